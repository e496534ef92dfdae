#include "graph/store/migrations.hpp"

#include <SQLiteCpp/Transaction.h>
#include <fmt/format.h>

#include <string>

namespace entente::store {

void migrate(SQLite::Database& database, std::span<const Migration> steps) {
  const auto version = [&] { return database.execAndGet("PRAGMA user_version").getInt(); };
  if (version() >= steps.back().version) return;
  SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
  const int found = version();  // another process may have been faster
  for (const Migration& step : steps) {
    if (step.version <= found) continue;
    database.exec(std::string(step.sql));
    database.exec(fmt::format("PRAGMA user_version = {}", step.version));
  }
  database.exec(fmt::format("PRAGMA application_id = {}", kApplicationId));
  transaction.commit();
}

}  // namespace entente::store
