#pragma once

#include <optional>
#include <string>

#include "graph/engine/graph_data.hpp"
#include "graph/store/store.hpp"

/// A graph's columns in one file, so that a second start does not read the database. The file is a cache: it can be
/// deleted at any time, and is used only when it was made of exactly the state the database is in.
///
/// Layout, integers in the machine's byte order (a mark tells), every section padded to 8 bytes:
///     magic "EntGraph", format version, byte order mark, number of sections, checksum of the header
///     identity and stamp of the database's state (64 bytes each), its generation, total bytes of the file
///     for each section: offset, bytes, XXH3-64 of the bytes
///     the sections: the arrays of GraphData in the order of GraphData::for_each_column
/// Every byte is under a checksum, padding included, and every number is looked at before it leads anywhere; a file
/// that fails any check is not used.
namespace entente {

/// What a snapshot holds, and of which state of the database it was made.
struct Snapshot {
  GraphData columns;
  StoreVersion version;
};

/// The snapshot in this file, laid over its mapped memory; nullopt when there is none, or it is of another version of
/// the format or damaged in any way. Never throws for what is in the file.
[[nodiscard]] std::optional<Snapshot> read_snapshot(const std::string& path);

/// Writes a snapshot beside and then over the old one, so that a reader finds the one or the other; whoever may read
/// the file `model`, the database, may read it. False when it cannot be written, or another process is writing one: a
/// snapshot is never worth an error.
bool write_snapshot(const std::string& path, const std::string& model, const StoreVersion& version,
                    const GraphData& data);

/// Where the snapshot of a database lies: "news.db" has "news.db-graph".
[[nodiscard]] std::string snapshot_path(const std::string& database);

}  // namespace entente
