#pragma once

#include "graph/store/connection.hpp"
#include "graph/store/store.hpp"

namespace entente {

/// Lets the engine read a store's rows in bulk. Nothing outside graph/ needs it.
struct StoreAccess {
  [[nodiscard]] static store::Connection& connection(const Store& store);
};

}  // namespace entente
