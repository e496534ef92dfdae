#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/language/key_table.hpp"

namespace entente::ingest {

/// The common nouns that head the phrases actors are named by (data/nouns.json, data/people.txt), by list: "titles",
/// "state-heads", "force-heads", ... Immutable once loaded; shared by any number of threads.
class Lexicon {
 public:
  /// Reads both files from `folder`. Throws Error{bad_input} for a file that is missing or malformed, or for too many
  /// lists.
  static Lexicon load(const std::string& folder);
  Lexicon(const Lexicon&) = delete;  // its index views its keys
  Lexicon& operator=(const Lexicon&) = delete;
  Lexicon(Lexicon&&) = default;
  Lexicon& operator=(Lexicon&&) = default;

  /// Whether `words`, a lemma or several joined by single blanks, is in the list. Case matters: lists are lower case.
  [[nodiscard]] bool has(std::string_view list, std::string_view words) const;
  /// Whether any entry of the list, of one word or several, begins or ends with `word`: where none does, its neighbours
  /// need not be looked up with it.
  [[nodiscard]] bool begins(std::string_view list, std::string_view word) const;
  [[nodiscard]] bool ends(std::string_view list, std::string_view word) const;
  /// Whether the noun's first sense is a person.
  [[nodiscard]] bool is_person(std::string_view lemma) const { return has("people", lemma); }
  /// The noun as the lists hold it, when any of them does; else nothing. The text lives as long as the lexicon.
  [[nodiscard]] std::string_view known(std::string_view lemma) const;
  /// The most words any entry of the list has.
  [[nodiscard]] std::size_t longest(std::string_view list) const;

 private:
  struct List {
    std::uint64_t bit = 0;
    std::size_t longest = 0;
  };
  /// Bits of lists: those that words are an entry of, those with an entry that they begin, and that they end.
  struct Membership {
    std::uint64_t entry = 0;
    std::uint64_t begins = 0;
    std::uint64_t ends = 0;
  };
  Lexicon() = default;
  /// The list of that name, made if there is none yet.
  List& list_of(std::string_view name, const std::string& path);
  void enter(const List& list, std::string_view words);
  [[nodiscard]] Membership& membership_of(std::string_view words);
  void index(const std::string& path);
  [[nodiscard]] bool is(std::uint64_t Membership::*part, std::string_view list, std::string_view words) const;

  std::map<std::string, List, std::less<>> lists_;
  std::map<std::string, std::uint32_t, std::less<>> places_;  ///< of the words below, while they are read
  /// Entries of all lists, and the words they begin and end with; what each is, and the hash it is found by.
  std::vector<std::string> words_;
  std::vector<Membership> memberships_;
  std::vector<std::uint64_t> keys_;
  language::KeyTable index_;
};

}  // namespace entente::ingest
