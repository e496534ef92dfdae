#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente::language {

/// What the network is told of one token: the keys of its features (each a row of the feature table, if the model
/// knows it) and the key of its word vector.
struct TokenFeatures {
  static constexpr std::size_t kCount = 12;
  /// Place 0 is the word itself in lower case; the others are its exact form, suffixes of one to four and prefixes of
  /// one to three characters, its shape, its class in the gazetteer's sense of writing (number, mark, initial, ...),
  /// and how the sentence is written. Zero stands for no feature.
  std::array<std::uint64_t, kCount> keys{};
  std::uint64_t vector_key = 0;  ///< fnv1a of the normalised lower-case form
};

/// `form` in lower case, with plain quotes, apostrophes and hyphens for typographic ones; digits are kept.
/// Invalid UTF-8 is taken byte by byte. Appends to `out`.
void normalise(std::string_view form, std::string& out);

/// Features of every token of one sentence, from the forms alone. `out` has as many elements as `forms`.
/// Reentrant; scratch memory is reused through `scratch`.
void sentence_features(std::span<const std::string_view> forms, std::string& scratch, std::vector<TokenFeatures>& out);

}  // namespace entente::language
