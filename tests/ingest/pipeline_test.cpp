#include <filesystem>
#include <fstream>
#include <random>
#include <thread>

#include "ingest/readers/reader.hpp"
#include "tests/catch.hpp"
#include "tests/ingest/world.hpp"

namespace fs = std::filesystem;
using entente::ExtractedDocument;
using entente::ingest::ReadDocument;

namespace {

std::vector<ReadDocument> example_articles() {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(ENTENTE_SOURCE_DIR "/examples/articles"))
    paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<ReadDocument> documents;
  for (const fs::path& path : paths) {
    if (path.filename() == "README.md") continue;
    std::ifstream file(path, std::ios::binary);
    entente::ingest::read_documents(
        file, path.string(), {}, [&](ReadDocument&& document) { documents.push_back(std::move(document)); },
        [](const entente::Error& error) { FAIL(error.what()); });
  }
  return documents;
}

/// Every byte of a result that anybody can see.
std::string fingerprint(const ExtractedDocument& document) {
  std::string all;
  for (const entente::Evidence& e : document.evidence) {
    for (const std::string& part :
         {e.type, e.cameo, e.source.key, e.source.name, e.target.key, e.target.name, e.rule, e.path, e.attributed_to})
      all += part + "|";
    for (const entente::ByteSpan span : {e.source.span, e.target.span, e.trigger})
      all += std::to_string(span.start) + "-" + std::to_string(span.end) + "|";
    all += std::to_string(e.confidence) + (e.date ? e.date->iso() : "") + (e.negated ? "not" : "") +
           std::string(to_string(e.modality)) + "\n";
  }
  for (const entente::NodeClaim& node : document.nodes) {
    all += node.key + node.label + node.name + node.state;
    for (const auto& [alias, count] : node.aliases) all += alias + std::to_string(count);
  }
  return all;
}

void check_invariants(const ExtractedDocument& document) {
  const std::string& text = document.document.text;
  for (const entente::Evidence& e : document.evidence) {
    REQUIRE(e.sentence < document.sentences.size());
    const entente::ByteSpan sentence = document.sentences[e.sentence];
    for (const entente::ByteSpan span : {e.source.span, e.target.span, e.trigger}) {
      REQUIRE(span.start < span.end);
      REQUIRE(span.end <= text.size());
      CHECK(sentence.contains(span));
    }
    CHECK(e.confidence > 0);
    CHECK(e.confidence < 1);
    CHECK_FALSE(e.rule.empty());
    for (const std::string& key : {e.source.key, e.target.key}) {
      const bool known =
          std::any_of(document.nodes.begin(), document.nodes.end(), [&](const auto& node) { return node.key == key; });
      CHECK(known);
    }
  }
}

}  // namespace

TEST_CASE("every span of the example articles lies in its sentence, and every actor is among the nodes") {
  entente::ingest::Pipeline pipeline(world());
  std::size_t pieces = 0;
  for (const ReadDocument& document : example_articles()) {
    const ExtractedDocument extracted = pipeline.extract(document);
    check_invariants(extracted);
    pieces += extracted.evidence.size();
  }
  CHECK(pieces > 40);
}

TEST_CASE("whoever spoke before a quotation is cited at its first word, not at its mark") {
  const ExtractedDocument extracted = extract(
      "Iranian President Hassan Rouhani said the talks were over.\n\n"
      "“The United States must leave Iraq.”\n");
  REQUIRE_FALSE(extracted.evidence.empty());
  const entente::Evidence& demand = extracted.evidence.back();
  CHECK(demand.type == "requests");
  CHECK(demand.source.key == "official/hassan-rouhani");
  const entente::ByteSpan span = demand.source.span;
  CHECK(extracted.document.text.substr(span.start, span.end - span.start) == "The");
}

TEST_CASE("a document gives the same result whatever came before it and on any thread") {
  const std::vector<ReadDocument> documents = example_articles();
  std::vector<std::string> forward;
  std::vector<std::string> backward(documents.size());
  entente::ingest::Pipeline one(world());
  for (const ReadDocument& document : documents) forward.push_back(fingerprint(one.extract(document)));
  std::vector<std::thread> threads;
  for (std::size_t half = 0; half < 2; ++half) {
    threads.emplace_back([&, half] {
      entente::ingest::Pipeline own(world());
      for (std::size_t i = documents.size(); i-- > 0;) {
        if (i % 2 == half) backward[i] = fingerprint(own.extract(documents[i]));
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(forward == backward);
}

TEST_CASE("words thrown together at random are read without harm") {
  const std::string_view words[] = {"Turkey", "the",          "of",     "Foreign", "Minister", "said",    "(",
                                    ")",      "UN",           "and",    ",",       "“",        "”",       "met",
                                    "his",    "counterparts", "two",    "leaders", "Hakan",    "Fidan",   "'s",
                                    "to",     "help",         "not",    "force",   "it",       "they",    "who",
                                    "—",      "on",           "Sunday", ".",       "talks",    "between", "\n\n"};
  const unsigned seed = 20251121;
  CAPTURE(seed);
  std::mt19937 random(seed);
  entente::ingest::Pipeline pipeline(world());
  for (int round = 0; round < 150; ++round) {
    ReadDocument document;
    document.document.id = "random";
    const std::size_t length = 1 + random() % 120;
    for (std::size_t i = 0; i < length; ++i) {
      document.document.text += std::string(words[random() % std::size(words)]) + " ";
    }
    check_invariants(pipeline.extract(document));
  }
}
