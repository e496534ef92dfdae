#include "query/export/escape.hpp"

#include <fmt/format.h>

namespace entente::query::escape {
namespace {

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~' || c == '/';
}

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// U+FFFE and U+FFFF, which XML forbids, are EF BF BE and EF BF BF in UTF-8.
bool is_noncharacter(std::string_view text, std::size_t i) {
  return text.substr(i, 2) == "\xEF\xBF" && i + 2 < text.size() && (text[i + 2] == '\xBE' || text[i + 2] == '\xBF');
}

std::string doubled(std::string_view text, char quote) {
  std::string out(1, quote);
  for (const char c : text) {
    if (c == quote) out += quote;
    out += c;
  }
  return out + quote;
}

/// Backslash, the quote, line breaks and tabs behind a backslash, other control characters as \uXXXX.
std::string backslashed(std::string_view text, char quote) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == quote) {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\r') {
      out += "\\r";
    } else if (c == '\t') {
      out += "\\t";
    } else if (is_control(c)) {
      out += fmt::format("\\u{:04X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    } else {
      out += c;
    }
  }
  return out;
}

/// Unreserved characters, '/' and those of `kept` as they are, all others as %XX.
std::string percent_encoded(std::string_view text, std::string_view kept) {
  std::string out;
  for (const char c : text) {
    if (is_unreserved(c) || kept.find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    }
  }
  return out;
}

}  // namespace

std::string dot_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\') {
      out += "\\\\";
    } else if (c == '"') {
      out += "\\\"";
    } else if (c == '&') {
      out += "&amp;";
    } else if (c == '\n') {
      out += "\\n";
    } else {
      out += is_control(c) ? ' ' : c;
    }
  }
  return out;
}

std::string dot_id(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '\\' || c == '"') out += '\\';
    out += is_control(c) ? ' ' : c;
  }
  return out + '"';
}

std::string xml(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"') {
      out += "&quot;";
    } else if (c == '\'') {
      out += "&#39;";
    } else if (c == '\t' || c == '\n' || c == '\r') {
      out += fmt::format("&#{};", static_cast<int>(c));
    } else if (is_control(c) && c != 0x7F) {
      out += kReplacement;
    } else if (is_noncharacter(text, i)) {
      out += kReplacement;
      i += 2;
    } else {
      out += c;
    }
  }
  return out;
}

std::string csv(std::string_view field, bool raw) {
  std::string text(field);
  if (!raw && !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
    text.insert(0, "'");
  return text.find_first_of(",\"\r\n") == std::string::npos ? text : doubled(text, '"');
}

std::string quoted_csv(std::string_view field) { return doubled(field, '"'); }

std::string cypher_string(std::string_view text) { return "'" + backslashed(text, '\'') + "'"; }

std::string cypher_name(std::string_view text) { return doubled(text, '`'); }

std::string nquads(std::string_view text) { return backslashed(text, '"'); }

std::string url_path(std::string_view text) { return percent_encoded(text, {}); }

std::string url(std::string_view text) { return percent_encoded(text, "%:?#[]@!$&'()*+,;="); }

std::string mermaid(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '"':
      case '#':
      case ';':
      case '&':
      case '<':
      case '>':
      case '`':
      case '\\':
        out += fmt::format("#{};", static_cast<int>(c));
        break;
      default:
        out += is_control(c) ? ' ' : c;
    }
  }
  return out;
}

std::string markdown(std::string_view text) {
  std::string out;
  for (const char c : one_line(text)) {
    if (std::string_view("\\`*_{}[]<>()#+-.!|~&$^=").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string one_line(std::string_view text) {
  std::string out;
  bool blank = false;
  for (const char c : text) {
    if (c == ' ' || is_control(c)) {
      blank = !out.empty();
      continue;
    }
    if (blank) out += ' ';
    blank = false;
    out += c;
  }
  return out;
}

}  // namespace entente::query::escape
