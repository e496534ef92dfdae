#include "ingest/relations/binding.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

#include "graph/model/error.hpp"

namespace entente::ingest {
namespace {

/// After so many trees a binding with a lower score is left: of those that end up likely one in two hundred has had
/// one.
struct Hopeless {
  std::size_t trees;
  std::int32_t score;  // log-odds in units
};
constexpr Hopeless kHopeless[] = {{10, -232000}, {20, -222000}, {40, -170000}, {80, -104000}, {150, -59000}};

}  // namespace

BindingModel BindingModel::load(const std::filesystem::path& path) {
  return BindingModel(language::Container::open(path));
}

BindingModel::BindingModel(language::Container container)
    : container_(std::move(container)),
      keys_(container_.array<std::uint64_t>("binding.features")),
      table_(keys_),
      nodes_(container_.array<Node>("binding.nodes")),
      first_nodes_(container_.array<std::uint32_t>("binding.node-starts")),
      leaves_(container_.array<std::int32_t>("binding.leaves")),
      first_leaves_(container_.array<std::uint32_t>("binding.leaf-starts", first_nodes_.size())),
      base_(container_.array<std::int32_t>("binding.base", 1)[0]) {
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

void BindingModel::save(const std::filesystem::path& path, std::span<const std::uint64_t> features,
                        std::span<const Node> nodes, std::span<const std::uint32_t> first_nodes,
                        std::span<const std::int32_t> leaves, std::span<const std::uint32_t> first_leaves,
                        std::int32_t base) {
  // Only what some node asks for is kept.
  std::vector<std::uint16_t> place(features.size(), 0);
  for (const Node& node : nodes) {
    if (node.feature >= features.size())
      throw Error(ErrorCode::bad_input, "a tree asks for a feature that is not there", path.string());
    place[node.feature] = 1;
  }
  std::vector<std::uint64_t> kept;
  for (std::size_t f = 0; f < features.size(); ++f) {
    if (place[f] == 0) continue;
    place[f] = static_cast<std::uint16_t>(kept.size());
    kept.push_back(features[f]);
  }
  std::vector<Node> placed(nodes.begin(), nodes.end());
  for (Node& node : placed) node.feature = place[node.feature];
  language::ContainerWriter writer;
  writer.add("binding.features", std::span<const std::uint64_t>(kept));
  writer.add("binding.nodes", std::span<const Node>(placed));
  writer.add("binding.node-starts", first_nodes);
  writer.add("binding.leaves", leaves);
  writer.add("binding.leaf-starts", first_leaves);
  writer.add("binding.base", std::span<const std::int32_t>(&base, 1));
  writer.write(path);
}

std::int32_t BindingModel::score(std::span<const std::uint64_t> features) const {
  // Kept between calls, all zero: clearing what was set is cheaper than clearing all.
  thread_local std::vector<std::uint8_t> holds;
  thread_local std::vector<std::uint32_t> set;
  if (holds.size() < keys_.size()) holds.resize(keys_.size(), 0);
  set.clear();
  for (const std::uint64_t feature : features) {
    const std::uint32_t index = table_.find(feature);
    if (index == language::KeyTable::kNone) continue;
    holds[index] = 1;
    set.push_back(index);
  }
  std::int32_t sum = base_;
  const std::size_t trees = first_nodes_.size() - 1;
  const Hopeless* mark = std::begin(kHopeless);
  for (std::size_t t = 0; t < trees; ++t) {
    if (mark != std::end(kHopeless) && mark->trees == t && sum < (mark++)->score) break;
    std::int32_t place = first_nodes_[t] == first_nodes_[t + 1] ? ~0 : 0;
    while (place >= 0) {
      const Node& node = nodes_[first_nodes_[t] + static_cast<std::uint32_t>(place)];
      place = holds[node.feature] != 0 ? node.yes : node.no;
    }
    sum += leaves_[first_leaves_[t] + static_cast<std::uint32_t>(~place)];
  }
  for (const std::uint32_t index : set) holds[index] = 0;
  return sum;
}

}  // namespace entente::ingest
