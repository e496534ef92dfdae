#pragma once

#include <cstdint>

#include "ingest/language/utf8.hpp"

namespace entente::language {

/// Unicode's White_Space property.
[[nodiscard]] constexpr bool is_white_space(std::uint32_t c) {
  if (c <= 0x20) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
  return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000;
}

}  // namespace entente::language
