#include <algorithm>
#include <span>

#include "ingest/entities/document_state.hpp"

// "the South American country", "the Gulf state": the last state spoken of that lies there.
namespace entente::ingest {
namespace {

struct Region {
  std::string_view words;   ///< as they stand before "country"
  std::string_view states;  ///< ISO codes, parted by blanks
};

constexpr std::string_view kSouthAmerica = "ARG BOL BRA CHL COL ECU GUY PRY PER SUR URY VEN";
constexpr std::string_view kCentralAmerica = "BLZ CRI GTM HND NIC PAN SLV";
constexpr std::string_view kCaribbean = "ATG BHS BRB CUB DMA DOM GRD HTI JAM KNA LCA PRI TTO VCT GUY SUR";
constexpr std::string_view kWestAfrica = "BEN BFA CIV CPV GHA GIN GMB GNB LBR MLI MRT NER NGA SEN SLE TGO";
constexpr std::string_view kEastAfrica = "BDI COM DJI ERI ETH KEN MDG MUS RWA SDN SSD SOM SYC TZA UGA";
constexpr std::string_view kCentralAfrica = "AGO CAF CMR COD COG GAB GNQ STP TCD";
constexpr std::string_view kSouthernAfrica = "AGO BWA LSO MOZ MWI NAM SWZ ZAF ZMB ZWE MDG";
constexpr std::string_view kNorthAfrica = "DZA EGY LBY MAR TUN SDN MRT ESH";
constexpr std::string_view kGulf = "ARE BHR IRN IRQ KWT OMN QAT SAU";
constexpr std::string_view kMiddleEast = "ARE BHR EGY IRN IRQ ISR JOR KWT LBN OMN PSE QAT SAU SYR TUR YEM";
constexpr std::string_view kSoutheastAsia = "BRN IDN KHM LAO MMR MYS PHL SGP THA TLS VNM";
constexpr std::string_view kSouthAsia = "AFG BGD BTN IND LKA MDV NPL PAK";
constexpr std::string_view kCentralAsia = "KAZ KGZ TJK TKM UZB AFG MNG";
constexpr std::string_view kEastAsia = "CHN JPN KOR PRK TWN MNG HKG";
constexpr std::string_view kBalkans = "ALB BGR BIH GRC HRV MKD MNE ROU SRB SVN XKX";
constexpr std::string_view kBaltic = "EST LTU LVA";
constexpr std::string_view kNordic = "DNK FIN ISL NOR SWE";
constexpr std::string_view kCaucasus = "ARM AZE GEO";
constexpr std::string_view kEasternEurope = "BLR BGR CZE HUN MDA POL ROU RUS SVK UKR EST LTU LVA";
constexpr std::string_view kWesternEurope = "AND AUT BEL CHE DEU ESP FRA GBR IRL ITA LUX NLD PRT MLT";
constexpr std::string_view kPacific = "FJI FSM KIR MHL NRU NZL PLW PNG SLB TON TUV VUT WSM AUS";

/// The longer words first: "south american" before "american".
constexpr Region kRegions[] = {{"south american", kSouthAmerica},
                               {"andean", kSouthAmerica},
                               {"central american", kCentralAmerica},
                               {"latin american", kSouthAmerica},
                               {"latin american", kCentralAmerica},
                               {"latin american", "MEX CUB DOM HTI"},
                               {"caribbean", kCaribbean},
                               {"west african", kWestAfrica},
                               {"sahel", kWestAfrica},
                               {"sahelian", kWestAfrica},
                               {"east african", kEastAfrica},
                               {"horn of africa", kEastAfrica},
                               {"central african", kCentralAfrica},
                               {"southern african", kSouthernAfrica},
                               {"north african", kNorthAfrica},
                               {"maghreb", kNorthAfrica},
                               {"gulf", kGulf},
                               {"middle eastern", kMiddleEast},
                               {"arab", kMiddleEast},
                               {"arab", kNorthAfrica},
                               {"southeast asian", kSoutheastAsia},
                               {"south-east asian", kSoutheastAsia},
                               {"south asian", kSouthAsia},
                               {"himalayan", kSouthAsia},
                               {"central asian", kCentralAsia},
                               {"east asian", kEastAsia},
                               {"balkan", kBalkans},
                               {"baltic", kBaltic},
                               {"nordic", kNordic},
                               {"scandinavian", kNordic},
                               {"south caucasus", kCaucasus},
                               {"caucasus", kCaucasus},
                               {"eastern european", kEasternEurope},
                               {"east european", kEasternEurope},
                               {"western european", kWesternEurope},
                               {"european", kEasternEurope},
                               {"european", kWesternEurope},
                               {"european", kNordic},
                               {"european", kBalkans},
                               {"pacific", kPacific},
                               {"african", kWestAfrica},
                               {"african", kEastAfrica},
                               {"african", kCentralAfrica},
                               {"african", kSouthernAfrica},
                               {"african", kNorthAfrica},
                               {"asian", kSoutheastAsia},
                               {"asian", kSouthAsia},
                               {"asian", kCentralAsia},
                               {"asian", kEastAsia}};

constexpr std::uint32_t kReach = 6;  // sentences

bool is_realm(std::string_view lemma) {
  return lemma == "country" || lemma == "nation" || lemma == "state" || lemma == "republic" || lemma == "island" ||
         lemma == "kingdom" || lemma == "emirate" || lemma == "archipelago";
}

}  // namespace

/// Whether the phrase names a state by where it lies.
bool DocumentState::names_region(const NounPhrase& phrase) {
  return is_realm(phrase.lemma) && phrase.definite && !phrase.plural &&
         std::any_of(std::begin(kRegions), std::end(kRegions), [&](const Region& region) {
           return (" " + phrase.words).find(" " + std::string(region.words) + " ") != std::string::npos;
         });
}

/// Never who acts on it in the same clause.
std::optional<EntityId> DocumentState::last_in_region(std::uint32_t s, const NounPhrase& phrase) const {
  std::size_t longest = 0;
  for (const Region& region : kRegions) {
    if ((" " + phrase.words).find(" " + std::string(region.words) + " ") != std::string::npos)
      longest = std::max(longest, region.words.size());
  }
  const std::vector<EntityId> mates = clause_mates(s, phrase.head);
  for (auto it = recent_.rbegin(); it != recent_.rend() && it->sentence + kReach >= s; ++it) {
    if (it->entities.size() != 1 || result_[it->entities.front()].kind != EntityKind::state) continue;
    if (std::find(mates.begin(), mates.end(), it->entities.front()) != mates.end()) continue;
    const std::string& state = result_[it->entities.front()].state;
    for (const Region& region : kRegions) {
      const bool meant = region.words.size() == longest &&
                         (" " + phrase.words).find(" " + std::string(region.words) + " ") != std::string::npos;
      if (meant && region.states.find(state) != std::string_view::npos) return it->entities.front();
    }
  }
  return std::nullopt;
}

}  // namespace entente::ingest
