#include "graph/ontology/reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

#include "graph/model/evidence.hpp"
#include "graph/text/nearest.hpp"

namespace entente {
namespace {

using Words = std::vector<std::string>;

bool among(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// The word a value spells, which must be one of `known`.
std::string known_word(const json::Value& value, std::string_view what, const Words& known) {
  const std::string_view word = value.string();
  if (!among(known, word)) {
    value.fail(fmt::format("\"{}\" is not a known {}{}", word, what, suggestion(word, known)));
  }
  return std::string(word);
}

void check_fields(const json::Value& object, const Words& known) {
  for (const json::Member member : object.members()) (void)known_word(member.key, "field", known);
}

bool is_type_name(std::string_view name) {
  if (name.empty() || name.front() == '-' || name.back() == '-') return false;
  return std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
}

bool is_label(std::string_view name) {
  if (name.empty() || name.front() < 'A' || name.front() > 'Z') return false;
  return std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

bool is_cameo(std::string_view code) {
  return code.size() >= 2 && code.size() <= 4 &&
         std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Where an actor may stand around a trigger: grammatical roles, and the prepositions of English.
const Words& roles() {
  // clang-format off
  static const Words all = {
      "subject", "object", "iobject", "complement", "complement-subject", "support", "clause", "bearer", "owner",
      "undergoer", "addressee", "speaker", "described", "infinitive", "possessor", "modifier", "object-itself", "act",
      "condition", "each-other", "owner-within-object", "purpose", "unless", "opposed", "crowd", "self", "venue", "within-object",
      "regarding", "about", "above", "across", "after", "against", "along", "alongside", "amid", "among", "around",
      "as", "at", "before", "behind", "below", "beside", "between", "beyond", "by", "despite", "during", "for",
      "from", "in", "inside", "into", "near", "of", "off", "on", "onto", "out", "outside", "over", "past", "since",
      "than", "through", "to", "toward", "towards", "under", "until", "upon", "versus", "via", "with", "within",
      "without"};
  // clang-format on
  return all;
}

Words role_list(const json::Value& object, std::string_view key) {
  Words list;
  if (const auto value = object.find(key)) {
    for (const json::Value role : value->elements()) list.push_back(known_word(role, "role", roles()));
  }
  return list;
}

/// Lemmas: not empty, and lower case unless a name.
Words lemma_list(const json::Value& object, std::string_view key) {
  Words list;
  if (const auto value = object.find(key)) {
    for (const json::Value lemma : value->elements()) {
      if (lemma.string().empty()) lemma.fail("a lemma must not be empty");
      list.emplace_back(lemma.string());
    }
  }
  return list;
}

std::string hyphenated(std::string_view lemma) {
  std::string text(lemma);
  std::replace(text.begin(), text.end(), ' ', '-');
  return text;
}

/// "verb:give+support": part of speech, first lemma, and the first object or complement asked for.
std::string default_name(std::string_view pos, const Trigger& trigger) {
  std::string name = fmt::format("{}:{}", pos, hyphenated(trigger.lemmas.front()));
  if (!trigger.objects.empty()) {
    name += "+" + hyphenated(trigger.objects.front());
  } else if (!trigger.complements.empty()) {
    name += "+" + hyphenated(trigger.complements.front());
  }
  return name;
}

}  // namespace

OntologyReader::OntologyReader(const json::Value& root) {
  check_fields(root, {"labels", "plover", "types", "triggers", "words"});
  read_labels(root.at("labels"));
  read_plover(root.at("plover"));
  read_types(root.at("types"));
  close_contradictions(root.at("types"));
  if (const auto list = root.find("triggers")) read_triggers(*list);
  if (const auto object = root.find("words")) read_words(*object);
}

void OntologyReader::read_labels(const json::Value& list) {
  for (const json::Value value : list.elements()) {
    const std::string_view label = value.string();
    if (!is_label(label)) value.fail(fmt::format("a label is letters, the first a capital; found \"{}\"", label));
    if (among(labels, label)) value.fail(fmt::format("the label \"{}\" is used twice", label));
    labels.emplace_back(label);
  }
  if (labels.empty()) list.fail("at least one label is needed");
}

void OntologyReader::read_plover(const json::Value& object) {
  for (const json::Member member : object.members()) {
    const std::string_view code = member.key.string();
    if (!is_cameo(code)) member.key.fail(fmt::format("a CAMEO code is 2 to 4 digits; found \"{}\"", code));
    if (member.value.string().empty()) member.value.fail("a PLOVER class must not be empty");
    plover.emplace(code, member.value.string());
  }
}

std::string OntologyReader::cameo(const json::Value& object) const {
  const auto value = object.find("cameo");
  if (!value) return {};
  const std::string code(value->string());
  if (code.empty()) return code;
  if (!is_cameo(code)) value->fail(fmt::format("a CAMEO code is 2 to 4 digits; found \"{}\"", code));
  for (std::string_view prefix = code; !prefix.empty(); prefix.remove_suffix(1)) {
    if (plover.find(prefix) != plover.end()) return code;
  }
  value->fail(
      fmt::format("the CAMEO code {} has no PLOVER class: neither it nor a prefix of it is in \"plover\"", code));
}

Words OntologyReader::label_list(const json::Value& object, std::string_view key) const {
  Words list;
  const json::Value value = object.at(key);
  for (const json::Value label : value.elements()) list.push_back(known_word(label, "label", labels));
  if (list.empty()) value.fail("at least one label is needed");
  return list;
}

EdgeType OntologyReader::read_type(const json::Value& object) const {
  check_fields(object, {"name", "kind", "core", "symmetric", "cameo", "description", "sources", "targets",
                        "contradicts", "verbs"});
  EdgeType type;
  const json::Value name = object.at("name");
  type.name = name.string();
  if (!is_type_name(type.name)) {
    name.fail(fmt::format("a type's name is lower-case words joined by '-'; found \"{}\"", type.name));
  }
  if (among(type_names(), type.name)) name.fail(fmt::format("the type \"{}\" is used twice", type.name));
  type.kind = known_word(object.at("kind"), "kind", {"event", "structural"}) == "event" ? EdgeKind::event
                                                                                        : EdgeKind::structural;
  type.core = object.boolean_or("core", false);
  type.symmetric = object.boolean_or("symmetric", false);
  type.description = object.string_or("description", "");
  type.cameo = cameo(object);
  if (type.kind == EdgeKind::event && type.cameo.empty()) object.fail("an event type needs a \"cameo\" code");
  if (type.kind == EdgeKind::structural && !type.cameo.empty()) {
    object.at("cameo").fail("a structural type has no CAMEO code");
  }
  type.sources = label_list(object, "sources");
  type.targets = label_list(object, "targets");
  type.verbs = lemma_list(object, "verbs");
  return type;
}

void OntologyReader::read_types(const json::Value& list) {
  for (const json::Value object : list.elements()) types.push_back(read_type(object));
}

/// Types may name types that follow them, and a contradiction named on one side holds on both.
void OntologyReader::close_contradictions(const json::Value& list) {
  const Words known = type_names();
  std::size_t index = 0;
  for (const json::Value object : list.elements()) {
    EdgeType& type = types[index++];
    const auto value = object.find("contradicts");
    if (!value) continue;
    for (const json::Value element : value->elements()) {
      const std::string other = known_word(element, "type", known);
      if (other == type.name) element.fail("a type cannot contradict itself: that is what \"negated\" is for");
      const auto found = std::find(known.begin(), known.end(), other);
      EdgeType& opposite = types[static_cast<std::size_t>(found - known.begin())];
      if (!among(type.contradicts, other)) type.contradicts.push_back(other);
      if (!among(opposite.contradicts, type.name)) opposite.contradicts.push_back(type.name);
    }
  }
  for (EdgeType& type : types) std::sort(type.contradicts.begin(), type.contradicts.end());
}

Trigger OntologyReader::read_trigger(const json::Value& object) const {
  check_fields(object, {"pos", "lemmas", "type", "cameo", "sources", "targets", "objects", "complements", "lacks",
                        "needs", "except-objects", "target-labels", "modality", "name"});
  Trigger trigger;
  const std::string pos = known_word(object.at("pos"), "part of speech", {"verb", "noun", "adjective"});
  trigger.pos = pos == "verb" ? TriggerPos::verb : pos == "noun" ? TriggerPos::noun : TriggerPos::adjective;
  trigger.lemmas = lemma_list(object, "lemmas");
  if (trigger.lemmas.empty()) object.fail("a trigger needs at least one of \"lemmas\"");
  trigger.type = known_word(object.at("type"), "type", type_names());
  trigger.cameo = cameo(object);
  trigger.sources = role_list(object, "sources");
  trigger.targets = role_list(object, "targets");
  trigger.objects = lemma_list(object, "objects");
  trigger.complements = lemma_list(object, "complements");
  if (object.find("target-labels")) trigger.target_labels = label_list(object, "target-labels");
  trigger.except_objects = lemma_list(object, "except-objects");
  trigger.needs = role_list(object, "needs");
  trigger.lacks = role_list(object, "lacks");
  if (const auto modality = object.find("modality"); modality && !modality->string().empty()) {
    trigger.modality = known_word(*modality, "modality", {"possible", "planned", "reported", "asserted"});
  }
  trigger.name = object.string_or("name", "");
  if (trigger.name.empty()) trigger.name = default_name(pos, trigger);
  return trigger;
}

void OntologyReader::read_triggers(const json::Value& list) {
  std::set<std::string> names;
  for (const json::Value object : list.elements()) {
    Trigger trigger = read_trigger(object);
    const std::string name = trigger.name;
    const auto given = object.find("name");
    for (int n = 2; !names.insert(trigger.name).second; ++n) {
      if (given) given->fail(fmt::format("the trigger name \"{}\" is used twice", name));
      trigger.name = fmt::format("{}-{}", name, n);
    }
    triggers.push_back(std::move(trigger));
  }
}

void OntologyReader::read_words(const json::Value& object) {
  for (const json::Member member : object.members()) {
    words.emplace(member.key.string(), lemma_list(object, member.key.string()));
  }
}

Words OntologyReader::type_names() const {
  Words names;
  for (const EdgeType& type : types) names.push_back(type.name);
  return names;
}

Ontology Ontology::parse(std::string_view json, const std::string& file) {
  const json::Tree tree = json::parse(json, file);
  OntologyReader reader(tree.root());
  Ontology ontology;
  ontology.labels_ = std::move(reader.labels);
  ontology.types_ = std::move(reader.types);
  ontology.triggers_ = std::move(reader.triggers);
  ontology.plover_ = std::move(reader.plover);
  ontology.words_ = std::move(reader.words);
  return ontology;
}

Ontology Ontology::load(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Error(ErrorCode::bad_input, "the ontology cannot be opened", path);
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (file.bad()) throw Error(ErrorCode::bad_input, "the ontology cannot be read", path);
  return parse(text, path);
}

}  // namespace entente
