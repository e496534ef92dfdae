#include "app/server/call.hpp"

#include "query/names/completion.hpp"

namespace entente::server {
namespace {

constexpr std::size_t kCandidates = 8;

std::vector<Candidate> candidates(const Graph& graph, const std::vector<NodeId>& nodes) {
  std::vector<Candidate> list;
  for (const NodeId node : nodes) {
    if (list.size() == kCandidates) break;
    list.push_back({.key = std::string(graph.key(node)),
                    .name = std::string(graph.name(node)),
                    .label = std::string(graph.label(node))});
  }
  return list;
}

}  // namespace

NodeId resolve_node(const Call& call, const std::string& text) {
  const std::vector<NodeId> found = call.state.names().candidates(text);
  if (found.size() == 1) return found.front();
  if (found.empty()) {
    HttpError error = not_found("nothing in the graph is called '" + text + "'");
    error.candidates = candidates(call.graph(), query::complete(call.graph(), text, "", kCandidates));
    throw error;
  }
  throw ambiguous(call.graph(), "'" + text + "' may mean several; give the key of one of them", found);
}

HttpError ambiguous(const Graph& graph, const std::string& message, const std::vector<NodeId>& nodes) {
  HttpError error(409, "ambiguous", message);
  error.candidates = candidates(graph, nodes);
  return error;
}

std::optional<EdgeId> find_edge(const Graph& graph, std::string_view id) {
  constexpr std::string_view kNot = " not";
  // Keys hold no blanks as a rule; those of a damaged database may, so that every type is looked for in its own right.
  for (const std::string& type : graph.types()) {
    const std::string middle = " " + type + " ";
    for (std::size_t at = id.find(middle); at != std::string_view::npos; at = id.find(middle, at + 1)) {
      const std::string_view source = id.substr(0, at);
      EdgeKey key{.source = std::string(source),
                  .type = type,
                  .target = std::string(id.substr(at + middle.size())),
                  .negated = false};
      if (source.ends_with(kNot)) {
        key.negated = true;
        key.source.resize(source.size() - kNot.size());
      }
      if (const auto edge = graph.find_edge(key)) return edge;
    }
  }
  return std::nullopt;
}

}  // namespace entente::server
