#include "ingest/language/gazetteer.hpp"

namespace entente::language {

Gazetteer::Gazetteer(const Container& file)
    : Gazetteer(file.array<std::uint64_t>("gazetteer.keys"), file.array<std::uint16_t>("gazetteer.classes")) {
  file.require(keys_.size() == classes_.size(), "gazetteer.classes");
}

}  // namespace entente::language
