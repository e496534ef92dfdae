#pragma once

#include <string>

#include "graph/store/store.hpp"

namespace entente::store {

enum class FileState : unsigned char { missing, empty, ours };

/// Looks at a file's header before SQLite does, so that a foreign file is never opened, let alone written to. Throws
/// Error{store} for a folder, for a file that cannot be read, that is no SQLite database, not of this program, or of a
/// newer schema.
[[nodiscard]] FileState check_file(const std::string& path);

/// Whether a write-ahead log with something in it lies beside the database: another process has it open, or one ended
/// without closing it.
[[nodiscard]] bool has_log(const std::string& path);

}  // namespace entente::store
