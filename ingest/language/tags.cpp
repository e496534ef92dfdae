#include "ingest/language/tags.hpp"

#include <algorithm>
#include <array>

namespace entente::language {
namespace {

constexpr auto kUpos =
    std::to_array<std::string_view>({"ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON",
                                     "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"});
constexpr auto kXpos = std::to_array<std::string_view>(
    {"CC",   "CD",  "DT",  "EX",  "FW",  "IN",   "JJ",  "JJR", "JJS",   "LS",    "MD",  "NN",  "NNP",
     "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB",  "RBR", "RBS",   "RP",    "SYM", "TO",  "UH",
     "VB",   "VBD", "VBG", "VBN", "VBP", "VBZ",  "WDT", "WP",  "WP$",   "WRB",   "ADD", "AFX", "GW",
     "HYPH", "NFP", "XX",  ".",   ",",   ":",    "``",  "''",  "-LRB-", "-RRB-", "$"});
constexpr auto kRelations = std::to_array<std::string_view>(
    {"acl",        "acl:relcl", "advcl",      "advcl:relcl",   "advmod",   "amod",        "appos",        "aux",
     "aux:pass",   "case",      "cc",         "cc:preconj",    "ccomp",    "compound",    "compound:prt", "conj",
     "cop",        "csubj",     "csubj:pass", "csubj:outer",   "dep",      "det",         "det:predet",   "discourse",
     "dislocated", "expl",      "fixed",      "flat",          "goeswith", "iobj",        "list",         "mark",
     "nmod",       "nmod:desc", "nmod:poss",  "nmod:unmarked", "nsubj",    "nsubj:outer", "nsubj:pass",   "nummod",
     "obj",        "obl",       "obl:agent",  "obl:unmarked",  "orphan",   "parataxis",   "punct",        "reparandum",
     "root",       "vocative",  "xcomp"});
constexpr auto kNameTypes =
    std::to_array<std::string_view>({"person", "organization", "place", "nationality", "other"});

static_assert(kUpos.size() == static_cast<std::size_t>(Upos::X) + 1);
static_assert(kXpos.size() == static_cast<std::size_t>(Xpos::dollar) + 1);
static_assert(kRelations.size() == static_cast<std::size_t>(Relation::xcomp) + 1);
static_assert(kNameTypes.size() == static_cast<std::size_t>(NameType::other) + 1);

template <class Enum, std::size_t N>
std::optional<Enum> find(const std::array<std::string_view, N>& names, std::string_view text) {
  const auto it = std::find(names.begin(), names.end(), text);
  if (it == names.end()) return std::nullopt;
  return static_cast<Enum>(it - names.begin());
}

}  // namespace

std::string_view to_string(Upos tag) { return kUpos[static_cast<std::size_t>(tag)]; }
std::string_view to_string(Xpos tag) { return kXpos[static_cast<std::size_t>(tag)]; }
std::string_view to_string(Relation relation) { return kRelations[static_cast<std::size_t>(relation)]; }
std::string_view to_string(NameType type) { return kNameTypes[static_cast<std::size_t>(type)]; }
std::optional<Upos> parse_upos(std::string_view text) { return find<Upos>(kUpos, text); }
std::optional<Xpos> parse_xpos(std::string_view text) { return find<Xpos>(kXpos, text); }
std::optional<Relation> parse_relation(std::string_view text) { return find<Relation>(kRelations, text); }

}  // namespace entente::language
