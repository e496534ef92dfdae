#include "app/bindings/features.hpp"

#include <algorithm>
#include <unordered_map>

#include "ingest/language/key_table.hpp"

namespace entente::bindings {

Features frequent(const Examples& examples, std::uint32_t least) {
  struct Seen {
    std::uint32_t count = 0;
    bool own = false;
  };
  std::unordered_map<std::uint64_t, Seen> seen;
  for (std::size_t i = 0; i < examples.size(); ++i) {
    for (std::size_t f = examples.starts[i]; f < examples.starts[i + 1]; ++f) {
      Seen& feature = seen[examples.features[f]];
      ++feature.count;
      feature.own = feature.own || f < examples.starts[i] + examples.own[i];
    }
  }
  std::vector<std::pair<std::uint32_t, std::uint64_t>> order;
  for (const auto& [feature, s] : seen) {
    if (s.count >= least) order.emplace_back(s.count, feature);
  }
  std::sort(order.begin(), order.end(),
            [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  order.resize(std::min<std::size_t>(order.size(), UINT16_MAX));
  Features features;
  for (const auto& [count, feature] : order) {
    features.hashes.push_back(feature);
    features.own.push_back(seen.at(feature).own);
  }
  return features;
}

Rows rows_of(const Examples& examples, const Features& features, double arguable) {
  const language::KeyTable table(features.hashes);
  Rows rows;
  rows.feature_count = static_cast<std::uint32_t>(features.hashes.size());
  rows.own = features.own;
  for (std::size_t i = 0; i < examples.size(); ++i) {
    if (examples.labels[i] == Label::elsewhere) continue;
    const std::size_t from = rows.features.size();
    for (std::size_t f = examples.starts[i]; f < examples.starts[i + 1]; ++f) {
      const std::uint32_t index = table.find(examples.features[f]);
      if (index != language::KeyTable::kNone) rows.features.push_back(static_cast<std::uint16_t>(index));
    }
    std::sort(rows.features.begin() + static_cast<std::ptrdiff_t>(from), rows.features.end());
    rows.starts.push_back(rows.features.size());
    const bool right = examples.labels[i] == Label::right;
    rows.wanted.push_back(right ? 1.0F : 0.0F);
    rows.weights.push_back(examples.weights[i] *
                           (right && examples.certain[i] == 0 ? static_cast<float>(arguable) : 1.0F));
    rows.articles.push_back(examples.articles[i]);
  }
  return rows;
}

}  // namespace entente::bindings
