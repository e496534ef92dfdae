#include "app/io/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "app/io/text_width.hpp"
#include "query/export/escape.hpp"
#include "query/export/json_writer.hpp"

namespace entente::app {
namespace {

constexpr std::size_t kGap = 2;        ///< blanks between columns
constexpr std::size_t kIndent = 4;     ///< blanks before what stands below a row
constexpr std::size_t kNarrowest = 8;  ///< a column is not made narrower than this

std::string plain(const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  if (const auto* integer = std::get_if<std::int64_t>(&cell)) return std::to_string(*integer);
  if (const auto* number = std::get_if<double>(&cell)) return fmt::format("{:.4g}", *number);
  if (const auto* truth = std::get_if<bool>(&cell)) return *truth ? "true" : "false";
  return {};
}

/// Narrows the widest columns until the row fits.
void fit(std::vector<std::size_t>& widths, std::size_t available) {
  const auto total = [&widths] {
    std::size_t sum = widths.empty() ? 0 : kGap * (widths.size() - 1);
    for (const std::size_t width : widths) sum += width;
    return sum;
  };
  while (total() > available) {
    const auto widest = std::max_element(widths.begin(), widths.end());
    if (widest == widths.end() || *widest <= kNarrowest) return;
    --*widest;
  }
}

}  // namespace

RowPrinter::RowPrinter(RowFormat format, std::vector<Column> columns, std::ostream& out,
                       std::optional<std::size_t> width)
    : format_(format), columns_(std::move(columns)), out_(out), width_(width) {
  if (format_ == RowFormat::csv) {
    std::string line;
    for (const Column& column : columns_) line += (line.empty() ? "" : ",") + column.name;
    out_ << line << '\n';
  }
}

void RowPrinter::add(Row row) {
  ++count_;
  switch (format_) {
    case RowFormat::table:
      kept_.push_back(std::move(row));
      break;
    case RowFormat::json:
      out_ << (count_ == 1 ? "[\n" : ",\n");
      print_json(row);
      break;
    case RowFormat::ndjson:
      print_json(row);
      out_ << '\n';
      break;
    case RowFormat::csv:
      print_csv(row);
      break;
  }
}

void RowPrinter::finish() {
  if (format_ == RowFormat::table) print_table();
  if (format_ == RowFormat::json) out_ << (count_ == 0 ? "[]\n" : "\n]\n");
  out_.flush();
}

void RowPrinter::print_json(const Row& row) {
  query::CompactJson json(out_);
  json.begin_object();
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    json.key(columns_[i].name);
    if (const auto* text = std::get_if<std::string>(&row[i])) {
      json.string(*text);
    } else if (const auto* integer = std::get_if<std::int64_t>(&row[i])) {
      json.integer(*integer);
    } else if (const auto* number = std::get_if<double>(&row[i])) {
      json.number(*number);
    } else if (const auto* truth = std::get_if<bool>(&row[i])) {
      json.boolean(*truth);
    } else {
      json.null();
    }
  }
  json.end_object();
}

void RowPrinter::print_csv(const Row& row) {
  std::string line;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i > 0) line += ',';
    line += query::escape::csv(plain(row[i]), false);
  }
  out_ << line << '\n';
}

void RowPrinter::print_table() {
  if (kept_.empty()) return;
  std::vector<std::vector<std::string>> texts;
  std::vector<std::string> header;
  for (const Column& column : columns_) {
    if (column.place == Place::row) header.push_back(column.name);
  }
  texts.push_back(header);
  for (const Row& row : kept_) {
    std::vector<std::string> line;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i].place == Place::row) line.push_back(printable(plain(row[i])));
    }
    texts.push_back(std::move(line));
  }
  std::vector<std::size_t> widths(header.size(), 0);
  for (const auto& line : texts) {
    for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], text_width(line[i]));
  }
  if (width_) fit(widths, *width_);
  print_table_row(texts.front(), widths);
  for (std::size_t r = 0; r < kept_.size(); ++r) {
    print_table_row(texts[r + 1], widths);
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i].place == Place::below) print_below(printable(plain(kept_[r][i])));
    }
  }
}

void RowPrinter::print_table_row(const std::vector<std::string>& texts, const std::vector<std::size_t>& widths) {
  std::string line;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::string text = width_ ? shorten(texts[i], widths[i]) : texts[i];
    line += text;
    if (i + 1 < texts.size()) line.append(widths[i] - std::min(widths[i], text_width(text)) + kGap, ' ');
  }
  line.erase(line.find_last_not_of(' ') + 1);
  out_ << line << '\n';
}

void RowPrinter::print_below(std::string_view text) {
  if (text.empty()) return;
  const std::string indent(kIndent, ' ');
  if (!width_ || *width_ < kIndent + 20) {
    out_ << indent << text << '\n';
    return;
  }
  for (const std::string& line : wrap(text, *width_ - kIndent)) out_ << indent << line << '\n';
}

}  // namespace entente::app
