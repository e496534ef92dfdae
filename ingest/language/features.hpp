#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ingest/language/gazetteer.hpp"

namespace entente::language {

/// What the network is told of one token: the keys of its features (each a row of the feature table, if the model
/// knows it) and the key of its word vector.
struct TokenFeatures {
  static constexpr std::size_t kCount = 14;
  /// Place 0 is the word itself in lower case; then come its exact form if it has a capital, suffixes of one to four
  /// and prefixes of one to three characters, its shape, its kind of writing, that with the style of the sentence
  /// (plain, title, capitals, none), what the longest known phrase around it names, and what the word alone is known
  /// for. Zero stands for no feature.
  std::array<std::uint64_t, kCount> keys{};
  std::uint64_t vector_key = 0;  ///< fnv1a of the normalised lower-case form

  /// The longest known phrase around the token: what it names (bits of Gazetteer::Class, 0 for none), the token's place
  /// in it (0 first, 1 inside, 2 last, 3 the only one).
  std::uint16_t phrase_classes = 0;
  std::uint8_t phrase_part = 0;
};

/// `form` in lower case, with plain quotes, apostrophes and hyphens for typographic ones; digits are kept.
/// Invalid UTF-8 is taken byte by byte. Appends to `out`.
void normalise(std::string_view form, std::string& out);

/// Memory that sentence_features() uses again and again.
struct FeatureScratch {
  std::string shape;
  std::string words;  ///< normalised forms, one after the other
  std::vector<std::pair<std::size_t, std::size_t>> ranges;
  std::vector<bool> capital;
};

/// Features of every token of one sentence, from the forms alone. `out` has as many elements as `forms`.
void sentence_features(std::span<const std::string_view> forms, const Gazetteer& gazetteer, FeatureScratch& scratch,
                       std::vector<TokenFeatures>& out);

}  // namespace entente::language
