#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "graph/model/limits.hpp"
#include "graph/store/writer.hpp"

namespace entente::store {
namespace {

void check_node(Connection& connection, const std::string& key) {
  if (connection.integer("SELECT 1 FROM node WHERE key = ?", key)) return;
  throw Error(ErrorCode::not_found, "there is no node " + key);
}

void check_edge(Connection& connection, const Judgement& judgement) {
  const auto edge = parse_edge_id(judgement.subject);
  if (!edge) throw Error(ErrorCode::usage, "'" + judgement.subject + "' is not the id of an edge");
  check_node(connection, edge->source);
  check_node(connection, edge->target);
  // An edge that is rejected may be accepted: its evidence is still there.
  const auto seen = connection.integer(
      "SELECT 1 FROM actor AS source JOIN evidence ON source_actor = source.actor_id "
      "JOIN actor AS target ON target.actor_id = target_actor LEFT JOIN judgement ON judgement.judgement_id = "
      "retyped_by "
      "WHERE source.node_id = (SELECT node_id FROM node WHERE key = ?) "
      "AND target.node_id = (SELECT node_id FROM node WHERE key = ?) "
      "AND coalesce(judgement.object, type) = ? AND negated = ? AND (edge_id IS NOT NULL OR ?) LIMIT 1",
      edge->source, edge->target, edge->type, edge->negated, judgement.verb == Verb::accept);
  if (!seen) throw Error(ErrorCode::not_found, "there is no edge " + judgement.subject);
}

void check_name(const Judgement& judgement) {
  if (judgement.object.empty()) {
    throw Error(ErrorCode::usage, fmt::format("{} {} to what?", to_string(judgement.verb), judgement.subject));
  }
  if (judgement.object.size() > limits::kMaxNameBytes) {
    throw Error(ErrorCode::limit,
                fmt::format("the name has {} bytes, the limit is {}", judgement.object.size(), limits::kMaxNameBytes));
  }
}

void check_split(HandleTable& handles, const Judgement& judgement) {
  const std::vector<curation::Handle> all = handles.of_node(judgement.subject);
  if (!curation::parts_called(all, judgement.object).empty()) return;
  std::string names;
  for (const curation::Handle& handle : all) {
    names += (names.empty() ? "" : ", ") + curation::qualified_key(handle.key, handle.qualifier);
  }
  throw Error(
      ErrorCode::usage,
      all.size() == 1
          ? fmt::format("{} cannot be split: the documents know it as one being, {}", judgement.subject, names)
          : fmt::format("'{}' is not a part of {}; its parts are {}", judgement.object, judgement.subject, names));
}

void check_undo(const std::vector<Judgement>& log, Judgement& judgement) {
  judgement.subject.clear();
  if (judgement.object.empty()) {
    const auto last = std::find_if(log.rbegin(), log.rend(),
                                   [](const Judgement& one) { return !one.undone && one.verb != Verb::undo; });
    if (last == log.rend()) throw Error(ErrorCode::not_found, "there is no judgement to undo");
    judgement.object = std::to_string(last->number);
    return;
  }
  std::uint64_t number = 0;
  const char* end = judgement.object.data() + judgement.object.size();
  const auto [stop, failure] = std::from_chars(judgement.object.data(), end, number);
  if (failure != std::errc() || stop != end) {
    throw Error(ErrorCode::usage, "'" + judgement.object + "' is not the number of a judgement");
  }
  const auto found = std::find_if(log.begin(), log.end(), [&](const Judgement& one) { return one.number == number; });
  if (found == log.end()) throw Error(ErrorCode::not_found, fmt::format("there is no judgement {}", number));
  if (found->undone) throw Error(ErrorCode::usage, fmt::format("judgement {} is undone already", number));
  judgement.object = std::to_string(number);
}

}  // namespace

void check_judgement(Connection& connection, HandleTable& handles, Judgement& judgement) {
  const std::vector<Judgement> log = read_judgements(connection);
  judgement.number = log.empty() ? 1 : log.back().number + 1;
  judgement.undone = false;
  const bool of_edge = judgement.verb == Verb::reject || judgement.verb == Verb::accept ||
                       (judgement.verb == Verb::retype && parse_edge_id(judgement.subject));
  if (judgement.verb == Verb::undo) return check_undo(log, judgement);
  if (of_edge) {
    check_edge(connection, judgement);
  } else {
    check_node(connection, judgement.subject);
  }
  if (judgement.verb == Verb::reject || judgement.verb == Verb::accept) {
    judgement.object.clear();
    return;
  }
  check_name(judgement);
  if (judgement.verb == Verb::split) return check_split(handles, judgement);
  if (judgement.verb != Verb::merge) return;
  check_node(connection, judgement.object);
  if (judgement.subject == judgement.object) throw Error(ErrorCode::usage, judgement.subject + " is one node already");
}

}  // namespace entente::store
