#include "query/export/style.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "query/export/escape.hpp"

namespace entente::query::style {
namespace {

struct LabelStyle {
  std::string_view label, color, shape;
};

// Tints of the Okabe-Ito palette, light enough for black text.
constexpr std::array kLabels = std::to_array<LabelStyle>({{"State", "#9ad0f3", "box"},
                                                          {"Official", "#f7e08b", "ellipse"},
                                                          {"Force", "#f2b38c", "hexagon"},
                                                          {"Plan", "#a3dbc2", "note"},
                                                          {"Organization", "#d9b8d9", "component"},
                                                          {"Group", "#dddddd", "octagon"},
                                                          {"Place", "#eeeeee", "diamond"}});
constexpr LabelStyle kOther = {"", "#ffffff", "ellipse"};

const LabelStyle& of_label(std::string_view label) {
  const auto* found =
      std::find_if(kLabels.begin(), kLabels.end(), [&](const LabelStyle& s) { return s.label == label; });
  return found == kLabels.end() ? kOther : *found;
}

}  // namespace

std::string_view node_color(std::string_view label) { return of_label(label).color; }
std::string_view node_shape(std::string_view label) { return of_label(label).shape; }

std::string_view edge_color(std::string_view type) {
  if (type == "consults") return "#0072b2";
  if (type == "offers") return "#007a5a";
  if (type == "objects-to") return "#c04000";
  if (type == "thanks") return "#8f5f00";
  return "#666666";
}

std::string_view edge_style(bool negated, Modality modality) {
  if (negated) return "dashed";
  return modality == Modality::planned || modality == Modality::possible ? "dotted" : "solid";
}

double edge_width(std::uint32_t mentions) {
  const double width = 1 + std::log2(std::max(1.0, static_cast<double>(mentions)));
  return std::min(6.0, std::round(width * 10) / 10);
}

double node_size(std::size_t degree) {
  const double size = 4 + 2 * std::log2(std::max(1.0, static_cast<double>(degree)));
  return std::min(20.0, std::round(size * 10) / 10);
}

std::string relation(const EdgeRecord& edge) { return (edge.key.negated ? "not " : "") + edge.key.type; }

std::string edge_id(const EdgeRecord& edge) { return edge.key.source + " " + relation(edge) + " " + edge.key.target; }

std::string cypher_type(std::string_view type) {
  std::string text(type);
  for (char& c : text) {
    if (c == '-') c = '_';
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

std::string best_sentence(const std::vector<FoundEvidence>& evidence) {
  if (evidence.empty()) return {};
  const EvidenceRecord& best = evidence.front().record;
  std::string text = escape::one_line(best.sentence_text);
  const std::string& source = best.publisher.empty() ? best.document : best.publisher;
  text += " \u2014 " + source;
  if (best.published) text += ", " + best.published->iso();
  return text;
}

bool is_web_address(std::string_view url) { return url.starts_with("https://") || url.starts_with("http://"); }

}  // namespace entente::query::style
