#pragma once

#include <string>
#include <string_view>

#include "ingest/readers/encoding.hpp"
#include "ingest/readers/reader.hpp"

namespace entente::ingest::test {

/// What is wrong with a document that a reader made, whatever its input; empty when it is sound.
inline std::string fault_of(const ReadDocument& read) {
  const std::string& text = read.document.text;
  if (text.empty()) return "the text is empty";
  if (read.document.id.empty()) return "the id is empty";
  if (!is_utf8(text)) return "the text is not UTF-8";
  for (const std::string* field :
       {&read.document.id, &read.document.title, &read.document.url, &read.document.publisher}) {
    if (!is_utf8(*field)) return "a field is not UTF-8";
    for (const char c : *field) {
      if (static_cast<unsigned char>(c) < 0x20) return "a field holds a control character";
    }
  }
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7F) return "the text holds a control character";
  }
  const auto cuts_a_character = [&](std::uint32_t at) { return at < text.size() && (text[at] & 0xC0) == 0x80; };
  const auto sound = [&](ByteSpan span) {
    return span.start <= span.end && span.end <= text.size() && !cuts_a_character(span.start) &&
           !cuts_a_character(span.end);
  };
  if (!sound(read.title_span)) return "the title's span is unsound";
  if (!read.title_span.empty() && read.document.title.empty()) return "a title's span without a title";
  std::uint32_t behind = 0;
  for (const ByteSpan aside : read.asides) {
    if (!sound(aside) || aside.empty()) return "an aside is unsound";
    if (aside.start < behind) return "asides overlap or are out of order";
    if (aside.overlaps(read.title_span)) return "an aside overlaps the title";
    behind = aside.end;
  }
  return {};
}

}  // namespace entente::ingest::test
