#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "graph/model/span.hpp"
#include "graph/ontology/ontology.hpp"
#include "ingest/entities/entity.hpp"
#include "ingest/language/container.hpp"
#include "ingest/language/key_table.hpp"

namespace entente::ingest {

/// One way to bind a trigger word to two actors of its sentence, as the trainer sees it: every word that may stand for
/// a type of event, with every ordered pair of actors (one order where the type is symmetric).
struct BindingCandidate {
  std::uint32_t sentence = 0;
  ByteSpan trigger;
  const EdgeType* type = nullptr;
  const Entity* source = nullptr;
  const Entity* target = nullptr;
  bool read = false;                        ///< the rules have read this type between the two in this sentence
  std::span<const std::uint64_t> features;  ///< hashes of what holds of it, in the order of the templates
};

/// Sees every candidate of a document, in text order.
using BindingObserver = std::function<void(const BindingCandidate&)>;

/// Boosted regression trees (Friedman, "Greedy function approximation", Annals of Statistics 29, 2001, section 4.4;
/// second-order leaves as in Chen and Guestrin, "XGBoost", KDD 2016, section 2) over features that hold or do not: how
/// likely it is that a careful reader would sign the binding. Sums are of whole numbers: the same on every machine.
/// Immutable; threads may share it.
class BindingModel {
 public:
  static constexpr double kUnit = 65536.0;  ///< a leaf's 1.0

  /// A node of a tree: where `feature` holds go on at `yes`, else at `no`; places below zero are leaves, ~place.
  struct Node {
    std::uint16_t feature = 0;
    std::int16_t yes = 0;
    std::int16_t no = 0;
    std::int16_t unused = 0;
  };

  /// Throws Error{not_found}, Error{bad_input}: missing, or no such model.
  [[nodiscard]] static BindingModel load(const std::filesystem::path& path);
  static void save(const std::filesystem::path& path, std::span<const std::uint64_t> features,
                   std::span<const Node> nodes, std::span<const std::uint32_t> first_nodes,
                   std::span<const std::int32_t> leaves, std::span<const std::uint32_t> first_leaves,
                   std::int32_t base);

  /// Log-odds, in units of 1 / kUnit. Where the first trees leave no hope, what they give: below zero.
  [[nodiscard]] std::int32_t score(std::span<const std::uint64_t> features) const;

 private:
  explicit BindingModel(language::Container container);
  language::Container container_;
  std::span<const std::uint64_t> keys_;
  language::KeyTable table_;
  std::span<const Node> nodes_;
  std::span<const std::uint32_t> first_nodes_;
  std::span<const std::int32_t> leaves_;
  std::span<const std::uint32_t> first_leaves_;
  std::int32_t base_ = 0;
};

}  // namespace entente::ingest
