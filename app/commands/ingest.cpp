#include <fmt/core.h>

#include <memory>

#include "app/cli/options.hpp"
#include "app/commands/commands.hpp"
#include "app/commands/extraction_pool.hpp"
#include "app/commands/inputs.hpp"
#include "app/io/data_dir.hpp"
#include "app/io/interrupt.hpp"
#include "app/io/progress.hpp"
#include "graph/store/store.hpp"

namespace entente::app {
namespace {

struct Options {
  std::string db = "entente.db";
  InputOptions input;
};

struct Tally {
  std::size_t added = 0;
  std::size_t already_there = 0;
  std::size_t evidence = 0;
};

void run(const Options& options) {
  watch_for_interrupt();
  Store store = Store::open(options.db, OpenMode::read_write);
  const ingest::Resources resources = ingest::Resources::load(data_dir(), options.input.ontology);
  Tally tally;
  Failures failures;
  Progress progress;
  const auto on_error = [&](const Error& error) {
    progress.clear();
    failures.report(error);
  };
  // Only this thread writes, and it writes in input order: the store does not depend on the number of jobs.
  const auto sink = [&](ExtractedDocument&& extracted) {
    stop_if_interrupted();
    try {
      ++(store.add(extracted) == Added::added ? tally.added : tally.already_there);
      tally.evidence += extracted.evidence.size();
    } catch (const Error& error) {
      if (error.code() == ErrorCode::store) throw;
      on_error(error);
    }
  };
  const auto sum_up = [&] {
    progress.clear();
    fmt::print(stderr, "documents: {} added, {} already there, {} not read; {} pieces of evidence added to {}\n",
               tally.added, tally.already_there, failures.count(), tally.evidence, options.db);
  };
  try {
    ExtractionPool pool(resources, options.input.jobs, sink, on_error);
    read_inputs(
        options.input,
        [&](ingest::ReadDocument&& document) {
          if (store.contains(document.document.text, document.document.id)) {
            ++tally.already_there;
          } else {
            pool.add(std::move(document));
          }
        },
        failures,
        [&](std::size_t done, std::size_t total, const std::string& name) {
          progress.update(done, total, tally.added + tally.already_there, name);
        });
    pool.finish();
  } catch (const Error&) {
    sum_up();
    throw;
  }
  sum_up();
  failures.end();
}

}  // namespace

void add_ingest(CLI::App& program) {
  auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("ingest", "Read articles into the graph");
  add_db_option(*command, options->db);
  add_input_options(*command, options->input);
  command->callback([options] { run(*options); });
}

}  // namespace entente::app
