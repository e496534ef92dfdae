#include "graph/store/row_sink.hpp"

#include <SQLiteCpp/Database.h>

namespace entente::store {
namespace {

/// Exceptions must not pass through SQLite, which is C: they wait in the sink.
void step(sqlite3_context* context, int, sqlite3_value** values) {
  auto& sink = *static_cast<RowSink*>(sqlite3_user_data(context));
  if (sink.take == nullptr) return;
  try {
    sink.take(sink.visitor, HandedRow(values));
  } catch (...) {
    sink.failure = std::current_exception();
    sqlite3_result_error_code(context, SQLITE_ABORT);
  }
}

void finish(sqlite3_context* context) { sqlite3_result_null(context); }

}  // namespace

void RowSink::join(SQLite::Database& database) {
  database.createFunction("hand_over", -1, false, this, nullptr, step, finish);
}

}  // namespace entente::store
