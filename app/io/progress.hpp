#pragma once

#include <cstddef>
#include <string_view>

namespace entente::app {

/// A bar on standard error, when that is a terminal; silent otherwise. One thread.
class Progress {
 public:
  /// `total`: files to come; 0 when that is not known.
  explicit Progress(std::size_t total);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// `done` files are behind us, and the next is called `name`. Draws at most once for every whole percent.
  void update(std::size_t done, std::size_t documents, std::string_view name);
  /// Takes the bar away, before something else is written to standard error or at the end.
  void clear();

 private:
  bool shown_;
  std::size_t total_;
  std::size_t last_percent_ = ~std::size_t{0};
  std::size_t last_documents_ = 0;
  bool drawn_ = false;
};

}  // namespace entente::app
