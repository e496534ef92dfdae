#include <algorithm>

#include "query/ask/question.hpp"
#include "query/names/names.hpp"

namespace entente::query {
namespace {

std::string joined(const std::vector<std::string>& parts, std::string_view by) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : std::string(by)) + part;
  return text;
}

std::string describe_party(const Party& party, const Graph& graph) {
  std::vector<std::string> parts;
  for (const NodeId node : party.nodes) {
    const std::string name(graph.name(node));
    parts.push_back(graph.label(node) == "State" ? name + " or whoever acts for it" : name);
  }
  std::string text = joined(parts, " or ");
  if (!party.labels.empty()) text += (text.empty() ? "" : ", ") + std::string("any ") + joined(party.labels, " or ");
  if (!party.acting_for.empty()) {
    std::vector<std::string> states;
    for (const NodeId node : party.acting_for) states.emplace_back(graph.name(node));
    text += (text.empty() ? "anyone acting for " : " acting for ") + joined(states, " or ");
  }
  return text.empty() ? "anyone" : text;
}

}  // namespace

std::string describe(const Question& question, const Graph& graph) {
  std::string text;
  if (question.ask == Ask::connection) {
    text = "paths between " + std::string(graph.name(question.subject.nodes.front())) + " and " +
           std::string(graph.name(question.object.nodes.front()));
  } else if (question.ask == Ask::profile) {
    text = "what is known of " + describe_party({.nodes = question.subject.nodes}, graph);
  } else {
    std::vector<std::string> types;
    for (const VerbSense& sense : question.senses) {
      if (std::find(types.begin(), types.end(), sense.type) == types.end()) types.push_back(sense.type);
    }
    const std::string relation =
        std::string(question.negated ? "not " : "") + (types.empty() ? "any event" : joined(types, " or "));
    if (question.either_way) {
      std::vector<std::string> ends;
      for (const NodeId node : question.subject.nodes) ends.emplace_back(graph.name(node));
      text = "[" + relation + "] between " + joined(ends, " and ");
    } else {
      text =
          describe_party(question.subject, graph) + " -[" + relation + "]-> " + describe_party(question.object, graph);
      if (question.or_mentioned) text += ", or a sentence that names it";
    }
    if (question.ask == Ask::actors) text = "how many, of: " + text;
    if (question.ask == Ask::mentions) text = "how often: " + text;
    if (question.ask == Ask::yes_no) text = "whether " + text;
  }
  if (!question.about.empty()) text += ", in sentences with '" + question.about + "'";
  if (question.period.since) text += ", since " + question.period.since->iso();
  if (question.period.until) text += ", until " + question.period.until->iso();
  return text;
}

}  // namespace entente::query
