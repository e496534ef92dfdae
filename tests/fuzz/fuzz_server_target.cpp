#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "app/server/encoding.hpp"
#include "app/server/http_error.hpp"
#include "app/server/router.hpp"
#include "app/server/static_files.hpp"
#include "app/server/target.hpp"
#include "app/server/utf8.hpp"

namespace {

using namespace entente::server;

void expect(bool holds) {
  if (!holds) std::abort();
}

/// What holds of every target that is taken: well-formed, without control characters, and again itself when encoded.
void check(const Target& target) {
  std::string path = "/";
  for (std::size_t i = 0; i < target.segments.size(); ++i) {
    expect(is_utf8(target.segments[i]));
    expect(target.segments[i].find('\0') == std::string::npos);
    path += (i == 0 ? "" : "/") + encode_segment(target.segments[i]);
  }
  expect(parse_target(path).segments == target.segments);
  for (const auto& [name, value] : target.parameters) expect(is_utf8(name) && is_utf8(value));
  (void)StaticFiles().find(target.segments);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  expect(is_utf8(to_utf8(text)));
  (void)accepts_gzip(text);
  (void)matches_tag(text, "\"tag\"");
  try {
    const Target target = parse_target(text);
    check(target);
    (void)match("GET", target.segments);
  } catch (const HttpError&) {
    // Refused, as it may be.
  }
  return 0;
}
