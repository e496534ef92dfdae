#include "query/ask/answer.hpp"

#include <algorithm>
#include <set>

#include "graph/text/fold.hpp"

namespace entente::query {
namespace {

/// The ISO code of a state's node.
std::string_view state_code(const Graph& graph, NodeId state) {
  constexpr std::string_view kPrefix = "state/";
  const std::string_view key = graph.key(state);
  if (!graph.state(state).empty()) return graph.state(state);
  return key.starts_with(kPrefix) ? key.substr(kPrefix.size()) : std::string_view();
}

bool acts_for(const Graph& graph, NodeId node, NodeId state) {
  if (graph.label(state) != "State" || graph.state(node).empty()) return false;
  const std::string_view label = graph.label(node);
  return (label == "Official" || label == "Force" || label == "Organization") &&
         graph.state(node) == state_code(graph, state);
}

/// Decides whether edges and sentences meet a question's conditions.
class Matcher {
 public:
  Matcher(const Question& question, const Graph& graph, const AnswerOptions& options)
      : question_(question), graph_(graph), options_(options) {
    for (const NodeId node : question.object.nodes) {
      const NodeRecord record = graph.node(node);
      object_names_.push_back(fold_name(record.name));
      for (const std::string& alias : record.aliases) object_names_.push_back(fold_name(alias));
    }
  }

  /// Whether the edge's type and ends fit; when only a mention in the sentence can make them fit, *needs_mention is
  /// set.
  [[nodiscard]] bool fits(EdgeId edge, bool* needs_mention) const {
    *needs_mention = false;
    if (question_.negated && !graph_.negated(edge)) return false;
    const NodeId source = graph_.source(edge);
    const NodeId target = graph_.target(edge);
    if (question_.senses.empty())
      return !graph_.cameo(edge).empty() && fits_either(source, target, question_.either_way, needs_mention);
    return std::any_of(question_.senses.begin(), question_.senses.end(), [&](const VerbSense& sense) {
      if (sense.type != graph_.type_name(edge)) return false;
      if (sense.inverted) return fits_ends(target, source, needs_mention);
      return fits_either(source, target, question_.either_way || sense.symmetric, needs_mention);
    });
  }

  [[nodiscard]] bool mentions_object(const std::string& sentence) const {
    const std::string folded = " " + fold_name(sentence) + " ";
    return std::any_of(object_names_.begin(), object_names_.end(),
                       [&](const std::string& name) { return holds_word(folded, name); });
  }
  [[nodiscard]] bool on_topic(const std::string& sentence) const {
    return question_.about.empty() || holds_word(" " + fold_name(sentence) + " ", question_.about);
  }

 private:
  /// Whether `words` stand in the text as whole words. The text begins and ends with a blank.
  static bool holds_word(const std::string& text, const std::string& words) {
    const auto is_letter = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (static_cast<unsigned char>(c) & 0x80U) != 0;
    };
    for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) {
      if (!is_letter(text[at - 1]) && !is_letter(text[at + words.size()])) return true;
    }
    return false;
  }

  [[nodiscard]] bool is_party(NodeId node, const Party& party) const {
    if (!party.nodes.empty()) {
      const bool named = std::any_of(party.nodes.begin(), party.nodes.end(), [&](NodeId wanted) {
        return wanted == node || (!options_.exact && acts_for(graph_, node, wanted));
      });
      if (!named) return false;
    }
    const std::string_view label = graph_.label(node);
    if (!party.labels.empty() && std::find(party.labels.begin(), party.labels.end(), label) == party.labels.end()) {
      return false;
    }
    return party.acting_for.empty() || std::any_of(party.acting_for.begin(), party.acting_for.end(), [&](NodeId state) {
             return !graph_.state(node).empty() && label != "State" && graph_.state(node) == state_code(graph_, state);
           });
  }

  [[nodiscard]] bool fits_ends(NodeId subject, NodeId object, bool* needs_mention) const {
    if (!is_party(subject, question_.subject)) return false;
    if (question_.either_way && subject == object) return false;
    if (is_party(object, question_.object)) {
      *needs_mention = false;
      return true;
    }
    *needs_mention = question_.or_mentioned;
    return question_.or_mentioned;
  }
  [[nodiscard]] bool fits_either(NodeId source, NodeId target, bool either_way, bool* needs_mention) const {
    if (fits_ends(source, target, needs_mention) && !*needs_mention) return true;
    const bool with_mention = *needs_mention;
    if (either_way && fits_ends(target, source, needs_mention)) return true;
    *needs_mention = with_mention;
    return with_mention;
  }

  const Question& question_;
  const Graph& graph_;
  const AnswerOptions& options_;
  std::vector<std::string> object_names_;  ///< folded
};

/// The edges of a profile: what the node is, and who is something of it.
std::vector<EdgeId> structural_edges(const Question& question, const Graph& graph) {
  std::vector<EdgeId> edges;
  for (std::uint32_t i = 0; i < graph.edge_count(); ++i) {
    const EdgeId edge(i);
    const auto& nodes = question.subject.nodes;
    const auto is_one = [&](NodeId node) { return std::find(nodes.begin(), nodes.end(), node) != nodes.end(); };
    if (graph.cameo(edge).empty() && (is_one(graph.source(edge)) || is_one(graph.target(edge)))) edges.push_back(edge);
  }
  return edges;
}

bool is_asked_source(const Question& question, EdgeId edge, const Graph& graph) {
  const bool inverted = std::any_of(question.senses.begin(), question.senses.end(), [&](const VerbSense& sense) {
    return sense.inverted && sense.type == graph.type_name(edge);
  });
  return question.subject.asked != inverted;
}

}  // namespace

Answer answer(const Question& question, const Graph& graph, const Store& store, const AnswerOptions& options) {
  const Matcher matcher(question, graph, options);
  struct Candidate {
    EdgeId edge;
    bool needs_mention;
  };
  std::vector<Candidate> candidates;
  if (question.ask == Ask::profile) {
    for (const EdgeId edge : structural_edges(question, graph)) candidates.push_back({edge, false});
  } else {
    for (std::uint32_t i = 0; i < graph.edge_count(); ++i) {
      bool needs_mention = false;
      if (matcher.fits(EdgeId(i), &needs_mention)) candidates.push_back({EdgeId(i), needs_mention});
    }
  }
  std::stable_sort(candidates.begin(), candidates.end(), [&](const Candidate& a, const Candidate& b) {
    const auto weight = [&graph](EdgeId edge) { return std::pair(graph.documents(edge), graph.mentions(edge)); };
    return weight(b.edge) < weight(a.edge);
  });

  const EvidenceFilter filter{.since = question.period.since, .until = question.period.until};
  Answer result;
  std::set<NodeId> actors;
  for (const Candidate& candidate : candidates) {
    for (FoundEvidence& found : evidence_of(candidate.edge, graph, store, filter)) {
      const std::string& sentence = found.record.sentence_text;
      if (candidate.needs_mention && !matcher.mentions_object(sentence)) continue;
      if (!matcher.on_topic(sentence)) continue;
      actors.insert(is_asked_source(question, found.edge, graph) ? graph.source(found.edge) : graph.target(found.edge));
      result.evidence.push_back(std::move(found));
    }
  }
  if (question.ask == Ask::actors) result.actors.assign(actors.begin(), actors.end());
  return result;
}

}  // namespace entente::query
