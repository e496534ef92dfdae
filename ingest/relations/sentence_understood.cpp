#include <algorithm>

#include "ingest/language/tree_words.hpp"
#include "ingest/readers/lines.hpp"
#include "ingest/relations/lemmas.hpp"
#include "ingest/relations/sentence_extractor.hpp"

// Whom an offer or a refusal is made to that says only what it is about.
namespace entente::ingest {
namespace {

using language::Relation;

/// What the name of a force says that several raise together.
constexpr std::string_view kUndertakings[] = {"force",    "mission", "coalition",  "operation", "peacekeep",
                                              "alliance", "corps",   "contingent", "isf"};

}  // namespace

/// "thanked Chad for sending troops": who gives thanks got what he thanks for.
std::vector<ActorRef> SentenceExtractor::thankful_receiver(const Event& event) const {
  std::uint32_t deed = event.token;
  // "for offering to send troops"
  if (tree_->relation(deed) == Relation::xcomp && tree_->has_head(deed)) deed = tree_->head(deed);
  if (tree_->relation(deed) != Relation::advcl || !tree_->has_head(deed) || tree_->marker(deed) != "for" ||
      tree_->token(deed).xpos != language::Xpos::VBG)
    return {};
  // "for offering troops to a force": to another
  for (const std::uint32_t token : tree_->subtree(deed)) {
    const bool phrase = tree_->relation(token) == Relation::obl || tree_->relation(token) == Relation::nmod;
    if (phrase && one_of(tree_->marker(token), {"to", "for"})) return {};
  }
  const std::uint32_t thanks = tree_->head(deed);
  return tree_->lemma(thanks) == "thank" ? roles_.role(thanks, "subject") : std::vector<ActorRef>{};
}

/// Offers and refusals to take part: in what lies below ("efforts amid the conflict in Gaza"), else in the joint
/// undertaking the text is about.
std::vector<ActorRef> SentenceExtractor::understood_target(const Event& event,
                                                           const std::vector<ActorRef>& sources) const {
  const bool offer = event.type->name == "offers";
  if (offer || one_of(event.type->name, {"aids", "supports"})) {
    std::vector<ActorRef> receivers = thankful_receiver(event);
    if (!receivers.empty()) return receivers;
  }
  if (!offer && event.type->name != "objects-to") return {};
  std::vector<std::uint32_t> words = {event.token};
  const std::uint32_t complement = roles_.complement(event.token);
  const std::uint32_t object = roles_.object(event.token);
  if (tree_->is(complement)) words.push_back(complement);
  if (tree_->is(object)) words.push_back(object);
  bool taking_part = false;
  for (const std::uint32_t word : words)
    taking_part = taking_part || contains(ontology_->words("participation-words"), ascii_lower(tree_->lemma(word)));
  if (!taking_part) {
    // "Pakistan plans to send troops; Israel is likely to object": to whoever offers
    if (offer || event.trigger->pos != TriggerPos::verb || tree_->is(object) || tree_->is(complement)) return {};
    for (auto it = found_.rbegin(); it != found_.rend(); ++it) {
      // "Kenya asked Ghana for help, but Accra declined": to whoever asked Ghana
      const bool asked =
          it->type == "requests" && std::any_of(sources.begin(), sources.end(), [&](const ActorRef& s) {
            const std::string& state = finder_->entity(s.id).state;
            return it->target.key == finder_->entity(s.id).key || (!state.empty() && it->target.state == state);
          });
      if (it->type != "offers" && !asked) continue;
      for (std::uint32_t token = 0; token < tree_->size(); ++token) {
        for (ActorRef ref : finder_->actors(token, false)) {
          if (ref.span != it->source.span || finder_->entity(ref.id).key != it->source.key) continue;
          ref.distance = 2;
          return {ref};
        }
      }
    }
    return {};
  }
  if (offer) {
    const std::uint32_t top = tree_->is(complement) ? complement : event.token;
    for (const std::uint32_t token : tree_->subtree(top)) {
      if (tree_->relation(token) != Relation::nmod && tree_->relation(token) != Relation::obl &&
          tree_->relation(token) != Relation::obj)
        continue;
      for (ActorRef ref : finder_->actors(token, false)) {
        // A state's own soldiers are what it offers.
        const EntityKind kind = finder_->entity(ref.id).kind;
        if (kind != EntityKind::place && kind != EntityKind::force && kind != EntityKind::plan) continue;
        if (finder_->entity(ref.id).regular) continue;
        ref.distance = 2;
        return {ref};
      }
    }
  }
  if (!topic_) return {};
  // "decided to participate", in an article about a rally and the army: in a joint undertaking, not in any force
  const std::string& name = finder_->entity(*topic_).name;
  const bool joint = finder_->entity(*topic_).kind == EntityKind::plan ||
                     std::any_of(std::begin(kUndertakings), std::end(kUndertakings), [&](std::string_view word) {
                       return ascii_lower(name).find(word) != std::string::npos;
                     });
  if (!joint) return {};
  // The span is that of the word that calls for it: the undertaking itself is not named here.
  return {understood(*topic_, *tree_, words.back())};
}

}  // namespace entente::ingest
