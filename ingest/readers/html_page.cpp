#include "ingest/readers/html_page.hpp"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <utility>

namespace entente::ingest {

struct HtmlPage::Tree {
  explicit Tree(std::string_view html) : output(gumbo_parse_with_options(&options(), html.data(), html.size())) {}
  Tree(const Tree&) = delete;
  Tree& operator=(const Tree&) = delete;
  ~Tree() { gumbo_destroy_output(&options(), output); }

  static const GumboOptions& options() {
    static const GumboOptions kOptions = [] {
      GumboOptions chosen = kGumboDefaultOptions;
      chosen.max_errors = 0;
      return chosen;
    }();
    return kOptions;
  }

  GumboOutput* output;
};

namespace {

std::string_view attribute(const GumboElement& element, const char* name) {
  const GumboAttribute* found = gumbo_get_attribute(&element.attributes, name);
  return found ? std::string_view(found->value) : std::string_view{};
}

std::string_view first_of(const GumboElement& element, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    if (const std::string_view value = attribute(element, name); !value.empty()) return value;
  }
  return {};
}

/// A step of the walk: a node to enter, or (node == nullptr) the index of one to leave.
struct Step {
  const GumboNode* node;
  std::uint32_t index;
};

}  // namespace

HtmlPage::HtmlPage(std::string html) : html_(std::move(html)), tree_(std::make_unique<Tree>(html_)) {
  nodes_.push_back({.tag = "body"});
  std::vector<Step> pending;
  const auto push_children = [&](const GumboElement& element, std::uint32_t parent) {
    for (unsigned i = element.children.length; i > 0; --i) {
      pending.push_back({static_cast<const GumboNode*>(element.children.data[i - 1]), parent});
    }
  };
  if (tree_->output->root->type == GUMBO_NODE_ELEMENT) push_children(tree_->output->root->v.element, 0);
  while (!pending.empty()) {
    const Step step = pending.back();
    pending.pop_back();
    if (!step.node) {
      nodes_[step.index].end = static_cast<std::uint32_t>(nodes_.size());
      continue;
    }
    const auto here = static_cast<std::uint32_t>(nodes_.size());
    if (step.node->type == GUMBO_NODE_TEXT || step.node->type == GUMBO_NODE_WHITESPACE) {
      nodes_.push_back({.parent = step.index, .end = here + 1, .text = step.node->v.text.text});
      continue;
    }
    if (step.node->type != GUMBO_NODE_ELEMENT) continue;
    const GumboElement& element = step.node->v.element;
    if (element.tag == GUMBO_TAG_TITLE) {
      if (title_.empty() && element.children.length > 0) {
        title_ = static_cast<const GumboNode*>(element.children.data[0])->v.text.text;
      }
      continue;
    }
    if (element.tag == GUMBO_TAG_META) {
      facts_.push_back({"meta", first_of(element, {"property", "name", "itemprop"}), attribute(element, "content")});
      continue;
    }
    if (element.tag == GUMBO_TAG_LINK) {
      facts_.push_back({"link", attribute(element, "rel"), attribute(element, "href")});
      continue;
    }
    if (element.tag == GUMBO_TAG_TIME) {
      facts_.push_back({"time", attribute(element, "itemprop"), attribute(element, "datetime")});
    }
    nodes_.push_back({.parent = step.index,
                      .end = 0,
                      .tag = gumbo_normalized_tagname(element.tag),
                      .text = {},
                      .class_name = attribute(element, "class"),
                      .id = attribute(element, "id"),
                      .role = attribute(element, "role"),
                      .itemprop = attribute(element, "itemprop"),
                      .hidden = gumbo_get_attribute(&element.attributes, "hidden") != nullptr});
    pending.push_back({nullptr, here});
    push_children(element, here);
  }
  nodes_.front().end = static_cast<std::uint32_t>(nodes_.size());
}

HtmlPage::~HtmlPage() = default;

}  // namespace entente::ingest
