#include "graph/copies/fingerprint.hpp"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <string>

namespace entente::copies {
namespace {

constexpr std::size_t kShingleWords = 5;
constexpr std::size_t kBands = 40;
constexpr std::size_t kRows = 3;
constexpr std::size_t kFewestCommon = 24;  ///< shingles: some 28 words in a row

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
}

/// A hash of x for each seed; the finaliser of MurmurHash3.
std::uint64_t mix(std::uint64_t x) {
  x = (x ^ (x >> 33)) * 0xFF51AFD7ED558CCDULL;
  x = (x ^ (x >> 33)) * 0xC4CEB9FE1A85EC53ULL;
  return x ^ (x >> 33);
}

}  // namespace

Shingles shingles(std::string_view text) {
  std::vector<std::uint64_t> words;
  std::string word;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && is_word_byte(text[i])) {
      word += text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] - 'A' + 'a') : text[i];
    } else if (!word.empty()) {
      words.push_back(XXH3_64bits(word.data(), word.size()));
      word.clear();
    }
  }
  Shingles found;
  for (std::size_t i = 0; i + kShingleWords <= words.size(); ++i) {
    found.push_back(XXH3_64bits(&words[i], kShingleWords * sizeof(std::uint64_t)));
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::vector<std::int64_t> bands(const Shingles& shingles) {
  if (shingles.size() < kFewestCommon) return {};
  std::vector<std::int64_t> found;
  for (std::size_t band = 0; band < kBands; ++band) {
    std::array<std::uint64_t, kRows + 1> rows{};
    for (std::size_t row = 0; row < kRows; ++row) {
      const std::uint64_t seed = mix(band * kRows + row + 1);
      std::uint64_t least = UINT64_MAX;
      for (const std::uint64_t shingle : shingles) least = std::min(least, mix(shingle ^ seed));
      rows[row] = least;
    }
    rows[kRows] = band;
    found.push_back(static_cast<std::int64_t>(XXH3_64bits(rows.data(), sizeof(rows))));
  }
  std::sort(found.begin(), found.end());
  return found;
}

bool are_near_copies(const Shingles& one, const Shingles& other) {
  std::size_t common = 0;
  for (auto a = one.begin(), b = other.begin(); a != one.end() && b != other.end();) {
    if (*a == *b) {
      ++common;
      ++a;
      ++b;
    } else if (*a < *b) {
      ++a;
    } else {
      ++b;
    }
  }
  return common >= kFewestCommon && 2 * common >= std::min(one.size(), other.size());
}

}  // namespace entente::copies
