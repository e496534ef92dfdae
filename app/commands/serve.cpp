#include <fmt/core.h>

#include <fstream>
#include <memory>

#include "app/cli/options.hpp"
#include "app/cli/resources.hpp"
#include "app/commands/commands.hpp"
#include "app/io/data_dir.hpp"
#include "app/io/text_width.hpp"
#include "app/server/gate.hpp"
#include "app/server/server.hpp"
#include "app/server/service.hpp"
#include "graph/model/error.hpp"

namespace entente::app {
namespace {

struct Options {
  server::Settings settings;
  std::string token_file;
};

/// The first line of the file. A short secret is none.
std::string read_token(const std::string& path) {
  constexpr std::size_t kShortest = 16;
  std::ifstream in(path);
  std::string token;
  if (!std::getline(in, token)) throw Error(ErrorCode::bad_input, "cannot be read", path);
  while (!token.empty() && (token.back() == '\r' || token.back() == ' ')) token.pop_back();
  if (token.size() < kShortest) {
    throw Error(ErrorCode::usage,
                fmt::format("the token has {} characters; it must have at least {}", token.size(), kShortest), path);
  }
  return token;
}

void run(const Options& options) {
  server::Settings settings = options.settings;
  settings.explorer = data_dir() + "/explorer";
  if (settings.write)
    settings.token = options.token_file.empty() ? server::make_token() : read_token(options.token_file);
  server::Service service(settings, load_ontology());
  server::Server server(service, /*signals=*/true);
  fmt::print(stderr, "serving {} at {}\n", printable(settings.db), server.address());
  if (settings.write && options.token_file.empty()) fmt::print(stderr, "token for changes: {}\n", settings.token);
  server.run();
  fmt::print(stderr, "stopped\n");
}

}  // namespace

void add_serve(CLI::App& program) {
  auto options = std::make_shared<Options>();
  server::Settings& settings = options->settings;
  CLI::App* command = program.add_subcommand("serve", "Serve the graph to a browser, and as JSON over HTTP");
  add_db_option(*command, settings.db);
  add_snapshot_option(*command, settings.snapshot);
  command->add_option("--host", settings.host, "The address to listen at; only this machine can reach the default")
      ->type_name("ADDRESS")
      ->capture_default_str();
  command->add_option("--port", settings.port, "The port to listen at; 0 takes one that is free")
      ->type_name("PORT")
      ->capture_default_str();
  CLI::Option* write = command->add_flag("--write", settings.write, "Let whoever has the token add articles and judge");
  command->add_option("--token-file", options->token_file, "The token, in a file's first line, instead of a new one")
      ->type_name("FILE")
      ->needs(write);
  command->add_option("--allow-host", settings.allowed_hosts, "Another name this server is asked by (may be repeated)")
      ->type_name("NAME")
      ->allow_extra_args(false);
  command->callback([options] { run(*options); });
}

}  // namespace entente::app
