#include "graph/store/families.hpp"

#include <utility>
#include <vector>

#include "graph/copies/fingerprint.hpp"

namespace entente::store {

void Families::add(std::int64_t document) {
  joined_.insert(document);
  const auto shingles_of = [&](std::int64_t one) {
    Execution row = connection_.prepare("SELECT text FROM document WHERE document_id = ?", one);
    return row.step() ? copies::shingles(row.text(0)) : copies::Shingles();
  };
  const copies::Shingles own = shingles_of(document);
  std::set<std::int64_t> alike;
  const std::vector<std::int64_t> bands = copies::bands(own);
  for (const std::int64_t band : bands) {
    Execution row = connection_.prepare("SELECT document_id FROM copy_band WHERE band = ?", band);
    while (row.step()) alike.insert(row.integer(0));
  }
  for (const std::int64_t band : bands) {
    connection_.run("INSERT OR IGNORE INTO copy_band(band, document_id) VALUES (?, ?)", band, document);
  }
  for (const std::int64_t other : alike) {
    if (!copies::are_near_copies(own, shingles_of(other))) continue;
    connection_.run("INSERT INTO near_copy(one, other) VALUES (?1, ?2), (?2, ?1)", document, other);
  }
}

void Families::remove(std::int64_t document) {
  for (const std::int64_t other : copies_of(document)) parted_.insert(other);
  parted_.erase(document);
  joined_.erase(document);
}

std::set<std::int64_t> Families::copies_of(std::int64_t document) {
  std::set<std::int64_t> found;
  Execution row = connection_.prepare("SELECT other FROM near_copy WHERE one = ?", document);
  while (row.step()) found.insert(row.integer(0));
  return found;
}

std::map<std::int64_t, std::int64_t> Families::changes() {
  std::set<std::int64_t> documents = std::exchange(parted_, {});
  if (documents.empty()) return joined();
  documents.merge(std::exchange(joined_, {}));
  return searched(documents);
}

/// Where documents only came, whole families join: a family of a thousand is not searched for each copy that comes.
std::map<std::int64_t, std::int64_t> Families::joined() {
  // A document that has just come has no family yet: it is one by itself.
  const auto family_of = [&](std::int64_t document) {
    const auto family = connection_.integer("SELECT family FROM document WHERE document_id = ?", document).value_or(0);
    return family == 0 ? document : family;
  };
  std::map<std::int64_t, std::int64_t> into;  // a family, and the one it joined
  const auto now = [&](std::int64_t family) {
    for (auto at = into.find(family); at != into.end(); at = into.find(family)) family = at->second;
    return family;
  };
  const std::set<std::int64_t> came = std::exchange(joined_, {});
  for (const std::int64_t document : came) {
    std::set<std::int64_t> meeting = {now(family_of(document))};
    for (const std::int64_t other : copies_of(document)) meeting.insert(now(family_of(other)));
    for (const std::int64_t family : meeting) {
      if (family != *meeting.begin()) into.emplace(family, *meeting.begin());
    }
  }
  std::map<std::int64_t, std::int64_t> changed;
  for (const std::int64_t document : came) changed.emplace(document, now(family_of(document)));
  for (const auto& [family, joined] : into) {
    Execution row = connection_.prepare("SELECT document_id FROM document WHERE family = ?", family);
    while (row.step()) changed.emplace(row.integer(0), now(joined));
  }
  return changed;
}

/// Where documents went, a family may have come apart: everything that hangs together with these is searched.
std::map<std::int64_t, std::int64_t> Families::searched(const std::set<std::int64_t>& documents) {
  std::map<std::int64_t, std::int64_t> changed;
  std::set<std::int64_t> seen;
  for (const std::int64_t start : documents) {
    if (seen.contains(start)) continue;
    std::set<std::int64_t> members;
    std::vector<std::int64_t> open = {start};
    while (!open.empty()) {
      const std::int64_t document = open.back();
      open.pop_back();
      if (!members.insert(document).second) continue;
      for (const std::int64_t other : copies_of(document)) open.push_back(other);
    }
    for (const std::int64_t document : members) {
      seen.insert(document);
      const auto family = connection_.integer("SELECT family FROM document WHERE document_id = ?", document);
      if (family && *family != *members.begin()) changed.emplace(document, *members.begin());
    }
  }
  return changed;
}

}  // namespace entente::store
