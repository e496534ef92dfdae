#pragma once

#include <iosfwd>

#include "query/export/selection.hpp"

/// The export formats, one file each. Every writer streams nodes, then edges with their evidence, and holds no more
/// than one edge's evidence in memory. The same selection always gives the same bytes: no time, host or row number.
namespace entente::query {

void write_dot(const Selection& selection, std::ostream& out);   ///< GraphViz
void write_json(const Selection& selection, std::ostream& out);  ///< everything there is (docs/formats.md)

}  // namespace entente::query
