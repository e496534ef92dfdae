#include "graph/engine/snapshot.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "graph/engine/graph.hpp"
#include "tests/bench/graph/rmat_database.hpp"
#include "tests/catch.hpp"
#include "tests/graph/articles.hpp"
#include "tests/graph/describe.hpp"
#include "tests/graph/oracle.hpp"

using namespace entente;
using namespace entente::testing;

namespace {

const StoreVersion kVersion{.identity = "0123456789abcdef0123456789abcdef", .generation = 42, .stamp = "fedc"};

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void write_file(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc)
      .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

void put_byte(const std::string& path, std::size_t offset, int byte) {
  std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
  file.seekp(static_cast<std::streamoff>(offset));
  file.put(static_cast<char>(byte));
}

}  // namespace

TEST_CASE("a snapshot gives back the graph it was made of") {
  const TemporaryFolder folder;
  Store store = Store::open(":memory:", OpenMode::read_write);
  for (std::uint64_t n = 0; n < 30; ++n) store.add(random_article(n));
  const Graph graph = Graph::load(store);
  const std::string path = folder.file("a.db-graph");
  REQUIRE(write_snapshot(path, "", kVersion, graph.columns()));
  auto snapshot = read_snapshot(path);
  REQUIRE(snapshot.has_value());
  Graph copy(std::move(snapshot->columns));
  CHECK(describe(copy) == describe(graph));
  const Graph moved(std::move(copy));
  CHECK(describe(moved) == describe(graph));
  CHECK(std::distance(std::filesystem::directory_iterator(folder.file(".")), std::filesystem::directory_iterator()) ==
        1);
}

TEST_CASE("an empty graph has a snapshot too") {
  const TemporaryFolder folder;
  const Graph graph(std::vector<NodeRecord>{}, std::vector<EdgeRecord>{});
  REQUIRE(write_snapshot(folder.file("a"), "", kVersion, graph.columns()));
  CHECK(read_snapshot(folder.file("a")).has_value());
}

TEST_CASE("a snapshot with any byte changed, cut short or made longer is not used") {
  const TemporaryFolder folder;
  std::mt19937_64 random(3);
  const Graph graph = random_graph(random, 5, 8);
  const std::string path = folder.file("a");
  REQUIRE(write_snapshot(path, "", kVersion, graph.columns()));
  const std::string good = read_file(path);
  REQUIRE(good.size() < 8000);
  for (std::size_t i = 0; i < good.size(); ++i) {
    for (const int change : {1, 0xFF}) {
      put_byte(path, i, good[i] ^ change);
      if (read_snapshot(path)) FAIL("byte " << i << " changed by " << change << " went unnoticed");
    }
    put_byte(path, i, good[i]);
  }
  for (std::size_t size = 0; size < good.size(); size += 7) {
    write_file(path, good.substr(0, size));
    if (read_snapshot(path)) FAIL("cut to " << size << " bytes went unnoticed");
  }
  write_file(path, good + std::string(8, '\0'));
  CHECK_FALSE(read_snapshot(path));
  write_file(path, good);
  CHECK(read_snapshot(path));
}

TEST_CASE("a snapshot whose checksums are right and whose numbers lead nowhere is not used") {
  const TemporaryFolder folder;
  const std::string path = folder.file("a");
  const auto refused = [&](const char* what, auto forge) {
    Store store = Store::open(":memory:", OpenMode::read_write);
    for (std::uint64_t n = 0; n < 30; ++n) store.add(random_article(n));
    const Graph graph = Graph::load(store);
    REQUIRE(write_snapshot(path, "", kVersion, graph.columns()));
    auto snapshot = read_snapshot(path);
    REQUIRE(snapshot);
    GraphData& data = snapshot->columns;
    const auto set = [](auto& column, std::size_t at, auto value) {
      using Value = std::remove_cvref_t<decltype(column[0])>;
      std::vector<Value> values(column.values().begin(), column.values().end());
      values.at(at) = static_cast<Value>(value);
      column.assign(std::move(values));
    };
    forge(data, set);
    const std::string forged = folder.file("forged");
    REQUIRE(write_snapshot(forged, "", kVersion, data));
    INFO(what);
    CHECK_FALSE(read_snapshot(forged));
  };
  const auto nodes = [](const GraphData& data) { return data.keys.size(); };
  const auto edges = [](const GraphData& data) { return data.source.size(); };
  refused("a target", [&](auto& data, auto set) { set(data.target, 3, nodes(data)); });
  refused("a target that its node does not know of",
          [&](auto& data, auto set) { set(data.target, 3, (data.target[3] + 1) % nodes(data)); });
  refused("a source", [&](auto& data, auto set) { set(data.source, edges(data) - 1, nodes(data)); });
  refused("a source of another row", [&](auto& data, auto set) { set(data.source, 0, data.source[0] + 1); });
  refused("an incoming edge's source", [&](auto& data, auto set) {
    set(data.in, 0, GraphData::Incoming{.source = static_cast<std::uint32_t>(nodes(data)), .edge = data.in[0].edge});
  });
  refused("an incoming edge", [&](auto& data, auto set) {
    set(data.in, 0, GraphData::Incoming{.source = data.in[0].source, .edge = static_cast<std::uint32_t>(edges(data))});
  });
  refused("an incoming edge that comes twice", [&](auto& data, auto set) { set(data.in, 0, data.in[1]); });
  refused("outgoing rows", [&](auto& data, auto set) { set(data.out_begin, 1, edges(data) + 1); });
  refused("the first outgoing row", [&](auto& data, auto set) { set(data.out_begin, 0, 1); });
  refused("the last outgoing row", [&](auto& data, auto set) { set(data.out_begin, nodes(data), edges(data) + 1); });
  refused("incoming rows", [&](auto& data, auto set) { set(data.in_begin, 1, edges(data) + 1); });
  refused("a type", [&](auto& data, auto set) { set(data.types.codes, 1, data.types.words.size()); });
  refused("a code", [&](auto& data, auto set) { set(data.cameo.codes, 1, data.cameo.words.size()); });
  refused("a label", [&](auto& data, auto set) { set(data.labels.codes, 1, data.labels.words.size()); });
  refused("a state", [&](auto& data, auto set) { set(data.states.codes, 1, data.states.words.size()); });
  refused("flags", [&](auto& data, auto set) { set(data.flags, 1, 8); });
  refused("a name's node", [&](auto& data, auto set) { set(data.folded_node, 1, nodes(data)); });
  refused("a key's end", [&](auto& data, auto set) { set(data.keys.ends, 0, data.keys.chars.size() + 1); });
  refused("the last name's end",
          [&](auto& data, auto set) { set(data.names.ends, nodes(data) - 1, data.names.chars.size() + 1); });
  refused("aliases", [&](auto& data, auto set) { set(data.aliases_end, nodes(data) - 1, data.aliases.size() + 1); });
  refused("properties",
          [&](auto& data, auto set) { set(data.properties_end, nodes(data) - 1, data.properties.size() + 2); });
}

TEST_CASE("a snapshot says of which state of which database it was made") {
  const TemporaryFolder folder;
  std::mt19937_64 random(3);
  const Graph graph = random_graph(random, 5, 8);
  REQUIRE(write_snapshot(folder.file("a"), "", kVersion, graph.columns()));
  CHECK(read_snapshot(folder.file("a"))->version == kVersion);
  CHECK_FALSE(read_snapshot(folder.file("none")));
  CHECK_FALSE(read_snapshot(folder.file(".")));
  CHECK_FALSE(write_snapshot(folder.file("no/folder"), "", kVersion, graph.columns()));
}

TEST_CASE("opening a large graph leaves a snapshot, uses it, and renews it when it is stale or damaged") {
  const TemporaryFolder folder;
  const std::string path = folder.file("big.db");
  bench::write_rmat_database(path, 11, 25'000);
  const std::string snapshot = snapshot_path(path);
  const auto open = [&] { return describe(Graph::open(Store::open(path, OpenMode::read_only))); };
  const std::string plain = describe(Graph::load(Store::open(path, OpenMode::read_only)));
  CHECK(open() == plain);
  REQUIRE(std::filesystem::exists(snapshot));
  const auto written = std::filesystem::last_write_time(snapshot);
  CHECK(open() == plain);
  CHECK(std::filesystem::last_write_time(snapshot) == written);

  std::string bytes = read_file(snapshot);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  write_file(snapshot, bytes);
  CHECK(open() == plain);
  CHECK(read_file(snapshot) != bytes);

  Store::open(path, OpenMode::read_write).add(random_article(1));
  bytes = read_file(snapshot);
  const std::string changed = open();
  CHECK(changed != plain);
  CHECK(changed == describe(Graph::load(Store::open(path, OpenMode::read_only))));
  CHECK(read_file(snapshot) == bytes);  // the few changes are read on top of it
}

TEST_CASE("a snapshot of a copy that changed apart is not used") {
  const TemporaryFolder folder;
  const std::string path = folder.file("big.db");
  bench::write_rmat_database(path, 11, 25'000);
  std::filesystem::copy_file(path, folder.file("other.db"));
  Store::open(path, OpenMode::read_write).add(random_article(1));
  Store::open(folder.file("other.db"), OpenMode::read_write).add(random_article(2));
  const std::string other = describe(Graph::open(Store::open(folder.file("other.db"), OpenMode::read_only)));
  std::filesystem::rename(snapshot_path(folder.file("other.db")), snapshot_path(path));
  CHECK(describe(Graph::open(Store::open(path, OpenMode::read_only))) != other);
}

TEST_CASE("a snapshot is as readable as its database") {
  const TemporaryFolder folder;
  const std::string path = folder.file("big.db");
  bench::write_rmat_database(path, 11, 25'000);
  using std::filesystem::perms;
  for (const perms wanted : {perms::owner_read | perms::owner_write,
                             perms::owner_read | perms::owner_write | perms::group_read | perms::others_read}) {
    std::filesystem::permissions(path, wanted);
    std::filesystem::remove(snapshot_path(path));
    (void)Graph::open(Store::open(path, OpenMode::read_only));
    CHECK(std::filesystem::status(snapshot_path(path)).permissions() == wanted);
  }
}

TEST_CASE("where no snapshot can be written the graph opens without one") {
  const TemporaryFolder folder;
  const std::string path = folder.file("big.db");
  bench::write_rmat_database(path, 11, 25'000);
  std::filesystem::create_directory(snapshot_path(path) + ".tmp");
  CHECK(Graph::open(Store::open(path, OpenMode::read_only)).edge_count() == 25'000);
  CHECK_FALSE(std::filesystem::exists(snapshot_path(path)));
  std::filesystem::remove(snapshot_path(path) + ".tmp");
  write_file(snapshot_path(path) + ".tmp", std::string(10'000'000, 'x'));  // as a killed process would leave it
  CHECK(Graph::open(Store::open(path, OpenMode::read_only)).edge_count() == 25'000);
  CHECK(std::filesystem::exists(snapshot_path(path)));
  CHECK_FALSE(std::filesystem::exists(snapshot_path(path) + ".tmp"));
}

TEST_CASE("a large graph loads alike on one thread and on several") {
  const TemporaryFolder folder;
  const std::string path = folder.file("big.db");
  bench::write_rmat_database(path, 10, 101'000);
  const Store store = Store::open(path, OpenMode::read_only);
  const Graph parallel = Graph::load(store);
  const Graph plain(store.nodes(), store.edges());
  CHECK(describe(parallel) == describe(plain));
}
