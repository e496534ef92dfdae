#include "app/train/feature_index.hpp"

#include <unordered_map>

#include "ingest/language/features.hpp"

namespace entente::train {

using language::NameType;
using language::TokenFeatures;

namespace {

std::vector<std::string_view> forms_of(const GoldSentence& sentence) {
  std::vector<std::string_view> forms;
  for (const auto& token : sentence.parse.tokens) {
    forms.emplace_back(token.form);
  }
  return forms;
}

std::int32_t name_label(NameType type, unsigned part) {
  return static_cast<std::int32_t>(1 + 4 * static_cast<unsigned>(type) + part);
}

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

FeatureIndex::FeatureIndex(const std::vector<GoldSentence>& corpus, std::uint32_t least,
                           std::span<const std::uint64_t> vector_keys, const language::Gazetteer& gazetteer,
                           std::span<const std::uint64_t> kept)
    : gazetteer_(&gazetteer), vectors_(vector_keys) {
  std::unordered_map<std::uint64_t, std::uint32_t> seen;
  std::vector<std::uint64_t> order;
  language::FeatureScratch scratch;
  std::vector<TokenFeatures> features;
  for (const auto& sentence : corpus) {
    language::sentence_features(forms_of(sentence), gazetteer, scratch, features);
    for (const auto& token : features) {
      for (const auto key : token.keys) {
        if (key != 0 && ++seen[key] == 1) {
          order.push_back(key);
        }
      }
    }
  }
  for (const auto key : order) {
    if (seen[key] >= least) {
      keys_.push_back(key);
    }
  }
  for (const auto key : kept) {
    if (seen[key] < least) {
      keys_.push_back(key);
    }
  }
  rows_ = language::KeyTable(keys_);
}

void FeatureIndex::look_up(std::span<const std::string_view> forms, Example& example) const {
  language::FeatureScratch scratch;
  std::vector<TokenFeatures> features;
  language::sentence_features(forms, *gazetteer_, scratch, features);
  for (std::size_t i = 0; i < features.size(); ++i) {
    auto& word = example.words[i];
    word.rows.clear();
    for (std::size_t k = 0; k < features[i].keys.size(); ++k) {
      const auto key = features[i].keys[k];
      const auto row = key == 0 ? language::KeyTable::kNone : rows_.find(key);
      if (k == 0) {
        word.has_word = row != language::KeyTable::kNone;
      }
      if (row != language::KeyTable::kNone) {
        word.rows.push_back(row);
      }
    }
    const auto vector = vectors_.find(features[i].vector_key);
    word.vector = vector == language::KeyTable::kNone ? -1 : static_cast<std::int32_t>(vector);
  }
}

Example make_example(const GoldSentence& sentence, const FeatureIndex& index) {
  Example example;
  example.words.resize(sentence.parse.tokens.size());
  for (std::size_t i = 0; i < example.words.size(); ++i) {
    const auto& token = sentence.parse.tokens[i];
    auto& word = example.words[i];
    word.upos = static_cast<std::int32_t>(token.upos);
    word.xpos = static_cast<std::int32_t>(token.xpos);
    word.head = token.head + 1;
    word.relation = static_cast<std::int32_t>(token.relation);
    word.name = sentence.has_names ? 0 : -1;
    if (!sentence.beliefs.empty()) {
      word.beliefs = sentence.beliefs[i];
    }
  }
  for (const auto& name : sentence.names) {
    for (auto i = name.first; i < name.last; ++i) {
      const bool first = i == name.first;
      const bool last = i + 1 == name.last;
      example.words[i].name = name_label(name.type, first && last ? 3 : first ? 0 : last ? 2 : 1);
    }
  }
  index.look_up(forms_of(sentence), example);
  return example;
}

Example rewritten(const GoldSentence& sentence, const Example& example, const FeatureIndex& index, Rewriting how) {
  std::vector<std::string> texts;
  for (const auto& token : sentence.parse.tokens) {
    std::string form = token.form;
    // Titles keep their small words small.
    const bool small = token.upos == language::Upos::ADP || token.upos == language::Upos::DET ||
                       token.upos == language::Upos::CCONJ || token.upos == language::Upos::PART;
    for (std::size_t i = 0; i < form.size(); ++i) {
      if (how == Rewriting::upper || (how == Rewriting::title && i == 0 && !small)) {
        form[i] = upper(form[i]);
      } else if (how == Rewriting::lower) {
        form[i] = lower(form[i]);
      }
    }
    texts.push_back(std::move(form));
  }
  const std::vector<std::string_view> forms(texts.begin(), texts.end());
  Example result = example;
  index.look_up(forms, result);
  return result;
}

}  // namespace entente::train
