#pragma once

#include <span>
#include <string_view>

#include "query/export/formats.hpp"

namespace entente::query {

/// One format: exactly one of the two writers is set.
struct Format {
  std::string_view name;
  std::string_view what;  ///< for the help text
  void (*write)(const Selection&, std::ostream&, const FormatOptions&) = nullptr;
  void (*write_files)(const Selection&, FileSet&, const FormatOptions&) = nullptr;
};

/// All formats, by name.
[[nodiscard]] std::span<const Format> formats();
/// The format of this name; nullptr for an unknown one.
[[nodiscard]] const Format* find_format(std::string_view name);

}  // namespace entente::query
