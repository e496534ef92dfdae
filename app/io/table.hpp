#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace entente::app {

/// How rows are printed (--format).
enum class RowFormat : std::uint8_t {
  table,   ///< aligned for people; details stand indented below their row
  json,    ///< one array of objects
  ndjson,  ///< one object a line
  csv      ///< RFC 4180 with a header; what a spreadsheet would run is disarmed
};

/// Where a column stands in a table; all columns stand in json, ndjson and csv.
enum class Place : std::uint8_t { row, below, data_only };

struct Column {
  std::string name;  ///< header, and the key in JSON: lower case, words joined by '_'
  Place place = Place::row;
};

using Cell = std::variant<std::monostate, std::string, std::int64_t, double, bool>;
using Row = std::vector<Cell>;  ///< a cell for each column; monostate is null, and empty in a table and in CSV

/// Prints rows in any of the formats, to any stream. finish() must be called once, after the last row.
class RowPrinter {
 public:
  /// `width`: columns of the terminal that the text is for, to wrap and shorten by; nullopt for a file or a pipe, where
  /// nothing is shortened.
  RowPrinter(RowFormat format, std::vector<Column> columns, std::ostream& out, std::optional<std::size_t> width);
  void add(Row row);
  void finish();
  [[nodiscard]] std::size_t rows() const { return count_; }

 private:
  void print_json(const Row& row);
  void print_csv(const Row& row);
  void print_table();
  void print_table_row(const std::vector<std::string>& texts, const std::vector<std::size_t>& widths);
  void print_below(std::string_view text);

  RowFormat format_;
  std::vector<Column> columns_;
  std::ostream& out_;
  std::optional<std::size_t> width_;
  std::vector<Row> kept_;  ///< of a table, whose widths are known only at its end
  std::size_t count_ = 0;
};

}  // namespace entente::app
