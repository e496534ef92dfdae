#pragma once

#include <string>
#include <vector>

#include "graph/store/store.hpp"

namespace entente::test {

/// Names that break careless writers: quotes, markup, formulas, separators, controls, scripts of other writing systems.
const std::vector<std::string>& hostile_names();

/// A store whose nodes, aliases, sentences, titles and documents carry those names, joined in a ring by edges of
/// several types, some negated, planned or possible, and with one pair that has several edges.
Store hostile_store();

}  // namespace entente::test
