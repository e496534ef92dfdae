#pragma once

#include "app/server/call.hpp"

/// The resources by which people correct the graph. All need the token.
namespace entente::server::resources {

[[nodiscard]] Response judge(const Call& call);
[[nodiscard]] Response judgements(const Call& call);
[[nodiscard]] Response undo(const Call& call);

}  // namespace entente::server::resources
