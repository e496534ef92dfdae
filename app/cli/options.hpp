#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "app/cli/resources.hpp"
#include "app/io/table.hpp"
#include "query/evidence/found.hpp"

namespace entente::app {

/// --db FILE
void add_db_option(CLI::App& command, std::string& db);
/// --no-snapshot
void add_snapshot_option(CLI::App& command, bool& snapshot);
/// --db FILE and --no-snapshot
void add_graph_options(CLI::App& command, GraphOptions& options);
/// --format table|json|ndjson|csv
void add_format_option(CLI::App& command, RowFormat& format);

/// --type, --since, --until (--as-of), --min-confidence, --asserted-only as they were typed.
struct FilterOptions {
  std::vector<std::string> types;
  std::string since;
  std::string until;
  double min_confidence = 0;
  bool asserted_only = false;
  [[nodiscard]] bool given() const {
    return !types.empty() || !since.empty() || !until.empty() || min_confidence > 0 || asserted_only;
  }
};
/// Refuses a count with a sign, which would be read as a very large one.
[[nodiscard]] std::string not_negative(const std::string& value);

void add_filter_options(CLI::App& command, FilterOptions& options);
/// Throws Error{usage} for a date that is none and for a type the ontology does not have.
[[nodiscard]] query::EvidenceFilter to_filter(const FilterOptions& options);

/// A date as it was typed. Throws Error{usage} naming the option.
[[nodiscard]] Date parse_date(const std::string& text, const std::string& option);
/// An edge type by its name in either spelling ("objects-to", "OBJECTS_TO"). Throws Error{usage} with the nearest one.
[[nodiscard]] std::string parse_type(const std::string& text);

}  // namespace entente::app
