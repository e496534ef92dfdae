#pragma once

#include <cstdint>
#include <string>

namespace entente::bench {

/// Writes an Entente database of 2^scale nodes and `edges` edges, drawn by R-MAT (Chakrabarti, Zhan and Faloutsos 2004:
/// a = 0.57, b = c = 0.19, d = 0.05) from a fixed seed: a few hubs, many small nodes, as in the news. Node numbers of
/// the file are in no relation to keys, edges in random order, with 19 types, dates over 400 days, all modalities and
/// every tenth edge negated. Without documents: what is measured is the graph. Takes about 2 microseconds an edge.
void write_rmat_database(const std::string& path, unsigned scale, std::uint64_t edges);

}  // namespace entente::bench
