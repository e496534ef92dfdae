#include "graph/store/families.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "graph/copies/fingerprint.hpp"

namespace entente::store {
namespace {

/// Disjoint sets of documents, each named by the smallest in it.
class Joined {
 public:
  std::int64_t root(std::int64_t document) {
    std::int64_t top = document;
    for (auto at = into_.find(top); at != into_.end(); at = into_.find(top)) top = at->second;
    for (auto at = into_.find(document); at != into_.end() && at->second != top; at = into_.find(document)) {
      document = std::exchange(at->second, top);
    }
    return top;
  }
  void join(std::int64_t one, std::int64_t other) {
    one = root(one);
    other = root(other);
    if (one != other) into_[std::max(one, other)] = std::min(one, other);
  }
  /// Those that were joined to a smaller one.
  [[nodiscard]] std::vector<std::int64_t> taken() const {
    std::vector<std::int64_t> found;
    for (const auto& [document, into] : into_) found.push_back(document);
    return found;
  }

 private:
  std::map<std::int64_t, std::int64_t> into_;
};

}  // namespace

void Families::add(std::int64_t document) {
  gone_.erase(document);  // the number of a document that went may be given again
  joined_.insert(document);
  for (const std::int64_t band : copies::bands(shingles_of(document))) {
    connection_.run("INSERT OR IGNORE INTO copy_band(band, document_id) VALUES (?, ?)", band, document);
  }
}

void Families::remove(std::int64_t document) {
  Execution row = connection_.prepare(
      "SELECT other.document_id FROM document AS own JOIN document AS other USING (family) "
      "WHERE own.document_id = ? AND own.family <> 0",
      document);
  while (row.step()) parted_.insert(row.integer(0));
  joined_.erase(document);
  gone_.insert(document);
}

copies::Shingles Families::shingles_of(std::int64_t document) {
  Execution row = connection_.prepare("SELECT text FROM document WHERE document_id = ?", document);
  return row.step() ? copies::shingles(row.text(0)) : copies::Shingles();
}

/// Documents that share a band with this one, and their families as their rows say.
std::map<std::int64_t, std::int64_t> Families::candidates(std::int64_t document) {
  std::map<std::int64_t, std::int64_t> found;
  Execution row = connection_.prepare(
      "SELECT other.document_id, d.family FROM copy_band AS own JOIN copy_band AS other USING (band) "
      "JOIN document AS d ON d.document_id = other.document_id "
      "WHERE own.document_id = ?1 AND other.document_id <> ?1",
      document);
  while (row.step()) found.emplace(row.integer(0), row.integer(1));
  return found;
}

/// Documents that came and the former families of those that went are put together anew, all others stay in theirs. Two
/// are compared only where nothing joins them yet, so that a story that a thousand papers print costs each copy one
/// comparison and not a thousand.
std::map<std::int64_t, std::int64_t> Families::changes() {
  std::set<std::int64_t> loose = std::exchange(joined_, {});
  loose.merge(std::exchange(parted_, {}));
  for (const std::int64_t document : std::exchange(gone_, {})) loose.erase(document);
  for (const std::int64_t document : loose) {
    connection_.run("DELETE FROM near_copy WHERE one = ?1", document);
    connection_.run("DELETE FROM near_copy WHERE other = ?1", document);
  }
  Joined joined;
  for (const std::int64_t document : loose) {
    copies::Shingles own;
    for (const auto& [other, family] : candidates(document)) {
      const std::int64_t group = loose.contains(other) ? other : family;
      if (joined.root(group) == joined.root(document)) continue;
      if (own.empty()) own = shingles_of(document);
      if (!copies::are_near_copies(own, shingles_of(other))) continue;
      connection_.run("INSERT INTO near_copy(one, other) VALUES (?1, ?2), (?2, ?1)", document, other);
      joined.join(document, group);
    }
  }
  std::map<std::int64_t, std::int64_t> changed;
  const auto note = [&](std::int64_t document, std::int64_t before) {
    const std::int64_t now = joined.root(document);
    if (now != before) changed.emplace(document, now);
  };
  for (const std::int64_t document : loose) {
    note(document, connection_.integer("SELECT family FROM document WHERE document_id = ?", document).value_or(0));
  }
  for (const std::int64_t family : joined.taken()) {
    Execution row = connection_.prepare("SELECT document_id FROM document WHERE family = ?", family);
    while (row.step()) {
      if (!loose.contains(row.integer(0))) changed.emplace(row.integer(0), joined.root(family));
    }
  }
  return changed;
}

}  // namespace entente::store
