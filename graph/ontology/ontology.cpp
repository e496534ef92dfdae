#include "graph/ontology/ontology.hpp"

#include <algorithm>
#include <cctype>

namespace entente {

std::string EdgeType::cypher() const {
  std::string upper = name;
  for (char& c : upper) c = c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return upper;
}

const EdgeType* Ontology::find_type(std::string_view name) const {
  const auto found =
      std::find_if(types_.begin(), types_.end(), [&](const EdgeType& type) { return type.name == name; });
  return found == types_.end() ? nullptr : &*found;
}

bool Ontology::may_join(std::string_view type, std::string_view source_label, std::string_view target_label) const {
  const EdgeType* known = find_type(type);
  const auto among = [](const std::vector<std::string>& labels, std::string_view label) {
    return std::find(labels.begin(), labels.end(), label) != labels.end();
  };
  return known != nullptr && among(known->sources, source_label) && among(known->targets, target_label);
}

std::optional<std::string_view> Ontology::plover(std::string_view cameo) const {
  for (std::string_view prefix = cameo; !prefix.empty(); prefix.remove_suffix(1)) {
    if (const auto found = plover_.find(prefix); found != plover_.end()) return found->second;
  }
  return std::nullopt;
}

const std::vector<std::string>& Ontology::words(std::string_view list) const {
  static const std::vector<std::string> none;
  const auto found = words_.find(list);
  return found == words_.end() ? none : found->second;
}

}  // namespace entente
