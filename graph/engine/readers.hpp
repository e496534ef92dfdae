#pragma once

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>

#include <memory>
#include <string>
#include <vector>

#include "graph/store/access.hpp"
#include "graph/store/connection.hpp"
#include "graph/store/reader.hpp"

namespace entente {

/// While it lives, a connection reads the file through the system's page cache instead of copying every page. Only for
/// the moment of loading: a file that something else cuts short under a mapping would end the program.
class MappedReading {
 public:
  explicit MappedReading(store::Connection& connection) : connection_(connection) {
    connection_.database().exec("PRAGMA mmap_size = 0x7fff0000");  // the most SQLite takes
  }
  MappedReading(const MappedReading&) = delete;
  MappedReading& operator=(const MappedReading&) = delete;
  ~MappedReading() {
    try {
      connection_.database().exec("PRAGMA mmap_size = 0");
    } catch (const SQLite::Exception&) {
      // The connection goes on with the mapping, which is right as well.
    }
  }

 private:
  store::Connection& connection_;
};

/// Connections that all see the same state of the database, one for each thread.
class Readers {
 public:
  Readers(const Store& store, unsigned wanted) : first_(StoreAccess::connection(store)), first_mapped_(first_) {
    transactions_.push_back(std::make_unique<store::ReadTransaction>(first_));
    const StoreVersion version = store::Reader(first_).version();
    while (transactions_.size() < wanted && add(store.path(), version)) {
    }
  }
  [[nodiscard]] unsigned count() const { return static_cast<unsigned>(transactions_.size()); }
  [[nodiscard]] store::Connection& operator[](unsigned worker) { return worker == 0 ? first_ : *others_[worker - 1]; }

 private:
  /// False where there is no second connection (a database in memory), or where another process has just written.
  bool add(const std::string& path, const StoreVersion& version) {
    if (path == ":memory:") return false;
    auto other = std::make_unique<store::Connection>(path, OpenMode::read_only, StoreOptions{.check_pages = false});
    auto transaction = std::make_unique<store::ReadTransaction>(*other);
    if (store::Reader(*other).version() != version) return false;
    mapped_.push_back(std::make_unique<MappedReading>(*other));
    others_.push_back(std::move(other));
    transactions_.push_back(std::move(transaction));
    return true;
  }

  store::Connection& first_;
  MappedReading first_mapped_;
  std::vector<std::unique_ptr<store::Connection>> others_;
  std::vector<std::unique_ptr<MappedReading>> mapped_;
  std::vector<std::unique_ptr<store::ReadTransaction>> transactions_;  ///< destroyed before the connections
};

}  // namespace entente
