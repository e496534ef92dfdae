#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace entente {

/// The candidate a person most likely meant by a misspelt word: the one of the smallest edit distance (Damerau's with
/// adjacent transpositions, over bytes, case ignored for ASCII), the first of equals; nullopt when even that one is
/// further off than a third of the word. O(|word| |candidate|) each; candidates of over 64 bytes are passed over.
[[nodiscard]] std::optional<std::string_view> nearest(std::string_view word, std::span<const std::string> candidates);

/// The same as words to append to an error message: "; did you mean \"colour\"?", or nothing.
[[nodiscard]] std::string suggestion(std::string_view word, std::span<const std::string> candidates);

}  // namespace entente
