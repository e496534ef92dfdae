#pragma once

#include <string>
#include <string_view>

#include "query/export/selection.hpp"

/// How the graph looks, the same in every drawing.
namespace entente::query::style {

/// Fill colour of a node by its label, "#rrggbb"; distinguishable with the common colour blindnesses.
[[nodiscard]] std::string_view node_color(std::string_view label);
/// GraphViz shape of a node by its label.
[[nodiscard]] std::string_view node_shape(std::string_view label);
/// Line colour of an edge by its type: the core types have their own, the others are grey.
[[nodiscard]] std::string_view edge_color(std::string_view type);
/// "dashed" for negated, "dotted" for planned or possible, else "solid".
[[nodiscard]] std::string_view edge_style(bool negated, Modality modality);
/// Line width in points: 1 for one mention, one more each time the mentions double, at most 6.
[[nodiscard]] double edge_width(std::uint32_t mentions);
/// Size of a node by the edges that touch it: 4 for one, growing with their logarithm, at most 20.
[[nodiscard]] double node_size(std::size_t degree);
/// "not consults" for a negated edge, else its type.
[[nodiscard]] std::string relation(const EdgeRecord& edge);
/// The edge's own name, unique in any graph: "state/ISR objects-to state/TUR", with "not " before the type.
[[nodiscard]] std::string edge_id(const EdgeRecord& edge);
/// The type's name in openCypher: "OBJECTS_TO".
[[nodiscard]] std::string cypher_type(std::string_view type);
/// The best sentence of an edge with its article, in one line; empty when no evidence passes the filter.
[[nodiscard]] std::string best_sentence(const std::vector<FoundEvidence>& evidence);
/// Whether a link may be followed: http or https.
[[nodiscard]] bool is_web_address(std::string_view url);

}  // namespace entente::query::style
