#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "graph/model/limits.hpp"

namespace entente::server {

/// What `entente serve` was started with.
struct Settings {
  std::string db = "entente.db";
  bool snapshot = true;                    ///< of a large graph, beside the database
  std::string host = "127.0.0.1";          ///< a literal address, or "localhost"
  std::uint16_t port = 8420;               ///< 0: any that is free
  bool write = false;                      ///< ingest and judgements, for whoever has the token
  std::string token;                       ///< of write; never empty then
  std::vector<std::string> allowed_hosts;  ///< further names in Host and Origin, besides the loopback's
  std::string explorer;     ///< folder of the explorer's files; empty or missing: only the interface is served
  std::size_t workers = 0;  ///< threads that work out answers; 0: as many as there are processors, at least 2
  int request_ms = limits::kHttpRequestMs;
  int body_ms = limits::kHttpBodyMs;
  int answer_ms = limits::kHttpAnswerMs;
  int write_ms = limits::kHttpWriteMs;
  int watch_ms = 200;  ///< how often to look whether the database was changed
  std::size_t max_connections = limits::kMaxHttpConnections;
  std::size_t max_document_bytes = limits::kMaxDocumentBytes;
};

}  // namespace entente::server
