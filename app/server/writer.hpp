#pragma once

#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/server/deadline.hpp"
#include "graph/store/store.hpp"
#include "ingest/pipeline/pipeline.hpp"

namespace entente::server {

/// A document that was left out.
struct Refused {
  std::string where;
  std::string message;
};

/// What became of the documents of one request.
struct Ingested {
  std::size_t added = 0;
  std::size_t unchanged = 0;  ///< were there already
  std::vector<Refused> refused;
};

/// Changes the database, for one request at a time; others wait until their deadline.
class Writer {
 public:
  /// Opens the database for writing and loads the language model. Throws what the store throws.
  explicit Writer(const std::string& db);

  /// Reads the documents in `body` as a file of this name, and adds each of them whole or not at all. The deadline is
  /// for the wait and between documents: a document once begun is finished.
  Ingested ingest(std::string_view body, const std::string& name, std::size_t max_document_bytes,
                  const Deadline& deadline);

  /// Appends a judgement to the log, which changes the graph. Throws what Store::judge throws.
  JudgementEffect judge(const Judgement& judgement, const Deadline& deadline);

 private:
  [[nodiscard]] std::unique_lock<std::timed_mutex> lock(const Deadline& deadline);

  std::timed_mutex mutex_;
  Store store_;
  ingest::Pipeline pipeline_;
};

}  // namespace entente::server
