#pragma once

#include <string>
#include <vector>

#include "graph/model/evidence.hpp"
#include "graph/store/store.hpp"

namespace entente::test {

/// One sentence of a made-up article that says one thing. `source_text`, `target_text` and `trigger` are words of it.
struct Said {
  std::string sentence;
  std::string source;  ///< node key
  std::string source_text;
  std::string type;
  std::string trigger;
  std::string target;  ///< node key
  std::string target_text;
  bool negated = false;
  Modality modality = Modality::asserted;
  std::string date{};           ///< ISO, empty: none
  std::string attributed_to{};  ///< node key
};

/// An article with these sentences. The actors are those of cast() below.
ExtractedDocument article(const std::string& id, const std::string& title, const std::string& published,
                          const std::string& publisher, const std::vector<Said>& said);

/// What the stories' actors are called: key, name, state, further aliases.
struct Player {
  std::string key, name, state;
  std::vector<std::string> aliases;
};
const std::vector<Player>& cast();

/// Four articles about an invented week of diplomacy, by made-up ids "a.txt" .. "d.txt".
std::vector<ExtractedDocument> week();
/// A store in memory with these documents.
Store store_of(const std::vector<ExtractedDocument>& documents);

}  // namespace entente::test
