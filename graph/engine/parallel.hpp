#pragma once

#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace entente {

/// Calls work(task, worker) for every task in [0, tasks), each once, on up to `threads` threads of which the calling
/// one is worker 0. Returns when all is done; the first exception ends the handing out of tasks and is thrown again.
template <class Work>
void for_each_task(std::size_t tasks, unsigned threads, Work work) {
  std::atomic<std::size_t> next{0};
  std::exception_ptr failure;
  std::mutex failing;
  const auto run = [&](unsigned worker) {
    try {
      for (std::size_t task = next++; task < tasks; task = next++) work(task, worker);
    } catch (...) {
      next = tasks;
      const std::lock_guard lock(failing);
      if (!failure) failure = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> helpers;
    for (unsigned worker = 1; worker < threads && worker < tasks; ++worker) helpers.emplace_back(run, worker);
    run(0);
  }
  if (failure) std::rethrow_exception(failure);
}

/// The threads this machine runs at once, at least one.
[[nodiscard]] inline unsigned all_threads() {
  const unsigned found = std::thread::hardware_concurrency();
  return found == 0 ? 1 : found;
}

}  // namespace entente
