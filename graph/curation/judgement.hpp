#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/date.hpp"
#include "graph/model/edge_key.hpp"

/// What a person decided about the graph. Judgements stand in an append-only log (Store::judge, Store::judgements);
/// the graph is a function of the documents and of the judgements in effect, in their order, so that it does not
/// matter whether a document came before or after a judgement about it.
namespace entente {

enum class Verb : std::uint8_t {
  merge,   ///< subject and object, two node keys, are one being: it keeps the subject's key
  split,   ///< what documents call `object` (a name or a key) is not subject, a node key, but somebody else
  rename,  ///< the node is called `object`
  retype,  ///< the node's label is `object`; of an edge: its type
  reject,  ///< the edge does not hold: its evidence is hidden from queries and exports
  accept,  ///< the edge holds: its confidence is 1, and an earlier reject no longer counts
  undo     ///< judgement number `object` does not count
};

[[nodiscard]] std::string_view to_string(Verb verb);
[[nodiscard]] std::optional<Verb> parse_verb(std::string_view text);

struct Judgement {
  std::uint64_t number = 0;  ///< place in the log: 1, 2, 3, ...; given by the store
  Verb verb = Verb::merge;
  std::string subject;  ///< a node's key, or (reject, accept, retype) an edge's id; empty for undo
  std::string object;   ///< empty for reject and accept
  std::string note;     ///< why, in the words of whoever judged
  std::string author;   ///< who and when, if they were told
  std::optional<Date> date;
  std::string cameo;  ///< of the new type, when an edge is retyped; empty for a structural one
  std::string plover;
  bool undone = false;  ///< taken back by a later undo that is in effect itself
};

/// What a judgement did to the graph.
struct JudgementEffect {
  Judgement judgement;                  ///< as it stands in the log
  std::vector<std::string> nodes_gone;  ///< keys, in byte order
  std::vector<std::string> nodes_new;
  std::uint64_t documents = 0;  ///< that were read anew
  std::int64_t edges = 0;       ///< more (or fewer) than before
  std::int64_t evidence = 0;    ///< more (or fewer) visible pieces than before
};

/// Sets `undone` of each judgement of a whole log, in order.
void mark_undone(std::span<Judgement> log);

}  // namespace entente
