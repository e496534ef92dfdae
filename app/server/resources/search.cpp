#include "app/server/resources/resources.hpp"
#include "app/server/writers.hpp"
#include "query/names/completion.hpp"

namespace entente::server::resources {

Response search(const Call& call) {
  const Graph& graph = call.graph();
  const std::string text = call.parameters.find("q").value_or("");
  const std::string label = call.parameters.find("label").value_or("");
  const std::size_t limit = call.parameters.number("limit", 10, 1, limits::kMaxHttpRows);
  return json_response([&](Json& json) {
    json.begin_object();
    write_list(json, "items", query::complete(graph, text, label, limit), [&](NodeId node) {
      json.begin_object();
      write_node_fields(json, graph, node);
      write_list(json, "aliases", graph.node(node).aliases, [&](const std::string& alias) { json.string(alias); });
      json.field("matched", query::matched_name(graph, node, text));
      json.end_object();
    });
    json.end_object();
  });
}

}  // namespace entente::server::resources
