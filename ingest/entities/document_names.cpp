#include <algorithm>

#include "graph/text/fold.hpp"
#include "ingest/entities/document_state.hpp"

namespace entente::ingest {

using language::Relation;
using language::Upos;

namespace {

bool is_capital_letter(char c) { return c >= 'A' && c <= 'Z'; }

/// "International Stabilization Force" -> "ISF"; small words give no letter.
std::string initials(const language::Sentence& sentence, std::uint32_t first, std::uint32_t last) {
  std::string letters;
  for (std::uint32_t i = first; i < last; ++i) {
    const std::string_view form = sentence.tokens[i].form;
    if (!form.empty() && is_capital_letter(form[0])) letters += form[0];
  }
  return letters;
}

bool looks_like_acronym(std::string_view form) {
  if (form.size() < 2 || form.size() > 9) return false;
  std::size_t capitals = 0;
  for (const char c : form) capitals += is_capital_letter(c);
  return capitals >= 2 && is_capital_letter(form[0]);
}

/// Parties and public bodies belong to the country an article is about; foundations and companies need not.
bool is_institution(std::string_view name) {
  static constexpr std::string_view kHeads[] = {
      "party",    "union",  "court",    "parliament", "ministry",  "commission", "committee", "office",    "front",
      "congress", "senate", "assembly", "council",    "coalition", "movement",   "democracy", "department"};
  const std::string folded = fold_name(name);
  return std::any_of(std::begin(kHeads), std::end(kHeads),
                     [&](std::string_view head) { return folded.find(head) != std::string::npos; });
}

/// The name without an article or a possessive at its front and back.
std::string_view bare(std::string_view text) {
  for (const std::string_view article : {"the ", "The ", "a ", "A ", "an ", "An "}) {
    if (text.starts_with(article)) text.remove_prefix(article.size());
  }
  return text;
}

}  // namespace

void DocumentState::collect_names() {
  names_.reserve(trees_.size());
  for (std::uint32_t s = 0; s < trees_.size(); ++s) {
    names_.push_back(find_names(trees_[s], gazetteer_, lexicon_));
  }
  settle_focus();
  // Names in full come first, wherever they stand: the headline's "Dar" is the "Ishaq Dar" of the third paragraph.
  for (std::uint32_t s = 0; s < trees_.size(); ++s) {
    for (const NameSpan& span : names_[s]) {
      if (span.kind == NameSpan::Kind::person && span.last - span.first > 1) person(s, span);
    }
  }
  for (std::uint32_t s = 0; s < trees_.size(); ++s) find_acronyms(s);
  // "the Rapid Support Forces ... the RSF": what the text spells out beats what the gazetteer would make of it.
  for (std::uint32_t s = 0; s < trees_.size(); ++s) {
    for (const NameSpan& span : names_[s]) {
      if (span.kind == NameSpan::Kind::person || span.kind == NameSpan::Kind::place || span.last - span.first < 3)
        continue;
      const std::string letters = initials(trees_[s].sentence(), span.first, span.last);
      if (letters.size() < 3 || letters.size() > 6 || acronyms_.contains(letters)) continue;
      const bool used = std::any_of(trees_.begin(), trees_.end(), [&](const Tree& tree) {
        return std::any_of(tree.sentence().tokens.begin(), tree.sentence().tokens.end(),
                           [&](const auto& token) { return token.form == letters; });
      });
      if (!used) continue;
      const EntityKind kind = span.kind == NameSpan::Kind::force  ? EntityKind::force
                              : span.kind == NameSpan::Kind::plan ? EntityKind::plan
                                                                  : EntityKind::organization;
      acronyms_.try_emplace(letters, span.kind == NameSpan::Kind::known
                                         ? known(*span.match.entity)
                                         : named(kind, bare(text_of(s, span.first, span.last)), nullptr));
    }
  }
  for (const auto& [acronym, id] : acronyms_) defined_aliases_[result_[id].key][acronym] = 1;
  mark_acronyms();
  mark_family_names();
}

/// Every other use of a defined acronym is a name, whatever the name finder made of it.
void DocumentState::mark_acronyms() {
  if (acronyms_.empty()) return;
  for (std::uint32_t s = 0; s < trees_.size(); ++s) {
    auto& names = names_[s];
    for (std::uint32_t t = 0; t < trees_[s].size(); ++t) {
      if (!acronyms_.contains(trees_[s].token(t).form)) continue;
      const bool covered =
          std::any_of(names.begin(), names.end(), [&](const NameSpan& n) { return n.first <= t && t < n.last; });
      if (!covered) names.push_back({t, t + 1, t, NameSpan::Kind::organization, {}});
    }
    std::sort(names.begin(), names.end(), [](const NameSpan& a, const NameSpan& b) { return a.first < b.first; });
  }
}

/// "Long Name (LN)": from here on LN is that name, also before its definition.
void DocumentState::find_acronyms(std::uint32_t s) {
  const Tree& tree = trees_[s];
  const auto& sentence = tree.sentence();
  for (std::uint32_t open = 1; open + 2 < tree.size(); ++open) {
    if (tree.token(open).form != "(" || tree.token(open + 2).form != ")") continue;
    const std::string_view acronym = tree.token(open + 1).form;
    if (!looks_like_acronym(acronym)) continue;
    // The longest run of words before the bracket, first and last capitalised, whose initials spell it.
    std::uint32_t first = open;
    for (std::uint32_t i = open; i > 0 && open - i < 12; --i) {
      const std::string_view form = tree.token(i - 1).form;
      if (tree.token(i - 1).upos == Upos::PUNCT && form != "-" && form != "'") break;
      if (is_capital_letter(form[0]) && initials(sentence, i - 1, open) == acronym) first = i - 1;
    }
    auto& names = names_[s];
    const auto before = std::find_if(names.begin(), names.end(), [&](const NameSpan& n) { return n.last == open; });
    if (first == open && before == names.end()) continue;
    if (first == open) first = before->first;
    const std::uint32_t head = head_of(tree, first, open);
    const std::string word = lower_form(tree.token(open - 1));
    NameSpan span{first, open, head, NameSpan::Kind::organization, {}};
    if (lexicon_.has("force-heads", word) && !lexicon_.has("org-heads", word)) span.kind = NameSpan::Kind::force;
    if (lexicon_.has("plan-heads", word)) span.kind = NameSpan::Kind::plan;
    // "the Grand Ethiopian Renaissance Dam (GERD)"
    if (lexicon_.has("place-heads", word)) span.kind = NameSpan::Kind::place;
    const auto known_name = gazetteer_.match(sentence, first, open);
    if (known_name && known_name->tokens == open - first) {
      span.kind = NameSpan::Kind::known;
      span.match = *known_name;
    } else if (before != names.end() && before->kind == NameSpan::Kind::person && before->first == first) {
      continue;
    }
    std::erase_if(names, [&](const NameSpan& n) { return n.first < open && n.last > first; });
    std::erase_if(names, [&](const NameSpan& n) { return n.first == open + 1; });
    names.push_back(span);
    std::sort(names.begin(), names.end(), [](const NameSpan& a, const NameSpan& b) { return a.first < b.first; });
    const EntityKind kind = span.kind == NameSpan::Kind::force   ? EntityKind::force
                            : span.kind == NameSpan::Kind::plan  ? EntityKind::plan
                            : span.kind == NameSpan::Kind::place ? EntityKind::place
                                                                 : EntityKind::organization;
    // "Myanmar's National Unity Government (NUG)" is Myanmar's.
    const NounPhrase phrase = phrase_at(s, open - 1);
    const EntityId id = span.kind == NameSpan::Kind::known ? known(*span.match.entity)
                                                           : named(kind, bare(text_of(s, first, open)), &phrase);
    acronyms_.try_emplace(std::string(acronym), id);
  }
}

/// The state an article speaks of when it says "the government": its dateline's, else the one it names most.
void DocumentState::settle_focus() {
  // A name says more than an adjective, which goes with many things; a dateline as much as three names.
  constexpr int kName = 2;
  constexpr int kDateline = 3 * kName;
  std::map<std::string, std::pair<int, int>> counts;  // key -> (times named, -first place)
  int place = 0;
  for (const std::string& dateline : context_.datelines) {
    const KnownEntity* written = gazetteer_.place_in(dateline);
    const KnownEntity* state = written != nullptr ? gazetteer_.state(written->state) : nullptr;
    if (state == nullptr) continue;
    counts["state/" + state->state] = {kDateline, place--};
    break;
  }
  for (std::uint32_t s = 0; s < trees_.size(); ++s) {
    for (const NameSpan& span : names_[s]) {
      if (span.kind != NameSpan::Kind::known || span.match.entity->state.empty()) continue;
      if (span.match.entity->label != "State") continue;
      // "met in Addis Ababa" is about others
      if (span.match.kind == SurfaceKind::capital && trees_[s].marker(span.head) == "in") continue;
      const std::string key = "state/" + span.match.entity->state;
      spoken_.insert(key);
      auto& count = counts.try_emplace(key, 0, place--).first->second;
      count.first += span.match.kind == SurfaceKind::adjective ? 1 : kName;
    }
  }
  const auto best =
      std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  if (best == counts.end()) return;
  if (const KnownEntity* state = gazetteer_.find(best->first)) focus_ = known(*state);
}

EntityId DocumentState::known(const KnownEntity& entity) {
  Entity result;
  result.kind = kind_of(entity.label).value_or(EntityKind::organization);
  result.key = entity.key;
  result.name = entity.name;
  result.state = entity.state;
  result.known_state = true;
  result.authoritative = true;
  result.properties = entity.properties;
  return intern(std::move(result));
}

/// An organisation, force, plan or place by its own name. A force of a state goes by one key however it is put.
EntityId DocumentState::named(EntityKind kind, std::string_view text, const NounPhrase* phrase) {
  if (const auto acronym = acronyms_.find(text); acronym != acronyms_.end()) return acronym->second;
  Entity entity;
  entity.kind = kind;
  entity.name = surface_form(bare(text));
  const std::string_view prefix = kind == EntityKind::force   ? "force/"
                                  : kind == EntityKind::plan  ? "plan/"
                                  : kind == EntityKind::place ? "place/"
                                                              : "org/";
  entity.key = std::string(prefix) + key_slug(entity.name);
  if (phrase != nullptr && !phrase->states.empty()) {
    entity.state = result_[phrase->states.front()].state;
    entity.known_state = true;
  } else if (phrase != nullptr && !phrase->bodies.empty() && result_[phrase->bodies.front()].authoritative) {
    entity.state = result_[phrase->bodies.front()].state;
  } else if (kind == EntityKind::organization && focus_ && is_institution(entity.name)) {
    entity.state = result_[*focus_].state;
  }
  const std::string state = entity.known_state ? entity.state : std::string{};
  const EntityId id = intern(std::move(entity));
  // "Chad's Salvation Government (SG)": met before as the long form of its acronym, whose it is read only now
  if (Entity& met = result_[id]; !state.empty() && !met.known_state) {
    met.state = state;
    met.known_state = true;
  }
  return id;
}

EntityId DocumentState::people_of(const KnownEntity& state, std::string_view text) {
  Entity entity;
  entity.kind = EntityKind::group;
  entity.name = std::string(text);
  entity.key = "group/" + key_slug(text);
  entity.state = state.state;
  entity.known_state = true;
  return intern(std::move(entity));
}

void DocumentState::resolve_name(std::uint32_t s, const NameSpan& span) {
  const Tree& tree = trees_[s];
  const std::string_view text = text_of(s, span.first, span.last);
  const Relation relation = tree.relation(span.head);
  const bool modifier = relation == Relation::amod || relation == Relation::compound || relation == Relation::nmod_desc;
  if (const auto acronym = acronyms_.find(text); acronym != acronyms_.end()) {
    mention(s, span.first, span.last, span.head, MentionKind::name, {acronym->second});
    return;
  }
  const bool short_name = span.kind != NameSpan::Kind::known && span.last - span.first <= 2;
  if (span.kind == NameSpan::Kind::person || (short_name && names_person(text))) {
    const EntityId id = person(s, span);
    mention(s, span.first, span.last, span.head, MentionKind::name, {id});
    describe_person(s, span, id);
    return;
  }
  if (span.kind != NameSpan::Kind::known) {
    NounPhrase phrase = phrase_at(s, span.last - 1);
    if (phrase.states.empty()) {
      // "Pakistan Army", "Royal Thai Army", "Bank of Ghana": the state is a part of the name.
      for (std::uint32_t i = span.first; i < span.last; ++i) {
        const bool at_front = i <= span.first + 1;
        const bool at_end = i > span.first && lower_form(tree.token(i - 1)) == "of";
        const auto inside = gazetteer_.match(tree.sentence(), i, span.last);
        if (!inside || inside->entity->label != "State") continue;
        if (!at_front && !(at_end && i + inside->tokens == span.last)) continue;
        // "Lake Chad Stabilisation Force", "Niger Delta Avengers": a lake is no state
        const auto landform = [&](std::uint32_t word) {
          return lexicon_.has("place-heads", lower_form(tree.token(word)));
        };
        const std::uint32_t behind = i + static_cast<std::uint32_t>(inside->tokens);
        if ((i > span.first && landform(i - 1)) || (behind < span.last && landform(behind))) continue;
        phrase.states = {known(*inside->entity)};
        phrase.modifier_spans = {span_of(s, i, i + inside->tokens)};
        break;
      }
    }
    // A ministry acts for its state, also where its name stands in capitals.
    std::string small = fold_name(text);
    const bool ministry =
        small.ends_with(" ministry") || small.starts_with("ministry of ") || lexicon_.has("state-heads", small);
    // "the U.S. Government", but not "the National Unity Government"
    static constexpr std::string_view kGovernments[] = {"government", "govt",        "administration",
                                                        "cabinet",    "authorities", "regime"};
    const auto own = gazetteer_.match(tree.sentence(), span.first, span.last);
    const bool government = own && own->entity->label == "State" && own->tokens + 1 == span.last - span.first &&
                            std::find(std::begin(kGovernments), std::end(kGovernments),
                                      lower_form(tree.token(span.last - 1))) != std::end(kGovernments);
    // "the ECOWAS commission": of the body it is named for, and of no state
    if (own && own->entity->label == "Organization" && own->tokens < span.last - span.first && phrase.states.empty() &&
        phrase.bodies.empty())
      phrase.bodies = {known(*own->entity)};
    if (government && span.kind == NameSpan::Kind::organization) {
      mention(s, span.first, span.last, span.head, MentionKind::nominal, {known(*own->entity)});
      return;
    }
    if (ministry && span.kind == NameSpan::Kind::organization && (!phrase.states.empty() || focus_)) {
      mention(s, span.first, span.last, span.head, MentionKind::nominal,
              {phrase.states.empty() ? *focus_ : phrase.states.front()});
      return;
    }
    // "Borno state", "Helmand province"
    const bool region = small.ends_with(" state") || small.ends_with(" province") || small.ends_with(" county") ||
                        small.ends_with(" district") || small.ends_with(" region");
    const EntityKind kind = span.kind == NameSpan::Kind::force             ? EntityKind::force
                            : span.kind == NameSpan::Kind::plan            ? EntityKind::plan
                            : span.kind == NameSpan::Kind::place || region ? EntityKind::place
                                                                           : EntityKind::organization;
    if (region && phrase.states.empty() && focus_) phrase.states = {*focus_};
    EntityId id = named(kind, text, &phrase);
    if (kind == EntityKind::force && !phrase.states.empty()) {
      id = force_of(phrase.states.front(), phrase);
      result_.facts.push_back({"force-of", s, id, phrase.states.front(), span_of(s, span.first, span.last),
                               phrase.modifier_spans.front(), tree.token(span.last - 1).span, phrase.lemma,
                               "noun:force-of"});
    }
    mention(s, span.first, span.last, span.head, MentionKind::name, {id});
    return;
  }
  const KnownEntity& entity = *span.match.entity;
  const SurfaceKind kind = span.match.kind;
  if (kind == SurfaceKind::acronym && entity.label != "State" && text.find(' ') == std::string_view::npos) {
    // "PP", "CAR": a party only where its state is spoken of.
    if (!by_key_.contains("state/" + entity.state)) return;
  }
  const bool single = span.last - span.first == 1;
  if (single && entity.label == "State" && kind != SurfaceKind::adjective) {
    // "Jordan", "Chad", "Washington" after a person of that name was met in full.
    const auto match = match_person({fold_name(text)});
    if (match && !modifier && tree.relation(span.head) != Relation::nmod_poss) {
      mention(s, span.first, span.last, span.head, MentionKind::name, {*match});
      return;
    }
  }
  const bool nominal = tree.token(span.head).upos == Upos::NOUN || tree.token(span.head).upos == Upos::PROPN;
  if ((kind == SurfaceKind::adjective || kind == SurfaceKind::people) && !modifier && nominal &&
      relation != Relation::nmod_poss) {
    // "Palestinians": the people; "the Egyptians sent an expedition": the state, as long as there is one.
    const language::Tree::Index determiner = tree.child(span.head, Relation::det);
    const bool whole = tree.is(determiner) && tree.lemma(determiner) == "the" &&
                       !tree.is(tree.child(span.head, Relation::nummod, Relation::amod));
    if (kind == SurfaceKind::people && text.ends_with("s") && !(whole && entity.state != "PSE")) {
      mention(s, span.first, span.last, span.head, MentionKind::name, {people_of(entity, text)});
      return;
    }
    if (kind == SurfaceKind::people && !whole) {
      mention(s, span.first, span.last, span.head, MentionKind::name, {people_of(entity, text)});
      return;
    }
  }
  const EntityId id = known(entity);
  mention(s, span.first, span.last, span.head,
          kind == SurfaceKind::adjective || kind == SurfaceKind::people ? MentionKind::adjective : MentionKind::name,
          {id}, kind == SurfaceKind::capital || kind == SurfaceKind::seat);
}

}  // namespace entente::ingest
