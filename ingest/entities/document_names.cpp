#include <algorithm>

#include "graph/text/fold.hpp"
#include "ingest/entities/document_state.hpp"
#include "ingest/entities/name_words.hpp"
#include "ingest/entities/surface_form.hpp"

// The names of a document and the entities that bear them.
namespace entente::ingest {

namespace {

/// Parties and public bodies belong to the country an article is about.
bool is_institution(std::string_view name) {
  static constexpr std::string_view kHeads[] = {
      "party",    "union",  "court",    "parliament", "ministry",  "commission", "committee", "office",    "front",
      "congress", "senate", "assembly", "council",    "coalition", "movement",   "democracy", "department"};
  const std::string folded = fold_name(name);
  return std::any_of(std::begin(kHeads), std::end(kHeads),
                     [&](std::string_view head) { return folded.find(head) != std::string::npos; });
}

/// "the Frontier Corps", "the Rapid Support Police": in the service of some state.
bool is_service(std::string_view name) {
  static constexpr std::string_view kEnds[] = {" corps",  " guard",        " guards",      " rifles", " rangers",
                                               " police", " constabulary", " gendarmerie", " navy",   " coast guard"};
  const std::string folded = fold_name(name);
  return std::any_of(std::begin(kEnds), std::end(kEnds), [&](std::string_view end) { return folded.ends_with(end); });
}

}  // namespace

EntityKind entity_kind(NameSpan::Kind kind) {
  switch (kind) {
    case NameSpan::Kind::force:
      return EntityKind::force;
    case NameSpan::Kind::plan:
      return EntityKind::plan;
    case NameSpan::Kind::place:
      return EntityKind::place;
    default:
      return EntityKind::organization;
  }
}

void DocumentState::collect_names() {
  names_.reserve(trees_.size());
  for (std::uint32_t s = 0; s < trees_.size(); ++s) {
    names_.push_back(find_names(trees_[s], gazetteer_, lexicon_));
  }
  settle_focus();
  settle_theatre();
  // Names in full come first, wherever they stand: the headline's "Dar" is the "Ishaq Dar" of the third paragraph.
  for (std::uint32_t s = 0; s < trees_.size(); ++s) {
    for (const NameSpan& span : names_[s]) {
      if (span.kind == NameSpan::Kind::person && span.last - span.first > 1) person(s, span);
    }
  }
  for (std::uint32_t s = 0; s < trees_.size(); ++s) find_acronyms(s);
  find_initials();
  for (const auto& [acronym, id] : acronyms_) defined_aliases_[result_[id].key][acronym] = 1;
  mark_acronyms();
  mark_family_names();
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
  entity.name = surface_form(without_article(text));
  const std::string_view prefix = kind == EntityKind::force   ? "force/"
                                  : kind == EntityKind::plan  ? "plan/"
                                  : kind == EntityKind::place ? "place/"
                                                              : "org/";
  entity.key = std::string(prefix) + key_slug(entity.name);
  if (phrase != nullptr && !phrase->states.empty() && (kind != EntityKind::force || regular_force(*phrase))) {
    entity.state = result_[phrase->states.front()].state;
    entity.known_state = true;
  } else if (phrase != nullptr && !phrase->bodies.empty() && result_[phrase->bodies.front()].authoritative) {
    entity.state = result_[phrase->bodies.front()].state;
  } else if (kind == EntityKind::organization && focus_ &&
             (is_institution(entity.name) ? !is_regional(entity.name) : !is_international(entity.name))) {
    entity.state = result_[*focus_].state;
  } else if (kind == EntityKind::force && focus_ && is_service(entity.name)) {
    entity.state = result_[*focus_].state;
  }
  const std::string state = entity.known_state ? entity.state : std::string{};
  const EntityId id = intern(std::move(entity));
  // "Chad's Salvation Government (SG)": met before as the long form of its acronym, whose it is read only now
  if (!state.empty()) settle_state(id, state);
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

}  // namespace entente::ingest
