#pragma once

#include <cstdint>
#include <functional>
#include <utility>

namespace entente {

/// Calls a function once for some thousand steps of long work, so that it can end the work by throwing. For one thread.
class Watch {
 public:
  explicit Watch(std::function<void()> watch) : watch_(std::move(watch)) {}
  /// Whether there is anything to call.
  [[nodiscard]] bool active() const { return static_cast<bool>(watch_); }
  /// One step.
  void operator()() const {
    constexpr std::uint32_t kBetweenCalls = 4096;
    if (++steps_ % kBetweenCalls == 0) now();
  }
  /// Before a step that takes long.
  void now() const {
    if (watch_) watch_();
  }

 private:
  std::function<void()> watch_;
  mutable std::uint32_t steps_ = 0;
};

}  // namespace entente
