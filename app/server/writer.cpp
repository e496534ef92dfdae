#include "app/server/writer.hpp"

#include "app/io/data_dir.hpp"
#include "graph/model/error.hpp"
#include "ingest/readers/reader.hpp"

namespace entente::server {

Writer::Writer(const std::string& db)
    : store_(Store::open(db, OpenMode::read_write)), pipeline_(ingest::Resources::load(app::data_dir())) {}

std::unique_lock<std::timed_mutex> Writer::lock(const Deadline& deadline) {
  std::unique_lock lock(mutex_, std::defer_lock);
  if (!lock.try_lock_until(deadline.at())) {
    throw HttpError(503, "time-out", "another change of the graph is under way; try again");
  }
  return lock;
}

Ingested Writer::ingest(std::string_view body, const std::string& name, std::size_t max_document_bytes,
                        const Deadline& deadline) {
  const auto locked = lock(deadline);
  Ingested result;
  const auto refuse = [&result](const Error& error) {
    const std::string what = error.what();
    const std::string& where = error.where();
    const bool named = !where.empty() && what.starts_with(where + ": ");
    result.refused.push_back({.where = where, .message = named ? what.substr(where.size() + 2) : what});
  };
  const auto add = [&](ingest::ReadDocument&& document) {
    deadline.check();
    const std::string id = document.document.id;
    if (store_.contains(document.document.text, id)) {
      ++result.unchanged;
      return;
    }
    try {
      const ExtractedDocument extracted = pipeline_.extract(document);
      ++(store_.add(extracted) == Added::added ? result.added : result.unchanged);
    } catch (const Error& error) {
      if (error.code() == ErrorCode::store) throw;
      refuse(Error(error.code(), error.what(), id));
    }
  };
  ingest::read_documents(body, name, {.max_document_bytes = max_document_bytes}, add, refuse);
  return result;
}

JudgementEffect Writer::judge(const Judgement& judgement, const Deadline& deadline) {
  const auto locked = lock(deadline);
  return store_.judge(judgement);
}

}  // namespace entente::server
