#pragma once

#include <functional>
#include <vector>

#include "graph/store/connection.hpp"
#include "graph/store/store.hpp"

namespace entente::store {

/// Reads mentions out: evidence without its words, which costs a small part of reading it whole.
class MentionReader {
 public:
  explicit MentionReader(Connection& connection) : connection_(connection) {}

  [[nodiscard]] std::vector<Mention> mentions(const EdgeKey& edge);
  [[nodiscard]] std::vector<EvidenceFacts> facts(const EdgeKey& edge);
  void for_each_mention(const std::function<void(const EdgeKey&, const Mention&)>& visit);

 private:
  Connection& connection_;
};

}  // namespace entente::store
