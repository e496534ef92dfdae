#include "app/server/target.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "app/server/http_error.hpp"
#include "app/server/utf8.hpp"
#include "graph/model/limits.hpp"

namespace entente::server {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

std::string decode(std::string_view text, bool plus_is_blank) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      const int high = i + 1 < text.size() ? hex_value(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? hex_value(text[i + 2]) : -1;
      if (high < 0 || low < 0) throw bad_request("a '%' in the address is not followed by two hexadecimal digits");
      decoded += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      decoded += plus_is_blank && text[i] == '+' ? ' ' : text[i];
    }
  }
  if (!is_utf8(decoded)) throw bad_request("the address is not UTF-8 when decoded");
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
  if (std::any_of(decoded.begin(), decoded.end(), is_control)) {
    throw bad_request("the address holds a control character");
  }
  return decoded;
}

/// Calls visit(part) for the parts between separators; for an empty text, once.
template <class Visit>
void for_each_part(std::string_view text, char separator, Visit visit) {
  for (std::size_t start = 0; start <= text.size();) {
    const std::size_t end = std::min(text.find(separator, start), text.size());
    visit(text.substr(start, end - start));
    start = end + 1;
  }
}

}  // namespace

Target parse_target(std::string_view text) {
  if (!text.starts_with('/')) throw bad_request("the address is no path");
  text = text.substr(0, text.find('#'));
  const std::size_t question = std::min(text.find('?'), text.size());
  Target target;
  if (const std::string_view path = text.substr(1, question - 1); !path.empty()) {
    for_each_part(path, '/', [&](std::string_view part) { target.segments.push_back(decode(part, false)); });
  }
  if (question == text.size()) return target;
  for_each_part(text.substr(question + 1), '&', [&](std::string_view part) {
    if (part.empty()) return;
    if (target.parameters.size() == limits::kMaxHttpParameters) {
      throw bad_request(fmt::format("the address has more than {} parameters", limits::kMaxHttpParameters));
    }
    const std::size_t equals = std::min(part.find('='), part.size());
    const std::string_view value = equals == part.size() ? std::string_view() : part.substr(equals + 1);
    target.parameters.emplace_back(decode(part.substr(0, equals), true), decode(value, true));
  });
  return target;
}

std::string join_segments(const std::vector<std::string>& segments, std::size_t first, std::size_t last) {
  std::string joined;
  for (std::size_t i = first; i < last; ++i) joined += (i == first ? "" : "/") + segments[i];
  return joined;
}

std::string encode_segment(std::string_view text) {
  std::string encoded;
  for (const char c : text) {
    if (is_unreserved(c)) {
      encoded += c;
    } else {
      encoded += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return encoded;
}

}  // namespace entente::server
