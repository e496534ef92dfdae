// How fast the engine is: the table of docs/performance.md comes from here.
//
// Two R-MAT graphs in real Entente databases, 131 thousand nodes with 1.31 million edges and 1.05 million with 10.5
// million, made on the first run (the large one takes minutes). Query times are those of the whole call in process, the
// look-up of both names included; their 99th percentile is the counter "p99_us", edges a second or nanoseconds an edge
// are counters too. Run with --benchmark_filter=small to leave the large graph out.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <memory>
#include <random>
#include <string_view>
#include <utility>

#include "graph/algorithms/distances.hpp"
#include "graph/algorithms/pagerank.hpp"
#include "graph/engine/parallel.hpp"
#include "graph/engine/search.hpp"
#include "graph/engine/snapshot.hpp"
#include "graph/engine/view.hpp"
#include "tests/bench/graph/rmat_database.hpp"

namespace entente::bench {
namespace {

using Clock = std::chrono::steady_clock;

struct Size {
  const char* name;
  unsigned scale;
  std::uint64_t edges;
};
constexpr Size kSmall{"small", 17, 1'310'720};
constexpr Size kLarge{"large", 20, 10'485'760};

std::string database(const Size& size) {
  const char* folder = std::getenv("ENTENTE_BENCH_DATA");
  const std::filesystem::path path =
      std::filesystem::path(folder != nullptr ? folder : ENTENTE_BENCH_DATA) / fmt::format("rmat-{}.db", size.name);
  const std::filesystem::path made = path.string() + ".making";
  if (!std::filesystem::exists(path)) {
    std::filesystem::remove(made);
    write_rmat_database(made.string(), size.scale, size.edges);
    std::filesystem::rename(made, path);
  }
  { const Store up_to_date = Store::open(path.string(), OpenMode::read_write); }
  return path.string();
}

const Graph& graph_of(const Size& size) {
  static std::unique_ptr<Graph> small, large;
  std::unique_ptr<Graph>& graph = size.scale == kSmall.scale ? small : large;
  if (!graph) graph = std::make_unique<Graph>(Graph::load(Store::open(database(size), OpenMode::read_only)));
  return *graph;
}

/// Names of nodes that have edges, drawn from a fixed seed.
std::vector<std::string> some_names(const Graph& graph, std::size_t count) {
  std::mt19937_64 random(1);
  std::vector<std::string> names;
  while (names.size() < count) {
    const NodeId node{static_cast<std::uint32_t>(random() % graph.node_count())};
    if (graph.degree(node) > 0) names.emplace_back(graph.name(node));
  }
  return names;
}

/// Microseconds of processor time this thread has had: what a query costs where others use the machine too.
double processor_us() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) * 1e-3;
}

/// Runs query(i) once for each iteration and notes median and 99th percentile, by the clock and of processor time.
template <class Query>
void measure(benchmark::State& state, Query query) {
  std::vector<double> times, processor;
  std::size_t i = 0;
  for (auto _ : state) {
    const double before = processor_us();
    const auto begin = Clock::now();
    benchmark::DoNotOptimize(query(i++));
    const std::chrono::duration<double, std::micro> took = Clock::now() - begin;
    processor.push_back(processor_us() - before);
    times.push_back(took.count());
    state.SetIterationTime(took.count() * 1e-6);
  }
  std::sort(times.begin(), times.end());
  std::sort(processor.begin(), processor.end());
  state.counters["p50_us"] = times[times.size() / 2];
  state.counters["p99_us"] = times[times.size() * 99 / 100];
  state.counters["cpu_p50_us"] = processor[processor.size() / 2];
  state.counters["cpu_p99_us"] = processor[processor.size() * 99 / 100];
}

/// An article of ten actors of the graph, one of them new, and twenty edges.
ExtractedDocument article_between(std::mt19937_64& random, std::size_t number, std::size_t nodes) {
  constexpr std::size_t kActors = 10;
  constexpr std::size_t kEdges = 20;
  ExtractedDocument article;
  article.document.id = fmt::format("{}.txt", number);
  article.document.text = fmt::format("Article {}.", number);
  article.sentences = {{.start = 0, .end = static_cast<std::uint32_t>(article.document.text.size())}};
  for (std::size_t i = 0; i < kActors; ++i) {
    NodeClaim actor;
    actor.key =
        i == 0 ? fmt::format("official/newcomer-{}", number) : fmt::format("official/person-{:07}", random() % nodes);
    actor.label = "Official";
    actor.name = fmt::format("Somebody {}", actor.key);
    actor.authoritative = true;
    if (std::none_of(article.nodes.begin(), article.nodes.end(), [&](const auto& one) { return one.key == actor.key; }))
      article.nodes.push_back(actor);
  }
  for (std::size_t i = 0; i < kEdges; ++i) {
    Evidence evidence;
    evidence.source.key = article.nodes[i % article.nodes.size()].key;
    evidence.target.key = article.nodes[(i + 1 + i / kActors) % article.nodes.size()].key;
    evidence.source.span = {.start = 0, .end = 1};
    evidence.target.span = {.start = 1, .end = 2};
    evidence.trigger = {.start = 2, .end = 3};
    evidence.type = i % 2 == 0 ? "consults" : "aids";
    evidence.cameo = "040";
    evidence.plover = "CONSULT";
    evidence.confidence = 0.8;
    evidence.rule = "bench";
    article.evidence.push_back(evidence);
  }
  return article;
}

void load(benchmark::State& state, const Size& size) {
  const std::string path = database(size);
  for (auto _ : state) {
    const Store store = Store::open(path, OpenMode::read_only);
    const Graph graph = Graph::load(store);
    benchmark::DoNotOptimize(graph.edge_count());
  }
  state.counters["edges/s"] =
      benchmark::Counter(static_cast<double>(size.edges), benchmark::Counter::kIsIterationInvariantRate);
}

void snapshot(benchmark::State& state, const Size& size) {
  const std::string path = database(size);
  const Store store = Store::open(path, OpenMode::read_only);
  (void)Graph::open(store);  // leaves the snapshot
  for (auto _ : state) {
    const Graph graph = Graph::open(store);
    benchmark::DoNotOptimize(graph.edge_count());
  }
  state.counters["edges/s"] =
      benchmark::Counter(static_cast<double>(size.edges), benchmark::Counter::kIsIterationInvariantRate);
}

/// One article after the other: from the moment it is in the database until the graph has its edges.
void add_article(benchmark::State& state, const Size& size) {
  const std::string path = database(size) + ".growing";
  std::filesystem::copy_file(database(size), path, std::filesystem::copy_options::overwrite_existing);
  {
    Store writer = Store::open(path, OpenMode::read_write, {.check_pages = false});
    const Store store = Store::open(path, OpenMode::read_only, {.check_pages = false});
    Graph graph = Graph::load(store);
    std::mt19937_64 random(1);
    std::vector<double> times;
    for (auto _ : state) {
      writer.add(article_between(random, times.size(), graph.node_count()));
      const auto begin = Clock::now();
      graph = graph.refreshed(store);
      const std::chrono::duration<double, std::micro> took = Clock::now() - begin;
      times.push_back(took.count());
      state.SetIterationTime(took.count() * 1e-6);
    }
    std::sort(times.begin(), times.end());
    state.counters["p50_us"] = times[times.size() / 2];
    state.counters["p99_us"] = times[times.size() * 99 / 100];
    state.counters["changes"] = static_cast<double>(graph.changes());
  }
  for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(path + suffix);
}

void hops(benchmark::State& state, const Size& size, std::uint32_t hops, Direction direction) {
  const Graph& graph = graph_of(size);
  Filter filter;
  filter.direction = direction;
  const auto names = some_names(graph, 1000);
  measure(state, [&](std::size_t i) {
    return neighbourhood(graph, graph.find_name(names[i % names.size()])[0], hops, filter).size();
  });
}

template <class Query>
void between(benchmark::State& state, const Size& size, Query query) {
  const Graph& graph = graph_of(size);
  const auto names = some_names(graph, 2000);
  measure(state, [&](std::size_t i) {
    const NodeId from = graph.find_name(names[2 * i % names.size()])[0];
    const NodeId to = graph.find_name(names[(2 * i + 1) % names.size()])[0];
    return query(graph, from, to);
  });
}

/// Runs work() and notes nanoseconds for each of so many steps.
template <class Work>
void measure_steps(benchmark::State& state, const char* counter, double steps, Work work) {
  const auto begin = Clock::now();
  for (auto _ : state) benchmark::DoNotOptimize(work());
  const std::chrono::duration<double, std::nano> took = Clock::now() - begin;
  state.counters[counter] = took.count() / static_cast<double>(state.iterations()) / steps;
}

void whole_search(benchmark::State& state, const Size& size) {
  const Graph& graph = graph_of(size);
  const View<> view(graph, Direction::out);
  const std::uint32_t start = graph.find_name("Person 0000000")[0].value();
  measure_steps(state, "ns/edge", static_cast<double>(size.edges),
                [&] { return algorithms::distances(view, start).size(); });
}

void ranks(benchmark::State& state, const Size& size) {
  constexpr std::uint32_t kIterations = 20;
  const Graph& graph = graph_of(size);
  const View<> view(graph, Direction::out);
  measure_steps(state, "ns/edge/iteration", static_cast<double>(size.edges) * kIterations, [&] {
    return algorithms::pagerank(view, {.tolerance = 0, .max_iterations = kIterations, .threads = all_threads()}).size();
  });
}

/// Until the ranks change by less than 1e-10 in sum, which is what igraph's PRPACK goes to.
void settled_ranks(benchmark::State& state, const Size& size) {
  const View<> view(graph_of(size), Direction::out);
  for (auto _ : state) {
    benchmark::DoNotOptimize(algorithms::pagerank(view, {.tolerance = 1e-10, .threads = all_threads()}));
  }
}

void memory(benchmark::State& state, const Size& size) {
  const GraphData& data = graph_of(size).columns();
  const std::size_t topology = data.out_begin.values().size_bytes() + data.in_begin.values().size_bytes() +
                               data.in.values().size_bytes() + data.target.values().size_bytes();
  std::size_t all = 0;
  const auto add = [&](const auto& column) { all += column.values().size_bytes(); };
  GraphData::for_each_column(data, [&](const char*, const auto& column) {
    if constexpr (requires { column.values(); }) {
      add(column);
    } else if constexpr (requires { column.codes; }) {
      add(column.codes);
    } else {
      add(column.chars);
      add(column.ends);
    }
  });
  for (auto _ : state) benchmark::DoNotOptimize(all);
  state.counters["topology_bytes/edge"] = static_cast<double>(topology) / static_cast<double>(size.edges);
  state.counters["all_bytes/edge"] = static_cast<double>(all) / static_cast<double>(size.edges);
}

void add_benchmarks(const Size& size) {
  const auto name = [&](const char* work) { return fmt::format("{}/{}", size.name, work); };
  const auto query = [&](const char* work, auto run) {
    benchmark::RegisterBenchmark(name(work).c_str(), run)
        ->UseManualTime()
        ->Iterations(2000)
        ->Unit(benchmark::kMicrosecond);
  };
  const auto slow = [&](const char* work, auto run) {
    benchmark::RegisterBenchmark(name(work).c_str(), run)->UseRealTime()->Unit(benchmark::kMillisecond);
  };
  slow("load", [size](benchmark::State& state) { load(state, size); });
  benchmark::RegisterBenchmark(name("add-article").c_str(),
                               [size](benchmark::State& state) { add_article(state, size); })
      ->UseManualTime()
      ->Iterations(50)
      ->Unit(benchmark::kMicrosecond);
  slow("snapshot", [size](benchmark::State& state) { snapshot(state, size); });
  for (const auto& [way, direction] : {std::pair("out", Direction::out), std::pair("both", Direction::both)}) {
    for (std::uint32_t count = 1; count <= 3; ++count) {
      const std::string work = fmt::format("hops-{}-{}", count, way);
      const auto run = [size, count, direction](benchmark::State& state) { hops(state, size, count, direction); };
      if (count < 3) {
        query(work.c_str(), run);
      } else {
        slow(work.c_str(), run);
      }
    }
  }
  query("shortest-both", [size](benchmark::State& state) {
    between(state, size,
            [](const Graph& graph, NodeId from, NodeId to) { return shortest_path(graph, from, to).has_value(); });
  });
  query("shortest-out", [size](benchmark::State& state) {
    between(state, size, [](const Graph& graph, NodeId from, NodeId to) {
      Filter filter;
      filter.direction = Direction::out;
      return shortest_path(graph, from, to, filter).has_value();
    });
  });
  query("all-shortest-out-counted", [size](benchmark::State& state) {
    between(state, size, [](const Graph& graph, NodeId from, NodeId to) {
      Filter filter;
      filter.direction = Direction::out;
      return count_shortest_paths(graph, from, to, filter);
    });
  });
  slow("k-shortest-10-out", [size](benchmark::State& state) {
    between(state, size, [](const Graph& graph, NodeId from, NodeId to) {
      Filter filter;
      filter.direction = Direction::out;
      return k_shortest_paths(graph, from, to, 10, PathCost::confidence, filter).size();
    });
  });
  slow("bfs", [size](benchmark::State& state) { whole_search(state, size); });
  slow("pagerank", [size](benchmark::State& state) { ranks(state, size); });
  slow("pagerank-settled", [size](benchmark::State& state) { settled_ranks(state, size); });
  slow("memory", [size](benchmark::State& state) { memory(state, size); });
}

}  // namespace
}  // namespace entente::bench

int main(int count, char** arguments) {
  // --names small|large: the nodes the queries are about, for the peers of tests/bench/peers.
  if (count == 3 && std::string_view(arguments[1]) == "--names") {
    const auto& size = std::string_view(arguments[2]) == "large" ? entente::bench::kLarge : entente::bench::kSmall;
    for (const std::string& name : entente::bench::some_names(entente::bench::graph_of(size), 2000)) {
      fmt::print("{}\n", name);
    }
    return 0;
  }
  entente::bench::add_benchmarks(entente::bench::kSmall);
  entente::bench::add_benchmarks(entente::bench::kLarge);
  benchmark::Initialize(&count, arguments);
  if (benchmark::ReportUnrecognizedArguments(count, arguments)) return 2;
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
  return 0;
}
