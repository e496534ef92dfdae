#include "app/cli/options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "graph/model/error.hpp"
#include "graph/text/nearest.hpp"

namespace entente::app {

void add_db_option(CLI::App& command, std::string& db) {
  command.add_option("--db", db, "The database")->type_name("FILE")->capture_default_str();
}

void add_snapshot_option(CLI::App& command, bool& snapshot) {
  command.add_flag("!--no-snapshot", snapshot,
                   "Read the whole database, and leave no snapshot of a large graph beside it");
}

void add_graph_options(CLI::App& command, GraphOptions& options) {
  add_db_option(command, options.db);
  add_snapshot_option(command, options.snapshot);
}

void add_format_option(CLI::App& command, RowFormat& format) {
  static const std::map<std::string, RowFormat> kFormats = {
      {"table", RowFormat::table}, {"json", RowFormat::json}, {"ndjson", RowFormat::ndjson}, {"csv", RowFormat::csv}};
  command.add_option("--format", format, "How rows are printed: table, json, ndjson or csv")
      ->type_name("FORMAT")
      ->transform(CLI::CheckedTransformer(kFormats).description(""));
}

std::string not_negative(const std::string& value) {
  return value.starts_with('-') ? fmt::format("{} is less than nothing", value) : "";
}

void add_filter_options(CLI::App& command, FilterOptions& options) {
  command.add_option("--type", options.types, "Only edges of this type (may be given more than once)")
      ->type_name("TYPE")
      ->allow_extra_args(false)
      ->delimiter(',');
  command.add_option("--since", options.since, "Only what happened on this day or later (2025, 2025-11 or 2025-11-30)")
      ->type_name("DATE");
  command.add_option("--until,--as-of", options.until, "Only what happened on this day or earlier")->type_name("DATE");
  command.add_option("--min-confidence", options.min_confidence, "Only evidence of at least this confidence")
      ->type_name("0..1")
      ->check(CLI::Range(0.0, 1.0).description(""));
  command.add_flag("--asserted-only", options.asserted_only,
                   "Only what is said flatly: nothing reported, planned or possible");
}

Date parse_date(const std::string& text, const std::string& option) {
  const auto date = Date::parse(text);
  if (date) return *date;
  throw Error(ErrorCode::usage, option + ": '" + text + "' is no date; write 2025, 2025-11 or 2025-11-30");
}

std::string parse_type(const std::string& text) {
  const auto ontology = load_ontology();
  std::string name = text;
  std::transform(name.begin(), name.end(), name.begin(), [](char c) {
    if (c == '_' || c == ' ') return '-';
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  if (ontology->find_type(name) != nullptr) return name;
  std::vector<std::string> names;
  for (const EdgeType& type : ontology->types()) names.push_back(type.name);
  throw Error(ErrorCode::usage, "there is no edge type '" + text + "'" + suggestion(name, names));
}

query::EvidenceFilter to_filter(const FilterOptions& options) {
  query::EvidenceFilter filter;
  for (const std::string& type : options.types) filter.types.push_back(parse_type(type));
  if (!options.since.empty()) filter.since = parse_date(options.since, "--since");
  if (!options.until.empty()) filter.until = parse_date(options.until, "--until");
  filter.min_confidence = options.min_confidence;
  if (options.asserted_only) filter.min_modality = Modality::asserted;
  return filter;
}

}  // namespace entente::app
