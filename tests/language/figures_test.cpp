// The model in the repository keeps the figures its card states. Needs the development parts of the treebanks.

#include "app/train/evaluate.hpp"
#include "tests/catch.hpp"
#include "tests/language/english.hpp"

using namespace entente::train;

namespace {

std::optional<Scores> scores_on(const char* treebank) {
  const auto path = std::filesystem::path{ENTENTE_SHARED_DIR} / "treebank" / treebank;
  if (!std::filesystem::exists(path)) {
    WARN("skipped: no " << path);
    return std::nullopt;
  }
  return evaluate(english(), path);
}

}  // namespace

TEST_CASE("the model reads the web as well as its card says") {
  if (const auto s = scores_on("ewt-dev.conllu")) {
    INFO(to_text(*s));
    CHECK(s->percent(s->upos) >= 95.5);
    CHECK(s->percent(s->xpos) >= 95.0);
    CHECK(s->percent(s->lemmas) >= 96.5);
    CHECK(s->percent(s->labelled) >= 86.0);
    CHECK(s->raw_words.f1() >= 98.8);
    CHECK(s->raw_sentences.f1() >= 82.0);
  }
}

TEST_CASE("the model reads edited prose as well as its card says") {
  if (const auto s = scores_on("gum-ccby-dev.conllu")) {
    INFO(to_text(*s));
    CHECK(s->percent(s->upos) >= 96.5);
    CHECK(s->percent(s->labelled) >= 87.5);
    CHECK(s->raw_sentences.f1() >= 95.0);
    CHECK(s->main_names().f1() >= 80.0);
  }
}
