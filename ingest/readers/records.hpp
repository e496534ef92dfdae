#pragma once

#include "ingest/readers/input.hpp"
#include "ingest/readers/reader.hpp"

namespace entente::ingest {

/// Articles as JSON objects: {"id","url","title","published","publisher","text"}, of which only "text" must be there.
/// "id" is a string or an integer; "published" a date in any form press_date.hpp knows; null counts as missing; other
/// fields are passed over. A record without "id" is `id` and its number: "news.ndjson#812" (the line, or the place in
/// the array).

/// One object a line, each on its own.
void read_ndjson(Input& input, const std::string& id, const ReadOptions& options, const DocumentSink& sink,
                 const ErrorSink& on_error);

/// One object or an array of objects. A file of this name that holds one object a line is read as NDJSON.
void read_json(Input& input, const std::string& id, const ReadOptions& options, const DocumentSink& sink,
               const ErrorSink& on_error);

}  // namespace entente::ingest
