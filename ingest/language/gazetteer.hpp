#pragma once

#include <cstdint>
#include <span>

#include "ingest/language/container.hpp"
#include "ingest/language/key_table.hpp"

namespace entente::language {

/// Words and phrases with what they are known to name. Immutable, so threads may share it.
/// Sections: "gazetteer.keys" (fnv1a of the normalised words with a space between), "gazetteer.classes" (bits).
class Gazetteer {
 public:
  /// What one entry may be, more than one at a time.
  enum Class : std::uint16_t {
    person = 1,
    given_name = 2,
    family_name = 4,
    country = 8,
    place = 16,
    organization = 32,
    nationality = 64,
    person_word = 128,  ///< a common noun for persons: "minister"
    group_word = 256,   ///< for groups: "council"
    place_word = 512    ///< for places: "city"
  };
  static constexpr std::uint16_t kNames = 127;      ///< all that are names
  static constexpr std::size_t kLongestPhrase = 5;  ///< in tokens

  Gazetteer() = default;
  Gazetteer(std::span<const std::uint64_t> keys, std::span<const std::uint16_t> classes)
      : keys_(keys), classes_(classes) {}
  /// Throws Error{bad_input}. `file` must outlive the gazetteer.
  explicit Gazetteer(const Container& file);

  /// The classes of a phrase by its hash; 0 if it is not known.
  [[nodiscard]] std::uint16_t classes(std::uint64_t key) const {
    const auto found = keys_.find(key);
    return found == KeyTable::kNone ? std::uint16_t{0} : classes_[found];
  }

 private:
  KeyTable keys_;
  std::span<const std::uint16_t> classes_;
};

}  // namespace entente::language
