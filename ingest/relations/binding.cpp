#include "ingest/relations/binding.hpp"

#include <algorithm>
#include <vector>

#include "graph/model/error.hpp"

namespace entente::ingest {

BindingModel BindingModel::load(const std::filesystem::path& path) {
  return BindingModel(language::Container::open(path));
}

BindingModel::BindingModel(language::Container container)
    : container_(std::move(container)),
      keys_(container_.array<std::uint64_t>("binding.features")),
      table_(keys_),
      weights_(container_.array<std::int32_t>("binding.weights", keys_.size())),
      base_(container_.array<std::int32_t>("binding.base", 1)[0]),
      hopes_(container_.array<Hope>("binding.hopes")),
      nodes_(container_.array<Node>("binding.nodes")),
      first_nodes_(container_.array<std::uint32_t>("binding.node-starts")),
      leaves_(container_.array<std::int32_t>("binding.leaves")),
      first_leaves_(container_.array<std::uint32_t>("binding.leaf-starts", first_nodes_.size())) {
  container_.require(!hopes_.empty() && hopes_.front().trees == 0, "binding.hopes");
  // Whatever the file says, a walk ends and stays inside.
  const auto bounds = [&](std::span<const std::uint32_t> starts, std::size_t size, std::string_view section) {
    container_.require(
        !starts.empty() && starts.front() == 0 && starts.back() == size && std::is_sorted(starts.begin(), starts.end()),
        section);
  };
  bounds(first_nodes_, nodes_.size(), "binding.node-starts");
  bounds(first_leaves_, leaves_.size(), "binding.leaf-starts");
  for (std::size_t t = 0; t + 1 < first_nodes_.size(); ++t) {
    const std::int32_t nodes = static_cast<std::int32_t>(first_nodes_[t + 1] - first_nodes_[t]);
    const std::int32_t leaves = static_cast<std::int32_t>(first_leaves_[t + 1] - first_leaves_[t]);
    container_.require(leaves > 0, "binding.leaf-starts");
    for (std::int32_t n = 0; n < nodes; ++n) {
      const Node& node = nodes_[first_nodes_[t] + static_cast<std::uint32_t>(n)];
      const auto leads_on = [&](std::int32_t place) {
        return place < 0 ? ~place < leaves : place > n && place < nodes;
      };
      container_.require(node.feature < keys_.size() && leads_on(node.yes) && leads_on(node.no), "binding.nodes");
    }
  }
}

void BindingModel::save(const std::filesystem::path& path, const Parts& parts) {
  // Only what has a weight, or what some node asks for, is kept.
  std::vector<bool> used(parts.features.size(), false);
  for (std::size_t f = 0; f < used.size(); ++f) used[f] = parts.weights.at(f) != 0;
  for (const Node& node : parts.nodes) {
    if (node.feature >= used.size())
      throw Error(ErrorCode::bad_input, "a tree asks for a feature that is not there", path.string());
    used[node.feature] = true;
  }
  std::vector<std::uint16_t> place(used.size(), 0);
  std::vector<std::uint64_t> keys;
  std::vector<std::int32_t> weights;
  for (std::size_t f = 0; f < used.size(); ++f) {
    if (!used[f]) continue;
    place[f] = static_cast<std::uint16_t>(keys.size());
    keys.push_back(parts.features[f]);
    weights.push_back(parts.weights[f]);
  }
  std::vector<Node> nodes = parts.nodes;
  for (Node& node : nodes) node.feature = place[node.feature];
  language::ContainerWriter writer;
  writer.add("binding.features", std::span<const std::uint64_t>(keys));
  writer.add("binding.weights", std::span<const std::int32_t>(weights));
  writer.add("binding.base", std::span<const std::int32_t>(&parts.base, 1));
  writer.add("binding.hopes", std::span<const Hope>(parts.hopes));
  writer.add("binding.nodes", std::span<const Node>(nodes));
  writer.add("binding.node-starts", std::span<const std::uint32_t>(parts.first_nodes));
  writer.add("binding.leaves", std::span<const std::int32_t>(parts.leaves));
  writer.add("binding.leaf-starts", std::span<const std::uint32_t>(parts.first_leaves));
  writer.write(path);
}

void BindingModel::number(std::span<const std::uint64_t> features, std::vector<std::uint32_t>& numbers) const {
  // The table is larger than the nearer caches: it is asked for all before the first is read.
  for (const std::uint64_t feature : features) table_.prefetch(feature);
  for (const std::uint64_t feature : features) {
    const std::uint32_t number = table_.find(feature);
    if (number != language::KeyTable::kNone) numbers.push_back(number);
  }
}

std::int64_t BindingModel::weigh(std::span<const std::uint32_t> numbers) const {
  std::int64_t sum = 0;
  for (const std::uint32_t number : numbers) sum += weights_[number];
  return sum;
}

std::int64_t BindingModel::score(std::int64_t first_look, const Marks& marks) const {
  std::int64_t sum = first_look;
  auto hope = hopes_.begin() + 1;
  for (std::size_t t = 0; t + 1 < first_nodes_.size(); ++t) {
    if (hope != hopes_.end() && hope->trees == t && sum < (hope++)->score) break;
    const auto tree = nodes_.subspan(first_nodes_[t], first_nodes_[t + 1] - first_nodes_[t]);
    sum += leaves_[first_leaves_[t] + walk(tree, [&](std::uint32_t feature) { return marks.holds(feature); })];
  }
  return sum;
}

}  // namespace entente::ingest
