#include "ingest/language/dot_tree.hpp"

#include <fmt/format.h>

#include <iterator>
#include <string_view>

namespace entente::language {
namespace {

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      result += '\\';
    }
    result += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
  }
  return result;
}

std::string_view colour(NameType type) {
  switch (type) {
    case NameType::person:
      return "#cfe8ff";
    case NameType::organization:
      return "#ffe3c2";
    case NameType::place:
      return "#d5f0d0";
    case NameType::nationality:
      return "#efe0f7";
    case NameType::other:
      break;
  }
  return "#e8e8e8";
}

std::string_view fill(const Sentence& sentence, std::size_t token) {
  for (const auto& name : sentence.names) {
    if (name.first <= token && token < name.last) {
      return colour(name.type);
    }
  }
  return "white";
}

void write_tree(const Sentence& sentence, std::size_t number, std::string& out) {
  const auto put = std::back_inserter(out);
  fmt::format_to(put, "  subgraph cluster_{} {{\n    style=invis;\n", number);
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    const auto& token = sentence.tokens[i];
    std::string label = escaped(token.form);
    if (token.lemma != token.form && !token.lemma.empty()) {
      label += "\\n" + escaped(token.lemma);
    }
    fmt::format_to(put, "    t{}_{} [label=\"{}\\n{}\", fillcolor=\"{}\"];\n", number, i, label, to_string(token.upos),
                   fill(sentence, i));
  }
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    const auto& token = sentence.tokens[i];
    if (token.head != Token::kRoot) {
      fmt::format_to(put, "    t{0}_{1} -> t{0}_{2} [label=\"{3}\"];\n", number, token.head, i,
                     to_string(token.relation));
    }
  }
  out += "  }\n";
}

}  // namespace

void write_dot_trees(std::span<const Sentence> sentences, std::string& out) {
  // ordering=out keeps the dependents of a head in the order in which they are written, which is that of the text.
  out +=
      "digraph trees {\n  graph [ordering=out, ranksep=0.35, nodesep=0.15];\n"
      "  node [shape=box, style=\"rounded,filled\", fontname=\"Helvetica\", fontsize=11, margin=\"0.08,0.03\"];\n"
      "  edge [fontname=\"Helvetica\", fontsize=9, arrowsize=0.6];\n";
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    write_tree(sentences[i], i, out);
  }
  out += "}\n";
}

}  // namespace entente::language
