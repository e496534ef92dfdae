#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

/// Finds articles that tell the same story in the same words: one wire report as several papers print it, cut, with
/// another headline, or with a paragraph of their own.
namespace entente::copies {

/// The text as a set: a hash of each five words that follow one another, without regard to case and punctuation;
/// sorted, each once (Broder 1997, "On the resemblance and containment of documents").
using Shingles = std::vector<std::uint64_t>;
[[nodiscard]] Shingles shingles(std::string_view text);

/// Numbers of which two texts have one in common when they are alike: certainly so where they are nearly the same
/// (0.995 where half of all their shingles are common, 0.93 at 0.4), hardly ever where they are not (0.04 at 0.1). By
/// them near-copies are looked up in an index. Empty for a text too short to tell.
[[nodiscard]] std::vector<std::int64_t> bands(const Shingles& shingles);

/// Whether one is a near-copy of the other: at least half of the shorter one stands in the longer one, and that is more
/// than a common phrase.
[[nodiscard]] bool are_near_copies(const Shingles& one, const Shingles& other);

}  // namespace entente::copies
