#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/document.hpp"
#include "graph/model/error.hpp"
#include "graph/model/limits.hpp"
#include "graph/model/span.hpp"

namespace entente::ingest {

/// How the bytes of an input are written. `automatic` goes by the name's ending, then by the first bytes
/// (ingest/readers/format.hpp).
enum class Format : std::uint8_t { automatic, text, markdown, html, json, ndjson };

struct ReadOptions {
  Format format = Format::automatic;
  /// The most bytes one document may have: a file of one document, a line of NDJSON, the text of a record. A JSON file,
  /// which may hold many, may have limits::kMaxJsonBytes; a page limits::kMaxHtmlBytes. At most 2^32 - 1, as offsets
  /// are 32 bits wide: more counts as that.
  std::size_t max_document_bytes = limits::kMaxDocumentBytes;
};

/// A document as read, with what the later stages should know about its text.
///
/// `document.text` is valid UTF-8 and never empty. Its only control character is '\n', and every '\n' ends a paragraph,
/// a heading or a list item: no sentence crosses one. Page furniture (menus, comment forms, share bars) is gone.
struct ReadDocument {
  Document document;
  ByteSpan title_span;           ///< the title within document.text; empty when the text does not hold one
  std::vector<ByteSpan> asides;  ///< datelines, bylines, date lines and credits: no prose; in text order, disjoint
};

/// Takes each document in input order. What it throws ends the reading and reaches the caller.
using DocumentSink = std::function<void(ReadDocument&&)>;
/// Takes each document, line or record that could not be read and is left out: code() is bad_input or limit, where()
/// the place ("news.ndjson:812"). Reading goes on behind it. What the sink throws ends the reading and reaches the
/// caller.
using ErrorSink = std::function<void(const Error&)>;

/// Reads every document of `in`. `name` is the input's path, used for the format, for messages, and, without its
/// folders, as the id of a document that brings none ("-" is standard input). NDJSON is streamed a line at a time in
/// bounded memory; of all else at most max_document_bytes are read.
void read_documents(std::istream& in, const std::string& name, const ReadOptions& options, const DocumentSink& sink,
                    const ErrorSink& on_error);

/// The same of bytes in memory.
void read_documents(std::string_view bytes, const std::string& name, const ReadOptions& options,
                    const DocumentSink& sink, const ErrorSink& on_error);

/// A file to read, and the id its document gets when it brings none.
struct InputFile {
  std::string path;
  std::string id;  ///< the file's name; for one found inside a folder, its path below that folder
  friend auto operator<=>(const InputFile&, const InputFile&) = default;
};

/// Opens and reads one file; one that cannot be opened is reported to `on_error`.
void read_file(const InputFile& file, const ReadOptions& options, const DocumentSink& sink, const ErrorSink& on_error);

/// The files that `arguments` name: a file as it is, a folder as every readable file below it (by ending: txt, text,
/// md, markdown, html, htm, xhtml, json, ndjson, jsonl), a pattern with `*`, `?` or `[...]` as the shell would expand
/// it. Each file once, in argument order, those of a folder or pattern in byte order; hidden files and symbolic links
/// to folders are not followed, and in a folder a README is passed over. "-" stays as it is: whoever may read standard
/// input gives it to read_documents. An argument that names nothing is reported to `on_error`.
std::vector<InputFile> find_files(const std::vector<std::string>& arguments, const ErrorSink& on_error);

}  // namespace entente::ingest
