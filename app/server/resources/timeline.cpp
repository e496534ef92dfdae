#include "query/timeline/timeline.hpp"

#include <map>

#include "app/server/edges_of.hpp"
#include "app/server/resources/resources.hpp"
#include "app/server/writers.hpp"

namespace entente::server::resources {

Response timeline(const Call& call) {
  constexpr std::size_t kPage = 100;
  const Graph& graph = call.graph();
  const EdgeChoice choice = read_choice(call.parameters, call.deadline);
  const Page page = read_page(call.parameters, kPage);
  std::optional<NodeId> node;
  if (const auto text = call.parameters.find("node")) node = resolve_node(call, *text);
  std::vector<query::FoundEvidence> found = query::timeline(graph, call.store, node, choice.filter);
  if (node && choice.direction != Direction::both) {
    std::erase_if(found, [&](const query::FoundEvidence& piece) {
      return (choice.direction == Direction::out ? graph.source(piece.edge) : graph.target(piece.edge)) != *node;
    });
  }
  std::map<std::string, std::uint32_t> histogram;
  for (const query::FoundEvidence& piece : found) {
    if (const auto day = query::day_of(piece.record)) ++histogram[day->first_day().iso()];
  }
  return json_response([&](Json& json) {
    json.begin_object();
    write_page(json, found.size(), page, on_page(found, page), [&](const query::FoundEvidence& piece) {
      json.begin_object();
      json.field_or_null("date", query::day_of(piece.record));
      json.key("edge");
      write_edge(json, call, piece.edge);
      json.field("sentence", piece.record.sentence_text);
      write_document_of(json, piece.record);
      json.end_object();
    });
    write_list(json, "histogram", histogram, [&](const auto& bar) {
      json.begin_object();
      json.field("date", bar.first);
      json.field("count", bar.second);
      json.end_object();
    });
    json.end_object();
  });
}

}  // namespace entente::server::resources
