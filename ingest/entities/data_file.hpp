#pragma once

#include <string>

namespace entente::ingest {

/// The whole of a file that is installed with the program. Throws Error{bad_input} when it cannot be read.
[[nodiscard]] std::string read_data_file(const std::string& path);

}  // namespace entente::ingest
