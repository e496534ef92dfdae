#include "ingest/language/segment_model.hpp"

#include <unicode/uchar.h>

#include <algorithm>

#include "ingest/language/features.hpp"
#include "ingest/language/utf8.hpp"

namespace entente::language {
namespace {

Atom::Kind kind_of(std::uint32_t c) {
  if (c < 0x80) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? Atom::Kind::letters
           : c >= '0' && c <= '9'                           ? Atom::Kind::digits
                                                            : Atom::Kind::mark;
  }
  const auto symbol = static_cast<UChar32>(c);
  const auto type = u_charType(symbol);
  if (u_isalpha(symbol) != 0 || type == U_NON_SPACING_MARK || type == U_COMBINING_SPACING_MARK) {
    return Atom::Kind::letters;
  }
  return u_isdigit(symbol) != 0 ? Atom::Kind::digits : Atom::Kind::mark;
}

bool apostrophe(std::uint32_t c) { return c == '\'' || c == 0x2019; }

/// Like the shape of features.cpp, but lengths up to three are kept apart.
std::uint64_t shape_hash(std::string_view text, std::string& scratch) {
  scratch.clear();
  char previous = 0;
  unsigned run = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = next_character(text, at);
    char kind = static_cast<char>(c < 0x80 ? c : 'o');
    switch (kind_of(c)) {
      case Atom::Kind::letters:
        kind = (c < 0x80 ? c <= 'Z' : u_isupper(static_cast<UChar32>(c)) != 0) ? 'X' : 'x';
        break;
      case Atom::Kind::digits:
        kind = 'd';
        break;
      case Atom::Kind::mark:
        kind = c == 0x2019 || c == 0x2018 ? '\'' : c == 0x201C || c == 0x201D ? '"' : kind;
    }
    run = kind == previous ? run + 1 : 0;
    previous = kind;
    if (run < 3) {
      scratch += kind;
    }
  }
  return fnv1a(scratch);
}

std::uint64_t word_hash(std::string_view text, std::string& scratch) {
  scratch.clear();
  normalise(text, scratch);
  for (char& c : scratch) {
    c = c >= '0' && c <= '9' ? '0' : c;
  }
  return fnv1a(scratch);
}

constexpr std::uint64_t combine(std::uint64_t place, std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0) {
  std::uint64_t h = place * 0x9e3779b97f4a7c15ULL;
  h = (h ^ a) * 0x9fb21c651e98df25ULL;
  h = ((h ^ (h >> 29)) ^ b) * 0x9fb21c651e98df25ULL;
  return ((h ^ (h >> 29)) ^ c) * 0x9fb21c651e98df25ULL;
}

std::uint64_t bucket(std::size_t n) {
  return n < 5 ? n : n < 8 ? 5 : n < 12 ? 6 : n < 20 ? 7 : n < 35 ? 8 : n < 60 ? 9 : 10;
}

constexpr std::uint64_t kNothing = 0x1234567;

enum Mark : std::uint8_t { plain = 0, terminal = 1, closing = 2, capital = 4, ends_dotted = 8, opening = 16 };

}  // namespace

SegmentModel::SegmentModel(const Container& file) {
  const auto keys = file.array<std::uint64_t>("split.keys");
  splits = KeyTable(keys);
  split_at = file.array<std::uint8_t>("split.at", keys.size());
  token = HashedClassifier(file.array<std::int16_t>("segment.token", HashedClassifier::kSize));
  sentence = HashedClassifier(file.array<std::int16_t>("segment.sentence", HashedClassifier::kSize));
}

void find_atoms(std::string_view text, ByteSpan chunk, const SegmentModel& model, std::vector<Atom>& atoms) {
  std::size_t at = chunk.start;
  const auto add = [&](std::size_t from, std::size_t to, Atom::Kind kind) {
    atoms.push_back({{static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)}, kind});
  };
  while (at < chunk.end) {
    const std::size_t from = at;
    const auto first = next_character(text, at);
    const auto kind = kind_of(first);
    std::size_t next = at;
    while (at < chunk.end) {
      const auto c = next_character(text, next);
      if (kind_of(c) != kind || (kind == Atom::Kind::mark && c != first)) {
        break;
      }
      at = next;
    }
    if (kind == Atom::Kind::letters) {
      std::size_t cut = from;
      // "n't", with whatever apostrophe.
      if (at < chunk.end && at - from >= 2 && (text[at - 1] == 'n' || text[at - 1] == 'N')) {
        std::size_t after = at;
        if (apostrophe(next_character(text, after)) && after < chunk.end &&
            (text[after] == 't' || text[after] == 'T')) {
          cut = at - 1;
        }
      } else {
        std::uint64_t key = fnv1a({});
        for (std::size_t i = from; i < at; ++i) {
          const char c = text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] - 'A' + 'a') : text[i];
          key = fnv1a({&c, 1}, key);
        }
        if (const auto found = model.splits.find(key); found != KeyTable::kNone) {
          cut = from + model.split_at[found];
        }
      }
      // "doctor|s": a treebank's slip for "doctor's"; as it stands it is a plural
      const bool lone_s = cut + 1 == at && (text[cut] == 's' || text[cut] == 'S');
      if (cut > from && cut < at && !lone_s) {
        add(from, cut, kind);
        add(cut, at, kind);
        continue;
      }
    }
    add(from, at, kind);
  }
}

void TokenContext::set(std::string_view text, ByteSpan chunk, std::span<const Atom> atoms, std::string_view next) {
  word_.assign(2, kNothing);
  shape_.assign(2, kNothing);
  for (const auto& atom : atoms) {
    word_.push_back(word_hash(atom.span.of(text), scratch_));
    shape_.push_back(shape_hash(atom.span.of(text), scratch_));
  }
  word_.insert(word_.end(), 3, kNothing);
  shape_.insert(shape_.end(), 3, kNothing);
  // A very long chunk says nothing as a whole.
  const auto whole = chunk.of(text).substr(0, 64);
  chunk_ = word_hash(whole, scratch_);
  chunk_shape_ = shape_hash(whole, scratch_);
  std::size_t at = 0;
  next_ = next.empty() ? 0 : shape_hash(next.substr(0, (void(next_character(next, at)), at)), scratch_);
}

void TokenContext::features(std::size_t i, Features& out) const {
  const auto* w = word_.data() + i + 2;
  const auto* s = shape_.data() + i + 2;
  const std::uint64_t last = i + 7 == word_.size() ? 1 : 0;  // the right atom ends the chunk
  const std::uint64_t first = i == 0 ? 1 : 0;
  std::size_t n = 0;
  const auto add = [&](std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0) {
    out[n] = combine(n + 1, a, b, c);
    ++n;
  };
  add(kNothing);
  add(w[0], w[1]);
  add(s[0], s[1]);
  add(w[0], s[1]);
  add(s[0], w[1]);
  add(w[-1], w[0], w[1]);
  add(w[0], w[1], w[2]);
  add(s[-1], s[0], s[1]);
  add(s[0], s[1], s[2]);
  add(s[-1], w[0], s[1]);
  add(s[0], w[1], s[2]);
  add(w[0], w[1], first * 2 + last);
  add(s[0], w[1], first * 2 + last);
  add(w[0], s[1], first * 2 + last);
  add(chunk_, i);
  add(chunk_shape_, i);
  add(w[1], last, next_);
  add(s[0], w[1], last * 8 + (next_ << 4));
  add(w[0], w[1], last * 8 + (next_ << 4));
  add(s[-2], s[-1], combine(99, s[0], s[1]));
  add(s[0], s[1], combine(98, s[2], s[3]));
  add(w[1], w[2], combine(97, s[0], s[3]));
}

void SentenceContext::set(std::string_view text, std::span<const ByteSpan> tokens) {
  text_ = text;
  tokens_ = tokens;
  any_capital_ = false;
  word_.assign(2, kNothing);
  shape_.assign(2, kNothing);
  mark_.clear();
  for (const auto token : tokens) {
    const auto form = token.of(text);
    word_.push_back(word_hash(form, scratch_));
    shape_.push_back(shape_hash(form, scratch_));
    std::uint8_t mark = plain;
    std::size_t at = 0;
    const auto first = next_character(form, at);
    if (first == '.' || first == '?' || first == '!' || first == 0x2026) {
      mark |= terminal;
    } else if (first == ')' || first == '"' || first == '\'' || first == 0x201D || first == 0x2019 || first == ']' ||
               first == ':' || first == ';') {
      mark |= closing;
    } else if (form.size() > 1 && form.back() == '.') {
      mark |= ends_dotted;
    }
    if (first == '"' || first == 0x201C || first == '(' || first == '[' || first == 0x2018) {
      mark |= opening;
    }
    if (first < 0x80 ? first >= 'A' && first <= 'Z' : u_isupper(static_cast<UChar32>(first)) != 0) {
      mark |= capital;
      any_capital_ = true;
    }
    mark_.push_back(mark);
  }
  word_.insert(word_.end(), 3, kNothing);
  shape_.insert(shape_.end(), 3, kNothing);
  mark_.push_back(plain);
  mark_.push_back(plain);
}

bool SentenceContext::candidate(std::size_t i) const {
  return tokens_[i].end != tokens_[i + 1].start || (mark_[i] & (terminal | closing)) != 0;
}

void SentenceContext::features(std::size_t i, std::size_t start, Features& out) const {
  const auto* w = word_.data() + i + 2;
  const auto* s = shape_.data() + i + 2;
  const std::uint64_t gap = tokens_[i].end == tokens_[i + 1].start ? 0 : 1;
  const std::uint64_t here = mark_[i];
  const std::uint64_t before = i > start ? mark_[i - 1] : 0;
  const std::uint64_t next = mark_[i + 1];
  const std::uint64_t after = mark_[i + 2];
  const std::uint64_t length = bucket(i + 1 - start);
  const std::uint64_t rest = bucket(tokens_.size() - i - 1);
  const std::uint64_t capitals = any_capital_ ? 1 : 0;
  std::size_t n = 0;
  const auto add = [&](std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0) {
    out[n] = combine(n + 101, a, b, c);
    ++n;
  };
  add(gap, capitals);
  add(w[0], gap);
  add(w[1], here & 15U, gap);
  add(s[1], w[0], gap);
  add(s[0], s[1], gap);
  add(w[-1], w[0], next);
  add(w[0], w[1]);
  add(w[0], s[1], length);
  add(s[-1], w[0], s[1]);
  add(w[-1], w[0], s[1]);
  add(w[0], w[1], w[2]);
  add(s[1], s[2], w[0]);
  add(here, next, gap * 2 + capitals);
  add(here, next, after);
  add(here * 32 + next, length, rest);
  add(here, length);
  add(before, here, next);
  add(before * 32 + here, w[1]);
  add(w[1], w[2], here & 15U);
  add(s[-2], s[-1], combine(96, w[0], s[1]));
  add(s[0], s[1], combine(95, s[2], gap));
  add(w[0], rest, next);
  add(w[-1], here, next);
  add(w[-2], w[-1], combine(94, w[0], next));
  add(s[1], here, s[2]);
  add(w[2], s[1], here & 15U);
  add(length, rest, combine(93, next, here));
  add(w[0], i == start ? 1 : 0, next);
  add(word_[start + 2], here, next);
  add(shape_[start + 2], i - start < 3 ? i - start : 3, combine(92, w[0], next));
}

}  // namespace entente::language
