#pragma once

#include <string>
#include <string_view>

namespace entente::server {

/// Whether an Accept-Encoding field takes gzip (RFC 9110, 12.5.3).
[[nodiscard]] bool accepts_gzip(std::string_view accept_encoding);
/// The bytes in gzip format (RFC 1952); the same bytes always give the same result.
[[nodiscard]] std::string gzip(std::string_view bytes);

/// Whether an If-None-Match field names this entity tag (RFC 9110, 13.1.2): "*", or it or its weak form in a list.
[[nodiscard]] bool matches_tag(std::string_view if_none_match, std::string_view tag);

}  // namespace entente::server
