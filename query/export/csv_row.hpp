#pragma once

#include <ostream>
#include <string_view>

#include "graph/store/store.hpp"
#include "query/export/escape.hpp"

namespace entente::query {

/// Writes CSV a row at a time: field() for each field, then end().
class CsvRow {
 public:
  CsvRow(std::ostream& out, bool raw) : out_(out), raw_(raw) {}
  void field(std::string_view text) {
    if (!first_) out_ << ',';
    first_ = false;
    out_ << escape::csv(text, raw_);
  }
  void end() {
    out_ << '\n';
    first_ = true;
  }

 private:
  std::ostream& out_;
  bool raw_;
  bool first_ = true;
};

/// The columns of an evidence record with both actors, code, dates and offsets.
void write_evidence_header(CsvRow& row);
void write_evidence_row(CsvRow& row, std::string_view edge, const EvidenceRecord& record);

}  // namespace entente::query
