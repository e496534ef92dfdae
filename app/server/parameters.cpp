#include "app/server/parameters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "app/cli/options.hpp"
#include "app/server/http_error.hpp"
#include "graph/model/error.hpp"
#include "graph/model/limits.hpp"
#include "graph/text/nearest.hpp"

namespace entente::server {
namespace {

constexpr std::size_t kMaxOffset = 1'000'000'000;

std::string listed(std::span<const std::string_view> choices) {
  std::string text;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    text += (i == 0 ? "" : i + 1 == choices.size() ? " or " : ", ") + std::string(choices[i]);
  }
  return text;
}

double read_confidence(const std::string& text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc() && end == text.data() + text.size() && value >= 0 && value <= 1) return value;
  throw bad_request("min-confidence: '" + text + "' is no number from 0 to 1");
}

}  // namespace

void Parameters::allow(std::span<const std::string_view> names) const {
  for (const auto& [name, value] : target_->parameters) {
    if (std::find(names.begin(), names.end(), name) != names.end()) continue;
    const std::vector<std::string> known(names.begin(), names.end());
    throw bad_request("there is no parameter '" + name + "' here" + suggestion(name, known));
  }
}

std::optional<std::string> Parameters::find(std::string_view name) const {
  std::optional<std::string> found;
  for (const auto& [key, value] : target_->parameters) {
    if (key != name || value.empty()) continue;
    if (found) throw bad_request(fmt::format("{} is given more than once", name));
    found = value;
  }
  return found;
}

std::string Parameters::required(std::string_view name) const {
  if (auto value = find(name)) return *std::move(value);
  throw bad_request(fmt::format("{} is missing", name));
}

std::vector<std::string> Parameters::all(std::string_view name) const {
  std::vector<std::string> values;
  for (const auto& [key, value] : target_->parameters) {
    if (key == name && !value.empty()) values.push_back(value);
  }
  return values;
}

std::size_t Parameters::number(std::string_view name, std::size_t otherwise, std::size_t least,
                               std::size_t most) const {
  const auto text = find(name);
  if (!text) return otherwise;
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
  if (error == std::errc() && end == text->data() + text->size() && value >= least && value <= most) return value;
  throw bad_request(fmt::format("{}: '{}' is no whole number from {} to {}", name, *text, least, most));
}

bool Parameters::flag(std::string_view name) const {
  constexpr std::array<std::string_view, 2> kChoices = {"0", "1"};
  return choice(name, kChoices) == "1";
}

std::string Parameters::choice(std::string_view name, std::span<const std::string_view> choices) const {
  auto value = find(name);
  if (!value) return {};
  if (std::find(choices.begin(), choices.end(), *value) != choices.end()) return *std::move(value);
  throw bad_request(fmt::format("{}: '{}' is not {}", name, *value, listed(choices)));
}

Page read_page(const Parameters& parameters, std::size_t otherwise) {
  return {.offset = parameters.number("offset", 0, 0, kMaxOffset),
          .limit = parameters.number("limit", otherwise, 1, limits::kMaxHttpRows)};
}

EdgeChoice read_choice(const Parameters& parameters, const Deadline& deadline) {
  constexpr std::array<std::string_view, 3> kDirections = {"out", "in", "both"};
  constexpr std::array<std::string_view, 2> kBinary = {"0", "1"};
  EdgeChoice choice;
  choice.filter.watch = [&deadline] { deadline.check(); };
  try {
    for (const std::string& type : parameters.all("type")) choice.filter.types.push_back(app::parse_type(type));
    if (const auto since = parameters.find("since")) choice.filter.since = app::parse_date(*since, "since");
    if (const auto until = parameters.find("until")) choice.filter.until = app::parse_date(*until, "until");
    if (const auto as_of = parameters.find("as-of")) {
      if (choice.filter.until) throw bad_request("until and as-of mean the same; give one of them");
      choice.filter.until = app::parse_date(*as_of, "as-of");
    }
  } catch (const Error& error) {
    throw bad_request(error.what());
  }
  if (const auto confidence = parameters.find("min-confidence")) {
    choice.filter.min_confidence = read_confidence(*confidence);
  }
  if (parameters.flag("asserted-only")) choice.filter.min_modality = Modality::asserted;
  if (const std::string negated = parameters.choice("negated", kBinary); !negated.empty()) {
    choice.filter.negated = negated == "1";
  }
  const std::string direction = parameters.choice("direction", kDirections);
  choice.direction = direction == "out" ? Direction::out : direction == "in" ? Direction::in : Direction::both;
  return choice;
}

}  // namespace entente::server
