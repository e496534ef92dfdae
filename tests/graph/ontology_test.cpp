#include "graph/ontology/ontology.hpp"

#include <algorithm>
#include <string>

#include "graph/model/error.hpp"
#include "tests/catch.hpp"

using namespace entente;

namespace {

const std::string kLabels = R"("labels":["State","Plan"],"plover":{"12":"REJECT","1712":"ASSAULT","17":"COERCE"})";

/// An ontology of one type, with these triggers, each part on a line of its own.
std::string with_triggers(const std::string& triggers) {
  return "{" + kLabels +
         ",\n\"types\":[{\"name\":\"objects-to\",\"kind\":\"event\",\"cameo\":\"120\",\"sources\":[\"State\"],"
         "\"targets\":[\"State\",\"Plan\"]}],\n\"triggers\":[" +
         triggers + "]}";
}

std::string with_types(const std::string& types) { return "{" + kLabels + ",\n\"types\":[" + types + "]}"; }

std::string error_of(const std::string& json) {
  try {
    (void)Ontology::parse(json, "o.json");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::bad_input);
    return error.what();
  }
  return "no error";
}

}  // namespace

TEST_CASE("the ontology that comes with the program is valid and knows its field") {
  const Ontology ontology = Ontology::load(ENTENTE_SOURCE_DIR "/graph/ontology/ontology.json");
  CHECK(ontology.labels().size() == 7);
  std::vector<std::string> core;
  for (const EdgeType& type : ontology.types()) {
    if (type.core) core.push_back(type.name);
    if (type.kind == EdgeKind::event) CHECK(ontology.plover(type.cameo).has_value());
  }
  CHECK(core == std::vector<std::string>{"consults", "offers", "objects-to", "thanks"});
  CHECK(std::count_if(ontology.types().begin(), ontology.types().end(),
                      [](const EdgeType& type) { return type.kind == EdgeKind::structural; }) == 4);
  CHECK(ontology.find_type("objects-to")->cypher() == "OBJECTS_TO");
  CHECK(ontology.may_join("objects-to", "State", "Plan"));
  CHECK_FALSE(ontology.may_join("official-of", "State", "State"));
  CHECK_FALSE(ontology.may_join("befriends", "State", "State"));
  CHECK(ontology.plover("1712") == "ASSAULT");
  CHECK(ontology.plover("1711") == "COERCE");
  CHECK(ontology.plover("0874") == "YIELD");
  CHECK_FALSE(ontology.plover("99"));
}

TEST_CASE("triggers get a name from what they look for") {
  const Ontology ontology = Ontology::parse(
      with_triggers(R"({"pos":"verb","lemmas":["turn down","reject"],"type":"objects-to","cameo":"1241"},
        {"pos":"verb","lemmas":["give"],"objects":["refusal"],"type":"objects-to"},
        {"pos":"verb","lemmas":["give"],"complements":["walk away"],"type":"objects-to"},
        {"pos":"noun","lemmas":["give"],"type":"objects-to"},{"pos":"noun","lemmas":["give"],"type":"objects-to"},
        {"pos":"noun","lemmas":["no"],"type":"objects-to","name":"own","sources":["possessor","by"],"lacks":["with"]})"),
      "o.json");
  std::vector<std::string> names;
  for (const Trigger& trigger : ontology.triggers()) names.push_back(trigger.name);
  CHECK(names == std::vector<std::string>{"verb:turn-down", "verb:give+refusal", "verb:give+walk-away", "noun:give",
                                          "noun:give-2", "own"});
  CHECK(ontology.triggers()[5].sources == std::vector<std::string>{"possessor", "by"});
  CHECK(ontology.words("hedges").empty());
}

TEST_CASE("contradictions hold on both sides") {
  const Ontology ontology = Ontology::parse(
      with_types(
          R"({"name":"a","kind":"event","cameo":"12","sources":["State"],"targets":["State"],"contradicts":["b"]},
        {"name":"b","kind":"structural","sources":["State"],"targets":["State"]})"),
      "o.json");
  CHECK(ontology.find_type("b")->contradicts == std::vector<std::string>{"a"});
}

TEST_CASE("a mistake in an ontology is named with line, column and the nearest word") {
  const std::string type = R"("kind":"event","cameo":"120","sources":["State"],"targets":["State"]})";
  CHECK(error_of("{\n  \"labels\": [\"State\",]}").starts_with("o.json:2:22: not valid JSON"));
  CHECK(error_of("{\"labels\":[\"State\"]}") == "o.json:1:1: the field \"plover\" is missing");
  CHECK(error_of("{" + kLabels + ",\n\"typs\":[]}") ==
        "o.json:2:1: \"typs\" is not a known field; did you mean \"types\"?");
  CHECK(error_of(with_types(R"({"name":"a",)" + type + R"(,{"name":"a",)" + type)) ==
        "o.json:2:100: the type \"a\" is used twice");
  CHECK(error_of(with_types(R"({"name":"Object To",)" + type)) ==
        "o.json:2:18: a type's name is lower-case words joined by '-'; found \"Object To\"");
  CHECK(error_of(with_types(R"({"name":"a","kind":"event","cameo":"120","sources":["Stat"],"targets":["State"]})")) ==
        "o.json:2:62: \"Stat\" is not a known label; did you mean \"State\"?");
  CHECK(
      error_of(with_types(R"({"name":"a","kind":"event","cameo":"12345","sources":["State"],"targets":["State"]})")) ==
      "o.json:2:45: a CAMEO code is 2 to 4 digits; found \"12345\"");
  CHECK(error_of(with_types(R"({"name":"a","kind":"event","cameo":"99","sources":["State"],"targets":["State"]})")) ==
        "o.json:2:45: the CAMEO code 99 has no PLOVER class: neither it nor a prefix of it is in \"plover\"");
  CHECK(error_of(with_types(R"({"name":"a","kind":"event","sources":["State"],"targets":["State"]})")) ==
        "o.json:2:10: an event type needs a \"cameo\" code");
  CHECK(error_of(with_triggers(R"({"pos":"verb","lemmas":["no"],"type":"object-to"})")) ==
        "o.json:3:50: \"object-to\" is not a known type; did you mean \"objects-to\"?");
  CHECK(error_of(with_triggers(R"({"pos":"verb","lemmas":["no"],"type":"objects-to","targets":["objcet"]})")) ==
        "o.json:3:74: \"objcet\" is not a known role; did you mean \"object\"?");
  CHECK(error_of(with_triggers(R"({"pos":"verb","lemmas":[],"type":"objects-to"})")) ==
        "o.json:3:13: a trigger needs at least one of \"lemmas\"");
  CHECK(error_of(with_triggers(R"({"pos":"verb","lemmas":["no"],"type":"objects-to","modality":"plan"})")) ==
        "o.json:3:74: \"plan\" is not a known modality");
  CHECK(error_of(with_triggers(R"({"pos":"verb","lemmas":["a"],"type":"objects-to","name":"x"},
{"pos":"verb","lemmas":["b"],"type":"objects-to","name":"x"})")) ==
        "o.json:4:57: the trigger name \"x\" is used twice");
  CHECK(error_of(with_types(R"({"name":"a",)" + type.substr(0, type.size() - 1) + R"(,"contradicts":["a"]})"))
            .find("cannot contradict itself") != std::string::npos);
}

TEST_CASE("an ontology file that is not there is bad input") {
  CHECK_THROWS_WITH(Ontology::load("/nowhere/o.json"), "/nowhere/o.json: the ontology cannot be opened");
}
