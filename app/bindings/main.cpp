#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <exception>
#include <unordered_map>

#include "app/bindings/boosted_trees.hpp"
#include "app/bindings/examples.hpp"
#include "graph/model/error.hpp"
#include "ingest/language/model.hpp"

namespace {

using namespace entente;
using std::filesystem::path;

void report(const std::string& line) {
  std::fprintf(stderr, "%s\n", line.c_str());
  std::fflush(stderr);
}

struct Request {
  path data;
  std::vector<path> articles;
  std::vector<path> annotations;
  std::vector<path> dev_articles;
  std::vector<path> dev_annotations;
  path out;
  double arguable = 0.7;
  bindings::BoostingOptions boosting;
};

/// The features that hold often enough, most frequent first; equally frequent ones by hash.
std::vector<std::uint64_t> frequent(const bindings::Examples& examples, std::uint32_t least) {
  std::unordered_map<std::uint64_t, std::uint32_t> counts;
  for (const std::uint64_t feature : examples.features) ++counts[feature];
  std::vector<std::pair<std::uint32_t, std::uint64_t>> order;
  for (const auto& [feature, count] : counts) {
    if (count >= least) order.emplace_back(count, feature);
  }
  std::sort(order.begin(), order.end(),
            [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  order.resize(std::min<std::size_t>(order.size(), UINT16_MAX));
  std::vector<std::uint64_t> features;
  for (const auto& [count, feature] : order) features.push_back(feature);
  return features;
}

bindings::Rows rows_of(const bindings::Examples& examples, const std::vector<std::uint64_t>& features,
                       double arguable) {
  const language::KeyTable table(features);
  bindings::Rows rows;
  rows.feature_count = static_cast<std::uint32_t>(features.size());
  for (std::size_t i = 0; i < examples.size(); ++i) {
    if (examples.labels[i] == bindings::Label::elsewhere) continue;
    const std::size_t from = rows.features.size();
    for (std::size_t f = examples.starts[i]; f < examples.starts[i + 1]; ++f) {
      const std::uint32_t index = table.find(examples.features[f]);
      if (index != language::KeyTable::kNone) rows.features.push_back(static_cast<std::uint16_t>(index));
    }
    std::sort(rows.features.begin() + static_cast<std::ptrdiff_t>(from), rows.features.end());
    rows.starts.push_back(rows.features.size());
    const bool right = examples.labels[i] == bindings::Label::right;
    rows.wanted.push_back(right ? 1.0F : 0.0F);
    rows.weights.push_back(right && examples.certain[i] == 0 ? static_cast<float>(arguable) : 1.0F);
  }
  return rows;
}

int run(int argc, char** argv) {
  CLI::App app{"Learns from annotated articles which trigger word binds which actors."};
  Request r;
  app.add_option("--data", r.data, "the program's data folder (build/share/entente)")->required();
  app.add_option("--articles", r.articles, "folders of articles, NAME.txt")->required();
  app.add_option("--annotations", r.annotations, "their edges, in the same order (tests/annotated)")->required();
  app.add_option("--dev-articles", r.dev_articles, "folders of articles to report the fit to while training");
  app.add_option("--dev-annotations", r.dev_annotations, "their edges");
  app.add_option("--out", r.out, "the model file to write")->required();
  app.add_option("--arguable", r.arguable, "weight of an edge that coders were not certain of")->capture_default_str();
  app.add_option("--trees", r.boosting.trees)->capture_default_str();
  app.add_option("--leaves", r.boosting.leaves, "of a tree")->capture_default_str();
  app.add_option("--rate", r.boosting.rate, "share of a leaf's best value that is taken")->capture_default_str();
  app.add_option("--ridge", r.boosting.ridge)->capture_default_str();
  app.add_option("--least-rows", r.boosting.least_rows, "of a leaf")->capture_default_str();
  app.add_option("--least-count", r.boosting.least_count, "rows a feature holds of at least")->capture_default_str();
  app.add_option("--feature-share", r.boosting.feature_share, "of the features, tried for a tree")
      ->capture_default_str();
  app.add_option("--wrong-share", r.boosting.wrong_share, "of the wrong rows, drawn for a tree")->capture_default_str();
  app.add_option("--seed", r.boosting.seed)->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  if (r.articles.size() != r.annotations.size())
    throw Error(ErrorCode::usage, "--articles and --annotations are given in pairs");

  const ingest::Resources resources = ingest::Resources::load(r.data);
  bindings::Examples examples;
  for (std::size_t i = 0; i < r.articles.size(); ++i)
    bindings::add_examples(resources, r.articles[i], r.annotations[i], examples);
  const std::vector<std::uint64_t> features = frequent(examples, r.boosting.least_count);
  const bindings::Rows rows = rows_of(examples, features, r.arguable);
  const auto right = std::count(examples.labels.begin(), examples.labels.end(), bindings::Label::right);
  report(fmt::format("{} articles, {} candidates, {} right, {} features", examples.article_count, examples.size(),
                     right, features.size()));
  examples = {};
  bindings::Examples unseen;
  for (std::size_t i = 0; i < r.dev_articles.size(); ++i)
    bindings::add_examples(resources, r.dev_articles[i], r.dev_annotations[i], unseen);
  const bindings::Rows dev = rows_of(unseen, features, 1.0);
  const bindings::Forest forest = bindings::boost(rows, r.boosting, dev, report);
  ingest::BindingModel::save(r.out, features, forest.nodes, forest.first_nodes, forest.leaves, forest.first_leaves,
                             forest.base);
  static_cast<void>(ingest::BindingModel::load(r.out));
  report("wrote " + r.out.string());
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "entente-train-bindings: %s\n", error.what());
    return 1;
  }
}
