#include "tests/query/story.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

namespace entente::test {
namespace {

const Player& player(const std::string& key) {
  for (const Player& one : cast()) {
    if (one.key == key) return one;
  }
  throw std::logic_error("no player " + key);
}

std::string label_of(const std::string& key) {
  static const std::map<std::string, std::string> kLabels = {
      {"state", "State"},      {"official", "Official"}, {"force", "Force"}, {"plan", "Plan"},
      {"org", "Organization"}, {"group", "Group"},       {"place", "Place"}};
  return kLabels.at(key.substr(0, key.find('/')));
}

ByteSpan find_span(const std::string& text, std::size_t from, const std::string& words) {
  const std::size_t at = text.find(words, from);
  if (at == std::string::npos) throw std::logic_error("'" + words + "' is not in '" + text.substr(from) + "'");
  return {.start = static_cast<std::uint32_t>(at), .end = static_cast<std::uint32_t>(at + words.size())};
}

Actor actor(const std::string& key, ByteSpan span) {
  const Player& who = player(key);
  return {.key = key, .label = label_of(key), .name = who.name, .state = who.state, .span = span};
}

const std::map<std::string, std::pair<std::string, std::string>>& codes() {
  static const std::map<std::string, std::pair<std::string, std::string>> kCodes = {
      {"consults", {"040", "CONSULT"}}, {"offers", {"030", "COOPERATE"}}, {"objects-to", {"120", "REJECT"}},
      {"thanks", {"051", "SUPPORT"}},   {"supports", {"050", "SUPPORT"}}, {"accuses", {"112", "ACCUSE"}},
      {"agrees", {"057", "AGREE"}},     {"requests", {"020", "REQUEST"}}, {"official-of", {"", ""}},
      {"force-of", {"", ""}},           {"proposed-by", {"", ""}}};
  return kCodes;
}

}  // namespace

const std::vector<Player>& cast() {
  static const std::vector<Player> kCast = {
      {"state/PAK", "Pakistan", "PAK", {"Islamabad", "Pakistani"}},
      {"state/TUR", "Turkey", "TUR", {"T\u00fcrkiye", "Ankara", "Turkish"}},
      {"state/IRN", "Iran", "IRN", {"Tehran"}},
      {"state/ISR", "Israel", "ISR", {}},
      {"state/USA", "United States", "USA", {"US", "Washington"}},
      {"state/GEO", "Georgia", "GEO", {}},
      {"place/georgia", "Georgia", "", {}},
      {"state/PSE", "Palestine", "PSE", {"Gaza"}},
      {"official/ishaq-dar", "Ishaq Dar", "PAK", {"Dar"}},
      {"official/hakan-fidan", "Hakan Fidan", "TUR", {"Fidan"}},
      {"official/abbas-araghchi", "Abbas Araghchi", "IRN", {"Araghchi"}},
      {"force/isf", "International Stabilisation Force", "", {"ISF", "the stabilisation force"}},
      {"force/pakistan-army", "Pakistan Army", "PAK", {}},
      {"plan/gaza-peace-plan", "Gaza peace plan", "", {"the plan"}},
      {"org/united-nations", "United Nations", "", {"UN"}},
      {"org/world-health-organization", "World Health Organization", "", {"WHO"}}};
  return kCast;
}

ExtractedDocument article(const std::string& id, const std::string& title, const std::string& published,
                          const std::string& publisher, const std::vector<Said>& said) {
  ExtractedDocument extracted;
  Document& document = extracted.document;
  document.id = id;
  document.title = title;
  document.publisher = publisher;
  document.published = Date::parse(published);
  document.text = title + "\n";
  std::map<std::string, NodeClaim> claims;
  const auto claim = [&](const std::string& key, const std::string& text) {
    const Player& who = player(key);
    NodeClaim& node = claims[key];
    node.key = key;
    node.label = label_of(key);
    node.name = who.name;
    node.authoritative = true;
    node.state = who.state;
    for (const std::string& alias : who.aliases) node.aliases[alias] = 1;
    if (text != who.name) ++node.aliases[text];
  };
  for (const Said& one : said) {
    const std::size_t start = document.text.size();
    document.text += one.sentence;
    const ByteSpan sentence{.start = static_cast<std::uint32_t>(start),
                            .end = static_cast<std::uint32_t>(document.text.size())};
    document.text += "\n";
    claim(one.source, one.source_text);
    claim(one.target, one.target_text);
    if (!one.attributed_to.empty()) claim(one.attributed_to, player(one.attributed_to).name);
    Evidence evidence;
    evidence.sentence = static_cast<std::uint32_t>(extracted.sentences.size());
    evidence.type = one.type;
    std::tie(evidence.cameo, evidence.plover) = codes().at(one.type);
    evidence.source = actor(one.source, find_span(document.text, start, one.source_text));
    evidence.target = actor(one.target, find_span(document.text, start, one.target_text));
    evidence.trigger = find_span(document.text, start, one.trigger);
    evidence.negated = one.negated;
    evidence.modality = one.modality;
    evidence.attributed_to = one.attributed_to;
    evidence.date = Date::parse(one.date);
    evidence.confidence = 0.9;
    evidence.rule = "test:" + one.type;
    extracted.sentences.push_back(sentence);
    extracted.evidence.push_back(evidence);
  }
  for (auto& [key, node] : claims) extracted.nodes.push_back(node);
  return extracted;
}

std::vector<ExtractedDocument> week() {
  return {
      article(
          "a.txt", "Dar calls Fidan", "2025-11-30", "Daily Star",
          {{"Ishaq Dar spoke with Hakan Fidan on Sunday about the ceasefire.", "official/ishaq-dar", "Ishaq Dar",
            "consults", "spoke with", "official/hakan-fidan", "Hakan Fidan", false, Modality::asserted, "2025-11-30"},
           {"Ishaq Dar is the foreign minister of Pakistan.", "official/ishaq-dar", "Ishaq Dar", "official-of",
            "foreign minister", "state/PAK", "Pakistan"},
           {"Hakan Fidan is the foreign minister of Turkey.", "official/hakan-fidan", "Hakan Fidan", "official-of",
            "foreign minister", "state/TUR", "Turkey"},
           {"Pakistan offered troops to the stabilisation force for Gaza.", "state/PAK", "Pakistan", "offers",
            "offered", "force/isf", "the stabilisation force"}}),
      article(
          "b.txt", "Israel says no", "2025-12-02", "Morning Post",
          {{"Israel objects to Turkey and its soldiers.", "state/ISR", "Israel", "objects-to", "objects", "state/TUR",
            "Turkey"},
           {"Israel rejected the Gaza peace plan.", "state/ISR", "Israel", "objects-to", "rejected",
            "plan/gaza-peace-plan", "the Gaza peace plan"},
           {"The United States thanked Pakistan for its offer.", "state/USA", "United States", "thanks", "thanked",
            "state/PAK", "Pakistan", false, Modality::asserted, "2025-12-01"},
           {"Iran did not consult Israel.", "state/IRN", "Iran", "consults", "consult", "state/ISR", "Israel", true}}),
      article("c.txt", "Pakistan refuses", "2025-12-05", "",
              {{"Pakistan refused the stabilisation force its troops.", "state/PAK", "Pakistan", "objects-to",
                "refused", "force/isf", "the stabilisation force"},
               {"Araghchi will meet Dar in Tehran.", "official/abbas-araghchi", "Araghchi", "consults", "meet",
                "official/ishaq-dar", "Dar", false, Modality::planned, "2025-12-08"},
               {"According to Iran, Israel consulted the United States.", "state/ISR", "Israel", "consults",
                "consulted", "state/USA", "United States", false, Modality::reported, "", "state/IRN"},
               {"The Gaza peace plan was proposed by the United States.", "plan/gaza-peace-plan", "The Gaza peace plan",
                "proposed-by", "proposed", "state/USA", "United States"}}),
      article("d.txt", "A note on Georgia", "2025-12-06", "Daily Star",
              {{"Georgia thanked the WHO.", "state/GEO", "Georgia", "thanks", "thanked",
                "org/world-health-organization", "WHO"},
               {"The United Nations asked Georgia for help.", "org/united-nations", "United Nations", "requests",
                "asked", "place/georgia", "Georgia"},
               {"The Pakistan Army supports the Gaza peace plan.", "force/pakistan-army", "Pakistan Army", "supports",
                "supports", "plan/gaza-peace-plan", "Gaza peace plan"}})};
}

Store store_of(const std::vector<ExtractedDocument>& documents) {
  Store store = Store::open(":memory:", OpenMode::read_write);
  for (const ExtractedDocument& document : documents) store.add(document);
  return store;
}

}  // namespace entente::test
