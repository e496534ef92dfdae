#include "ingest/entities/surface_form.hpp"

#include <algorithm>

#include "graph/text/fold.hpp"

namespace entente::ingest {
namespace {

/// What is typed for the typographic dash, apostrophe or quotation mark that the text begins with, as strip_accents()
/// has it; nearly all that is not ASCII in English news.
char typed_mark(std::string_view text) {
  if (!text.starts_with("\xE2\x80") || text.size() < 3) return 0;
  switch (static_cast<unsigned char>(text[2])) {
    case 0x93:
    case 0x94:
      return '-';
    case 0x98:
    case 0x99:
      return '\'';
    case 0x9C:
    case 0x9D:
      return '"';
    default:
      return 0;
  }
}

}  // namespace

std::string surface_form(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  bool plain = true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (const char mark = typed_mark(text.substr(i)); mark != 0) {
      result += mark;
      i += 2;
    } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      if (!result.empty() && result.back() != ' ') result += ' ';
    } else {
      result += text[i];
      plain = plain && c < 0x80;
    }
  }
  while (!result.empty() && result.back() == ' ') result.pop_back();
  return plain ? result : strip_accents(result);
}

std::string realm_form(std::string_view text) {
  std::string form = surface_form(text);
  form.erase(std::unique(form.begin(), form.end()), form.end());
  return form;
}

}  // namespace entente::ingest
