#include "app/train/evaluate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <span>

#include "app/train/corpus.hpp"
#include "app/train/raw_text.hpp"
#include "ingest/language/analyzer.hpp"
#include "ingest/language/name_agreement.hpp"

namespace entente::train {

using language::NameType;
using language::Relation;

namespace {

std::string_view universal(Relation relation) {
  const auto text = language::to_string(relation);
  return text.substr(0, text.find(':'));
}

bool core(Relation relation) {
  const auto text = language::to_string(relation);
  return text.starts_with("nsubj") || text == "obj" || text.starts_with("iobj") || text.starts_with("obl") ||
         text.starts_with("csubj");
}

bool starts_document(const GoldSentence& sentence) {
  const auto& comments = sentence.parse.comments;
  return std::any_of(comments.begin(), comments.end(),
                     [](const std::string& comment) { return comment.starts_with("# newdoc"); });
}

language::Analysis annotate_gold_tokens(language::Analyzer& analyzer, const std::vector<GoldSentence>& corpus) {
  language::Analysis analysis;
  for (const auto& gold : corpus) {
    auto& sentence = analysis.sentences.emplace_back();
    for (const auto& token : gold.parse.tokens) {
      sentence.tokens.emplace_back().form = token.form;
    }
  }
  analyzer.annotate(analysis);
  for (std::size_t first = 0; first < corpus.size();) {
    auto last = first + 1;
    while (last < corpus.size() && !starts_document(corpus[last])) {
      ++last;
    }
    language::agree_on_names(std::span{analysis.sentences}.subspan(first, last - first));
    first = last;
  }
  return analysis;
}

void score_tokens(const language::Sentence& said, const language::ConlluSentence& gold, Scores& scores) {
  scores.words += gold.tokens.size();
  for (std::size_t i = 0; i < gold.tokens.size(); ++i) {
    const auto& want = gold.tokens[i];
    const auto& have = said.tokens[i];
    const bool head = want.head == have.head;
    scores.upos += want.upos == have.upos;
    scores.xpos += want.xpos == have.xpos;
    scores.lemmas += want.lemma == have.lemma;
    scores.heads += head;
    scores.labelled += head && universal(want.relation) == universal(have.relation);
    scores.labelled_with_subtypes += head && want.relation == have.relation;
    if (core(want.relation)) {
      ++scores.core.gold;
      scores.core.right += head && want.relation == have.relation;
    }
  }
}

void score_names(const language::Sentence& said, const GoldSentence& gold, Scores& scores) {
  scores.has_names = true;
  for (const auto& name : said.names) {
    ++scores.names[static_cast<std::size_t>(name.type)].said;
  }
  for (const auto& name : gold.names) {
    auto& counts = scores.names[static_cast<std::size_t>(name.type)];
    ++counts.gold;
    counts.right +=
        static_cast<std::size_t>(std::count_if(said.names.begin(), said.names.end(), [&](const auto& other) {
          return other.first == name.first && other.last == name.last && other.type == name.type;
        }));
  }
}

void score_raw_text(language::Analyzer& analyzer, const std::vector<GoldSentence>& corpus, Scores& scores) {
  using Range = std::pair<std::uint32_t, std::uint32_t>;
  for (const auto& paragraph : raw_paragraphs(corpus)) {
    std::set<Range> words;
    for (const auto word : paragraph.words) {
      words.emplace(word.start, word.end);
    }
    std::set<Range> sentences;
    std::size_t first = 0;
    for (const auto end : paragraph.sentence_end) {
      sentences.emplace(paragraph.words[first].start, paragraph.words[end - 1].end);
      first = end;
    }
    scores.raw_words.gold += words.size();
    scores.raw_sentences.gold += sentences.size();
    for (const auto& sentence : analyzer.segment(paragraph.text)) {
      ++scores.raw_sentences.said;
      scores.raw_sentences.right += sentences.count({sentence.span.start, sentence.span.end});
      for (const auto& token : sentence.tokens) {
        ++scores.raw_words.said;
        scores.raw_words.right += words.count({token.span.start, token.span.end});
      }
    }
  }
}

}  // namespace

Counts Scores::main_names() const {
  Counts sum;
  for (const auto type : {NameType::person, NameType::organization, NameType::place}) {
    const auto& counts = names[static_cast<std::size_t>(type)];
    sum.right += counts.right;
    sum.gold += counts.gold;
    sum.said += counts.said;
  }
  return sum;
}

Scores evaluate(const std::shared_ptr<const language::Model>& model, const std::filesystem::path& treebank) {
  const auto corpus = read_corpus({treebank});
  language::Analyzer analyzer(model);
  Scores scores;
  scores.name = treebank.filename().string();
  const auto analysis = annotate_gold_tokens(analyzer, corpus);
  for (std::size_t s = 0; s < corpus.size(); ++s) {
    score_tokens(analysis.sentences[s], corpus[s].parse, scores);
    if (corpus[s].has_names) {
      score_names(analysis.sentences[s], corpus[s], scores);
    }
  }
  score_raw_text(analyzer, corpus, scores);
  return scores;
}

std::string to_text(const Scores& s) {
  auto text = fmt::format(
      "{}: {} words\n  gold tokens: UPOS {:.2f}  XPOS {:.2f}  lemma {:.2f}  UAS {:.2f}  LAS {:.2f}  with subtypes "
      "{:.2f}  "
      "subject/object/oblique arcs {:.2f}\n",
      s.name, s.words, s.percent(s.upos), s.percent(s.xpos), s.percent(s.lemmas), s.percent(s.heads),
      s.percent(s.labelled), s.percent(s.labelled_with_subtypes), s.core.recall());
  if (s.has_names) {
    for (std::size_t t = 0; t < s.names.size(); ++t) {
      const auto& c = s.names[t];
      fmt::format_to(std::back_inserter(text), "  names: {:<13} P {:.1f}  R {:.1f}  F1 {:.1f}  of {}\n",
                     language::to_string(static_cast<NameType>(t)), c.precision(), c.recall(), c.f1(), c.gold);
    }
    fmt::format_to(std::back_inserter(text), "  names: person, organization, place together F1 {:.1f}\n",
                   s.main_names().f1());
  }
  fmt::format_to(std::back_inserter(text), "  raw text: word F1 {:.2f}  sentence F1 {:.2f} (P {:.2f} R {:.2f})\n",
                 s.raw_words.f1(), s.raw_sentences.f1(), s.raw_sentences.precision(), s.raw_sentences.recall());
  return text;
}

}  // namespace entente::train
