#pragma once

#include <string_view>
#include <vector>

#include "ingest/language/segment_model.hpp"
#include "ingest/language/sentence.hpp"

namespace entente::language {

/// Cuts text into sentences and tokens by the conventions of the UD English treebanks.
///
/// A blank line always ends a sentence. A single line break ends one unless the lines look wrapped to a width: no first
/// word of a following line would have fitted on the line before. Within a paragraph, text between white space is cut
/// into atoms, a learned classifier joins atoms to tokens, and another says after which tokens sentences end. A
/// sentence is never longer than limits::kMaxSentenceTokens. Time is linear in the text. Keeps scratch memory: one
/// segmenter serves one thread.
class Segmenter {
 public:
  explicit Segmenter(const SegmentModel& model) : model_(&model) {}

  /// Appends sentences whose tokens have spans and forms and nothing else. Every character but white space is in
  /// exactly one token; bytes that are not UTF-8 are characters of their own. `text` is at most 4 GiB.
  void segment(std::string_view text, std::vector<Sentence>& sentences);

 private:
  void paragraph(std::string_view text, ByteSpan range, std::vector<Sentence>& sentences);
  void tokenize(std::string_view text, ByteSpan range);
  void split(std::string_view text, std::vector<Sentence>& sentences);

  const SegmentModel* model_;
  std::vector<ByteSpan> chunks_, tokens_;
  std::vector<Atom> atoms_;
  TokenContext token_context_;
  SentenceContext sentence_context_;
};

/// The paragraphs of `text`: what blank lines and hard line breaks part, without surrounding white space, none empty.
[[nodiscard]] std::vector<ByteSpan> find_paragraphs(std::string_view text);

}  // namespace entente::language
