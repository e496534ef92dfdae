#pragma once

#include <cstdint>
#include <map>
#include <set>

#include "graph/store/connection.hpp"

namespace entente::store {

/// Keeps which documents are near-copies of one another. A family is all that near-copies join, directly or through
/// others, and goes by the smallest document_id in it.
class Families {
 public:
  explicit Families(Connection& connection) : connection_(connection) {}

  /// Forgets what a transaction that failed had begun.
  void forget() {
    joined_.clear();
    parted_.clear();
  }
  /// A document whose row was just inserted: finds its near-copies among those that are there.
  void add(std::int64_t document);
  /// A document whose row is about to be deleted.
  void remove(std::int64_t document);
  /// The documents that now belong to another family than their rows say, with that family. Call it when the rows of
  /// removed documents are gone; the rows' families are for the caller to change.
  [[nodiscard]] std::map<std::int64_t, std::int64_t> changes();

 private:
  [[nodiscard]] std::set<std::int64_t> copies_of(std::int64_t document);
  [[nodiscard]] std::map<std::int64_t, std::int64_t> joined();
  [[nodiscard]] std::map<std::int64_t, std::int64_t> searched(const std::set<std::int64_t>& documents);

  Connection& connection_;
  std::set<std::int64_t> joined_;  ///< documents that came
  std::set<std::int64_t> parted_;  ///< near-copies of documents that went
};

}  // namespace entente::store
