#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "graph/ontology/ontology.hpp"

namespace entente::query {

/// The form a verb stands in: decides between active and passive.
enum class VerbForm : std::uint8_t { base, third, past, participle, gerund };

/// What one phrase of a question ("turned down") may mean.
struct VerbSense {
  std::string type;        ///< ontology edge type
  bool inverted = false;   ///< the asker's subject is the edge's target: "propose" and the type "proposed-by"
  bool symmetric = false;  ///< of the type: direction does not matter
  friend auto operator<=>(const VerbSense&, const VerbSense&) = default;
};

struct VerbMatch {
  std::size_t words = 0;          ///< how many words of the question it covers
  std::vector<VerbSense> senses;  ///< by type, each once
  std::vector<VerbForm> forms;    ///< all the forms the first word may be
  std::string lemma;              ///< "turn down"
};

/// Every form of every verb with which the ontology's edge types can be asked for.
class VerbLexicon {
 public:
  explicit VerbLexicon(const Ontology& ontology);

  /// The longest verb phrase that begins at words[at]; words == 0 when none does. Words are folded forms.
  [[nodiscard]] VerbMatch match(const std::vector<std::string>& words, std::size_t at) const;
  /// The senses of a verb given by its lemma, with or without its particle: "object" finds "object to".
  [[nodiscard]] std::vector<VerbSense> senses(std::string_view lemma) const;
  /// All lemmas, in byte order.
  [[nodiscard]] std::vector<std::string> lemmas() const;

 private:
  struct Entry {
    std::vector<std::string> rest;  ///< the words after the first
    VerbForm form;
    std::string lemma;
    std::vector<VerbSense> senses;
  };
  std::multimap<std::string, Entry, std::less<>> entries_;  ///< by the form of the first word
};

}  // namespace entente::query
