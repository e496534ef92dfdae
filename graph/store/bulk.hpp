#pragma once

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include <cstdint>
#include <exception>
#include <string_view>
#include <utility>

#include "graph/store/connection.hpp"
#include "graph/store/row_sink.hpp"

namespace entente::store {

/// One pass over millions of rows, in the query's order. SQLiteCpp counts references for every value it hands out,
/// which costs more than reading the value; this goes to SQLite directly, and is used for nothing else. A query without
/// side effects.
class BulkScan {
 public:
  BulkScan(Connection& connection, const char* sql) : connection_(connection) {
    check(sqlite3_prepare_v3(handle(), sql, -1, 0, &statement_, nullptr));
  }
  BulkScan(const BulkScan&) = delete;
  BulkScan& operator=(const BulkScan&) = delete;
  ~BulkScan() { sqlite3_finalize(statement_); }

  void bind(int index, std::int64_t value) { check(sqlite3_bind_int64(statement_, index, value)); }
  bool step() {
    const int result = sqlite3_step(statement_);
    if (result != SQLITE_ROW && result != SQLITE_DONE) throw SQLite::Exception(handle(), result);
    return result == SQLITE_ROW;
  }
  [[nodiscard]] std::int64_t integer(int column) const { return sqlite3_column_int64(statement_, column); }
  /// The view is valid until the next step().
  [[nodiscard]] std::string_view text(int column) const {
    const void* bytes = sqlite3_column_text(statement_, column);
    if (bytes == nullptr) return {};
    return {static_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
  }
  /// For a query of the form SELECT hand_over(column, ...) FROM ...: calls visit(HandedRow) for each row, in any order,
  /// and throws what it throws. One such query of a connection at a time.
  template <class Visit>
  void visit_rows(Visit visit) {
    RowSink& sink = connection_.row_sink();
    sink.visitor = &visit;
    sink.take = [](void* visitor, const HandedRow& row) { (*static_cast<Visit*>(visitor))(row); };
    const int result = sqlite3_step(statement_);
    sink.take = nullptr;
    if (sink.failure) std::rethrow_exception(std::exchange(sink.failure, nullptr));
    if (result != SQLITE_ROW) throw SQLite::Exception(handle(), result);
  }

 private:
  [[nodiscard]] sqlite3* handle() const { return connection_.database().getHandle(); }
  void check(int result) {
    if (result != SQLITE_OK) throw SQLite::Exception(handle(), result);
  }

  Connection& connection_;
  sqlite3_stmt* statement_ = nullptr;
};

}  // namespace entente::store
