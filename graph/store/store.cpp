#include "graph/store/store.hpp"

#include "graph/store/access.hpp"
#include "graph/store/connection.hpp"
#include "graph/store/reader.hpp"
#include "graph/store/writer.hpp"

namespace entente {

struct Store::Impl {
  Impl(const std::string& path, OpenMode mode, const StoreOptions& options) : connection(path, mode, options) {}

  /// Runs a piece of work, and says in the program's own terms what went wrong with it.
  template <class Work>
  auto attempt(std::string_view doing, Work work) {
    try {
      return work();
    } catch (const SQLite::Exception& failure) {
      throw store::translate(failure, connection.path(), doing);
    }
  }

  store::Connection connection;
  store::Writer writer{connection};
  store::Reader reader{connection};
};

Store::Store(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Store Store::open(const std::string& path, OpenMode mode, const StoreOptions& options) {
  return Store(std::make_unique<Impl>(path, mode, options));
}

const std::string& Store::path() const { return impl_->connection.path(); }

StoreVersion Store::version() const {
  return impl_->attempt("read its version", [&] { return impl_->reader.version(); });
}

store::Connection& StoreAccess::connection(const Store& store) { return store.impl_->connection; }

Added Store::add(const ExtractedDocument& document) {
  return impl_->attempt("add \"" + document.document.id + "\"", [&] { return impl_->writer.add(document); });
}

bool Store::contains(std::string_view text, std::string_view id) const {
  return impl_->attempt("look for a document", [&] {
    const auto row = store::find_text(impl_->connection, text);
    const std::string wanted(id);
    return row && impl_->connection.integer("SELECT 1 FROM document WHERE document_id = ? AND id <= ?", *row, wanted);
  });
}

bool Store::remove(std::string_view document_id) {
  const std::string id(document_id);
  return impl_->attempt("remove \"" + id + "\"", [&] { return impl_->writer.remove(id); });
}

std::vector<NodeRecord> Store::nodes() const {
  return impl_->attempt("read the nodes", [&] { return impl_->reader.nodes(); });
}

std::vector<EdgeRecord> Store::edges() const {
  return impl_->attempt("read the edges", [&] { return impl_->reader.edges(); });
}

std::vector<Document> Store::documents() const {
  return impl_->attempt("read the documents", [&] { return impl_->reader.documents(); });
}

std::vector<EvidenceRecord> Store::evidence(const EdgeKey& edge) const {
  return impl_->attempt("read evidence", [&] { return impl_->reader.evidence(edge); });
}

void Store::for_each_evidence(const std::function<void(const EvidenceRecord&)>& visit) const {
  impl_->attempt("read evidence", [&] { impl_->reader.for_each_evidence(visit); });
}

StoreCounts Store::counts() const {
  return impl_->attempt("count", [&] { return impl_->reader.counts(); });
}

std::vector<std::string> Store::verify() const {
  return impl_->attempt("check the database", [&] { return store::verify(impl_->connection); });
}

}  // namespace entente
