#include "app/commands/extraction_pool.hpp"

namespace entente::app {

ExtractionPool::ExtractionPool(const ingest::Resources& resources, std::size_t jobs, Sink sink, OnError on_error)
    : sink_(std::move(sink)), on_error_(std::move(on_error)) {
  for (std::size_t i = 0; i < jobs; ++i) {
    threads_.emplace_back([this, resources] { work(ingest::Pipeline(resources)); });
  }
}

ExtractionPool::~ExtractionPool() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    waiting_.clear();
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void ExtractionPool::work(ingest::Pipeline pipeline) {
  for (;;) {
    Job job;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return closed_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      job = std::move(waiting_.front());
      waiting_.pop_front();
    }
    try {
      job.result.set_value(pipeline.extract(job.document));
    } catch (...) {
      job.result.set_exception(std::current_exception());
    }
  }
}

void ExtractionPool::add(ingest::ReadDocument&& document) {
  while (expected_.size() >= 2 * threads_.size()) take_first();
  Job job{.document = std::move(document), .result = {}};
  expected_.push_back({.id = job.document.document.id, .result = job.result.get_future()});
  {
    const std::lock_guard lock(mutex_);
    waiting_.push_back(std::move(job));
  }
  changed_.notify_one();
}

void ExtractionPool::take_first() {
  Expected first = std::move(expected_.front());
  expected_.pop_front();
  ExtractedDocument extracted;
  try {
    extracted = first.result.get();
  } catch (const Error& error) {
    on_error_(Error(error.code(), error.what(), first.id));
    return;
  }
  sink_(std::move(extracted));
}

void ExtractionPool::finish() {
  while (!expected_.empty()) take_first();
}

}  // namespace entente::app
