#pragma once

#include <cstddef>

/// Every limit of the program, each with the option that changes it where there is one.
namespace entente::limits {

inline constexpr std::size_t kMaxDocumentBytes = std::size_t{64} << 20;  ///< --max-document
inline constexpr std::size_t kMaxJsonDepth = 64;                         ///< nesting of any JSON the program reads
inline constexpr std::size_t kMaxJsonBytes = std::size_t{256} << 20;     ///< one JSON text: a file, or a line of NDJSON
inline constexpr std::size_t kMaxJsonValues = std::size_t{4} << 20;      ///< values in one JSON text, keys included
inline constexpr std::size_t kMaxHtmlDepth = 1024;                       ///< nesting of HTML elements
inline constexpr std::size_t kMaxHtmlBytes = std::size_t{16} << 20;      ///< one page
inline constexpr std::size_t kMaxHtmlElements = 500'000;                 ///< elements of one page
inline constexpr std::size_t kMaxSentenceTokens = 400;                   ///< longer sentences are split there
inline constexpr std::size_t kMaxHops = 64;                              ///< --hops, --max-hops
inline constexpr std::size_t kMaxNameBytes = 512;                        ///< a node's name or alias

// Of `entente serve`.
inline constexpr std::size_t kMaxHttpHeaderBytes = std::size_t{16} << 10;   ///< request line and fields
inline constexpr std::size_t kMaxHttpBodyBytes = std::size_t{64} << 10;     ///< of a request that brings no document
inline constexpr std::size_t kMaxHttpParameters = 64;                       ///< in one query string
inline constexpr std::size_t kMaxHttpRows = 500;                            ///< items of one page, nodes of one picture
inline constexpr std::size_t kMaxHttpHops = 8;                              ///< hops and max-hops
inline constexpr std::size_t kMaxHttpPaths = 50;                            ///< paths of one answer
inline constexpr std::size_t kMaxHttpExportBytes = std::size_t{256} << 20;  ///< one export
inline constexpr std::size_t kMaxHttpMentions = 500'000;                    ///< of all edges at once
inline constexpr std::size_t kMaxHttpConnections = 512;                     ///< open at once
inline constexpr std::size_t kMaxHttpWaiting = 256;                         ///< requests that wait for a worker
inline constexpr std::size_t kMaxStaticBytes = std::size_t{64} << 20;       ///< all files of the explorer
inline constexpr int kHttpRequestMs = 10'000;  ///< from the end of the last answer to the end of a request's fields
inline constexpr int kHttpBodyMs = 60'000;     ///< for a request's body
inline constexpr int kHttpAnswerMs = 10'000;   ///< to work out an answer
inline constexpr int kHttpWriteMs = 60'000;    ///< for the client to take it

}  // namespace entente::limits
