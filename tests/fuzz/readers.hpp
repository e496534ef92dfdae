#pragma once

#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>

#include "ingest/readers/encoding.hpp"
#include "tests/readers/invariants.hpp"

namespace entente::ingest::test {

/// Reads the bytes as the named format and aborts when a document or an error is not as reader.hpp promises.
inline void fuzz_reader(const std::uint8_t* data, std::size_t size, const std::string& name) {
  const auto require = [](bool holds, const std::string& what) {
    if (holds) return;
    std::cerr << "broken promise: " << what << "\n";
    std::abort();
  };
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  read_documents(
      bytes, name, {}, [&](ReadDocument&& read) { require(fault_of(read).empty(), fault_of(read)); },
      [&](const Error& error) {
        require(is_utf8(error.what()), "an error's message is not UTF-8");
        require(error.where().starts_with(name), "an error without its place");
        require(error.code() == ErrorCode::bad_input || error.code() == ErrorCode::limit, "an error of another kind");
      });
}

}  // namespace entente::ingest::test
