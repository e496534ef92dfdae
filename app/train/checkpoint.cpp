#include "app/train/checkpoint.hpp"

#include <algorithm>
#include <set>

#include "graph/model/error.hpp"
#include "ingest/language/container.hpp"
#include "ingest/language/key_table.hpp"

namespace entente::train {

void write_checkpoint(const Checkpoint& checkpoint, const std::filesystem::path& path) {
  language::ContainerWriter writer;
  const auto& s = checkpoint.shape;
  const std::uint32_t shape[] = {s.width, s.layers, s.tag_layer, s.vector_width, s.arc_width, s.label_width};
  const auto& table = checkpoint.network.table;
  writer.add<std::uint32_t>("shape", shape);
  writer.add<float>("dense", checkpoint.network.dense);
  writer.add<float>("table", {table.data(), static_cast<std::size_t>(table.size())});
  writer.add<std::uint64_t>("features.keys", checkpoint.feature_keys);
  writer.write(path);
}

Checkpoint read_checkpoint(const std::filesystem::path& path) {
  const auto file = language::Container::open(path);
  Checkpoint result;
  const auto s = file.array<std::uint32_t>("shape", 6);
  result.shape = {
      .width = s[0], .layers = s[1], .tag_layer = s[2], .vector_width = s[3], .arc_width = s[4], .label_width = s[5]};
  const auto keys = file.array<std::uint64_t>("features.keys");
  const auto dense = file.array<float>("dense", ParameterLayout(result.shape).size);
  const auto table = file.array<float>("table", keys.size() * result.shape.width);
  result.feature_keys.assign(keys.begin(), keys.end());
  result.network.dense.assign(dense.begin(), dense.end());
  result.network.table.resize(static_cast<Eigen::Index>(keys.size()), result.shape.width);
  std::copy(table.begin(), table.end(), result.network.table.data());
  return result;
}

TrainedNetwork network_for(const Checkpoint& checkpoint, const std::vector<std::uint64_t>& feature_keys) {
  const language::KeyTable rows(checkpoint.feature_keys);
  TrainedNetwork network{.dense = checkpoint.network.dense, .table = {}};
  network.table.setZero(static_cast<Eigen::Index>(feature_keys.size()), checkpoint.shape.width);
  for (std::size_t i = 0; i < feature_keys.size(); ++i) {
    const std::uint32_t row = rows.find(feature_keys[i]);
    if (row != language::KeyTable::kNone)
      network.table.row(static_cast<Eigen::Index>(i)) = checkpoint.network.table.row(row);
  }
  return network;
}

Checkpoint read_mean(const std::vector<std::filesystem::path>& paths) {
  Checkpoint mean = read_checkpoint(paths.front());
  std::vector<double> dense(mean.network.dense.begin(), mean.network.dense.end());
  Matrix<double> table = mean.network.table.cast<double>();
  for (auto path = paths.begin() + 1; path != paths.end(); ++path) {
    const Checkpoint read = read_checkpoint(*path);
    const std::set<std::uint64_t> its(read.feature_keys.begin(), read.feature_keys.end());
    const bool known = std::all_of(mean.feature_keys.begin(), mean.feature_keys.end(),
                                   [&](std::uint64_t key) { return its.count(key) != 0; });
    if (!(read.shape == mean.shape) || !known) {
      throw Error(ErrorCode::bad_input, "it has another shape or other features than " + paths.front().string(),
                  path->string());
    }
    const TrainedNetwork other = network_for(read, mean.feature_keys);
    for (std::size_t i = 0; i < dense.size(); ++i) dense[i] += static_cast<double>(other.dense[i]);
    table += other.table.cast<double>();
  }
  const auto count = static_cast<double>(paths.size());
  std::transform(dense.begin(), dense.end(), mean.network.dense.begin(),
                 [&](double sum) { return static_cast<float>(sum / count); });
  mean.network.table = (table / count).cast<float>();
  return mean;
}

}  // namespace entente::train
