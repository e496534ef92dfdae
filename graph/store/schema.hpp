#pragma once

#include <cstdint>
#include <span>
#include <string_view>

/// The tables of an Entente database and how they came to be. The SQL in schema.cpp is the reference: every table and
/// view is commented there.
namespace entente::store {

/// "Ente" in SQLite's application_id: what `file` and this program know the format by.
inline constexpr std::uint32_t kApplicationId = 0x456E7465;

/// One step forward: the statements that turn a database of the version before into one of this version.
struct Migration {
  int version;  ///< user_version afterwards: 1, 2, 3, ...
  std::string_view sql;
};

/// All steps in order; the first makes the tables. A step that was released is never changed again.
[[nodiscard]] std::span<const Migration> migrations();
/// The version of the last step.
[[nodiscard]] int schema_version();

}  // namespace entente::store
