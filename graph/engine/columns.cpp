#include "graph/engine/columns.hpp"

#include <limits>

#include "graph/model/error.hpp"

namespace entente {

void DictionaryColumn::push_back(std::string_view text) {
  auto found = numbers_.find(text);
  if (found == numbers_.end()) {
    if (words_.size() > std::numeric_limits<std::uint16_t>::max()) {
      throw Error(ErrorCode::limit, "more than 65536 different labels, types, states or codes");
    }
    found = numbers_.emplace(text, static_cast<std::uint16_t>(words_.size())).first;
    words_.emplace_back(text);
  }
  codes_.push_back(found->second);
}

}  // namespace entente
