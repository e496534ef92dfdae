#include <set>

#include "app/cli/evidence_rows.hpp"
#include "app/server/resources/resources.hpp"
#include "app/server/writers.hpp"
#include "graph/model/error.hpp"
#include "query/ask/answer.hpp"
#include "query/ask/parser.hpp"
#include "query/paths/paths.hpp"

namespace entente::server::resources {
namespace {

/// A table with the nodes and edges it speaks of.
struct Table {
  std::vector<std::string> columns{};
  std::vector<app::Row> rows{};
  std::set<NodeId> nodes{};
  std::set<EdgeId> edges{};
  std::size_t total = 0;

  void add_edge(const Graph& graph, EdgeId edge) {
    edges.insert(edge);
    nodes.insert(graph.source(edge));
    nodes.insert(graph.target(edge));
  }
};

/// The question a message proposes: what stands between the last quotes.
std::vector<std::string> suggestions_in(const std::string& message) {
  const std::size_t last = message.rfind('\'');
  constexpr std::string_view kBefore = "the nearest form is '";
  const std::size_t at = message.rfind(kBefore);
  if (at == std::string::npos || last < at + kBefore.size()) return {};
  return {message.substr(at + kBefore.size(), last - at - kBefore.size())};
}

query::Question understand(const Call& call, const std::string& text) {
  const query::VerbLexicon verbs(call.ontology);
  try {
    return query::QuestionParser(verbs, call.state.names(), call.graph()).parse(text);
  } catch (const query::AmbiguousName& error) {
    throw ambiguous(call.graph(), error.what(), error.nodes());
  } catch (const Error& error) {
    if (error.code() != ErrorCode::usage) throw;
    HttpError refusal(422, "not-understood", error.what());
    refusal.suggestions = suggestions_in(error.what());
    throw refusal;
  }
}

Table connection(const Call& call, const query::Question& question) {
  const Graph& graph = call.graph();
  Table table{.columns = {"step", "from", "relation", "to", "edge"}};
  const query::Path path = query::shortest_path(
      graph, call.store, question.subject.nodes.front(), question.object.nodes.front(),
      {.filter = {.since = question.period.since, .until = question.period.until, .watch = [&call] {
                    call.deadline.check();
                  }}});
  std::int64_t number = 0;
  for (const query::Step& step : path) {
    table.rows.push_back({++number, query::display_name(graph, step.from),
                          query::relation_from(graph, step.edge, step.from), query::display_name(graph, step.to),
                          edge_id(graph, step.edge)});
    table.add_edge(graph, step.edge);
  }
  table.total = path.size();
  return table;
}

Table actors(const Graph& graph, const query::Answer& answer, std::size_t limit) {
  Table table{.columns = {"name", "label", "key"}};
  for (const NodeId node : answer.actors) {
    if (table.rows.size() == limit) break;
    table.rows.push_back({std::string(graph.name(node)), std::string(graph.label(node)), std::string(graph.key(node))});
    table.nodes.insert(node);
  }
  for (const query::FoundEvidence& found : answer.evidence) {
    if (table.edges.size() == limit) break;
    table.add_edge(graph, found.edge);
  }
  table.total = answer.actors.size();
  return table;
}

Table evidence_table(const Graph& graph, const query::Answer& answer, std::size_t limit) {
  Table table;
  for (const app::Column& column : app::evidence_columns()) table.columns.push_back(column.name);
  table.columns.emplace_back("edge");
  for (const query::FoundEvidence& found : answer.evidence) {
    if (table.rows.size() == limit) break;
    app::Row row = app::evidence_row(found, graph);
    row.emplace_back(edge_id(graph, found.edge));
    table.rows.push_back(std::move(row));
    table.add_edge(graph, found.edge);
  }
  table.total = answer.evidence.size();
  return table;
}

void write_cell(Json& json, const app::Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) {
    json.string(*text);
  } else if (const auto* integer = std::get_if<std::int64_t>(&cell)) {
    json.integer(*integer);
  } else if (const auto* number = std::get_if<double>(&cell)) {
    json.number(*number);
  } else if (const auto* boolean = std::get_if<bool>(&cell)) {
    json.boolean(*boolean);
  } else {
    json.null();
  }
}

}  // namespace

Response ask(const Call& call) {
  constexpr std::size_t kRows = 200;
  const Graph& graph = call.graph();
  const std::string text = call.parameters.required("q");
  const std::size_t limit = call.parameters.number("limit", kRows, 1, limits::kMaxHttpRows);
  const query::Question question = understand(call, text);
  Table table;
  if (question.ask == query::Ask::connection) {
    table = connection(call, question);
  } else {
    const query::Answer answer = query::answer(question, graph, call.store);
    table = question.ask == query::Ask::actors ? actors(graph, answer, limit) : evidence_table(graph, answer, limit);
  }
  return json_response([&](Json& json) {
    json.begin_object();
    json.field("understood", describe(question, graph));
    json.field("total", static_cast<std::uint32_t>(table.total));
    write_list(json, "columns", table.columns, [&](const std::string& column) { json.string(column); });
    write_list(json, "rows", table.rows, [&](const app::Row& row) {
      json.begin_array();
      for (const app::Cell& cell : row) write_cell(json, cell);
      json.end_array();
    });
    write_list(json, "nodes", table.nodes, [&](NodeId node) { write_node(json, graph, node); });
    write_list(json, "edges", table.edges, [&](EdgeId edge) { write_edge(json, call, edge); });
    json.end_object();
  });
}

}  // namespace entente::server::resources
