#include "graph/model/edge_key.hpp"

#include <vector>

namespace entente {

std::string edge_id(const EdgeKey& edge) {
  return edge.source + (edge.negated ? " not " : " ") + edge.type + " " + edge.target;
}

std::optional<EdgeKey> parse_edge_id(std::string_view id) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at <= id.size();) {
    const std::size_t end = std::min(id.find(' ', at), id.size());
    if (end > at) words.emplace_back(id.substr(at, end - at));
    at = end + 1;
  }
  const bool negated = words.size() == 4 && words[1] == "not";
  if (negated) words.erase(words.begin() + 1);
  if (words.size() != 3) return std::nullopt;
  return EdgeKey{.source = words[0], .type = words[1], .target = words[2], .negated = negated};
}

}  // namespace entente
