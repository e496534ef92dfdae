#include "app/train/checkpoint.hpp"

#include <algorithm>

#include "ingest/language/container.hpp"

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

}  // namespace entente::train
