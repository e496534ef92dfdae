#include "ingest/relations/main_clause.hpp"

#include "ingest/language/tree_words.hpp"
#include "ingest/relations/roles.hpp"

namespace entente::ingest {
namespace {

using language::Relation;
using language::Upos;

/// The one actor who does what the verb says, by a word of his own.
std::optional<EntityId> only_subject(const ActorFinder& finder, const Ontology& ontology, std::uint32_t verb) {
  const std::vector<ActorRef> found = RoleReader(finder, ontology).role(verb, "subject");
  if (found.size() != 1 || found.front().distance > 0) return std::nullopt;
  const EntityKind kind = finder.entity(found.front().id).kind;
  const bool acts = kind != EntityKind::place && kind != EntityKind::plan;
  return acts ? std::optional(found.front().id) : std::nullopt;
}

}  // namespace

MainClause main_clause(const ActorFinder& finder, const Ontology& ontology) {
  const language::Tree& tree = finder.tree();
  std::uint32_t root = 0;
  while (root < tree.size() && tree.has_head(root)) ++root;
  MainClause clause;
  if (!tree.is(root) || tree.token(root).upos != Upos::VERB) return clause;
  const auto& reporting = ontology.words("reporting-verbs");
  std::uint32_t deed = root;
  if (contains(reporting, tree.lemma(root))) {
    clause.speaker = only_subject(finder, ontology, root);
    deed = tree.child(root, Relation::ccomp);
  } else {
    for (const auto c : tree.children(root)) {
      if (tree.relation(c) == Relation::parataxis && contains(reporting, tree.lemma(c)))
        clause.speaker = only_subject(finder, ontology, c);
    }
  }
  // "announced a new tax": by announcing it
  if (!tree.is(deed)) {
    clause.doer = clause.speaker;
  } else if (tree.token(deed).upos == Upos::VERB) {
    clause.doer = only_subject(finder, ontology, deed);
    const auto thing = tree.child(deed, Relation::obj);
    const bool made = is_making(tree.lemma(deed)) && tree.is(thing) && tree.token(thing).upos == Upos::NOUN;
    if (clause.doer && made) clause.made = tree.lemma(thing);
  }
  return clause;
}

}  // namespace entente::ingest
