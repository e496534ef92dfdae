#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/server/deadline.hpp"
#include "app/server/target.hpp"
#include "graph/engine/filter.hpp"
#include "query/evidence/found.hpp"

namespace entente::server {

/// The parameters of a query string, read by name and kind. What is malformed throws HttpError{400, bad-request} that
/// names the parameter and what it takes.
class Parameters {
 public:
  explicit Parameters(const Target& target) : target_(&target) {}

  /// Throws for a parameter that is not among these: a filter that is misspelt must not silently filter nothing.
  void allow(std::span<const std::string_view> names) const;

  [[nodiscard]] std::optional<std::string> find(std::string_view name) const;  ///< nullopt also when it is empty
  [[nodiscard]] std::string required(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> all(std::string_view name) const;  ///< of one that may be repeated
  [[nodiscard]] std::size_t number(std::string_view name, std::size_t otherwise, std::size_t least,
                                   std::size_t most) const;
  [[nodiscard]] bool flag(std::string_view name) const;  ///< "1"; "0" or nothing is false
  [[nodiscard]] std::string choice(std::string_view name, std::span<const std::string_view> choices) const;

 private:
  const Target* target_;
};

struct Page {
  std::size_t offset = 0;
  std::size_t limit = 0;
};
/// offset and limit, which is at most limits::kMaxHttpRows.
[[nodiscard]] Page read_page(const Parameters& parameters, std::size_t otherwise);

/// The filters every resource that chooses edges takes: type, direction, since, until, as-of, min-confidence,
/// asserted-only, negated.
struct EdgeChoice {
  query::EvidenceFilter filter{};
  Direction direction = Direction::both;
};
/// The searches that get it end at the deadline, with HttpError{503, time-out}.
[[nodiscard]] EdgeChoice read_choice(const Parameters& parameters, const Deadline& deadline);

}  // namespace entente::server
