#include <algorithm>

#include "graph/text/fold.hpp"
#include "ingest/entities/document_state.hpp"
#include "ingest/language/tree_words.hpp"
#include "ingest/readers/lines.hpp"

// Whose "the government" is that an article speaks of without saying so.
namespace entente::ingest {

using language::Relation;

namespace {

/// Where the world meets.
bool is_meeting_place(std::string_view key) {
  return key == "place/geneva" || key == "place/davos" || key == "place/camp-david" || key == "place/new-york";
}

/// Whoever studies, reports on or pursues things in other countries as well.
bool looks_abroad(std::string_view folded) {
  static constexpr std::string_view kWords[] = {"institut", "center",     "centre", "foundation",  "endowment",
                                                "council",  "voice of",   "watch",  "agency",      "bureau",
                                                "chatham",  "enterprise", "rand",   "observatory", "drug"};
  return std::any_of(std::begin(kWords), std::end(kWords),
                     [&](std::string_view word) { return folded.find(word) != std::string_view::npos; });
}

}  // namespace

/// The state an article speaks of when it says "the government": its dateline's, else the one it names most.
void DocumentState::settle_focus() {
  // A name says more than an adjective, which goes with many things; one with those who act for a state ("Kenyan
  // lawmakers") or at its head as much as a name; a dateline as much as five names.
  constexpr int kName = 2;
  constexpr int kDateline = 5 * kName;
  constexpr int kByline = 2 * kName;
  std::map<std::string, std::pair<int, int>> counts;  // key -> (times named, -first place)
  int place = 0;
  std::string written_in;
  for (const std::string& dateline : context_.datelines) {
    const KnownEntity* written = gazetteer_.place_in(dateline);
    const KnownEntity* state = written != nullptr ? gazetteer_.state(written->state) : nullptr;
    if (state == nullptr) continue;
    written_in = "state/" + state->state;
    // "By Ama Mensah, Lomé": where the reporter lives
    counts[written_in] = {ascii_lower(dateline).starts_with("by ") ? kByline : kDateline, place--};
    break;
  }
  for (std::uint32_t s = 0; s < trees_.size(); ++s) {
    for (const NameSpan& span : names_[s]) {
      // "in Lafia", whatever the name finder took it for
      const bool town = span.kind == NameSpan::Kind::person && span.last - span.first == 1 &&
                        one_of(trees_[s].marker(span.head), {"in", "at", "near"});
      if (span.kind == NameSpan::Kind::place || town) {
        const auto& states = gazetteer_.realms(text_of(s, span.first, span.last));
        if (states.size() == 1) ++counts.try_emplace("state/" + states.front(), 0, place--).first->second.first;
        continue;
      }
      if (span.kind == NameSpan::Kind::person) {
        if (const KnownEntity* served = served_by(text_of(s, span.first, span.last)))
          counts.try_emplace(served->key, 0, place--).first->second.first += kName;
        continue;
      }
      if (span.kind == NameSpan::Kind::organization) {
        // "the Zimbabwe Congress of Trade Unions": a body that bears the state's name
        const auto inside = gazetteer_.match(trees_[s].sentence(), span.first, span.last);
        if (inside && inside->entity->label == "State" && inside->tokens < span.last - span.first)
          ++counts.try_emplace(inside->entity->key, 0, place--).first->second.first;
        continue;
      }
      // "the Awami League", "the Bank of Ghana": a body that one state alone has
      if (span.kind == NameSpan::Kind::known && span.match.entity->label == "Organization" &&
          span.match.kind != SurfaceKind::acronym && !span.match.entity->state.empty() &&
          !is_shared_name(text_of(s, span.first, span.last)) &&
          !lexicon_.has("company-names", fold_name(span.match.entity->name)) &&
          !looks_abroad(fold_name(span.match.entity->name))) {
        ++counts.try_emplace("state/" + span.match.entity->state, 0, place--).first->second.first;
        continue;
      }
      if (span.kind != NameSpan::Kind::known || span.match.entity->state.empty()) continue;
      if (span.match.entity->label == "Place") {
        // "Lahore", "Sindh": as good as an adjective; where leaders of others meet is no home
        if (!is_meeting_place(span.match.entity->key))
          counts.try_emplace("state/" + span.match.entity->state, 0, place--).first->second.first += 1;
        continue;
      }
      if (span.match.entity->label != "State") continue;
      const std::string key = "state/" + span.match.entity->state;
      const std::string_view marker = trees_[s].marker(span.head);
      if (span.match.kind != SurfaceKind::capital && key == "state/BEL") belgium_unnamed_ = false;
      // "met in Addis Ababa" is about others
      if (span.match.kind == SurfaceKind::capital && marker == "in") {
        counts.try_emplace(key, 0, place--);
        continue;
      }
      spoken_.insert(key);
      auto& count = counts.try_emplace(key, 0, place--).first->second;
      // "the camp on Nauru", "sent troops to Chad", "blasted Chad over it": where something lies or whoever else it is
      // about, not who does it
      const bool aside = span.match.kind != SurfaceKind::adjective &&
                         one_of(marker, {"in", "on", "at", "near", "from", "to", "with", "against", "over", "between"});
      // "the Chad-Niger conflict"
      const bool compound = span.match.kind != SurfaceKind::adjective &&
                            trees_[s].relation(span.head) == Relation::compound && span.last < trees_[s].size() &&
                            one_of(trees_[s].token(span.last).form, {"-", "–"});
      const bool whose = says_whose(s, span);
      // "a spokeswoman for the U.S. embassy": which stands elsewhere
      const bool abroad = trees_[s].has_head(span.head) &&
                          one_of(trees_[s].lemma(trees_[s].head(span.head)), {"embassy", "consulate", "diplomat"});
      const bool full = span.match.kind == SurfaceKind::adjective ? whose : !aside && !compound && !abroad;
      count.first += full ? kName : 1;
      // who acts where an article sets out, it is about
      if (s < 2 && whose) count.first += kName;
    }
  }
  // "BEIRUT - ... Syria ... Syria's army": where the reporter is, of which nothing is told
  if (const auto at = counts.find(written_in); at != counts.end() && at->second.first == kDateline)
    at->second.first = 2 * kName;
  const auto best =
      std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  if (best == counts.end()) return;
  if (const KnownEntity* state = gazetteer_.find(best->first)) focus_ = known(*state);
  result_.home = focus_;
}

/// The state on whose ground most of what the article tells of happens; else the one it is about.
void DocumentState::settle_theatre() {
  constexpr int kFewest = 2;
  std::map<std::string, int> grounds;
  for (std::uint32_t s = 0; s < trees_.size(); ++s) {
    for (const NameSpan& span : names_[s]) {
      if (span.kind == NameSpan::Kind::place) {
        const auto& states = gazetteer_.realms(text_of(s, span.first, span.last));
        if (states.size() == 1) ++grounds["state/" + states.front()];
      } else if (span.kind == NameSpan::Kind::known && !span.match.entity->state.empty()) {
        const bool place = span.match.entity->label == "Place" && !is_meeting_place(span.match.entity->key);
        const bool ground = span.match.entity->label == "State" && span.match.kind == SurfaceKind::name &&
                            one_of(trees_[s].marker(span.head), {"in", "inside", "across", "throughout"});
        if (place || ground) ++grounds["state/" + span.match.entity->state];
      }
    }
  }
  theatre_ = focus_;
  const auto most = std::max_element(grounds.begin(), grounds.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  if (most == grounds.end() || most->second < kFewest) return;
  if (const KnownEntity* state = gazetteer_.find(most->first)) theatre_ = known(*state);
}

/// The state that a known person of that full name serves.
const KnownEntity* DocumentState::served_by(std::string_view name) const {
  const std::string folded = fold_name(name);
  if (!gazetteer_.is_person(folded)) return nullptr;
  for (const KnownPerson* known : gazetteer_.persons(std::string_view(folded).substr(folded.rfind(' ') + 1))) {
    if (fold_name(known->name) != folded) continue;
    const KnownEntity* of = gazetteer_.find(known->of);
    return of != nullptr && of->label == "State" ? of : nullptr;
  }
  return nullptr;
}

/// Where a place is: of several states that have one of its name the one the article is about, or the only one it
/// names.
const KnownEntity* DocumentState::realm_of(std::string_view place) const {
  const std::vector<std::string>& states = gazetteer_.realms(place);
  if (states.size() == 1) return gazetteer_.state(states.front());
  const KnownEntity* named = nullptr;
  for (const std::string& state : states) {
    const std::string key = "state/" + state;
    if (focus_ && result_[*focus_].key == key) return gazetteer_.find(key);
    if (!spoken_.contains(key)) continue;
    if (named != nullptr) return nullptr;
    named = gazetteer_.find(key);
  }
  return named;
}

/// "Kenyan lawmakers met", "Kenya's army fled": the nationality of somebody who acts.
bool DocumentState::says_whose(std::uint32_t s, const NameSpan& span) const {
  const Tree& tree = trees_[s];
  if (!tree.has_head(span.head)) return false;
  const Relation own = tree.relation(span.head);
  if (own != Relation::amod && own != Relation::compound && own != Relation::nmod_poss) return false;
  const std::uint32_t noun = tree.head(span.head);
  const Relation relation = tree.relation(noun);
  const std::string lemma = ascii_lower(tree.lemma(noun));
  return (relation == Relation::nsubj || relation == Relation::nsubj_pass || relation == Relation::nmod_desc) &&
         (lexicon_.is_person(lemma) || lexicon_.has("state-people", lemma) || lexicon_.has("force-heads", lemma) ||
          lexicon_.has("state-heads", lemma) || lexicon_.has("group-heads", lemma) || lexicon_.has("org-heads", lemma));
}

/// "In Tromso, fishermen protested. Police arrested four.": the state where a sentence, or the one before it, says that
/// it plays before it says anything else.
std::optional<EntityId> DocumentState::setting_of(std::uint32_t s, bool capitals) const {
  for (const std::uint32_t sentence : {s, s - 1}) {
    if (sentence >= trees_.size()) break;
    const Tree& tree = trees_[sentence];
    if (tree.size() < 3 || !one_of(lower_form(tree.token(0)), {"in", "near", "outside"}) || !tree.has_head(0)) continue;
    const std::uint32_t place = tree.head(0);
    const std::uint32_t last = tree.subtree(place).back();
    const bool comma = tree.token(last).form == "," || (last + 1 < tree.size() && tree.token(last + 1).form == ",");
    if (tree.relation(0) != Relation::case_ || tree.relation(place) != Relation::obl || !comma) continue;
    const Mention* mention = mention_of(sentence, place);
    if (mention == nullptr || mention->kind != MentionKind::name || mention->entities.size() != 1) continue;
    const Entity& entity = result_[mention->entities.front()];
    // whoever speaks "in Abuja" may be a government's; police there are that state's
    const bool capital = capitals && entity.kind == EntityKind::state && mention->capital;
    if ((entity.kind != EntityKind::place && !capital) || is_meeting_place(entity.key)) continue;
    const auto state = by_key_.find("state/" + entity.state);
    if (state != by_key_.end()) return state->second;
  }
  return std::nullopt;
}

/// "The army clashed with rebels in Chad": the state where a clause plays, if its sentence names no other.
std::optional<EntityId> DocumentState::ground_of(std::uint32_t s, std::uint32_t token) const {
  const Tree& tree = trees_[s];
  std::uint32_t verb = token;
  for (int climb = 0; climb < 4 && tree.token(verb).upos != language::Upos::VERB && tree.has_head(verb); ++climb)
    verb = tree.head(verb);
  std::string ground;
  for (const Mention& mention : result_.mentions[s]) {
    for (const EntityId id : mention.entities) {
      const std::string& state = result_[id].state;
      if (state.empty()) continue;
      if (mention.kind != MentionKind::name || (!ground.empty() && state != ground)) return std::nullopt;
      ground = state;
    }
  }
  const auto state = by_key_.find("state/" + ground);
  if (ground.empty() || state == by_key_.end()) return std::nullopt;
  const bool there = std::any_of(result_.mentions[s].begin(), result_.mentions[s].end(), [&](const Mention& mention) {
    if (mention.entities.size() != 1 || !one_of(tree.marker(mention.head), {"in", "near", "outside"})) return false;
    const EntityKind kind = result_[mention.entities.front()].kind;
    return (kind == EntityKind::place || kind == EntityKind::state) && tree.dominates(verb, mention.head);
  });
  return there ? std::optional(state->second) : std::nullopt;
}

/// "officials in Accra", "a diplomat in Accra": the state whose government they speak of.
std::optional<EntityId> DocumentState::post_of(std::uint32_t s, std::uint32_t noun) const {
  const Tree& tree = trees_[s];
  if (tree.token(noun).upos != language::Upos::NOUN) return std::nullopt;
  for (const auto c : tree.children(noun)) {
    if (tree.relation(c) != Relation::nmod || tree.marker(c) != "in" || c < noun) continue;
    const Mention* place = mention_of(s, c);
    if (place == nullptr || place->kind != MentionKind::name || place->entities.size() != 1) continue;
    const Entity& entity = result_[place->entities.front()];
    if (entity.kind != EntityKind::place && entity.kind != EntityKind::state) continue;
    const auto state = by_key_.find("state/" + entity.state);
    if (state != by_key_.end()) return state->second;
  }
  return std::nullopt;
}

bool DocumentState::keeps_no_army(std::string_view state) {
  return one_of(state, {"AND", "CRI", "ISL", "LIE", "NRU", "PAN", "PSE", "VAT"});
}

/// Whose "the government" or "the army" is: of the state whose official says so in this very sentence, else of the one
/// where it plays, else of the one the article is about.
std::optional<EntityId> DocumentState::home_of(std::uint32_t s, std::uint32_t token) const {
  const Tree& tree = trees_[s];
  // "the government of President Bello": his, whoever tells of it
  for (const auto c : tree.children(token)) {
    if (tree.relation(c) == Relation::nmod && tree.marker(c) == "of") return focus_;
  }
  const auto& reporting = ontology_.words("reporting-verbs");
  // "the junta's cruelty, the Chadian minister said": nobody calls his own so
  const std::string_view lemma = tree.lemma(token);
  if (lemma == "junta" || lemma == "regime" || lemma == "dictatorship") return focus_;
  bool told = false;
  std::uint32_t at = token;
  for (int climb = 0; climb < 8 && tree.has_head(at); ++climb) {
    const std::uint32_t up = tree.head(at);
    const bool said = tree.relation(at) == Relation::ccomp &&
                      std::find(reporting.begin(), reporting.end(), tree.lemma(up)) != reporting.end();
    told = told || said;
    const auto subject = said ? tree.child(up, Relation::nsubj) : tree.size();
    const Mention* speaker = tree.is(subject) ? mention_of(s, subject) : nullptr;
    if (speaker != nullptr && speaker->entities.size() == 1 && speaker->kind == MentionKind::name) {
      const Entity& entity = result_[speaker->entities.front()];
      const auto state = by_key_.find("state/" + entity.state);
      const bool official = entity.kind == EntityKind::person && entity.known_state && !entity.roles.empty();
      if (official && state != by_key_.end()) return state->second;
    }
    if (const auto there = tree.is(subject) ? post_of(s, subject) : std::nullopt) return there;
    at = up;
  }
  const auto setting = told ? std::nullopt : setting_of(s, false);
  // "In Gaza, the army said": the army of a state that has one
  const bool armed = one_of(lemma, {"army", "military", "soldier", "troop", "navy", "jet", "warplane"});
  return setting && !(armed && keeps_no_army(result_[*setting].state)) ? setting : focus_;
}

}  // namespace entente::ingest
