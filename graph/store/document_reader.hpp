#pragma once

#include <optional>
#include <string_view>

#include "graph/store/connection.hpp"
#include "graph/store/store.hpp"

namespace entente::store {

/// Reads documents out for people who page through them. Each call sees one state of the database.
class DocumentReader {
 public:
  explicit DocumentReader(Connection& connection) : connection_(connection) {}

  [[nodiscard]] DocumentPage page(std::string_view text, std::size_t offset, std::size_t limit);
  [[nodiscard]] std::optional<StoredDocument> document(std::string_view id, std::uint32_t twin);
  [[nodiscard]] SentenceContext around(const EvidenceRecord& record);

 private:
  Connection& connection_;
};

}  // namespace entente::store
