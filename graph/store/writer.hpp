#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "graph/model/evidence.hpp"
#include "graph/store/connection.hpp"

namespace entente::store {

/// Adds and removes documents. Each call is one transaction.
class Writer {
 public:
  explicit Writer(Connection& connection) : connection_(connection) {}

  Added add(const ExtractedDocument& document);
  bool remove(const std::string& document_id);

 private:
  using Actors = std::map<std::string, std::pair<std::int64_t, std::int64_t>>;  ///< key -> actor, node

  void insert(const ExtractedDocument& document);
  [[nodiscard]] std::int64_t insert_document(const Document& document);
  [[nodiscard]] std::vector<std::int64_t> insert_sentences(std::int64_t row, const ExtractedDocument& document);
  [[nodiscard]] Actors insert_actors(std::int64_t row, const std::vector<NodeClaim>& claims);
  void insert_evidence(const ExtractedDocument& document, const std::vector<std::int64_t>& sentences,
                       const Actors& actors);

  void remove_row(std::int64_t row);
  void remove_evidence(std::int64_t row);
  void remove_actors(std::int64_t row);
  [[nodiscard]] NodeClaim read_claim(std::int64_t actor, Execution& row);
  void count_generation();

  Connection& connection_;
};

/// The row of the document of exactly this text, or nullopt.
[[nodiscard]] std::optional<std::int64_t> find_text(Connection& connection, std::string_view text);

/// Throws Error{bad_input} unless the document keeps to what model/evidence.hpp says: spans inside the text, every
/// actor among its nodes, and so on.
void check_document(const ExtractedDocument& document);

}  // namespace entente::store
