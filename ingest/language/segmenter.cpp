#include "ingest/language/segmenter.hpp"

#include <algorithm>
#include <limits>

#include "graph/model/limits.hpp"
#include "ingest/language/white_space.hpp"

namespace entente::language {
namespace {

/// An en or em dash is a token of its own wherever it stands ("several countries—Indonesia, Egypt—have"): news sets it
/// without spaces far more often than the treebanks do.
bool is_dash(std::string_view atom) { return atom == "\u2013" || atom == "\u2014" || atom == "\u2015"; }

Sentence make_sentence(std::string_view text, std::span<const ByteSpan> tokens) {
  Sentence sentence;
  sentence.span = {tokens.front().start, tokens.back().end};
  sentence.tokens.resize(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    sentence.tokens[i].span = tokens[i];
    sentence.tokens[i].form = tokens[i].of(text);
  }
  return sentence;
}

}  // namespace

void Segmenter::segment(std::string_view text, std::vector<Sentence>& sentences) {
  for (const auto range : find_paragraphs(text)) {
    paragraph(text, range, sentences);
  }
}

void Segmenter::paragraph(std::string_view text, ByteSpan range, std::vector<Sentence>& sentences) {
  tokenize(text, range);
  split(text, sentences);
}

void Segmenter::tokenize(std::string_view text, ByteSpan range) {
  chunks_.clear();
  tokens_.clear();
  bool inside = false;
  const auto bounded = text.substr(0, range.end);
  for (std::size_t at = range.start; at < range.end;) {
    const auto here = static_cast<std::uint32_t>(at);
    if (is_white_space(next_character(bounded, at))) {
      inside = false;
      continue;
    }
    if (!inside) {
      chunks_.push_back({here, here});
      inside = true;
    }
    chunks_.back().end = static_cast<std::uint32_t>(at);
  }
  TokenContext::Features features;
  for (std::size_t c = 0; c < chunks_.size(); ++c) {
    atoms_.clear();
    find_atoms(bounded, chunks_[c], *model_, atoms_);
    tokens_.push_back(atoms_.front().span);
    if (atoms_.size() == 1) {
      continue;
    }
    const auto next = c + 1 < chunks_.size() ? bounded.substr(chunks_[c + 1].start) : std::string_view{};
    token_context_.set(bounded, chunks_[c], atoms_, next);
    for (std::size_t i = 0; i + 1 < atoms_.size(); ++i) {
      token_context_.features(i, features);
      const bool dash = is_dash(atoms_[i].span.of(bounded)) || is_dash(atoms_[i + 1].span.of(bounded));
      if (dash || model_->token.score(features) > 0) {
        tokens_.push_back(atoms_[i + 1].span);
      } else {
        tokens_.back().end = atoms_[i + 1].span.end;
      }
    }
  }
}

void Segmenter::split(std::string_view text, std::vector<Sentence>& sentences) {
  const std::span<const ByteSpan> tokens = tokens_;
  sentence_context_.set(text, tokens);
  SentenceContext::Features features;
  std::size_t start = 0;
  // Where an endless sentence is best cut: the likeliest place in its second half.
  std::size_t fallback = 0;
  auto fallback_score = std::numeric_limits<std::int32_t>::min();
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    bool end = false;
    if (sentence_context_.candidate(i)) {
      sentence_context_.features(i, start, features);
      const auto score = model_->sentence.score(features);
      end = score > 0;
      if (i - start >= limits::kMaxSentenceTokens / 2 && score > fallback_score) {
        fallback = i;
        fallback_score = score;
      }
    }
    if (!end && i + 1 - start == limits::kMaxSentenceTokens) {
      end = true;
      i = fallback > start ? fallback : i;
    }
    if (end) {
      sentences.push_back(make_sentence(text, tokens.subspan(start, i + 1 - start)));
      start = i + 1;
      fallback_score = std::numeric_limits<std::int32_t>::min();
    }
  }
  if (start < tokens.size()) {
    sentences.push_back(make_sentence(text, tokens.subspan(start)));
  }
}

}  // namespace entente::language
