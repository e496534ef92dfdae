#pragma once

#include <CLI/CLI.hpp>
#include <cstddef>
#include <string>
#include <vector>

#include "ingest/readers/reader.hpp"

namespace entente::app {

/// What ingest and extract read, as it was typed.
struct InputOptions {
  std::vector<std::string> paths;
  std::size_t max_document = limits::kMaxDocumentBytes;
  std::string input_format = "auto";
  std::string ontology;
  std::size_t jobs = 1;
};
void add_input_options(CLI::App& command, InputOptions& options);
[[nodiscard]] ingest::ReadOptions to_read_options(const InputOptions& options);

/// Reports what could not be read, one line each, and counts.
class Failures {
 public:
  void report(const Error& error);
  [[nodiscard]] std::size_t count() const { return count_; }
  /// Throws Error{bad_input} that says how many there were, when there were any.
  void end() const;

 private:
  std::size_t count_ = 0;
};

/// Told before each file: how many are done, how many there are, the next one's name.
using FileStart = std::function<void(std::size_t done, std::size_t total, const std::string& name)>;

/// Reads every document of the paths in order, "-" being standard input. An interrupt ends it with Error{interrupted}.
void read_inputs(const InputOptions& options, const ingest::DocumentSink& sink, Failures& failures,
                 const FileStart& start);

}  // namespace entente::app
