#include <algorithm>

#include "ingest/entities/document_state.hpp"
#include "ingest/readers/lines.hpp"

// A noun phrase as it is seen from its head: its words, and whose or of what it is.
namespace entente::ingest {

using language::Relation;
using language::Upos;
using language::Xpos;

namespace {

bool is_modifier(Relation relation) {
  switch (relation) {
    case Relation::amod:
    case Relation::compound:
    case Relation::nmod_poss:
    case Relation::nmod_desc:
    case Relation::flat:
    case Relation::nmod_unmarked:
      return true;
    default:
      return false;
  }
}

constexpr std::uint32_t kLongestReach = 12;

}  // namespace

NounPhrase DocumentState::phrase_at(std::uint32_t s, std::uint32_t token) const {
  const Tree& tree = trees_[s];
  NounPhrase phrase;
  phrase.head = token;
  phrase.last = phrase.reach = token + 1;
  phrase.lemma = ascii_lower(tree.lemma(token));
  const Xpos tag = tree.token(token).xpos;
  // "the Foreign Ministers of ...": a title in capitals keeps its plural to the tagger
  if (tag == Xpos::NNPS && phrase.lemma.ends_with("s")) {
    std::string singular = phrase.lemma.substr(0, phrase.lemma.size() - 1);
    if (lexicon_.is_person(singular) || lexicon_.has("titles", singular)) phrase.lemma = std::move(singular);
  }
  phrase.plural = tag == Xpos::NNS || tag == Xpos::NNPS;
  phrase.first = token;
  // The words before the head, as far as they belong to it.
  while (phrase.first > 0) {
    const std::uint32_t before = phrase.first - 1;
    const Upos upos = tree.token(before).upos;
    if (upos == Upos::PUNCT && tree.token(before).form != "-" && tree.token(before).form != "“" &&
        tree.token(before).form != "\"")
      break;
    if (upos == Upos::ADP || upos == Upos::VERB || upos == Upos::CCONJ || upos == Upos::AUX || upos == Upos::SCONJ) {
      if (!tree.dominates(token, before) || upos != Upos::VERB) break;
    }
    if (!tree.dominates(token, before) || before == token) break;
    phrase.first = before;
  }
  const auto modifier = [&](std::uint32_t c, const auto& self_depth, int depth, bool after) -> void {
    const Mention* mention = mention_of(s, c);
    if (mention != nullptr && after && mention->last <= token + kLongestReach)
      phrase.reach = std::max(phrase.reach, mention->last);
    if (mention != nullptr && !mention->entities.empty() && mention->kind != MentionKind::pronoun &&
        (mention->head == c || mention->kind == MentionKind::name)) {
      for (const EntityId id : mention->entities) {
        const Entity& entity = result_[id];
        if (entity.kind == EntityKind::state) {
          phrase.states.push_back(id);
          phrase.modifier_spans.push_back(mention->span);
        } else if (entity.kind == EntityKind::place && !entity.state.empty() &&
                   gazetteer_.state(entity.state) != nullptr) {
          const auto state = by_key_.find("state/" + entity.state);
          if (state != by_key_.end()) {
            phrase.states.push_back(state->second);
            phrase.modifier_spans.push_back(mention->span);
          }
        } else if (entity.kind == EntityKind::organization || entity.kind == EntityKind::force) {
          phrase.bodies.push_back(id);
        } else if (entity.kind == EntityKind::person) {
          phrase.persons.push_back(id);
        }
      }
    } else if (mention != nullptr && mention->kind == MentionKind::pronoun) {
      for (const EntityId id : mention->entities) {
        const Entity& entity = result_[id];
        if (entity.kind == EntityKind::state) {
          phrase.states.push_back(id);
          phrase.modifier_spans.push_back(mention->span);
        } else if (entity.kind == EntityKind::person) {
          phrase.persons.push_back(id);
        } else if (entity.kind == EntityKind::organization || entity.kind == EntityKind::force) {
          phrase.bodies.push_back(id);
        }
      }
    }
    if (depth < 2) {
      for (const auto d : tree.children(c)) {
        // "U.S. border patrol agents": the nationality may hang from the word between
        const bool between = !after && mention == nullptr && tree.relation(c) == Relation::compound &&
                             (tree.relation(d) == Relation::compound || tree.relation(d) == Relation::amod);
        if ((tree.relation(d) == Relation::conj && (after || d < token)) || between)
          self_depth(d, self_depth, depth + 1, after);
      }
    }
  };
  for (const auto c : tree.children(token)) {
    const Relation relation = tree.relation(c);
    if (relation == Relation::det) {
      const std::string_view det = tree.lemma(c);
      phrase.definite = phrase.definite || det == "the" || det == "this" || det == "that" || det == "both";
    }
    if (relation == Relation::nmod_poss) phrase.definite = true;
    if (is_modifier(relation)) modifier(c, modifier, 0, false);
    if (relation == Relation::nmod) {
      const std::string_view marker = tree.marker(c);
      // "prosecutors in Podgorica", "the government in Kyiv"
      const bool seat = marker == "in" &&
                        (phrase.lemma == "prosecutor" || phrase.lemma == "official" || phrase.lemma == "authority" ||
                         phrase.lemma == "government" || phrase.lemma == "regime" || phrase.lemma == "leader" ||
                         phrase.lemma == "junta" || phrase.lemma == "ruler" || phrase.lemma == "leadership");
      if (marker == "of" || marker == "for" || marker == "from" || seat) {
        modifier(c, modifier, 0, true);
        // "leaders of Romania's new government": whose that is is read later
        if (mention_of(s, c) == nullptr &&
            (lexicon_.has("state-heads", tree.lemma(c)) || lexicon_.has("org-heads", tree.lemma(c)))) {
          for (const auto d : tree.children(c)) {
            if (tree.relation(d) != Relation::nmod_poss && !is_modifier(tree.relation(d))) continue;
            modifier(d, modifier, 2, true);
            phrase.reach = std::max(phrase.reach, c + 1);
          }
        }
      }
    }
  }
  std::uint32_t kept = phrase.first;
  for (std::uint32_t i = phrase.first; i <= token; ++i) {
    const Upos upos = tree.token(i).upos;
    if (upos == Upos::DET || upos == Upos::PRON || upos == Upos::PART || upos == Upos::PUNCT) {
      if (tree.token(i).form != "-") continue;
    }
    if (!phrase.words.empty() && tree.token(kept).span.end != tree.token(i).span.start) {
      phrase.words += ' ';
      phrase.surface += ' ';
      phrase.cased += ' ';
    }
    phrase.words += i == token ? phrase.lemma : lower_form(tree.token(i));
    phrase.surface += lower_form(tree.token(i));
    phrase.cased += tree.token(i).form;
    kept = i;
  }
  return phrase;
}

/// The longest title that ends at the token ("deputy prime minister"), the noun's lemma in place of its form; empty
/// when the noun is no title.
std::string DocumentState::title_at(std::uint32_t s, std::uint32_t token) const {
  const auto& sentence = trees_[s].sentence();
  const std::string lemma = ascii_lower(sentence.tokens[token].lemma);
  std::string best = lexicon_.has("titles", lemma) ? lemma : std::string{};
  std::string before;
  for (std::uint32_t size = 1; size < 4 && size <= token; ++size) {
    before = lower_form(sentence.tokens[token - size]) +
             (sentence.tokens[token - size].span.end == sentence.tokens[token - size + 1].span.start ? "" : " ") +
             before;
    if (lexicon_.has("titles", before + lemma)) best = before + lemma;
  }
  // "chief of staff", "secretary of state", "minister of foreign affairs"
  const std::uint32_t end = std::min<std::uint32_t>(token + 4, static_cast<std::uint32_t>(sentence.tokens.size()));
  std::string after = lemma;
  const std::string rank = best.size() > lemma.size() ? best.substr(0, best.size() - lemma.size()) : std::string{};
  for (std::uint32_t i = token + 1; i < end; ++i) {
    after += " " + lower_form(sentence.tokens[i]);
    if (lexicon_.has("titles", after)) best = after;
    // "deputy assistant secretary of state"
    if (!rank.empty() && lexicon_.has("titles", rank + after)) best = rank + after;
    if (after == "minister of foreign affairs") best = "foreign minister";
    if (after == "minister of defence" || after == "minister of defense") best = "defence minister";
  }
  return best;
}

}  // namespace entente::ingest
