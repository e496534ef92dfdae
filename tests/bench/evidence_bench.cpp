// Raw text to evidence: the articles in shared/ where they are at hand, else the examples. One pipeline a thread, each
// with every article; "sentences" are per second of the clock, all threads together.

#include <benchmark/benchmark.h>

#include <fstream>

#include "ingest/pipeline/pipeline.hpp"
#include "tests/bench/articles.hpp"

namespace {

using namespace entente;

std::vector<ingest::ReadDocument> read_articles() {
  std::vector<ingest::ReadDocument> documents;
  for (const auto& file : bench::article_files()) {
    std::ifstream in(file, std::ios::binary);
    ingest::read_documents(
        in, file.filename().string(), {},
        [&](ingest::ReadDocument&& document) { documents.push_back(std::move(document)); }, [](const Error&) {});
  }
  return documents;
}

void text_to_evidence(benchmark::State& state) {
  static const auto resources = ingest::Resources::load(ENTENTE_DATA_DIR);
  static const auto articles = read_articles();
  ingest::Pipeline pipeline(resources);
  std::size_t sentences = 0;
  std::size_t evidence = 0;
  for (auto unused : state) {
    for (const auto& article : articles) {
      const auto extracted = pipeline.extract(article);
      sentences += extracted.sentences.size();
      evidence += extracted.evidence.size();
    }
  }
  state.counters["sentences"] = benchmark::Counter(static_cast<double>(sentences), benchmark::Counter::kIsRate);
  state.counters["evidence"] = benchmark::Counter(static_cast<double>(evidence), benchmark::Counter::kIsRate);
}
BENCHMARK(text_to_evidence)->Unit(benchmark::kMillisecond)->Threads(1)->Threads(2)->UseRealTime();

}  // namespace

BENCHMARK_MAIN();
