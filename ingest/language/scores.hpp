#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace entente::language {

/// Makes room for `size` values; never less than there was, so that buffers are made once.
template <class T>
void at_least(std::vector<T>& values, std::size_t size) {
  if (values.size() < size) {
    values.resize(size);
  }
}

/// The index of the best of `count` scores, the first of several; count > 0.
[[nodiscard]] inline std::size_t best(const float* scores, std::size_t count) {
  return static_cast<std::size_t>(std::max_element(scores, scores + count) - scores);
}

}  // namespace entente::language
