#include "graph/model/evidence.hpp"

#include <array>

namespace entente {
namespace {
constexpr std::array<std::string_view, 4> kModalityNames = {"possible", "planned", "reported", "asserted"};
}

std::string_view to_string(Modality modality) { return kModalityNames[static_cast<std::size_t>(modality)]; }

std::optional<Modality> parse_modality(std::string_view text) {
  for (std::size_t i = 0; i < kModalityNames.size(); ++i) {
    if (kModalityNames[i] == text) return static_cast<Modality>(i);
  }
  return std::nullopt;
}

}  // namespace entente
