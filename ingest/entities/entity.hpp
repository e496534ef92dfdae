#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "graph/model/ids.hpp"
#include "graph/model/span.hpp"

namespace entente::ingest {

using EntityId = StrongId<struct EntityTag, std::uint32_t>;

enum class EntityKind : std::uint8_t { state, person, force, plan, organization, group, place };

[[nodiscard]] std::string_view label_of(EntityKind kind);
[[nodiscard]] std::optional<EntityKind> kind_of(std::string_view label);

/// A being one document speaks of.
struct Entity {
  EntityKind kind = EntityKind::group;
  std::string key;
  std::string name;
  std::string state;           ///< ISO alpha-3 of the state it is, acts for or belongs to; empty when none is known
  bool authoritative = false;  ///< name and key come from the gazetteer
  bool known_state = false;    ///< the text (or the gazetteer) says so; else `state` is the document's best guess
  bool regular = false;        ///< a force: the state's own army, police or the like
  bool actor = true;           ///< false for private persons: they are found, but take part in no event
  std::map<std::string, std::string> properties;
  std::map<std::string, std::uint32_t> aliases;
  std::vector<std::string> words;  ///< of a person's name, folded
  std::vector<std::string> roles;  ///< of a person: lower-case titles, in text order ("deputy prime minister")
  std::string body;                ///< key of the body other than a state a person serves; empty when none
};

enum class MentionKind : std::uint8_t { name, adjective, nominal, pronoun };

/// Some words of one sentence that stand for one or more entities ("the two leaders").
struct Mention {
  std::uint32_t first = 0;  ///< tokens [first, last)
  std::uint32_t last = 0;
  std::uint32_t head = 0;  ///< the token its role in the tree is read from
  ByteSpan span;
  MentionKind kind = MentionKind::name;
  std::vector<EntityId> entities;
  bool capital = false;  ///< a state by the name of its capital or seat: in "in Cairo" a place, not the actor
};

/// A person said to hold an office, a force said to be a state's, a plan said to be somebody's, a state said to be in a
/// body.
struct StructuralFact {
  std::string type;  ///< "official-of", "force-of", "proposed-by", "member-of"
  std::uint32_t sentence = 0;
  EntityId source;
  EntityId target;
  ByteSpan source_span;
  ByteSpan target_span;
  ByteSpan trigger;
  std::string role;
  std::string rule;
};

/// All entities of one document and where they are mentioned.
struct DocumentEntities {
  std::vector<Entity> entities;
  std::vector<std::vector<Mention>> mentions;  ///< by sentence, in text order
  std::vector<StructuralFact> facts;
  /// By sentence: whose words it is, where it is a quotation that says so only in a sentence before.
  std::vector<std::vector<EntityId>> speakers;
  std::optional<EntityId> home;   ///< the state the document is written from or about
  std::optional<EntityId> crowd;  ///< those who protest, where the document tells of protests
  /// By sentence: adjectives in one word that say whom something is against ("anti-Indian"), and who that is.
  std::vector<std::vector<std::pair<std::uint32_t, EntityId>>> opposed;

  [[nodiscard]] const Entity& operator[](EntityId id) const { return entities[id.value()]; }
  [[nodiscard]] Entity& operator[](EntityId id) { return entities[id.value()]; }
  /// The mention whose head is this token, or the innermost one that covers it; nullptr when there is none.
  [[nodiscard]] const Mention* headed(std::uint32_t sentence, std::uint32_t token) const;
};

}  // namespace entente::ingest
