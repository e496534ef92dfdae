#pragma once

#include <string>
#include <string_view>

namespace entente::ingest {

/// The bytes of an input as valid UTF-8 text. The policy, in this order:
///  - UTF-16 with a byte order mark is converted; an unpaired surrogate becomes U+FFFD;
///  - bytes that show another kind of file (NUL bytes, the first bytes of a PDF, a ZIP, an image, ...; more than one
///    control character in a hundred) are Error{bad_input} at `where`;
///  - a UTF-8 byte order mark is dropped, valid UTF-8 is kept;
///  - what `charset` names ("iso-8859-2", as a page's meta element has it) is converted where ICU knows it, unless it
///    names UTF-8;
///  - what is not UTF-8, holds no sequence of it, and uses only defined bytes of windows-1252 (which has Latin-1 in
///    it) is converted from that;
///  - else each ill-formed sequence (Unicode 15, section 3.9, maximal subparts) becomes U+FFFD.
[[nodiscard]] std::string to_utf8(std::string_view bytes, std::string_view where, std::string_view charset = {});

/// The text without what cannot be seen: control characters become spaces (but '\n', and '\t' as a space), all of
/// "\r\n", "\r", U+0085, U+2028 and U+2029 become '\n', form feeds too; zero-width spaces, soft hyphens, byte order
/// marks and direction marks are dropped. `text` must be valid UTF-8.
[[nodiscard]] std::string without_invisible(std::string_view text);

/// Whether every byte belongs to a well-formed sequence.
[[nodiscard]] bool is_utf8(std::string_view text);

/// Appends one code point, a surrogate as U+FFFD.
void append_utf8(std::string& text, char32_t code_point);

}  // namespace entente::ingest
