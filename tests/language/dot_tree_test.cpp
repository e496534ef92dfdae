#include "ingest/language/dot_tree.hpp"

#include <algorithm>

#include "tests/catch.hpp"

using namespace entente;
using namespace entente::language;

TEST_CASE("a drawn tree has a node for each token and an arc for each head, safely written") {
  Sentence s;
  Token a;
  a.form = "say \"\\n\"\n";
  a.lemma = "say";
  a.upos = Upos::VERB;
  Token b;
  b.form = b.lemma = "Dar";
  b.upos = Upos::PROPN;
  b.head = 0;
  b.relation = Relation::nsubj_pass;
  s.tokens = {a, b};
  s.names = {{1, 2, NameType::person}};
  const std::vector<Sentence> sentences{s, s};
  std::string dot;
  write_dot_trees(sentences, dot);
  CHECK(dot.find(R"(t0_0 [label="say \"\\n\" \nsay\nVERB", fillcolor="white"])") != std::string::npos);
  CHECK(dot.find(R"(t0_1 [label="Dar\nPROPN", fillcolor="#cfe8ff"])") != std::string::npos);
  CHECK(dot.find(R"(t1_0 -> t1_1 [label="nsubj:pass"])") != std::string::npos);
  CHECK(std::count(dot.begin(), dot.end(), '{') == std::count(dot.begin(), dot.end(), '}'));
}
