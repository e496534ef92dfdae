#pragma once

#include "app/server/call.hpp"

/// One function a resource: what it reads from the call's parameters and what it answers stand in openapi.json. Each
/// throws HttpError for what it cannot answer.
namespace entente::server::resources {

[[nodiscard]] Response ask(const Call& call);
[[nodiscard]] Response disputes(const Call& call);
[[nodiscard]] Response document(const Call& call);
[[nodiscard]] Response documents(const Call& call);
[[nodiscard]] Response edge(const Call& call);
[[nodiscard]] Response evidence(const Call& call);
[[nodiscard]] Response export_graph(const Call& call);
[[nodiscard]] Response ingest(const Call& call);
[[nodiscard]] Response mentions(const Call& call);
[[nodiscard]] Response neighbourhood(const Call& call);
[[nodiscard]] Response node(const Call& call);
[[nodiscard]] Response node_edges(const Call& call);
[[nodiscard]] Response ontology(const Call& call);
[[nodiscard]] Response path(const Call& call);
[[nodiscard]] Response search(const Call& call);
[[nodiscard]] Response stats(const Call& call);
[[nodiscard]] Response status(const Call& call);
[[nodiscard]] Response timeline(const Call& call);

}  // namespace entente::server::resources
