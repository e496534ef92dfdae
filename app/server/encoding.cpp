#include "app/server/encoding.hpp"

#include <zlib.h>

#include <algorithm>
#include <new>

namespace entente::server {
namespace {

std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// Calls visit(item) for the items of a comma-separated field until it returns true; whether it did.
template <class Visit>
bool any_item(std::string_view field, Visit visit) {
  for (std::size_t start = 0; start < field.size();) {
    const std::size_t end = std::min(field.find(',', start), field.size());
    if (visit(trim(field.substr(start, end - start)))) return true;
    start = end + 1;
  }
  return false;
}

/// Whether the parameters behind a coding's ';' say that it has weight 0: "q=0", "q=0.0", ...
bool refused(std::string_view parameters) {
  const std::string_view weight = trim(parameters);
  return (weight.starts_with("q=") || weight.starts_with("Q=")) &&
         weight.find_first_not_of("0.", 2) == std::string_view::npos;
}

}  // namespace

bool accepts_gzip(std::string_view accept_encoding) {
  return any_item(accept_encoding, [](std::string_view item) {
    const std::size_t semicolon = std::min(item.find(';'), item.size());
    const std::string_view coding = trim(item.substr(0, semicolon));
    const bool is_gzip = coding == "gzip" || coding == "x-gzip" || coding == "*";
    return is_gzip && (semicolon == item.size() || !refused(item.substr(semicolon + 1)));
  });
}

std::string gzip(std::string_view bytes) {
  constexpr int kGzipWindow = 15 + 16;  // the largest window, and gzip's frame around it
  constexpr int kMemory = 8;
  z_stream stream{};
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kGzipWindow, kMemory, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::bad_alloc();
  }
  std::string packed(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

bool matches_tag(std::string_view if_none_match, std::string_view tag) {
  return any_item(if_none_match, [&](std::string_view item) {
    if (item.starts_with("W/")) item.remove_prefix(2);
    return item == "*" || item == tag;
  });
}

}  // namespace entente::server
