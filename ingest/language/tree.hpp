#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "ingest/language/sentence.hpp"

namespace entente::language {

/// A sentence with the children of each token at hand. Token indices throughout are indices into the sentence.
/// Refers to the sentence, which must outlive it. Walks use no recursion: O(tokens) each.
class Tree {
 public:
  using Index = std::uint32_t;

  explicit Tree(const Sentence& sentence) : sentence_(&sentence), begin_(sentence.tokens.size() + 1, 0) {
    for (const Token& token : sentence.tokens) {
      if (token.head != Token::kRoot) ++begin_[static_cast<std::size_t>(token.head) + 1];
    }
    for (std::size_t i = 1; i < begin_.size(); ++i) begin_[i] += begin_[i - 1];
    children_.resize(begin_.back());
    std::vector<Index> next(begin_.begin(), begin_.end() - 1);
    for (Index i = 0; i < size(); ++i) {
      const std::int32_t head = token(i).head;
      if (head != Token::kRoot) children_[next[static_cast<std::size_t>(head)]++] = i;
    }
  }

  [[nodiscard]] const Sentence& sentence() const { return *sentence_; }
  [[nodiscard]] Index size() const { return static_cast<Index>(sentence_->tokens.size()); }
  [[nodiscard]] const Token& token(Index i) const { return sentence_->tokens[i]; }
  [[nodiscard]] std::string_view lemma(Index i) const { return token(i).lemma; }
  [[nodiscard]] Relation relation(Index i) const { return token(i).relation; }
  [[nodiscard]] bool has_head(Index i) const { return token(i).head != Token::kRoot; }
  [[nodiscard]] Index head(Index i) const { return static_cast<Index>(token(i).head); }

  /// The children of a token in text order.
  struct Children {
    const Index* first;
    const Index* last;
    [[nodiscard]] const Index* begin() const { return first; }
    [[nodiscard]] const Index* end() const { return last; }
  };
  [[nodiscard]] Children children(Index i) const {
    return {children_.data() + begin_[i], children_.data() + begin_[i + 1]};
  }
  /// The first child under one of the relations; size() when there is none.
  template <class... Relations>
  [[nodiscard]] Index child(Index i, Relations... wanted) const {
    for (const Index c : children(i)) {
      if (((relation(c) == wanted) || ...)) return c;
    }
    return size();
  }
  [[nodiscard]] bool is(Index i) const { return i < size(); }

  /// Whether `ancestor` is `i` or above it.
  [[nodiscard]] bool dominates(Index ancestor, Index i) const {
    for (Index steps = 0; steps <= size(); ++steps) {
      if (i == ancestor) return true;
      if (!has_head(i)) return false;
      i = head(i);
    }
    return false;
  }

  /// All tokens below and including `i`, in text order.
  [[nodiscard]] std::vector<Index> subtree(Index i) const {
    std::vector<Index> all = {i};
    for (std::size_t at = 0; at < all.size(); ++at) {
      for (const Index c : children(all[at])) all.push_back(c);
    }
    std::sort(all.begin(), all.end());
    return all;
  }

  /// The preposition or conjunction that marks a token ("with" in "with Iran"): the lemma of its `case` or `mark`
  /// child, of several the first; fixed expressions give their first word. Empty when it has none.
  [[nodiscard]] std::string_view marker(Index i) const {
    const Index c = child(i, Relation::case_);
    if (is(c)) return lemma(c);
    const Index m = child(i, Relation::mark);
    return is(m) ? lemma(m) : std::string_view{};
  }

  /// The conjuncts of a token, itself first, in text order: "A, B and C" from A.
  [[nodiscard]] std::vector<Index> conjuncts(Index i) const {
    std::vector<Index> all = {i};
    for (std::size_t at = 0; at < all.size(); ++at) {
      for (const Index c : children(all[at])) {
        if (relation(c) == Relation::conj) all.push_back(c);
      }
    }
    std::sort(all.begin(), all.end());
    return all;
  }
  /// The first of the coordination `i` belongs to.
  [[nodiscard]] Index first_conjunct(Index i) const {
    for (Index steps = 0; steps <= size() && relation(i) == Relation::conj && has_head(i); ++steps) i = head(i);
    return i;
  }

 private:
  const Sentence* sentence_;
  std::vector<Index> begin_;
  std::vector<Index> children_;
};

}  // namespace entente::language
