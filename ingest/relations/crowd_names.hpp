#pragma once

#include <string>
#include <string_view>

namespace entente::ingest {

/// What a crowd without a name of its own is called by the part it takes: "two villagers" who are killed are civilians,
/// "hundreds of people" who march are protesters.
struct CrowdPart {
  std::string_view type;      ///< of the edge
  bool acts = false;          ///< the source, else the target
  bool in_a_protest = false;  ///< the text tells of one
};

/// The group's name, or the one by its part.
[[nodiscard]] std::string crowd_name(const std::string& name, const CrowdPart& part);

/// "people in Chad", "12 residents": people of whom nothing else is said.
[[nodiscard]] bool is_bare_crowd(std::string_view name);

}  // namespace entente::ingest
