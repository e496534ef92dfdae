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
/// a type of event and that the rules have left alone, with every ordered pair of actors (one order where the type is
/// symmetric).
struct BindingCandidate {
  std::uint32_t sentence = 0;
  ByteSpan trigger;
  const EdgeType* type = nullptr;
  const Entity* source = nullptr;
  const Entity* target = nullptr;
  std::span<const std::uint64_t> features;  ///< hashes of what holds of it, in the order of the templates
  std::size_t own = 0;                      ///< how many of them, the first, are of the word or of one actor alone
};

/// Sees every candidate of a document, in text order.
using BindingObserver = std::function<void(const BindingCandidate&)>;

/// How likely it is that a careful reader would sign a binding: features that hold or do not, weighed twice. At first
/// look, those of the word and of each actor alone have a weight each (logistic regression); what passes is judged by
/// boosted regression trees over all (Friedman, "Greedy function approximation", Annals of Statistics 29, 2001, section
/// 4.4; second-order leaves as in Chen and Guestrin, "XGBoost", KDD 2016, section 2), which add to the first look. Sums
/// are of whole numbers: the same on every machine. Immutable; threads may share it.
class BindingModel {
 public:
  static constexpr double kUnit = 65536.0;  ///< log-odds of 1
  /// From which a binding counts, a likelihood of .6: who reads forgives a miss sooner than an invention.
  static constexpr std::int64_t kLikely = 26573;

  /// A node of a tree: where `feature` holds go on at `yes`, else at `no`; places below zero are leaves, ~place.
  struct Node {
    std::uint16_t feature = 0;
    std::int16_t yes = 0;
    std::int16_t no = 0;
    std::int16_t unused = 0;
  };
  /// What a binding has to reach after so many trees (0: at first look) to be judged further.
  struct Hope {
    std::uint32_t trees = 0;
    std::int32_t score = 0;
  };
  /// The leaf of a tree that a walk ends at; `holds` says of a feature's number whether it holds.
  template <class Holds>
  [[nodiscard]] static std::size_t walk(std::span<const Node> tree, const Holds& holds) {
    std::int32_t place = tree.empty() ? ~0 : 0;
    while (place >= 0) {
      const Node& node = tree[static_cast<std::size_t>(place)];
      place = holds(node.feature) ? node.yes : node.no;
    }
    return static_cast<std::size_t>(~place);
  }

  /// What a model is made of.
  struct Parts {
    std::vector<std::uint64_t> features;  ///< their hashes; at most 65,535
    std::vector<std::int32_t> weights;    ///< at first look, one a feature
    std::int32_t base = 0;
    std::vector<Hope> hopes;  ///< by trees, the first of the first look
    std::vector<Node> nodes;
    std::vector<std::uint32_t> first_nodes = {0};
    std::vector<std::int32_t> leaves;
    std::vector<std::uint32_t> first_leaves = {0};
  };

  /// Throws Error{not_found}, Error{bad_input}: missing, or no such model.
  [[nodiscard]] static BindingModel load(const std::filesystem::path& path);
  static void save(const std::filesystem::path& path, const Parts& parts);

  /// Adds the numbers of those features that the model knows.
  void number(std::span<const std::uint64_t> features, std::vector<std::uint32_t>& numbers) const;
  [[nodiscard]] std::int64_t weigh(std::span<const std::uint32_t> numbers) const;
  [[nodiscard]] std::int64_t base() const { return base_; }
  [[nodiscard]] bool hopeless(std::int64_t first_look) const { return first_look < hopes_.front().score; }

  /// Features that hold, by number. Made for one model, for one thread.
  class Marks {
   public:
    explicit Marks(const BindingModel& model) : holds_(model.keys_.size(), 0) {}
    void set(std::span<const std::uint32_t> numbers) {
      for (const std::uint32_t number : numbers) holds_[number] = 1;
    }
    void clear(std::span<const std::uint32_t> numbers) {
      for (const std::uint32_t number : numbers) holds_[number] = 0;
    }
    [[nodiscard]] bool holds(std::uint32_t number) const { return holds_[number] != 0; }

   private:
    std::vector<std::uint8_t> holds_;
  };
  /// Log-odds, in units of 1 / kUnit: the first look and what the trees add; where some of them leave no hope, what is
  /// reached by then.
  [[nodiscard]] std::int64_t score(std::int64_t first_look, const Marks& marks) const;

 private:
  explicit BindingModel(language::Container container);
  language::Container container_;
  std::span<const std::uint64_t> keys_;
  language::KeyTable table_;
  std::span<const std::int32_t> weights_;
  std::int32_t base_ = 0;
  std::span<const Hope> hopes_;
  std::span<const Node> nodes_;
  std::span<const std::uint32_t> first_nodes_;
  std::span<const std::int32_t> leaves_;
  std::span<const std::uint32_t> first_leaves_;
};

}  // namespace entente::ingest
