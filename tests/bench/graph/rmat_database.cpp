#include "tests/bench/graph/rmat_database.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>

#include <array>
#include <random>
#include <unordered_set>

#include "graph/model/date.hpp"
#include "graph/model/evidence.hpp"
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
  database.exec("PRAGMA synchronous = OFF");
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
                         "INSERT INTO edge(source, type, target, negated, cameo, mentions, documents, first, last, "
                         "modality, confidence, belief, asserted, reported, planned, possible) "
                         "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0)");
  std::mt19937_64 random(scale);
  std::unordered_set<std::uint64_t> seen;
  seen.reserve(edges);
  while (seen.size() < edges) {
    const auto [source, target] = draw(random, scale);
    const std::uint64_t type = random() % kTypes.size();
    const bool negated = random() % 10 == 0;
    if (!seen.insert((((source << scale) | target) * kTypes.size() + type) * 2 + (negated ? 1 : 0)).second) continue;
    const auto day = static_cast<std::int32_t>(20000 + random() % 400);
    edge.bind(1, static_cast<std::int64_t>(source + 1));
    edge.bind(2, kTypes[type]);
    edge.bind(3, static_cast<std::int64_t>(target + 1));
    edge.bind(4, negated ? 1 : 0);
    edge.bind(5, fmt::format("{:03}", 30 + random() % 160));
    edge.bind(6, static_cast<std::int64_t>(1 + random() % 9));
    edge.bind(7, static_cast<std::int64_t>(1 + random() % 3));
    edge.bind(8, Date::from_days(day).iso());
    edge.bind(9, Date::from_days(day + static_cast<std::int32_t>(random() % 60)).iso());
    edge.bind(10, std::string(to_string(static_cast<Modality>(random() % 4))));
    edge.bind(11, static_cast<double>(random() % 100) / 100);
    edge.exec();
    edge.reset();
  }
  database.exec("COMMIT");
}

}  // namespace entente::bench
