#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "ingest/entities/names.hpp"
#include "ingest/entities/person_index.hpp"
#include "ingest/entities/resolver.hpp"

namespace entente::ingest {

/// A noun phrase seen from its head noun.
struct NounPhrase {
  std::uint32_t head = 0;
  std::uint32_t first = 0;  ///< leftmost token of the contiguous words before the head
  std::uint32_t last = 0;   ///< one past the rightmost token that the mention takes in
  std::uint32_t reach = 0;  ///< one past the last token of what follows and says whose they are ("of Chad"), else last
  std::string lemma;        ///< of the head, lower case
  std::string words;        ///< lower-case forms of first..head without determiners and possessors, the head as lemma
  std::string surface;      ///< the same with the head as it stands
  std::string cased;        ///< the same with the capitals of the text
  bool definite = false;    ///< the, this, that, or a possessor
  bool plural = false;
  bool by_place = false;                 ///< its states are those of places ("the Karachi police")
  std::vector<EntityId> states;          ///< that modify it ("Turkish and Iranian")
  std::vector<EntityId> bodies;          ///< organisations and forces that modify it ("UP leaders")
  std::vector<EntityId> chiefs;          ///< states that lead it ("the Saudi-led coalition")
  std::vector<EntityId> persons;         ///< who possess it ("his counterpart", "Trump's plan")
  std::vector<ByteSpan> modifier_spans;  ///< of states, in the same order
};

/// How a ruler or a dignitary is spoken of: "His Majesty", "Her Royal Highness".
enum class Style : std::uint8_t { none, majesty, highness, excellency };
[[nodiscard]] Style style_of(std::string_view word);

/// What kind of entity a name of that kind names, where neither the gazetteer nor a person is meant.
[[nodiscard]] EntityKind entity_kind(NameSpan::Kind kind);

/// Whether parties, houses and courts of many states go by that name.
[[nodiscard]] bool is_shared_name(std::string_view text);

/// Everything known of a document while it is resolved, shared by the rules for names, nouns and pronouns.
class DocumentState {
 public:
  DocumentState(std::span<const language::Tree> trees, const DocumentContext& context, const Gazetteer& gazetteer,
                const Lexicon& lexicon, const Ontology& ontology);
  DocumentEntities run();

 private:
  using Tree = language::Tree;
  /// Somebody the text has just spoken of, for pronouns.
  struct Recent {
    std::vector<EntityId> entities;  ///< empty: a person without a name, who blocks older ones
    std::uint32_t sentence = 0;
    std::uint32_t token = 0;
    bool subject = false;
    bool main = false;  ///< subject of what the sentence says in the main
    bool person = false;
    bool plural = false;
  };

  void read();
  void find_protests();  // document_protests.cpp
  [[nodiscard]] bool is_officer(std::uint32_t sentence, const NounPhrase& phrase) const;

  // names and who bears them (document_names.cpp, document_acronyms.cpp, document_family_names.cpp)
  void collect_names();
  void find_acronyms(std::uint32_t sentence);
  void find_initials();
  void mark_acronyms();
  void mark_family_names();
  EntityId known(const KnownEntity& entity);
  EntityId named(EntityKind kind, std::string_view text, const NounPhrase* phrase);
  EntityId people_of(const KnownEntity& state, std::string_view text);
  EntityId intern(Entity entity);

  // what a name means where it stands (document_name_mentions.cpp)
  void resolve_name(std::uint32_t sentence, const NameSpan& span);
  void resolve_known_name(std::uint32_t sentence, const NameSpan& span, std::string_view text);
  void resolve_new_name(std::uint32_t sentence, const NameSpan& span, std::string_view text);
  void find_state_inside(std::uint32_t sentence, const NameSpan& span, NounPhrase& phrase);
  [[nodiscard]] bool names_waters(std::uint32_t sentence, const NameSpan& span) const;
  [[nodiscard]] bool means_people(std::uint32_t sentence, const NameSpan& span, std::string_view text) const;

  // names that many states or bodies share (document_organs.cpp)
  std::optional<EntityId> shared_body(std::uint32_t sentence, const NameSpan& span, std::string_view text);
  std::optional<EntityId> body_inside(std::uint32_t sentence, const NameSpan& span);
  [[nodiscard]] std::optional<EntityId> organ_met(std::string_view text) const;
  void keep_organ(std::string_view text, EntityId id);

  // the state an article is about (document_focus.cpp)
  void settle_focus();
  void settle_theatre();
  [[nodiscard]] bool says_whose(std::uint32_t sentence, const NameSpan& span) const;
  [[nodiscard]] std::optional<EntityId> setting_of(std::uint32_t sentence, bool capitals) const;
  [[nodiscard]] static bool keeps_no_army(std::string_view state);
  [[nodiscard]] std::optional<EntityId> home_of(std::uint32_t sentence, std::uint32_t token) const;
  [[nodiscard]] bool strikes_nationals(std::uint32_t sentence, std::uint32_t force, EntityId state) const;
  [[nodiscard]] std::optional<EntityId> ground_of(std::uint32_t sentence, std::uint32_t token) const;
  [[nodiscard]] std::optional<EntityId> post_of(std::uint32_t sentence, std::uint32_t noun) const;
  [[nodiscard]] const KnownEntity* served_by(std::string_view name) const;
  [[nodiscard]] const KnownEntity* realm_of(std::string_view place) const;

  // persons (document_persons.cpp) and their offices (document_offices.cpp, document_office_owners.cpp)
  EntityId person(std::uint32_t sentence, const NameSpan& span);
  void describe_person(std::uint32_t sentence, const NameSpan& span, EntityId id);
  void read_title(std::uint32_t sentence, const NameSpan& span, const TitleSpan& title, EntityId id);
  [[nodiscard]] std::string state_with_office(std::string_view role) const;
  void read_its(std::uint32_t sentence, std::uint32_t office, NounPhrase& phrase) const;
  void read_before_title(std::uint32_t sentence, const TitleSpan& title, NounPhrase& phrase) const;
  [[nodiscard]] std::optional<std::string> origin_at(std::uint32_t sentence, std::uint32_t token) const;
  void settle_origin(std::uint32_t sentence, std::span<const std::uint32_t> beside, EntityId id);
  void settle_family(std::uint32_t sentence, const NameSpan& span, std::span<const std::uint32_t> beside, EntityId id);
  [[nodiscard]] std::string state_of_family(const std::vector<std::string>& words) const;
  void settle_nationality(std::uint32_t sentence, const NameSpan& span, EntityId id);
  void settle_state(EntityId id, const std::string& state);
  void add_role(std::uint32_t sentence, EntityId person, const std::string& role, const NounPhrase& phrase,
                ByteSpan person_span, ByteSpan trigger);
  [[nodiscard]] std::uint32_t last_met(EntityId id) const;
  [[nodiscard]] std::optional<EntityId> match_person(const std::vector<std::string>& words) const;
  bool goes_by(EntityId id, const std::string& word) const;
  /// Those met last, in text order: whoever an office or a description of no name may mean.
  [[nodiscard]] std::span<const EntityId> latest_persons() const;
  /// Whether the text is (a part of) the name of a person met before, whatever the name finder took it for.
  [[nodiscard]] bool names_person(std::string_view text) const;
  [[nodiscard]] const KnownPerson* known_person(const std::vector<std::string>& words, std::string_view state,
                                                const std::string& title) const;
  [[nodiscard]] bool shared_by_none(std::string_view family, const KnownPerson& person) const;
  [[nodiscard]] bool holds(const Entity& person, const std::string& role, std::optional<EntityId> of) const;
  [[nodiscard]] std::optional<EntityId> holder_of(const std::string& role, std::optional<EntityId> of) const;
  [[nodiscard]] std::optional<EntityId> holder_in(const std::string& role, EntityId body) const;
  [[nodiscard]] std::vector<std::uint32_t> further_offices(std::uint32_t sentence, std::uint32_t name) const;
  [[nodiscard]] std::uint32_t office_before(std::uint32_t sentence, std::uint32_t name) const;
  [[nodiscard]] std::uint32_t title_above(std::uint32_t sentence, std::uint32_t name) const;
  [[nodiscard]] std::vector<EntityId> body_spoken_of(std::uint32_t sentence, std::uint32_t role) const;
  EntityId adopt(const KnownPerson& known);

  // nouns (document_nouns.cpp; people only counted: document_counted.cpp): their phrases (document_phrases.cpp),
  // offices and those who act for states (document_roles.cpp), forces (document_forces.cpp), bodies
  // (document_bodies.cpp), companies (document_companies.cpp), plans (document_plans.cpp) and groups
  // (document_groups.cpp)
  void resolve_noun(std::uint32_t sentence, std::uint32_t token);
  bool resolve_title(std::uint32_t sentence, std::uint32_t token);
  bool resolve_counted(std::uint32_t sentence, std::uint32_t token);
  std::optional<EntityId> people_by_their_lot(std::uint32_t sentence, std::uint32_t token);
  [[nodiscard]] std::optional<EntityId> recent_protesters(std::uint32_t sentence) const;
  EntityId group_called(const std::string& name);
  [[nodiscard]] std::optional<EntityId> named_beside(std::uint32_t sentence, const NounPhrase& phrase) const;
  [[nodiscard]] NounPhrase phrase_at(std::uint32_t sentence, std::uint32_t token) const;
  [[nodiscard]] std::string title_at(std::uint32_t sentence, std::uint32_t token) const;
  void take_owners(const Mention& owner, NounPhrase& phrase) const;
  void read_modifier(std::uint32_t sentence, std::uint32_t modifier, int depth, bool after, NounPhrase& phrase) const;
  void read_chiefs(std::uint32_t sentence, std::uint32_t led, NounPhrase& phrase) const;
  void read_complement(std::uint32_t sentence, std::uint32_t noun, NounPhrase& phrase) const;
  bool resolve_style(std::uint32_t sentence, const NounPhrase& phrase, std::vector<EntityId>& entities) const;
  bool resolve_delegates(std::uint32_t sentence, const NounPhrase& phrase, std::vector<EntityId>& entities);
  bool of_several(std::uint32_t sentence, const NounPhrase& phrase, std::vector<EntityId>& entities);
  std::optional<EntityId> office_holder(std::uint32_t sentence, const NounPhrase& phrase);
  [[nodiscard]] std::optional<EntityId> post_met(std::uint32_t sentence, const NounPhrase& phrase) const;
  EntityId unnamed_holder(std::uint32_t sentence, const NounPhrase& phrase);
  [[nodiscard]] bool accused(std::uint32_t sentence, std::uint32_t noun) const;
  std::optional<EntityId> own_government(std::uint32_t sentence, const NounPhrase& phrase);
  std::optional<EntityId> the_centre();
  void add_bodies_beside_states(std::uint32_t sentence, const NounPhrase& phrase,
                                std::vector<EntityId>& entities) const;
  bool resolve_role(std::uint32_t sentence, const NounPhrase& phrase, std::vector<EntityId>& entities);
  bool resolve_force(std::uint32_t sentence, const NounPhrase& phrase, std::vector<EntityId>& entities);
  [[nodiscard]] std::optional<EntityId> last_court() const;
  bool resolve_body(std::uint32_t sentence, const NounPhrase& phrase, std::vector<EntityId>& entities);
  [[nodiscard]] std::optional<EntityId> named_above(std::uint32_t sentence, const NounPhrase& phrase) const;
  [[nodiscard]] bool names_region(const NounPhrase& phrase) const;
  [[nodiscard]] std::optional<EntityId> last_in_region(std::uint32_t sentence, const NounPhrase& phrase) const;
  [[nodiscard]] bool is_company(const Entity& entity) const;
  [[nodiscard]] std::optional<EntityId> company_beside(std::uint32_t sentence, const NounPhrase& phrase) const;
  bool resolve_company(std::uint32_t sentence, const NounPhrase& phrase, std::vector<EntityId>& entities);
  bool resolve_plan(std::uint32_t sentence, const NounPhrase& phrase, std::vector<EntityId>& entities);
  bool resolve_group(std::uint32_t sentence, NounPhrase& phrase, std::vector<EntityId>& entities);
  [[nodiscard]] std::optional<EntityId> force_met(std::uint32_t sentence, std::string_view arm, bool of_arm) const;
  std::optional<EntityId> servicemen(std::uint32_t sentence, const NounPhrase& phrase);
  [[nodiscard]] bool of_another_state(const Gazetteer::Match& match) const;
  [[nodiscard]] std::optional<EntityId> armed_met(std::uint32_t sentence, const NounPhrase& phrase) const;
  EntityId force_of(EntityId state, const NounPhrase& phrase);
  [[nodiscard]] static bool regular_force(const NounPhrase& phrase);

  // pronouns (document_pronouns.cpp), descriptions of those just spoken of (document_pairs.cpp), speakers
  // (document_speakers.cpp)
  void resolve_pronoun(std::uint32_t sentence, std::uint32_t token);
  bool resolve_pair(std::uint32_t sentence, const NounPhrase& phrase, std::vector<EntityId>& entities);
  [[nodiscard]] std::vector<EntityId> states_named_together(const std::vector<std::string>& but, bool neighbours) const;
  [[nodiscard]] std::vector<EntityId> most_named_states(const std::vector<std::string>& but) const;
  [[nodiscard]] std::vector<std::string> states_beside_pair(std::uint32_t sentence, std::uint32_t noun,
                                                            bool people) const;
  [[nodiscard]] std::vector<EntityId> subjects_together(std::uint32_t sentence, std::uint32_t word, EntityKind kind,
                                                        std::size_t count) const;
  bool resolve_the_two(std::uint32_t sentence, std::uint32_t token);
  bool resolve_neighbour(std::uint32_t sentence, const NounPhrase& phrase, std::vector<EntityId>& entities) const;
  bool resolve_counterpart(std::uint32_t sentence, const NounPhrase& phrase, std::vector<EntityId>& entities);
  [[nodiscard]] std::vector<EntityId> named_below(std::uint32_t sentence, std::uint32_t token) const;
  [[nodiscard]] std::vector<EntityId> judged_owner(std::uint32_t sentence, std::uint32_t pronoun) const;
  [[nodiscard]] bool may_be(std::string_view pronoun, EntityId person) const;
  [[nodiscard]] std::vector<EntityId> clause_mates(std::uint32_t sentence, std::uint32_t pronoun) const;
  [[nodiscard]] std::vector<EntityId> recent_person(std::uint32_t sentence, std::uint32_t token) const;
  [[nodiscard]] std::vector<EntityId> recent_body(std::uint32_t sentence, std::uint32_t token, bool possessive) const;
  [[nodiscard]] std::pair<std::uint32_t, std::vector<EntityId>> joined(std::uint32_t s, std::uint32_t end,
                                                                       bool objects) const;
  [[nodiscard]] std::vector<EntityId> recent_plural(std::uint32_t sentence, std::uint32_t token) const;
  /// What was spoken of last, in text order, as far as any noun may refer.
  [[nodiscard]] std::span<const Recent> latest_mentions() const;
  [[nodiscard]] std::optional<EntityId> last_of(EntityKind kind, std::string_view head = {}) const;
  [[nodiscard]] std::optional<EntityId> last_realm(std::string_view realm) const;
  void find_speaker(std::uint32_t sentence);
  void follow_quotation(std::uint32_t sentence);

  // who belongs to a body (document_members.cpp)
  void find_members(std::uint32_t sentence);
  void add_members(std::uint32_t sentence, std::uint32_t first, const Mention& body, std::uint32_t trigger,
                   const char* rule);
  [[nodiscard]] const Mention* body_at(std::uint32_t sentence, std::uint32_t token) const;

  void mention(std::uint32_t sentence, std::uint32_t first, std::uint32_t last, std::uint32_t head, MentionKind kind,
               std::vector<EntityId> entities, bool capital = false);
  /// `somebody`: an official without a name, who is meant by "he" though he acts for a state.
  void remember(std::uint32_t sentence, std::uint32_t token, const std::vector<EntityId>& entities, bool plural,
                bool somebody = false);
  [[nodiscard]] const Mention* mention_of(std::uint32_t sentence, std::uint32_t token) const;
  [[nodiscard]] std::string_view text_of(std::uint32_t sentence, std::uint32_t first, std::uint32_t last) const;
  [[nodiscard]] ByteSpan span_of(std::uint32_t sentence, std::uint32_t first, std::uint32_t last) const;
  [[nodiscard]] bool is_main_subject(std::uint32_t sentence, std::uint32_t token) const;
  [[nodiscard]] bool is_subject(std::uint32_t sentence, std::uint32_t token) const;

  struct Post {
    EntityId state;
    std::uint32_t sentence;  ///< that told whose it is
  };

  std::span<const Tree> trees_;
  const DocumentContext& context_;
  const Gazetteer& gazetteer_;
  const Lexicon& lexicon_;
  const Ontology& ontology_;
  DocumentEntities result_;
  std::map<std::string, EntityId, std::less<>> by_key_;
  std::map<std::string, EntityId, std::less<>> acronyms_;
  std::map<std::string, std::map<std::string, std::uint32_t>> defined_aliases_;  ///< by key: acronyms, as defined
  std::vector<std::vector<NameSpan>> names_;                                     ///< by sentence
  std::vector<EntityId> persons_;                                                ///< in text order
  PersonIndex namesakes_;
  std::set<std::uint32_t> kin_;  ///< persons told of as somebody's relatives
  std::vector<Recent> recent_;
  std::vector<EntityId> speaker_;                         ///< of the last quotation
  std::uint32_t spoke_ = 0;                               ///< the sentence that names the speaker
  std::vector<std::uint32_t> last_met_;                   ///< by entity: the number of its last mention, from 1
  std::uint32_t mentions_ = 0;                            ///< so far
  bool quoted_ = false;                                   ///< a quotation that fills its sentences has not been closed
  std::optional<EntityId> theatre_;                       ///< the state on whose ground most of it happens
  std::optional<EntityId> focus_;                         ///< the state the article is written from or about
  std::map<std::string, Post, std::less<>> posts_;        ///< "the American ambassador", by "ambassador"
  std::vector<EntityId> delegation_;                      ///< whose delegation the text last spoke of
  std::vector<std::pair<std::string, EntityId>> organs_;  ///< of international bodies, by folded name, in text order
  std::set<std::string> spoken_;  ///< keys of the states that are named anywhere in the document
  bool belgium_unnamed_ = true;   ///< but by its capital, which then is the European Union's
};

}  // namespace entente::ingest
