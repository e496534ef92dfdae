#include "ingest/language/features.hpp"

#include <unicode/uchar.h>

#include "ingest/language/key_table.hpp"
#include "ingest/language/utf8.hpp"

namespace entente::language {
namespace {

constexpr std::uint64_t seeded(unsigned place) { return mix(0x9e3779b97f4a7c15ULL * (place + 1)); }

std::uint32_t plain(std::uint32_t c) {
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x02BC:
      return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
      return '"';
    case 0x2010:
    case 0x2011:
      return '-';
    default:
      return c;
  }
}

UChar32 symbol(std::uint32_t c) { return static_cast<UChar32>(c); }

enum class Case : unsigned { none, lower, capital, upper, mixed };

struct Writing {
  Case letters = Case::none;
  bool digits = false;
  bool other = false;
};

/// "Gaza" Xx, "U.S." X.X., "G7" Xd, "post-war" x-x: runs of a class are written once, twice if longer than one.
Writing shape_of(std::string_view form, std::string& shape) {
  Writing writing;
  char previous = 0;
  bool repeated = false;
  std::size_t upper = 0;
  std::size_t lower = 0;
  bool first_upper = false;
  for (std::size_t at = 0; at < form.size();) {
    const bool first = at == 0;
    const auto c = plain(next_character(form, at));
    char kind = 'o';
    if (c < 0x80 ? (c >= 'A' && c <= 'Z') : u_isupper(symbol(c)) != 0) {
      kind = 'X';
      ++upper;
      first_upper = first_upper || first;
    } else if (c < 0x80 ? (c >= 'a' && c <= 'z') : u_isalpha(symbol(c)) != 0) {
      kind = 'x';
      ++lower;
    } else if (c < 0x80 ? (c >= '0' && c <= '9') : u_isdigit(symbol(c)) != 0) {
      kind = 'd';
      writing.digits = true;
    } else {
      kind = c < 0x80 ? static_cast<char>(c) : 'o';
      writing.other = true;
    }
    if (kind != previous) {
      shape += kind;
      repeated = false;
    } else if (!repeated) {
      shape += kind;
      repeated = true;
    }
    previous = kind;
  }
  if (upper + lower == 0) {
    writing.letters = Case::none;
  } else if (upper == 0) {
    writing.letters = Case::lower;
  } else if (lower == 0) {
    writing.letters = upper > 1 ? Case::upper : Case::capital;
  } else {
    writing.letters = first_upper && upper == 1 ? Case::capital : Case::mixed;
  }
  return writing;
}

/// Byte offset after the first `count` characters of `text`, or before the last `count`; npos if it has no more.
std::size_t prefix_end(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  while (at < text.size()) {
    ++at;
    while (at < text.size() && is_continuation(text[at])) {
      ++at;
    }
    if (--count == 0) {
      return at < text.size() ? at : std::string_view::npos;
    }
  }
  return std::string_view::npos;
}

std::size_t suffix_start(std::string_view text, std::size_t count) {
  std::size_t at = text.size();
  while (at > 0) {
    --at;
    while (at > 0 && is_continuation(text[at])) {
      --at;
    }
    if (--count == 0) {
      return at > 0 ? at : std::string_view::npos;
    }
  }
  return std::string_view::npos;
}

}  // namespace

void normalise(std::string_view form, std::string& out) {
  for (std::size_t at = 0; at < form.size();) {
    const auto c = plain(next_character(form, at));
    if (c < 0x80) {
      out += static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    } else {
      append_character(static_cast<std::uint32_t>(u_tolower(symbol(c))), out);
    }
  }
}

namespace {

/// Places 12 and 13: phrases that start with a capital and are known, longest first, left to right; and single words.
void gazetteer_features(const Gazetteer& gazetteer, const FeatureScratch& scratch, std::vector<TokenFeatures>& out) {
  const std::string_view words = scratch.words;
  const auto word = [&](std::size_t i) {
    return words.substr(scratch.ranges[i].first, scratch.ranges[i].second - scratch.ranges[i].first);
  };
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (const auto alone = gazetteer.classes(out[i].vector_key); alone != 0) {
      out[i].keys[13] = mix(seeded(13) + alone);
    }
  }
  for (std::size_t i = 0; i < out.size();) {
    std::size_t length = 0;
    std::uint16_t classes = 0;
    if (scratch.capital[i]) {
      auto key = out[i].vector_key;
      for (std::size_t n = 1; n <= Gazetteer::kLongestPhrase; ++n) {
        const auto found = gazetteer.classes(key);
        if ((found & Gazetteer::kNames) != 0) {
          classes = found;
          length = n;
        }
        if (i + n == out.size()) {
          break;
        }
        key = fnv1a(word(i + n), fnv1a(" ", key));
      }
    }
    for (std::size_t k = 0; k < length; ++k) {
      const unsigned part = length == 1 ? 3 : k == 0 ? 0 : k + 1 == length ? 2 : 1;
      out[i + k].phrase_classes = classes;
      out[i + k].phrase_part = static_cast<std::uint8_t>(part);
      out[i + k].keys[12] = mix(seeded(12) + (classes & Gazetteer::kNames) * 4U + part);
    }
    i += length == 0 ? 1 : length;
  }
}

}  // namespace

void sentence_features(std::span<const std::string_view> forms, const Gazetteer& gazetteer, FeatureScratch& scratch,
                       std::vector<TokenFeatures>& out) {
  out.assign(forms.size(), {});
  scratch.words.clear();
  scratch.ranges.clear();
  scratch.capital.clear();
  std::size_t worded = 0;
  std::size_t capital = 0;
  std::size_t upper = 0;
  for (std::size_t i = 0; i < forms.size(); ++i) {
    auto& keys = out[i].keys;
    scratch.shape.clear();
    const auto writing = shape_of(forms[i], scratch.shape);
    keys[9] = fnv1a(scratch.shape, seeded(9));
    keys[10] = mix(seeded(10) + static_cast<unsigned>(writing.letters) * 4U + (writing.digits ? 2U : 0U) +
                   (writing.other ? 1U : 0U));
    if (writing.letters != Case::none) {
      ++worded;
      capital += writing.letters != Case::lower ? 1 : 0;
      upper += writing.letters == Case::upper ? 1 : 0;
    }

    scratch.capital.push_back(writing.letters != Case::lower && writing.letters != Case::none);
    const auto start = scratch.words.size();
    normalise(forms[i], scratch.words);
    scratch.ranges.emplace_back(start, scratch.words.size());
    out[i].vector_key = fnv1a(std::string_view{scratch.words}.substr(start));
    for (auto k = start; k < scratch.words.size(); ++k) {
      char& c = scratch.words[k];
      c = c >= '0' && c <= '9' ? '0' : c;
    }
    const auto word = std::string_view{scratch.words}.substr(start);
    keys[0] = fnv1a(word, seeded(0));
    if (scratch.capital.back()) {
      keys[1] = fnv1a(forms[i], seeded(1));
    }
    for (unsigned n = 1; n <= 4; ++n) {
      if (const auto at = suffix_start(word, n); at != std::string_view::npos) {
        keys[1 + n] = fnv1a(word.substr(at), seeded(1 + n));
      }
    }
    for (unsigned n = 1; n <= 3; ++n) {
      if (const auto end = prefix_end(word, n); end != std::string_view::npos) {
        keys[5 + n] = fnv1a(word.substr(0, end), seeded(5 + n));
      }
    }
  }
  // How the sentence is written: plainly, like a title, in capitals, or without any.
  unsigned style = 0;
  if (worded >= 3) {
    style = upper * 10 >= worded * 7 ? 3 : capital * 10 >= worded * 6 ? 2 : capital == 0 ? 1 : 0;
  }
  for (std::size_t i = 0; i < forms.size(); ++i) {
    const unsigned place = i == 0 ? 0 : i + 1 == forms.size() ? 1 : 2;
    out[i].keys[11] = mix(out[i].keys[10] + seeded(11) + style * 4U + place);
  }
  gazetteer_features(gazetteer, scratch, out);
}

}  // namespace entente::language
