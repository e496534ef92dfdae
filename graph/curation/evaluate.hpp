#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "graph/curation/judgement.hpp"

/// What the judgements in effect make of the beings that were found in the documents.
namespace entente::curation {

/// A being as documents call it: what they read under one key (and, for a lone surname, for one state).
struct Handle {
  std::int64_t id = 0;
  std::string key;              ///< as the documents read it
  std::string qualifier;        ///< of a lone surname: the state, ISO alpha-3; else empty
  std::string found;            ///< key of the being it was found to be, the judgements left aside
  std::set<std::string> names;  ///< folded
};

/// Where evaluate() looks handles up. Each function gives them in the order of (key, qualifier).
class Handles {
 public:
  virtual ~Handles() = default;
  [[nodiscard]] virtual std::vector<Handle> found_as(const std::string& found) = 0;
  /// Those of a key, all states; or with the state behind the key ("official/khan.pak"), that one.
  [[nodiscard]] virtual std::vector<Handle> called(const std::string& key) = 0;
};

/// The key with the qualifier behind it, in lower case, after a dot (which no key has by itself).
[[nodiscard]] std::string qualified_key(const std::string& key, const std::string& qualifier);

/// What a judgement says about some evidence: that whose source is one of `sources`, and so on.
struct EdgeRule {
  std::uint64_t number = 0;  ///< of the judgement
  Verb verb = Verb::reject;
  std::set<std::int64_t> sources;  ///< handles
  std::set<std::int64_t> targets;
  std::string type;
  bool negated = false;
  std::string new_type;  ///< retype only, as is cameo
  std::string cameo;
  friend bool operator==(const EdgeRule&, const EdgeRule&) = default;
};

/// What becomes of a piece of evidence. Points into the Judged that gave it.
struct Fate {
  std::string type;
  bool hidden = false;
  bool accepted = false;
  std::uint64_t judgement = 0;        ///< the last reject or accept; 0: none
  const EdgeRule* retyped = nullptr;  ///< the last retype
};

/// The outcome of all judgements in effect.
struct Judged {
  std::map<std::int64_t, std::string> keys;  ///< node key of each handle that a judgement touched; others: as found
  std::map<std::string, std::string> names;  ///< by node key
  std::map<std::string, std::string> labels;
  std::vector<EdgeRule> rules;  ///< in the order of the judgements
  std::set<std::string> asked;  ///< the keys that were looked up

  /// Whether the outcome may be another once this handle comes, goes, has another name or is found to be `found`.
  [[nodiscard]] bool concerns(const Handle& handle) const;
  [[nodiscard]] Fate fate(std::int64_t source, const std::string& type, std::int64_t target, bool negated) const;
};

/// Applies the judgements in effect, in order. A judgement about a key that no document has, or that a judgement
/// before it made pointless, does nothing: it waits for documents to come. A key means the node that has it at that
/// point; failing that, the one that what documents call so belongs to by then (for an edge: only what they call so).
[[nodiscard]] Judged evaluate(std::span<const Judgement> log, Handles& handles);

/// The handles of a node that split would take from it: those with this key or name; none when it is all or nothing.
[[nodiscard]] std::vector<Handle> parts_called(std::span<const Handle> node, const std::string& alias);

}  // namespace entente::curation
