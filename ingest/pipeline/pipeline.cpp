#include "ingest/pipeline/pipeline.hpp"

#include <algorithm>
#include <set>

#include "ingest/entities/gazetteer.hpp"
#include "ingest/entities/lexicon.hpp"
#include "ingest/entities/resolver.hpp"
#include "ingest/language/model.hpp"
#include "ingest/language/tree.hpp"
#include "ingest/pipeline/headline.hpp"
#include "ingest/relations/clause_repair.hpp"
#include "ingest/relations/extractor.hpp"
#include "ingest/relations/lemma_repair.hpp"
#include "ingest/relations/phrase_repair.hpp"
#include "ingest/relations/speech_repair.hpp"
#include "ingest/relations/subject_repair.hpp"
#include "ingest/relations/verb_repair.hpp"

namespace entente::ingest {
namespace {

/// The parts of the text that are prose: the title, then what lies between the asides.
std::vector<ByteSpan> prose(const ReadDocument& document) {
  std::vector<ByteSpan> parts;
  const auto end = static_cast<std::uint32_t>(document.document.text.size());
  std::uint32_t at = 0;
  const auto until = [&](std::uint32_t stop) {
    if (at < stop) parts.push_back({at, stop});
    at = std::max(at, stop);
  };
  std::vector<ByteSpan> cuts = document.asides;
  if (!document.title_span.empty()) cuts.push_back(document.title_span);
  std::sort(cuts.begin(), cuts.end());
  for (const ByteSpan cut : cuts) {
    until(cut.start);
    if (cut == document.title_span) {
      until(cut.end);
    } else {
      at = std::max(at, cut.end);
    }
  }
  until(end);
  return parts;
}

NodeClaim claim(const Entity& entity) {
  NodeClaim node;
  node.key = entity.key;
  node.label = std::string(label_of(entity.kind));
  node.name = entity.name;
  node.authoritative = entity.authoritative;
  node.state = entity.state;
  node.state_guessed = !entity.known_state && !entity.authoritative;
  node.properties = entity.properties;
  node.aliases = entity.aliases;
  return node;
}

}  // namespace

struct Pipeline::Impl {
  explicit Impl(Resources given)
      : resources(std::move(given)),
        analyzer(resources.model),
        headlines(*resources.ontology, *resources.lexicon),
        extractor(*resources.ontology, *resources.lexicon, resources.bindings.get()) {}

  Resources resources;
  language::Analyzer analyzer;
  HeadlineReader headlines;
  Extractor extractor;
};

Resources Resources::load_rules(const std::filesystem::path& data_folder, const std::filesystem::path& ontology_file) {
  Resources resources;
  const std::filesystem::path ontology = ontology_file.empty() ? data_folder / "ontology.json" : ontology_file;
  resources.ontology = std::make_shared<const Ontology>(Ontology::load(ontology.string()));
  resources.model = language::Model::load(data_folder / "english.model");
  resources.gazetteer = std::make_shared<const Gazetteer>(Gazetteer::load((data_folder / "names").string()));
  resources.lexicon = std::make_shared<const Lexicon>(Lexicon::load((data_folder / "names").string()));
  return resources;
}

Resources Resources::load(const std::filesystem::path& data_folder, const std::filesystem::path& ontology_file) {
  Resources resources = load_rules(data_folder, ontology_file);
  resources.bindings = std::make_shared<const BindingModel>(BindingModel::load(data_folder / "binding.model"));
  return resources;
}

Pipeline::Pipeline(Resources resources) : impl_(std::make_unique<Impl>(std::move(resources))) {}
Pipeline::~Pipeline() = default;
Pipeline::Pipeline(Pipeline&&) noexcept = default;
Pipeline& Pipeline::operator=(Pipeline&&) noexcept = default;

AnalysedDocument Pipeline::analyse(const ReadDocument& document) {
  AnalysedDocument result;
  for (const ByteSpan part : prose(document)) {
    std::string_view text = part.of(document.document.text);
    if (part == document.title_span) {
      const std::string_view body = std::string_view(document.document.text).substr(part.end);
      text = result.headlines.emplace_back(impl_->headlines.quieten(text, body));
    }
    language::Analysis analysis = impl_->analyzer.analyze(text);
    for (language::Sentence& sentence : analysis.sentences) {
      sentence.span = {sentence.span.start + part.start, sentence.span.end + part.start};
      for (language::Token& token : sentence.tokens) {
        token.span = {token.span.start + part.start, token.span.end + part.start};
      }
      repair_lemmas(sentence, *impl_->resources.lexicon);
      repair_phrases(sentence);
      repair_verbs(sentence);
      repair_clauses(sentence);
      repair_speech(sentence);
      repair_subjects(sentence);
      result.sentences.push_back(std::move(sentence));
    }
    analysis.sentences.clear();
    result.owners.push_back(std::move(analysis));
  }
  return result;
}

ExtractedDocument Pipeline::extract(const ReadDocument& document, const BindingObserver& observer) {
  const AnalysedDocument analysed = analyse(document);
  std::vector<language::Tree> trees;
  trees.reserve(analysed.sentences.size());
  ExtractedDocument result;
  result.document = document.document;
  for (const language::Sentence& sentence : analysed.sentences) {
    trees.emplace_back(sentence);
    result.sentences.push_back(sentence.span);
  }
  DocumentContext context;
  context.published = document.document.published;
  for (const ByteSpan aside : document.asides) context.datelines.emplace_back(aside.of(document.document.text));
  const DocumentEntities entities = resolve_entities(trees, context, *impl_->resources.gazetteer,
                                                     *impl_->resources.lexicon, *impl_->resources.ontology);
  result.evidence = impl_->extractor.extract(trees, entities, context.published, observer);
  std::set<std::string_view> wanted;
  for (const Evidence& evidence : result.evidence) {
    wanted.insert(evidence.source.key);
    wanted.insert(evidence.target.key);
    if (!evidence.attributed_to.empty()) wanted.insert(evidence.attributed_to);
  }
  for (const Entity& entity : entities.entities) {
    if (!wanted.contains(entity.key)) continue;
    result.nodes.push_back(claim(entity));
    // People ask for "Turkish officials" whatever the article calls them.
    if (entity.kind == EntityKind::state) {
      result.nodes.back().aliases.try_emplace(impl_->resources.gazetteer->adjective(entity.state), 1);
    }
  }
  std::sort(result.nodes.begin(), result.nodes.end(),
            [](const NodeClaim& a, const NodeClaim& b) { return a.key < b.key; });
  return result;
}

}  // namespace entente::ingest
