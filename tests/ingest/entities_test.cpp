#include <filesystem>
#include <fstream>

#include "graph/json/json.hpp"
#include "ingest/entities/data_file.hpp"
#include "ingest/entities/gazetteer.hpp"
#include "tests/catch.hpp"
#include "tests/ingest/world.hpp"

using entente::Date;

TEST_CASE("a person is one node under full name, surname, office and pronoun") {
  const auto document = extract(
      "Turkish Foreign Minister Hakan Fidan arrived in Egypt on Monday. Fidan met Qatar's prime minister. "
      "The foreign minister thanked Egypt. He criticised Israel.");
  CHECK(has_edge(document, "official-of", "official/hakan-fidan", "state/TUR"));
  CHECK(has_edge(document, "consults", "official/hakan-fidan", "state/EGY"));
  CHECK(has_edge(document, "thanks", "official/hakan-fidan", "state/EGY"));
  CHECK(has_edge(document, "objects-to", "official/hakan-fidan", "state/ISR"));
}

TEST_CASE("a known person is one node in every spelling of the name") {
  for (const char* name : {"Sergei Lavrov", "Sergey Lavrov"}) {
    CHECK(has_edge(extract(std::string(name) + " thanked Egypt."), "thanks", "official/sergei-lavrov", "state/EGY"));
  }
  for (const char* name : {"Volodymyr Zelensky", "Volodymyr Zelenskiy", "Volodymyr Zelenskyy"}) {
    CHECK(
        has_edge(extract(std::string(name) + " thanked Egypt."), "thanks", "official/volodymyr-zelensky", "state/EGY"));
  }
  CHECK(has_edge(extract("Egypt thanked Vladimir Vladimirovich Putin."), "thanks", "state/EGY",
                 "official/vladimir-putin"));
}

TEST_CASE("whoever acts on a person is not the state the person serves") {
  const auto document = extract("Egypt thanked Sergei Lavrov.");
  REQUIRE(document.evidence.size() == 1);
  CHECK(document.evidence.front().target.state == "RUS");
}

TEST_CASE("a counterpart is who holds the same office, even when named only later") {
  const auto document = extract(
      "Pakistani Foreign Minister Omar Beg spoke with his Kenyan counterpart on Sunday. "
      "Kenyan Foreign Minister Ruth Kamau later thanked Pakistan.");
  CHECK(has_edge(document, "consults", "official/omar-beg", "official/ruth-kamau"));
}

TEST_CASE("an acronym stands for the name it was defined for, before and after") {
  const auto document = extract(
      "Kenya plans to send troops to the ISF. The International Stabilization Force (ISF) was proposed in May. "
      "Ghana rejected the ISF.");
  CHECK(has_edge(document, "objects-to", "state/GHA", "force/international-stabilization-force"));
}

TEST_CASE("a capital, a ministry, officials and the government are the state they act for") {
  for (const char* who : {"Ankara", "The Turkish government", "Turkish officials", "The Turkish Foreign Ministry",
                          "Turkey's leadership"}) {
    CAPTURE(who);
    CHECK(has_edge(extract(std::string(who) + " criticised Israel."), "objects-to", "state/TUR", "state/ISR"));
  }
}

TEST_CASE("whose army it is decides which army it is, however it is put") {
  const auto a = extract("The Pakistan Army attacked India.");
  const auto b = extract("Pakistan's army attacked India.");
  CHECK(has_edge(a, "attacks", "force/pakistan-army", "state/IND"));
  CHECK(has_edge(b, "attacks", "force/pakistan-army", "state/IND"));
  CHECK(has_edge(a, "force-of", "force/pakistan-army", "state/PAK"));
}

TEST_CASE("of several named by one noun, each is cited by the words that name it") {
  const auto document = extract("Senior Hungarian and Romanian officials agreed on Wednesday to cooperate.");
  std::vector<std::string> cited;
  for (const auto& evidence : document.evidence) {
    for (const auto& actor : {evidence.source, evidence.target})
      cited.emplace_back(actor.span.of("Senior Hungarian and Romanian officials agreed on Wednesday to cooperate."));
  }
  CHECK(cited == std::vector<std::string>{"Hungarian", "Romanian officials"});
}

TEST_CASE("both spellings of a force are one force") {
  const auto american = extract("Kenya rejected the international stabilization force.");
  const auto british = extract("Kenya rejected the international stabilisation force.");
  REQUIRE(american.evidence.size() == 1);
  REQUIRE(british.evidence.size() == 1);
  CHECK(american.evidence[0].target.key == british.evidence[0].target.key);
}

TEST_CASE("the two leaders are the two last spoken of") {
  const auto document = extract(
      "Egyptian President Karim Nabil and Ghanaian President Kofi Darko arrived in Geneva. The two leaders discussed "
      "trade.");
  CHECK(has_edge(document, "consults", "official/karim-nabil", "official/kofi-darko"));
}

TEST_CASE("who belongs to a body is told by a member's description and by joining, not by a wish to join") {
  const auto members = [](const std::string& text, const char* state, const char* body) {
    return has_edge(extract(text), "member-of", state, body);
  };
  CHECK(members("Chad, a member of the African Union, objected.", "state/TCD", "org/african-union"));
  CHECK(members("NATO member Turkey objected.", "state/TUR", "org/nato"));
  CHECK(members("Hungary and Poland are members of the EU.", "state/POL", "org/european-union"));
  CHECK(members("Finland joined NATO in 2023.", "state/FIN", "org/nato"));
  CHECK(members("As a member of NATO, Turkey opposes the plan.", "state/TUR", "org/nato"));
  CHECK_FALSE(members("Serbia wants to join the European Union.", "state/SRB", "org/european-union"));
  CHECK_FALSE(members("Finland is not a member of the European Union.", "state/FIN", "org/european-union"));
  CHECK_FALSE(members("Turkey joined the European Union in condemning Russia.", "state/TUR", "org/european-union"));
}

TEST_CASE("the publication date decides who the president was") {
  const auto& gazetteer = *world().gazetteer;
  const auto* then = gazetteer.holder("state/USA", "president", *Date::parse("2010-06-01"));
  const auto* later = gazetteer.holder("state/USA", "president", *Date::parse("2022-06-01"));
  REQUIRE(then != nullptr);
  REQUIRE(later != nullptr);
  CHECK(then->name == "Barack Obama");
  CHECK(later->name == "Joe Biden");
}

TEST_CASE("an office that is \"its\" is of the state or body that acted before") {
  const auto state_of = [](std::string text) {
    for (const auto& evidence : extract(std::move(text)).evidence) {
      if (evidence.source.key == "official/amina-rahal") return evidence.source.state;
    }
    return std::string("nobody");
  };
  const std::string start = "BEIRUT: Lebanon complained. ";
  CHECK(state_of(start + "Israel denied this. Its defense minister, Amina Rahal, visited Cyprus.") == "ISR");
  CHECK(state_of(start + "Israel denied this, while its defense minister Amina Rahal visited Cyprus.") == "ISR");
  CHECK(state_of(start + "The European Union denied this. Its foreign policy chief, Amina Rahal, visited Cyprus.")
            .empty());
  CHECK(state_of(start + "The State Department's Amina Rahal visited Cyprus.") == "USA");
  CHECK(state_of(start + "Defense Minister Amina Rahal visited Cyprus.") == "LBN");
}

TEST_CASE("an official whom the lists know acts for the state they give, and what they cannot mean is refused") {
  namespace fs = std::filesystem;
  const auto document = extract("Ernesto Samper thanked Chad. Its foreign minister, Amina Rahal, visited Samper.");
  CHECK(has_edge(document, "thanks", "official/ernesto-samper", "state/TCD"));
  const fs::path folder = fs::temp_directory_path() / "entente-officials-test";
  fs::remove_all(folder);
  fs::copy(ENTENTE_BINARY_DIR "/share/entente/names", folder);
  const auto load_with = [&](const std::string& row) {
    std::ofstream(folder / "officials.json") << R"({"people": [)" << row << "]}";
    return entente::ingest::Gazetteer::load(folder.string());
  };
  CHECK(load_with(R"({"name": "A B", "of": "state/TCD", "role": "president"})").is_person("A B"));
  for (const char* row : {R"({"name": "A B", "of": "state/XXX", "role": "president"})",
                          R"({"name": "A B", "of": "state/TCD", "role": "president", "since": "2002-01-01",
                              "until": "2001-01-01"})"}) {
    CHECK_THROWS_AS(load_with(row), entente::Error);
  }
  fs::copy_file(ENTENTE_BINARY_DIR "/share/entente/names/officials.json", folder / "officials.json",
                fs::copy_options::overwrite_existing);
  std::ofstream(folder / "parties.json") << R"({"XXX": [["Front for Change"]]})";
  CHECK_THROWS_AS(entente::ingest::Gazetteer::load(folder.string()), entente::Error);
  fs::remove_all(folder);
}

TEST_CASE("neighbours share a border or a strait") {
  const auto& gazetteer = *world().gazetteer;
  CHECK(gazetteer.are_neighbours("ZMB", "MWI"));
  CHECK(gazetteer.are_neighbours("MWI", "ZMB"));
  CHECK(gazetteer.are_neighbours("JPN", "KOR"));
  CHECK_FALSE(gazetteer.are_neighbours("USA", "MWI"));
  CHECK_FALSE(gazetteer.are_neighbours("USA", "no such state"));
}

TEST_CASE("a party is of its state, wherever it is spoken of") {
  const auto document = extract("PARIS: France was silent. The Zimbabwe African People's Union criticised Chad.");
  REQUIRE(document.evidence.size() == 1);
  CHECK(document.evidence.front().source.state == "ZWE");
  CHECK(document.evidence.front().source.label == "Organization");
}

TEST_CASE("every state is found in a sentence by each of its names, whichever quotation mark that has") {
  const auto states = entente::ingest::read_data_file(ENTENTE_BINARY_DIR "/share/entente/names/states.json");
  const auto tree = entente::json::parse(states, "states.json");
  for (const auto row : tree.root().at("states").elements()) {
    const std::string key(row.at("key").string());
    for (const std::string& name : row.strings_or_empty("names")) {
      // Names of one word are found by it; "Pitcairn, Henderson, Ducie, and Oeno Islands" is a list to any reader.
      if (name.find(' ') == std::string::npos || name.find(',') != std::string::npos) continue;
      const std::string other = key == "state/JPN" ? "France" : "Japan";
      CAPTURE(key, name);
      const auto document = extract("On Monday the " + name + " criticised " + other + " over the border.");
      CHECK(has_edge(document, "objects-to", key, other == "Japan" ? "state/JPN" : "state/FRA"));
    }
  }
}

TEST_CASE("every state of the gazetteer is found by its name, and the name leads to that state alone") {
  const auto document = extract("Chad thanked Niger.");
  CHECK(has_edge(document, "thanks", "state/TCD", "state/NER"));
  CHECK(world().gazetteer->place_in("ISLAMABAD:")->key == "state/PAK");
  CHECK(world().gazetteer->place_in("KYIV, Ukraine, March 3 —")->key == "state/UKR");
  CHECK(world().gazetteer->place_in("PORT-OF-SPAIN, Trinidad (CMC):")->key == "state/TTO");
  CHECK(world().gazetteer->place_in("MULTAN:")->state == "PAK");
  CHECK(world().gazetteer->place_in("LOZOVA, March 3 -")->key == "state/UKR");
  CHECK(world().gazetteer->place_in("No such place:") == nullptr);
}

TEST_CASE("whoever was named in full is found by the family name alone, though it looks like any noun") {
  const auto document =
      extract("Kenyan Foreign Minister Omar Rahal arrived in Ghana. Rahal spoke with the Ghanaian president.");
  CHECK(has_edge(document, "consults", "official/omar-rahal", "state/GHA"));
}

TEST_CASE("the police are those of the place in which a sentence says that it plays, else of the dateline's state") {
  const std::string start = "REYKJAVIK, May 12 — Iceland summoned the Norwegian ambassador.\n\n";
  const auto there = extract(start + "In Tromso, fishermen marched through the town. Police arrested Omar Rahal.");
  CHECK(has_edge(there, "coerces", "force/norway-police", "official/omar-rahal"));
  const auto here = extract(start + "Fishermen marched through the town. Police arrested Omar Rahal.");
  CHECK(has_edge(here, "coerces", "force/iceland-police", "official/omar-rahal"));
}

TEST_CASE("a force that was told of is the one spoken of after it, not that of the dateline's state") {
  const auto document = extract(
      "BAGHDAD, May 12 — Iraq rejected a claim.\n\nKuwaiti coast guards arrested Omar Rahal. Kofi Asante praised the "
      "coast guards.");
  CHECK(has_edge(document, "thanks", "official/kofi-asante", "force/kuwait-coast-guard"));
}

TEST_CASE("a row of thousands of titles is read without a deep stack, and still belongs to whoever stands behind it") {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "Minister and ";
  const auto document = extract(text + "Minister Hakan Fidan thanked Kenya.");
  CHECK(has_edge(document, "thanks", "official/hakan-fidan", "state/KEN"));
}
