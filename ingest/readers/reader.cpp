#include "ingest/readers/reader.hpp"

#include <filesystem>
#include <fstream>
#include <istream>
#include <limits>
#include <optional>

#include "ingest/readers/draft.hpp"
#include "ingest/readers/encoding.hpp"
#include "ingest/readers/format.hpp"
#include "ingest/readers/html.hpp"
#include "ingest/readers/input.hpp"
#include "ingest/readers/markdown.hpp"
#include "ingest/readers/records.hpp"

namespace entente::ingest {
namespace {

/// Standard input may be anything but goes by content alone; a name that says "text" may still stand on a page.
Format format_of(const Input& input, const std::string& name, Format wanted) {
  if (wanted != Format::automatic) return wanted;
  const Format by_name = format_by_name(name);
  if (by_name == Format::automatic) return format_by_content(input.head());
  return by_name == Format::text && opens_html(input.head()) ? Format::html : by_name;
}

/// A file that is one document.
ReadDocument read_single(Input& input, Format format, const std::string& id, const ReadOptions& options) {
  const std::string& where = input.name();
  const std::string bytes = input.read_all(options.max_document_bytes);
  Draft draft;
  if (format == Format::html) {
    draft = read_html(bytes, where);
  } else if (format == Format::markdown) {
    draft = read_markdown(to_utf8(bytes, where));
  } else {
    draft.body = to_utf8(bytes, where);
  }
  draft.id = id;
  return finish(std::move(draft), where, options.max_document_bytes);
}

void read_input(std::istream& in, const std::string& name, const std::string& id, ReadOptions options,
                const DocumentSink& sink, const ErrorSink& on_error) {
  constexpr std::size_t kMost = std::numeric_limits<std::uint32_t>::max();
  options.max_document_bytes = std::min(options.max_document_bytes, kMost);
  std::optional<ReadDocument> single;
  // What a sink throws passes through: it is no fault of the input.
  std::exception_ptr thrown_by_sink;
  const auto guarded = [&](const auto& target) {
    return [&](auto&& value) {
      try {
        target(std::forward<decltype(value)>(value));
      } catch (...) {
        thrown_by_sink = std::current_exception();
        throw;
      }
    };
  };
  try {
    Input input(in, place_of(name));
    const Format format = format_of(input, name, options.format);
    if (format == Format::ndjson) {
      read_ndjson(input, id, options, guarded(sink), guarded(on_error));
    } else if (format == Format::json) {
      read_json(input, id, options, guarded(sink), guarded(on_error));
    } else {
      single = read_single(input, format, id, options);
    }
  } catch (const Error& error) {
    if (thrown_by_sink) throw;
    on_error(error);
  }
  if (single) sink(std::move(*single));
}

}  // namespace

void read_documents(std::istream& in, const std::string& name, const ReadOptions& options, const DocumentSink& sink,
                    const ErrorSink& on_error) {
  read_input(in, name, file_name(name), options, sink, on_error);
}

void read_documents(std::string_view bytes, const std::string& name, const ReadOptions& options,
                    const DocumentSink& sink, const ErrorSink& on_error) {
  ViewBuffer buffer(bytes);
  std::istream in(&buffer);
  read_input(in, name, file_name(name), options, sink, on_error);
}

void read_file(const InputFile& file, const ReadOptions& options, const DocumentSink& sink, const ErrorSink& on_error) {
  std::error_code failure;
  if (std::filesystem::is_directory(file.path, failure)) {
    on_error(Error(ErrorCode::bad_input, "is a folder", file.path));
    return;
  }
  std::ifstream in(file.path, std::ios::binary);
  if (!in) {
    const bool there = std::filesystem::exists(file.path, failure);
    on_error(Error(ErrorCode::bad_input, there ? "cannot be opened" : "no such file", file.path));
    return;
  }
  read_input(in, file.path, file.id, options, sink, on_error);
}

}  // namespace entente::ingest
