#include "ingest/readers/encoding.hpp"

#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <memory>

#include "graph/model/error.hpp"

namespace entente::ingest {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

struct Signature {
  std::string_view bytes;
  std::string_view remedy;
};

constexpr std::array<Signature, 8> kSignatures = {{
    {"%PDF-", "is a PDF file; convert it first, with pdftotext for instance"},
    {"PK\x03\x04", "is a ZIP or office file; convert or unpack it first"},
    {"\x1F\x8B", "is compressed; unpack it first, with gunzip for instance"},
    {"\x28\xB5\x2F\xFD", "is compressed; unpack it first, with unzstd for instance"},
    {"BZh", "is compressed; unpack it first, with bunzip2 for instance"},
    {"\x89PNG", "is an image"},
    {"\xFF\xD8\xFF", "is an image"},
    {"{\\rtf", "is a Rich Text file; convert it first"},
}};

/// Decodes the sequence at `at` and moves past it; ill-formed bytes give a negative value and are passed as one
/// maximal subpart. ICU counts in int32_t, so it is given no more than the next four bytes.
UChar32 next_code_point(std::string_view text, std::size_t& at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data() + at);
  const auto left = static_cast<std::int32_t>(std::min<std::size_t>(text.size() - at, 4));
  std::int32_t i = 0;
  UChar32 c = 0;
  U8_NEXT(bytes, i, left, c);
  at += static_cast<std::size_t>(i);
  return c;
}

std::string from_utf16(std::string_view bytes, bool little_endian) {
  const auto unit = [&](std::size_t at) {
    const auto a = static_cast<unsigned char>(bytes[at]);
    const auto b = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char16_t>(little_endian ? a | (b << 8) : (a << 8) | b);
  };
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    const char16_t lead = unit(at);
    if (U16_IS_LEAD(lead) && at + 3 < bytes.size() && U16_IS_TRAIL(unit(at + 2))) {
      append_utf8(text, static_cast<char32_t>(U16_GET_SUPPLEMENTARY(lead, unit(at + 2))));
      at += 2;
    } else {
      append_utf8(text, lead);
    }
  }
  if (bytes.size() % 2 != 0) append_utf8(text, kReplacement);
  return text;
}

bool is_control(unsigned char c) { return (c < 0x20 && (c < '\t' || c > '\r')) || c == 0x7F; }

void refuse_other_kinds(std::string_view bytes, std::string_view where) {
  for (const Signature& signature : kSignatures) {
    if (bytes.starts_with(signature.bytes)) {
      throw Error(ErrorCode::bad_input, std::string(signature.remedy), std::string(where));
    }
  }
  if (const std::size_t nul = bytes.find('\0'); nul != std::string_view::npos) {
    throw Error(ErrorCode::bad_input, fmt::format("is a binary file (a NUL byte at offset {})", nul),
                std::string(where));
  }
  const auto controls =
      std::count_if(bytes.begin(), bytes.end(), [](char c) { return is_control(static_cast<unsigned char>(c)); });
  if (static_cast<std::size_t>(controls) * 100 > bytes.size()) {
    throw Error(ErrorCode::bad_input, fmt::format("is a binary file ({} control characters)", controls),
                std::string(where));
  }
}

struct ConverterCloser {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

/// Empty when ICU does not know the charset or it is UTF-8, which needs no conversion.
std::string from_charset(std::string_view bytes, const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, ConverterCloser> from(ucnv_open(charset.c_str(), &status));
  const std::unique_ptr<UConverter, ConverterCloser> to(ucnv_open("UTF-8", &status));
  if (U_FAILURE(status) || ucnv_getType(from.get()) == UCNV_UTF8) return {};
  if (ucnv_getMinCharSize(from.get()) > 1) return {};  // UTF-16 without a mark: the page could not have said so
  std::string text;
  std::array<char, 4096> buffer{};
  std::array<UChar, 4096> pivot{};
  UChar* pivot_source = pivot.data();
  UChar* pivot_target = pivot.data();
  const char* source = bytes.data();
  const char* const source_end = bytes.data() + bytes.size();
  UBool reset = true;
  do {
    char* target = buffer.data();
    status = U_ZERO_ERROR;
    ucnv_convertEx(to.get(), from.get(), &target, buffer.data() + buffer.size(), &source, source_end, pivot.data(),
                   &pivot_source, &pivot_target, pivot.data() + pivot.size(), reset, true, &status);
    reset = false;
    text.append(buffer.data(), target);
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  if (U_FAILURE(status)) return {};
  return text;
}

/// windows-1252 0x80..0x9F; 0 where it defines nothing. All above is as in Latin-1.
constexpr std::array<char16_t, 32> kWindows1252 = {0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                                   0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

bool plausible_windows_1252(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const auto c = static_cast<unsigned char>(bytes[at]);
    if (c >= 0x80 && c < 0xA0 && kWindows1252[c - 0x80U] == 0) return false;
    const std::size_t before = at;
    if (next_code_point(bytes, at) >= 0 && at - before > 1) return false;  // damaged UTF-8, then
  }
  return true;
}

std::string from_windows_1252(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (const char byte : bytes) {
    const auto c = static_cast<unsigned char>(byte);
    append_utf8(text, c >= 0x80 && c < 0xA0 ? kWindows1252[c - 0x80U] : c);
  }
  return text;
}

std::string with_replacements(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t before = at;
    if (next_code_point(bytes, at) >= 0) {
      text.append(bytes.substr(before, at - before));
    } else {
      append_utf8(text, kReplacement);
    }
  }
  return text;
}

bool is_dropped(UChar32 c) {
  return c == 0xAD || c == 0x200B || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2064) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

}  // namespace

void append_utf8(std::string& text, char32_t code_point) {
  if (U_IS_SURROGATE(code_point) || code_point > 0x10FFFF) code_point = kReplacement;
  std::array<char, 4> buffer{};
  std::int32_t size = 0;
  U8_APPEND_UNSAFE(reinterpret_cast<std::uint8_t*>(buffer.data()), size, static_cast<UChar32>(code_point));
  text.append(buffer.data(), static_cast<std::size_t>(size));
}

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
    } else if (next_code_point(text, at) < 0) {
      return false;
    }
  }
  return true;
}

std::string to_utf8(std::string_view bytes, std::string_view where, std::string_view charset) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    std::string text = from_utf16(bytes.substr(2), bytes.front() == '\xFF');
    refuse_other_kinds(text, where);
    return text;
  }
  refuse_other_kinds(bytes, where);
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (is_utf8(bytes)) return std::string(bytes);
  if (!charset.empty()) {
    if (std::string text = from_charset(bytes, std::string(charset)); !text.empty()) return text;
  }
  return plausible_windows_1252(bytes) ? from_windows_1252(bytes) : with_replacements(bytes);
}

std::string without_invisible(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t before = at;
    const UChar32 c = next_code_point(text, at);
    if (c == '\r') {
      if (at < text.size() && text[at] == '\n') ++at;
      out += '\n';
    } else if (c == '\n' || c == '\f' || c == '\v' || c == 0x85 || c == 0x2028 || c == 0x2029) {
      out += '\n';
    } else if (c < 0x20 || (c >= 0x7F && c < 0xA0)) {
      out += ' ';
    } else if (!is_dropped(c)) {
      out.append(text.substr(before, at - before));
    }
  }
  return out;
}

}  // namespace entente::ingest
