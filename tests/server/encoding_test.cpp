#include "app/server/encoding.hpp"

#include <zlib.h>

#include "tests/catch.hpp"

namespace entente::server {
namespace {

std::string unpack(const std::string& packed, std::size_t size) {
  z_stream stream{};
  REQUIRE(inflateInit2(&stream, 15 + 16) == Z_OK);
  std::string bytes(size + 1, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(bytes.data());
  stream.avail_out = static_cast<uInt>(bytes.size());
  CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
  bytes.resize(stream.total_out);
  inflateEnd(&stream);
  return bytes;
}

TEST_CASE("what is packed unpacks to the same bytes, and packs alike every time") {
  for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{1'000'000}}) {
    std::string bytes;
    for (std::size_t i = 0; i < size; ++i) bytes += static_cast<char>(i * i % 251);
    CHECK(unpack(gzip(bytes), size) == bytes);
    CHECK(gzip(bytes) == gzip(bytes));
  }
}

TEST_CASE("gzip is sent to those who take it") {
  CHECK(accepts_gzip("gzip"));
  CHECK(accepts_gzip("deflate, gzip;q=0.5, br"));
  CHECK(accepts_gzip("*"));
  CHECK_FALSE(accepts_gzip(""));
  CHECK_FALSE(accepts_gzip("br"));
  CHECK_FALSE(accepts_gzip("gzip;q=0"));
  CHECK_FALSE(accepts_gzip("gzip; q=0.000"));
}

TEST_CASE("an entity tag is found in a list, weak or strong") {
  CHECK(matches_tag("\"a\"", "\"a\""));
  CHECK(matches_tag("\"b\", W/\"a\"", "\"a\""));
  CHECK(matches_tag("*", "\"a\""));
  CHECK_FALSE(matches_tag("\"b\"", "\"a\""));
  CHECK_FALSE(matches_tag("", "\"a\""));
}

}  // namespace
}  // namespace entente::server
