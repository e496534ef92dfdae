#include "app/cli/program.hpp"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <iostream>
#include <new>

#include "app/commands/commands.hpp"
#include "app/io/text_width.hpp"
#include "graph/model/error.hpp"

namespace entente::app {
namespace {

int fail(int code, std::string_view message) {
  std::cout.flush();
  fmt::print(stderr, "entente: {}\n", printable(message));
  return code;
}

}  // namespace

int run(int argc, const char* const* argv) {
  std::ios::sync_with_stdio(false);
  CLI::App program{"News articles into a typed, cited knowledge graph.", "entente"};
  program.set_version_flag("--version", "entente " ENTENTE_VERSION);
  program.require_subcommand(1);
  program.footer(
      "'entente COMMAND --help' explains a command. Exit codes: 0 done, 1 nothing found or check failed, 2 usage, "
      "3 bad input,\n4 store, 5 limit or time-out, 130 interrupted.");
  program.failure_message([](const CLI::App* app, const CLI::Error& error) {
    const std::string name =
        app->get_parent() == nullptr ? app->get_name() : app->get_parent()->get_name() + " " + app->get_name();
    return std::string("entente: ") + error.what() + "\nTry '" + name + " --help'.\n";
  });
  add_ingest(program);
  add_extract(program);
  add_parse(program);
  add_ask(program);
  add_neighbours(program);
  add_path(program);
  add_evidence(program);
  add_disputes(program);
  add_timeline(program);
  add_stats(program);
  add_export(program);
  add_serve(program);
  add_identity(program);
  add_curation(program);
  add_remove(program);
  add_verify(program);
  add_ontology(program);

  try {
    program.parse(argc, argv);
    std::cout.flush();
    if (!std::cout) return fail(static_cast<int>(ErrorCode::bad_input), "standard output cannot be written");
    return 0;
  } catch (const CLI::ParseError& error) {
    return program.exit(error) == 0 ? 0 : static_cast<int>(ErrorCode::usage);
  } catch (const Error& error) {
    return fail(static_cast<int>(error.code()), error.what());
  } catch (const std::bad_alloc&) {
    return fail(static_cast<int>(ErrorCode::limit), "there is not enough memory");
  } catch (const std::exception& error) {
    return fail(static_cast<int>(ErrorCode::bad_input), error.what());
  }
}

}  // namespace entente::app
