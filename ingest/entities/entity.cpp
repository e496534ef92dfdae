#include "ingest/entities/entity.hpp"

#include <array>

namespace entente::ingest {
namespace {
constexpr std::array<std::string_view, 7> kLabels = {"State",        "Official", "Force", "Plan",
                                                     "Organization", "Group",    "Place"};
}

std::string_view label_of(EntityKind kind) { return kLabels[static_cast<std::size_t>(kind)]; }

std::optional<EntityKind> kind_of(std::string_view label) {
  for (std::size_t i = 0; i < kLabels.size(); ++i) {
    if (kLabels[i] == label) return static_cast<EntityKind>(i);
  }
  return std::nullopt;
}

const Mention* DocumentEntities::headed(std::uint32_t sentence, std::uint32_t token) const {
  const Mention* best = nullptr;
  for (const Mention& mention : mentions[sentence]) {
    if (mention.head == token) return &mention;
    if (mention.kind == MentionKind::name && mention.first <= token && token < mention.last &&
        (best == nullptr || mention.last - mention.first < best->last - best->first)) {
      best = &mention;
    }
  }
  return best;
}

}  // namespace entente::ingest
