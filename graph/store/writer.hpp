#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "graph/model/evidence.hpp"
#include "graph/store/connection.hpp"
#include "graph/store/derivation.hpp"

namespace entente::store {

/// Adds and removes documents and appends judgements. Each call is one transaction.
class Writer {
 public:
  explicit Writer(Connection& connection) : connection_(connection) {}

  Added add(const ExtractedDocument& document);
  bool remove(const std::string& document_id);
  JudgementEffect judge(Judgement judgement);
  /// Derives everything that is derived once more, when that was done by other rules than this program's.
  void rebuild();

 private:
  using Actors = std::map<std::string, std::int64_t>;  ///< by key

  void insert(const ExtractedDocument& document);
  [[nodiscard]] std::int64_t insert_document(const Document& document);
  [[nodiscard]] std::vector<std::int64_t> insert_sentences(std::int64_t row, const ExtractedDocument& document);
  [[nodiscard]] Actors insert_actors(std::int64_t row, const std::vector<NodeClaim>& claims);
  void insert_evidence(const ExtractedDocument& document, const std::vector<std::int64_t>& sentences,
                       const Actors& actors);

  void remove_row(std::int64_t row);
  Derivation::Outcome finish(WriteTransaction& transaction);

  Connection& connection_;
  Derivation derivation_{connection_};
};

/// The row of the document of exactly this text, or nullopt.
[[nodiscard]] std::optional<std::int64_t> find_text(Connection& connection, std::string_view text);

/// Completes a judgement (its number, what an undo without an object undoes), or throws as Store::judge says.
void check_judgement(Connection& connection, HandleTable& handles, Judgement& judgement);

/// Throws Error{bad_input} unless the document keeps to what model/evidence.hpp says: spans inside the text, every
/// actor among its nodes, and so on.
void check_document(const ExtractedDocument& document);

}  // namespace entente::store
