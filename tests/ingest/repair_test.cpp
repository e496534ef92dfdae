#include <random>

#include "ingest/language/tree.hpp"
#include "ingest/relations/clause_repair.hpp"
#include "ingest/relations/phrase_repair.hpp"
#include "ingest/relations/subject_repair.hpp"
#include "ingest/relations/verb_repair.hpp"
#include "tests/catch.hpp"

using namespace entente;
using namespace entente::language;

namespace {

/// A sentence of words that the repairs look for, hung together by chance.
Sentence random_sentence(std::mt19937_64& random) {
  static constexpr const char* kWords[] = {"that",  "not",     "Chad", "Niger",   "said", "told",      "lifted",
                                           "plans", "clashes", ",",    "Having",  "and",  "attacked",  "accord",
                                           "will",  "imposed", "in",   "members", "it",   "sanctions", "up",
                                           "to",    "due",     "n't",  "\u2014"};
  static constexpr Upos kUpos[] = {Upos::VERB, Upos::NOUN,  Upos::PROPN, Upos::AUX,
                                   Upos::ADP,  Upos::SCONJ, Upos::PRON,  Upos::NUM};
  static constexpr Xpos kXpos[] = {Xpos::VBD, Xpos::VBN, Xpos::VBZ, Xpos::NNS,
                                   Xpos::NN,  Xpos::NNP, Xpos::VBG, Xpos::MD};
  static constexpr Relation kRelations[] = {
      Relation::nsubj,      Relation::obj,    Relation::obl,  Relation::amod,  Relation::acl,
      Relation::acl_relcl,  Relation::ccomp,  Relation::conj, Relation::cc,    Relation::mark,
      Relation::compound,   Relation::appos,  Relation::aux,  Relation::case_, Relation::advcl,
      Relation::nsubj_pass, Relation::advmod, Relation::iobj, Relation::xcomp, Relation::obl_unmarked,
      Relation::cop};
  const auto pick = [&](const auto& list) { return list[random() % std::size(list)]; };
  Sentence sentence;
  const std::size_t size = 2 + random() % 14;
  std::vector<std::size_t> hung = {random() % size};
  sentence.tokens.resize(size);
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < size; ++i) {
    auto& token = sentence.tokens[i];
    token.form = pick(kWords);
    token.lemma = token.form;
    token.upos = pick(kUpos);
    token.xpos = pick(kXpos);
    token.relation = pick(kRelations);
    if (i != hung.front()) order.push_back(i);
  }
  sentence.tokens[hung.front()].head = -1;
  sentence.tokens[hung.front()].relation = Relation::root;
  std::shuffle(order.begin(), order.end(), random);
  for (const std::size_t i : order) {
    sentence.tokens[i].head = static_cast<std::int32_t>(hung[random() % hung.size()]);
    hung.push_back(i);
  }
  return sentence;
}

/// One root, and every token leads to it.
bool is_tree(const Sentence& sentence) {
  std::size_t roots = 0;
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    std::int32_t at = static_cast<std::int32_t>(i);
    for (std::size_t steps = 0; at >= 0; ++steps) {
      if (steps > sentence.tokens.size()) return false;
      at = sentence.tokens[static_cast<std::size_t>(at)].head;
    }
    roots += sentence.tokens[i].head < 0 ? 1 : 0;
  }
  return roots == 1;
}

}  // namespace

TEST_CASE("whatever the parser hung together, mended sentences are trees with one root") {
  std::mt19937_64 random(20261122);
  for (int round = 0; round < 60000; ++round) {
    Sentence sentence = random_sentence(random);
    REQUIRE(is_tree(sentence));
    ingest::repair_phrases(sentence);
    REQUIRE(is_tree(sentence));
    ingest::repair_verbs(sentence);
    REQUIRE(is_tree(sentence));
    ingest::repair_clauses(sentence);
    REQUIRE(is_tree(sentence));
    ingest::repair_subjects(sentence);
    REQUIRE(is_tree(sentence));
  }
}
