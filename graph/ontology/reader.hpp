#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "graph/json/json.hpp"
#include "graph/ontology/ontology.hpp"

namespace entente {

/// Reads the parts of an ontology file one after the other, each checked against those before it. Every mistake is an
/// Error{bad_input} placed at the offending value. The file:
///     {"labels": [..], "plover": {CAMEO code or prefix: class}, "types": [..], "triggers": [..], "words": {name:
///     [..]}}
class OntologyReader {
 public:
  explicit OntologyReader(const json::Value& root);

  std::vector<std::string> labels;
  std::vector<EdgeType> types;
  std::vector<Trigger> triggers;
  std::map<std::string, std::string, std::less<>> plover;
  std::map<std::string, std::vector<std::string>, std::less<>> words;

 private:
  void read_labels(const json::Value& list);
  void read_plover(const json::Value& object);
  void read_types(const json::Value& list);
  void close_contradictions(const json::Value& list);
  void read_triggers(const json::Value& list);
  void read_words(const json::Value& object);

  [[nodiscard]] EdgeType read_type(const json::Value& object) const;
  [[nodiscard]] Trigger read_trigger(const json::Value& object) const;
  [[nodiscard]] std::vector<std::string> label_list(const json::Value& object, std::string_view key) const;
  [[nodiscard]] std::string cameo(const json::Value& object) const;
  [[nodiscard]] std::vector<std::string> type_names() const;
};

}  // namespace entente
