#pragma once

#include <string>
#include <string_view>

namespace entente::ingest {

/// The text of one Markdown block without emphasis, links, images, code marks, tags, entities, escapes and footnote
/// marks. Marks that are not closed stay. Linear time: a tag or link target longer than 400 bytes is taken for text.
/// `text` must hold no control characters (without_invisible).
[[nodiscard]] std::string plain_markdown(std::string_view text);

}  // namespace entente::ingest
