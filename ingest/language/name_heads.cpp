#include "ingest/language/name_heads.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "ingest/language/features.hpp"

namespace entente::language {
namespace {

/// Heads of organisations' names. Those that as often head something else ("force", "front", "group") are left out.
constexpr auto kOrganizationHeads = std::to_array<std::string_view>(
    {"academy",      "administration", "agency",     "airlines",    "alliance",     "army",        "assembly",
     "association",  "authority",      "bank",       "brigades",    "broadcasting", "bulletin",    "bureau",
     "cabinet",      "chronicle",      "club",       "coalition",   "college",      "commission",  "committee",
     "company",      "congress",       "consortium", "corp",        "corp.",        "corporation", "corps",
     "council",      "daily",          "department", "directorate", "federation",   "foundation",  "gazette",
     "guards",       "herald",         "inc",        "inc.",        "institute",    "institution", "journal",
     "knesset",      "league",         "ltd",        "ltd.",        "ministry",     "movement",    "navy",
     "organisation", "organization",   "parliament", "party",       "police",       "post",        "school",
     "secretariat",  "senate",         "society",    "times",       "tribunal",     "tribune",     "union",
     "university"});

/// Titles and offices that stand before a person's name. Those that are as often given names ("Mark", "John") are left
/// out.
constexpr auto kTitles = std::to_array<std::string_view>({"activist",
                                                          "admiral",
                                                          "adviser",
                                                          "advisor",
                                                          "ambassador",
                                                          "analyst",
                                                          "archbishop",
                                                          "attorney",
                                                          "author",
                                                          "ayatollah",
                                                          "baron",
                                                          "bishop",
                                                          "brigadier",
                                                          "brigadier-general",
                                                          "capt",
                                                          "capt.",
                                                          "captain",
                                                          "cardinal",
                                                          "chair",
                                                          "chairman",
                                                          "chairperson",
                                                          "chairwoman",
                                                          "chancellor",
                                                          "chief",
                                                          "cmdr.",
                                                          "col",
                                                          "col.",
                                                          "colonel",
                                                          "commander",
                                                          "commissioner",
                                                          "commodore",
                                                          "congressman",
                                                          "congresswoman",
                                                          "coordinator",
                                                          "correspondent",
                                                          "counterpart",
                                                          "dame",
                                                          "deputy",
                                                          "director",
                                                          "doctor",
                                                          "dr",
                                                          "dr.",
                                                          "duchess",
                                                          "duke",
                                                          "earl",
                                                          "economist",
                                                          "emir",
                                                          "emperor",
                                                          "empress",
                                                          "envoy",
                                                          "gen",
                                                          "gen.",
                                                          "general",
                                                          "gov.",
                                                          "governor",
                                                          "historian",
                                                          "imam",
                                                          "inspector",
                                                          "journalist",
                                                          "judge",
                                                          "justice",
                                                          "king",
                                                          "lady",
                                                          "lawmaker",
                                                          "leader",
                                                          "lieutenant",
                                                          "lord",
                                                          "lt",
                                                          "lt.",
                                                          "maj",
                                                          "maj.",
                                                          "major",
                                                          "marshal",
                                                          "mayor",
                                                          "minister",
                                                          "miss",
                                                          "mp",
                                                          "mr",
                                                          "mr.",
                                                          "mrs",
                                                          "mrs.",
                                                          "ms",
                                                          "ms.",
                                                          "mullah",
                                                          "officer",
                                                          "official",
                                                          "pope",
                                                          "premier",
                                                          "president",
                                                          "president-elect",
                                                          "prince",
                                                          "princess",
                                                          "prof.",
                                                          "professor",
                                                          "prosecutor",
                                                          "queen",
                                                          "rabbi",
                                                          "rep",
                                                          "rep.",
                                                          "reporter",
                                                          "representative",
                                                          "secretary",
                                                          "sen",
                                                          "sen.",
                                                          "senator",
                                                          "sergeant",
                                                          "sgt",
                                                          "sgt.",
                                                          "shah",
                                                          "sheikh",
                                                          "sir",
                                                          "speaker",
                                                          "spokesman",
                                                          "spokesperson",
                                                          "spokeswoman",
                                                          "sultan"});

constexpr auto kBeforeTitles = std::to_array<std::string_view>(
    {"-", "acting", "crown", "defence", "defense", "deputy", "finance", "foreign", "interior", "prime", "vice"});

constexpr auto kPlaceHeads = std::to_array<std::string_view>(
    {"airport",   "avenue", "bay",     "beach",   "boulevard", "bridge",  "canal", "county",
     "dam",       "harbor", "harbour", "highway", "island",    "islands", "lake",  "mountain",
     "mountains", "plaza",  "river",   "road",    "square",    "street",  "valley"});

constexpr auto kEventHeads =
    std::to_array<std::string_view>({"ages", "championship", "championships", "cup", "festival", "games", "marathon",
                                     "olympics", "revolution", "war", "wars", "wwi", "wwii"});

constexpr auto kStorms = std::to_array<std::string_view>({"cyclone", "hurricane", "storm", "typhoon"});

constexpr auto kDeities = std::to_array<std::string_view>({"allah", "god"});

template <std::size_t kCount>
consteval bool sorted(const std::array<std::string_view, kCount>& words) {
  return std::is_sorted(words.begin(), words.end());
}
static_assert(sorted(kOrganizationHeads) && sorted(kTitles) && sorted(kBeforeTitles) && sorted(kPlaceHeads) &&
              sorted(kEventHeads) && sorted(kStorms) && sorted(kDeities));

template <std::size_t kCount>
bool is_among(const std::array<std::string_view, kCount>& words, const Token& token) {
  return std::binary_search(words.begin(), words.end(), std::string_view{normal_form(token)});
}

}  // namespace

std::string normal_form(const Token& token) {
  std::string word;
  normalise(token.form, word);
  return word;
}

bool is_title(const Token& token) { return is_among(kTitles, token); }
bool stands_before_titles(const Token& token) { return is_among(kBeforeTitles, token); }
bool is_organization_head(const Token& token) { return is_among(kOrganizationHeads, token); }
bool is_place_head(const Token& token) { return is_among(kPlaceHeads, token); }
bool is_event_head(const Token& token) { return is_among(kEventHeads, token); }
bool is_storm_word(const Token& token) { return is_among(kStorms, token); }
bool is_deity(const Token& token) { return is_among(kDeities, token); }

}  // namespace entente::language
