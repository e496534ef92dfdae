#include "graph/model/date.hpp"

#include <fmt/format.h>

#include <chrono>

namespace entente {
namespace {

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
  int value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (i >= text.size() || text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

std::chrono::year_month_day ymd(const Date& date) {
  const Date first = date.first_day();
  return std::chrono::year{first.year} / std::chrono::month{first.month} / std::chrono::day{first.day};
}

}  // namespace

std::optional<Date> Date::parse(std::string_view iso) {
  if (iso.size() != 4 && iso.size() != 7 && iso.size() != 10) return std::nullopt;
  Date date;
  const auto year = digits(iso, 0, 4);
  if (!year) return std::nullopt;
  date.year = static_cast<std::int16_t>(*year);
  if (iso.size() >= 7) {
    const auto month = digits(iso, 5, 2);
    if (iso[4] != '-' || !month || *month < 1 || *month > 12) return std::nullopt;
    date.month = static_cast<std::uint8_t>(*month);
  }
  if (iso.size() == 10) {
    const auto day = digits(iso, 8, 2);
    if (iso[7] != '-' || !day || *day < 1) return std::nullopt;
    date.day = static_cast<std::uint8_t>(*day);
    if (!ymd(date).ok()) return std::nullopt;
  }
  return date;
}

std::string Date::iso() const {
  if (month == 0) return fmt::format("{:04}", year);
  if (day == 0) return fmt::format("{:04}-{:02}", year, month);
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

Date Date::first_day() const {
  Date first = *this;
  if (first.month == 0) first.month = 1;
  if (first.day == 0) first.day = 1;
  return first;
}

Date Date::last_day() const {
  Date last = *this;
  if (last.month == 0) last.month = 12;
  if (last.day == 0) {
    const auto end = std::chrono::year{last.year} / std::chrono::month{last.month} / std::chrono::last;
    last.day = static_cast<std::uint8_t>(static_cast<unsigned>(end.day()));
  }
  return last;
}

std::int32_t Date::days() const {
  return static_cast<std::int32_t>(std::chrono::sys_days{ymd(*this)}.time_since_epoch().count());
}

Date Date::from_days(std::int32_t days) {
  const std::chrono::year_month_day value{std::chrono::sys_days{std::chrono::days{days}}};
  return {static_cast<std::int16_t>(static_cast<int>(value.year())),
          static_cast<std::uint8_t>(static_cast<unsigned>(value.month())),
          static_cast<std::uint8_t>(static_cast<unsigned>(value.day()))};
}

int Date::weekday() const {
  return static_cast<int>(std::chrono::weekday{std::chrono::sys_days{ymd(*this)}}.iso_encoding()) - 1;
}

}  // namespace entente
