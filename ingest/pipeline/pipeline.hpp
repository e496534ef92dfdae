#pragma once

#include <deque>
#include <filesystem>
#include <memory>
#include <vector>

#include "graph/model/evidence.hpp"
#include "graph/ontology/ontology.hpp"
#include "ingest/language/analyzer.hpp"
#include "ingest/readers/reader.hpp"
#include "ingest/relations/binding.hpp"

namespace entente::ingest {

class Gazetteer;
class Lexicon;

/// Everything the pipeline reads at start: ontology, language model, names, word lists. Immutable once loaded; shared
/// by any number of pipelines and threads.
struct Resources {
  std::shared_ptr<const Ontology> ontology;
  std::shared_ptr<const language::Model> model;
  std::shared_ptr<const Gazetteer> gazetteer;
  std::shared_ptr<const Lexicon> lexicon;
  std::shared_ptr<const BindingModel> bindings;  ///< may be absent: then the rules alone read

  /// Reads all of it from the data folder (<prefix>/share/entente); `ontology_file` replaces the ontology that lies
  /// there, when it is not empty. Throws Error{bad_input} for a file that is missing or malformed.
  static Resources load(const std::filesystem::path& data_folder, const std::filesystem::path& ontology_file = {});
  /// The same without what is bound by likeness.
  static Resources load_rules(const std::filesystem::path& data_folder,
                              const std::filesystem::path& ontology_file = {});
};

/// One document's sentences: spans are offsets into the document's text, which must outlive them.
struct AnalysedDocument {
  std::vector<language::Sentence> sentences;
  std::deque<language::Analysis> owners;  ///< of the lemmas; a deque, as the views point into what it holds
  std::deque<std::string> headlines;      ///< the title as it was analysed, where it is a headline
};

/// From a document to its evidence. One pipeline serves one thread; make as many as there are threads, over one set of
/// resources. The result depends on the document and the resources alone.
class Pipeline {
 public:
  explicit Pipeline(Resources resources);
  ~Pipeline();
  Pipeline(Pipeline&&) noexcept;
  Pipeline& operator=(Pipeline&&) noexcept;

  /// Sentences, entities and evidence of one document.
  /// `observer` sees what may be bound, for training.
  [[nodiscard]] ExtractedDocument extract(const ReadDocument& document, const BindingObserver& observer = {});
  /// The sentences alone, in text order. The title is analysed by itself, datelines and bylines are left out.
  [[nodiscard]] AnalysedDocument analyse(const ReadDocument& document);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace entente::ingest
