#pragma once

#include <cstdint>
#include <map>
#include <set>

#include "graph/copies/fingerprint.hpp"
#include "graph/store/connection.hpp"

namespace entente::store {

/// Keeps which documents are near-copies of one another. A family is all that near-copies join, directly or through
/// others, and goes by the smallest document_id in it. Of the pairs of near-copies as many are kept as hold each family
/// together.
class Families {
 public:
  explicit Families(Connection& connection) : connection_(connection) {}

  /// Forgets what a transaction that failed had begun.
  void forget() {
    joined_.clear();
    parted_.clear();
    gone_.clear();
  }
  /// A document whose row was just inserted.
  void add(std::int64_t document);
  /// A document whose row is about to be deleted.
  void remove(std::int64_t document);
  /// The documents that now belong to another family than their rows say, with that family. Call it when the rows of
  /// removed documents are gone; the rows' families are for the caller to change.
  [[nodiscard]] std::map<std::int64_t, std::int64_t> changes();

 private:
  [[nodiscard]] copies::Shingles shingles_of(std::int64_t document);
  [[nodiscard]] std::map<std::int64_t, std::int64_t> candidates(std::int64_t document);

  Connection& connection_;
  std::set<std::int64_t> joined_;  ///< documents that came
  std::set<std::int64_t> parted_;  ///< the families of documents that went
  std::set<std::int64_t> gone_;    ///< documents that went
};

}  // namespace entente::store
