#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <exception>
#include <string_view>

namespace SQLite {
class Database;
}

namespace entente::store {

/// One row that SQLite hands over; views are valid within the call that has it.
class HandedRow {
 public:
  explicit HandedRow(sqlite3_value** values) : values_(values) {}

  [[nodiscard]] std::int64_t integer(int column) const { return sqlite3_value_int64(values_[column]); }
  [[nodiscard]] std::string_view text(int column) const { return view(sqlite3_value_text(values_[column]), column); }
  [[nodiscard]] std::string_view blob(int column) const { return view(sqlite3_value_blob(values_[column]), column); }

 private:
  [[nodiscard]] std::string_view view(const void* bytes, int column) const {
    if (bytes == nullptr) return {};
    return {static_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_value_bytes(values_[column]))};
  }

  sqlite3_value** values_;
};

/// Where rows go that a query hands over by the aggregate function hand_over(column, ...): SQLite calls us for each
/// row, which costs a quarter less than asking it for one after the other.
struct RowSink {
  void (*take)(void* visitor, const HandedRow& row) = nullptr;
  void* visitor = nullptr;
  std::exception_ptr failure;  ///< what take() threw, which ended the query

  /// Makes the function known to the connection, which must not outlive this.
  void join(SQLite::Database& database);
};

}  // namespace entente::store
