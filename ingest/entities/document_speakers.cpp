#include <algorithm>

#include "ingest/entities/document_state.hpp"

// Whose words a quotation is.
namespace entente::ingest {

using language::Relation;
using language::Upos;

/// Who says what stands in quotation marks: the subject of the sentence's verb of saying, else whoever spoke last.
void DocumentState::find_speaker(std::uint32_t s) {
  const Tree& tree = trees_[s];
  const auto& reporting = ontology_.words("reporting-verbs");
  for (std::uint32_t t = 0; t < tree.size(); ++t) {
    if (tree.token(t).upos != Upos::VERB) continue;
    if (std::find(reporting.begin(), reporting.end(), tree.lemma(t)) == reporting.end()) continue;
    const auto subject = tree.child(t, Relation::nsubj);
    if (!tree.is(subject)) continue;
    const Mention* mention = mention_of(s, subject);
    if (mention != nullptr && !mention->entities.empty()) {
      speaker_ = mention->entities;
      spoke_ = s;
      return;
    }
    if (tree.token(subject).upos == Upos::PRON) {
      const auto person = recent_person(s, subject);
      if (!person.empty()) speaker_ = person;
      spoke_ = s;
      return;
    }
    // "said Chadian member of parliament Amina Rahal": the name may hang from the noun
    for (const auto c : tree.children(subject)) {
      const Relation relation = tree.relation(c);
      const Mention* beside =
          relation == Relation::appos || relation == Relation::flat || relation == Relation::nmod_desc
              ? mention_of(s, c)
              : nullptr;
      if (beside == nullptr || beside->kind != MentionKind::name || beside->entities.size() != 1) continue;
      if (result_[beside->entities.front()].kind != EntityKind::person) continue;
      speaker_ = beside->entities;
      spoke_ = s;
      return;
    }
    if (tree.token(subject).upos == Upos::NOUN) {
      const NounPhrase phrase = phrase_at(s, subject);
      std::vector<EntityId> entities;
      if (resolve_role(s, phrase, entities) || resolve_body(s, phrase, entities)) {
        speaker_ = entities;
        spoke_ = s;
      } else {
        speaker_.clear();
      }
      return;
    }
  }
}

/// "\"It is a shame,\" she said. \"They must pay.\"": whose words the second quotation is.
void DocumentState::follow_quotation(std::uint32_t s) {
  constexpr std::uint32_t kNear = 3;  // sentences
  const Tree& tree = trees_[s];
  result_.speakers[s].clear();
  if (tree.size() == 0) return;
  const auto is_open = [](std::string_view form) { return form == "\"" || form == "“" || form == "``" || form == "«"; };
  const auto is_close = [](std::string_view form) {
    return form == "\"" || form == "”" || form == "''" || form == "»";
  };
  const bool opens = is_open(tree.token(0).form);
  const bool inside = opens || quoted_;
  bool open = inside;
  std::uint32_t closed = tree.size();
  for (std::uint32_t t = opens ? 1 : 0; t < tree.size() && open; ++t) {
    if (is_close(tree.token(t).form)) open = false;
    if (!open) closed = t;
  }
  // Closed within a few sentences, or it was none
  const auto closes = [&](std::uint32_t from) {
    constexpr std::uint32_t kLongest = 4;
    for (std::uint32_t next = from; next < trees_.size() && next < from + kLongest; ++next) {
      for (std::uint32_t t = 0; t < trees_[next].size(); ++t) {
        const std::string_view form = trees_[next].token(t).form;
        if (is_close(form)) return t > 0;
        if (is_open(form)) return false;
      }
    }
    return false;
  };
  if (inside && open && !closes(s + 1)) {
    quoted_ = false;
    return;
  }
  quoted_ = inside && open;
  // Nothing behind the closing mark: no "she said"
  const bool whole = inside && closed + 2 >= tree.size();
  if (whole && spoke_ < s && spoke_ + kNear >= s) result_.speakers[s] = speaker_;
}

}  // namespace entente::ingest
