#include <random>

#include "ingest/language/conllu.hpp"
#include "ingest/language/tree.hpp"
#include "ingest/relations/clause_repair.hpp"
#include "ingest/relations/phrase_repair.hpp"
#include "ingest/relations/speech_repair.hpp"
#include "ingest/relations/subject_repair.hpp"
#include "ingest/relations/verb_repair.hpp"
#include "tests/catch.hpp"

using namespace entente;
using namespace entente::language;

namespace {

/// A sentence of words that the repairs look for, hung together by chance.
Sentence random_sentence(std::mt19937_64& random) {
  static constexpr const char* kWords[] = {
      "that", "not",      "Chad",   "Niger",   "said",    "told",    "lifted",  "plans",  "clashes",   ",",    "Having",
      "and",  "attacked", "accord", "will",    "imposed", "in",      "members", "it",     "sanctions", "up",   "to",
      "due",  "n't",      "\u2014", "earlier", "call",    "propose", "general", "consul", "for",       "give", "never"};
  static constexpr Upos kUpos[] = {Upos::VERB,  Upos::NOUN, Upos::PROPN, Upos::AUX, Upos::ADP,
                                   Upos::SCONJ, Upos::PRON, Upos::NUM,   Upos::ADJ};
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
    const auto place = static_cast<std::uint32_t>(i);
    if (token.upos == Upos::PROPN) sentence.names.push_back({place, place + 1, NameType::place});
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
    ingest::repair_speech(sentence);
    REQUIRE(is_tree(sentence));
    ingest::repair_subjects(sentence);
    REQUIRE(is_tree(sentence));
  }
}

TEST_CASE("a plural said by a dashed list to be states is the subject of the verb behind the list") {
  // What a parser made of it: the plural one more thing declined, the list said of that thing.
  const auto read = read_conllu(
      "1\tAfter\tafter\tSCONJ\tIN\t_\t3\tmark\t_\t_\n"
      "2\tGhana\tGhana\tPROPN\tNNP\t_\t3\tnsubj\t_\t_\n"
      "3\tdeclined\tdecline\tVERB\tVBD\t_\t14\tadvcl\t_\t_\n"
      "4\tparticipation\tparticipation\tNOUN\tNN\t_\t3\tobj\t_\t_\n"
      "5\t,\t,\tPUNCT\t,\t_\t6\tpunct\t_\t_\n"
      "6\tcountries\tcountry\tNOUN\tNNS\t_\t4\tconj\t_\t_\n"
      "7\t—\t—\tPUNCT\t:\t_\t8\tpunct\t_\t_\n"
      "8\tKenya\tKenya\tPROPN\tNNP\t_\t4\tappos\t_\t_\n"
      "9\t,\t,\tPUNCT\t,\t_\t10\tpunct\t_\t_\n"
      "10\tChad\tChad\tPROPN\tNNP\t_\t14\tnsubj\t_\t_\n"
      "11\tand\tand\tCCONJ\tCC\t_\t12\tcc\t_\t_\n"
      "12\tNiger\tNiger\tPROPN\tNNP\t_\t10\tconj\t_\t_\n"
      "13\t—\t—\tPUNCT\t:\t_\t10\tpunct\t_\t_\n"
      "14\tagreed\tagree\tVERB\tVBD\t_\t0\troot\t_\t_\n\n",
      "countries");
  Sentence sentence;
  for (const ConlluToken& token : read.front().tokens) {
    auto& copy = sentence.tokens.emplace_back();
    copy.form = token.form;
    copy.lemma = token.lemma;
    copy.upos = token.upos;
    copy.xpos = token.xpos;
    copy.head = token.head;
    copy.relation = token.relation;
  }
  ingest::repair_phrases(sentence);
  const auto hangs = [&](std::size_t token, std::int32_t head, Relation relation) {
    CAPTURE(token);
    CHECK(sentence.tokens[token].head == head);
    CHECK(sentence.tokens[token].relation == relation);
  };
  hangs(5, 13, Relation::nsubj);
  hangs(7, 5, Relation::appos);
  hangs(9, 7, Relation::conj);
  hangs(11, 7, Relation::conj);
}
