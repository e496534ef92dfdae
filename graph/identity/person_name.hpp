#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entente::identity {

/// A person's name, ready for comparing: words in their spelling form, without titles and particles.
struct PersonName {
  std::vector<std::string> words;            ///< given names and initials, then the family name
  std::vector<std::string> family_parts;     ///< of a family name of two parts ("Lopez-Garcia"): each; else empty
  [[nodiscard]] std::string joined() const;  ///< the words, blanks between
};

[[nodiscard]] PersonName read_person_name(std::string_view name);

/// How the name `less` may stand for whoever has the name `more`.
enum class Shortening : unsigned char {
  none,         ///< it may not
  surname,      ///< "Rahal" for "Amina Rahal"
  first_word,   ///< "Xi" for "Xi Jinping": a surname only where family names stand first
  surnames,     ///< "Lopez Obrador" for "Andres Lopez Obrador"
  middle_name,  ///< "Amina Rahal" for "Amina Leila Rahal"
  initials,     ///< "A. L. Rahal", "A. Rahal"
  double_name   ///< "Maria Lopez" or "Maria Garcia" for "Maria Lopez-Garcia"
};
[[nodiscard]] Shortening shortening(const PersonName& less, const PersonName& more);

}  // namespace entente::identity
