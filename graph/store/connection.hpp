#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "graph/model/date.hpp"
#include "graph/model/error.hpp"
#include "graph/store/migrations.hpp"
#include "graph/store/row_sink.hpp"
#include "graph/store/store.hpp"

namespace entente::store {

/// What SQLite reported, as the Error a person can act upon.
[[nodiscard]] Error translate(const SQLite::Exception& failure, const std::string& path, std::string_view doing);

/// Bytes to bind as a BLOB.
struct Blob {
  std::string bytes;
};

/// A cached statement with its parameters bound, for one execution: the statement is ready again when this is
/// destroyed. One execution of a statement at a time.
class Execution {
 public:
  explicit Execution(SQLite::Statement& statement) : statement_(statement) {}
  Execution(const Execution&) = delete;
  Execution& operator=(const Execution&) = delete;
  ~Execution() {
    statement_.tryReset();
    try {
      statement_.clearBindings();
    } catch (const SQLite::Exception&) {
      // Only said of a statement that is no longer one; the next use of it will say so.
    }
  }

  /// Goes to the next row; false when there is none.
  bool step() { return statement_.executeStep(); }
  /// Runs a statement that gives no rows.
  void run() { statement_.exec(); }

  [[nodiscard]] bool is_null(int column) const { return statement_.isColumnNull(column); }
  [[nodiscard]] std::int64_t integer(int column) const { return statement_.getColumn(column).getInt64(); }
  [[nodiscard]] double real(int column) const { return statement_.getColumn(column).getDouble(); }
  [[nodiscard]] std::string text(int column) const { return statement_.getColumn(column).getString(); }
  [[nodiscard]] std::optional<Date> date(int column) const { return Date::parse(text(column)); }

 private:
  SQLite::Statement& statement_;
};

/// An open database with its settings made and its statements cached. One thread.
class Connection {
 public:
  /// Opens, checks and (read_write) creates or migrates the file; see Store::open.
  Connection(const std::string& path, OpenMode mode, const StoreOptions& options);

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] bool read_only() const { return read_only_; }
  [[nodiscard]] SQLite::Database& database() { return *database_; }
  /// Where hand_over() of this connection's queries leads.
  [[nodiscard]] RowSink& row_sink() { return *sink_; }

  /// The statement of this SQL, which must be a string literal, with these parameters bound in order: integers,
  /// doubles, std::string and Blob (whose bytes must stay until the execution ends), std::optional<Date>.
  template <class... Parameters>
  [[nodiscard]] Execution prepare(const char* sql, const Parameters&... parameters) {
    SQLite::Statement& prepared = statement(sql);
    int index = 0;
    (bind(prepared, ++index, parameters), ...);
    return Execution(prepared);
  }
  template <class... Parameters>
  void run(const char* sql, const Parameters&... parameters) {
    prepare(sql, parameters...).run();
  }
  /// The integer in the first column of the first row; nullopt when there is no row or it is NULL.
  template <class... Parameters>
  [[nodiscard]] std::optional<std::int64_t> integer(const char* sql, const Parameters&... parameters) {
    Execution execution = prepare(sql, parameters...);
    if (!execution.step() || execution.is_null(0)) return std::nullopt;
    return execution.integer(0);
  }
  /// Rows the last INSERT, UPDATE or DELETE changed.
  [[nodiscard]] int changes() { return database_->getChanges(); }
  [[nodiscard]] std::int64_t last_id() { return database_->getLastInsertRowid(); }

 private:
  void open(OpenMode mode, const StoreOptions& options);
  void configure(const StoreOptions& options);
  void check_pages();
  SQLite::Statement& statement(const char* sql);

  static void bind(SQLite::Statement& statement, int index, std::int64_t value) { statement.bind(index, value); }
  static void bind(SQLite::Statement& statement, int index, std::uint32_t value) {
    statement.bind(index, std::int64_t{value});
  }
  static void bind(SQLite::Statement& statement, int index, bool value) { statement.bind(index, value ? 1 : 0); }
  static void bind(SQLite::Statement& statement, int index, double value) { statement.bind(index, value); }
  static void bind(SQLite::Statement& statement, int index, const std::string& value) {
    statement.bindNoCopy(index, value);
  }
  static void bind(SQLite::Statement& statement, int index, const Blob& value) {
    statement.bindNoCopy(index, value.bytes.data(), static_cast<int>(value.bytes.size()));
  }
  static void bind(SQLite::Statement& statement, int index, const std::optional<Date>& value) {
    if (value) {
      statement.bind(index, value->iso());
    } else {
      statement.bind(index);
    }
  }

  std::string path_;
  bool read_only_ = false;
  std::unique_ptr<RowSink> sink_ = std::make_unique<RowSink>();  ///< outlives the database, which calls it
  std::unique_ptr<SQLite::Database> database_;
  std::map<const void*, SQLite::Statement> statements_;  ///< by the address of their SQL
};

/// A write transaction, which begins by taking the write lock: commit() or everything is undone.
class WriteTransaction {
 public:
  explicit WriteTransaction(Connection& connection);
  WriteTransaction(const WriteTransaction&) = delete;
  WriteTransaction& operator=(const WriteTransaction&) = delete;
  ~WriteTransaction();
  void commit();

 private:
  Connection& connection_;
};

/// A read transaction: everything read until it is destroyed is one state of the database. May stand inside another.
class ReadTransaction {
 public:
  explicit ReadTransaction(Connection& connection);
  ReadTransaction(const ReadTransaction&) = delete;
  ReadTransaction& operator=(const ReadTransaction&) = delete;
  ~ReadTransaction();

 private:
  Connection& connection_;
  bool began_;
};

}  // namespace entente::store
