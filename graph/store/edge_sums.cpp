#include <algorithm>
#include <cmath>

#include "graph/store/change_log.hpp"
#include "graph/store/packed_edge.hpp"
#include "graph/store/sums.hpp"

namespace entente::store {
namespace {

constexpr double kMostConfident = 0.99;
constexpr double kBeliefUnit = 1099511627776.0;  // 2^40

std::int64_t belief_of(double confidence) {
  return std::llround(-std::log1p(-std::clamp(confidence, 0.0, kMostConfident)) * kBeliefUnit);
}

/// Rounded, so that an edge of one document is exactly as confident as its best evidence there.
double confidence_of(std::int64_t belief) {
  constexpr double kSteps = 1e6;
  return std::min(kMostConfident,
                  std::round(-std::expm1(-static_cast<double>(belief) / kBeliefUnit) * kSteps) / kSteps);
}

}  // namespace

void EdgeShare::count(const std::string& code, Modality modality, double best) {
  ++mentions;
  ++modalities[static_cast<std::size_t>(modality)];
  ++cameo[code];
  confidence = std::max(confidence, best);
}

std::int64_t EdgeSums::edge(std::int64_t source, const std::string& type, std::int64_t target, bool negated) {
  if (const auto known =
          connection_.integer("SELECT edge_id FROM edge WHERE source = ? AND type = ? AND target = ? AND negated = ?",
                              source, type, target, negated)) {
    return *known;
  }
  connection_.run(
      "INSERT INTO edge(source, type, target, negated, packed, cameo, mentions, documents, modality, confidence, "
      "belief, "
      "asserted, reported, planned, possible) VALUES (?, ?, ?, ?, zeroblob(32), '', 0, 0, 'possible', 0, 0, 0, 0, 0, "
      "0)",
      source, type, target, negated);
  return connection_.last_id();
}

void EdgeSums::change_belief(std::int64_t edge, const Sharer& sharer, const EdgeShare& share, Change change) {
  const auto of_family = [&] {
    return connection_.integer("SELECT max(belief) FROM edge_share WHERE edge_id = ? AND family = ?", edge,
                               sharer.family);
  };
  const auto before = of_family();
  if (change == Change::add) {
    connection_.run("INSERT INTO edge_share(edge_id, family, document_id, belief) VALUES (?, ?, ?, ?)", edge,
                    sharer.family, sharer.document, belief_of(share.confidence));
  } else {
    connection_.run("DELETE FROM edge_share WHERE edge_id = ? AND family = ? AND document_id = ?", edge, sharer.family,
                    sharer.document);
  }
  const auto after = of_family();
  const std::int64_t documents = (after ? 1 : 0) - (before ? 1 : 0);
  connection_.run("UPDATE edge SET documents = documents + ?, belief = belief + ? WHERE edge_id = ?", documents,
                  after.value_or(0) - before.value_or(0), edge);
}

void EdgeSums::change(std::int64_t edge, const Sharer& sharer, const EdgeShare& share, Change change) {
  const std::int64_t sign = change == Change::add ? 1 : -1;
  const auto by = [&](Modality modality) { return sign * share.modalities[static_cast<std::size_t>(modality)]; };
  connection_.run(
      "UPDATE edge SET mentions = mentions + ?, accepted = accepted + ?, "
      "asserted = asserted + ?, reported = reported + ?, planned = planned + ?, possible = possible + ? "
      "WHERE edge_id = ?",
      sign * share.mentions, sign * share.accepted, by(Modality::asserted), by(Modality::reported),
      by(Modality::planned), by(Modality::possible), edge);
  change_belief(edge, sharer, share, change);
  for (const auto& [code, mentions] : share.cameo) {
    if (change == Change::add) {
      connection_.run(
          "INSERT INTO edge_cameo(edge_id, cameo, mentions) VALUES (?, ?, ?) "
          "ON CONFLICT DO UPDATE SET mentions = mentions + excluded.mentions",
          edge, code, mentions);
      continue;
    }
    connection_.run("DELETE FROM edge_cameo WHERE edge_id = ? AND cameo = ? AND mentions = ?", edge, code, mentions);
    if (connection_.changes() > 0) continue;
    connection_.run("UPDATE edge_cameo SET mentions = mentions - ? WHERE edge_id = ? AND cameo = ?", mentions, edge,
                    code);
  }
  refresh(edge);
}

void EdgeSums::refresh(std::int64_t edge) {
  note_edge(connection_, edge);
  connection_.run("DELETE FROM edge WHERE edge_id = ? AND mentions = 0", edge);
  if (connection_.changes() > 0) return;
  PackedEdge sums;
  std::string cameo;
  std::optional<Date> first, last;
  Modality modality = Modality::possible;
  {
    Execution row = connection_.prepare(
        "SELECT mentions, documents, belief, negated, asserted, reported, planned, "
        "(SELECT cameo FROM edge_cameo WHERE edge_id = ?1 ORDER BY mentions DESC, cameo LIMIT 1), "
        "(SELECT min(happened) FROM evidence WHERE edge_id = ?1), "
        // The last to end: where the last as text is a day, the whole month or year that it is in ends later.
        "(SELECT coalesce((SELECT happened FROM evidence WHERE edge_id = ?1 AND happened = substr(last, 1, 4)), "
        "                 (SELECT happened FROM evidence WHERE edge_id = ?1 AND happened = substr(last, 1, 7)), last) "
        " FROM (SELECT max(happened) AS last FROM evidence WHERE edge_id = ?1)), accepted FROM edge WHERE edge_id = ?1",
        edge);
    if (!row.step()) return;
    sums.mentions = static_cast<std::uint32_t>(row.integer(0));
    sums.documents = static_cast<std::uint32_t>(row.integer(1));
    sums.confidence = confidence_of(row.integer(2));
    sums.negated = row.integer(3) != 0 ? 1 : 0;
    modality = row.integer(4) > 0   ? Modality::asserted
               : row.integer(5) > 0 ? Modality::reported
               : row.integer(6) > 0 ? Modality::planned
                                    : Modality::possible;
    cameo = row.text(7);
    first = row.date(8);
    last = row.date(9);
    if (row.integer(10) > 0) sums.confidence = 1;
  }
  sums.first = pack_date(first);
  sums.last = pack_date(last);
  sums.modality = static_cast<std::uint8_t>(modality);
  sums.set_cameo(cameo);
  const Blob packed{sums.to_bytes()};
  const std::string modality_word(to_string(modality));
  connection_.run(
      "UPDATE edge SET packed = ?, cameo = ?, first = ?, last = ?, modality = ?, confidence = ? WHERE edge_id = ?",
      packed, cameo, first, last, modality_word, sums.confidence, edge);
}

}  // namespace entente::store
