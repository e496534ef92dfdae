#include "ingest/language/container.hpp"

#include <fstream>

#include "graph/model/error.hpp"
#include "ingest/language/model.hpp"
#include "tests/catch.hpp"

using namespace entente;
using language::Container;
using language::ContainerWriter;

namespace {

std::filesystem::path scratch(const char* name) { return std::filesystem::temp_directory_path() / name; }

void write_bytes(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

ErrorCode refusal(const std::filesystem::path& path) {
  try {
    static_cast<void>(language::Model::load(path));
  } catch (const Error& error) {
    return error.code();
  }
  throw std::logic_error("it was accepted");
}

}  // namespace

TEST_CASE("a container gives back what was put in, aligned") {
  const auto path = scratch("entente_container_test.bin");
  ContainerWriter writer;
  const std::vector<std::uint64_t> keys{3, 5, 8};
  const std::vector<float> none;
  writer.add<std::uint64_t>("keys", keys);
  writer.add<float>("nothing", none);
  writer.add<char>("text", std::string{"abc"});
  writer.write(path);
  const auto file = Container::open(path);
  const auto read = file.array<std::uint64_t>("keys", 3);
  CHECK(std::vector<std::uint64_t>(read.begin(), read.end()) == keys);
  CHECK(reinterpret_cast<std::uintptr_t>(read.data()) % 64 == 0);
  CHECK(file.array<float>("nothing").empty());
  CHECK(file.has("text"));
  CHECK_FALSE(file.has("other"));
  CHECK_THROWS_AS(file.bytes("other"), Error);
  CHECK_THROWS_AS(file.array<std::uint64_t>("keys", 2), Error);
  CHECK_THROWS_AS(file.array<std::uint64_t>("text"), Error);
  std::filesystem::remove(path);
}

TEST_CASE("files that are no models are refused, whatever their bytes") {
  const auto path = scratch("entente_model_test.bin");
  CHECK(refusal(scratch("entente_no_such_file")) == ErrorCode::not_found);
  for (const std::string bytes :
       {"", "E", "ENTLANG1", "hello, this is no model at all ...", "ENTLANG1\xff\xff\xff\xff\xff\xff\xff\xff"}) {
    write_bytes(path, bytes);
    CHECK(refusal(path) == ErrorCode::bad_input);
  }
  ContainerWriter().write(path);
  CHECK(refusal(path) == ErrorCode::bad_input);
  std::filesystem::remove(path);
}

TEST_CASE("a model cut short anywhere is refused") {
  const auto path = scratch("entente_cut_model.bin");
  const auto whole = bytes_of(ENTENTE_SOURCE_DIR "/ingest/language/model/english.model");
  REQUIRE(whole.size() > 1'000'000);
  for (const std::size_t size :
       {std::size_t{15}, std::size_t{40}, std::size_t{500}, std::size_t{100'000}, whole.size() / 2, whole.size() - 1}) {
    write_bytes(path, whole.substr(0, size));
    CHECK(refusal(path) == ErrorCode::bad_input);
  }
  std::filesystem::remove(path);
}
