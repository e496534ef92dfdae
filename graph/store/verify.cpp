#include <fmt/format.h>

#include <array>

#include "graph/store/packed_edge.hpp"
#include "graph/store/reader.hpp"

namespace entente::store {
namespace {

constexpr std::size_t kMostProblems = 100;

/// A query that gives one text for each row that breaks the rule.
struct Rule {
  const char* breach;
  const char* sql;
};

constexpr std::array kRules = {
    Rule{"the sums of an edge differ from its evidence",
         "SELECT edge.edge_id FROM edge LEFT JOIN (SELECT edge_id, count(*) AS mentions, "
         "count(DISTINCT family) AS documents, min(happened) AS first, "
         "max(happened || substr('-99-99', length(happened) - 3)) AS last, "
         "sum(modality = 'asserted') AS asserted, sum(modality = 'reported') AS reported, "
         "sum(modality = 'planned') AS planned, sum(modality = 'possible') AS possible "
         "FROM evidence JOIN sentence USING (sentence_id) JOIN document USING (document_id) GROUP BY edge_id) AS found "
         "ON found.edge_id = edge.edge_id "
         "WHERE (edge.mentions, edge.documents, edge.first, edge.last || substr('-99-99', length(edge.last) - 3), "
         "edge.asserted, edge.reported, edge.planned, "
         "edge.possible) IS NOT (found.mentions, found.documents, found.first, found.last, found.asserted, "
         "found.reported, found.planned, found.possible)"},
    Rule{
        "evidence joins other nodes than its edge",
        "SELECT evidence_id FROM evidence JOIN edge USING (edge_id) "
        "JOIN actor AS source ON source.actor_id = source_actor JOIN actor AS target ON target.actor_id = target_actor "
        "WHERE edge.source <> source.node_id OR edge.target <> target.node_id"},
    Rule{
        "evidence and its actors stand in different documents",
        "SELECT evidence_id FROM evidence JOIN sentence USING (sentence_id) "
        "JOIN actor AS source ON source.actor_id = source_actor JOIN actor AS target ON target.actor_id = target_actor "
        "WHERE source.document_id <> sentence.document_id OR target.document_id <> sentence.document_id"},
    Rule{"an actor is another node than its handle",
         "SELECT actor_id FROM actor LEFT JOIN handle USING (handle_id) WHERE actor.node_id IS NULL OR "
         "handle.node_id IS NOT actor.node_id"},
    Rule{"a handle counts other documents than use it",
         "SELECT key FROM handle WHERE documents <> (SELECT count(*) FROM actor WHERE actor.handle_id = "
         "handle.handle_id)"},
    Rule{"a node counts other documents than know it",
         "SELECT key FROM node WHERE documents <> (SELECT count(*) FROM actor WHERE actor.node_id = node.node_id)"},
    Rule{"a node's name is none of its aliases",
         "SELECT key FROM node WHERE name NOT IN (SELECT alias FROM alias WHERE alias.node_id = node.node_id)"},
    Rule{"a sentence differs from its document's text",
         "SELECT sentence_id FROM sentence JOIN document USING (document_id) WHERE CAST(sentence.text AS BLOB) <> "
         "substr(CAST(document.text AS BLOB), start_byte + 1, end_byte - start_byte)"},
    Rule{"the full-text index holds other sentences than there are",
         "SELECT count(*) FROM sentence_index_docsize HAVING count(*) <> (SELECT count(*) FROM sentence)"},
};

/// edge.packed repeats columns of its row.
void check_packed(Connection& connection, std::vector<std::string>& problems) {
  Execution row = connection.prepare(
      "SELECT edge_id, packed, mentions, documents, first, last, confidence, cameo, modality, negated FROM edge");
  while (row.step() && problems.size() < kMostProblems) {
    PackedEdge sums;
    sums.mentions = static_cast<std::uint32_t>(row.integer(2));
    sums.documents = static_cast<std::uint32_t>(row.integer(3));
    sums.first = pack_date(row.date(4));
    sums.last = pack_date(row.date(5));
    sums.confidence = row.real(6);
    sums.set_cameo(row.text(7));
    sums.modality = static_cast<std::uint8_t>(parse_modality(row.text(8)).value_or(Modality::possible));
    sums.negated = row.integer(9) != 0 ? 1 : 0;
    if (row.text(1) != sums.to_bytes()) {
      problems.push_back(fmt::format("the packed sums of an edge differ from its columns: {}", row.integer(0)));
    }
  }
}

}  // namespace

std::vector<std::string> verify(Connection& connection) {
  const ReadTransaction snapshot(connection);
  std::vector<std::string> problems;
  {
    Execution row = connection.prepare("PRAGMA integrity_check(100)");
    while (row.step()) {
      if (row.text(0) != "ok") problems.push_back("integrity_check: " + row.text(0));
    }
  }
  if (!problems.empty()) return problems;  // what follows would only repeat it
  {
    Execution row = connection.prepare("PRAGMA foreign_key_check");
    while (row.step() && problems.size() < kMostProblems) {
      problems.push_back(fmt::format("foreign_key_check: {} refers to a missing {}", row.text(0), row.text(2)));
    }
  }
  for (const Rule& rule : kRules) {
    Execution row = connection.prepare(rule.sql);
    while (row.step() && problems.size() < kMostProblems) {
      problems.push_back(fmt::format("{}: {}", rule.breach, row.text(0)));
    }
  }
  check_packed(connection, problems);
  return problems;
}

}  // namespace entente::store
