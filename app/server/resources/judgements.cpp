#include <algorithm>
#include <optional>
#include <string>

#include "app/cli/options.hpp"
#include "app/server/resources/judging.hpp"
#include "app/server/writer.hpp"
#include "app/server/writers.hpp"
#include "graph/curation/judgement.hpp"
#include "graph/json/json.hpp"
#include "graph/model/edge_key.hpp"
#include "graph/text/nearest.hpp"

namespace entente::server::resources {
namespace {

/// The members a judgement's subject and object go by in JSON.
struct Members {
  const char* subject;
  const char* object;  ///< nullptr: it has none
};

Members members_of(const Judgement& judgement) {
  switch (judgement.verb) {
    case Verb::merge:
      return {"into", "node"};
    case Verb::split:
      return {"node", "alias"};
    case Verb::rename:
      return {"node", "name"};
    case Verb::retype:
      return parse_edge_id(judgement.subject) ? Members{"edge", "type"} : Members{"node", "label"};
    case Verb::reject:
    case Verb::accept:
      return {"edge", nullptr};
    case Verb::undo:
      break;
  }
  return {nullptr, "seq"};
}

std::string text_at(const json::Value& body, std::string_view name) {
  std::string text(body.at(name).string());
  if (text.empty()) body.at(name).fail("is empty");
  return text;
}

std::string node_at(const Call& call, const json::Value& body, std::string_view name) {
  return std::string(call.graph().key(resolve_node(call, text_at(body, name))));
}

/// An edge's id as it was sent. The store knows whether there is one, rejected ones included.
std::string edge_at(const json::Value& body) {
  std::string id = text_at(body, "edge");
  if (!parse_edge_id(id)) body.at("edge").fail("is no edge's id; one looks like 'state/ISR objects-to state/TUR'");
  return id;
}

void read_retype(const Call& call, const json::Value& body, Judgement& judgement) {
  if (body.find("edge")) {
    judgement.subject = edge_at(body);
    judgement.object = app::parse_type(text_at(body, "type"));
    judgement.cameo = call.ontology.find_type(judgement.object)->cameo;
    judgement.plover = call.ontology.plover(judgement.cameo).value_or("");
    return;
  }
  judgement.subject = node_at(call, body, "node");
  judgement.object = text_at(body, "label");
  const auto& labels = call.ontology.labels();
  if (std::find(labels.begin(), labels.end(), judgement.object) == labels.end()) {
    throw bad_request("there is no label '" + judgement.object + "'" + suggestion(judgement.object, labels));
  }
}

Judgement read_judgement(const Call& call, const json::Value& body) {
  const std::string name = text_at(body, "verb");
  const auto verb = parse_verb(name);
  if (!verb || *verb == Verb::undo) {
    throw bad_request("verb: '" + name + "' is not merge, split, rename, retype, reject or accept");
  }
  Judgement judgement;
  judgement.verb = *verb;
  judgement.note = body.string_or("note", "");
  judgement.author = body.string_or("by", "");
  if (const std::string date = body.string_or("date", ""); !date.empty()) {
    judgement.date = app::parse_date(date, "date");
  }
  switch (*verb) {
    case Verb::merge:
      judgement.subject = node_at(call, body, "into");
      judgement.object = node_at(call, body, "node");
      break;
    case Verb::split:
      judgement.subject = node_at(call, body, "node");
      judgement.object = text_at(body, "alias");
      break;
    case Verb::rename:
      judgement.subject = node_at(call, body, "node");
      judgement.object = text_at(body, "name");
      break;
    case Verb::retype:
      read_retype(call, body, judgement);
      break;
    case Verb::reject:
    case Verb::accept:
    case Verb::undo:
      judgement.subject = edge_at(body);
      break;
  }
  return judgement;
}

void write_judgement(Json& json, const Judgement& judgement) {
  const Members members = members_of(judgement);
  json.begin_object();
  json.key("seq");
  json.integer(static_cast<std::int64_t>(judgement.number));
  json.field("verb", to_string(judgement.verb));
  json.key("arguments");
  json.begin_object();
  if (members.subject != nullptr) json.field(members.subject, judgement.subject);
  if (members.object != nullptr) json.field(members.object, judgement.object);
  json.end_object();
  json.field("undone", judgement.undone);
  json.field_or_null("note", judgement.note);
  json.field_or_null("by", judgement.author);
  json.field_or_null("date", judgement.date);
  json.end_object();
}

Response judged(const Call& call, const Judgement& wanted) {
  const JudgementEffect effect = call.writer->judge(wanted, call.deadline);
  return json_response([&](Json& json) { write_judgement(json, effect.judgement); });
}

}  // namespace

Response judgements(const Call& call) {
  return json_response([&](Json& json) {
    json.begin_object();
    write_list(json, "items", call.store.judgements(), [&](const Judgement& one) { write_judgement(json, one); });
    json.end_object();
  });
}

Response judge(const Call& call) {
  const json::Tree body = json::parse(call.request.body, "body");
  return judged(call, read_judgement(call, body.root()));
}

Response undo(const Call& call) {
  Judgement wanted;
  wanted.verb = Verb::undo;
  if (!call.request.body.empty()) {
    const json::Tree body = json::parse(call.request.body, "body");
    if (const auto seq = body.root().find("seq"); seq && !seq->is_null())
      wanted.object = std::to_string(seq->integer());
  }
  return judged(call, wanted);
}

}  // namespace entente::server::resources
