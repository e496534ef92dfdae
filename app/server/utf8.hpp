#pragma once

#include <string>
#include <string_view>

namespace entente::server {

/// Whether the bytes are well-formed UTF-8 (no surrogates, no overlong forms, nothing above U+10FFFF).
[[nodiscard]] bool is_utf8(std::string_view bytes);
/// The bytes with each malformed one replaced by U+FFFD: what a damaged database holds must not make an answer that no
/// JSON reader takes.
[[nodiscard]] std::string to_utf8(std::string bytes);

}  // namespace entente::server
