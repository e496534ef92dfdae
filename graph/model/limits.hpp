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

}  // namespace entente::limits
