#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// How edges of one type come to be.
enum class EdgeKind : std::uint8_t {
  event,      ///< something that happened or is planned: has a CAMEO code and a PLOVER class
  structural  ///< something that is: official-of, force-of, member-of, proposed-by
};

/// One edge type of the ontology file.
struct EdgeType {
  std::string name;  ///< "objects-to": lower case, words joined by '-'
  EdgeKind kind = EdgeKind::event;
  bool core = false;       ///< one of the four the project is named for
  bool symmetric = false;  ///< the text gives no direction: stored once, source first as named
  std::string cameo;       ///< the code of a piece of evidence whose trigger has none of its own
  std::string description;
  std::vector<std::string> sources;      ///< labels it may start from
  std::vector<std::string> targets;      ///< labels it may end at
  std::vector<std::string> contradicts;  ///< types that, between the same two, make a dispute; mutual, sorted
  std::vector<std::string> verbs;        ///< lemmas people ask with: "consult", "meet", "talk to"

  /// The name in openCypher: "OBJECTS_TO".
  [[nodiscard]] std::string cypher() const;
};

enum class TriggerPos : std::uint8_t { verb, noun, adjective };

/// Words that give rise to an edge, and where around them its two actors stand. Roles are read off the tree:
/// "subject" (the agent, of the passive too), "object", "object-itself" (never its owner: "receive the minister", not
/// "receive a letter of the minister"), "iobject", "complement" (the arguments of an infinitive, gerund or
/// that-clause), "complement-subject" (its subject: "demand that Israel stop"), "possessor", "modifier" (adjective of
/// nationality or compound), "support" (the subject of the verb that carries a noun: "Israel raised objections"), "by",
/// "with", "to", any preposition.
struct Trigger {
  TriggerPos pos = TriggerPos::verb;
  std::vector<std::string> lemmas;   ///< "reject"; a particle or preposition follows after a blank: "turn down"
  std::string type;                  ///< EdgeType::name
  std::string cameo;                 ///< 3 or 4 digits
  std::vector<std::string> sources;  ///< roles, best first; empty: the default of the part of speech
  std::vector<std::string> targets;  ///< roles, best first
  std::vector<std::string> objects;  ///< when not empty: the object's lemma must be one of these ("give" + "support")
  std::vector<std::string> except_objects;  ///< the object's lemma must be none of these ("release" + "report")
  std::vector<std::string> complements;    ///< when not empty: lemmas of the infinitive, gerund or "on alert" behind it
  std::vector<std::string> target_labels;  ///< when not empty: only these take the target's place ("call" + Official)
  std::vector<std::string> needs;          ///< one of these roles must be filled, by anything ("push" + "complement")
  std::vector<std::string> lacks;          ///< roles that must be absent ("agree" without "with")
  std::string modality;                    ///< forces one ("planned"), else empty
  std::string name;                        ///< "verb:reject", unique; the rule of the evidence
};

/// Labels, edge types, triggers and word lists: everything the program knows about its field, as data.
/// Immutable once read; shared by any number of threads.
class Ontology {
 public:
  /// Reads and validates JSON. Throws Error{bad_input} with where = "<file>:<line>:<column>" and what is wrong, what
  /// was expected and the nearest known word: malformed JSON, unknown or missing field, a label or type that is not
  /// defined, a name used twice, a CAMEO code that is not 2 to 4 digits or has no PLOVER class, an unknown role.
  static Ontology parse(std::string_view json, const std::string& file);
  static Ontology load(const std::string& path);

  [[nodiscard]] const std::vector<std::string>& labels() const { return labels_; }
  [[nodiscard]] const std::vector<EdgeType>& types() const { return types_; }
  [[nodiscard]] const std::vector<Trigger>& triggers() const { return triggers_; }
  [[nodiscard]] const EdgeType* find_type(std::string_view name) const;
  /// Whether an edge of this type may join these labels; false for a type or label that is not defined.
  [[nodiscard]] bool may_join(std::string_view type, std::string_view source_label,
                              std::string_view target_label) const;
  /// The PLOVER class of a CAMEO code, by its longest known prefix; nullopt for a code without one.
  [[nodiscard]] std::optional<std::string_view> plover(std::string_view cameo) const;
  /// A named list of lemmas ("support-verbs", "reporting-verbs", "hedges", ...); empty when there is none of that name.
  [[nodiscard]] const std::vector<std::string>& words(std::string_view list) const;

 private:
  std::vector<std::string> labels_;
  std::vector<EdgeType> types_;
  std::vector<Trigger> triggers_;
  std::map<std::string, std::string, std::less<>> plover_;
  std::map<std::string, std::vector<std::string>, std::less<>> words_;
};

}  // namespace entente
