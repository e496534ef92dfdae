#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "app/train/corpus.hpp"
#include "app/train/network.hpp"
#include "ingest/language/gazetteer.hpp"
#include "ingest/language/key_table.hpp"

namespace entente::train {

/// The features the network learns rows for: those seen at least `least` times in a corpus, numbered in the order they
/// were first seen, then those `kept` from elsewhere; and the word vectors it is given.
class FeatureIndex {
 public:
  /// `vector_keys` and `gazetteer` must outlive the index.
  FeatureIndex(const std::vector<GoldSentence>& corpus, std::uint32_t least, std::span<const std::uint64_t> vector_keys,
               const language::Gazetteer& gazetteer, std::span<const std::uint64_t> kept = {});

  [[nodiscard]] const std::vector<std::uint64_t>& keys() const { return keys_; }

  /// Fills rows and vectors of `example` from the forms, one for each word of it.
  void look_up(std::span<const std::string_view> forms, Example& example) const;

 private:
  const language::Gazetteer* gazetteer_;
  std::vector<std::uint64_t> keys_;
  language::KeyTable rows_;
  language::KeyTable vectors_;
};

/// The gold columns and names of a sentence as the network's labels, and its features by `index`.
[[nodiscard]] Example make_example(const GoldSentence& sentence, const FeatureIndex& index);

/// How a sentence may be rewritten so that the model sees headlines and telegrams, too.
enum class Rewriting { plain, title, upper, lower };

/// The same labels with the features of the rewritten forms.
[[nodiscard]] Example rewritten(const GoldSentence& sentence, const Example& example, const FeatureIndex& index,
                                Rewriting how);

}  // namespace entente::train
