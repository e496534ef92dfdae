#include <fmt/core.h>

#include <memory>

#include "app/cli/options.hpp"
#include "app/commands/commands.hpp"
#include "graph/model/error.hpp"
#include "graph/store/store.hpp"

namespace entente::app {
namespace {

struct Options {
  std::string db = "entente.db";
  std::vector<std::string> documents;
};

void run(const Options& options) {
  Store store = Store::open(options.db, OpenMode::read_write);
  std::string unknown;
  for (const std::string& document : options.documents) {
    if (!store.remove(document)) unknown += (unknown.empty() ? "" : ", ") + document;
  }
  if (!unknown.empty()) throw Error(ErrorCode::not_found, "there is no document " + unknown, options.db);
}

}  // namespace

void add_remove(CLI::App& program) {
  auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("remove", "Remove documents and all that only they supported");
  add_db_option(*command, options->db);
  command->add_option("document", options->documents, "Ids of documents")->required();
  command->callback([options] { run(*options); });
}

}  // namespace entente::app
