#pragma once

#include <span>
#include <string>

#include "ingest/language/sentence.hpp"

namespace entente::language {

/// Appends a GraphViz digraph that draws the trees of `sentences`, one cluster each: a box a token, in text order from
/// left to right, with form, lemma where it differs, and UPOS; an arc from each head to its dependents, named after the
/// relation; names in colour. Any form is safe: quotes and backslashes are escaped, control characters become spaces.
/// `dot -Tsvg` draws it.
void write_dot_trees(std::span<const Sentence> sentences, std::string& out);

}  // namespace entente::language
