#include "query/names/completion.hpp"

#include <algorithm>
#include <utility>

#include "graph/text/fold.hpp"

namespace entente::query {
namespace {

/// Whether a folded name begins with a folded text, at its own beginning or at that of a word.
bool fits(std::string_view name, std::string_view text) {
  for (std::size_t at = name.find(text); at != std::string_view::npos; at = name.find(text, at + 1)) {
    if (at == 0 || name[at - 1] == ' ') return true;
  }
  return false;
}

}  // namespace

std::vector<NodeId> complete(const Graph& graph, std::string_view text, std::string_view label, std::size_t at_most) {
  const std::string wanted = fold_name(text);
  if (wanted.empty() && !text.empty()) return {};
  std::vector<std::pair<std::size_t, NodeId>> found;  // fewer edges later
  std::vector<bool> seen(graph.node_count(), false);
  graph.for_each_name([&](std::string_view name, NodeId node) {
    if (seen[node.value()] || !fits(name, wanted)) return;
    seen[node.value()] = true;
    if (label.empty() || graph.label(node) == label) found.emplace_back(~graph.degree(node), node);
  });
  const auto kept = found.begin() + static_cast<std::ptrdiff_t>(std::min(at_most, found.size()));
  std::partial_sort(found.begin(), kept, found.end());
  std::vector<NodeId> nodes;
  for (auto at = found.begin(); at != kept; ++at) nodes.push_back(at->second);
  return nodes;
}

std::string matched_name(const Graph& graph, NodeId node, std::string_view text) {
  const std::string wanted = fold_name(text);
  const NodeRecord record = graph.node(node);
  if (fits(fold_name(record.name), wanted)) return record.name;
  for (const std::string& alias : record.aliases) {
    if (fits(fold_name(alias), wanted)) return alias;
  }
  return record.name;
}

LineCompletion complete_line(const Graph& graph, std::string_view line, std::size_t at_most) {
  constexpr std::size_t kMostWords = 5;
  std::vector<std::size_t> starts;  // of words, the last first
  for (std::size_t at = line.size(); at > 0 && starts.size() < kMostWords; --at) {
    if (line[at - 1] != ' ' && (at == 1 || line[at - 2] == ' ')) starts.push_back(at - 1);
  }
  if (line.ends_with(' ')) starts.clear();
  for (auto start = starts.rbegin(); start != starts.rend(); ++start) {
    LineCompletion completion{.from = *start, .names = {}};
    const std::string_view text = line.substr(*start);
    for (const NodeId node : complete(graph, text, "", at_most)) {
      const std::string name = matched_name(graph, node, text);
      if (std::find(completion.names.begin(), completion.names.end(), name) == completion.names.end()) {
        completion.names.push_back(name);
      }
    }
    if (!completion.names.empty()) return completion;
  }
  return {.from = line.size(), .names = {}};
}

}  // namespace entente::query
