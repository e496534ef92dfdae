#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

/// Who is who over documents. Documents are read one by one, so that "Rahal" of one article, "Amina Rahal" of the next
/// and "Aminah Rahal" of a third are handles of their own; here they are found to be one being, or not. What is found
/// is a function of the set of handles, not of their order, and errs on the side of keeping two apart.
namespace entente::identity {

/// A handle with what its documents say of it.
struct Candidate {
  std::int64_t id = 0;
  std::string key;                    ///< "official/rahal"
  std::string qualifier;              ///< state of a lone surname
  std::string name;                   ///< the name most documents give it
  std::string state;                  ///< the state most documents say it is or acts for; empty when none says so
  bool authoritative = false;         ///< from a gazetteer: never one with another such
  std::vector<std::string> acronyms;  ///< by which documents introduce it: "ISF"
};

/// Who a candidate was found to be.
struct Found {
  std::string key;   ///< node key: that of one of the handles that are this being
  std::string rule;  ///< why, in words: "surname"; empty for a being known by this handle alone
  std::string with;  ///< the handle it was joined to: its key; empty when rule is
  friend bool operator==(const Found&, const Found&) = default;
};

/// The key of a claim's handle. A document that begins with "Rahal" and goes on with "Amina Rahal" may have kept the
/// key "official/rahal": the name it settled on tells more.
[[nodiscard]] std::string handle_key(const std::string& key, const std::string& name, bool authoritative);

/// Whether a handle of this key, under this name, stands for somebody only together with a state: a person's lone name.
[[nodiscard]] bool needs_qualifier(const std::string& key, bool authoritative);

/// Candidates that share no block are never compared. Empty for one that is who it is: a state, a place.
[[nodiscard]] std::vector<std::string> blocks_of(const Candidate& candidate);

/// Whether some document speaks of both and tells them apart.
using Apart = std::function<bool(std::int64_t, std::int64_t)>;

/// Finds who each candidate is. The candidates must be whole blocks: whoever shares a block with one of them is one of
/// them. The result is in their order.
[[nodiscard]] std::vector<Found> resolve(std::span<const Candidate> candidates, const Apart& apart);

}  // namespace entente::identity
