#include <fmt/core.h>

#include <memory>

#include "app/cli/options.hpp"
#include "app/commands/commands.hpp"
#include "graph/model/error.hpp"
#include "graph/store/store.hpp"

namespace entente::app {

void add_verify(CLI::App& program) {
  auto db = std::make_shared<std::string>("entente.db");
  CLI::App* command = program.add_subcommand("verify", "Check that a database is whole");
  add_db_option(*command, *db);
  command->callback([db] {
    const std::vector<std::string> problems = Store::open(*db, OpenMode::read_only).verify();
    for (const std::string& problem : problems) fmt::print("{}\n", problem);
    if (!problems.empty()) throw Error(ErrorCode::not_found, fmt::format("{} problems", problems.size()), *db);
    fmt::print(stderr, "{}: whole\n", *db);
  });
}

}  // namespace entente::app
