#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/date.hpp"
#include "graph/model/document.hpp"
#include "graph/model/span.hpp"

namespace entente {

/// How firmly a sentence says that something is so, weakest first: comparisons mean "at least as firm".
enum class Modality : std::uint8_t { possible, planned, reported, asserted };

[[nodiscard]] std::string_view to_string(Modality modality);
[[nodiscard]] std::optional<Modality> parse_modality(std::string_view text);

/// An actor as one sentence mentions it.
struct Actor {
  std::string key;    ///< stable node key: "state/PAK", "official/ishaq-dar"
  std::string label;  ///< ontology label: "State", "Official", ...
  std::string name;   ///< the node's canonical name
  std::string state;  ///< ISO 3166-1 alpha-3 of the state it is or acts for; empty when none
  ByteSpan span;      ///< where the mention stands, a pronoun or description resolved by coreference included
};

/// One sentence of one document that says that an edge holds (design.md, "Evidence record").
struct Evidence {
  std::uint32_t sentence = 0;  ///< index into ExtractedDocument::sentences
  std::string type;            ///< ontology edge type, "objects-to"
  std::string cameo;           ///< CAMEO code, empty for structural types
  std::string plover;          ///< PLOVER class, empty for structural types
  Actor source;
  Actor target;
  ByteSpan trigger;
  bool negated = false;
  Modality modality = Modality::asserted;
  std::string attributed_to;  ///< node key of whoever claims it; empty for the article's own voice
  std::optional<Date> date;   ///< when it happened, resolved from the text
  double confidence = 0;      ///< calibrated probability in [0, 1] that a careful reader agrees
  std::string rule;           ///< name of the rule that fired, "verb:raise-objection"
  std::string path;           ///< dependency path the rule followed, for `evidence --explain`
};

/// What one document says about one node: the names it uses and the properties it states.
struct NodeClaim {
  std::string key;
  std::string label;
  std::string name;                               ///< best name this document (or the gazetteer) gives
  bool authoritative = false;                     ///< the name comes from a gazetteer and outranks any text's
  std::string state;                              ///< ISO alpha-3 or empty
  bool state_guessed = false;                     ///< the document does not say so: its best guess
  std::map<std::string, std::string> properties;  ///< "role", "iso2", "wikidata", ...
  std::map<std::string, std::uint32_t> aliases;   ///< surface form -> times it is used in the document
};

/// A document with all that was read out of it. It enters the store whole or not at all.
struct ExtractedDocument {
  Document document;
  std::vector<ByteSpan> sentences;
  std::vector<NodeClaim> nodes;    ///< by key, each once; every actor of `evidence` is among them
  std::vector<Evidence> evidence;  ///< by sentence, then source span, target span, type
};

}  // namespace entente
