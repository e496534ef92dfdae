#include <map>
#include <random>
#include <set>

#include "graph/model/error.hpp"
#include "graph/store/store.hpp"
#include "tests/catch.hpp"
#include "tests/graph/articles.hpp"

using namespace entente;
using namespace entente::testing;

namespace {

struct Deed {
  char who = 'a';
  std::string type;
  char whom = 'b';
};

std::string key_of(char letter) { return std::string("org/") + letter; }

ExtractedDocument document_of(int number, const Deed& deed) {
  ExtractedDocument made = article(std::to_string(number), "Text of article " + std::to_string(number),
                                   {claim(key_of(deed.who), std::string("Body ") + deed.who),
                                    claim(key_of(deed.whom), std::string("Body ") + deed.whom)});
  made.evidence = {says(key_of(deed.who), deed.type, key_of(deed.whom))};
  return made;
}

/// What the graph should be, worked out from nothing and without cleverness. Knows no split.
class Model {
 public:
  Model(const std::vector<Deed>& deeds, const std::vector<Judgement>& log) {
    for (const Deed& deed : deeds) {
      for (const char letter : {deed.who, deed.whom}) group_[letter] = letter;
    }
    struct Rule {
      Verb verb = Verb::reject;
      std::set<char> sources, targets;
      std::string type, new_type;
    };
    std::vector<Rule> rules;
    for (std::size_t i = 0; i < log.size(); ++i) {
      if (!counts(log, i)) continue;
      const Judgement& one = log[i];
      if (one.verb == Verb::merge) {
        const char into = meant(one.subject);
        const char from = meant(one.object);
        if (into == 0 || from == 0 || into == from) continue;
        for (auto& [letter, group] : group_) group = group == from ? into : group;
        if (!names_.contains(into) && names_.contains(from)) names_[into] = names_[from];
        names_.erase(from);
      } else if (one.verb == Verb::rename) {
        if (const char node = meant(one.subject); node != 0) names_[node] = one.object;
      } else if (one.verb != Verb::undo) {
        const EdgeKey edge = *parse_edge_id(one.subject);
        rules.push_back({one.verb, end(edge.source), end(edge.target), edge.type, one.object});
      }
    }
    for (const Deed& deed : deeds) {
      std::string type = deed.type;
      bool hidden = group_[deed.who] == group_[deed.whom] && deed.who != deed.whom;
      bool rejected = false;
      for (const Rule& rule : rules) {
        if (rule.type != type || !rule.sources.contains(deed.who) || !rule.targets.contains(deed.whom)) continue;
        if (rule.verb == Verb::retype) {
          type = rule.new_type;
        } else {
          rejected = rule.verb == Verb::reject;
        }
      }
      hidden = hidden || rejected;
      if (!hidden) ++edges[key_of(group_[deed.who]) + " " + type + " " + key_of(group_[deed.whom])];
    }
    for (const auto& [letter, group] : group_) nodes[key_of(group)] = names_.contains(group) ? names_[group] : "";
  }

  std::map<std::string, std::uint32_t> edges;  ///< mentions
  std::map<std::string, std::string> nodes;    ///< the name judgements give, or nothing

 private:
  static bool counts(const std::vector<Judgement>& log, std::size_t i) {
    for (std::size_t j = i + 1; j < log.size(); ++j) {
      if (log[j].verb == Verb::undo && log[j].object == std::to_string(i + 1) && counts(log, j)) return false;
    }
    return true;
  }
  /// The group a key stands for, by its letter; 0 when there is none.
  char meant(const std::string& key) {
    const char letter = key.back();
    for (const auto& [member, group] : group_) {
      if (group == letter) return letter;
    }
    return group_.contains(letter) ? group_[letter] : '\0';
  }
  std::set<char> end(const std::string& key) {
    std::set<char> letters;
    for (const auto& [member, group] : group_) {
      if (group == key.back()) letters.insert(member);
    }
    if (letters.empty() && group_.contains(key.back())) letters.insert(key.back());
    return letters;
  }

  std::map<char, char> group_;  ///< letter -> the letter of its node's key
  std::map<char, std::string> names_;
};

void compare(const Store& store, const Model& model) {
  std::map<std::string, std::uint32_t> edges;
  for (const EdgeRecord& edge : store.edges()) edges[edge_id(edge.key)] = edge.mentions;
  CHECK(edges == model.edges);
  const auto nodes = store.nodes();
  CHECK(nodes.size() == model.nodes.size());
  for (const NodeRecord& node : nodes) {
    REQUIRE(model.nodes.contains(node.key));
    const std::string& name = model.nodes.at(node.key);
    if (name.empty()) CHECK(node.name.starts_with("Body "));
    if (!name.empty()) CHECK(node.name == name);
  }
}

}  // namespace

TEST_CASE("documents, judgements and undos in any order give what a naive model gives") {
  const std::uint64_t seed = GENERATE(range(1U, 31U));
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  const auto pick = [&](std::uint64_t below) { return random() % below; };
  const auto letter = [&] { return static_cast<char>('a' + pick(5)); };
  const std::vector<std::string> types = {"thanks", "offers"};
  Store store = Store::open(":memory:", OpenMode::read_write);
  std::map<int, Deed> there;
  for (int step = 0; step < 40; ++step) {
    Judgement wanted;
    switch (pick(9)) {
      case 0:
      case 1:
      case 2: {
        Deed deed{.who = letter(), .type = types[pick(2)], .whom = letter()};
        if (deed.who == deed.whom) deed.whom = 'z';
        store.add(document_of(step, deed));
        there[step] = deed;
        break;
      }
      case 3:
        if (!there.empty() && pick(2) == 0) {
          const int number = std::next(there.begin(), static_cast<std::ptrdiff_t>(pick(there.size())))->first;
          store.remove(std::to_string(number));
          there.erase(number);
        }
        break;
      case 4:
        wanted.verb = Verb::merge;
        wanted.object = key_of(letter());
        break;
      case 5:
        wanted.verb = Verb::rename;
        wanted.object = std::string("Name ") + letter();
        break;
      case 6:
        wanted.verb = pick(3) == 0 ? Verb::accept : Verb::reject;
        break;
      case 7:
        wanted.verb = Verb::retype;
        wanted.object = types[pick(2)];
        break;
      default:
        wanted.verb = Verb::undo;
        wanted.object = std::to_string(1 + pick(8));
    }
    wanted.subject = key_of(letter());
    if (wanted.verb == Verb::reject || wanted.verb == Verb::accept || wanted.verb == Verb::retype) {
      wanted.subject += " " + types[pick(2)] + " " + key_of(letter());
    }
    if (wanted.verb != Verb::merge || !wanted.object.empty()) {
      try {
        store.judge(wanted);
      } catch (const Error& error) {
        CHECK((error.code() == ErrorCode::not_found || error.code() == ErrorCode::usage));
      }
    }
    std::vector<Deed> deeds;
    for (const auto& [number, deed] : there) deeds.push_back(deed);
    compare(store, Model(deeds, store.judgements()));
  }
  CHECK(store.verify().empty());
}
