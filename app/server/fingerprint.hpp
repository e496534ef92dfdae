#pragma once

#include <string>
#include <string_view>

namespace entente::server {

/// XXH3-128 of the bytes as 32 hexadecimal digits.
[[nodiscard]] std::string fingerprint(std::string_view bytes);

}  // namespace entente::server
