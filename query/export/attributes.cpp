#include "query/export/attributes.hpp"

#include <fmt/format.h>

#include "query/export/escape.hpp"

namespace entente::query {
namespace {

std::string iso(const std::optional<Date>& date) { return date ? date->iso() : std::string(); }

}  // namespace

const std::vector<AttributeName>& node_attribute_names() {
  static const std::vector<AttributeName> kNames = {
      {"key", ValueKind::string},   {"name", ValueKind::string},    {"entityType", ValueKind::string},
      {"state", ValueKind::string}, {"aliases", ValueKind::string}, {"properties", ValueKind::string}};
  return kNames;
}

const std::vector<AttributeName>& edge_attribute_names() {
  static const std::vector<AttributeName> kNames = {
      {"relation", ValueKind::string},  {"negated", ValueKind::boolean},   {"cameo", ValueKind::string},
      {"mentions", ValueKind::integer}, {"documents", ValueKind::integer}, {"first", ValueKind::string},
      {"last", ValueKind::string},      {"modality", ValueKind::string},   {"confidence", ValueKind::number},
      {"sentence", ValueKind::string},  {"document", ValueKind::string},   {"url", ValueKind::string}};
  return kNames;
}

std::vector<Value> node_attributes(const NodeRecord& node) {
  std::string aliases;
  for (const std::string& alias : node.aliases) aliases += (aliases.empty() ? "" : "; ") + alias;
  std::string properties;
  for (const auto& [name, value] : node.properties) properties += (properties.empty() ? "" : "; ") + name + "=" + value;
  return {node.key, node.name, node.label, node.state, aliases, properties};
}

std::vector<Value> edge_attributes(const EdgeRecord& edge, const std::vector<FoundEvidence>& evidence) {
  std::string sentence;
  std::string document;
  std::string url;
  if (!evidence.empty()) {
    sentence = escape::one_line(evidence.front().record.sentence_text);
    document = evidence.front().record.document;
    url = evidence.front().record.url;
  }
  return {edge.key.type,
          edge.key.negated,
          edge.cameo,
          std::int64_t{edge.mentions},
          std::int64_t{edge.documents},
          iso(edge.first),
          iso(edge.last),
          std::string(to_string(edge.modality)),
          edge.confidence,
          sentence,
          document,
          url};
}

std::string to_text(const Value& value) {
  return std::visit([](const auto& v) { return fmt::format("{}", v); }, value);
}

}  // namespace entente::query
