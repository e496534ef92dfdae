#include "ingest/entities/document_state.hpp"
#include "ingest/language/tree_words.hpp"
#include "ingest/readers/lines.hpp"

// Protests have protesters, whether the text speaks of them or not, and are "anti-" somebody.
namespace entente::ingest {

using language::Upos;

void DocumentState::find_protests() {
  result_.opposed.resize(trees_.size());
  for (std::uint32_t s = 0; s < trees_.size(); ++s) {
    for (std::uint32_t t = 0; t < trees_[s].size(); ++t) {
      const auto& token = trees_[s].token(t);
      if (token.upos == Upos::NOUN && !result_.crowd &&
          one_of(trees_[s].lemma(t), {"protest", "demonstration", "riot", "rally", "march"})) {
        Entity entity;
        entity.kind = EntityKind::group;
        entity.name = "protesters";
        entity.key = "group/protesters";
        result_.crowd = intern(std::move(entity));
      }
      constexpr std::string_view kAnti = "anti-";
      const bool against = token.form.size() > kAnti.size() && ascii_lower(token.form.substr(0, kAnti.size())) == kAnti;
      const KnownEntity* whom = against ? gazetteer_.named(std::string(token.form.substr(kAnti.size()))) : nullptr;
      if (whom != nullptr) result_.opposed[s].emplace_back(t, known(*whom));
    }
  }
}

}  // namespace entente::ingest
