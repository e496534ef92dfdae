#include <map>
#include <set>

#include "app/server/resources/resources.hpp"
#include "app/server/writers.hpp"

namespace entente::server::resources {
namespace {

/// The PLOVER classes that evidence of a type may have.
std::set<std::string_view> plover_classes(const Ontology& ontology, const EdgeType& type) {
  std::set<std::string_view> classes;
  const auto add = [&](const std::string& cameo) {
    if (const auto plover = ontology.plover(cameo); !cameo.empty() && plover) classes.insert(*plover);
  };
  add(type.cameo);
  for (const Trigger& trigger : ontology.triggers()) {
    if (trigger.type == type.name) add(trigger.cameo);
  }
  return classes;
}

std::string title_of(std::string name) {
  for (char& c : name) {
    if (c == '-') c = ' ';
  }
  return name;
}

}  // namespace

Response ontology(const Call& call) {
  const Graph& graph = call.graph();
  std::map<std::string_view, std::uint32_t> labels;
  for (std::uint32_t i = 0; i < graph.node_count(); ++i) ++labels[graph.label(NodeId(i))];
  std::vector<std::uint32_t> of_type(graph.types().size(), 0);
  for (std::uint32_t i = 0; i < graph.edge_count(); ++i) ++of_type[graph.type(EdgeId(i))];
  std::map<std::string_view, std::uint32_t> types;
  for (std::size_t i = 0; i < of_type.size(); ++i) types[graph.types()[i]] = of_type[i];
  return json_response([&](Json& json) {
    json.begin_object();
    write_list(json, "labels", call.ontology.labels(), [&](const std::string& label) {
      json.begin_object();
      json.field("name", label);
      json.field("count", labels[label]);
      json.end_object();
    });
    write_list(json, "types", call.ontology.types(), [&](const EdgeType& type) {
      json.begin_object();
      json.field("name", type.name);
      json.field("title", title_of(type.name));
      json.field("structural", type.kind == EdgeKind::structural);
      json.field("core", type.core);
      json.field("count", types[type.name]);
      write_list(json, "plover", plover_classes(call.ontology, type),
                 [&](std::string_view name) { json.string(name); });
      json.end_object();
    });
    json.end_object();
  });
}

}  // namespace entente::server::resources
