#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "ingest/pipeline/pipeline.hpp"

namespace entente::bindings {

/// What a candidate is, by the coders.
enum class Label : std::uint8_t {
  wrong,
  right,
  elsewhere  ///< the article tells of it, but not at this word: neither
};

/// Candidates with their features: those of candidate i are features[starts[i] .. starts[i + 1]).
struct Examples {
  std::vector<std::uint64_t> features;
  std::vector<std::size_t> starts = {0};
  std::vector<Label> labels;
  std::vector<std::uint8_t> certain;  ///< of the right ones: coders were certain
  std::vector<std::size_t> own;       ///< how many of its features, the first, are own
  std::vector<float> weights;
  std::vector<std::uint32_t> articles;
  std::uint32_t article_count = 0;

  [[nodiscard]] std::size_t size() const { return labels.size(); }
};

/// Adds the candidates of every article (NAME.txt) in `folder`, each with `weight`, labelled by the edges of
/// `annotations`; an article without edges has none. Throws Error as reading and annotations do.
void add_examples(const ingest::Resources& resources, const std::filesystem::path& folder,
                  const std::filesystem::path& annotations, double weight, Examples& examples);

}  // namespace entente::bindings
