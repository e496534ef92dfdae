#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ingest/readers/reader.hpp"

namespace entente::ingest::test {

/// What reading an input gave.
struct Outcome {
  std::vector<ReadDocument> documents;
  std::vector<Error> errors;
};

inline Outcome read(std::string_view bytes, const std::string& name, const ReadOptions& options = {}) {
  Outcome outcome;
  read_documents(
      bytes, name, options, [&](ReadDocument&& d) { outcome.documents.push_back(std::move(d)); },
      [&](const Error& e) { outcome.errors.push_back(e); });
  return outcome;
}

/// The one document of an input without errors.
inline ReadDocument read_one(std::string_view bytes, const std::string& name) {
  Outcome outcome = read(bytes, name);
  if (!outcome.errors.empty()) throw outcome.errors.front();
  return std::move(outcome.documents.at(0));
}

/// The message of the one error of an input without documents.
inline std::string error_of(std::string_view bytes, const std::string& name, const ReadOptions& options = {}) {
  const Outcome outcome = read(bytes, name, options);
  if (!outcome.documents.empty() || outcome.errors.size() != 1) return "no single error";
  return outcome.errors.front().what();
}

inline std::vector<std::string> aside_texts(const ReadDocument& read) {
  std::vector<std::string> texts;
  for (const ByteSpan span : read.asides) texts.emplace_back(span.of(read.document.text));
  return texts;
}

}  // namespace entente::ingest::test
