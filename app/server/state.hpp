#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "app/server/settings.hpp"
#include "graph/engine/graph.hpp"
#include "graph/ontology/ontology.hpp"
#include "graph/store/store.hpp"
#include "query/disputes/disputes.hpp"
#include "query/names/names.hpp"
#include "query/statistics/statistics.hpp"

namespace entente::server {

/// Stores open for reading, used again and again: opening one may look at every page.
class StorePool {
 public:
  explicit StorePool(std::string path) : path_(std::move(path)) {}
  [[nodiscard]] Store take();
  void give_back(Store store);
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
  std::mutex mutex_;
  std::vector<Store> free_;
  bool checked_ = false;
};

/// A value that the first thread to ask works out, while the others wait. Where that ends in an exception the next
/// thread works it out.
template <class Value>
class Once {
 public:
  template <class Work>
  const Value& get(Work work) {
    const std::lock_guard lock(mutex_);
    if (!value_) value_.emplace(work());
    return *value_;
  }

 private:
  std::mutex mutex_;
  std::optional<Value> value_;
};

/// One state of the database: its graph in memory, and stores that see exactly this state however often the file is
/// written meanwhile. Any number of threads.
class State {
 public:
  struct Options {
    const Graph* before = nullptr;  ///< of an earlier state: the graph is made of it and shares what did not change
    bool snapshot = true;           ///< without one before: see GraphOptions (app/cli/resources.hpp)
  };
  /// Holds `readers` stores on one state and gets the graph from the first.
  State(std::shared_ptr<StorePool> pool, std::size_t readers, const Ontology& ontology, const Options& options);
  ~State();
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  /// A store lent to one thread, until the object is destroyed.
  class Reader {
   public:
    Reader(Reader&& other) noexcept : state_(other.state_), place_(other.place_) { other.state_ = nullptr; }
    Reader& operator=(Reader&&) = delete;
    ~Reader();
    [[nodiscard]] Store& store() const;

   private:
    friend class State;
    Reader(const State& state, std::size_t place) : state_(&state), place_(place) {}
    const State* state_;
    std::size_t place_;
  };
  /// Waits until a store is free.
  [[nodiscard]] Reader reader() const;

  [[nodiscard]] const Graph& graph() const { return *graph_; }
  [[nodiscard]] const query::Names& names() const { return *names_; }
  [[nodiscard]] const StoreVersion& version() const { return version_; }
  /// Changes with the content: the database's identity and how often it was changed.
  [[nodiscard]] std::string revision() const;
  /// Worked out when first asked for, through a store of this state.
  [[nodiscard]] const StoreCounts& counts(const Store& store) const;
  /// Worked out when first asked for; what `watch` throws meanwhile ends that, and whoever asks next begins anew.
  [[nodiscard]] const query::Statistics& statistics(const std::function<void()>& watch) const;
  [[nodiscard]] const std::vector<query::Dispute>& disputes(const std::function<void()>& watch) const;

 private:
  struct Held {
    Store store;
    std::optional<StoreSnapshot> snapshot;
  };
  void hold(std::size_t readers);
  void release();

  std::shared_ptr<StorePool> pool_;
  const Ontology* ontology_;
  mutable std::vector<Held> held_;
  mutable std::mutex mutex_;
  mutable std::condition_variable freed_;
  mutable std::vector<std::size_t> free_;  ///< places in held_; guarded by mutex_
  StoreVersion version_;
  std::optional<Graph> graph_;
  std::optional<query::Names> names_;
  mutable Once<StoreCounts> counts_;
  mutable Once<query::Statistics> statistics_;
  mutable Once<std::vector<query::Dispute>> disputes_;
};

/// Keeps the newest state: a thread of its own looks for changes of the database and has the graph follow them, while
/// requests go on with the state they have.
class StateKeeper {
 public:
  /// Opens the database of `settings`.
  StateKeeper(const Settings& settings, std::shared_ptr<const Ontology> ontology);
  ~StateKeeper();
  StateKeeper(const StateKeeper&) = delete;
  StateKeeper& operator=(const StateKeeper&) = delete;

  [[nodiscard]] std::shared_ptr<const State> current() const;
  [[nodiscard]] const Ontology& ontology() const { return *ontology_; }
  /// Loads now what was written; returns when current() shows it.
  void refresh();

 private:
  void watch(int watch_ms);

  std::shared_ptr<StorePool> pool_;
  std::size_t readers_;
  std::shared_ptr<const Ontology> ontology_;
  mutable std::mutex mutex_;
  std::shared_ptr<const State> current_;  ///< guarded by mutex_
  std::mutex refreshing_;
  std::optional<Store> watched_;  ///< guarded by refreshing_
  std::condition_variable stop_;
  bool stopping_ = false;  ///< guarded by mutex_
  std::thread thread_;
};

}  // namespace entente::server
