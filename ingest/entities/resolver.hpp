#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "graph/ontology/ontology.hpp"
#include "ingest/entities/entity.hpp"
#include "ingest/entities/gazetteer.hpp"
#include "ingest/entities/lexicon.hpp"
#include "ingest/language/tree.hpp"

namespace entente::ingest {

/// What the resolver may know of a document beside its sentences.
struct DocumentContext {
  std::optional<Date> published;       ///< decides who "the president" was
  std::vector<std::string> datelines;  ///< "ISLAMABAD:": tells whose government "the government" is
};

/// Finds who is spoken of in a document and where: names, descriptions ("the Turkish foreign minister", "the two
/// leaders", "his Iranian counterpart") and pronouns, each resolved within the document by rules in the tradition of
/// Raghunathan et al. 2010 ("A Multi-Pass Sieve for Coreference Resolution"): exact names first, then surnames,
/// acronyms and roles, then pronouns by salience. Deterministic. Sentences and trees run in parallel.
/// One call uses no state of another: any number of threads may call it with the same arguments.
[[nodiscard]] DocumentEntities resolve_entities(std::span<const language::Tree> trees, const DocumentContext& context,
                                                const Gazetteer& gazetteer, const Lexicon& lexicon,
                                                const Ontology& ontology);

}  // namespace entente::ingest
