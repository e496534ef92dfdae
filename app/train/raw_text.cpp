#include "app/train/raw_text.hpp"

#include <algorithm>

namespace entente::train {
namespace {

bool starts_paragraph(const language::ConlluSentence& sentence) {
  return std::any_of(sentence.comments.begin(), sentence.comments.end(), [](const std::string& comment) {
    // "newpar_block" is GUM's own, and not always a paragraph.
    return comment.starts_with("# newpar id") || comment == "# newpar" || comment.starts_with("# newdoc");
  });
}

bool space_after(const std::string& misc) { return misc.find("SpaceAfter=No") == std::string::npos; }

void append(const language::ConlluSentence& sentence, RawParagraph& paragraph) {
  auto& text = paragraph.text;
  const auto add = [&](const std::string& form) {
    const auto start = static_cast<std::uint32_t>(text.size());
    text += form;
    paragraph.words.push_back({start, static_cast<std::uint32_t>(text.size())});
  };
  std::size_t range = 0;
  for (std::size_t i = 0; i < sentence.tokens.size();) {
    if (range < sentence.ranges.size() && sentence.ranges[range].first == i) {
      const auto& joined = sentence.ranges[range++];
      std::string together;
      for (auto k = joined.first; k < joined.last; ++k) {
        together += sentence.tokens[k].form;
      }
      if (together == joined.form) {
        for (auto k = joined.first; k < joined.last; ++k) {
          add(sentence.tokens[k].form);
        }
      } else {
        add(joined.form);
      }
      text += space_after(joined.misc) ? " " : "";
      i = joined.last;
      continue;
    }
    add(sentence.tokens[i].form);
    text += space_after(sentence.tokens[i].misc) ? " " : "";
    ++i;
  }
  paragraph.sentence_end.push_back(paragraph.words.size());
}

}  // namespace

std::vector<RawParagraph> raw_paragraphs(const std::vector<GoldSentence>& corpus) {
  std::vector<RawParagraph> paragraphs;
  for (const auto& sentence : corpus) {
    if (paragraphs.empty() || starts_paragraph(sentence.parse)) {
      paragraphs.emplace_back();
    }
    append(sentence.parse, paragraphs.back());
  }
  return paragraphs;
}

}  // namespace entente::train
