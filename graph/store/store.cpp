#include "graph/store/store.hpp"

#include <sqlite3.h>

#include "graph/store/access.hpp"
#include "graph/store/connection.hpp"
#include "graph/store/document_reader.hpp"
#include "graph/store/mention_reader.hpp"
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
      if (failure.getErrorCode() == SQLITE_INTERRUPT && stop) {
        throw Error(ErrorCode::limit, "reading was stopped", connection.path());
      }
      throw store::translate(failure, connection.path(), doing);
    }
  }

  /// A program with other rules may have derived the graph last, or none since the schema changed.
  void bring_up_to_date() {
    attempt("bring the graph up to date", [&] {
      if (!connection.read_only()) return writer.rebuild();
      if (connection.integer("SELECT 1 FROM meta WHERE key = 'rules' AND value <> '0'")) return;
      throw Error(ErrorCode::store, "has not been brought up to date: open it once for writing", connection.path());
    });
  }

  store::Connection connection;
  std::function<bool()> stop;
  store::Writer writer{connection};
  store::Reader reader{connection};
};

Store::Store(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Store Store::open(const std::string& path, OpenMode mode, const StoreOptions& options) {
  auto impl = std::make_unique<Impl>(path, mode, options);
  impl->bring_up_to_date();
  return Store(std::move(impl));
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

JudgementEffect Store::judge(const Judgement& judgement) {
  return impl_->attempt("judge", [&] { return impl_->writer.judge(judgement); });
}

std::vector<Judgement> Store::judgements() const {
  return impl_->attempt("read the judgements", [&] { return store::read_judgements(impl_->connection); });
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

std::vector<EvidenceRecord> Store::hidden_evidence(const EdgeKey& edge) const {
  return impl_->attempt("read evidence", [&] { return impl_->reader.hidden_evidence(edge); });
}

void Store::for_each_evidence(const std::function<void(const EvidenceRecord&)>& visit) const {
  impl_->attempt("read evidence", [&] { impl_->reader.for_each_evidence(visit); });
}

std::vector<EvidenceFacts> Store::evidence_facts(const EdgeKey& edge) const {
  return impl_->attempt("read evidence", [&] { return store::MentionReader(impl_->connection).facts(edge); });
}

std::vector<Mention> Store::mentions(const EdgeKey& edge) const {
  return impl_->attempt("read evidence", [&] { return store::MentionReader(impl_->connection).mentions(edge); });
}

void Store::for_each_mention(const std::function<void(const EdgeKey&, const Mention&)>& visit) const {
  impl_->attempt("read evidence", [&] { store::MentionReader(impl_->connection).for_each_mention(visit); });
}

std::vector<HandleRecord> Store::handles(const std::string& node_key) const {
  return impl_->attempt("read names", [&] { return impl_->reader.handles(node_key); });
}

StoreCounts Store::counts() const {
  return impl_->attempt("count", [&] { return impl_->reader.counts(); });
}

DocumentPage Store::documents(std::string_view text, std::size_t offset, std::size_t limit) const {
  return impl_->attempt("read the documents",
                        [&] { return store::DocumentReader(impl_->connection).page(text, offset, limit); });
}

std::optional<StoredDocument> Store::document(std::string_view id, std::uint32_t twin) const {
  return impl_->attempt("read a document", [&] { return store::DocumentReader(impl_->connection).document(id, twin); });
}

SentenceContext Store::around(const EvidenceRecord& record) const {
  return impl_->attempt("read sentences", [&] { return store::DocumentReader(impl_->connection).around(record); });
}

struct StoreSnapshot::Impl {
  store::ReadTransaction transaction;
};

StoreSnapshot::StoreSnapshot(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
StoreSnapshot::StoreSnapshot(StoreSnapshot&&) noexcept = default;
StoreSnapshot& StoreSnapshot::operator=(StoreSnapshot&&) noexcept = default;
StoreSnapshot::~StoreSnapshot() = default;

StoreSnapshot Store::snapshot() const {
  return impl_->attempt("read", [&] {
    StoreSnapshot snapshot(std::unique_ptr<StoreSnapshot::Impl>(
        new StoreSnapshot::Impl{.transaction = store::ReadTransaction(impl_->connection)}));
    (void)impl_->reader.version();  // SQLite takes its snapshot with the first read
    return snapshot;
  });
}

void Store::stop_when(std::function<bool()> stop) {
  constexpr int kStepsBetweenQuestions = 1000;
  impl_->stop = std::move(stop);
  const auto ask = [](void* function) { return (*static_cast<std::function<bool()>*>(function))() ? 1 : 0; };
  sqlite3_progress_handler(impl_->connection.database().getHandle(), impl_->stop ? kStepsBetweenQuestions : 0,
                           impl_->stop ? +ask : nullptr, &impl_->stop);
}

std::vector<std::string> Store::verify() const {
  return impl_->attempt("check the database", [&] { return store::verify(impl_->connection); });
}

}  // namespace entente
