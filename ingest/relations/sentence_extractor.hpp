#pragma once

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "ingest/relations/binding.hpp"
#include "ingest/relations/event_dates.hpp"
#include "ingest/relations/main_clause.hpp"
#include "ingest/relations/roles.hpp"
#include "ingest/relations/stance.hpp"
#include "ingest/relations/trigger_demands.hpp"
#include "ingest/relations/trigger_index.hpp"

namespace entente::ingest {

/// The evidence of one sentence, trigger by trigger from the root down: a predicate that turns what follows into
/// something else ("refused to meet") silences the triggers it governs.
class SentenceExtractor {
 public:
  /// `topic` is the joint undertaking (a force, a plan) the text last spoke of: what "declined participation" and
  /// "willingness to contribute troops" are about when the sentence does not say.
  /// `before` is what the last sentence told of in the main: "the decision" is taken by whoever acted there.
  /// `earlier` is what the sentences before gave: "the allegations" are some that were made there.
  SentenceExtractor(const ActorFinder& finder, std::uint32_t sentence, const Ontology& ontology,
                    const TriggerIndex& triggers, std::vector<EventDate> dates, std::optional<EntityId> topic,
                    std::span<const Evidence> earlier, const MainClause& before = {});
  SentenceExtractor(const SentenceExtractor&) = delete;  // its parts view each other
  SentenceExtractor& operator=(const SentenceExtractor&) = delete;
  /// `model` binds what the rules have left; either may be absent.
  [[nodiscard]] std::vector<Evidence> run(const BindingModel* model = nullptr, const BindingObserver& observer = {});

 private:
  /// A trigger whose demands are met at a token.
  struct Event {
    const Trigger* trigger = nullptr;
    const EdgeType* type = nullptr;
    std::uint32_t token = 0;
    std::uint32_t anchor = 0;  ///< the verb that carries a noun, else the token itself
    std::string target_role;
  };
  /// As what an event is told.
  struct Reading {
    const EdgeType* type = nullptr;
    std::string cameo;
    Modality modality = Modality::asserted;
    bool negated = false;
  };
  void visit(std::uint32_t token);
  void bind(const BindingModel* model, const BindingObserver& observer);
  [[nodiscard]] bool afflicted(std::uint32_t token) const;
  [[nodiscard]] bool warns_of_own(std::uint32_t token) const;
  bool try_trigger(const IndexedTrigger& entry, std::uint32_t token);
  bool refusal(std::uint32_t token);
  void demanded();
  bool against(std::uint32_t token);
  bool no_intention(std::uint32_t token);
  bool not_willing(std::uint32_t token);
  bool not_be_bullied(std::uint32_t verb);
  [[nodiscard]] std::vector<ActorRef> sources_of(const Trigger& trigger, std::uint32_t token) const;
  [[nodiscard]] std::vector<ActorRef> understood_target(const Event& event, const std::vector<ActorRef>& sources) const;
  [[nodiscard]] std::vector<ActorRef> thankful_receiver(const Event& event) const;
  /// Whom the trigger's act is done to, never one of its sources; `role` is the role that gave them.
  [[nodiscard]] std::vector<ActorRef> targets_of(const Trigger& trigger, std::uint32_t token,
                                                 const std::vector<ActorRef>& sources, std::string& role) const;
  [[nodiscard]] bool no_target_in(const RoleReader& roles, const Trigger& trigger, std::uint32_t token,
                                  const std::string& role) const;
  [[nodiscard]] bool is_own(const Trigger& trigger, std::uint32_t token, const std::vector<ActorRef>& sources,
                            const ActorRef& target) const;
  [[nodiscard]] std::vector<ActorRef> struck(const Trigger& trigger, std::uint32_t token, const std::string& role,
                                             const std::vector<ActorRef>& sources) const;
  /// "Accra rejected the allegations": whose allegations the text has just told of.
  [[nodiscard]] std::vector<ActorRef> subjects_besides(std::uint32_t verb, const std::vector<ActorRef>& but,
                                                       std::uint32_t farther) const;
  [[nodiscard]] std::vector<ActorRef> maker_above(std::uint32_t clause, const std::vector<ActorRef>& sources) const;
  [[nodiscard]] std::vector<ActorRef> who_made(std::uint32_t noun, const std::vector<ActorRef>& sources) const;
  [[nodiscard]] std::vector<ActorRef> author_of_act(const Event& event, const std::vector<ActorRef>& sources) const;
  [[nodiscard]] std::vector<ActorRef> author_of_apposed(const Event& event, std::uint32_t noun,
                                                        const std::vector<ActorRef>& sources) const;
  [[nodiscard]] std::vector<ActorRef> taken_up(std::uint32_t noun, const std::vector<ActorRef>& sources) const;
  [[nodiscard]] std::vector<ActorRef> unless_own(EntityId author, std::uint32_t word,
                                                 const std::vector<ActorRef>& sources) const;
  /// What `judge` makes of the acts told of before, the latest first: those of this sentence, and where they give
  /// nobody those of the `reach` sentences before. For an act that is none of its business it gives no list, for one at
  /// which to stop an empty one.
  template <class Judge>
  [[nodiscard]] std::vector<ActorRef> by_act_before(std::uint32_t reach, Judge judge) const {
    for (const std::span<const Evidence> told : {std::span<const Evidence>(found_), earlier_}) {
      for (auto act = told.rbegin(); act != told.rend() && act->sentence + reach >= sentence_; ++act) {
        std::optional<std::vector<ActorRef>> actors = judge(*act);
        if (!actors) continue;
        if (!actors->empty()) return std::move(*actors);
        break;
      }
    }
    return {};
  }
  [[nodiscard]] std::vector<ActorRef> this_taken_up(const Event& event, const std::vector<ActorRef>& sources) const;
  [[nodiscard]] std::vector<ActorRef> aided_home(const Event& event, const std::vector<ActorRef>& sources) const;
  [[nodiscard]] std::vector<ActorRef> own_government(const Event& event, const std::vector<ActorRef>& sources) const;
  [[nodiscard]] std::vector<ActorRef> told_to(std::uint32_t verb) const;
  [[nodiscard]] std::vector<ActorRef> government_act(const Event& event, const std::vector<ActorRef>& sources) const;
  [[nodiscard]] std::vector<ActorRef> who_demanded(const std::vector<ActorRef>& sources) const;
  /// "accused Chad of raiding", "was convicted of killing and of robbing": who is accused, and by which verb; nothing
  /// when `verb` is no such gerund.
  struct Charge {
    std::uint32_t verb = 0;
    std::uint32_t whom = 0;
  };
  [[nodiscard]] std::optional<Charge> charge_of(std::uint32_t verb) const;
  [[nodiscard]] std::uint32_t claimed_by(std::uint32_t act) const;
  [[nodiscard]] std::vector<ActorRef> agent_before(const Trigger& trigger, std::uint32_t verb) const;
  [[nodiscard]] std::vector<ActorRef> authorities(const Trigger& trigger, std::uint32_t token) const;
  [[nodiscard]] std::vector<ActorRef> own_state(const Event& event, const std::vector<ActorRef>& sources) const;
  [[nodiscard]] bool wanted_itself(const ActorRef& ref, std::uint32_t token) const;
  [[nodiscard]] std::vector<ActorRef> own_vote(const Event& event, const std::vector<ActorRef>& sources) const;
  [[nodiscard]] bool idle_march(std::uint32_t token) const;
  bool labour_strike(std::uint32_t token);
  bool gerund(std::uint32_t token);
  [[nodiscard]] std::vector<ActorRef> captor_before(std::uint32_t verb) const;
  [[nodiscard]] std::vector<ActorRef> pointed_at(const Actor& actor) const;
  [[nodiscard]] std::vector<ActorRef> spoken_to_before(std::uint32_t verb, const std::vector<ActorRef>& sources) const;
  [[nodiscard]] std::vector<ActorRef> answered(const Event& event, const std::vector<ActorRef>& sources) const;
  bool emit(const Event& event, const std::vector<ActorRef>& sources, const std::vector<ActorRef>& targets);
  // whom calls for peace are made to (peace_calls.cpp)
  [[nodiscard]] std::uint32_t peace_asked_for(std::uint32_t token) const;
  [[nodiscard]] std::uint32_t mediation_offered(std::uint32_t token) const;
  [[nodiscard]] std::optional<std::pair<EntityId, EntityId>> at_odds() const;
  [[nodiscard]] std::vector<ActorRef> parties(const Event& event, const std::vector<ActorRef>& sources) const;
  [[nodiscard]] bool only_wished_for(const Event& event) const;
  [[nodiscard]] bool withheld(const Event& event, const Stance& stance) const;
  [[nodiscard]] bool each_other(std::uint32_t verb) const;
  [[nodiscard]] bool proposes_harm(const Event& event) const;
  [[nodiscard]] std::vector<ActorRef> announced_by(const Trigger& trigger, std::uint32_t verb) const;
  [[nodiscard]] std::vector<ActorRef> owner_of_verdict(std::uint32_t verb) const;
  bool there(std::uint32_t token);
  bool alleged(std::uint32_t verb);
  [[nodiscard]] std::vector<ActorRef> upset_by(const Event& event) const;
  [[nodiscard]] std::vector<ActorRef> raised_with(const Event& event) const;
  [[nodiscard]] std::vector<ActorRef> complied(const Event& event) const;
  bool charged(std::uint32_t deed);
  bool to_blame_for_it(std::uint32_t verb, std::uint32_t deed);
  bool in_the_right(std::uint32_t noun);
  bool attempted_wrong(std::uint32_t noun);
  [[nodiscard]] bool is_wrong(std::uint32_t verb) const;
  [[nodiscard]] bool misplaced(const Trigger& trigger, std::uint32_t token) const;
  [[nodiscard]] std::vector<ActorRef> supplied(const Event& event, const std::string& type,
                                               const std::vector<ActorRef>& sources) const;
  [[nodiscard]] bool will_be_done(const Event& event) const;
  [[nodiscard]] std::vector<ActorRef> addressee_above(const Event& event) const;
  [[nodiscard]] std::vector<ActorRef> carried_on(const Event& event, const std::vector<ActorRef>& sources) const;
  [[nodiscard]] std::vector<ActorRef> owner_above(const Event& event, const std::vector<ActorRef>& sources) const;
  [[nodiscard]] std::vector<ActorRef> owner_not_self(const Event& event, const std::vector<ActorRef>& sources) const;
  [[nodiscard]] std::vector<ActorRef> who_answers(const Event& event) const;
  [[nodiscard]] std::vector<ActorRef> where_done(const Event& event) const;
  [[nodiscard]] std::vector<ActorRef> who_came(std::uint32_t invitation) const;
  [[nodiscard]] std::uint32_t said_thing(std::uint32_t verb, std::uint32_t pronoun) const;
  bool laid_at_door(std::uint32_t verb, std::uint32_t deed);
  bool found_wanting(std::uint32_t adjective);
  bool high_time(std::uint32_t need);
  bool said_to_fail(std::uint32_t deed);
  bool emit_asked(const Event& event, const std::vector<ActorRef>& sources, std::vector<ActorRef> targets);
  [[nodiscard]] bool beside(std::uint32_t name, std::uint32_t noun) const;
  [[nodiscard]] bool celebrates(const Event& event) const;
  [[nodiscard]] bool only_at_home(const Event& event, const ActorRef& target) const;
  [[nodiscard]] bool not_yet(const Event& event) const;
  [[nodiscard]] bool idle_denial(const Event& event, const Stance& stance) const;
  [[nodiscard]] bool in_own_name(const Event& event, const ActorRef& source, const ActorRef& target) const;
  [[nodiscard]] bool by_accident(const Event& event) const;
  [[nodiscard]] bool for_comment(const Event& event) const;
  [[nodiscard]] bool proposes_to_others(std::uint32_t verb) const;
  [[nodiscard]] bool proscribes(std::uint32_t verb) const;
  [[nodiscard]] bool in_a_protest(std::uint32_t verb) const;
  void forget_guesses();
  bool out_of_question(std::uint32_t noun);
  bool says_no(std::uint32_t verb);
  bool bodes_ill(std::uint32_t verb);
  [[nodiscard]] bool unless(std::uint32_t verb) const;
  bool denied_in_passing(std::uint32_t verb);
  [[nodiscard]] std::vector<ActorRef> in_spite_of(std::uint32_t noun) const;
  [[nodiscard]] std::vector<ActorRef> spoken_with(std::uint32_t verb) const;
  bool emit_pairs(const Event& event, const std::vector<ActorRef>& together);
  bool add(const Event& event, const Stance& stance, const ActorRef& source, const ActorRef& target);
  [[nodiscard]] bool tells_of_no_act(const Event& event, const Stance& stance, const ActorRef& source,
                                     const ActorRef& target) const;
  [[nodiscard]] std::optional<Reading> read_as(const Event& event, const Stance& stance, const ActorRef& source,
                                               const ActorRef& target) const;
  [[nodiscard]] bool is_idle(const Event& event, const Reading& reading, const ActorRef& source,
                             const ActorRef& target) const;
  void silence(std::uint32_t predicate);
  void silence_governed(std::uint32_t token);
  void silence_prevented(std::uint32_t verb);
  [[nodiscard]] bool promises_harm(std::uint32_t token) const;
  [[nodiscard]] bool undecided(std::uint32_t token) const;
  [[nodiscard]] bool silences(const Event& event) const;
  [[nodiscard]] std::string attribution(const Event& event, const Stance& stance, const ActorRef& source) const;
  [[nodiscard]] ByteSpan trigger_span(const Event& event) const;
  [[nodiscard]] std::string path_of(const Event& event) const;
  [[nodiscard]] Actor actor(const ActorRef& ref) const;
  [[nodiscard]] bool is_medium(const Entity& entity) const;
  [[nodiscard]] bool speaks_for_states(const ActorRef& ref) const;
  [[nodiscard]] bool harms(TriggerPos pos, std::uint32_t word) const;
  [[nodiscard]] bool ends_harm(std::uint32_t verb) const;
  [[nodiscard]] std::vector<ActorRef> spoken_about(std::uint32_t verb) const;
  [[nodiscard]] std::vector<ActorRef> capital_struck(std::uint32_t token, const std::string& role) const;
  [[nodiscard]] std::uint32_t named_ground(std::uint32_t word) const;
  void add_whereabouts(std::uint32_t verb, std::vector<ActorRef>& found) const;
  [[nodiscard]] std::vector<ActorRef> outpost_struck(std::uint32_t verb, const std::vector<ActorRef>& sources) const;
  [[nodiscard]] std::vector<ActorRef> place_struck(std::uint32_t verb) const;
  [[nodiscard]] bool says_nothing(std::uint32_t refusal) const;
  [[nodiscard]] bool agreed_to_meet(std::uint32_t agree) const;
  [[nodiscard]] bool recipient(std::uint32_t complement, const ActorRef& ref) const;

  const ActorFinder* finder_;
  const language::Tree* tree_;
  std::uint32_t sentence_;
  const Ontology* ontology_;
  const TriggerIndex* triggers_;
  RoleReader roles_;
  TriggerDemands demands_;
  std::vector<EventDate> dates_;
  std::optional<EntityId> topic_;
  MainClause before_;
  std::span<const Evidence> earlier_;  ///< of the sentences before, in text order
  std::vector<bool> silent_;
  std::vector<Evidence> found_;
  std::vector<std::uint32_t> tokens_;  ///< the trigger of each piece found
};

}  // namespace entente::ingest
