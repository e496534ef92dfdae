#pragma once

#include <string>
#include <string_view>

#include "ingest/readers/reader.hpp"

namespace entente::ingest {

/// The format of an input by its name's ending; `automatic` for an ending that says nothing ("-", "story", ".log").
[[nodiscard]] Format format_by_name(std::string_view name);

/// The format of an input by its first bytes (some hundreds are enough): HTML where they open a page, NDJSON where the
/// first byte that is not blank is '{' , else text. A byte order mark is passed over.
[[nodiscard]] Format format_by_content(std::string_view head);

/// Whether bytes under a text ending are a page all the same.
[[nodiscard]] bool opens_html(std::string_view head);

/// The last part of a path, its ending included; "stdin" for "-".
[[nodiscard]] std::string file_name(std::string_view path);

/// The place a message names: the path as given, or "stdin".
[[nodiscard]] std::string place_of(std::string_view name);

}  // namespace entente::ingest
