#include "ingest/entities/document_state.hpp"
#include "ingest/language/tree_words.hpp"

// Who belongs to which body: "NATO member Turkey", "Chad, a member of the African Union", "Finland joined NATO".
namespace entente::ingest {

using language::Relation;
using language::Upos;
using language::Xpos;

namespace {

bool negated_or_past(const language::Tree& tree, std::uint32_t token) {
  for (const auto c : tree.children(token)) {
    if (one_of(tree.lemma(c),
               {"not", "no", "never", "non", "former", "would-be", "prospective", "aspiring", "founding"}))
      return tree.lemma(c) != "founding";
    if (tree.relation(c) == Relation::aux && tree.token(c).xpos == Xpos::MD) return true;
  }
  return false;
}

}  // namespace

/// The organisation a token names; nobody when it names none.
const Mention* DocumentState::body_at(std::uint32_t s, std::uint32_t token) const {
  const Mention* mention = mention_of(s, token);
  if (mention == nullptr || mention->kind != MentionKind::name || mention->entities.size() != 1) return nullptr;
  return result_[mention->entities.front()].kind == EntityKind::organization ? mention : nullptr;
}

void DocumentState::add_members(std::uint32_t s, std::uint32_t first, const Mention& body, std::uint32_t trigger,
                                const char* rule) {
  const Tree& tree = trees_[s];
  for (const std::uint32_t token : tree.conjuncts(first)) {
    const Mention* member = mention_of(s, token);
    if (member == nullptr || member->kind == MentionKind::adjective || member == &body) continue;
    for (const EntityId id : member->entities) {
      const EntityKind kind = result_[id].kind;
      if (kind != EntityKind::state && kind != EntityKind::organization) continue;
      result_.facts.push_back({"member-of", s, id, body.entities.front(), member->span, body.span,
                               tree.token(trigger).span, "member", rule});
    }
  }
}

void DocumentState::find_members(std::uint32_t s) {
  const Tree& tree = trees_[s];
  for (std::uint32_t t = 0; t < tree.size(); ++t) {
    const std::string_view lemma = tree.lemma(t);
    if (lemma == "join" && tree.token(t).upos == Upos::VERB) {
      // Done, not wished for: "Finland joined NATO", "Finland has joined NATO"
      const bool done =
          tree.token(t).xpos == Xpos::VBD || (tree.token(t).xpos == Xpos::VBN && tree.is(tree.child(t, Relation::aux)));
      const auto object = tree.child(t, Relation::obj);
      const auto subject = tree.child(t, Relation::nsubj);
      if (!done || negated_or_past(tree, t) || !tree.is(object) || !tree.is(subject)) continue;
      // "joined the EU in condemning": an act done together
      if (tree.is(tree.child(t, Relation::advcl, Relation::xcomp))) continue;
      if (const Mention* body = body_at(s, object)) add_members(s, subject, *body, t, "verb:join");
      continue;
    }
    if (lemma != "member" || negated_or_past(tree, t)) continue;
    const Mention* body = nullptr;
    for (const auto c : tree.children(t)) {
      const Relation relation = tree.relation(c);
      const bool of = relation == Relation::nmod && tree.marker(c) == "of";
      const bool before = relation == Relation::compound || relation == Relation::nmod_poss ||
                          relation == Relation::nmod_desc || relation == Relation::amod;
      if ((of || before) && body == nullptr) body = body_at(s, c);
    }
    if (body == nullptr) continue;
    if (tree.is(tree.child(t, Relation::cop))) {
      const auto subject = tree.child(t, Relation::nsubj);
      if (tree.is(subject)) add_members(s, subject, *body, t, "noun:member");
      continue;
    }
    const auto beside = tree.child(t, Relation::appos);
    if (tree.is(beside)) add_members(s, beside, *body, t, "noun:member");
    if (!tree.has_head(t)) continue;
    const Relation relation = tree.relation(t);
    // "Qatar and Egypt, members of the League": an apposition, though it may be taken for one more of the list
    const bool listed = relation == Relation::conj && !tree.is(tree.child(t, Relation::cc));
    const bool doubled = relation == Relation::nsubj && t + 1 < tree.size() && tree.relation(t + 1) == relation &&
                         tree.head(t + 1) == tree.head(t);
    if (relation == Relation::appos || relation == Relation::compound || relation == Relation::nmod_desc || listed) {
      add_members(s, tree.head(t), *body, t, "noun:member");
    } else if (doubled) {
      add_members(s, t + 1, *body, t, "noun:member");
    } else if (relation == Relation::obl && tree.marker(t) == "as") {
      const auto subject = tree.child(tree.head(t), Relation::nsubj);
      if (tree.is(subject)) add_members(s, subject, *body, t, "noun:member");
    }
  }
}

}  // namespace entente::ingest
