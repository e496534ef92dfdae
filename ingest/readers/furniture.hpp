#pragma once

#include <cstdint>
#include <string_view>

namespace entente::ingest {

/// What a line of a page is for.
enum class LineKind : std::uint8_t {
  content,
  furniture,      ///< menus, share bars, forms, notices, advertisements, captions, credits
  related,        ///< heads a list of links to other articles
  comments_start  ///< heads what readers wrote; in the second half of a page nothing of the article follows
};

/// Judges one line by general rules (furniture.cpp holds the tables): what it says, never which publisher it is of.
/// A line longer than 600 bytes is always content.
[[nodiscard]] LineKind classify_line(std::string_view line);

/// Whether the whole line is a section name, a label or an agency's slug ("Breaking News", "Opinion",
/// "CHAD-NIGER/FORCE"), as it stands above a title.
[[nodiscard]] bool is_section_label(std::string_view line);

}  // namespace entente::ingest
