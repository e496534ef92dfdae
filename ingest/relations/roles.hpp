#pragma once

#include <string_view>
#include <vector>

#include "graph/ontology/ontology.hpp"
#include "ingest/relations/actors.hpp"

namespace entente::ingest {

/// Reads the roles around a verb, noun or adjective off the tree (the names are those of Trigger::sources and targets).
/// Handles the passive, participles, relative clauses, shared subjects and objects of coordinated verbs, subjects
/// understood through control and raising (object control by the object), possessors, and verbs that carry a noun
/// ("held talks with").
class RoleReader {
 public:
  /// Both arguments must outlive the reader.
  RoleReader(const ActorFinder& finder, const Ontology& ontology) : finder_(&finder), ontology_(&ontology) {}

  /// The actors in `role` of the trigger word `token`; empty when nobody is.
  [[nodiscard]] std::vector<ActorRef> role(std::uint32_t token, std::string_view role) const;

  /// The actors anywhere in what the predicate governs, the nearest role first ("lift the ban imposed on X").
  [[nodiscard]] std::vector<ActorRef> within(std::uint32_t predicate) const { return complement_actors(predicate, 0); }

  /// Heads of the phrases in the subject's place: the agent, also of a passive. Relative pronouns give their noun.
  [[nodiscard]] std::vector<std::uint32_t> subjects(std::uint32_t token) const;
  /// The direct object's head, also of a passive; size of the tree when there is none.
  [[nodiscard]] std::uint32_t object(std::uint32_t token) const;
  [[nodiscard]] bool passive(std::uint32_t token) const;
  /// The predicate that completes the word: infinitive, gerund, that-clause; size of the tree when there is none.
  [[nodiscard]] std::uint32_t complement(std::uint32_t token) const;
  /// The verb that carries a noun ("held" of "held talks"); size of the tree when there is none.
  [[nodiscard]] std::uint32_t support(std::uint32_t noun) const;
  /// Whether the word says when ("Tuesday", "week", "2018").
  [[nodiscard]] bool is_time(std::uint32_t token) const;

 private:
  [[nodiscard]] std::vector<ActorRef> gather(const std::vector<std::uint32_t>& heads, bool descend = true) const;
  [[nodiscard]] std::vector<ActorRef> within_object(std::uint32_t verb, bool owners) const;
  [[nodiscard]] std::vector<ActorRef> purpose(std::uint32_t token) const;
  [[nodiscard]] std::vector<ActorRef> marked(std::uint32_t token, std::string_view marker) const;
  [[nodiscard]] std::vector<ActorRef> complement_actors(std::uint32_t predicate, int depth) const;
  [[nodiscard]] std::uint32_t far_oblique(std::uint32_t verb, std::string_view marker) const;
  [[nodiscard]] std::vector<ActorRef> subject_actors(std::uint32_t token) const;
  [[nodiscard]] std::vector<ActorRef> speaker_for(std::uint32_t verb, std::uint32_t pronoun) const;
  [[nodiscard]] std::vector<ActorRef> addressee(std::uint32_t token) const;
  [[nodiscard]] std::vector<ActorRef> speaker(std::uint32_t token) const;
  [[nodiscard]] std::vector<ActorRef> described(std::uint32_t token) const;
  [[nodiscard]] std::vector<ActorRef> undergoer(std::uint32_t token) const;
  [[nodiscard]] std::vector<ActorRef> crowd(std::uint32_t token) const;
  [[nodiscard]] std::vector<ActorRef> act(std::uint32_t token) const;
  [[nodiscard]] std::vector<ActorRef> given_to(std::uint32_t token) const;

  // subjects, had or understood (role_subjects.cpp)
  [[nodiscard]] std::vector<std::uint32_t> agents(std::uint32_t token) const;
  void add_whose_hands(std::uint32_t hands, std::vector<std::uint32_t>& found) const;
  [[nodiscard]] std::vector<std::uint32_t> passive_subjects(std::uint32_t verb) const;
  [[nodiscard]] std::vector<std::uint32_t> subjects_of(std::uint32_t token, int depth) const;
  [[nodiscard]] std::vector<std::uint32_t> subjects_above(std::uint32_t up, int depth) const;
  [[nodiscard]] std::vector<std::uint32_t> complement_subjects(std::uint32_t token, int depth) const;
  [[nodiscard]] std::vector<std::uint32_t> adverbial_subjects(std::uint32_t token, int depth) const;
  [[nodiscard]] std::vector<std::uint32_t> adnominal_subjects(std::uint32_t token, int depth) const;

  void name_pronouns(std::vector<ActorRef>& refs) const;
  [[nodiscard]] std::uint32_t named_as(std::uint32_t noun) const;
  [[nodiscard]] std::uint32_t antecedent(std::uint32_t pronoun, std::uint32_t verb) const;

  const ActorFinder* finder_;
  const Ontology* ontology_;
};

}  // namespace entente::ingest
