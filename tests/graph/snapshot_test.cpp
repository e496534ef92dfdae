#include "graph/engine/snapshot.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "graph/engine/graph.hpp"
#include "tests/bench/graph/rmat_database.hpp"
#include "tests/catch.hpp"
#include "tests/graph/articles.hpp"
#include "tests/graph/oracle.hpp"

using namespace entente;
using namespace entente::testing;

namespace {

const StoreVersion kVersion{.identity = "0123456789abcdef0123456789abcdef", .generation = 42};

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

/// Everything a graph says, as text.
std::string describe(const Graph& graph) {
  std::string text;
  for (std::uint32_t i = 0; i < graph.node_count(); ++i) {
    const NodeRecord node = graph.node(NodeId{i});
    text += fmt::format("{} {} {} {} in", node.key, node.label, node.name, node.state);
    for (const std::string& alias : node.aliases) text += " [" + alias + "]";
    for (const auto& [name, value] : node.properties) text += " " + name + "=" + value;
    for (const Graph::Incoming& in : graph.incoming(NodeId{i})) text += fmt::format(" {}:{}", in.source, in.edge);
    for (const NodeId found : graph.find_name(node.name)) text += fmt::format(" ={}", found.value());
    text += '\n';
  }
  for (std::uint32_t i = 0; i < graph.edge_count(); ++i) {
    const EdgeRecord edge = graph.edge(EdgeId{i});
    text += fmt::format("{} {} {} {} {} {} {} {} {} {} {}\n", edge.key.source, edge.key.type, edge.key.target,
                        edge.key.negated, edge.cameo, edge.mentions, edge.documents, iso(edge.first), iso(edge.last),
                        to_string(edge.modality), edge.confidence);
  }
  return text;
}

}  // namespace

TEST_CASE("a snapshot gives back the graph it was made of") {
  const TemporaryFolder folder;
  Store store = Store::open(":memory:", OpenMode::read_write);
  for (std::uint64_t n = 0; n < 30; ++n) store.add(random_article(n));
  const Graph graph = Graph::load(store);
  const std::string path = folder.file("a.db-graph");
  REQUIRE(write_snapshot(path, "", kVersion, graph.data()));
  auto data = read_snapshot(path, kVersion);
  REQUIRE(data.has_value());
  Graph copy(std::move(*data));
  CHECK(describe(copy) == describe(graph));
  const Graph moved(std::move(copy));
  CHECK(describe(moved) == describe(graph));
  CHECK(std::distance(std::filesystem::directory_iterator(folder.file(".")), std::filesystem::directory_iterator()) ==
        1);
}

TEST_CASE("an empty graph has a snapshot too") {
  const TemporaryFolder folder;
  const Graph graph(std::vector<NodeRecord>{}, std::vector<EdgeRecord>{});
  REQUIRE(write_snapshot(folder.file("a"), "", kVersion, graph.data()));
  CHECK(read_snapshot(folder.file("a"), kVersion).has_value());
}

TEST_CASE("a snapshot with any byte changed, cut short or made longer is not used") {
  const TemporaryFolder folder;
  std::mt19937_64 random(3);
  const Graph graph = random_graph(random, 5, 8);
  const std::string path = folder.file("a");
  REQUIRE(write_snapshot(path, "", kVersion, graph.data()));
  const std::string good = read_file(path);
  REQUIRE(good.size() < 8000);
  for (std::size_t i = 0; i < good.size(); ++i) {
    for (const int change : {1, 0xFF}) {
      put_byte(path, i, good[i] ^ change);
      if (read_snapshot(path, kVersion)) FAIL("byte " << i << " changed by " << change << " went unnoticed");
    }
    put_byte(path, i, good[i]);
  }
  for (std::size_t size = 0; size < good.size(); size += 7) {
    write_file(path, good.substr(0, size));
    if (read_snapshot(path, kVersion)) FAIL("cut to " << size << " bytes went unnoticed");
  }
  write_file(path, good + std::string(8, '\0'));
  CHECK_FALSE(read_snapshot(path, kVersion));
  write_file(path, good);
  CHECK(read_snapshot(path, kVersion));
}

TEST_CASE("a snapshot of another state or another database is not used") {
  const TemporaryFolder folder;
  std::mt19937_64 random(3);
  const Graph graph = random_graph(random, 5, 8);
  REQUIRE(write_snapshot(folder.file("a"), "", kVersion, graph.data()));
  CHECK_FALSE(read_snapshot(folder.file("a"), {.identity = kVersion.identity, .generation = 43}));
  CHECK_FALSE(read_snapshot(folder.file("a"), {.identity = "another", .generation = 42}));
  CHECK_FALSE(read_snapshot(folder.file("none"), kVersion));
  CHECK_FALSE(read_snapshot(folder.file("."), kVersion));
  CHECK_FALSE(write_snapshot(folder.file("no/folder"), "", kVersion, graph.data()));
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
  const std::string changed = open();
  CHECK(changed != plain);
  CHECK(changed == describe(Graph::load(Store::open(path, OpenMode::read_only))));
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
