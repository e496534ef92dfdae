#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/pipeline/pipeline.hpp"

/// What the program knows, loaded once for all tests of a program.
inline const entente::ingest::Resources& world() {
  static const auto resources = entente::ingest::Resources::load(ENTENTE_BINARY_DIR "/share/entente");
  return resources;
}

/// One text through the whole pipeline.
inline entente::ExtractedDocument extract(std::string text, std::string_view published = {}) {
  thread_local entente::ingest::Pipeline pipeline(world());
  entente::ingest::ReadDocument document;
  document.document.id = "test";
  document.document.text = std::move(text);
  document.document.published = entente::Date::parse(published);
  return pipeline.extract(document);
}

/// "type source target", with "negated" and the modality where it is not asserted; structural edges left out.
inline std::vector<std::string> edges(const entente::ExtractedDocument& document) {
  std::vector<std::string> lines;
  for (const entente::Evidence& evidence : document.evidence) {
    if (evidence.cameo.empty()) continue;
    std::string line = evidence.type + " " + evidence.source.key + " " + evidence.target.key;
    if (evidence.negated) line += " negated";
    if (evidence.modality != entente::Modality::asserted) line += " " + std::string(to_string(evidence.modality));
    lines.push_back(std::move(line));
  }
  return lines;
}

/// Whether one of the document's edges, the structural ones included, is TYPE SOURCE TARGET.
inline bool has_edge(const entente::ExtractedDocument& document, std::string_view type, std::string_view source,
                     std::string_view target) {
  for (const entente::Evidence& evidence : document.evidence) {
    if (evidence.type == type && evidence.source.key == source && evidence.target.key == target) return true;
  }
  return false;
}
