#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/span.hpp"
#include "ingest/language/container.hpp"
#include "ingest/language/key_table.hpp"

namespace entente::language {

/// Weights of a logistic classifier over hashed features, rounded to 16 bits: more than zero says yes.
class HashedClassifier {
 public:
  static constexpr std::size_t kSize = std::size_t{1} << 17;

  HashedClassifier() = default;
  explicit HashedClassifier(std::span<const std::int16_t> weights) : weights_(weights) {}

  [[nodiscard]] std::int32_t score(std::span<const std::uint64_t> features) const {
    std::int32_t sum = 0;
    for (const auto feature : features) {
      sum += weights_[mix(feature) & (kSize - 1)];
    }
    return sum;
  }

 private:
  std::span<const std::int16_t> weights_;
};

/// What was learned about where tokens and sentences end. Immutable.
/// Sections: "split.keys" (fnv1a of a lower-case run of letters) and "split.at" (where it may be cut, in bytes),
/// "segment.token" and "segment.sentence" (the classifiers' weights).
struct SegmentModel {
  SegmentModel() = default;
  /// Throws Error{bad_input}. `file` must outlive the model.
  explicit SegmentModel(const Container& file);

  KeyTable splits;
  std::span<const std::uint8_t> split_at;
  HashedClassifier token;
  HashedClassifier sentence;
};

/// A piece of a chunk (text between white space) that is never cut: letters, digits, or one mark or a row of one mark.
struct Atom {
  ByteSpan span;
  enum class Kind : std::uint8_t { letters, digits, mark } kind = Kind::mark;
};

/// The atoms of `chunk`, a range of `text` without white space. Runs of letters come apart where `model` knows a
/// contraction ("can|not"), and "n" before an apostrophe and "t" is an atom. Appends to `atoms`.
void find_atoms(std::string_view text, ByteSpan chunk, const SegmentModel& model, std::vector<Atom>& atoms);

/// Features of "does a token end between atoms i and i + 1" of one chunk.
class TokenContext {
 public:
  static constexpr std::size_t kFeatures = 22;
  using Features = std::array<std::uint64_t, kFeatures>;

  /// `next` is the text right after the chunk's white space, to look at its first character.
  void set(std::string_view text, ByteSpan chunk, std::span<const Atom> atoms, std::string_view next);
  void features(std::size_t i, Features& out) const;

 private:
  std::vector<std::uint64_t> word_, shape_;
  std::uint64_t chunk_ = 0;
  std::uint64_t chunk_shape_ = 0;
  std::uint64_t next_ = 0;
  std::string scratch_;
};

/// Features of "does a sentence end after token i" of one paragraph.
class SentenceContext {
 public:
  static constexpr std::size_t kFeatures = 30;
  using Features = std::array<std::uint64_t, kFeatures>;

  /// `tokens` are all tokens of the paragraph, in order; the spans must stay as they are while features are asked for.
  void set(std::string_view text, std::span<const ByteSpan> tokens);
  /// Whether a sentence could end after token i at all: a space follows, or a closing mark stands there.
  [[nodiscard]] bool candidate(std::size_t i) const;
  /// `start` is the first token of the sentence that token i is in.
  void features(std::size_t i, std::size_t start, Features& out) const;

 private:
  std::string_view text_;
  std::span<const ByteSpan> tokens_;
  std::vector<std::uint64_t> word_, shape_;
  std::vector<std::uint8_t> mark_;
  bool any_capital_ = false;
  std::string scratch_;
};

}  // namespace entente::language
