#include "app/train/evaluate.hpp"

#include <fmt/format.h>

#include <array>
#include <iterator>
#include <set>

#include "app/train/corpus.hpp"
#include "app/train/raw_text.hpp"
#include "ingest/language/analyzer.hpp"
#include "ingest/language/network_shape.hpp"

namespace entente::train {

using language::Relation;

namespace {

struct Counts {
  std::size_t right = 0;
  std::size_t gold = 0;
  std::size_t said = 0;

  [[nodiscard]] double precision() const {
    return said == 0 ? 0 : 100.0 * static_cast<double>(right) / static_cast<double>(said);
  }
  [[nodiscard]] double recall() const {
    return gold == 0 ? 0 : 100.0 * static_cast<double>(right) / static_cast<double>(gold);
  }
  [[nodiscard]] double f1() const {
    return gold + said == 0 ? 0 : 200.0 * static_cast<double>(right) / static_cast<double>(gold + said);
  }
};

std::string_view universal(Relation relation) {
  const auto text = language::to_string(relation);
  return text.substr(0, text.find(':'));
}

bool core(Relation relation) {
  const auto text = language::to_string(relation);
  return text.starts_with("nsubj") || text == "obj" || text.starts_with("iobj") || text.starts_with("obl") ||
         text.starts_with("csubj");
}

std::string with_gold_tokens(language::Analyzer& analyzer, const std::vector<GoldSentence>& corpus) {
  language::Analysis analysis;
  for (const auto& gold : corpus) {
    auto& sentence = analysis.sentences.emplace_back();
    for (const auto& token : gold.parse.tokens) {
      sentence.tokens.push_back({.span = {}, .form = token.form, .lemma = {}});
    }
  }
  analyzer.annotate(analysis);

  std::size_t words = 0;
  std::array<std::size_t, 6> right{};
  Counts arcs;
  std::array<Counts, language::kNameTypeCount> names;
  bool has_names = false;
  for (std::size_t s = 0; s < corpus.size(); ++s) {
    const auto& gold = corpus[s].parse.tokens;
    const auto& said = analysis.sentences[s].tokens;
    words += gold.size();
    for (std::size_t i = 0; i < gold.size(); ++i) {
      const bool head = gold[i].head == said[i].head;
      right[0] += gold[i].upos == said[i].upos;
      right[1] += gold[i].xpos == said[i].xpos;
      right[2] += gold[i].lemma == said[i].lemma;
      right[3] += head;
      right[4] += head && universal(gold[i].relation) == universal(said[i].relation);
      right[5] += head && gold[i].relation == said[i].relation;
      if (core(gold[i].relation)) {
        ++arcs.gold;
        arcs.right += head && gold[i].relation == said[i].relation;
      }
    }
    if (!corpus[s].has_names) {
      continue;
    }
    has_names = true;
    for (const auto& name : analysis.sentences[s].names) {
      ++names[static_cast<std::size_t>(name.type)].said;
    }
    for (const auto& name : corpus[s].names) {
      auto& counts = names[static_cast<std::size_t>(name.type)];
      ++counts.gold;
      for (const auto& other : analysis.sentences[s].names) {
        counts.right += other.first == name.first && other.last == name.last && other.type == name.type;
      }
    }
  }
  const auto share = [&](std::size_t n) { return 100.0 * static_cast<double>(n) / static_cast<double>(words); };
  auto text = fmt::format(
      "gold tokens: {} words  UPOS {:.2f}  XPOS {:.2f}  lemma {:.2f}  UAS {:.2f}  LAS {:.2f}  with subtypes {:.2f}  "
      "subject/object/oblique arcs {:.2f}\n",
      words, share(right[0]), share(right[1]), share(right[2]), share(right[3]), share(right[4]), share(right[5]),
      arcs.recall());
  if (has_names) {
    Counts main;
    for (std::size_t t = 0; t < names.size(); ++t) {
      const auto& c = names[t];
      fmt::format_to(std::back_inserter(text), "names: {:<13} P {:.1f}  R {:.1f}  F1 {:.1f}  of {}\n",
                     language::to_string(static_cast<language::NameType>(t)), c.precision(), c.recall(), c.f1(),
                     c.gold);
      if (t <= static_cast<std::size_t>(language::NameType::place)) {
        main.right += c.right;
        main.gold += c.gold;
        main.said += c.said;
      }
    }
    fmt::format_to(std::back_inserter(text), "names: person, organization, place together F1 {:.1f}\n", main.f1());
  }
  return text;
}

std::string from_raw_text(language::Analyzer& analyzer, const std::vector<GoldSentence>& corpus) {
  Counts words;
  Counts sentences;
  for (const auto& paragraph : raw_paragraphs(corpus)) {
    std::set<std::pair<std::uint32_t, std::uint32_t>> gold_words;
    for (const auto word : paragraph.words) {
      gold_words.emplace(word.start, word.end);
    }
    std::set<std::pair<std::uint32_t, std::uint32_t>> gold_sentences;
    std::size_t first = 0;
    for (const auto end : paragraph.sentence_end) {
      gold_sentences.emplace(paragraph.words[first].start, paragraph.words[end - 1].end);
      first = end;
    }
    words.gold += gold_words.size();
    sentences.gold += gold_sentences.size();
    for (const auto& sentence : analyzer.segment(paragraph.text)) {
      ++sentences.said;
      sentences.right += gold_sentences.count({sentence.span.start, sentence.span.end});
      for (const auto& token : sentence.tokens) {
        ++words.said;
        words.right += gold_words.count({token.span.start, token.span.end});
      }
    }
  }
  return fmt::format("raw text: word F1 {:.2f}  sentence F1 {:.2f} (P {:.2f} R {:.2f})\n", words.f1(), sentences.f1(),
                     sentences.precision(), sentences.recall());
}

}  // namespace

std::string evaluate(const std::shared_ptr<const language::Model>& model, const std::filesystem::path& treebank) {
  const auto corpus = read_corpus({treebank});
  language::Analyzer analyzer(model);
  return treebank.filename().string() + "\n" + with_gold_tokens(analyzer, corpus) + from_raw_text(analyzer, corpus);
}

}  // namespace entente::train
