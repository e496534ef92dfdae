#include "graph/text/fold.hpp"

#include <fmt/format.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

#include "graph/model/error.hpp"

namespace entente {
namespace {

void require(UErrorCode status, std::string_view what) {
  if (U_FAILURE(status)) {
    throw Error(ErrorCode::bad_input, fmt::format("ICU cannot {}: {}", what, u_errorName(status)));
  }
}

/// ' ` ´ ʹ ʻ ʼ ʽ ʾ ʿ ˈ ‘ ’ ‛ ′ ＇: apostrophes, and the marks that romanised Arabic and Ukrainian write for letters.
bool is_apostrophe(UChar32 c) {
  switch (c) {
    case 0x27:
    case 0x60:
    case 0xB4:
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x2032:
    case 0xFF07:
      return true;
    default:
      return (c >= 0x2B9 && c <= 0x2BF) || c == 0x2C8;
  }
}

bool is_separator(UChar32 c) { return u_isUWhiteSpace(c) || u_hasBinaryProperty(c, UCHAR_DASH) || u_isISOControl(c); }

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
}

/// Appends words one by one, a single separator between them.
class WordJoiner {
 public:
  explicit WordJoiner(char separator) : separator_(separator) {}
  void gap() { gap_ = !text_.empty(); }
  void add(char c) {
    if (gap_) text_ += separator_;
    gap_ = false;
    text_ += c;
  }
  void add(UChar32 c) {
    icu::UnicodeString one(c);
    std::string utf8;
    one.toUTF8String(utf8);
    for (const char byte : utf8) add(byte);
  }
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  char separator_;
  bool gap_ = false;
  std::string text_;
};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string fold_ascii(std::string_view name) {
  WordJoiner folded(' ');
  for (const char c : name) {
    const auto code = static_cast<unsigned char>(c);
    if (c == '\'' || c == '`') continue;
    if (code <= 0x20 || code == 0x7F || c == '-') {
      folded.gap();
    } else {
      folded.add(lower(c));
    }
  }
  return folded.take();
}

/// An ICU transliterator may not be shared by threads, and is costly to make: one for each thread.
const icu::Transliterator& transliterator(const char* id, std::unique_ptr<icu::Transliterator>& made) {
  if (!made) {
    UErrorCode status = U_ZERO_ERROR;
    made.reset(icu::Transliterator::createInstance(icu::UnicodeString(id, -1, US_INV), UTRANS_FORWARD, status));
    require(status, fmt::format("transliterate by {}", id));
  }
  return *made;
}

const icu::Transliterator& latin_to_ascii() {
  thread_local std::unique_ptr<icu::Transliterator> made;
  return transliterator("Latin-ASCII", made);
}

const icu::Transliterator& any_to_ascii() {
  thread_local std::unique_ptr<icu::Transliterator> made;
  return transliterator("Any-Latin; Latin-ASCII", made);
}

/// Case folded, compatibility variants unified, default-ignorable characters and non-spacing marks dropped.
icu::UnicodeString without_case_and_marks(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* casefold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  const icu::Normalizer2* decompose = icu::Normalizer2::getNFDInstance(status);
  const icu::Normalizer2* compose = icu::Normalizer2::getNFCInstance(status);
  require(status, "load its normalisation data");
  const icu::UnicodeString marked = decompose->normalize(casefold->normalize(text, status), status);
  icu::UnicodeString bare;
  for (int32_t i = 0; i < marked.length(); i = marked.moveIndex32(i, 1)) {
    const UChar32 c = marked.char32At(i);
    if (u_charType(c) != U_NON_SPACING_MARK) bare.append(c);
  }
  icu::UnicodeString composed = compose->normalize(bare, status);
  require(status, "normalise a name");
  return composed;
}

icu::UnicodeString without_apostrophes(const icu::UnicodeString& text) {
  icu::UnicodeString kept;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (!is_apostrophe(c)) kept.append(c);
  }
  return kept;
}

icu::UnicodeString from_utf8(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

}  // namespace

std::string fold_name(std::string_view name) {
  if (is_ascii(name)) return fold_ascii(name);
  // Apostrophes go first: normalisation turns an acute accent into a blank with a mark.
  icu::UnicodeString text = without_case_and_marks(without_apostrophes(from_utf8(name)));
  latin_to_ascii().transliterate(text);  // the letters that are no letter with a mark: ı, ł, ø, æ
  text.foldCase();
  WordJoiner folded(' ');
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (is_separator(c)) {
      folded.gap();
    } else if (!is_apostrophe(c)) {
      folded.add(c);
    }
  }
  return folded.take();
}

std::string strip_accents(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  icu::UnicodeString letters = from_utf8(text);
  latin_to_ascii().transliterate(letters);
  std::string ascii;
  letters.toUTF8String(ascii);
  return ascii;
}

std::string slug(std::string_view name) {
  std::string ascii(name);
  if (!is_ascii(name)) {
    icu::UnicodeString text = without_apostrophes(from_utf8(name));
    any_to_ascii().transliterate(text);
    ascii.clear();
    text.toUTF8String(ascii);
  }
  WordJoiner key('-');
  for (const char c : ascii) {
    const char small = lower(c);
    if ((small >= 'a' && small <= 'z') || (small >= '0' && small <= '9')) {
      key.add(small);
    } else if (c != '\'' && c != '`') {
      key.gap();
    }
  }
  return key.take();
}

}  // namespace entente
