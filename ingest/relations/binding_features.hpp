#pragma once

#include <cstdint>
#include <vector>

#include "graph/ontology/ontology.hpp"
#include "ingest/language/tree.hpp"
#include "ingest/relations/actors.hpp"
#include "ingest/relations/stance.hpp"

namespace entente::ingest {

/// A word that may stand for an event, as its bindings see it. Texts are kept as hashes.
struct BindingWord {
  std::uint32_t token = 0;
  TriggerPos pos = TriggerPos::verb;
  std::uint64_t lemma = 0;
  std::uint64_t object = 0;   ///< lemma of what a verb acts on
  std::uint64_t carrier = 0;  ///< lemma of the verb that carries a noun
  std::uint64_t above = 0;    ///< lemma of its head in the tree
  bool passive = false;
  std::uint32_t anchor = 0;  ///< the verb that carries a noun, else the token itself
  Stance stance;
};

/// What of the rules' own reading bears on a binding.
struct BindingReading {
  bool pair = false;  ///< another type between the two
  bool back = false;  ///< any type from the second to the first
  bool told = false;  ///< this type between the two, or any at a word above: left to the rules
};

/// How an actor comes to stand in a sentence.
enum class Presence : std::uint8_t {
  mentioned,
  quoted,  ///< the sentence is said to be his words elsewhere
  doer,    ///< what the sentence before tells of is done by him
  home     ///< the document's state
};

/// An actor, as seen by all words of its sentence.
struct BindingActor {
  ActorRef ref;
  Presence presence = Presence::mentioned;
  const Entity* entity = nullptr;
  std::uint64_t shape = 0;   ///< kind, how it is named
  std::uint64_t marker = 0;  ///< its preposition
  std::uint64_t relation = 0;
  bool acts = false;    ///< the rules have read that he does something in the sentence
  bool struck = false;  ///< or that something is done to him
};

/// The way through the tree from a word to an actor.
struct BindingWay {
  std::uint64_t path = 0;    ///< all relations, with prepositions
  std::uint64_t coarse = 0;  ///< without coordination, apposition and parts of names
  std::uint64_t last = 0;    ///< the last step
  std::uint32_t up = 0;
  std::uint32_t down = 0;
  std::int32_t distance = 0;  ///< tokens
  std::uint32_t nearer = 0;   ///< actors that stand nearer to the word
  std::uint32_t between = 0;  ///< actors between
  bool as_source = false;     ///< the rules' roles see a source in it
  bool as_target = false;
};

inline constexpr std::uint32_t kFarthestWay = 6;  ///< steps of a way that is looked at

[[nodiscard]] BindingActor binding_actor(const language::Tree& tree, const ActorRef& ref, const Entity& entity,
                                         Presence presence);
[[nodiscard]] BindingWay binding_way(const language::Tree& tree, std::uint32_t word, const BindingActor& actor);

/// A type of event that a word may stand for.
struct BindingChoice {
  const BindingWord& word;
  std::uint64_t type = 0;     ///< hash of its name
  std::uint64_t trigger = 0;  ///< the same of the entry's
  bool meets_demands = false;
  std::uint32_t types = 0;   ///< that the word may stand for
  std::uint32_t actors = 0;  ///< of the sentence
};

enum class BindingRole : std::uint8_t { source, target };

/// The hashes of what holds of a choice, of one actor in one role at it, and of two actors together: the features of a
/// binding are all four lists, in this order. Each function adds to `features`.
void choice_features(const BindingChoice& choice, std::vector<std::uint64_t>& features);
void actor_features(const BindingChoice& choice, BindingRole role, const BindingActor& actor, const BindingWay& way,
                    std::vector<std::uint64_t>& features);
/// An actor with the way to him.
struct BoundActor {
  const BindingActor& actor;
  const BindingWay& way;
};
/// `between` is the hash of the way from source to target.
void pair_features(const BindingChoice& choice, const BoundActor& source, const BoundActor& target,
                   std::uint64_t between, const BindingReading& reading, std::vector<std::uint64_t>& features);

/// The hash of the way from one token to another.
[[nodiscard]] std::uint64_t way_hash(const language::Tree& tree, std::uint32_t from, std::uint32_t to);

}  // namespace entente::ingest
