#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>

#include "graph/store/store.hpp"
#include "tests/catch.hpp"
#include "tests/query/story.hpp"
#include "tests/server/served.hpp"

namespace entente::server::test {
namespace {

/// build/entente, running, with its standard error in a pipe.
class Program {
 public:
  explicit Program(std::vector<std::string> arguments) {
    int ends[2] = {};
    REQUIRE(pipe2(ends, O_CLOEXEC) == 0);
    error_ = ends[0];
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO);
    arguments.insert(arguments.begin(), ENTENTE_BINARY_DIR "/entente");
    std::vector<char*> argv;
    for (std::string& argument : arguments) argv.push_back(argument.data());
    argv.push_back(nullptr);
    const int failed = posix_spawn(&child_, argv[0], &actions, nullptr, argv.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    REQUIRE(failed == 0);
  }
  ~Program() {
    if (child_ > 0) {
      kill(child_, SIGKILL);
      (void)end();
    }
    close(error_);
  }
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  std::string line() {
    std::string text;
    for (char c = 0; read(error_, &c, 1) == 1 && c != '\n';) text += c;
    return text;
  }
  void signal(int number) const { kill(child_, number); }
  /// Waits; the exit code, or 128 and the signal it died of.
  int end() {
    int status = 0;
    waitpid(child_, &status, 0);
    child_ = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }

 private:
  pid_t child_ = 0;
  int error_ = -1;
};

std::string story_in(const TemporaryFolder& folder) {
  const std::string db = folder.file("story.db");
  Store store = Store::open(db, OpenMode::read_write);
  for (const ExtractedDocument& document : entente::test::week()) (void)store.add(document);
  return db;
}

std::uint16_t port_in(const std::string& line) {
  const std::size_t colon = line.rfind(':');
  return static_cast<std::uint16_t>(std::stoi(line.substr(colon + 1)));
}

TEST_CASE("the program says where it serves and ends cleanly at a signal") {
  const TemporaryFolder folder;
  const std::string db = story_in(folder);
  for (const int number : {SIGINT, SIGTERM}) {
    Program program({"serve", "--db", db, "--port", "0"});
    const std::string line = program.line();
    REQUIRE(line.starts_with("serving " + db + " at http://127.0.0.1:"));
    Client idle(port_in(line));
    CHECK(ask(port_in(line), "GET", "/api/v1/status").status == 200);
    const auto start = std::chrono::steady_clock::now();
    program.signal(number);
    CHECK(program.line() == "stopped");
    CHECK(program.end() == 0);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(3));
  }
}

TEST_CASE("the token is printed, or read from a file that holds a long one") {
  const TemporaryFolder folder;
  const std::string db = story_in(folder);
  {
    Program program({"serve", "--db", db, "--port", "0", "--write"});
    (void)program.line();
    CHECK(program.line().size() == std::string("token for changes: ").size() + 32);
  }
  folder.write("token", "0123456789abcdef\n");
  {
    Program program({"serve", "--db", db, "--port", "0", "--write", "--token-file", folder.file("token")});
    const std::uint16_t port = port_in(program.line());
    const Answer answer = ask(port, "POST", "/api/v1/ingest", {"Authorization: Bearer 0123456789abcdef"}, "Iran left.");
    CHECK(answer.status == 200);
  }
  folder.write("short", "secret\n");
  Program refused({"serve", "--db", db, "--port", "0", "--write", "--token-file", folder.file("short")});
  CHECK(refused.line().find("at least 16") != std::string::npos);
  CHECK(refused.end() == 2);
}

TEST_CASE("what cannot be served is refused at the start") {
  const TemporaryFolder folder;
  const std::string db = story_in(folder);
  Program missing({"serve", "--db", folder.file("none.db"), "--port", "0"});
  CHECK(missing.line().find("no such database") != std::string::npos);
  CHECK(missing.end() == 4);
  Program nowhere({"serve", "--db", db, "--host", "nowhere.example"});
  CHECK(nowhere.line().find("--host") != std::string::npos);
  CHECK(nowhere.end() == 2);
  Program first({"serve", "--db", db, "--port", "0"});
  const std::uint16_t port = port_in(first.line());
  Program second({"serve", "--db", db, "--port", std::to_string(port)});
  CHECK(second.line().find("cannot listen") != std::string::npos);
  CHECK(second.end() == 2);
}

}  // namespace
}  // namespace entente::server::test
