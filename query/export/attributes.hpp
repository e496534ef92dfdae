#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "query/export/selection.hpp"

/// Nodes and edges flattened to named values, the same in every format that has no structure of its own for them.
namespace entente::query {

using Value = std::variant<std::string, std::int64_t, double, bool>;
enum class ValueKind : std::uint8_t { string, integer, number, boolean };  ///< in the order of Value's alternatives

struct AttributeName {
  std::string_view name;
  ValueKind kind;
};

/// Names and kinds, in the order in which the functions below give the values.
[[nodiscard]] const std::vector<AttributeName>& node_attribute_names();
[[nodiscard]] const std::vector<AttributeName>& edge_attribute_names();

/// Unknown values are empty strings. Aliases and properties are joined: "a; b", "iso2=TR; wikidata=Q43".
[[nodiscard]] std::vector<Value> node_attributes(const NodeRecord& node);
/// `evidence` is what passes the selection's filter: the best sentence and its citation come from it.
[[nodiscard]] std::vector<Value> edge_attributes(const EdgeRecord& edge, const std::vector<FoundEvidence>& evidence);

/// The value as text: numbers in their shortest form, "true" or "false".
[[nodiscard]] std::string to_text(const Value& value);

/// Writes the attributes as fields of a JSON object.
template <class Json>
void write_attributes(Json& json, const std::vector<AttributeName>& names, const std::vector<Value>& values) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::visit(
        [&](const auto& value) {
          json.key(names[i].name);
          using T = std::decay_t<decltype(value)>;
          if constexpr (std::is_same_v<T, std::string>) {
            json.string(value);
          } else if constexpr (std::is_same_v<T, std::int64_t>) {
            json.integer(value);
          } else if constexpr (std::is_same_v<T, double>) {
            json.number(value);
          } else {
            json.boolean(value);
          }
        },
        values[i]);
  }
}

}  // namespace entente::query
