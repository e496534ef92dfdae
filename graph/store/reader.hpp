#pragma once

#include <functional>
#include <string>
#include <vector>

#include "graph/store/connection.hpp"
#include "graph/store/store.hpp"

namespace entente::store {

/// The column that says which of the documents of one id a document is; see EvidenceRecord::twin.
#define ENTENTE_TWIN \
  "(SELECT count(*) FROM document AS twin WHERE twin.id = document.id AND twin.text_hash < document.text_hash)"

/// Reads rows out as records. Each call sees one state of the database.
class Reader {
 public:
  explicit Reader(Connection& connection) : connection_(connection) {}

  [[nodiscard]] std::vector<NodeRecord> nodes();
  [[nodiscard]] std::vector<EdgeRecord> edges();
  [[nodiscard]] std::vector<Document> documents();
  [[nodiscard]] std::vector<EvidenceRecord> evidence(const EdgeKey& edge);
  [[nodiscard]] std::vector<EvidenceRecord> hidden_evidence(const EdgeKey& edge);
  void for_each_evidence(const std::function<void(const EvidenceRecord&)>& visit);
  /// The evidence of the document of this row, in the order of the text.
  void for_each_evidence_of(std::int64_t document, const std::function<void(const EvidenceRecord&)>& visit);
  [[nodiscard]] std::vector<HandleRecord> handles(const std::string& node_key);
  [[nodiscard]] StoreCounts counts();
  [[nodiscard]] StoreVersion version();

 private:
  [[nodiscard]] EvidenceRecord read_evidence(Execution& row);
  [[nodiscard]] std::string text_at(std::int64_t document, ByteSpan span, const EvidenceRecord& record);

  Connection& connection_;
};

/// See Store::verify.
[[nodiscard]] std::vector<std::string> verify(Connection& connection);

}  // namespace entente::store
