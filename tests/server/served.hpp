#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "app/server/server.hpp"
#include "app/server/service.hpp"
#include "graph/json/json.hpp"
#include "graph/store/store.hpp"
#include "tests/server/client.hpp"

namespace entente::server::test {

/// A folder of its own that is gone with the object.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] std::string file(const std::string& name) const { return (path_ / name).string(); }
  void write(const std::string& name, const std::string& bytes) const;

 private:
  std::filesystem::path path_;
};

/// A server in this process, on a free loopback port, over a database with the story of tests/query/story.hpp and an
/// explorer of three files.
class Served {
 public:
  explicit Served(Settings settings = {});
  ~Served();
  Served(const Served&) = delete;
  Served& operator=(const Served&) = delete;

  [[nodiscard]] std::uint16_t port() const { return server_->port(); }
  [[nodiscard]] const std::string& db() const { return db_; }
  Answer get(const std::string& target, const std::vector<std::string>& fields = {}) const;
  /// The JSON of an answer of 200; throws for another status.
  [[nodiscard]] json::Tree json(const std::string& target) const;

 private:
  TemporaryFolder folder_;
  std::string db_;
  std::unique_ptr<Service> service_;
  std::unique_ptr<Server> server_;
  std::thread thread_;
  mutable std::vector<std::unique_ptr<std::string>> texts_;  ///< what trees point into
};

}  // namespace entente::server::test
