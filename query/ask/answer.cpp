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

enum class Fits : std::uint8_t { no, if_mentioned, yes };  ///< if_mentioned: when the sentence names the object

/// Whether an edge fits with its source as the question's subject, and with its target as the subject.
struct Fit {
  Fits forward = Fits::no;
  Fits backward = Fits::no;
  [[nodiscard]] Fits best() const { return std::max(forward, backward); }
};

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

  /// Which way round an edge fits the question, its type and both ends considered.
  [[nodiscard]] Fit fits(EdgeId edge) const {
    if (question_.negated && !graph_.negated(edge)) return {};
    const NodeId source = graph_.source(edge);
    const NodeId target = graph_.target(edge);
    if (question_.senses.empty()) {
      return graph_.cameo(edge).empty() ? Fit{} : fits_ends(source, target, true, question_.either_way);
    }
    Fit fit;
    for (const VerbSense& sense : question_.senses) {
      if (sense.type != graph_.type_name(edge)) continue;
      const bool either_way = question_.either_way || sense.symmetric;
      const Fit more = fits_ends(source, target, !sense.inverted, either_way || sense.inverted);
      fit.forward = std::max(fit.forward, more.forward);
      fit.backward = std::max(fit.backward, more.backward);
    }
    return fit;
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

  [[nodiscard]] Fits fits_as(NodeId subject, NodeId object) const {
    if (!is_party(subject, question_.subject)) return Fits::no;
    if (question_.either_way && subject == object) return Fits::no;
    if (is_party(object, question_.object)) return Fits::yes;
    return question_.or_mentioned ? Fits::if_mentioned : Fits::no;
  }
  [[nodiscard]] Fit fits_ends(NodeId source, NodeId target, bool forward, bool backward) const {
    return {.forward = forward ? fits_as(source, target) : Fits::no,
            .backward = backward ? fits_as(target, source) : Fits::no};
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

/// Adds the ends of an edge that the question asks for.
void add_asked(const Question& question, EdgeId edge, const Fit& fit, const Graph& graph, std::set<NodeId>& actors) {
  const NodeId source = graph.source(edge);
  const NodeId target = graph.target(edge);
  if (fit.forward == fit.best()) actors.insert(question.subject.asked ? source : target);
  if (fit.backward == fit.best()) actors.insert(question.subject.asked ? target : source);
}

}  // namespace

Answer answer(const Question& question, const Graph& graph, const Store& store, const AnswerOptions& options) {
  const Matcher matcher(question, graph, options);
  struct Candidate {
    EdgeId edge;
    Fit fit;
  };
  std::vector<Candidate> candidates;
  if (question.ask == Ask::profile) {
    for (const EdgeId edge : structural_edges(question, graph)) candidates.push_back({edge, {.forward = Fits::yes}});
  } else {
    for (std::uint32_t i = 0; i < graph.edge_count(); ++i) {
      const Fit fit = matcher.fits(EdgeId(i));
      if (fit.best() != Fits::no) candidates.push_back({EdgeId(i), fit});
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
      if (candidate.fit.best() == Fits::if_mentioned && !matcher.mentions_object(sentence)) continue;
      if (!matcher.on_topic(sentence)) continue;
      add_asked(question, found.edge, candidate.fit, graph, actors);
      result.evidence.push_back(std::move(found));
    }
  }
  if (question.ask == Ask::actors) result.actors.assign(actors.begin(), actors.end());
  return result;
}

}  // namespace entente::query
