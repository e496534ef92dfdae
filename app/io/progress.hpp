#pragma once

#include <cstddef>
#include <string_view>

namespace entente::app {

/// A bar on standard error, when that is a terminal; silent otherwise. One thread.
class Progress {
 public:
  Progress();
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// `done` of `total` files are behind us, with `documents` in them, and the next is called `name`. Draws at most once
  /// for every whole percent and every ten documents.
  void update(std::size_t done, std::size_t total, std::size_t documents, std::string_view name);
  /// Takes the bar away, before something else is written to standard error or at the end.
  void clear();

 private:
  bool shown_;
  std::size_t last_percent_ = ~std::size_t{0};
  std::size_t last_documents_ = 0;
  bool drawn_ = false;
};

}  // namespace entente::app
