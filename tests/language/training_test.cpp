// The whole way from a treebank to an analyzer, on a treebank small enough to be written here.

#include <filesystem>
#include <fstream>
#include <iterator>

#include "app/train/checkpoint.hpp"
#include "app/train/evaluate.hpp"
#include "app/train/export.hpp"
#include "app/train/lemma_trainer.hpp"
#include "app/train/segment_trainer.hpp"
#include "graph/model/error.hpp"
#include "ingest/language/analyzer.hpp"
#include "tests/catch.hpp"

using namespace entente;
using namespace entente::train;

namespace {

/// Twelve sentences of one pattern: "Xs met Ys . "
std::string treebank() {
  std::string text;
  int number = 0;
  for (const auto* subject : {"Envoys", "Ministers", "Leaders"}) {
    for (const auto* object : {"troops", "officials", "donors", "rivals"}) {
      text += number % 3 == 0 ? "# newdoc id = d" + std::to_string(number) + "\n" : "";
      text += "# sent_id = " + std::to_string(++number) + "\n";
      text += "1\t" + std::string(subject) + "\t" + subject + "\tNOUN\tNNS\t_\t2\tnsubj\t_\t_\n";
      text += "2\tmet\tmeet\tVERB\tVBD\t_\t0\troot\t_\t_\n";
      text += "3\t" + std::string(object) + "\t" + object + "\tNOUN\tNNS\t_\t2\tobj\t_\tSpaceAfter=No\n";
      text += "4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n";
    }
  }
  return text;
}

struct Workshop {
  std::filesystem::path folder = std::filesystem::temp_directory_path() / "entente_training_test";
  std::vector<std::uint64_t> vector_keys{1, 2};
  std::vector<std::int8_t> vector_values{3, -4, 5, 6};
  std::vector<std::uint64_t> name_keys{1};
  std::vector<std::uint16_t> name_classes{1};

  Workshop() {
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "tiny.conllu") << treebank();
  }
  ~Workshop() { std::filesystem::remove_all(folder); }

  std::filesystem::path train(const char* name, std::uint64_t seed) const {
    const auto corpus = read_corpus({folder / "tiny.conllu"});
    NetworkOptions options;
    options.shape = {.width = 16, .layers = 2, .tag_layer = 1, .vector_width = 2, .arc_width = 8, .label_width = 8};
    options.epochs = 60;
    options.batch_words = 12;
    options.warm_up = 10;
    options.rate = 1e-2;
    options.rewritten = 0;
    options.seed = seed;
    const language::Gazetteer gazetteer(name_keys, name_classes);
    const FeatureIndex index(corpus, 1, vector_keys, gazetteer);
    const auto network = train_network(corpus, index, {vector_values, 2}, options, {}, [](const std::string&) {});
    language::ContainerWriter writer;
    train_segmenter(raw_paragraphs(corpus), {}, writer);
    train_lemmatizer(corpus, writer);
    export_network(options.shape, network, index.keys(), writer);
    writer.add<std::uint64_t>("vectors.keys", vector_keys);
    writer.add<std::int8_t>("vectors.values", vector_values);
    writer.add<std::uint64_t>("gazetteer.keys", name_keys);
    writer.add<std::uint16_t>("gazetteer.classes", name_classes);
    writer.write(folder / name);
    return folder / name;
  }
};

std::string bytes(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("a network goes on with other texts: rows of known features are kept, those of new ones begin at zero") {
  Checkpoint checkpoint;
  checkpoint.shape = {.width = 2, .layers = 1, .tag_layer = 1, .vector_width = 2, .arc_width = 2, .label_width = 2};
  checkpoint.feature_keys = {11, 22, 33};
  checkpoint.network.dense = {7};
  checkpoint.network.table.resize(3, 2);
  checkpoint.network.table << 1, 2, 3, 4, 5, 6;
  const TrainedNetwork network = network_for(checkpoint, {33, 44, 11});
  CHECK(network.dense == checkpoint.network.dense);
  Matrix<float> expected(3, 2);
  expected << 5, 6, 0, 0, 1, 2;
  CHECK(network.table == expected);
}

TEST_CASE("a model is learned, written, loaded and right, and the same seed gives the same bytes") {
  const Workshop workshop;
  const auto first = workshop.train("a.model", 5);
  const auto scores = evaluate(language::Model::load(first), workshop.folder / "tiny.conllu");
  INFO(to_text(scores));
  CHECK(scores.words == 48);
  CHECK(scores.upos == 48);
  CHECK(scores.xpos == 48);
  CHECK(scores.lemmas == 48);
  CHECK(scores.labelled_with_subtypes == 48);
  CHECK(scores.core.right == 24);
  CHECK(scores.raw_words.f1() == 100.0);
  CHECK(scores.raw_sentences.f1() == 100.0);

  CHECK(bytes(first) == bytes(workshop.train("b.model", 5)));
  CHECK(bytes(first) != bytes(workshop.train("c.model", 6)));
}

TEST_CASE("names and beliefs of column 10 are read, and names are written as they were read") {
  const Workshop workshop;
  const auto row = [](int id, const char* form, int head, const char* misc) {
    return std::to_string(id) + "\t" + form + "\t_\tPROPN\tNNP\t_\t" + std::to_string(head) + "\t" +
           (head == 0 ? "root" : "flat") + "\t_\t" + misc + "\n";
  };
  const std::string text = std::string(kNamesMark) + "\n" + row(1, "Ana", 0, "Name=person") +
                           row(2, "Lima", 1, "Heads=0:40,1:120|Name=I-person") + row(3, "Chad", 1, "Name=place") + "\n";
  const auto path = workshop.folder / "marked.conllu";
  std::ofstream(path) << text;
  const auto corpus = read_corpus({path});
  REQUIRE(corpus.size() == 1);
  REQUIRE(corpus[0].has_names);
  REQUIRE(corpus[0].names.size() == 2);
  CHECK(corpus[0].names[0].last == 2);
  CHECK(corpus[0].names[1].type == language::NameType::place);
  REQUIRE(corpus[0].beliefs.size() == 3);
  CHECK(corpus[0].beliefs[0].empty());
  REQUIRE(corpus[0].beliefs[1].size() == 2);
  CHECK(corpus[0].beliefs[1][1].head == 1);
  CHECK(corpus[0].beliefs[1][1].weight == 0.75F);

  std::string written;
  write_with_names(corpus[0], written);
  std::ofstream(path) << written;
  CHECK(read_corpus({path})[0].names.size() == 2);
  CHECK(written.find("Name=I-person") != std::string::npos);
  CHECK(written.find("Heads") == std::string::npos);

  for (const auto* wrong : {"Heads=4:100", "Heads=1", "Heads=1:0", "Heads=x:3", "Heads=1:3x", "Name=ship"}) {
    INFO(wrong);
    std::ofstream(path) << std::string(kNamesMark) + "\n" + row(1, "Ana", 0, "_") + row(2, "Lima", 1, "_") +
                               row(3, "Chad", 1, wrong) + "\n";
    CHECK_THROWS_AS(read_corpus({path}), Error);
  }
}

TEST_CASE("paragraphs of a treebank become running text") {
  const Workshop workshop;
  const auto paragraphs = raw_paragraphs(read_corpus({workshop.folder / "tiny.conllu"}));
  REQUIRE(paragraphs.size() == 4);
  CHECK(paragraphs[0].text == "Envoys met troops. Envoys met officials. Envoys met donors. ");
  CHECK(paragraphs[0].words.size() == 12);
  CHECK(paragraphs[0].words[3].of(paragraphs[0].text) == ".");
  CHECK(paragraphs[0].sentence_end == std::vector<std::size_t>{4, 8, 12});
}
