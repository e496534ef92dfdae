#pragma once

#include <string>
#include <utility>
#include <vector>

#include "graph/ontology/ontology.hpp"

namespace entente::ingest {

/// A trigger for what no word of the ontology says but a construction does ("will not", "is against"): the rule has
/// found its place itself, so that there is no frame to ask for.
[[nodiscard]] inline Trigger built_in_trigger(TriggerPos pos, const char* type, const char* cameo, const char* name,
                                              std::vector<std::string> targets = {}) {
  Trigger trigger;
  trigger.pos = pos;
  trigger.type = type;
  trigger.cameo = cameo;
  trigger.name = name;
  trigger.targets = std::move(targets);
  return trigger;
}

}  // namespace entente::ingest
