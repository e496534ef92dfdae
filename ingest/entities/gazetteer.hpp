#pragma once

#include <algorithm>
#include <bitset>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "graph/model/date.hpp"
#include "ingest/language/sentence.hpp"

namespace entente::ingest {

/// A being the program knows before it reads anything.
struct KnownEntity {
  std::string key;    ///< "state/PAK", "org/united-nations"
  std::string label;  ///< ontology label
  std::string name;
  std::string state;                              ///< ISO alpha-3 it is or belongs to; empty for international bodies
  std::map<std::string, std::string> properties;  ///< iso2, iso3, wikidata
};

/// In what way a surface form stands for its entity.
enum class SurfaceKind : std::uint8_t {
  name,       ///< Turkey, the UN
  adjective,  ///< Turkish
  people,     ///< Turks: the people, not the state
  capital,    ///< Ankara
  seat,       ///< the Kremlin
  acronym     ///< of a party: counts only where the article speaks of the party's state
};

/// Somebody who holds or held an office, with its dates.
struct KnownPerson {
  std::string name;
  std::string of;    ///< key of the state or body
  std::string role;  ///< "foreign minister"
  std::optional<Date> since;
  std::optional<Date> until;
  std::string called = {};  ///< the name all spellings of this one go by; empty when it is `name`
};

/// Names known beforehand (data/states.json, data/names.json, data/officials.json, data/parties.json, data/places.txt).
/// Immutable once loaded; shared by any number of threads.
class Gazetteer {
 public:
  /// Reads all five files from `folder`. Throws Error{bad_input} for a file that is missing or malformed.
  static Gazetteer load(const std::string& folder);

  struct Match {
    const KnownEntity* entity = nullptr;
    SurfaceKind kind = SurfaceKind::name;
    std::uint32_t tokens = 0;
  };
  /// The longest name that starts at token `at` and ends before `end`. Case counts, but a word all in capitals also
  /// matches the name in small letters where `shouting` is set (headlines).
  [[nodiscard]] std::optional<Match> match(const language::Sentence& sentence, std::uint32_t at, std::uint32_t end,
                                           bool shouting = false) const;
  /// Who or what goes by exactly these words; nullptr when nobody does.
  [[nodiscard]] const KnownEntity* named(const std::string& surface) const;
  /// The first state or place a dateline names ("ISLAMABAD:", "KYIV, Ukraine, March 3 -"); nullptr when it names none.
  [[nodiscard]] const KnownEntity* place_in(std::string_view dateline) const;
  /// ISO codes of the states that have a region or a town of this name, the largest first. They tell where a place is
  /// that the text names, not that a word names a place.
  [[nodiscard]] const std::vector<std::string>& realms(std::string_view place) const;
  /// The longest name of a part of the world in lower-case words joined by blanks ("west african country"); empty when
  /// there is none. The text lives as long as the gazetteer.
  [[nodiscard]] std::string_view region_in(std::string_view words) const;
  /// Whether the state lies in the region, or is what its name says ("kingdom", "island").
  [[nodiscard]] bool lies_in(std::string_view iso3, std::string_view region) const;
  /// Whether two states border on each other, by land or across a strait.
  [[nodiscard]] bool are_neighbours(std::string_view iso3, std::string_view other) const;
  [[nodiscard]] const KnownEntity* find(std::string_view key) const;
  /// The state of this ISO code.
  [[nodiscard]] const KnownEntity* state(std::string_view iso3) const;
  /// Whether a party of that name or acronym is known in the state; many states have a Democratic Party.
  [[nodiscard]] bool has_party(std::string_view name, std::string_view iso3) const;
  /// The adjective of a state ("Turkish"), or its name when it has none.
  [[nodiscard]] std::string adjective(std::string_view iso3) const;

  /// Persons one of whose name words, folded, is `word`, in file order.
  [[nodiscard]] std::vector<const KnownPerson*> persons(std::string_view folded_word) const;
  /// Whether the text is the full name of a known person.
  [[nodiscard]] bool is_person(std::string_view name) const;
  /// Who held `role` for `of` on that day, the latest to take office of several; nullptr when nobody is known.
  [[nodiscard]] const KnownPerson* holder(std::string_view of, std::string_view role, const Date& on) const;

 private:
  friend class GazetteerLoader;
  /// "NER/NGA", whichever comes first.
  [[nodiscard]] static std::string border_of(std::string_view iso3, std::string_view other) {
    return std::string(std::min(iso3, other)) + "/" + std::string(std::max(iso3, other));
  }
  [[nodiscard]] const KnownEntity* place_called(const std::string& name) const;
  struct Surface {
    std::uint32_t entity;
    SurfaceKind kind;
  };
  std::vector<KnownEntity> entities_;
  std::unordered_map<std::string, Surface> surfaces_;
  std::bitset<256> begins_;  ///< bytes that surfaces begin with
  std::unordered_map<std::string, std::vector<std::string>> realms_;
  std::unordered_map<std::string, std::uint32_t> longest_;  ///< first word -> most bytes of a surface it starts
  std::map<std::string, std::uint32_t, std::less<>> by_key_;
  std::map<std::string, std::string, std::less<>> adjectives_;
  std::map<std::string, std::vector<std::string>, std::less<>> regions_;  ///< ISO codes, sorted
  std::set<std::string, std::less<>> borders_;                            ///< "NER/NGA", the codes in order
  std::vector<KnownPerson> persons_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> persons_by_word_;
  std::unordered_set<std::string> person_names_;  ///< folded
  std::unordered_set<std::string> parties_;       ///< "MDC/ZWE"
};

}  // namespace entente::ingest
