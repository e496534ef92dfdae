#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace entente::server {

/// A node that may have been meant.
struct Candidate {
  std::string key, name, label;
};

/// A refusal as the interface documents it: {"error": {"code", "message", ...}} under an HTTP status.
class HttpError : public std::runtime_error {
 public:
  HttpError(int status, std::string code, const std::string& message)
      : std::runtime_error(message), status_(status), code_(std::move(code)) {}

  [[nodiscard]] int status() const noexcept { return status_; }
  /// "not-found", "ambiguous", "bad-request", ...: docs/http.md lists them.
  [[nodiscard]] const std::string& code() const noexcept { return code_; }

  std::vector<Candidate> candidates;
  std::vector<std::string> suggestions;                     ///< questions that would be understood
  std::vector<std::pair<std::string, std::string>> fields;  ///< header fields that belong to the status

 private:
  int status_;
  std::string code_;
};

[[nodiscard]] inline HttpError bad_request(const std::string& message) { return {400, "bad-request", message}; }
[[nodiscard]] inline HttpError not_found(const std::string& message) { return {404, "not-found", message}; }

}  // namespace entente::server
