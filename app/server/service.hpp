#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <string>

#include "app/server/deadline.hpp"
#include "app/server/gate.hpp"
#include "app/server/message.hpp"
#include "app/server/settings.hpp"
#include "app/server/state.hpp"
#include "app/server/static_files.hpp"
#include "app/server/target.hpp"
#include "app/server/writer.hpp"

namespace entente::server {

/// From a request to its answer, without sockets. Any number of threads.
class Service {
 public:
  /// Loads the graph. Throws what the store throws.
  Service(Settings settings, std::shared_ptr<const Ontology> ontology);

  /// Never throws: whatever goes wrong is an answer of the documented shape.
  [[nodiscard]] Response answer(const Request& request, Deadline::Clock::time_point received);
  /// Looks at a request whose body has not been read yet: the refusal it would meet anyway, or nullopt.
  [[nodiscard]] std::optional<Response> refuse_early(const Request& request, std::optional<std::uint64_t> body_bytes);
  /// How many bytes of body a request may bring.
  [[nodiscard]] std::size_t body_limit(const Request& request) const;
  /// A refusal that has nothing to do with what was asked: malformed, too large, too many waiting.
  [[nodiscard]] Response refusal(int status, const std::string& code, const std::string& message) const;

  /// Ends the work on all answers.
  void stop() { stopping_ = true; }
  [[nodiscard]] const Settings& settings() const { return settings_; }
  [[nodiscard]] std::shared_ptr<const State> state() const { return keeper_.current(); }
  /// Shows what was just written to the database.
  void refresh() { keeper_.refresh(); }

 private:
  [[nodiscard]] Response answer_or_throw(const Request& request, const Deadline& deadline);
  [[nodiscard]] Response interface(const Request& request, const Target& target, const Deadline& deadline);
  [[nodiscard]] Response file(const Request& request, const Target& target) const;

  Settings settings_;
  Gate gate_;
  StaticFiles files_;
  std::unique_ptr<Writer> writer_;  ///< with --write; before keeper_, which needs a database to be there
  StateKeeper keeper_;
  std::string openapi_;
  std::atomic<bool> stopping_ = false;
};

}  // namespace entente::server
