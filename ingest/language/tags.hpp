#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace entente::language {

/// Universal part-of-speech tags, https://universaldependencies.org/u/pos
enum class Upos : std::uint8_t {
  ADJ,
  ADP,
  ADV,
  AUX,
  CCONJ,
  DET,
  INTJ,
  NOUN,
  NUM,
  PART,
  PRON,
  PROPN,
  PUNCT,
  SCONJ,
  SYM,
  VERB,
  X
};

/// Penn Treebank tags as UD English EWT and GUM use them (column 5).
enum class Xpos : std::uint8_t {
  CC,
  CD,
  DT,
  EX,
  FW,
  IN,
  JJ,
  JJR,
  JJS,
  LS,
  MD,
  NN,
  NNP,
  NNPS,
  NNS,
  PDT,
  POS,
  PRP,
  PRPS /* PRP$ */,
  RB,
  RBR,
  RBS,
  RP,
  SYM,
  TO,
  UH,
  VB,
  VBD,
  VBG,
  VBN,
  VBP,
  VBZ,
  WDT,
  WP,
  WPS /* WP$ */,
  WRB,
  ADD,
  AFX,
  GW,
  HYPH,
  NFP,
  XX,
  period,
  comma,
  colon,
  open_quote,
  close_quote,
  open_bracket /* -LRB- */,
  close_bracket /* -RRB- */,
  dollar
};

/// Universal dependency relations with the subtypes of the English treebanks, ':' written as '_'.
enum class Relation : std::uint8_t {
  acl,
  acl_relcl,
  advcl,
  advcl_relcl,
  advmod,
  amod,
  appos,
  aux,
  aux_pass,
  case_,
  cc,
  cc_preconj,
  ccomp,
  compound,
  compound_prt,
  conj,
  cop,
  csubj,
  csubj_pass,
  csubj_outer,
  dep,
  det,
  det_predet,
  discourse,
  dislocated,
  expl,
  fixed,
  flat,
  goeswith,
  iobj,
  list,
  mark,
  nmod,
  nmod_desc,
  nmod_poss,
  nmod_unmarked,
  nsubj,
  nsubj_outer,
  nsubj_pass,
  nummod,
  obj,
  obl,
  obl_agent,
  obl_unmarked,
  orphan,
  parataxis,
  punct,
  reparandum,
  root,
  vocative,
  xcomp
};

/// What kind of thing a name names. `nationality` covers nations, religions and political groups ("Turkish", "Sunni").
enum class NameType : std::uint8_t { person, organization, place, nationality, other };

/// The treebank's spelling ("PRP$", "nsubj:pass"), and back; an unknown spelling is nullopt.
[[nodiscard]] std::string_view to_string(Upos tag);
[[nodiscard]] std::string_view to_string(Xpos tag);
[[nodiscard]] std::string_view to_string(Relation relation);
[[nodiscard]] std::string_view to_string(NameType type);
[[nodiscard]] std::optional<Upos> parse_upos(std::string_view text);
[[nodiscard]] std::optional<Xpos> parse_xpos(std::string_view text);
[[nodiscard]] std::optional<Relation> parse_relation(std::string_view text);

}  // namespace entente::language
