#include "ingest/language/conllu.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>

#include "graph/model/error.hpp"

namespace entente::language {
namespace {

using Columns = std::array<std::string_view, 10>;

bool split_columns(std::string_view line, Columns& columns) {
  std::size_t count = 0;
  while (count < columns.size()) {
    const auto tab = line.find('\t');
    columns[count++] = line.substr(0, tab);
    if (tab == std::string_view::npos) {
      return count == columns.size();
    }
    line.remove_prefix(tab + 1);
  }
  return false;
}

bool parse_number(std::string_view text, std::int32_t& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() && value >= 0;
}

std::string unless_blank(std::string_view cell) { return cell == "_" ? std::string{} : std::string{cell}; }

class Reader {
 public:
  explicit Reader(std::string_view name) : name_(name) {}

  void line(std::string_view text) {
    ++number_;
    if (!text.empty() && text.back() == '\r') {
      text.remove_suffix(1);
    }
    if (text.empty()) {
      finish();
    } else if (text.front() == '#') {
      current_.comments.emplace_back(text);
    } else {
      word(text);
    }
  }

  void finish() {
    for (const auto& token : current_.tokens) {
      if (token.head >= static_cast<std::int32_t>(current_.tokens.size())) {
        fail(fmt::format("head {} in a sentence of {} words", token.head + 1, current_.tokens.size()));
      }
    }
    if (!current_.tokens.empty()) {
      sentences_.push_back(std::move(current_));
    }
    current_ = {};
  }

  std::vector<ConlluSentence> take() { return std::move(sentences_); }

 private:
  [[noreturn]] void fail(const std::string& message) const {
    throw Error(ErrorCode::bad_input, message, fmt::format("{}:{}", name_, number_));
  }

  void word(std::string_view text) {
    Columns columns;
    if (!split_columns(text, columns)) {
      fail("a word line needs ten columns parted by tabs");
    }
    if (columns[0].find('.') != std::string_view::npos) {
      return;  // an empty node of the enhanced graph
    }
    if (const auto dash = columns[0].find('-'); dash != std::string_view::npos) {
      range(columns, dash);
      return;
    }
    std::int32_t id = 0;
    if (!parse_number(columns[0], id) || static_cast<std::size_t>(id) != current_.tokens.size() + 1) {
      fail(fmt::format("word id {} where {} is next", columns[0], current_.tokens.size() + 1));
    }
    ConlluToken token{.form = std::string{columns[1]},
                      .lemma = columns[1] == "_" ? "_" : unless_blank(columns[2]),
                      .upos = parse_upos(columns[3]).value_or(Upos::X),
                      .xpos = parse_xpos(columns[4]).value_or(Xpos::XX),
                      .head = Token::kRoot,
                      .relation = parse_relation(columns[7]).value_or(Relation::dep),
                      .misc = unless_blank(columns[9])};
    std::int32_t head = 0;
    if (columns[6] != "_" && !parse_number(columns[6], head)) {
      fail(fmt::format("head \"{}\" is not a number", columns[6]));
    }
    token.head = head - 1;
    current_.tokens.push_back(std::move(token));
  }

  void range(const Columns& columns, std::size_t dash) {
    std::int32_t first = 0;
    std::int32_t last = 0;
    if (!parse_number(columns[0].substr(0, dash), first) || !parse_number(columns[0].substr(dash + 1), last) ||
        first < 1 || last < first) {
      fail(fmt::format("\"{}\" is not a range of words", columns[0]));
    }
    current_.ranges.push_back({.first = static_cast<std::uint32_t>(first - 1),
                               .last = static_cast<std::uint32_t>(last),
                               .form = std::string{columns[1]},
                               .misc = unless_blank(columns[9])});
  }

  std::string_view name_;
  std::size_t number_ = 0;
  ConlluSentence current_;
  std::vector<ConlluSentence> sentences_;
};

bool ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string_view blank_if_empty(std::string_view text) { return text.empty() ? "_" : text; }

void write_word(std::size_t id, const ConlluToken& token, std::string& out) {
  fmt::format_to(std::back_inserter(out), "{}\t{}\t{}\t{}\t{}\t_\t{}\t{}\t_\t{}\n", id, token.form,
                 blank_if_empty(token.lemma), to_string(token.upos), to_string(token.xpos), token.head + 1,
                 to_string(token.relation), blank_if_empty(token.misc));
}

}  // namespace

std::string_view misc_value(std::string_view misc, std::string_view key) {
  while (!misc.empty()) {
    const auto part = misc.substr(0, misc.find('|'));
    if (part.starts_with(key)) {
      return part.substr(key.size());
    }
    misc.remove_prefix(std::min(part.size() + 1, misc.size()));
  }
  return {};
}

std::vector<ConlluSentence> read_conllu(std::string_view text, std::string_view name) {
  Reader reader{name};
  while (!text.empty()) {
    const auto end = text.find('\n');
    reader.line(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  reader.finish();
  return reader.take();
}

bool is_contraction(const Token& previous, const Token& next) {
  if (previous.span.end != next.span.start || previous.form.empty() || next.form.empty()) {
    return false;
  }
  std::string_view clitic = next.form;
  for (const std::string_view mark : {"'", "\u2019", "`"}) {
    if (clitic.starts_with(mark)) {
      clitic.remove_prefix(mark.size());
      return !clitic.empty() && ascii_letter(clitic.front());
    }
  }
  return ascii_letter(previous.form.back()) && ascii_letter(next.form.front());
}

void write_conllu(const Sentence& sentence, const std::vector<std::string>& comments, std::string& out) {
  for (const auto& comment : comments) {
    const auto start = static_cast<std::ptrdiff_t>(out.size());
    out += comment;
    std::replace_if(
        out.begin() + start, out.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    out += '\n';
  }
  const auto& tokens = sentence.tokens;
  std::vector<std::string> marks(tokens.size());
  for (const auto& name : sentence.names) {
    for (auto i = name.first; i < name.last; ++i) {
      marks[i] = fmt::format("Name={}{}", i == name.first ? "" : "I-", to_string(name.type));
    }
  }
  std::size_t joined_until = 0;  // words before this one lie under a multiword line
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto no_space = [&](std::size_t k) {
      return k + 1 < tokens.size() && tokens[k].span.end == tokens[k + 1].span.start;
    };
    if (i >= joined_until) {
      std::size_t last = i + 1;
      while (last < tokens.size() && is_contraction(tokens[last - 1], tokens[last])) {
        ++last;
      }
      if (last > i + 1) {
        std::string form;
        for (auto k = i; k < last; ++k) {
          form += tokens[k].form;
        }
        fmt::format_to(std::back_inserter(out), "{}-{}\t{}\t_\t_\t_\t_\t_\t_\t_\t{}\n", i + 1, last, form,
                       no_space(last - 1) ? "SpaceAfter=No" : "_");
        joined_until = last;
      }
    }
    std::string misc = marks[i];
    if (i >= joined_until && no_space(i)) {
      misc += misc.empty() ? "SpaceAfter=No" : "|SpaceAfter=No";
    }
    write_word(i + 1,
               {.form = std::string{tokens[i].form},
                .lemma = std::string{tokens[i].lemma},
                .upos = tokens[i].upos,
                .xpos = tokens[i].xpos,
                .head = tokens[i].head,
                .relation = tokens[i].relation,
                .misc = misc},
               out);
  }
  out += '\n';
}

void annotate(const Sentence& sentence, ConlluSentence& target) {
  if (sentence.tokens.size() != target.tokens.size()) {
    throw Error(ErrorCode::usage,
                fmt::format("{} analysed tokens for a sentence of {}", sentence.tokens.size(), target.tokens.size()));
  }
  for (std::size_t i = 0; i < target.tokens.size(); ++i) {
    const auto& from = sentence.tokens[i];
    auto& to = target.tokens[i];
    to.lemma = from.lemma;
    to.upos = from.upos;
    to.xpos = from.xpos;
    to.head = from.head;
    to.relation = from.relation;
  }
}

void write_conllu(const ConlluSentence& sentence, std::string& out) {
  for (const auto& comment : sentence.comments) {
    out += comment;
    out += '\n';
  }
  std::size_t range = 0;
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    for (; range < sentence.ranges.size() && sentence.ranges[range].first == i; ++range) {
      const auto& joined = sentence.ranges[range];
      fmt::format_to(std::back_inserter(out), "{}-{}\t{}\t_\t_\t_\t_\t_\t_\t_\t{}\n", joined.first + 1, joined.last,
                     joined.form, blank_if_empty(joined.misc));
    }
    write_word(i + 1, sentence.tokens[i], out);
  }
  out += '\n';
}

}  // namespace entente::language
