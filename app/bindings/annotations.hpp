#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "graph/model/span.hpp"

namespace entente::bindings {

/// An actor as coders write it down: the being, and the state it acts for.
struct CodedActor {
  std::string key;    ///< "official/john-kerry"
  std::string state;  ///< ISO alpha-3, or empty
};

/// An edge that coders found in an article.
struct CodedEdge {
  std::string type;
  CodedActor source;
  CodedActor target;
  ByteSpan cue;          ///< bytes of the article
  bool certain = false;  ///< else arguable
};

/// The edges of a file of tests/annotated (tab-separated, with a heading line), by article.
/// Throws Error{not_found}, Error{bad_input} with file and line.
[[nodiscard]] std::map<std::string, std::vector<CodedEdge>> read_annotations(const std::filesystem::path& file);

/// Whether two are one at the level of states, where whoever acts for a state is that state: equal keys, persons of one
/// family name whose given names do not clash, bodies that share half of the words of their names.
[[nodiscard]] bool same_actor(const CodedActor& a, const CodedActor& b);

}  // namespace entente::bindings
