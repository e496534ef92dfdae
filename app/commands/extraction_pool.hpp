#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

#include "ingest/pipeline/pipeline.hpp"

namespace entente::app {

/// Extracts documents on several threads and gives them back in the order in which they came, so that the number of
/// threads changes nothing but the time. One thread uses it.
class ExtractionPool {
 public:
  /// Takes each extracted document, in order, on the thread that calls add() or finish().
  using Sink = std::function<void(ExtractedDocument&&)>;
  /// Takes the error of a document that could not be extracted, at its place in the order.
  using OnError = std::function<void(const Error&)>;

  ExtractionPool(const ingest::Resources& resources, std::size_t jobs, Sink sink, OnError on_error);
  /// Drops what is not extracted yet.
  ~ExtractionPool();
  ExtractionPool(const ExtractionPool&) = delete;
  ExtractionPool& operator=(const ExtractionPool&) = delete;

  /// Hands over a document; waits while twice as many as there are threads are under way.
  void add(ingest::ReadDocument&& document);
  /// Waits for all of them.
  void finish();

 private:
  struct Job {
    ingest::ReadDocument document;
    std::promise<ExtractedDocument> result;
  };
  struct Expected {
    std::string id;
    std::future<ExtractedDocument> result;
  };
  void work(ingest::Pipeline pipeline);
  void take_first();

  Sink sink_;
  OnError on_error_;
  std::deque<Expected> expected_;  ///< in input order
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> waiting_;  ///< guarded by mutex_
  bool closed_ = false;      ///< guarded by mutex_
  std::vector<std::thread> threads_;
};

}  // namespace entente::app
