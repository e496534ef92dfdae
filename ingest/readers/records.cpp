#include "ingest/readers/records.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "graph/json/json.hpp"
#include "ingest/readers/draft.hpp"
#include "ingest/readers/encoding.hpp"
#include "ingest/readers/lines.hpp"
#include "ingest/readers/press_date.hpp"

namespace entente::ingest {
namespace {

std::string text_field(const json::Value& record, std::string_view key, std::string_view where) {
  const auto value = record.find(key);
  if (!value || value->is_null()) return {};
  if (value->is(json::Kind::integer) && key == "id") return std::to_string(value->integer());
  if (!value->is(json::Kind::string)) {
    throw Error(ErrorCode::bad_input,
                fmt::format("\"{}\" is {}, it must be a string", key, json::to_string(value->kind())),
                std::string(where));
  }
  return std::string(value->string());
}

/// A field for a message: short, and on one line.
std::string shown(std::string_view field) {
  std::string text = without_invisible(field.substr(0, 40));
  std::replace(text.begin(), text.end(), '\n', ' ');
  return is_utf8(text) ? text : "...";
}

Draft draft_of(const json::Value& record, std::string_view where, const std::string& default_id,
               const ReadOptions& options) {
  if (!record.is(json::Kind::object)) {
    throw Error(ErrorCode::bad_input,
                fmt::format("a record is {}, it must be an object with \"text\"", json::to_string(record.kind())),
                std::string(where));
  }
  Draft draft;
  draft.id = text_field(record, "id", where);
  if (trimmed(without_invisible(draft.id)).empty()) draft.id = default_id;
  if (draft.id.size() > limits::kMaxNameBytes) {
    throw Error(ErrorCode::limit,
                fmt::format("\"id\" is {} bytes, the limit is {}", draft.id.size(), limits::kMaxNameBytes),
                std::string(where));
  }
  draft.url = text_field(record, "url", where);
  draft.title = text_field(record, "title", where);
  draft.publisher = text_field(record, "publisher", where);
  draft.body = text_field(record, "text", where);
  if (!record.find("text")) throw Error(ErrorCode::bad_input, "the record has no \"text\"", std::string(where));
  if (draft.body.size() > options.max_document_bytes) {
    throw Error(ErrorCode::limit,
                fmt::format("\"text\" is {} bytes, the limit is {} (--max-document)", draft.body.size(),
                            options.max_document_bytes),
                std::string(where));
  }
  const std::string published = text_field(record, "published", where);
  if (!trimmed(published).empty()) {
    draft.published = Date::parse(trimmed(published));
    if (!draft.published) draft.published = find_press_date(published);
    if (!draft.published) {
      throw Error(ErrorCode::bad_input,
                  fmt::format("\"published\" is \"{}\", which is not a date (write 2025-11-30)", shown(published)),
                  std::string(where));
    }
  }
  return draft;
}

void read_line(const LineReader::Line& line, const std::string& place, const std::string& id,
               const ReadOptions& options, const DocumentSink& sink) {
  const std::string where = fmt::format("{}:{}", place, line.number);
  if (line.too_long) {
    throw Error(ErrorCode::limit,
                fmt::format("the line is longer than {} bytes, the limit for one document (--max-document)",
                            options.max_document_bytes),
                where);
  }
  const std::string text = to_utf8(line.text, where);
  const json::Tree tree = json::parse(text, place, {.max_bytes = text.size(), .first_line = line.number});
  sink(finish(draft_of(tree.root(), where, fmt::format("{}#{}", id, line.number), options), where,
              options.max_document_bytes));
}

/// Calls `read`, and gives an Error it throws to `on_error`. What a sink throws must not be taken for a bad record, so
/// `read` returns the document and the sink is called outside.
template <class Read>
void deliver(const Read& read, const DocumentSink& sink, const ErrorSink& on_error) {
  std::optional<ReadDocument> document;
  try {
    read([&](ReadDocument&& ready) { document = std::move(ready); });
  } catch (const Error& error) {
    on_error(error);
    return;
  }
  if (document) sink(std::move(*document));
}

/// Whether the first line of a text is a whole JSON object.
bool first_line_is_object(std::string_view text) {
  const std::string_view line = trimmed(trimmed(text).substr(0, trimmed(text).find('\n')));
  try {
    return json::parse(line, "").root().is(json::Kind::object);
  } catch (const Error&) {
    return false;
  }
}

}  // namespace

void read_ndjson(Input& input, const std::string& id, const ReadOptions& options, const DocumentSink& sink,
                 const ErrorSink& on_error) {
  if (input.head().starts_with("\xFF\xFE") || input.head().starts_with("\xFE\xFF")) {
    throw Error(ErrorCode::bad_input, "is UTF-16; NDJSON must be UTF-8 (convert it first, with iconv for instance)",
                input.name());
  }
  LineReader lines(input, options.max_document_bytes);
  LineReader::Line line;
  bool any = false;
  while (lines.next(line)) {
    std::string_view text = line.text;
    if (line.number == 1 && text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (!line.too_long && trimmed(text).empty()) continue;
    any = true;
    deliver([&](const DocumentSink& take) { read_line(line, input.name(), id, options, take); }, sink, on_error);
  }
  if (!any) throw Error(ErrorCode::bad_input, "is empty", input.name());
}

void read_json(Input& input, const std::string& id, const ReadOptions& options, const DocumentSink& sink,
               const ErrorSink& on_error) {
  const std::string bytes = input.read_all(limits::kMaxJsonBytes);
  const std::string text = to_utf8(bytes, input.name());
  if (trimmed(text).empty()) throw Error(ErrorCode::bad_input, "is empty", input.name());
  std::optional<json::Tree> tree;
  try {
    tree = json::parse(text, input.name());
  } catch (const Error&) {
    if (!first_line_is_object(text)) throw;
    ViewBuffer buffer(text);
    std::istream stream(&buffer);
    Input again(stream, input.name());
    read_ndjson(again, id, options, sink, on_error);
    return;
  }
  const json::Value root = tree->root();
  if (!root.is(json::Kind::array)) {
    deliver(
        [&](const DocumentSink& take) {
          take(finish(draft_of(root, input.name(), id, options), input.name(), options.max_document_bytes));
        },
        sink, on_error);
    return;
  }
  std::size_t number = 0;
  std::size_t line = 1;
  std::size_t counted = 0;  // bytes whose line ends are in `line`
  for (const json::Value record : root.elements()) {
    ++number;
    const std::size_t offset = record.offset();
    line += static_cast<std::size_t>(std::count(text.begin() + static_cast<std::ptrdiff_t>(counted),
                                                text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
    counted = offset;
    const std::string where = fmt::format("{}:{}", input.name(), line);
    deliver(
        [&](const DocumentSink& take) {
          take(finish(draft_of(record, where, fmt::format("{}#{}", id, number), options), where,
                      options.max_document_bytes));
        },
        sink, on_error);
  }
  if (number == 0) throw Error(ErrorCode::bad_input, "is an empty array", input.name());
}

}  // namespace entente::ingest
