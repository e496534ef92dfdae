#include "app/bindings/examples.hpp"

#include <algorithm>

#include "app/bindings/annotations.hpp"
#include "graph/model/error.hpp"
#include "ingest/readers/reader.hpp"
#include "ingest/relations/binding.hpp"

namespace entente::bindings {
namespace {

/// An edge with every place of the article where its cue's words stand: coders point at one of them.
struct PlacedEdge {
  CodedEdge edge;
  std::vector<ByteSpan> cues;
};

std::vector<PlacedEdge> place(const std::vector<CodedEdge>& edges, std::string_view text) {
  std::vector<PlacedEdge> placed;
  for (const CodedEdge& edge : edges) {
    PlacedEdge& last = placed.emplace_back(PlacedEdge{edge, {}});
    if (edge.cue.empty() || edge.cue.end > text.size()) continue;
    const std::string_view words = edge.cue.of(text);
    for (std::size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1))
      last.cues.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())});
  }
  return placed;
}

bool joins(const CodedEdge& edge, const ingest::BindingCandidate& candidate) {
  if (edge.type != candidate.type->name) return false;
  const CodedActor source = {candidate.source->key, candidate.source->state};
  const CodedActor target = {candidate.target->key, candidate.target->state};
  return (same_actor(edge.source, source) && same_actor(edge.target, target)) ||
         (candidate.type->symmetric && same_actor(edge.source, target) && same_actor(edge.target, source));
}

}  // namespace

void add_examples(const ingest::Resources& resources, const std::filesystem::path& folder,
                  const std::filesystem::path& annotations, double weight, Examples& examples) {
  const auto edges = read_annotations(annotations);
  const ingest::ErrorSink fail = [](const Error& error) { throw Error(error); };
  ingest::Pipeline pipeline(resources);
  for (const ingest::InputFile& file : ingest::find_files({folder.string()}, fail)) {
    ingest::read_file(
        file, {},
        [&](ingest::ReadDocument&& document) {
          const std::string name = std::filesystem::path(file.id).stem().string();
          const auto coded = edges.find(name);
          std::vector<PlacedEdge> placed;
          if (coded != edges.end()) placed = place(coded->second, document.document.text);
          static_cast<void>(pipeline.extract(document, [&](const ingest::BindingCandidate& candidate) {
            Label label = Label::wrong;
            bool certain = false;
            for (const PlacedEdge& p : placed) {
              if (!joins(p.edge, candidate)) continue;
              const bool here = std::any_of(p.cues.begin(), p.cues.end(),
                                            [&](const ByteSpan cue) { return cue.overlaps(candidate.trigger); });
              if (here) label = Label::right;
              if (label == Label::wrong) label = Label::elsewhere;
              certain = certain || (here && p.edge.certain);
            }
            examples.features.insert(examples.features.end(), candidate.features.begin(), candidate.features.end());
            examples.starts.push_back(examples.features.size());
            examples.labels.push_back(label);
            examples.certain.push_back(certain ? 1 : 0);
            examples.own.push_back(candidate.own);
            examples.weights.push_back(static_cast<float>(weight));
            examples.articles.push_back(examples.article_count);
          }));
          ++examples.article_count;
        },
        fail);
  }
}

}  // namespace entente::bindings
