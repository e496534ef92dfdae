#include "app/server/state.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "graph/model/error.hpp"

namespace entente::server {
namespace {

constexpr int kTries = 1000;  ///< to find a moment in which nobody writes, each some microseconds long
constexpr std::size_t kStatisticsTop = 50;

}  // namespace

Store StorePool::take() {
  const std::lock_guard lock(mutex_);
  if (free_.empty()) {
    Store store = Store::open(path_, OpenMode::read_only, {.check_pages = !checked_});
    checked_ = true;
    return store;
  }
  Store store = std::move(free_.back());
  free_.pop_back();
  return store;
}

void StorePool::give_back(Store store) {
  const std::lock_guard lock(mutex_);
  free_.push_back(std::move(store));
}

State::State(std::shared_ptr<StorePool> pool, std::size_t readers, const Ontology& ontology, const Options& options)
    : pool_(std::move(pool)), ontology_(&ontology) {
  try {
    hold(readers);
    const Store& store = held_.front().store;
    if (options.before != nullptr) {
      graph_.emplace(options.before->refreshed(store));
    } else {
      graph_.emplace(options.snapshot ? Graph::open(store) : Graph::load(store));
    }
    names_.emplace(*graph_);
  } catch (...) {
    release();
    throw;
  }
}

State::~State() { release(); }

void State::hold(std::size_t readers) {
  for (std::size_t i = 0; i < readers; ++i) held_.push_back({.store = pool_->take(), .snapshot = std::nullopt});
  for (int attempt = 0; attempt < kTries; ++attempt) {
    for (Held& held : held_) held.snapshot.reset();
    for (Held& held : held_) held.snapshot.emplace(held.store.snapshot());
    version_ = held_.front().store.version();
    const bool same =
        std::all_of(held_.begin(), held_.end(), [this](const Held& held) { return held.store.version() == version_; });
    if (!same) continue;
    for (std::size_t i = 0; i < readers; ++i) free_.push_back(i);
    return;
  }
  throw Error(ErrorCode::store, "is written to without a pause, so that it cannot be read", pool_->path());
}

void State::release() {
  for (Held& held : held_) {
    held.snapshot.reset();
    pool_->give_back(std::move(held.store));
  }
  held_.clear();
}

State::Reader State::reader() const {
  std::unique_lock lock(mutex_);
  freed_.wait(lock, [this] { return !free_.empty(); });
  const std::size_t place = free_.back();
  free_.pop_back();
  return {*this, place};
}

State::Reader::~Reader() {
  if (state_ == nullptr) return;
  store().stop_when({});
  {
    const std::lock_guard lock(state_->mutex_);
    state_->free_.push_back(place_);
  }
  state_->freed_.notify_one();
}

Store& State::Reader::store() const { return state_->held_[place_].store; }

std::string State::revision() const {
  return fmt::format("{}-{}-{}", version_.identity, version_.generation, version_.stamp);
}

const StoreCounts& State::counts(const Store& store) const {
  return counts_.get([&] { return store.counts(); });
}

const query::Statistics& State::statistics(const std::function<void()>& watch) const {
  return statistics_.get([&] { return query::statistics(*graph_, kStatisticsTop, watch); });
}

const std::vector<query::Dispute>& State::disputes(const std::function<void()>& watch) const {
  return disputes_.get([&] { return query::disputes(*graph_, *ontology_, watch); });
}

StateKeeper::StateKeeper(const Settings& settings, std::shared_ptr<const Ontology> ontology)
    : pool_(std::make_shared<StorePool>(settings.db)), readers_(settings.workers), ontology_(std::move(ontology)) {
  current_ = std::make_shared<const State>(pool_, readers_, *ontology_, State::Options{.snapshot = settings.snapshot});
  watched_.emplace(pool_->take());
  thread_ = std::thread([this, watch_ms = settings.watch_ms] { watch(watch_ms); });
}

StateKeeper::~StateKeeper() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  stop_.notify_all();
  thread_.join();
}

std::shared_ptr<const State> StateKeeper::current() const {
  const std::lock_guard lock(mutex_);
  return current_;
}

void StateKeeper::refresh() {
  const std::lock_guard one_at_a_time(refreshing_);
  const std::shared_ptr<const State> before = current();
  if (watched_->version() == before->version()) return;
  auto next = std::make_shared<const State>(pool_, readers_, *ontology_, State::Options{.before = &before->graph()});
  const std::lock_guard lock(mutex_);
  current_.swap(next);
}

void StateKeeper::watch(int watch_ms) {
  auto pause = std::chrono::milliseconds(watch_ms);
  for (;;) {
    {
      std::unique_lock lock(mutex_);
      if (stop_.wait_for(lock, pause, [this] { return stopping_; })) return;
    }
    const auto start = std::chrono::steady_clock::now();
    try {
      refresh();
    } catch (const std::exception&) {
      // The file cannot be read just now; requests go on with the state there is, and the next look may do better.
    }
    // A graph that takes long to load is not loaded without end while somebody writes.
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
    pause = std::max(std::chrono::milliseconds(watch_ms), 2 * took);
  }
}

}  // namespace entente::server
