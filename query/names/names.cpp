#include "query/names/names.hpp"

#include <algorithm>
#include <tuple>

#include "graph/model/error.hpp"
#include "graph/model/limits.hpp"
#include "graph/text/fold.hpp"

namespace entente::query {
namespace {

constexpr std::size_t kFarthest = 3;  ///< mistakes a suggestion may correct
constexpr std::size_t kListed = 8;    ///< candidates an error lists

/// How near a folded name is to a folded text; larger than kFarthest + 2 when it is not near at all.
std::size_t nearness(std::string_view text, std::string_view name) {
  constexpr std::size_t kFar = kFarthest + 3;
  if (text.size() >= 3) {
    if (name.starts_with(text)) return 1;
    if (name.find(" " + std::string(text)) != std::string_view::npos) return 2;
  }
  const std::size_t allowed = std::min(kFarthest, text.size() / 3);
  const std::size_t whole = edit_distance(text, name, allowed);
  if (whole <= allowed) return whole;
  // One word of the name misspelt: "Fidann" for "Hakan Fidan".
  for (std::size_t start = 0; start < name.size();) {
    const std::size_t end = std::min(name.find(' ', start), name.size());
    const std::size_t word = edit_distance(text, name.substr(start, end - start), allowed);
    if (word <= allowed && end - start > 2) return word + 2;
    start = end + 1;
  }
  return kFar;
}

std::string key_and_name(const Graph& graph, NodeId node) {
  return std::string(graph.key(node)) + " (" + std::string(graph.name(node)) + ")";
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t at_most) {
  const std::size_t difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (difference > at_most) return at_most + 1;
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, last);
    std::swap(last, row);
  }
  return std::min(last[b.size()], at_most + 1);
}

std::vector<NodeId> Names::candidates(std::string_view text) const {
  if (const auto by_key = graph_.find_key(text)) return {*by_key};
  std::string wanted = fold_name(text);
  std::vector<NodeId> found = graph_.find_name(wanted);
  if (found.empty() && wanted.starts_with("the ")) {
    wanted.erase(0, 4);
    found = graph_.find_name(wanted);
  } else if (found.empty()) {
    found = graph_.find_name("the " + wanted);
  }
  if (found.size() > 1) {
    std::vector<NodeId> own;
    std::copy_if(found.begin(), found.end(), std::back_inserter(own),
                 [&](NodeId node) { return fold_name(graph_.name(node)) == wanted; });
    if (!own.empty()) return own;
  }
  return found;
}

NodeId Names::resolve(std::string_view text) const {
  const std::vector<NodeId> found = candidates(text);
  if (found.size() == 1) return found.front();
  if (found.empty()) {
    std::string message = "nothing in the graph is called '" + std::string(text) + "'";
    const std::vector<std::string> near = suggestions(text);
    for (std::size_t i = 0; i < near.size(); ++i) message += (i == 0 ? "; did you mean " : " or ") + near[i];
    throw Error(ErrorCode::not_found, near.empty() ? message : message + "?");
  }
  std::string message = "'" + std::string(text) + "' may mean";
  for (std::size_t i = 0; i < found.size() && i < kListed; ++i) {
    message += (i == 0 ? " " : ", ") + key_and_name(graph_, found[i]);
  }
  if (found.size() > kListed) message += " and " + std::to_string(found.size() - kListed) + " more";
  throw AmbiguousName(message + "; give the key of one of them", found);
}

std::vector<std::string> Names::suggestions(std::string_view text, std::size_t at_most) const {
  const std::string wanted = fold_name(text);
  if (wanted.empty() || wanted.size() > limits::kMaxNameBytes) return {};
  std::vector<std::tuple<std::size_t, std::size_t, std::string>> near;  // nearness, fewer edges later, name
  for (std::uint32_t i = 0; i < graph_.node_count(); ++i) {
    const NodeRecord node = graph_.node(NodeId(i));
    std::size_t best = nearness(wanted, fold_name(node.name));
    for (const std::string& alias : node.aliases) best = std::min(best, nearness(wanted, fold_name(alias)));
    if (best <= kFarthest + 2) near.emplace_back(best, ~graph_.degree(NodeId(i)), node.name);
  }
  std::sort(near.begin(), near.end());
  std::vector<std::string> names;
  for (const auto& [distance, edges, name] : near) {
    if (names.size() == at_most) break;
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return names;
}

std::string display_name(const Graph& graph, NodeId node) {
  const std::string name(graph.name(node));
  if (graph.state(node).empty() || graph.label(node) == "State") return name;
  return name + " (" + std::string(graph.state(node)) + ")";
}

std::string relation_name(const Graph& graph, EdgeId edge) {
  return (graph.negated(edge) ? "not " : "") + std::string(graph.type_name(edge));
}

std::string relation_from(const Graph& graph, EdgeId edge, NodeId end) {
  return graph.source(edge) == end ? relation_name(graph, edge) + " \u2192" : "\u2190 " + relation_name(graph, edge);
}

}  // namespace entente::query
