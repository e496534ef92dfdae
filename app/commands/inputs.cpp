#include "app/commands/inputs.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include <istream>
#include <map>
#include <thread>

#include "app/io/input_stream.hpp"
#include "app/io/interrupt.hpp"
#include "app/io/text_width.hpp"

namespace entente::app {
namespace {

const std::map<std::string, ingest::Format>& formats() {
  using ingest::Format;
  static const std::map<std::string, Format> kFormats = {{"auto", Format::automatic},    {"text", Format::text},
                                                         {"markdown", Format::markdown}, {"html", Format::html},
                                                         {"json", Format::json},         {"ndjson", Format::ndjson}};
  return kFormats;
}

}  // namespace

void add_input_options(CLI::App& command, InputOptions& options) {
  std::vector<std::string> names;
  for (const auto& [name, format] : formats()) names.push_back(name);
  options.jobs = std::max(1U, std::thread::hardware_concurrency());
  command.add_option("paths", options.paths, "Files, folders, patterns, or - for standard input")->required();
  command.add_option("--jobs", options.jobs, "Documents read at the same time")
      ->check(CLI::Range(1, 256).description(""))
      ->capture_default_str();
  command
      .add_option("--input-format", options.input_format,
                  "How the input is written; by default its name and first bytes tell")
      ->check(CLI::IsMember(names));
  command.add_option("--max-document", options.max_document, "Bytes one document may have")
      ->transform(CLI::AsSizeValue(false).description(""))
      ->capture_default_str();
  command.add_option("--ontology", options.ontology, "Ontology file to use instead of the installed one")
      ->type_name("FILE");
}

ingest::ReadOptions to_read_options(const InputOptions& options) {
  ingest::ReadOptions read;
  read.format = formats().at(options.input_format);
  read.max_document_bytes = options.max_document;
  return read;
}

void Failures::report(const Error& error) {
  ++count_;
  fmt::print(stderr, "entente: {}\n", printable(error.what()));
}

void Failures::end() const {
  if (count_ > 0) {
    throw Error(ErrorCode::bad_input, fmt::format("{} {} could not be read", count_, count_ == 1 ? "input" : "inputs"));
  }
}

void read_inputs(const InputOptions& options, const ingest::DocumentSink& sink, Failures& failures,
                 const FileStart& start) {
  const ingest::ReadOptions read = to_read_options(options);
  const ingest::ErrorSink on_error = [&failures](const Error& error) { failures.report(error); };
  const ingest::DocumentSink checked = [&sink](ingest::ReadDocument&& document) {
    stop_if_interrupted();
    sink(std::move(document));
  };
  const std::vector<ingest::InputFile> files = ingest::find_files(options.paths, on_error);
  std::size_t done = 0;
  for (const ingest::InputFile& file : files) {
    stop_if_interrupted();
    start(done++, files.size(), file.path);
    if (file.path == "-") {
      InterruptibleInput buffer(STDIN_FILENO);
      std::istream in(&buffer);
      ingest::read_documents(in, "-", read, checked, on_error);
    } else {
      ingest::read_file(file, read, checked, on_error);
    }
  }
  stop_if_interrupted();
}

}  // namespace entente::app
