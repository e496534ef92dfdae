#include "graph/identity/resolve.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <tuple>

#include "graph/curation/evaluate.hpp"
#include "graph/identity/body_name.hpp"
#include "graph/identity/person_name.hpp"
#include "graph/text/fold.hpp"

namespace entente::identity {
namespace {

constexpr std::string_view kPerson = "official/";
/// Where the family name stands first.
constexpr std::array kFamilyFirst =
    std::to_array<std::string_view>({"CHN", "TWN", "HKG", "MAC", "PRK", "KOR", "VNM", "KHM", "HUN"});

bool is_person(const Candidate& candidate) { return candidate.key.starts_with(kPerson); }

bool family_first(const std::string& state) {
  return std::find(kFamilyFirst.begin(), kFamilyFirst.end(), state) != kFamilyFirst.end();
}

/// Bodies of all labels but plans are compared with one another: one article's organisation is the next one's force.
std::string kind_of(const Candidate& candidate) {
  const std::string kind = candidate.key.substr(0, candidate.key.find('/'));
  if (kind == "force" || kind == "org" || kind == "group") return "body";
  return kind == "plan" ? kind : std::string();
}

/// Candidates of one name and one state: one being, unless something speaks against it.
struct Class {
  std::vector<std::size_t> members;
  std::string kind;
  std::string form;
  std::string state;
  bool authoritative = false;
  PersonName person;
  BodyName body;
  std::vector<std::string> acronyms;
};

bool states_agree(const Class& a, const Class& b) { return a.state == b.state || a.state.empty() || b.state.empty(); }

/// Why whoever `less` is may be whoever `more` is, who is known by a fuller name; nullopt when he may not.
std::optional<std::string> may_be(const Class& less, const Class& more) {
  if (less.kind != more.kind || !states_agree(less, more) || (less.authoritative && more.authoritative)) {
    return std::nullopt;
  }
  if (less.form == more.form) {
    // Of two of one name the one that is better known stands for both.
    const auto known = [](const Class& one) { return std::tuple(one.authoritative, !one.state.empty()); };
    if (known(less) >= known(more)) return std::nullopt;
    return "same name";
  }
  if (less.authoritative) return std::nullopt;
  if (less.kind != kPerson) {
    if (less.body.acronym.empty() || !more.body.acronym.empty()) return std::nullopt;
    const std::string& acronym = less.body.acronym;
    if (std::find(more.acronyms.begin(), more.acronyms.end(), acronym) != more.acronyms.end()) {
      return "acronym " + acronym;
    }
    return more.body.initials == acronym ? std::optional("initials " + acronym) : std::nullopt;
  }
  switch (shortening(less.person, more.person)) {
    case Shortening::surname:
      return "surname";
    case Shortening::first_word:
      return family_first(more.state) ? std::optional<std::string>("surname, which stands first") : std::nullopt;
    case Shortening::surnames:
      return "surnames";
    case Shortening::middle_name:
      return "without a middle name";
    case Shortening::initials:
      return "initials";
    case Shortening::double_name:
      return "one half of a double name";
    case Shortening::none:
      break;
  }
  return std::nullopt;
}

class Resolution {
 public:
  Resolution(std::span<const Candidate> candidates, const Apart& apart) : candidates_(candidates), apart_(apart) {
    found_.resize(candidates.size());
  }

  std::vector<Found> run() {
    make_classes();
    part_classes();
    find_roots();
    part_roots();
    name_beings();
    return std::move(found_);
  }

 private:
  void make_classes() {
    std::map<std::tuple<std::string, std::string, std::string, bool>, Class> classes;
    std::vector<std::size_t> order(candidates_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return std::tie(candidates_[a].key, candidates_[a].qualifier) <
             std::tie(candidates_[b].key, candidates_[b].qualifier);
    });
    for (const std::size_t i : order) {
      const Candidate& one = candidates_[i];
      Class made;
      made.kind = is_person(one) ? std::string(kPerson) : kind_of(one);
      made.state = one.qualifier.empty() ? one.state : one.qualifier;
      made.authoritative = one.authoritative;
      if (is_person(one)) {
        made.person = read_person_name(one.name);
        made.form = made.person.joined();
      } else if (!made.kind.empty()) {
        made.body = read_body_name(one.name);
        made.form = made.body.form;
      }
      if (made.kind.empty() || made.form.empty()) made.form = one.key;
      // A gazetteer's beings are each who they are.
      auto key = std::tuple(made.kind, made.form, made.state, one.authoritative);
      if (one.authoritative) std::get<1>(key) += "\n" + one.key;
      Class& at = classes.try_emplace(std::move(key), std::move(made)).first->second;
      at.members.push_back(i);
      at.acronyms.insert(at.acronyms.end(), one.acronyms.begin(), one.acronyms.end());
    }
    for (auto& [key, one] : classes) classes_.push_back(std::move(one));
  }

  [[nodiscard]] bool told_apart(const Class& a, const Class& b) const {
    // Bodies stand beside their own acronyms in one text, persons do not stand beside themselves.
    if (a.kind != kPerson) return false;
    for (const std::size_t one : a.members) {
      for (const std::size_t other : b.members) {
        if (one != other && apart_(candidates_[one].id, candidates_[other].id)) return true;
      }
    }
    return false;
  }

  /// A class whose members stand together in some text is several people of one name.
  void part_classes() {
    std::vector<Class> parted;
    for (Class& one : classes_) {
      if (one.members.size() < 2 || !told_apart(one, one)) {
        parted.push_back(std::move(one));
        continue;
      }
      for (const std::size_t member : one.members) {
        Class single = one;
        single.members = {member};
        parted.push_back(std::move(single));
      }
    }
    classes_ = std::move(parted);
  }

  /// The one fuller name that this may stand for: it must be above every other one that it may stand for, and stand for
  /// nobody else itself. Otherwise it is ambiguous, and stays alone.
  void find_roots() {
    roots_.assign(classes_.size(), 0);
    rules_.assign(classes_.size(), {});
    std::vector<bool> below(classes_.size(), false);
    std::vector<std::optional<std::size_t>> tops(classes_.size());
    for (std::size_t i = 0; i < classes_.size(); ++i) {
      std::vector<std::size_t> above;
      bool defined = false;  // some text says whose acronym it is
      for (std::size_t j = 0; j < classes_.size(); ++j) {
        if (i == j) continue;
        const auto rule = may_be(classes_[i], classes_[j]);
        if (!rule) continue;
        above.push_back(j);
        defined = defined || rule->starts_with("acronym");
      }
      if (defined) {
        std::erase_if(above, [&](std::size_t j) { return may_be(classes_[i], classes_[j])->starts_with("initials "); });
      }
      below[i] = !above.empty();
      if (above.empty()) continue;
      std::size_t top = above.front();
      for (const std::size_t j : above) {
        if (may_be(classes_[top], classes_[j])) top = j;
      }
      const bool only = std::all_of(above.begin(), above.end(), [&](std::size_t j) {
        return j == top || may_be(classes_[j], classes_[top]).has_value();
      });
      if (only) tops[i] = top;
    }
    for (std::size_t i = 0; i < classes_.size(); ++i) {
      roots_[i] = i;
      if (!tops[i] || below[*tops[i]] || told_apart(classes_[i], classes_[*tops[i]])) continue;
      roots_[i] = *tops[i];
      rules_[i] = *may_be(classes_[i], classes_[*tops[i]]);
    }
  }

  /// Those who would become one through a third, but contradict one another, are left alone.
  void part_roots() {
    std::map<std::size_t, std::vector<std::size_t>> joined;
    for (std::size_t i = 0; i < classes_.size(); ++i) {
      if (roots_[i] != i) joined[roots_[i]].push_back(i);
    }
    for (const auto& [root, parts] : joined) {
      std::vector<std::size_t> alone;
      for (const std::size_t a : parts) {
        const bool contradicted = std::any_of(parts.begin(), parts.end(), [&](std::size_t b) {
          return a != b && (!states_agree(classes_[a], classes_[b]) || told_apart(classes_[a], classes_[b]));
        });
        if (contradicted) alone.push_back(a);
      }
      for (const std::size_t a : alone) {
        roots_[a] = a;
        rules_[a].clear();
      }
    }
  }

  /// The handle a being is called by: of the gazetteer, else of two full words, else of more; the first of equals.
  [[nodiscard]] std::size_t head_of(const std::vector<std::size_t>& members) const {
    const auto rank = [&](std::size_t i) {
      const Candidate& one = candidates_[i];
      std::size_t form = 0;
      if (is_person(one)) {
        const std::vector<std::string> words = read_person_name(one.name).words;
        const bool initials =
            std::any_of(words.begin(), words.end(), [](const std::string& word) { return word.size() == 1; });
        form = words.size() < 2 ? 3 : initials ? 2 : words.size() > 2 ? 1 : 0;
      } else {
        form = read_body_name(one.name).acronym.empty() ? 0 : 1;
      }
      return std::tuple(!one.authoritative, form, one.key, one.qualifier);
    };
    return *std::min_element(members.begin(), members.end(),
                             [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
  }

  void name_beings() {
    std::map<std::size_t, std::vector<std::size_t>> beings;
    for (std::size_t i = 0; i < classes_.size(); ++i) {
      std::vector<std::size_t>& members = beings[roots_[i]];
      members.insert(members.end(), classes_[i].members.begin(), classes_[i].members.end());
    }
    std::map<std::size_t, std::size_t> heads;
    std::map<std::string, std::size_t> wanted;
    for (const auto& [root, members] : beings) {
      heads[root] = head_of(members);
      ++wanted[candidates_[heads[root]].key];
    }
    for (std::size_t i = 0; i < classes_.size(); ++i) {
      const std::size_t head = heads[roots_[i]];
      const Candidate& called = candidates_[head];
      // Two people of one lone name are told apart by their states.
      const std::string key =
          wanted[called.key] == 1 ? called.key : curation::qualified_key(called.key, called.qualifier);
      for (const std::size_t member : classes_[i].members) {
        if (member == head) {
          found_[member] = {key, {}, {}};
          continue;
        }
        const bool same_class = roots_[i] == i;
        found_[member] = {key, same_class ? "spelling" : rules_[i],
                          curation::qualified_key(called.key, called.qualifier)};
      }
    }
    // The head may be one of a lesser class: then the others were joined to it by the rule that joined its class.
    for (std::size_t i = 0; i < classes_.size(); ++i) {
      const std::size_t head = heads[roots_[i]];
      if (roots_[i] != i) continue;
      const auto of_head = std::find_if(classes_.begin(), classes_.end(), [&](const Class& one) {
        return std::find(one.members.begin(), one.members.end(), head) != one.members.end();
      });
      const auto at = static_cast<std::size_t>(of_head - classes_.begin());
      if (at == i) continue;
      for (const std::size_t member : classes_[i].members) found_[member].rule = rules_[at];
    }
  }

  std::span<const Candidate> candidates_;
  const Apart& apart_;
  std::vector<Class> classes_;
  std::vector<std::size_t> roots_;
  std::vector<std::string> rules_;
  std::vector<Found> found_;
};

}  // namespace

std::string handle_key(const std::string& key, const std::string& name, bool authoritative) {
  if (!needs_qualifier(key, authoritative)) return key;
  const std::string words = slug(name);
  const std::string lone = key.substr(kPerson.size());
  const bool fuller =
      words.starts_with(lone + "-") || words.ends_with("-" + lone) || words.find("-" + lone + "-") != std::string::npos;
  return fuller ? std::string(kPerson) + words : key;
}

bool needs_qualifier(const std::string& key, bool authoritative) {
  return !authoritative && key.starts_with(kPerson) && key.find('-') == std::string::npos;
}

std::vector<std::string> blocks_of(const Candidate& candidate) {
  std::vector<std::string> blocks;
  if (is_person(candidate)) {
    const PersonName name = read_person_name(candidate.name);
    if (needs_qualifier(candidate.key, candidate.authoritative)) blocks.push_back("key " + candidate.key);
    if (name.words.empty()) return blocks;
    blocks.push_back("family " + name.words.back());
    for (const std::string& part : name.family_parts) blocks.push_back("family " + part);
    if (name.words.size() > 1 && family_first(candidate.state)) blocks.push_back("family " + name.words.front());
    return blocks;
  }
  const std::string kind = kind_of(candidate);
  if (kind.empty()) return {};
  const BodyName name = read_body_name(candidate.name);
  if (!name.form.empty()) blocks.push_back(kind + " " + name.form);
  if (!name.acronym.empty()) blocks.push_back(kind + " acronym " + name.acronym);
  if (!name.initials.empty()) blocks.push_back(kind + " acronym " + name.initials);
  for (const std::string& acronym : candidate.acronyms) blocks.push_back(kind + " acronym " + acronym);
  return blocks;
}

std::vector<Found> resolve(std::span<const Candidate> candidates, const Apart& apart) {
  return Resolution(candidates, apart).run();
}

}  // namespace entente::identity
