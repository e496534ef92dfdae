#include "graph/store/connection.hpp"

#include <SQLiteCpp/Transaction.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include <cctype>
#include <filesystem>

#include "graph/store/file_check.hpp"

namespace entente::store {
namespace {

constexpr const char* kMemory = ":memory:";

/// What to do about it.
std::string remedy(int code, int extended) {
  switch (code) {
    case SQLITE_FULL:
      return "the disk is full, or the database has reached its size limit; make room and run it again";
    case SQLITE_READONLY:
      return "the file or its folder cannot be written; check its permissions";
    case SQLITE_NOTADB:
      return "the file is not a database, or its header is damaged; restore a copy";
    case SQLITE_CORRUPT:
      return "the file is damaged; restore a copy, or ingest the articles into a new one";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "another process is writing to it; try again when that has ended";
    case SQLITE_CANTOPEN:
      return "the file cannot be opened or made; check the folder and its permissions";
    case SQLITE_IOERR:
      return extended == SQLITE_IOERR_WRITE || extended == SQLITE_IOERR_FSYNC
                 ? "the system could not write the file; check the disk and its room"
                 : "the system could not read or write the file; check the disk";
    case SQLITE_NOMEM:
      return "there is not enough memory";
    case SQLITE_TOOBIG:
      return "a text is longer than a database can hold";
    case SQLITE_INTERRUPT:
      return "it was interrupted";
    default:
      return {};
  }
}

/// A file name as SQLite's URI form takes it, opened as a file that nobody changes.
std::string immutable_uri(const std::string& path) {
  std::string uri = "file:";
  for (const char c : std::filesystem::absolute(path).string()) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '/' || c == '.' || c == '-' || c == '_') {
      uri += c;
    } else {
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return uri + "?immutable=1";
}

constexpr std::uintmax_t kAlwaysChecked = std::uintmax_t{64} << 20;

/// Whether to look at every page before anything else. A file with a log beside it was not closed. One that is to be
/// written to is looked at anyway, unless it is so large (a second for some 250 MB) that only a reason warrants it.
bool worth_checking(const std::string& path, OpenMode mode) {
  if (has_log(path)) return true;
  std::error_code failure;
  return mode == OpenMode::read_write && std::filesystem::file_size(path, failure) <= kAlwaysChecked && !failure;
}

bool needs_immutable(const SQLite::Exception& failure) {
  return failure.getErrorCode() == SQLITE_CANTOPEN || failure.getErrorCode() == SQLITE_READONLY;
}

}  // namespace

Error translate(const SQLite::Exception& failure, const std::string& path, std::string_view doing) {
  const std::string advice = remedy(failure.getErrorCode(), failure.getExtendedErrorCode());
  return {ErrorCode::store, fmt::format("cannot {}: {}{}{}", doing, failure.what(), advice.empty() ? "" : "; ", advice),
          path};
}

Connection::Connection(const std::string& path, OpenMode mode, const StoreOptions& options)
    : path_(path), read_only_(mode == OpenMode::read_only) {
  const FileState state = path == kMemory ? FileState::missing : check_file(path);
  if (read_only_ && state != FileState::ours) {
    throw Error(ErrorCode::store,
                state == FileState::empty ? "the database is empty: ingest articles into it first"
                                          : "there is no such database: ingest articles into it first",
                path);
  }
  try {
    open(mode, options);
    if (options.check_pages && state == FileState::ours && worth_checking(path, mode)) check_pages();
    const int version = database_->execAndGet("PRAGMA user_version").getInt();
    if (version > schema_version()) {
      throw Error(
          ErrorCode::store,
          fmt::format("was written by a newer entente (schema {}, this one knows up to {})", version, schema_version()),
          path);
    }
    if (read_only_ && version < schema_version()) {
      throw Error(ErrorCode::store,
                  fmt::format("has the older schema {}: open it once for writing, which brings it to {}", version,
                              schema_version()),
                  path);
    }
    if (!read_only_) {
      migrate(*database_, migrations());
      if (path != kMemory) database_->execAndGet("PRAGMA journal_mode = WAL");
    }
  } catch (const SQLite::Exception& failure) {
    throw translate(failure, path, "open the database");
  }
}

void Connection::open(OpenMode mode, const StoreOptions& options) {
  if (mode == OpenMode::read_write) {
    database_ = std::make_unique<SQLite::Database>(
        path_, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX, options.busy_timeout_ms);
    configure(options);
    if (sqlite3_db_readonly(database_->getHandle(), "main") == 1) {
      throw Error(ErrorCode::store, "the database cannot be written: check its permissions", path_);
    }
    return;
  }
  try {
    database_ = std::make_unique<SQLite::Database>(path_, SQLite::OPEN_READONLY | SQLite::OPEN_NOMUTEX,
                                                   options.busy_timeout_ms);
    configure(options);
    database_->execAndGet("PRAGMA schema_version");
  } catch (const SQLite::Exception& failure) {
    // A database in WAL mode needs files beside it even to be read. Where none can be made and none is left over, the
    // file is all there is, and it cannot change.
    if (!needs_immutable(failure) || has_log(path_)) throw;
    database_ = std::make_unique<SQLite::Database>(
        immutable_uri(path_), SQLite::OPEN_READONLY | SQLite::OPEN_URI | SQLite::OPEN_NOMUTEX, options.busy_timeout_ms);
    configure(options);
  }
}

void Connection::configure(const StoreOptions& options) {
  sqlite3* handle = database_->getHandle();
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  sink_->join(*database_);
  database_->exec("PRAGMA foreign_keys = ON");
  database_->exec("PRAGMA cell_size_check = ON");
  database_->exec("PRAGMA synchronous = NORMAL");
  database_->exec("PRAGMA cache_size = -65536");  // 64 MiB
  if (options.max_pages > 0) database_->execAndGet(fmt::format("PRAGMA max_page_count = {}", options.max_pages));
}

void Connection::check_pages() {
  const std::string found = database_->execAndGet("PRAGMA quick_check(1)").getString();
  if (found == "ok") return;
  throw Error(ErrorCode::store,
              fmt::format("the file is damaged ({}); restore a copy, or ingest the articles into a new one", found),
              path_);
}

SQLite::Statement& Connection::statement(const char* sql) {
  const auto found = statements_.find(sql);
  if (found != statements_.end()) return found->second;
  return statements_.emplace(sql, SQLite::Statement(*database_, sql)).first->second;
}

WriteTransaction::WriteTransaction(Connection& connection) : connection_(connection) {
  if (connection.read_only())
    throw Error(ErrorCode::store, "the database was opened for reading only", connection.path());
  connection_.run("BEGIN IMMEDIATE");
}

WriteTransaction::~WriteTransaction() {
  // After some failures (a full disk among them) SQLite has rolled back already.
  if (sqlite3_get_autocommit(connection_.database().getHandle()) != 0) return;
  try {
    connection_.run("ROLLBACK");
  } catch (const SQLite::Exception&) {
    // The connection is beyond help; closing it rolls back.
  }
}

void WriteTransaction::commit() { connection_.run("COMMIT"); }

ReadTransaction::ReadTransaction(Connection& connection)
    : connection_(connection), began_(sqlite3_get_autocommit(connection.database().getHandle()) != 0) {
  if (began_) connection_.run("BEGIN");
}

ReadTransaction::~ReadTransaction() {
  if (!began_ || sqlite3_get_autocommit(connection_.database().getHandle()) != 0) return;
  try {
    connection_.run("COMMIT");
  } catch (const SQLite::Exception&) {
    // Nothing was written: closing the connection ends the transaction as well.
  }
}

}  // namespace entente::store
