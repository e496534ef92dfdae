#include <algorithm>
#include <string_view>

#include "tests/catch.hpp"
#include "tests/ingest/world.hpp"

using entente::Modality;

namespace {

const entente::Evidence& only(const entente::ExtractedDocument& document) {
  REQUIRE(document.evidence.size() == 1);
  return document.evidence.front();
}

}  // namespace

TEST_CASE("whose claim it is goes with the evidence, and hearsay is not asserted") {
  const auto claimed = extract("Iran said that Israel had attacked Syria.");
  REQUIRE(has_edge(claimed, "attacks", "state/ISR", "state/SYR"));
  CHECK(only(claimed).attributed_to == "state/IRN");
  const auto hearsay = extract("Israel attacked Syria, sources said.");
  CHECK(only(hearsay).modality == Modality::reported);
  CHECK(only(hearsay).attributed_to.empty());
}

TEST_CASE("what somebody is accused of is the accuser's claim") {
  const auto find = [](const entente::ExtractedDocument& document, std::string_view type) {
    const auto found = std::find_if(document.evidence.begin(), document.evidence.end(),
                                    [&](const entente::Evidence& evidence) { return evidence.type == type; });
    REQUIRE(found != document.evidence.end());
    return *found;
  };
  const auto active = find(extract("Ghana accused Kenya of attacking Syria."), "attacks");
  CHECK(active.source.key == "state/KEN");
  CHECK(active.attributed_to == "state/GHA");
  CHECK(active.modality == Modality::reported);
  const auto nobody = find(extract("Kenya is accused of attacking Syria."), "attacks");
  CHECK(nobody.attributed_to.empty());
  CHECK(nobody.modality == Modality::reported);
}

TEST_CASE("a promise of help to come is an offer, a refusal of it an objection") {
  CHECK(edges(extract("Kenya will send aid to Ghana.")) == std::vector<std::string>{"offers state/KEN state/GHA"});
  CHECK(edges(extract("Kenya will not send aid to Ghana.")) ==
        std::vector<std::string>{"objects-to state/KEN state/GHA"});
}

TEST_CASE("what is asked for has not happened") {
  const auto document = extract("France urged Russia to withdraw its troops from Ukraine.");
  CHECK(has_edge(document, "requests", "state/FRA", "state/RUS"));
  CHECK_FALSE(has_edge(document, "retreats", "state/RUS", "state/UKR"));
}

TEST_CASE("days are resolved against the day of publication") {
  CHECK(only(extract("France thanked Ghana on Sunday.", "2025-12-03")).date->iso() == "2025-11-30");
  CHECK(only(extract("France thanked Ghana yesterday.", "2025-12-03")).date->iso() == "2025-12-02");
  CHECK(only(extract("France will meet Ghana on Friday.", "2025-12-03")).date->iso() == "2025-12-05");
  CHECK(only(extract("France thanked Ghana in May 2018.")).date->iso() == "2018-05");
  CHECK(only(extract("France thanked Ghana on 15 March.", "2025-12-03")).date->iso() == "2025-03-15");
  CHECK(only(extract("France thanked Ghana last year.", "2025-12-03")).date->iso() == "2024");
  CHECK_FALSE(only(extract("France thanked Ghana.", "2025-12-03")).date);
}

TEST_CASE("the subject of a main clause is found behind an opening clause") {
  const auto document = extract(
      "The proposed International Stabilization Force will patrol the border. After the United States declined "
      "participation, several countries—Indonesia, Egypt, Qatar, and Azerbaijan—have expressed willingness to "
      "contribute "
      "forces.");
  for (const char* state : {"state/IDN", "state/EGY", "state/QAT", "state/AZE"}) {
    CAPTURE(state);
    CHECK(has_edge(document, "offers", state, "force/international-stabilization-force"));
  }
  CHECK(has_edge(document, "objects-to", "state/USA", "force/international-stabilization-force"));
}
