#pragma once

#include <optional>
#include <sstream>
#include <string>

#include "app/server/deadline.hpp"
#include "app/server/message.hpp"
#include "app/server/parameters.hpp"
#include "app/server/settings.hpp"
#include "app/server/state.hpp"
#include "query/export/json_writer.hpp"

namespace entente::server {

using Json = query::CompactJson;

class Writer;

/// Everything the answer to one request may depend on. Lives as long as the handler runs, on one thread.
struct Call {
  const Settings& settings;
  const State& state;
  const Store& store;  ///< of the same state; reading ends with Error{limit} at the deadline
  const Ontology& ontology;
  const Request& request;
  const Parameters& parameters;
  const Deadline& deadline;
  Writer* writer;       ///< nullptr unless the server was started for writing and the request brought the token
  std::string subject;  ///< what the path names: a node's key, an edge's id, a document's id; decoded

  [[nodiscard]] const Graph& graph() const { return state.graph(); }
};

/// The node a text means, by key or name. Throws HttpError: not-found with the nearest candidates, or ambiguous with
/// all of them.
[[nodiscard]] NodeId resolve_node(const Call& call, const std::string& text);
/// The refusal of a name that may mean these nodes: 409, with the nodes as candidates.
[[nodiscard]] HttpError ambiguous(const Graph& graph, const std::string& message, const std::vector<NodeId>& nodes);
/// The edge of a public id ("state/ISR not objects-to state/TUR"); nullopt when there is none.
[[nodiscard]] std::optional<EdgeId> find_edge(const Graph& graph, std::string_view id);

/// An answer made of what `write(json)` writes.
template <class Write>
Response json_response(Write write) {
  std::ostringstream out;
  Json json(out);
  write(json);
  return {.status = 200, .content_type = "application/json", .body = std::move(out).str(), .fields = {}};
}

}  // namespace entente::server
