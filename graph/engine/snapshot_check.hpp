#pragma once

#include "graph/engine/graph_data.hpp"

namespace entente {

/// Whether a graph of these columns can be used without looking outside any of them: lengths agree, every number of a
/// node, an edge, a string or a word is one that there is, rows begin where the ones before end, and the incoming edges
/// are the outgoing ones (by the sum of a 64-bit mix of each). A checksum says that a file is as it was written; this
/// says that it was written from a graph. One pass over the columns concerned on `threads` threads, 2 ns an edge.
[[nodiscard]] bool sound(const GraphData& data, unsigned threads);

}  // namespace entente
