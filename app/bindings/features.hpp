#pragma once

#include <cstdint>
#include <vector>

#include "app/bindings/examples.hpp"
#include "app/bindings/rows.hpp"

namespace entente::bindings {

/// Features by number.
struct Features {
  std::vector<std::uint64_t> hashes;
  std::vector<bool> own;  ///< of a word or of one actor alone
};

/// Those that hold of `least` examples, most frequent first, equally frequent ones by hash; at most 65,535.
[[nodiscard]] Features frequent(const Examples& examples, std::uint32_t least);

/// The examples that are right or wrong, as rows of these features. Right ones that coders were not certain of weigh
/// `arguable` times as much as others.
[[nodiscard]] Rows rows_of(const Examples& examples, const Features& features, double arguable);

}  // namespace entente::bindings
