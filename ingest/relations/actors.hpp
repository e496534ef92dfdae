#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ingest/entities/entity.hpp"
#include "ingest/entities/lexicon.hpp"
#include "ingest/language/tree.hpp"

namespace entente::ingest {

/// An actor that fills a role, and how it was reached.
struct ActorRef {
  EntityId id;
  ByteSpan span;
  std::uint32_t token = 0;     ///< head of the mention
  std::uint32_t distance = 0;  ///< steps of descent through nouns of acts ("Turkey's involvement" is 1)
  bool resolved = false;       ///< by coreference, not by name
};

/// Somebody who is named elsewhere and understood at a token, whose words stand for the actor.
[[nodiscard]] inline ActorRef understood(EntityId id, const language::Tree& tree, std::uint32_t token) {
  return {.id = id, .span = tree.token(token).span, .token = token, .distance = 2, .resolved = true};
}

inline constexpr std::uint32_t kMaxDescent = 4;

/// Nouns that stand for a part of what follows them.
[[nodiscard]] bool is_partitive(std::string_view lemma);

/// Reads the actors a noun phrase stands for off one sentence's tree.
class ActorFinder {
 public:
  /// All arguments must outlive the finder.
  ActorFinder(const language::Tree& tree, std::uint32_t sentence, const DocumentEntities& entities,
              const Lexicon& lexicon)
      : tree_(&tree), sentence_(sentence), entities_(&entities), lexicon_(&lexicon) {}

  /// The actors of the phrase headed by `token`, all conjuncts ("A, B and C") in text order. Where the phrase is no
  /// actor itself, whoever acts behind it: the possessor, author or nationality of an act ("statements by the
  /// authorities", "a proposal involving the army"), the members of a part ("leaders of both parties").
  [[nodiscard]] std::vector<ActorRef> actors(std::uint32_t token, bool descend = true) const;

  /// The same finder, blind to these actors: it looks past "its" in "its war with Iraq".
  [[nodiscard]] ActorFinder without(std::vector<EntityId> unseen) const {
    ActorFinder finder = *this;
    finder.unseen_ = std::move(unseen);
    return finder;
  }

  /// The same finder, which also sees private persons: they do nothing of public note, but things are done to them
  /// ("released the journalist Y").
  [[nodiscard]] ActorFinder with_private_persons() const {
    ActorFinder finder = *this;
    finder.private_persons_ = true;
    return finder;
  }

  /// Everybody the sentence mentions, mention by mention in text order.
  [[nodiscard]] std::vector<ActorRef> everybody() const;

  /// Whose words the sentence is, where an earlier one says so; cited by the mark that opens it.
  [[nodiscard]] std::vector<ActorRef> quoted() const;

  /// The document's entity of that key, if it has one.
  [[nodiscard]] std::optional<EntityId> find(std::string_view key) const;

  /// Whom a noun is said to be against: "anti-government protests", "the anti-Putin march".
  [[nodiscard]] std::vector<ActorRef> opposed(std::uint32_t noun) const;

  /// Those who protest, where the document tells of protests.
  [[nodiscard]] std::optional<EntityId> crowd() const { return entities_->crowd; }

  /// The state the document is written from or about.
  [[nodiscard]] std::optional<EntityId> home() const { return entities_->home; }

  [[nodiscard]] const language::Tree& tree() const { return *tree_; }
  [[nodiscard]] const Entity& entity(EntityId id) const { return (*entities_)[id]; }
  [[nodiscard]] const Lexicon& lexicon() const { return *lexicon_; }

 private:
  [[nodiscard]] ByteSpan span_of(const Mention& mention, EntityId id) const;
  void phrase(std::uint32_t token, bool descend, std::uint32_t depth, std::vector<ActorRef>& found) const;
  [[nodiscard]] bool named_beside(std::uint32_t noun) const;
  bool mentioned(std::uint32_t token, std::uint32_t depth, std::vector<ActorRef>& found) const;
  [[nodiscard]] bool passive_compound(std::uint32_t token) const;
  void below(std::uint32_t token, std::uint32_t depth, std::vector<ActorRef>& found) const;

  const language::Tree* tree_;
  std::uint32_t sentence_;
  const DocumentEntities* entities_;
  const Lexicon* lexicon_;
  std::vector<EntityId> unseen_;
  bool private_persons_ = false;
};

}  // namespace entente::ingest
