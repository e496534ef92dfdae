#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "ingest/relations/actors.hpp"
#include "ingest/relations/binding.hpp"
#include "ingest/relations/binding_features.hpp"
#include "ingest/relations/main_clause.hpp"
#include "ingest/relations/roles.hpp"
#include "ingest/relations/trigger_demands.hpp"
#include "ingest/relations/trigger_index.hpp"

namespace entente::ingest {

/// A sentence as the rules leave it. Views, which outlive the binder.
struct RuledSentence {
  const ActorFinder& finder;
  const RoleReader& roles;
  const Ontology& ontology;
  const TriggerIndex& triggers;
  const TriggerDemands& demands;
  std::uint32_t number = 0;                  ///< of the sentence in its document
  const MainClause& before;                  ///< what the sentence before told of
  const std::vector<bool>& silent;           ///< a word above has taken the word's act back
  const std::vector<Evidence>& found;        ///< what the rules have read
  const std::vector<std::uint32_t>& tokens;  ///< the trigger of each piece found
};

/// What the rules have not bound in a sentence: every trigger word they left alone with every pair of actors, judged by
/// what was learned from annotated articles.
class SentenceBinder {
 public:
  /// `model` judges, `observer` sees every candidate; either may be absent.
  SentenceBinder(const RuledSentence& sentence, const BindingModel* model, const BindingObserver& observer);

  struct Binding {
    std::int64_t score = 0;  ///< log-odds in units of BindingModel
    const IndexedTrigger* entry = nullptr;
    std::uint32_t token = 0;
    std::uint32_t anchor = 0;  ///< the verb that carries a noun, else the token itself
    Stance stance;
    ActorRef source;
    ActorRef target;
    bool in_place = false;  ///< the target stands where targets of such a word stand
  };
  /// Those that are likely (BindingModel::kLikely), the likeliest first, in text order where they are as likely.
  [[nodiscard]] std::vector<Binding> likely();

 private:
  struct Entry {
    const IndexedTrigger* trigger = nullptr;
    bool met = false;
  };
  /// An actor in one role at a word.
  struct Look {
    std::vector<std::uint64_t> features;
    std::vector<std::uint32_t> numbers;
    std::int64_t weight = 0;
  };
  [[nodiscard]] std::vector<BindingActor> bindable() const;
  [[nodiscard]] ActorRef cited(const BindingActor& actor, std::uint32_t trigger) const;
  [[nodiscard]] std::vector<Entry> entries(std::uint32_t token, TriggerPos pos) const;
  [[nodiscard]] BindingWord word(std::uint32_t token, TriggerPos pos) const;
  [[nodiscard]] std::vector<BindingWay> ways(const BindingWord& word) const;
  [[nodiscard]] BindingReading reading(std::uint32_t token, const EdgeType& type, const Entity& from,
                                       const Entity& to) const;
  [[nodiscard]] std::uint64_t between(const BindingActor& a, const BindingActor& b) const;
  [[nodiscard]] bool in_subject(std::uint32_t verb, const BindingActor& actor) const;
  [[nodiscard]] bool barred(const BindingWord& word, const Entry& entry, const BoundActor& source,
                            const BoundActor& target, bool subject_told) const;
  [[nodiscard]] bool locates(const BindingActor& place, const BindingActor& other) const;
  void look(Look& at) const;
  void judge_word(std::uint32_t token, TriggerPos pos);
  void judge(const BindingChoice& choice, const Entry& entry, const std::vector<BindingWay>& ways);
  void observe(const BindingChoice& choice, const Entry& entry, const Look& source, const Look& target,
               const BindingActor& from, const BindingActor& to) const;

  const RuledSentence* sentence_;
  const language::Tree* tree_;
  const BindingModel* model_;
  const BindingObserver* observer_;
  std::optional<BindingModel::Marks> marks_;
  std::optional<std::vector<BindingActor>> actors_;  ///< listed when the first word asks for them
  Look choice_, pair_;
  std::vector<Look> sources_, targets_;
  std::vector<Binding> likely_;
};

}  // namespace entente::ingest
