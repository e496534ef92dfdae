#pragma once

#include <cstddef>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <string>

/// For targets of file formats of our own: the input says how a good file is changed.
namespace entente::fuzz {

inline std::string read(const char* file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

inline void write(const char* file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary | std::ios::trunc)
      .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

/// `good` changed: the first two bytes of each four of the input say where, the third what is there, and where the
/// fourth is zero the file ends.
inline std::string damaged(std::string good, const std::uint8_t* data, std::size_t size) {
  for (std::size_t i = 0; i + 3 < size; i += 4) {
    const std::size_t at = (std::size_t{data[i]} << 8 | data[i + 1]) % good.size();
    good[at] = static_cast<char>(data[i + 2]);
    if (data[i + 3] == 0) good.resize(at + 1);
  }
  return good;
}

}  // namespace entente::fuzz
