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

/// Whether what stands "in" a place is the place's own: "prosecutors in Podgorica", "the government in Kyiv".
bool is_seated(std::string_view lemma) {
  static constexpr std::string_view kSeated[] = {
      "authority", "commission", "council",    "counterpart", "court",  "government", "judge",      "junta",
      "lawmaker",  "leader",     "leadership", "magistrate",  "mayor",  "official",   "opposition", "parliament",
      "party",     "police",     "policeman",  "prosecutor",  "regime", "ruler",      "union"};
  return std::find(std::begin(kSeated), std::end(kSeated), lemma) != std::end(kSeated);
}

/// Who speaks for a court or a body as a whole.
bool is_bench(std::string_view lemma) {
  static constexpr std::string_view kBench[] = {"judge", "justice", "magistrate", "executive", "manager", "arbitrator"};
  return std::find(std::begin(kBench), std::end(kBench), lemma) != std::end(kBench);
}

/// The first of the contiguous words before the head, as far as they belong to it.
std::uint32_t first_word(const language::Tree& tree, std::uint32_t head) {
  std::uint32_t first = head;
  while (first > 0) {
    const std::uint32_t before = first - 1;
    const Upos upos = tree.token(before).upos;
    const std::string_view form = tree.token(before).form;
    if (upos == Upos::PUNCT && form != "-" && form != "“" && form != "\"") break;
    if (upos == Upos::ADP || upos == Upos::CCONJ || upos == Upos::AUX || upos == Upos::SCONJ) break;
    if (!tree.dominates(head, before)) break;
    first = before;
  }
  return first;
}

/// Spells the phrase out from its first word to its head, without determiners and possessors.
void spell(const language::Tree& tree, NounPhrase& phrase) {
  std::uint32_t kept = phrase.first;
  for (std::uint32_t i = phrase.first; i <= phrase.head; ++i) {
    const Upos upos = tree.token(i).upos;
    const bool small = upos == Upos::DET || upos == Upos::PRON || upos == Upos::PART || upos == Upos::PUNCT;
    if (small && tree.token(i).form != "-") continue;
    if (!phrase.words.empty() && tree.token(kept).span.end != tree.token(i).span.start) {
      phrase.words += ' ';
      phrase.surface += ' ';
      phrase.cased += ' ';
    }
    phrase.words += i == phrase.head ? phrase.lemma : lower_form(tree.token(i));
    phrase.surface += lower_form(tree.token(i));
    phrase.cased += tree.token(i).form;
    kept = i;
  }
}

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
  // "the attorney general": what he is takes both words
  if (token + 1 < tree.size() && tree.relation(token + 1) == Relation::flat && tree.head(token + 1) == token &&
      lower_form(tree.token(token + 1)) == "general" && lexicon_.has("titles", phrase.lemma + " general"))
    phrase.lemma += " general";
  phrase.plural = tag == Xpos::NNS || tag == Xpos::NNPS;
  phrase.first = first_word(tree, token);
  for (const auto c : tree.children(token)) {
    const Relation relation = tree.relation(c);
    if (relation == Relation::det) {
      const std::string_view det = tree.lemma(c);
      phrase.definite = phrase.definite || det == "the" || det == "this" || det == "that" || det == "both";
    }
    if (relation == Relation::nmod_poss) phrase.definite = true;
    if (is_modifier(relation)) read_modifier(s, c, 0, false, phrase);
    if (relation == Relation::nmod) read_complement(s, c, phrase);
    if (relation == Relation::amod && c < token && tree.token(c).form == "led") read_chiefs(s, c, phrase);
  }
  spell(tree, phrase);
  return phrase;
}

/// "the Saudi-led coalition": who leads it.
void DocumentState::read_chiefs(std::uint32_t s, std::uint32_t led, NounPhrase& phrase) const {
  for (const auto c : trees_[s].children(led)) {
    const Mention* chief = c < led ? mention_of(s, c) : nullptr;
    if (chief == nullptr) continue;
    for (const EntityId id : chief->entities) {
      if (result_[id].kind == EntityKind::state) phrase.chiefs.push_back(id);
    }
  }
}

/// Takes over whom a modifier names: states, bodies and persons; a place stands for its state, unless by a pronoun.
void DocumentState::take_owners(const Mention& owner, NounPhrase& phrase) const {
  const auto add_state = [&](EntityId id) {
    phrase.states.push_back(id);
    phrase.modifier_spans.push_back(owner.span);
  };
  for (const EntityId id : owner.entities) {
    const Entity& entity = result_[id];
    if (entity.kind == EntityKind::state) {
      add_state(id);
    } else if (entity.kind == EntityKind::place && owner.kind != MentionKind::pronoun) {
      if (entity.state.empty() || gazetteer_.state(entity.state) == nullptr) continue;
      if (const auto state = by_key_.find("state/" + entity.state); state != by_key_.end()) {
        phrase.by_place = true;
        add_state(state->second);
      }
    } else if (entity.kind == EntityKind::organization || entity.kind == EntityKind::force) {
      phrase.bodies.push_back(id);
    } else if (entity.kind == EntityKind::person) {
      phrase.persons.push_back(id);
    }
  }
}

/// Reads whose the phrase is off a modifier, `after` or before its head, and off what is joined to that; no deeper than
/// two joints.
void DocumentState::read_modifier(std::uint32_t s, std::uint32_t c, int depth, bool after, NounPhrase& phrase) const {
  const Tree& tree = trees_[s];
  const Mention* mention = mention_of(s, c);
  if (mention != nullptr) {
    if (after && mention->last <= phrase.head + kLongestReach) phrase.reach = std::max(phrase.reach, mention->last);
    if (mention->kind == MentionKind::pronoun || mention->head == c || mention->kind == MentionKind::name)
      take_owners(*mention, phrase);
  }
  if (depth >= 2) return;
  for (const auto d : tree.children(c)) {
    // "U.S. border patrol agents": the nationality may hang from the word between
    const bool between = !after && mention == nullptr && tree.relation(c) == Relation::compound &&
                         (tree.relation(d) == Relation::compound || tree.relation(d) == Relation::amod);
    if ((tree.relation(d) == Relation::conj && (after || d < phrase.head)) || between)
      read_modifier(s, d, depth + 1, after, phrase);
  }
}

/// Reads whose the phrase is off what a preposition joins to its head: "leaders of Chad", "refugees from Chad".
void DocumentState::read_complement(std::uint32_t s, std::uint32_t c, NounPhrase& phrase) const {
  const Tree& tree = trees_[s];
  const std::string_view marker = tree.marker(c);
  // "judges at the court", "officials at the ministry"
  const Mention* where = marker == "at" ? mention_of(s, c) : nullptr;
  const bool employed = where != nullptr && where->entities.size() == 1 &&
                        (result_[where->entities.front()].kind == EntityKind::organization ||
                         (result_[where->entities.front()].kind == EntityKind::state && !where->capital)) &&
                        (lexicon_.has("state-people", phrase.lemma) || is_bench(phrase.lemma));
  const bool seat = employed || (marker == "in" && is_seated(phrase.lemma));
  if (marker != "of" && marker != "for" && marker != "from" && !seat) return;
  read_modifier(s, c, 0, true, phrase);
  // "leaders of Romania's new government": whose that is is read later
  const bool later = mention_of(s, c) == nullptr &&
                     (lexicon_.has("state-heads", tree.lemma(c)) || lexicon_.has("org-heads", tree.lemma(c)));
  if (!later) return;
  for (const auto d : tree.children(c)) {
    if (!is_modifier(tree.relation(d))) continue;
    read_modifier(s, d, 2, true, phrase);
    phrase.reach = std::max(phrase.reach, c + 1);
  }
}

/// The longest title that ends at the token ("deputy prime minister"), the noun's lemma in place of its form; empty
/// when the noun is no title.
std::string DocumentState::title_at(std::uint32_t s, std::uint32_t token) const {
  const auto& sentence = trees_[s].sentence();
  const std::string lemma = ascii_lower(sentence.tokens[token].lemma);
  std::string best = lexicon_.has("titles", lemma) ? lemma : std::string{};
  std::string before;
  const std::uint32_t most = lexicon_.ends("titles", lemma) ? std::min(token, std::uint32_t{3}) : 0;
  for (std::uint32_t size = 1; size <= most; ++size) {
    before = lower_form(sentence.tokens[token - size]) +
             (sentence.tokens[token - size].span.end == sentence.tokens[token - size + 1].span.start ? "" : " ") +
             before;
    if (lexicon_.has("titles", before + lemma)) best = before + lemma;
  }
  if (best.size() <= lemma.size() && lemma != "minister" && !lexicon_.begins("titles", lemma)) return best;
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
