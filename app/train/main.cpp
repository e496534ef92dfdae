#include <CLI/CLI.hpp>
#include <fstream>
#include <optional>

#include "app/train/checkpoint.hpp"
#include "app/train/evaluate.hpp"
#include "app/train/export.hpp"
#include "app/train/lemma_trainer.hpp"
#include "app/train/segment_trainer.hpp"
#include "app/train/trainer.hpp"
#include "graph/model/error.hpp"
#include "ingest/language/model.hpp"

namespace {

using namespace entente;
using std::filesystem::path;
using train::report;

struct Request {
  std::vector<path> train;
  std::vector<path> silver;  ///< analyses by a teacher: for the network alone
  std::vector<path> dev;
  path vectors;
  path gazetteer;
  path names;  ///< where the treebanks go with their names in column 10
  path out;
  path save;               ///< a checkpoint to write
  std::vector<path> load;  ///< checkpoints to take the mean of instead of training
  path start;              ///< a checkpoint to go on from
  path model;
  std::vector<path> evaluate;
  train::NetworkOptions network;
  train::SegmentOptions segment;
};

void add_options(CLI::App& app, Request& r) {
  app.add_option("--train", r.train, "treebanks to learn from, CoNLL-U");
  app.add_option("--silver", r.silver, "analyses by a teacher, which only the network learns from, CoNLL-U");
  app.add_option("--dev", r.dev, "treebanks to report scores on while training");
  app.add_option("--vectors", r.vectors, "word vectors, or a model that holds them");
  app.add_option("--gazetteer", r.gazetteer, "known names, or a model that holds them");
  app.add_option("--names", r.names,
                 "write the sentences of --train with their names in column 10; nothing is trained");
  app.add_option("--evaluate", r.evaluate, "treebanks to score --model on; nothing is trained");
  app.add_option("--model", r.model, "the model to score");
  app.add_option("--out", r.out, "the model file to write");
  app.add_option("--save", r.save, "where the network's numbers go unrounded");
  app.add_option("--load", r.load, "take the network from such a file instead of training it; the mean of several");
  app.add_option("--start", r.start, "go on training from such a file, with its features, on these texts or others");
  app.add_option("--epochs", r.network.epochs, "passes over the treebanks")->capture_default_str();
  app.add_option("--batch", r.network.batch_words, "words a step")->capture_default_str();
  app.add_option("--rate", r.network.rate, "top learning rate")->capture_default_str();
  app.add_option("--seed", r.network.seed, "of all chance")->capture_default_str();
  app.add_option("--width", r.network.shape.width, "units a direction")->capture_default_str();
  app.add_option("--layers", r.network.shape.layers, "recurrent layers")->capture_default_str();
  app.add_option("--arc-width", r.network.shape.arc_width, "numbers of a view of an arc")->capture_default_str();
  app.add_option("--least", r.network.least_count, "times a feature is seen at least")->capture_default_str();
  app.add_option("--tag-layer", r.network.shape.tag_layer, "layer that tags are read off")->capture_default_str();
  app.add_option("--argument-weight", r.network.weights.argument, "of arcs of subjects, objects and obliques")
      ->capture_default_str();
  app.add_option("--name-weight", r.network.weights.name, "of the loss of names")->capture_default_str();
  app.add_option("--weekdays", r.network.weekdays, "share of sentences shown with a bare weekday")
      ->capture_default_str();
  app.add_option("--drop-word", r.network.dropout.word, "share of words hidden")->capture_default_str();
  app.add_option("--drop-feature", r.network.dropout.feature, "share of other features hidden")->capture_default_str();
  app.add_option("--drop-vector", r.network.dropout.vector, "share of word vectors hidden")->capture_default_str();
  app.add_option("--drop-input", r.network.dropout.input, "dropout of the input")->capture_default_str();
  app.add_option("--drop-layer", r.network.dropout.layer, "dropout between layers")->capture_default_str();
  app.add_option("--drop-hidden", r.network.dropout.hidden, "dropout of arc and label layers")->capture_default_str();
  app.add_option("--segment-epochs", r.segment.epochs)->capture_default_str();
  app.add_option("--segment-rate", r.segment.rate)->capture_default_str();
  app.add_option("--segment-decay", r.segment.decay)->capture_default_str();
}

int run(int argc, char** argv) {
  CLI::App app{"Learns the language model of entente from CoNLL-U treebanks."};
  Request r;
  add_options(app, r);
  CLI11_PARSE(app, argc, argv);

  if (!r.evaluate.empty()) {
    const auto model = language::Model::load(r.model);
    for (const auto& file : r.evaluate) {
      std::fputs(train::to_text(train::evaluate(model, file)).c_str(), stdout);
    }
    return 0;
  }
  if (!r.names.empty()) {
    std::string text;
    for (const auto& sentence : train::read_corpus(r.train)) {
      train::write_with_names(sentence, text);
    }
    std::ofstream out(r.names, std::ios::binary);
    if (!(out << text).flush()) {
      throw Error(ErrorCode::bad_input, "cannot write the file", r.names.string());
    }
    return 0;
  }
  if (r.train.empty() || r.vectors.empty() || r.gazetteer.empty()) {
    throw Error(ErrorCode::usage, "--train, --vectors and --gazetteer are needed to train");
  }
  const auto corpus = train::read_corpus(r.train);
  const auto given = language::Container::open(r.vectors);
  const auto keys = given.array<std::uint64_t>("vectors.keys");
  const auto values = given.array<std::int8_t>("vectors.values");

  const auto known = language::Container::open(r.gazetteer);
  const language::Gazetteer gazetteer(known);

  train::Checkpoint checkpoint;
  if (r.load.empty()) {
    std::vector<std::vector<train::GoldSentence>> dev;
    for (const auto& file : r.dev) {
      dev.push_back(train::read_corpus({file}));
    }
    r.network.shape.vector_width = static_cast<std::uint32_t>(values.size() / keys.size());
    auto trees = corpus;
    for (auto& sentence : train::read_corpus(r.silver)) trees.push_back(std::move(sentence));
    std::optional<train::Checkpoint> before;
    if (!r.start.empty()) before = train::read_checkpoint(r.start);
    const train::FeatureIndex index(trees, r.network.least_count, keys, gazetteer,
                                    before ? before->feature_keys : std::vector<std::uint64_t>{});
    checkpoint.shape = r.network.shape;
    checkpoint.feature_keys = index.keys();
    std::optional<train::TrainedNetwork> start;
    if (before) start = train::network_for(*before, checkpoint.feature_keys);
    checkpoint.network = train::train_network(trees, index, {values, r.network.shape.vector_width}, r.network, dev,
                                              report, start ? &*start : nullptr);
    if (!r.save.empty()) {
      train::write_checkpoint(checkpoint, r.save);
    }
  } else {
    checkpoint = train::read_mean(r.load);
  }
  if (!r.out.empty()) {
    language::ContainerWriter writer;
    train::train_segmenter(train::raw_paragraphs(corpus), r.segment, writer);
    train::train_lemmatizer(corpus, writer);
    train::export_network(checkpoint.shape, checkpoint.network, checkpoint.feature_keys, writer);
    writer.add<std::uint64_t>("vectors.keys", keys);
    writer.add<std::int8_t>("vectors.values", values);
    for (const auto* section : {"gazetteer.keys", "gazetteer.classes"}) {
      writer.add_bytes(section, known.bytes(section));
    }
    writer.write(r.out);
    static_cast<void>(language::Model::load(r.out));
    report("wrote " + r.out.string());
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) { return entente::train::run_trainer("entente-train", run, argc, argv); }
