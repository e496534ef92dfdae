#include <SQLiteCpp/Database.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <fstream>
#include <iterator>
#include <random>
#include <thread>

#include "graph/model/error.hpp"
#include "graph/store/schema.hpp"
#include "graph/store/store.hpp"
#include "tests/catch.hpp"
#include "tests/graph/articles.hpp"

using namespace entente;
using namespace entente::testing;

namespace {

constexpr std::uint64_t kArticles = 60;

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void write_file(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc)
      .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

/// A closed database of so many random articles, as bytes.
std::string database_bytes(const TemporaryFolder& folder, std::uint64_t articles) {
  const std::string path = folder.file("good.db");
  {
    Store store = Store::open(path, OpenMode::read_write);
    for (std::uint64_t n = 0; n < articles; ++n) store.add(random_article(n));
  }
  return read_file(path);
}

std::string error_of_open(const std::string& path, OpenMode mode) {
  try {
    (void)Store::open(path, mode);
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::store);
    return error.what();
  }
  return "no error";
}

/// Reads everything there is to read: either it succeeds or it ends in Error{store}.
bool survives_reading(const std::string& path, OpenMode mode) {
  try {
    const Store store = Store::open(path, mode);
    (void)dump(store);
    (void)store.counts();
    (void)store.verify();
    return true;
  } catch (const Error& error) {
    return error.code() == ErrorCode::store;
  }
}

/// Runs work in a child process, which ends without running any destructor of its parent's.
template <class Work>
pid_t in_child(Work work) {
  const pid_t child = fork();
  if (child != 0) return child;
  work();
  _exit(0);
}

/// A process that does `steps` steps of work in order, and is killed between the end of step `finished` and a moment
/// after it: the work's own progress is waited for, so that the kill falls into the work on a machine of any speed.
template <class Prepare, class Step>
int kill_in_step(Prepare prepare, std::uint64_t steps, Step step, std::uint64_t finished,
                 std::chrono::microseconds moment) {
  std::array<int, 2> progress{};
  REQUIRE(pipe(progress.data()) == 0);
  const pid_t child = in_child([&] {
    close(progress[0]);
    auto state = prepare();
    const char done = '.';
    for (std::uint64_t n = 0; n < steps; ++n) {
      step(state, n);
      if (write(progress[1], &done, 1) != 1) _exit(1);
    }
  });
  close(progress[1]);
  char done = 0;
  for (std::uint64_t n = 0; n < finished; ++n) REQUIRE(read(progress[0], &done, 1) == 1);
  std::this_thread::sleep_for(moment);
  kill(child, SIGKILL);
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  close(progress[0]);
  return status;
}

}  // namespace

TEST_CASE("a killed ingest leaves no half document") {
  const TemporaryFolder folder;
  std::string expected;
  {
    Store clean = Store::open(":memory:", OpenMode::read_write);
    for (std::uint64_t n = 0; n < kArticles; ++n) clean.add(random_article(n));
    expected = dump(clean);
  }
  const std::uint64_t seed = 20251130;
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  const std::string path = folder.file("killed.db");
  std::uint64_t interrupted = 0;
  for (int round = 0; round < 20; ++round) {
    CAPTURE(round);
    // Every fourth time from nothing; else what the last kill left is worked on, and its recovery may be killed too.
    if (round % 4 == 0) {
      for (const char* end : {"", "-wal", "-shm"}) std::remove((path + end).c_str());
    }
    // Every fifth time within the opening of the store, before any article.
    const std::uint64_t finished = round % 5 == 0 ? 0 : random() % kArticles;
    const int status = kill_in_step([&] { return Store::open(path, OpenMode::read_write); }, kArticles,
                                    [](Store& store, std::uint64_t n) { store.add(random_article(n)); }, finished,
                                    std::chrono::microseconds(random() % 2000));
    if (!WIFSIGNALED(status)) continue;
    ++interrupted;
    const Store store = Store::open(path, OpenMode::read_write);
    CHECK(store.verify().empty());
    const auto documents = store.documents();
    for (const Document& document : documents) {
      CHECK(document.text == random_article(std::stoull(document.id)).document.text);
    }
  }
  CHECK(interrupted >= 5);
  Store store = Store::open(path, OpenMode::read_write);
  for (std::uint64_t n = 0; n < kArticles; ++n) store.add(random_article(n));
  CHECK(dump(store) == expected);
}

TEST_CASE("a killed judgement is whole or not there, and the graph is that of the log") {
  constexpr std::uint64_t kJudged = 12;
  const auto fill = [](Store& store) {
    for (std::uint64_t n = 0; n < kJudged; ++n) store.add(random_article(n));
  };
  // Judgements that make sense one after the other, and the graph after each.
  std::vector<Judgement> log;
  std::vector<std::string> graphs;
  {
    Store clean = Store::open(":memory:", OpenMode::read_write);
    fill(clean);
    graphs.push_back(dump(clean));
    for (int n = 0; n < 25; ++n) {
      const std::vector<EdgeRecord> edges = clean.edges();
      REQUIRE(!edges.empty());
      const EdgeRecord& edge = edges[static_cast<std::size_t>(n * 7) % edges.size()];
      Judgement judgement;
      if (n % 5 == 3) {
        judgement.verb = Verb::undo;
      } else if (n % 2 == 0) {
        judgement.verb = Verb::rename;
        judgement.subject = edge.key.source;
        judgement.object = fmt::format("Name {}", n);
      } else {
        judgement.verb = Verb::reject;
        judgement.subject = edge_id(edge.key);
      }
      clean.judge(judgement);
      log.push_back(judgement);
      graphs.push_back(dump(clean));
    }
  }
  const TemporaryFolder folder;
  const std::string path = folder.file("judged.db");
  const std::uint64_t seed = 20261122;
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  std::uint64_t partial = 0;
  for (int round = 0; round < 20; ++round) {
    CAPTURE(round);
    for (const char* end : {"", "-wal", "-shm"}) std::remove((path + end).c_str());
    {
      Store store = Store::open(path, OpenMode::read_write);
      fill(store);
    }
    (void)kill_in_step([&] { return Store::open(path, OpenMode::read_write); }, log.size(),
                       [&](Store& store, std::uint64_t n) { store.judge(log[n]); }, random() % log.size(),
                       std::chrono::microseconds(random() % 2000));
    const Store store = Store::open(path, OpenMode::read_write);
    CHECK(store.verify().empty());
    const std::size_t judged = store.judgements().size();
    REQUIRE(judged <= log.size());
    CHECK(dump(store) == graphs[judged]);
    partial += judged > 0 && judged < log.size() ? 1 : 0;
  }
  CHECK(partial >= 3);
}

TEST_CASE("a full disk ends with a clear error and the last commit intact") {
  const TemporaryFolder folder;
  for (std::uint32_t pages = 60; pages < 130; pages += 5) {
    const std::string path = folder.file(fmt::format("full-{}.db", pages));
    std::uint64_t added = 0;
    std::string message;
    {
      Store store = Store::open(path, OpenMode::read_write, {.max_pages = pages});
      try {
        for (; added < 500; ++added) store.add(random_article(added));
      } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::store);
        message = error.what();
      }
      CHECK(message.find("full") != std::string::npos);
      CHECK(message.find("make room") != std::string::npos);
      CHECK(store.counts().documents == added);
      CHECK(store.verify().empty());
    }
    Store store = Store::open(path, OpenMode::read_write);
    CHECK(store.counts().documents == added);
    CHECK(store.add(random_article(added)) == Added::added);
    CHECK(store.verify().empty());
  }
}

TEST_CASE("a file size limit of the system is an error and not a signal's death") {
  const TemporaryFolder folder;
  const std::string path = folder.file("limited.db");
  const pid_t child = in_child([&] {
    signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{.rlim_cur = 1 << 20, .rlim_max = 1 << 20};
    setrlimit(RLIMIT_FSIZE, &limit);
    try {
      Store store = Store::open(path, OpenMode::read_write);
      for (std::uint64_t n = 0; n < 5000; ++n) store.add(random_article(n));
    } catch (const Error& error) {
      _exit(error.code() == ErrorCode::store ? 7 : 8);
    }
  });
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  REQUIRE(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 7);
  const Store store = Store::open(path, OpenMode::read_write);
  CHECK(store.counts().documents > 0);
  CHECK(store.verify().empty());
}

TEST_CASE("files that are no database of ours are refused and left alone") {
  const TemporaryFolder folder;
  const auto refused = [&](const std::string& name, const std::string& bytes, const std::string& word) {
    const std::string path = folder.file(name);
    write_file(path, bytes);
    for (const OpenMode mode : {OpenMode::read_only, OpenMode::read_write}) {
      CHECK(error_of_open(path, mode).find(word) != std::string::npos);
    }
    CHECK(read_file(path) == bytes);
    CHECK_FALSE(std::filesystem::exists(path + "-wal"));
  };
  refused("text.db",
          "This is an article, not a database. It goes on for more than a hundred bytes, as articles will do.",
          "is not a database");
  refused("short.db", "SQLite", "is not a database");
  {
    SQLite::Database foreign(folder.file("foreign.db"), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    foreign.exec("CREATE TABLE songs(title)");
  }
  refused("foreign.db", read_file(folder.file("foreign.db")), "not one of entente");
  {
    Store::open(folder.file("newer.db"), OpenMode::read_write);
    SQLite::Database newer(folder.file("newer.db"), SQLite::OPEN_READWRITE);
    newer.exec("PRAGMA journal_mode = DELETE");
    newer.exec(fmt::format("PRAGMA user_version = {}", store::schema_version() + 1));
  }
  refused("newer.db", read_file(folder.file("newer.db")), "newer entente");
  CHECK(error_of_open(folder.file("."), OpenMode::read_write).find("is a folder") != std::string::npos);
  CHECK(error_of_open(folder.file("none.db"), OpenMode::read_only).find("no such database") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(folder.file("none.db")));
  CHECK(error_of_open(folder.file("no/such/folder.db"), OpenMode::read_write).find("cannot be opened") !=
        std::string::npos);
  write_file(folder.file("empty.db"), "");
  CHECK(error_of_open(folder.file("empty.db"), OpenMode::read_only).find("is empty") != std::string::npos);
  CHECK(error_of_open(folder.file("empty.db"), OpenMode::read_write) == "no error");
}

TEST_CASE("a store opened for reading is not written to") {
  const TemporaryFolder folder;
  const std::string path = folder.file("a.db");
  Store::open(path, OpenMode::read_write).add(random_article(1));
  Store store = Store::open(path, OpenMode::read_only);
  CHECK_THROWS_WITH(store.add(random_article(2)), path + ": the database was opened for reading only");
  CHECK_THROWS_AS(store.remove("00001.txt"), Error);
  CHECK(store.counts().documents == 1);
}

TEST_CASE("a database in a folder that cannot be written is still read") {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder.file("locked"));
  const std::string path = folder.file("locked/a b%.db");
  Store::open(path, OpenMode::read_write).add(random_article(1));
  std::filesystem::permissions(path, std::filesystem::perms(0444));
  std::filesystem::permissions(folder.file("locked"), std::filesystem::perms(0555));
  std::filesystem::permissions(folder.file("."), std::filesystem::perms(0755));
  const pid_t child = in_child([&] {
    if (geteuid() == 0 && setuid(65534) != 0) _exit(9);
    int result = 0;
    try {
      const Store store = Store::open(path, OpenMode::read_only);
      if (store.counts().documents != 1) result |= 1;
    } catch (const Error&) {
      result |= 2;
    }
    try {
      Store::open(path, OpenMode::read_write).add(random_article(2));
      result |= 4;
    } catch (const Error& error) {
      if (std::string(error.what()).find("permissions") == std::string::npos) result |= 8;
    }
    _exit(result);
  });
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  REQUIRE(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
  std::filesystem::permissions(folder.file("locked"), std::filesystem::perms(0755));
}

TEST_CASE("damage is detected or harmless, and a damaged file is not written to") {
  const TemporaryFolder folder;
  const std::string good = database_bytes(folder, 6);
  const std::string path = folder.file("damaged.db");
  const std::uint64_t seed = 7;
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  const auto check = [&](const std::string& bytes) {
    for (const char* end : {"-wal", "-shm"}) std::remove((path + end).c_str());
    write_file(path, bytes);
    CHECK(survives_reading(path, OpenMode::read_only));
    CHECK(read_file(path) == bytes);
  };
  SECTION("500 flipped bytes") {
    for (int i = 0; i < 500; ++i) {
      std::string bytes = good;
      char& byte = bytes[random() % bytes.size()];
      byte = static_cast<char>(byte ^ static_cast<char>(1 + random() % 255));
      check(bytes);
    }
  }
  SECTION("every page zeroed") {
    for (std::size_t page = 0; page * 4096 < good.size(); ++page) {
      std::string bytes = good;
      std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(page * 4096), 4096, '\0');
      check(bytes);
    }
  }
  SECTION("every truncation to whole pages, and odd ones") {
    for (std::size_t page = 0; page * 4096 < good.size(); ++page) {
      check(good.substr(0, page * 4096));
      check(good.substr(0, page * 4096 + random() % 4096));
    }
  }
  SECTION("a database opened for writing is checked first") {
    std::size_t refused = 0;
    for (std::size_t page = 1; page * 4096 < good.size(); ++page) {
      std::string bytes = good;
      std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(page * 4096), 4096, '\x5A');
      write_file(path, bytes);
      const std::string error = error_of_open(path, OpenMode::read_write);
      if (error == "no error") continue;
      ++refused;
      CHECK(read_file(path) == bytes);
    }
    CHECK(refused + 3 > good.size() / 4096);
  }
}

TEST_CASE("two processes may write at the same time") {
  const TemporaryFolder folder;
  const std::string path = folder.file("two.db");
  std::vector<pid_t> children;
  for (std::uint64_t half = 0; half < 2; ++half) {
    children.push_back(in_child([&] {
      try {
        Store store = Store::open(path, OpenMode::read_write);
        for (std::uint64_t n = half; n < kArticles; n += 2) store.add(random_article(n));
      } catch (const Error&) {
        _exit(1);
      }
    }));
  }
  for (const pid_t child : children) {
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    CHECK(status == 0);
  }
  Store store = Store::open(path, OpenMode::read_only);
  CHECK(store.counts().documents == kArticles);
  CHECK(store.verify().empty());
}
