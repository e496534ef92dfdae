#include "ingest/language/conllu.hpp"

#include "graph/model/error.hpp"
#include "tests/catch.hpp"

using namespace entente;
using namespace entente::language;

namespace {

constexpr const char* kText =
    "# sent_id = 1\n"
    "# text = Israel didn't accept.\n"
    "1\tIsrael\tIsrael\tPROPN\tNNP\tNumber=Sing\t4\tnsubj\t4:nsubj\t_\n"
    "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_\n"
    "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n"
    "4\taccept\taccept\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n"
    "4.1\tit\tit\tPRON\tPRP\t_\t_\t_\t4:obj\t_\n"
    "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n"
    "\n";

std::string failure(const std::string& text) {
  try {
    static_cast<void>(read_conllu(text, "x.conllu"));
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::bad_input);
    return error.what();
  }
  return {};
}

}  // namespace

TEST_CASE("words, contractions and comments are read, empty nodes are not") {
  const auto sentences = read_conllu(kText, "x.conllu");
  REQUIRE(sentences.size() == 1);
  const auto& s = sentences[0];
  CHECK(s.comments.size() == 2);
  REQUIRE(s.tokens.size() == 5);
  CHECK(s.tokens[0].xpos == Xpos::NNP);
  CHECK(s.tokens[0].head == 3);
  CHECK(s.tokens[3].head == Token::kRoot);
  CHECK(s.tokens[3].misc == "SpaceAfter=No");
  CHECK(s.tokens[2].relation == Relation::advmod);
  REQUIRE(s.ranges.size() == 1);
  CHECK(s.ranges[0].first == 1);
  CHECK(s.ranges[0].last == 3);
}

TEST_CASE("what is read is written again, but for columns 6 and 9") {
  std::string out;
  for (const auto& sentence : read_conllu(kText, "x.conllu")) {
    write_conllu(sentence, out);
  }
  const auto again = read_conllu(out, "again");
  std::string twice;
  for (const auto& sentence : again) {
    write_conllu(sentence, twice);
  }
  CHECK(out == twice);
  CHECK(out.find("2-3\tdidn't\t") != std::string::npos);
  CHECK(out.find("1\tIsrael\tIsrael\tPROPN\tNNP\t_\t4\tnsubj\t_\t_\n") != std::string::npos);
}

TEST_CASE("carriage returns and a missing last blank line do no harm") {
  CHECK(read_conllu("1\ta\ta\tX\tXX\t_\t0\troot\t_\t_\r\n", "x").size() == 1);
  CHECK(read_conllu("", "x").empty());
}

TEST_CASE("a damaged file is refused with its line") {
  CHECK(failure("1\ta\ta\n") == "x.conllu:1: a word line needs ten columns parted by tabs");
  CHECK(failure("# c\n2\ta\ta\tX\tXX\t_\t0\troot\t_\t_\n") == "x.conllu:2: word id 2 where 1 is next");
  CHECK(failure("1\ta\ta\tX\tXX\t_\tb\troot\t_\t_\n") == "x.conllu:1: head \"b\" is not a number");
  CHECK(failure("1\ta\ta\tX\tXX\t_\t7\troot\t_\t_\n\n") == "x.conllu:2: head 7 in a sentence of 1 words");
  CHECK(failure("3-2\tab\t_\t_\t_\t_\t_\t_\t_\t_\n") == "x.conllu:1: \"3-2\" is not a range of words");
}

TEST_CASE("an analysed sentence is written with contractions, missing spaces and names") {
  const std::string text = "Dar's offer can't wait.";
  const auto token = [&](std::uint32_t start, std::uint32_t end, std::int32_t head) {
    Token t;
    t.span = {start, end};
    t.form = t.span.of(text);
    t.lemma = t.form;
    t.head = head;
    return t;
  };
  Sentence s;
  s.tokens = {token(0, 3, 2),   token(3, 5, 0),    token(6, 11, 5), token(12, 14, 5),
              token(14, 17, 5), token(18, 22, -1), token(22, 23, 5)};
  s.names = {{0, 1, NameType::person}};
  std::string out;
  write_conllu(s, {"# text = " + text}, out);
  CHECK(out.find("1-2\tDar's\t") != std::string::npos);
  CHECK(out.find("4-5\tcan't\t") != std::string::npos);
  CHECK(out.find("1\tDar\tDar\tX\tFW\t_\t3\tdep\t_\tName=person\n") != std::string::npos);
  CHECK(out.find("6\twait\twait\tX\tFW\t_\t0\tdep\t_\tSpaceAfter=No\n") != std::string::npos);
  const auto back = read_conllu(out, "x");
  REQUIRE(back.size() == 1);
  CHECK(back[0].tokens.size() == 7);
}
