#pragma once

#include <vector>

#include "app/cli/resources.hpp"
#include "app/io/table.hpp"
#include "query/paths/paths.hpp"

namespace entente::app {

/// Prints paths, a row a step with its best sentence that passes the filter. Throws Error{not_found} when there is no
/// path, after the formats' empty result.
void print_paths(const std::vector<query::Path>& paths, const OpenGraph& open, const query::EvidenceFilter& filter,
                 RowFormat format);

}  // namespace entente::app
