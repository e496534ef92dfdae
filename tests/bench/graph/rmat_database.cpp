#include "tests/bench/graph/rmat_database.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>

#include <array>
#include <random>
#include <unordered_set>

#include "graph/model/date.hpp"
#include "graph/model/evidence.hpp"
#include "graph/store/packed_edge.hpp"
#include "graph/store/store.hpp"

namespace entente::bench {
namespace {

constexpr std::array kTypes = {"consults",  "offers",     "objects-to", "thanks",      "supports",
                               "agrees",    "cooperates", "aids",       "concedes",    "retreats",
                               "requests",  "accuses",    "threatens",  "protests",    "sanctions",
                               "mobilizes", "coerces",    "attacks",    "investigates"};

struct Pair {
  std::uint64_t source;
  std::uint64_t target;
};

Pair draw(std::mt19937_64& random, unsigned scale) {
  Pair pair{0, 0};
  for (unsigned level = 0; level < scale; ++level) {
    const auto percent = random() % 100;
    pair.source = pair.source << 1 | (percent >= 57 + 19 ? 1U : 0U);
    pair.target = pair.target << 1 | ((percent >= 57 && percent < 57 + 19) || percent >= 95 ? 1U : 0U);
  }
  return pair;
}

}  // namespace

void write_rmat_database(const std::string& path, unsigned scale, std::uint64_t edges) {
  { const Store made = Store::open(path, OpenMode::read_write); }
  SQLite::Database database(path, SQLite::OPEN_READWRITE);
  database.execAndGet("PRAGMA journal_mode = DELETE");
  database.execAndGet("PRAGMA journal_mode = OFF");
  database.exec("PRAGMA synchronous = OFF");
  database.exec("PRAGMA cache_size = -2000000");  // 2 GB: edges come in random order
  database.exec("BEGIN");
  const std::uint64_t nodes = std::uint64_t{1} << scale;
  SQLite::Statement node(database,
                         "INSERT INTO node(node_id, key, label, name, state, documents) VALUES (?, ?, ?, ?, ?, 1)");
  SQLite::Statement alias(database,
                          "INSERT INTO alias(node_id, alias, folded, uses, documents) VALUES (?, ?, ?, 1, 1)");
  for (std::uint64_t i = 0; i < nodes; ++i) {
    const std::uint64_t number = i * 2654435761U % nodes;  // odd times a power of two: every number once
    const std::string name = fmt::format("Person {:07}", number);
    node.bind(1, static_cast<std::int64_t>(i + 1));
    node.bind(2, fmt::format("official/person-{:07}", number));
    node.bind(3, number % 5 == 0 ? "State" : "Official");
    node.bind(4, name);
    node.bind(5, fmt::format("S{:02}", number % 97));
    node.exec();
    node.reset();
    alias.bind(1, static_cast<std::int64_t>(i + 1));
    alias.bind(2, name);
    alias.bind(3, fmt::format("person {:07}", number));
    alias.exec();
    alias.reset();
  }
  SQLite::Statement edge(database,
                         "INSERT INTO edge(source, type, target, negated, packed, cameo, mentions, documents, first, "
                         "last, modality, confidence, belief, asserted, reported, planned, possible) "
                         "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0)");
  std::mt19937_64 random(scale);
  std::unordered_set<std::uint64_t> seen;
  seen.reserve(edges);
  while (seen.size() < edges) {
    const auto [source, target] = draw(random, scale);
    const std::uint64_t type = random() % kTypes.size();
    const bool negated = random() % 10 == 0;
    if (!seen.insert((((source << scale) | target) * kTypes.size() + type) * 2 + (negated ? 1 : 0)).second) continue;
    const auto day = static_cast<std::int32_t>(20000 + random() % 400);
    const Date first = Date::from_days(day);
    const Date last = Date::from_days(day + static_cast<std::int32_t>(random() % 60));
    const auto modality = static_cast<Modality>(random() % 4);
    const std::string cameo = fmt::format("{:03}", 30 + random() % 160);
    store::PackedEdge sums;
    sums.mentions = static_cast<std::uint32_t>(1 + random() % 9);
    sums.documents = static_cast<std::uint32_t>(1 + random() % 3);
    sums.first = pack_date(first);
    sums.last = pack_date(last);
    sums.confidence = static_cast<double>(random() % 100) / 100;
    sums.modality = static_cast<std::uint8_t>(modality);
    sums.negated = negated ? 1 : 0;
    sums.set_cameo(cameo);
    const std::string packed = sums.to_bytes();
    edge.bind(1, static_cast<std::int64_t>(source + 1));
    edge.bind(2, kTypes[type]);
    edge.bind(3, static_cast<std::int64_t>(target + 1));
    edge.bind(4, negated ? 1 : 0);
    edge.bind(5, packed.data(), static_cast<int>(packed.size()));
    edge.bind(6, cameo);
    edge.bind(7, sums.mentions);
    edge.bind(8, sums.documents);
    edge.bind(9, first.iso());
    edge.bind(10, last.iso());
    edge.bind(11, std::string(to_string(modality)));
    edge.bind(12, sums.confidence);
    edge.exec();
    edge.reset();
  }
  database.exec("COMMIT");
  database.execAndGet("PRAGMA journal_mode = WAL");
}

}  // namespace entente::bench
