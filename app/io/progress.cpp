#include "app/io/progress.hpp"

#include <fmt/core.h>

#include <cstdio>
#include <string>

#include "app/io/terminal.hpp"
#include "app/io/text_width.hpp"

namespace entente::app {
namespace {
constexpr std::size_t kBar = 24;
constexpr std::size_t kName = 32;
constexpr std::size_t kEvery = 10;  ///< documents between two drawings
}  // namespace

Progress::Progress() : shown_(errors_on_terminal()) {}
Progress::~Progress() { clear(); }

void Progress::update(std::size_t done, std::size_t total, std::size_t documents, std::string_view name) {
  if (!shown_) return;
  const std::size_t percent = total == 0 ? 0 : done * 100 / total;
  if (drawn_ && percent == last_percent_ && documents < last_documents_ + kEvery) return;
  last_percent_ = percent;
  last_documents_ = documents;
  const std::size_t filled = percent * kBar / 100;
  const std::string bar = std::string(filled, '#') + std::string(kBar - filled, '.');
  fmt::print(stderr, "\r\x1b[K[{}] {:3}% {} documents  {}", bar, percent, documents, shorten(printable(name), kName));
  std::fflush(stderr);
  drawn_ = true;
}

void Progress::clear() {
  if (!drawn_) return;
  std::fputs("\r\x1b[K", stderr);
  std::fflush(stderr);
  drawn_ = false;
}

}  // namespace entente::app
