#pragma once

#include "ingest/language/tree.hpp"

// Repairs of prepositions: what each of them belongs to. `tree` is of `sentence`; where a head was changed it no longer
// tells the children. Each says whether it changed a head.
namespace entente::ingest {

/// "talks with U.S. envoy Asante": the preposition is the name's, not the title's.
[[nodiscard]] bool links_of_titles(const language::Tree& tree, language::Sentence& sentence);

/// "rejection of Chad surprised them" with "of" hung from "them": a preposition is that of the noun right behind it,
/// which hangs from before it and has none.
[[nodiscard]] bool leaping_links(const language::Tree& tree, language::Sentence& sentence);

/// "called on Chad to leave" with "on" read as the verb's own: what has no preposition of its own takes it.
[[nodiscard]] bool links_for_particles(const language::Tree& tree, language::Sentence& sentence);

/// "pulled out of the deal with Chad", "claimed responsibility for an attack": what stands right behind a noun that
/// asks for it belongs to the noun, not to the verb.
[[nodiscard]] bool selected_links(const language::Tree& tree, language::Sentence& sentence);

}  // namespace entente::ingest
