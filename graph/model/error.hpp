#pragma once

#include <stdexcept>
#include <string>

namespace entente {

/// Why an operation ended. The values are the program's exit codes.
enum class ErrorCode {
  not_found = 1,     ///< nothing matched, or a check failed
  usage = 2,         ///< the request makes no sense as asked: bad option, ambiguous name
  bad_input = 3,     ///< a file, a line or a record cannot be read
  store = 4,         ///< the database cannot be opened, read or written
  limit = 5,         ///< a stated limit or a time-out was reached
  interrupted = 130  ///< SIGINT or SIGTERM
};

/// The one exception type the libraries throw. `where` is a place a person can open
/// ("news.ndjson:812", "ontology.json:12:5"), or empty; `what()` is "where: message".
class Error : public std::runtime_error {
 public:
  Error(ErrorCode code, const std::string& message, const std::string& where = {})
      : std::runtime_error(where.empty() ? message : where + ": " + message), code_(code), where_(where) {}

  [[nodiscard]] ErrorCode code() const noexcept { return code_; }
  [[nodiscard]] const std::string& where() const noexcept { return where_; }

 private:
  ErrorCode code_;
  std::string where_;
};

}  // namespace entente
