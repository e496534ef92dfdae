#pragma once

#include <CLI/CLI.hpp>

/// One function a command: adds it, with its options and what it does, to the program. What a command throws ends the
/// program with the exit code of the Error.
namespace entente::app {

void add_ask(CLI::App& program);
void add_curation(CLI::App& program);
void add_disputes(CLI::App& program);
void add_evidence(CLI::App& program);
void add_export(CLI::App& program);
void add_extract(CLI::App& program);
void add_identity(CLI::App& program);
void add_ingest(CLI::App& program);
void add_neighbours(CLI::App& program);
void add_ontology(CLI::App& program);
void add_parse(CLI::App& program);
void add_path(CLI::App& program);
void add_remove(CLI::App& program);
void add_serve(CLI::App& program);
void add_stats(CLI::App& program);
void add_timeline(CLI::App& program);
void add_verify(CLI::App& program);

}  // namespace entente::app
