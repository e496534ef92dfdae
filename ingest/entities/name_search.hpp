#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "ingest/entities/gazetteer.hpp"
#include "ingest/entities/lexicon.hpp"
#include "ingest/entities/names.hpp"
#include "ingest/language/tree.hpp"

namespace entente::ingest {

/// One sentence while its names are searched: what there is to go by, and the candidates so far, in the order in which
/// they were found. They may overlap.
struct NameSearch {
  const language::Tree& tree;
  const language::Sentence& sentence;
  const Gazetteer& gazetteer;
  const Lexicon& lexicon;
  std::uint32_t size = 0;  ///< of the sentence, in tokens
  bool loud = false;       ///< whether the sentence is in capitals, which then say nothing
  std::vector<NameSpan> candidates;

  /// Whether any list of `lists` has `word`.
  [[nodiscard]] bool in_any(std::initializer_list<std::string_view> lists, std::string_view word) const;
  /// Whether the name finder saw a name, of whatever type, in any of tokens [first, last).
  [[nodiscard]] bool labelled(std::uint32_t first, std::uint32_t last) const;
  void add(std::uint32_t first, std::uint32_t last, NameSpan::Kind kind);
};

/// Whether a span is a person whose family name is a title: "Tom King", "John Major".
[[nodiscard]] bool family_title(const NameSearch& search, const NameSpan& span);

/// Adds what the name finder labelled, cut to the name and typed by its last word (labelled_names.cpp).
void add_labelled_names(NameSearch& search);

/// Adds what capitals and the tree tell of bodies, forces and persons that the name finder missed, and the office
/// holders that the gazetteer knows (capital_names.cpp).
void add_capital_names(NameSearch& search);

}  // namespace entente::ingest
