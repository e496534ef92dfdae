#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/curation/judgement.hpp"
#include "graph/model/edge_key.hpp"
#include "graph/model/evidence.hpp"

namespace entente {

/// A node summed up over all documents.
struct NodeRecord {
  std::string key;
  std::string label;
  std::string name;   ///< the authoritative name, else the most used, longest, first in byte order
  std::string state;  ///< ISO alpha-3 or empty
  std::map<std::string, std::string> properties;
  std::vector<std::string> aliases;  ///< in byte order, each once, `name` left out
};

/// An edge summed up over its evidence.
struct EdgeRecord {
  EdgeKey key;
  std::string cameo;            ///< the most frequent code of its evidence, smallest first
  std::uint32_t mentions = 0;   ///< pieces of evidence
  std::uint32_t documents = 0;  ///< independent documents: near-copies of one another count once
  std::optional<Date> first;    ///< event date, else publication date
  std::optional<Date> last;
  Modality modality = Modality::possible;  ///< the firmest
  double confidence = 0;                   ///< 1 - product of (1 - c) over documents, c the best of each, at most 0.99
};

/// A piece of evidence with the document and sentence it stands in.
struct EvidenceRecord {
  std::string document;
  std::uint32_t twin =
      0;  ///< which of the documents of this id it is, by the fingerprints of their texts; 0: the first
  std::string url;
  std::string title;
  std::string publisher;
  std::optional<Date> published;
  ByteSpan sentence_span;
  std::string sentence_text;
  Evidence evidence;  ///< spans are offsets into the document's text
  std::string source_text;
  std::string target_text;
  std::string trigger_text;
  std::uint32_t copies = 0;     ///< other documents that are near-copies of this one and do not count beside it
  std::uint64_t judgement = 0;  ///< number of the last judgement that had a say in it; 0: none
  bool hidden = false;          ///< rejected by that judgement; only hidden_evidence() gives such
};

/// When, how firmly and by which document an edge is mentioned: a piece of evidence without its words.
struct Mention {
  std::string document;
  std::uint32_t twin = 0;   ///< as EvidenceRecord::twin
  std::optional<Date> day;  ///< the event's, else the document's
  Modality modality = Modality::asserted;
  double confidence = 0;
};

/// What a filter asks of a piece of evidence.
struct EvidenceFacts {
  std::optional<Date> day;  ///< the event's, else the document's
  Modality modality = Modality::asserted;
  double confidence = 0;
};

/// What documents call a node, and why it was taken for one with the node's other names.
struct HandleRecord {
  std::string key;   ///< as documents read it; with ".pak" behind it for what they call so of one state only
  std::string name;  ///< what most documents call it
  std::string state;
  std::string rule;     ///< "surname", "spelling", "acronym ISF"; empty for the one the others were joined to
  std::string with;     ///< key of the one it was joined to
  bool judged = false;  ///< a judgement, not a rule, says that it is this node
  std::vector<std::string> documents;  ///< ids, in byte order
};

struct StoreVersion {
  std::string identity;          ///< drawn when the file was made
  std::uint64_t generation = 0;  ///< counts the changes since
  std::string stamp;             ///< drawn at each change: copies of one file that change apart stay apart
  friend bool operator==(const StoreVersion&, const StoreVersion&) = default;
};

struct StoreCounts {
  std::uint64_t documents = 0, sentences = 0, nodes = 0, edges = 0, evidence = 0;
};

enum class OpenMode : std::uint8_t { read_only, read_write };

struct StoreOptions {
  int busy_timeout_ms = 10'000;  ///< how long to wait for another process that writes
  std::uint32_t max_pages = 0;   ///< the file may not grow beyond so many pages of 4 KiB; 0: SQLite's own limit
  bool check_pages = true;       ///< look at every page first where there is reason to; false for a file just looked at
};

/// A document as a list shows it.
struct DocumentSummary {
  std::string id, url, title, publisher;
  std::optional<Date> published;
  std::uint32_t twin = 0;      ///< as EvidenceRecord::twin
  std::uint64_t evidence = 0;  ///< pieces
};

struct DocumentPage {
  std::uint64_t total = 0;  ///< documents that fit, on this page or not
  std::vector<DocumentSummary> items;
};

/// A document with its sentences and evidence, both in the order of the text.
struct StoredDocument {
  Document document;
  std::vector<ByteSpan> sentences;
  std::vector<EvidenceRecord> evidence;
};

/// The sentences before and after one; empty at either end of the document.
struct SentenceContext {
  std::string before, after;
};

/// Holds one state of the database: while it lives, everything its store reads is of that state, whoever writes. The
/// store must outlive it.
class StoreSnapshot {
 public:
  StoreSnapshot(StoreSnapshot&&) noexcept;
  StoreSnapshot& operator=(StoreSnapshot&&) noexcept;
  ~StoreSnapshot();

 private:
  friend class Store;
  struct Impl;
  explicit StoreSnapshot(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

enum class Added : std::uint8_t { added, already_there };

/// One SQLite file (design.md, "Store"). One Store serves one thread; any number of processes may hold the file open,
/// one of them writing at a time. Every failure is Error{store}: the message says what could not be done and why.
class Store {
 public:
  /// Opens, and in read_write mode creates or migrates. Refuses a file that is not an Entente database, one of a newer
  /// schema, and (read_only) one that does not exist. ":memory:" is a private database.
  static Store open(const std::string& path, OpenMode mode, const StoreOptions& options = {});
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

  /// Adds one document with all its nodes and evidence in one transaction, or nothing at all. The same text twice is
  /// one document, under the smallest of its ids, whatever the order of arrival.
  Added add(const ExtractedDocument& document);
  /// Whether a document of exactly this text is there under an id not greater than `id`: then add() would change
  /// nothing.
  [[nodiscard]] bool contains(std::string_view text, std::string_view id) const;
  /// Removes a document and all that only it supported; false when there is no such document.
  bool remove(std::string_view document_id);

  /// Appends a judgement to the log (its number, `undone` and, for undo without an object, what is undone are filled
  /// in) and brings the graph in line with it, in one transaction. Subjects and objects that stand for nodes are keys
  /// of nodes that there are. Throws Error{not_found} for a node, edge or judgement that there is not, and
  /// Error{usage} for a judgement that makes no sense: merging a node with itself, splitting off all or nothing of it,
  /// undoing what is undone.
  JudgementEffect judge(const Judgement& judgement);
  /// The whole log, in order.
  [[nodiscard]] std::vector<Judgement> judgements() const;

  /// What documents call a node, by key; empty when there is no such node.
  [[nodiscard]] std::vector<HandleRecord> handles(const std::string& node_key) const;

  /// Rows in the order of their keys, independent of the order in which documents came.
  [[nodiscard]] std::vector<NodeRecord> nodes() const;
  [[nodiscard]] std::vector<EdgeRecord> edges() const;
  [[nodiscard]] std::vector<Document> documents() const;
  /// All evidence of one edge, by confidence (best first), document, place in the text.
  [[nodiscard]] std::vector<EvidenceRecord> evidence(const EdgeKey& edge) const;
  /// Evidence that was read as of this edge, between what are now its nodes, and that judgements hide; as evidence().
  [[nodiscard]] std::vector<EvidenceRecord> hidden_evidence(const EdgeKey& edge) const;
  /// All evidence there is, by document, place, type, source, target.
  void for_each_evidence(const std::function<void(const EvidenceRecord&)>& visit) const;
  /// The facts of each piece of evidence of one edge, in any order: a tenth of the time that evidence() takes.
  [[nodiscard]] std::vector<EvidenceFacts> evidence_facts(const EdgeKey& edge) const;
  /// The mentions of one edge, by document and place; as many as there is evidence.
  [[nodiscard]] std::vector<Mention> mentions(const EdgeKey& edge) const;
  /// All mentions there are, by edge and then as mentions().
  void for_each_mention(const std::function<void(const EdgeKey&, const Mention&)>& visit) const;
  [[nodiscard]] StoreCounts counts() const;
  /// Documents whose id, title or publisher holds the text (in any case, for ASCII letters), newest first, then by id.
  [[nodiscard]] DocumentPage documents(std::string_view text, std::size_t offset, std::size_t limit) const;
  /// The document of this id; of several that one (see EvidenceRecord::twin).
  [[nodiscard]] std::optional<StoredDocument> document(std::string_view id, std::uint32_t twin = 0) const;
  [[nodiscard]] SentenceContext around(const EvidenceRecord& record) const;
  /// integrity_check, foreign_key_check and our own invariants; one line a problem, empty when all is well.
  [[nodiscard]] std::vector<std::string> verify() const;

  [[nodiscard]] StoreSnapshot snapshot() const;
  /// Asks `stop` every few microseconds while SQLite works, on the same thread; once it says yes, whatever is being
  /// read ends with Error{limit}. An empty function takes the question away.
  void stop_when(std::function<bool()> stop);

  /// The path it was opened by.
  [[nodiscard]] const std::string& path() const;
  /// Which database this is and how often it was changed: equal versions hold the same rows.
  [[nodiscard]] StoreVersion version() const;

 private:
  friend struct StoreAccess;  ///< graph/store/access.hpp: for the engine's bulk loader
  struct Impl;
  explicit Store(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace entente
