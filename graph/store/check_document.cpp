#include <fmt/format.h>

#include <limits>
#include <set>

#include "graph/model/error.hpp"
#include "graph/model/limits.hpp"
#include "graph/store/writer.hpp"

namespace entente::store {
namespace {

bool inside(ByteSpan span, const std::string& text) { return span.start <= span.end && span.end <= text.size(); }

std::string problem(const ExtractedDocument& extracted) {
  const Document& document = extracted.document;
  if (document.id.empty()) return "it has no id";
  if (document.text.size() > limits::kMaxDocumentBytes) {
    return fmt::format("its text is {} bytes, the limit is {}", document.text.size(), limits::kMaxDocumentBytes);
  }
  for (const ByteSpan sentence : extracted.sentences) {
    if (!inside(sentence, document.text))
      return fmt::format("a sentence ends at byte {}, after the text", sentence.end);
  }
  std::set<std::string_view> keys;
  for (const NodeClaim& claim : extracted.nodes) {
    if (claim.key.empty()) return "a node has no key";
    if (!keys.insert(claim.key).second) return fmt::format("the node {} comes twice", claim.key);
  }
  for (const Evidence& evidence : extracted.evidence) {
    if (evidence.sentence >= extracted.sentences.size()) {
      return fmt::format("evidence refers to sentence {} of {}", evidence.sentence, extracted.sentences.size());
    }
    for (const std::string& key : {evidence.source.key, evidence.target.key}) {
      if (!keys.contains(key)) return fmt::format("evidence names the actor {}, which is not among its nodes", key);
    }
    for (const ByteSpan span : {evidence.source.span, evidence.target.span, evidence.trigger}) {
      if (!inside(span, document.text)) return fmt::format("a mention ends at byte {}, after the text", span.end);
    }
    if (!(evidence.confidence >= 0 && evidence.confidence <= 1)) {
      return fmt::format("evidence has the confidence {}, which is no probability", evidence.confidence);
    }
    if (evidence.type.empty()) return "evidence has no type";
  }
  return {};
}

}  // namespace

void check_document(const ExtractedDocument& document) {
  const std::string found = problem(document);
  if (!found.empty()) {
    throw Error(ErrorCode::bad_input, "the document cannot be stored: " + found, document.document.id);
  }
}

}  // namespace entente::store
