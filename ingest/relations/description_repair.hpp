#pragma once

#include "ingest/language/tree.hpp"

// Repairs of what is said of somebody beside a noun or a name, where the parser hung it elsewhere. `tree` is of
// `sentence`; where a head was changed it no longer tells the children. Each says whether it changed a head.
namespace entente::ingest {

/// "the attorney general, Amina Rahal": what stands beside a phrase of two words stands beside its first.
[[nodiscard]] bool beside_flat_words(const language::Tree& tree, language::Sentence& sentence);

/// "Martin, the teenager shot while walking home": what stands behind the comma describes the name, and was shot; he
/// shot nobody.
[[nodiscard]] bool reduced_descriptions(const language::Tree& tree, language::Sentence& sentence);

/// "the bans it imposed", read as a passive; "the remarks Chad's president made", read as two objects: whoever stands
/// before the verb of a relative clause did it.
[[nodiscard]] bool relative_subjects(const language::Tree& tree, language::Sentence& sentence);

/// "couriers working for Ilan Shor, whom a court sentenced": him, not them.
[[nodiscard]] bool who_follows_names(const language::Tree& tree, language::Sentence& sentence);

/// "calmed the anger in Accra, which summoned the envoy": Accra did, not the anger.
[[nodiscard]] bool which_follows_names(const language::Tree& tree, language::Sentence& sentence);

/// "rejected as baseless Ghana's claim": the claim was rejected.
[[nodiscard]] bool verdicts_before_objects(const language::Tree& tree, language::Sentence& sentence);

/// "Ghana, which backs Togo, and Kenya, which backs Benin, signed": Ghana and Kenya signed; nobody backs Kenya.
[[nodiscard]] bool joined_behind_relatives(const language::Tree& tree, language::Sentence& sentence);

/// "met his counterpart from Chad", "his counterparts in Chad", "received a delegation from Chad": where the guests
/// come from, not where they met.
[[nodiscard]] bool counterparts_from(const language::Tree& tree, language::Sentence& sentence);

/// "was a critic of the government and the founder of the party": both of the subject; the critic is none of the
/// founder.
[[nodiscard]] bool shared_descriptions(const language::Tree& tree, language::Sentence& sentence);

/// "the shooting by police of a student": whom the act strikes is not whose the police are.
[[nodiscard]] bool sufferers_of_acts(const language::Tree& tree, language::Sentence& sentence);

/// "fired at protesting students": who protests, not whom somebody protests against.
[[nodiscard]] bool described_crowds(const language::Tree& tree, language::Sentence& sentence);

}  // namespace entente::ingest
