#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/server/call.hpp"

namespace entente::server {

/// One resource of the interface.
struct Route {
  std::string_view method;  ///< "GET" serves HEAD too
  std::string_view path;    ///< below /api/v1: "nodes/{}/edges", where {} is a key, an id or a name
  Response (*answer)(const Call&);
  std::vector<std::string_view> parameters{};  ///< that it takes
  bool needs_token = false;                    ///< as every POST does
};

/// All of them.
[[nodiscard]] std::span<const Route> routes();

/// A way to read a path: the route, and what stands at {}.
struct Match {
  const Route* route;
  std::string subject;
};

/// The routes that a path below /api/v1 may mean for a method, the most likely first. "nodes/state/TUR/edges" may be
/// the edges of state/TUR, or a node of that odd key: whoever sends %2F for a key's slash is always understood. Throws
/// HttpError{404} for a path that is none and HttpError{405} for one that other methods have.
[[nodiscard]] std::vector<Match> match(std::string_view method, const std::vector<std::string>& segments);

/// The methods a path has: "GET, HEAD"; empty when there is no such path.
[[nodiscard]] std::string methods_of(const std::vector<std::string>& segments);

}  // namespace entente::server
