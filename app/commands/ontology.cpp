#include "graph/ontology/ontology.hpp"

#include <fmt/core.h>

#include <memory>

#include "app/commands/commands.hpp"

namespace entente::app {

void add_ontology(CLI::App& program) {
  CLI::App* command = program.add_subcommand("ontology", "Work on ontology files");
  command->require_subcommand(1);
  auto file = std::make_shared<std::string>();
  CLI::App* check =
      command->add_subcommand("check", "Say whether a file is a valid ontology, or line and column of what is wrong");
  check->add_option("file", *file, "The JSON file")->required();
  check->callback([file] {
    const Ontology ontology = Ontology::load(*file);
    fmt::print("{}: {} labels, {} edge types, {} triggers\n", *file, ontology.labels().size(), ontology.types().size(),
               ontology.triggers().size());
  });
}

}  // namespace entente::app
