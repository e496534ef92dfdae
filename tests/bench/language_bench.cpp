// Each stage of the English analysis on news: the articles in shared/ where they are at hand, else the examples.
// Rates are of one thread; "sentences" and "tokens" are per second.

#include <benchmark/benchmark.h>

#include <fstream>
#include <iterator>

#include "ingest/language/analyzer.hpp"
#include "tests/bench/articles.hpp"

namespace {

using namespace entente::language;

constexpr const char* kModel = ENTENTE_SOURCE_DIR "/ingest/language/model/english.model";

std::vector<std::string> read_articles() {
  std::vector<std::string> texts;
  for (const auto& file : entente::bench::article_files()) {
    std::ifstream in(file, std::ios::binary);
    texts.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return texts;
}

const std::vector<std::string>& articles() {
  static const auto texts = read_articles();
  return texts;
}

const std::shared_ptr<const Model>& model() {
  static const auto loaded = Model::load(kModel);
  return loaded;
}

void report(benchmark::State& state, std::size_t sentences, std::size_t tokens) {
  state.counters["sentences"] = benchmark::Counter(static_cast<double>(sentences), benchmark::Counter::kIsRate);
  state.counters["tokens"] = benchmark::Counter(static_cast<double>(tokens), benchmark::Counter::kIsRate);
}

void load_model(benchmark::State& state) {
  for (auto unused : state) {
    benchmark::DoNotOptimize(Model::load(kModel));
  }
}
BENCHMARK(load_model)->Unit(benchmark::kMillisecond);

void segment(benchmark::State& state) {
  Analyzer analyzer(model());
  std::size_t sentences = 0;
  std::size_t tokens = 0;
  for (auto unused : state) {
    for (const auto& text : articles()) {
      const auto found = analyzer.segment(text);
      sentences += found.size();
      for (const auto& sentence : found) {
        tokens += sentence.tokens.size();
      }
    }
  }
  report(state, sentences, tokens);
}
BENCHMARK(segment)->Unit(benchmark::kMillisecond);

/// Tags, lemmas, trees and names of sentences that are already cut.
void annotate(benchmark::State& state) {
  Analyzer analyzer(model());
  std::vector<Analysis> cut;
  for (const auto& text : articles()) {
    cut.emplace_back().sentences = analyzer.segment(text);
  }
  std::size_t sentences = 0;
  std::size_t tokens = 0;
  for (auto unused : state) {
    for (auto& analysis : cut) {
      analysis.lemmas.clear();
      analyzer.annotate(analysis);
      sentences += analysis.sentences.size();
      for (const auto& sentence : analysis.sentences) {
        tokens += sentence.tokens.size();
      }
    }
  }
  report(state, sentences, tokens);
}
BENCHMARK(annotate)->Unit(benchmark::kMillisecond);

void analyze(benchmark::State& state) {
  Analyzer analyzer(model());
  std::size_t sentences = 0;
  std::size_t tokens = 0;
  for (auto unused : state) {
    for (const auto& text : articles()) {
      const auto analysis = analyzer.analyze(text);
      sentences += analysis.sentences.size();
      for (const auto& sentence : analysis.sentences) {
        tokens += sentence.tokens.size();
      }
    }
  }
  report(state, sentences, tokens);
}
BENCHMARK(analyze)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
