#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>

#include "app/bindings/boosted_trees.hpp"
#include "app/bindings/examples.hpp"
#include "app/bindings/features.hpp"
#include "app/bindings/first_look.hpp"
#include "app/train/trainer.hpp"
#include "graph/model/error.hpp"

namespace {

using namespace entente;
using std::filesystem::path;
using train::report;

struct Request {
  path data;
  std::vector<path> articles;
  std::vector<path> annotations;
  std::vector<double> weights;
  std::vector<path> dev_articles;
  std::vector<path> dev_annotations;
  path out;
  double arguable = 0.5;
  bindings::FirstLookOptions first_look;
  bindings::BoostingOptions boosting;
};

std::string passed(std::string_view what, const bindings::Rows& all, const bindings::Rows& kept) {
  const auto right = [](const bindings::Rows& rows) {
    return std::count(rows.wanted.begin(), rows.wanted.end(), 1.0F);
  };
  return fmt::format("{}: a first look leaves {} of {} candidates, {} of {} right ones", what, kept.size(), all.size(),
                     right(kept), right(all));
}

std::int32_t in_units(double log_odds) {
  return static_cast<std::int32_t>(std::lround(log_odds * ingest::BindingModel::kUnit));
}

int run(int argc, char** argv) {
  CLI::App app{"Learns from annotated articles which trigger word binds which actors."};
  Request r;
  app.add_option("--data", r.data, "the program's data folder (build/share/entente)")->required();
  app.add_option("--articles", r.articles, "folders of articles, NAME.txt")->required();
  app.add_option("--annotations", r.annotations, "their edges, in the same order (tests/annotated)")->required();
  app.add_option("--weights", r.weights, "what an article of each folder counts (1)");
  app.add_option("--dev-articles", r.dev_articles, "folders of articles to report the fit to while training");
  app.add_option("--dev-annotations", r.dev_annotations, "their edges");
  app.add_option("--out", r.out, "the model file to write")->required();
  app.add_option("--arguable", r.arguable, "weight of an edge that coders were not certain of")->capture_default_str();
  app.add_option("--epochs", r.first_look.epochs, "of the first look")->capture_default_str();
  app.add_option("--first-rate", r.first_look.rate)->capture_default_str();
  app.add_option("--first-ridge", r.first_look.ridge, "of the first look, a row")->capture_default_str();
  app.add_option("--lost", r.first_look.lost, "share of right bindings that a first look may leave")
      ->capture_default_str();
  app.add_option("--trees", r.boosting.trees)->capture_default_str();
  app.add_option("--leaves", r.boosting.leaves, "of a tree")->capture_default_str();
  app.add_option("--rate", r.boosting.rate, "share of a leaf's best value that is taken")->capture_default_str();
  app.add_option("--ridge", r.boosting.ridge)->capture_default_str();
  app.add_option("--least-rows", r.boosting.least_rows, "of a leaf")->capture_default_str();
  app.add_option("--least-count", r.boosting.least_count, "rows a feature holds of at least")->capture_default_str();
  app.add_option("--feature-share", r.boosting.feature_share, "of the features, tried for a tree")
      ->capture_default_str();
  app.add_option("--seed", r.boosting.seed)->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  if (r.articles.size() != r.annotations.size())
    throw Error(ErrorCode::usage, "--articles and --annotations are given in pairs");
  r.weights.resize(r.articles.size(), 1.0);

  const ingest::Resources resources = ingest::Resources::load_rules(r.data);
  bindings::Examples examples;
  for (std::size_t i = 0; i < r.articles.size(); ++i)
    bindings::add_examples(resources, r.articles[i], r.annotations[i], r.weights[i], examples);
  const bindings::Features features = bindings::frequent(examples, r.boosting.least_count);
  const bindings::Rows rows = bindings::rows_of(examples, features, r.arguable);
  const auto right = std::count(examples.labels.begin(), examples.labels.end(), bindings::Label::right);
  report(fmt::format("{} articles, {} candidates, {} right, {} features", examples.article_count, examples.size(),
                     right, features.hashes.size()));
  examples = {};
  bindings::Examples unseen;
  for (std::size_t i = 0; i < r.dev_articles.size(); ++i)
    bindings::add_examples(resources, r.dev_articles[i], r.dev_annotations[i], 1.0, unseen);
  const bindings::Rows dev = bindings::rows_of(unseen, features, 1.0);

  r.first_look.seed = r.boosting.seed;
  const std::vector<double> looks = bindings::unseen_first_looks(rows, r.first_look);
  const double hope = bindings::hope(rows, looks, r.first_look.lost);
  const bindings::FirstLook first_look = bindings::learn_first_look(rows, r.first_look);
  std::vector<double> dev_looks;
  for (std::size_t i = 0; i < dev.size(); ++i) dev_looks.push_back(first_look.of(dev, i));
  bindings::Begun learned = bindings::hopeful(rows, looks, hope);
  bindings::Begun tried = bindings::hopeful(dev, dev_looks, hope);
  report(passed("learned from", rows, learned.rows));
  report(passed("dev", dev, tried.rows) +
         fmt::format(", average precision {:.4f}", bindings::average_precision(dev, dev_looks)));
  ingest::BindingModel::Parts parts = bindings::boost(std::move(learned), r.boosting, std::move(tried), report);
  for (const auto& h : parts.hopes)
    report(fmt::format("after {} trees: hope from {:.2f}", h.trees, h.score / ingest::BindingModel::kUnit));
  parts.features = features.hashes;
  parts.base = in_units(first_look.base);
  for (const double weight : first_look.weights) parts.weights.push_back(in_units(weight));
  ingest::BindingModel::save(r.out, parts);
  static_cast<void>(ingest::BindingModel::load(r.out));
  report("wrote " + r.out.string());
  return 0;
}

}  // namespace

int main(int argc, char** argv) { return entente::train::run_trainer("entente-train-bindings", run, argc, argv); }
