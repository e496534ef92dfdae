#include <algorithm>

#include "graph/text/fold.hpp"
#include "ingest/entities/document_state.hpp"
#include "ingest/entities/name_words.hpp"
#include "ingest/entities/surface_form.hpp"
#include "ingest/language/tree_words.hpp"

// What a name means where it stands: the person, the body and whose it is, the state or its people.
namespace entente::ingest {

using language::Relation;
using language::Upos;

namespace {

bool is_modifier(Relation relation) {
  return relation == Relation::amod || relation == Relation::compound || relation == Relation::nmod_desc;
}

/// What a state's name goes before where the state itself is meant: "the U.S. Government".
bool is_government(std::string_view word) {
  static constexpr std::string_view kGovernments[] = {"government", "govt",        "administration",
                                                      "cabinet",    "authorities", "regime"};
  return std::find(std::begin(kGovernments), std::end(kGovernments), word) != std::end(kGovernments);
}

/// "Borno state", "Helmand province"
bool is_region(std::string_view folded) {
  return folded.ends_with(" state") || folded.ends_with(" province") || folded.ends_with(" county") ||
         folded.ends_with(" district") || folded.ends_with(" region");
}

/// What a portfolio goes before: "Labour Minister".
bool is_office(std::string_view word) {
  static constexpr std::string_view kOffices[] = {"minister", "ministry", "secretary", "department", "commissioner"};
  return std::find(std::begin(kOffices), std::end(kOffices), word) != std::end(kOffices);
}

}  // namespace

void DocumentState::resolve_name(std::uint32_t s, const NameSpan& span) {
  const std::string_view text = text_of(s, span.first, span.last);
  if (const auto acronym = acronyms_.find(text); acronym != acronyms_.end()) {
    mention(s, span.first, span.last, span.head, MentionKind::name, {acronym->second});
    return;
  }
  if (const auto india = text == "Centre" ? the_centre() : std::nullopt) {
    mention(s, span.first, span.last, span.head, MentionKind::name, {*india});
    return;
  }
  // "Labour Minister Bello": an office, no party
  const bool portfolio = span.last - span.first == 1 && is_portfolio(lower_form(trees_[s].token(span.first))) &&
                         span.last < trees_[s].size() && is_office(lower_form(trees_[s].token(span.last)));
  if (portfolio || style_of(text) != Style::none || text == "HRH" || text == "HH" || text == "HM") return;
  // "Foreign Affairs and International Cooperation Minister": more of the office
  const bool joined = span.kind == NameSpan::Kind::organization && span.first > 0 && span.last < trees_[s].size() &&
                      is_office(lower_form(trees_[s].token(span.last))) &&
                      lower_form(trees_[s].token(span.first - 1)) == "and";
  if (joined) return;
  const bool short_name = span.kind != NameSpan::Kind::known && span.last - span.first <= 2;
  if (span.kind == NameSpan::Kind::person || (short_name && names_person(text))) {
    const EntityId id = person(s, span);
    mention(s, span.first, span.last, span.head, MentionKind::name, {id});
    describe_person(s, span, id);
  } else if (span.kind == NameSpan::Kind::known) {
    resolve_known_name(s, span, text);
  } else {
    resolve_new_name(s, span, text);
  }
}

/// "Pakistan Army", "Royal Thai Army", "Bank of Ghana": the state, or a place in it, is a part of the name.
void DocumentState::find_state_inside(std::uint32_t s, const NameSpan& span, NounPhrase& phrase) {
  const Tree& tree = trees_[s];
  const auto landform = [&](std::uint32_t word) { return lexicon_.has("place-heads", lower_form(tree.token(word))); };
  for (std::uint32_t i = span.first; i < span.last; ++i) {
    const bool at_front = i <= span.first + 1;
    const bool at_end = i > span.first && lower_form(tree.token(i - 1)) == "of";
    const auto inside = gazetteer_.match(tree.sentence(), i, span.last);
    // "the Department of State Security" is not the Department of State
    if (!inside || inside->entity->label != "State" || inside->kind == SurfaceKind::seat) continue;
    if (!at_front && !(at_end && i + inside->tokens == span.last)) continue;
    // "Lake Chad Stabilisation Force", "Niger Delta Avengers": a lake is no state
    const std::uint32_t behind = i + static_cast<std::uint32_t>(inside->tokens);
    if ((i > span.first && landform(i - 1)) || (behind < span.last && landform(behind))) continue;
    phrase.states = {known(*inside->entity)};
    phrase.modifier_spans = {span_of(s, i, i + inside->tokens)};
    return;
  }
  // "Lahore High Court", "Queensland Police"
  for (std::uint32_t end = span.last - 1; end > span.first; --end) {
    const KnownEntity* realm = realm_of(text_of(s, span.first, end));
    if (realm == nullptr) continue;
    phrase.by_place = true;
    phrase.states = {known(*realm)};
    phrase.modifier_spans = {span_of(s, span.first, end)};
    return;
  }
}

/// A body, force, plan or place that the gazetteer does not know, and whose it is.
void DocumentState::resolve_new_name(std::uint32_t s, const NameSpan& span, std::string_view text) {
  const Tree& tree = trees_[s];
  NounPhrase phrase = phrase_at(s, span.last - 1);
  if (phrase.states.empty()) find_state_inside(s, span, phrase);
  const auto own = gazetteer_.match(tree.sentence(), span.first, span.last);
  const std::string folded = fold_name(text);
  if (span.kind == NameSpan::Kind::organization) {
    // "the Human Rights Council in Geneva"
    const bool seated = own && own->entity->label == "Organization" && own->kind != SurfaceKind::acronym &&
                        own->tokens < span.last - span.first &&
                        lower_form(tree.token(span.first + own->tokens)) == "in";
    if (seated) {
      mention(s, span.first, span.last, span.head, MentionKind::name, {known(*own->entity)});
      return;
    }
    // "the Permanent Council of the OAS": of the body it is named for, and of no state
    if (const auto whole = phrase.states.empty() ? body_inside(s, span) : std::nullopt) phrase.bodies = {*whole};
    if (const auto organ = phrase.states.empty() && phrase.bodies.empty() ? organ_met(text) : std::nullopt) {
      mention(s, span.first, span.last, span.head, MentionKind::name, {*organ});
      return;
    }
    const auto acts_for = [&](EntityId state) {
      mention(s, span.first, span.last, span.head, MentionKind::nominal, {state});
    };
    // "the U.S. Government", but not "the National Unity Government"
    if (own && own->entity->label == "State" && own->tokens + 1 == span.last - span.first &&
        is_government(lower_form(tree.token(span.last - 1))))
      return acts_for(known(*own->entity));
    // "the Botswana High Commission", "the U.S. Embassy"
    if (own && own->entity->label == "State" && own->tokens < span.last - span.first &&
        one_of(lower_words(tree.sentence(), span.first + own->tokens, span.last),
               {"embassy", "high commission", "consulate", "consulate general"}))
      return acts_for(known(*own->entity));
    // "the Federal Government": of the country the article is about
    static constexpr std::string_view kOwn[] = {"federal government", "national government", "central government",
                                                "commonwealth government", "government"};
    if (focus_ && one_of(folded, kOwn)) return acts_for(*focus_);
    // A ministry acts for its state, also where its name stands in capitals.
    const bool ministry =
        folded.ends_with(" ministry") || folded.starts_with("ministry of ") || lexicon_.has("state-heads", folded);
    if (ministry && (!phrase.states.empty() || focus_))
      return acts_for(phrase.states.empty() ? *focus_ : phrase.states.front());
  }
  const bool region = is_region(folded);
  EntityKind kind = entity_kind(span.kind);
  if (region && kind == EntityKind::organization) kind = EntityKind::place;
  if (kind == EntityKind::place && phrase.states.empty()) {
    if (const KnownEntity* realm = realm_of(text)) phrase.states = {known(*realm)};
  }
  if (region && phrase.states.empty() && focus_) phrase.states = {*focus_};
  EntityId id = named(kind, text, &phrase);
  if (kind == EntityKind::organization && result_[id].state.empty()) keep_organ(text, id);
  if (kind == EntityKind::force && regular_force(phrase)) {
    id = force_of(phrase.states.front(), phrase);
    result_.facts.push_back({"force-of", s, id, phrase.states.front(), span_of(s, span.first, span.last),
                             phrase.modifier_spans.front(), tree.token(span.last - 1).span, phrase.lemma,
                             "noun:force-of"});
  }
  mention(s, span.first, span.last, span.head, MentionKind::name, {id});
}

/// Whether a word for the people of a state means them, not the state: "Palestinians"; "the Egyptians sent an
/// expedition" means the state, as long as there is one.
bool DocumentState::means_people(std::uint32_t s, const NameSpan& span, std::string_view text) const {
  const Tree& tree = trees_[s];
  const Relation relation = tree.relation(span.head);
  const Upos upos = tree.token(span.head).upos;
  const bool nominal = upos == Upos::NOUN || upos == Upos::PROPN;
  if (span.match.kind != SurfaceKind::people || !nominal || is_modifier(relation) || relation == Relation::nmod_poss)
    return false;
  const language::Tree::Index determiner = tree.child(span.head, Relation::det);
  const bool whole = tree.is(determiner) && tree.lemma(determiner) == "the" &&
                     !tree.is(tree.child(span.head, Relation::nummod, Relation::amod));
  return !whole || (text.ends_with("s") && span.match.entity->state == "PSE");
}

/// "the Indian Ocean", "the Gulf of Oman": waters, no state.
bool DocumentState::names_waters(std::uint32_t s, const NameSpan& span) const {
  const Tree& tree = trees_[s];
  static constexpr std::string_view kWaters[] = {"ocean",  "sea",     "gulf", "channel",
                                                 "strait", "straits", "bay",  "delta"};
  const auto waters = [&](std::uint32_t word) {
    const std::string_view form = tree.token(word).form;
    return form.front() >= 'A' && form.front() <= 'Z' &&
           std::find(std::begin(kWaters), std::end(kWaters), lower_form(tree.token(word))) != std::end(kWaters);
  };
  if (span.last < tree.size() && waters(span.last)) return true;
  return span.first >= 2 && lower_form(tree.token(span.first - 1)) == "of" && waters(span.first - 2);
}

/// A name of the gazetteer, unless the text uses it for somebody else.
void DocumentState::resolve_known_name(std::uint32_t s, const NameSpan& span, std::string_view text) {
  const Tree& tree = trees_[s];
  const KnownEntity& entity = *span.match.entity;
  const SurfaceKind kind = span.match.kind;
  if (entity.label == "State" && names_waters(s, span)) return;
  const auto refers_to = [&](EntityId id, MentionKind how, bool capital) {
    mention(s, span.first, span.last, span.head, how, {id}, capital);
  };
  // "Congress" in an article on Peru that has not spoken of the United States is Peru's
  if (text == "Congress" && focus_ && result_[*focus_].state != entity.state &&
      !by_key_.contains("state/" + entity.state)) {
    Entity body;
    body.kind = EntityKind::organization;
    body.state = result_[*focus_].state;
    body.name = gazetteer_.adjective(body.state) + " Congress";
    body.key = "org/" + key_slug(body.name);
    return refers_to(intern(std::move(body)), MentionKind::name, false);
  }
  if (const auto shared = shared_body(s, span, text)) return refers_to(*shared, MentionKind::name, false);
  // "the Democratic Alliance" in an article on South Africa is no other state's
  const bool foreign = of_another_state(span.match);
  if (foreign && (gazetteer_.has_party(text, result_[*focus_].state) || is_shared_name(text))) {
    Entity party;
    party.kind = EntityKind::organization;
    party.state = result_[*focus_].state;
    party.known_state = true;
    party.name = surface_form(text);
    party.key = "org/" + key_slug(gazetteer_.adjective(party.state) + " " + party.name);
    mention(s, span.first, span.last, span.head, MentionKind::name, {intern(std::move(party))});
    return;
  }
  // "PP", "CAR": a party only where its state is spoken of.
  if (kind == SurfaceKind::acronym && entity.label != "State" && text.find(' ') == std::string_view::npos &&
      !by_key_.contains("state/" + entity.state))
    return;
  // "Brussels has frozen the funds", where the Union is spoken of and Belgium is not
  if (text == "Brussels" && by_key_.contains("org/european-union") && tree.marker(span.head) != "in" &&
      belgium_unnamed_) {
    if (const KnownEntity* eu = gazetteer_.find("org/european-union"))
      return refers_to(known(*eu), MentionKind::name, false);
  }
  const bool ground = entity.label == "State" || entity.label == "Place";
  if (span.last - span.first == 1 && ground && kind != SurfaceKind::adjective) {
    // "Jordan", "Chad", "Washington" after a person of that name was met in full.
    const Relation relation = tree.relation(span.head);
    const auto match = match_person({fold_name(text)});
    if (match && !is_modifier(relation) && relation != Relation::nmod_poss)
      return refers_to(*match, MentionKind::name, false);
  }
  if (means_people(s, span, text)) return refers_to(people_of(entity, text), MentionKind::name, false);
  // what stands behind a place ("the Kashmir government") is of its state
  if (entity.label == "Place") {
    if (const KnownEntity* realm = gazetteer_.state(entity.state)) known(*realm);
  }
  const bool adjective = kind == SurfaceKind::adjective || kind == SurfaceKind::people;
  if (entity.label == "Organization" && entity.state.empty()) keep_organ(text, known(entity));
  refers_to(known(entity), adjective ? MentionKind::adjective : MentionKind::name,
            kind == SurfaceKind::capital || kind == SurfaceKind::seat);
}

}  // namespace entente::ingest
