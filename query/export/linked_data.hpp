#pragma once

#include <string>
#include <string_view>

#include "graph/store/store.hpp"
#include "query/export/escape.hpp"

/// The names that the two linked-data formats share.
namespace entente::query::linked {

inline constexpr std::string_view kVocabulary = "urn:entente:vocabulary/";
inline constexpr std::string_view kProv = "http://www.w3.org/ns/prov#";
inline constexpr std::string_view kOa = "http://www.w3.org/ns/oa#";
inline constexpr std::string_view kRdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
inline constexpr std::string_view kRdfs = "http://www.w3.org/2000/01/rdf-schema#";
inline constexpr std::string_view kSkos = "http://www.w3.org/2004/02/skos/core#";
inline constexpr std::string_view kDcterms = "http://purl.org/dc/terms/";
inline constexpr std::string_view kXsd = "http://www.w3.org/2001/XMLSchema#";

[[nodiscard]] inline std::string node(std::string_view key) { return "urn:entente:node/" + escape::url_path(key); }
[[nodiscard]] inline std::string document(std::string_view id) {
  return "urn:entente:document/" + escape::url_path(id);
}
/// A predicate; that of a denial is another, so that no triple says what the text denies.
[[nodiscard]] inline std::string relation(std::string_view type, bool negated) {
  return std::string(kVocabulary) + (negated ? "not-" : "") + escape::url_path(type);
}
/// One piece of evidence: the document, the place, and what is said there.
[[nodiscard]] inline std::string claim(const EvidenceRecord& record) {
  const Evidence& e = record.evidence;
  return "urn:entente:claim/" + escape::url_path(record.document) + "/" + std::to_string(e.trigger.start) + "-" +
         std::to_string(e.source.span.start) + "-" + std::to_string(e.target.span.start) + "/" +
         escape::url_path(e.source.key) + "/" + (e.negated ? "not-" : "") + escape::url_path(e.type) + "/" +
         escape::url_path(e.target.key);
}

}  // namespace entente::query::linked
