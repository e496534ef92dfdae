#pragma once

#include <atomic>
#include <chrono>
#include <memory>

#include "app/server/http_error.hpp"

namespace entente::server {

/// When work on an answer must end: at a time, or as soon as the server stops. Any thread may ask.
class Deadline {
 public:
  using Clock = std::chrono::steady_clock;
  Deadline(Clock::time_point at, const std::atomic<bool>& stopping) : at_(at), stopping_(&stopping) {}

  [[nodiscard]] Clock::time_point at() const { return at_; }
  [[nodiscard]] bool passed() const { return *stopping_ || Clock::now() >= at_; }
  /// Throws HttpError{503, time-out} when it has passed.
  void check() const {
    if (passed()) throw error();
  }
  [[nodiscard]] static HttpError error() {
    return {503, "time-out",
            "working out the answer takes longer than a request may; ask for less: fewer hops, a type, "
            "a period or a smaller limit"};
  }

 private:
  Clock::time_point at_;
  const std::atomic<bool>* stopping_;
};

}  // namespace entente::server
