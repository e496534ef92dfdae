#pragma once

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include <cstdint>
#include <string_view>

#include "graph/store/connection.hpp"

namespace entente::store {

/// One pass over millions of rows. SQLiteCpp counts references for every value it hands out, which costs more than
/// reading the value; this goes to SQLite directly, and is used for nothing else. A query without side effects.
class BulkScan {
 public:
  BulkScan(Connection& connection, const char* sql) : database_(connection.database().getHandle()) {
    check(sqlite3_prepare_v3(database_, sql, -1, 0, &statement_, nullptr));
  }
  BulkScan(const BulkScan&) = delete;
  BulkScan& operator=(const BulkScan&) = delete;
  ~BulkScan() { sqlite3_finalize(statement_); }

  void bind(int index, std::int64_t value) { check(sqlite3_bind_int64(statement_, index, value)); }
  bool step() {
    const int result = sqlite3_step(statement_);
    if (result != SQLITE_ROW && result != SQLITE_DONE) throw SQLite::Exception(database_, result);
    return result == SQLITE_ROW;
  }
  [[nodiscard]] std::int64_t integer(int column) const { return sqlite3_column_int64(statement_, column); }
  [[nodiscard]] double real(int column) const { return sqlite3_column_double(statement_, column); }
  /// Views are valid until the next step(). A word is a short text without NUL.
  [[nodiscard]] std::string_view word(int column) const {
    const void* bytes = sqlite3_column_text(statement_, column);
    return bytes == nullptr ? std::string_view() : std::string_view(static_cast<const char*>(bytes));
  }
  [[nodiscard]] std::string_view blob(int column) const {
    const void* bytes = sqlite3_column_blob(statement_, column);
    return {static_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
  }
  [[nodiscard]] std::string_view text(int column) const {
    const void* bytes = sqlite3_column_text(statement_, column);
    if (bytes == nullptr) return {};
    return {static_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
  }

 private:
  void check(int result) {
    if (result != SQLITE_OK) throw SQLite::Exception(database_, result);
  }

  sqlite3* database_;
  sqlite3_stmt* statement_ = nullptr;
};

}  // namespace entente::store
