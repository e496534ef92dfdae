#include <fmt/format.h>

#include <ostream>
#include <set>

#include "query/export/attributes.hpp"
#include "query/export/escape.hpp"
#include "query/export/formats.hpp"
#include "query/export/style.hpp"

// An openCypher script that makes the graph, or brings one up to date: MERGE by key, in batches.
namespace entente::query {
namespace {

constexpr std::size_t kBatch = 200;

std::string literal(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return escape::cypher_string(*text);
  if (const auto* number = std::get_if<double>(&value)) return fmt::format("{:#}", *number);
  return to_text(value);
}

std::string map_of(const std::vector<AttributeName>& names, const std::vector<Value>& values) {
  std::string text = "{";
  for (std::size_t i = 0; i < names.size(); ++i) {
    text += fmt::format("{}{}: {}", i == 0 ? "" : ", ", names[i].name, literal(values[i]));
  }
  return text + "}";
}

/// Writes "UNWIND [ ... ] AS row" with `statement` behind it, in batches.
class Batches {
 public:
  Batches(std::ostream& out, std::string statement) : out_(out), statement_(std::move(statement)) {}
  void add(const std::string& map) {
    out_ << (count_ % kBatch == 0 ? (count_ == 0 ? "UNWIND [\n  " : "\n] AS row\n" + statement_ + ";\nUNWIND [\n  ")
                                  : ",\n  ")
         << map;
    ++count_;
  }
  void end() {
    if (count_ > 0) out_ << "\n] AS row\n" << statement_ << ";\n";
  }

 private:
  std::ostream& out_;
  std::string statement_;
  std::size_t count_ = 0;
};

}  // namespace

void write_cypher(const Selection& selection, std::ostream& out, const FormatOptions& /*options*/) {
  std::set<std::string> labels;
  std::set<std::string> types;
  for (const NodeId id : selection.nodes) labels.emplace(selection.graph->label(id));
  for (const EdgeId id : selection.edges) types.emplace(selection.graph->type_name(id));
  for (const std::string& label : labels) {
    Batches batches(out, "MERGE (n:" + escape::cypher_name(label) + " {key: row.key}) SET n += row");
    for (const NodeId id : selection.nodes) {
      if (selection.graph->label(id) == label)
        batches.add(map_of(node_attribute_names(), node_attributes(selection.node(id))));
    }
    batches.end();
  }
  for (const std::string& type : types) {
    Batches batches(out, "MATCH (a {key: row.source}), (b {key: row.target})\nMERGE (a)-[r:" +
                             escape::cypher_name(style::cypher_type(type)) +
                             " {negated: row.edge.negated}]->(b) SET r += row.edge");
    for (const EdgeId id : selection.edges) {
      if (selection.graph->type_name(id) != type) continue;
      const EdgeRecord edge = selection.edge(id);
      batches.add("{source: " + escape::cypher_string(edge.key.source) +
                  ", target: " + escape::cypher_string(edge.key.target) +
                  ", edge: " + map_of(edge_attribute_names(), edge_attributes(edge, selection.evidence(id))) + "}");
    }
    batches.end();
  }
}

}  // namespace entente::query
