#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente::server {

/// The target of a request line, taken apart: "/api/v1/nodes/state%2FTUR?type=thanks" has the segments "api", "v1",
/// "nodes", "state/TUR" and one parameter.
struct Target {
  std::vector<std::string> segments;  ///< between slashes, decoded; "/" has none, "/a/" has "a" and ""
  std::vector<std::pair<std::string, std::string>> parameters;  ///< in order, decoded, '+' as a blank
};

/// Throws HttpError{400, bad-request} for a target that is no path, for a malformed percent sign, for what is not
/// UTF-8 when decoded, for control characters, and for more parameters than limits::kMaxHttpParameters.
[[nodiscard]] Target parse_target(std::string_view target);

/// Segments from `first` on joined by slashes: a key whose slash was not encoded.
[[nodiscard]] std::string join_segments(const std::vector<std::string>& segments, std::size_t first, std::size_t last);

/// A text as a path segment: all but letters, digits and "-._~" as %XX.
[[nodiscard]] std::string encode_segment(std::string_view text);

}  // namespace entente::server
