#include <filesystem>
#include <fstream>

#include "tests/app/run_program.hpp"
#include "tests/bench/graph/rmat_database.hpp"
#include "tests/catch.hpp"

using entente::test::Folder;
using entente::test::read_bytes;
using entente::test::Run;
using entente::test::run_program;

TEST_CASE("answers are the same with a snapshot, without one, and over a damaged one") {
  const Folder folder;
  const std::string database = folder.file("big.db");
  const std::string snapshot = database + "-graph";
  entente::bench::write_rmat_database(database, 11, 25'000);
  const auto run = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--db", "big.db", "--format", "json"});
    const Run done = run_program(arguments, folder.path());
    CHECK(done.code == 0);
    CHECK(done.err.empty());
    return done.out;
  };
  for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{
           {"neighbours", "Person 0000000"}, {"path", "Person 0000000", "Person 0000433"}, {"stats"}}) {
    std::filesystem::remove(snapshot);
    std::vector<std::string> plain = command;
    plain.emplace_back("--no-snapshot");
    const std::string expected = run(plain);
    CHECK_FALSE(std::filesystem::exists(snapshot));
    CHECK(run(command) == expected);
    REQUIRE(std::filesystem::exists(snapshot));
    CHECK(run(command) == expected);
    const std::string whole = read_bytes(snapshot);
    std::string damaged = whole;
    damaged[damaged.size() / 3] = static_cast<char>(damaged[damaged.size() / 3] ^ 4);
    std::ofstream(snapshot, std::ios::binary) << damaged;
    CHECK(run(command) == expected);
    CHECK(read_bytes(snapshot) == whole);
  }
}
