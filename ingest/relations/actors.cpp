#include "ingest/relations/actors.hpp"

#include <algorithm>

#include "ingest/language/tree_words.hpp"

namespace entente::ingest {
namespace {

using language::Relation;
using language::Upos;

/// "their partners", "its neighbours": others than whose they are.
bool is_somebody_elses(const language::Tree& tree, std::uint32_t noun) {
  return tree.token(noun).xpos == language::Xpos::NNS && tree.is(tree.child(noun, Relation::nmod_poss)) &&
         one_of(tree.lemma(noun), {"ally", "partner", "neighbor", "neighbour", "rival", "enemy", "foe", "opponent",
                                   "critic", "adversary", "victim", "captor", "backer", "sponsor"});
}

constexpr std::uint32_t kLongestList = 10;  // tokens that "Turkish, Iraqi and" may take before "Syrian forces"

}  // namespace

bool is_partitive(std::string_view lemma) {
  static constexpr std::string_view kParts[] = {
      "part",    "number",   "member", "group",          "one",        "some",       "all",      "majority", "dozen",
      "hundred", "thousand", "ten",    "score",          "most",       "many",       "several",  "leader",   "team",
      "head",    "rest",     "half",   "kind",           "series",     "lot",        "side",     "behalf",   "each",
      "both",    "two",      "three",  "representative", "delegation", "leadership", "official", "people"};
  return std::find(std::begin(kParts), std::end(kParts), lemma) != std::end(kParts);
}

std::vector<ActorRef> ActorFinder::actors(std::uint32_t token, bool descend) const {
  std::vector<ActorRef> found;
  phrase(token, descend, 0, found);
  // A phrase may be reached twice over; the nearer way counts.
  std::vector<ActorRef> unique;
  for (const ActorRef& ref : found) {
    const bool known = std::any_of(unique.begin(), unique.end(), [&](const ActorRef& u) { return u.id == ref.id; });
    if (!known) unique.push_back(ref);
  }
  return unique;
}

std::vector<ActorRef> ActorFinder::everybody() const {
  std::vector<ActorRef> found;
  for (const Mention& mention : entities_->mentions[sentence_]) {
    for (const EntityId id : mention.entities) {
      found.push_back({id, span_of(mention, id), mention.head, 0,
                       mention.kind == MentionKind::pronoun || mention.kind == MentionKind::nominal});
    }
  }
  return found;
}

std::vector<ActorRef> ActorFinder::quoted() const {
  std::vector<ActorRef> found;
  if (sentence_ >= entities_->speakers.size()) return found;
  // The first word of the quotation stands for them, not its mark.
  std::uint32_t word = 0;
  while (word + 1 < tree_->size() && tree_->token(word).upos == language::Upos::PUNCT) ++word;
  for (const EntityId id : entities_->speakers[sentence_]) found.push_back({id, tree_->token(word).span, 0, 2, true});
  return found;
}

std::vector<ActorRef> ActorFinder::opposed(std::uint32_t noun) const {
  for (const auto c : tree_->children(noun)) {
    if (tree_->relation(c) != Relation::amod && tree_->relation(c) != Relation::compound) continue;
    for (const auto& [token, id] : entities_->opposed[sentence_]) {
      if (token == c) return {{id, tree_->token(c).span, c, 1, false}};
    }
    if (!is_anti(*tree_, c)) continue;
    std::vector<ActorRef> whom = actors(c, false);
    const bool ruled = one_of(tree_->lemma(c), {"government", "regime", "junta", "coup", "austerity", "corruption"});
    if (whom.empty() && ruled && home()) whom = {understood(*home(), *tree_, c)};
    return whom;
  }
  return {};
}

std::optional<EntityId> ActorFinder::find(std::string_view key) const {
  for (std::uint32_t i = 0; i < entities_->entities.size(); ++i) {
    if (entities_->entities[i].key == key) return EntityId(i);
  }
  return std::nullopt;
}

/// "Turkish and Syrian forces", "the ministers of Oman and Qatar": of several named together, the words that name this.
ByteSpan ActorFinder::span_of(const Mention& mention, EntityId id) const {
  if (mention.entities.size() < 2) return mention.span;
  const std::string& state = (*entities_)[id].state;
  const Mention* own = nullptr;
  bool last = true;  // of those before the head, which goes on to the head
  for (const Mention& other : entities_->mentions[sentence_]) {
    const bool named_so = other.kind == MentionKind::name || other.kind == MentionKind::adjective;
    if (!named_so || other.entities.size() != 1) continue;
    if (other.first + kLongestList < mention.first || other.last > mention.last) continue;
    const EntityId named = other.entities.front();
    // a person of that state, "Rahal met envoys from Oman", does not name it
    const bool of_state = (*entities_)[named].kind == EntityKind::state && (*entities_)[named].state == state;
    const bool same = named == id || (!state.empty() && of_state);
    if (same && own == nullptr) {
      own = &other;
    } else if (own != nullptr && other.first > own->first && other.last <= mention.head) {
      last = false;
    }
  }
  if (own == nullptr) return mention.span;
  if (own->last <= mention.head && last) return {own->span.start, mention.span.end};
  return own->span;
}

bool ActorFinder::mentioned(std::uint32_t token, std::uint32_t depth, std::vector<ActorRef>& found) const {
  const Mention* mention = entities_->headed(sentence_, token);
  if (mention == nullptr) return false;
  bool any = false;
  for (const EntityId id : mention->entities) {
    if (!(private_persons_ || (*entities_)[id].actor) || std::find(unseen_.begin(), unseen_.end(), id) != unseen_.end())
      continue;
    found.push_back({id, span_of(*mention, id), token, depth,
                     mention->kind == MentionKind::pronoun || mention->kind == MentionKind::nominal});
    any = true;
  }
  return any;
}

bool ActorFinder::named_beside(std::uint32_t noun) const {
  return std::any_of(tree_->children(noun).begin(), tree_->children(noun).end(), [&](std::uint32_t c) {
    const Mention* mention = tree_->relation(c) == Relation::appos ? entities_->headed(sentence_, c) : nullptr;
    return mention != nullptr && mention->kind == MentionKind::name;
  });
}

void ActorFinder::phrase(std::uint32_t token, bool descend, std::uint32_t depth, std::vector<ActorRef>& found) const {
  if (depth > kMaxDescent) return;
  const std::size_t start = found.size();
  const bool first_named = entities_->headed(sentence_, token) != nullptr || tree_->conjuncts(token).size() == 1;
  bool examples = false;
  for (const std::uint32_t conjunct : tree_->conjuncts(token)) {
    const std::size_t before = found.size();
    const Upos upos = tree_->token(conjunct).upos;
    if (conjunct != token && (upos == Upos::VERB || upos == Upos::AUX)) continue;
    // "Qatar and Egypt, members of the League, met": said of those before
    if (conjunct != token && tree_->lemma(conjunct) == "member" && !tree_->is(tree_->child(conjunct, Relation::cc)))
      continue;
    // "Chad offered 800 soldiers and Niger 500": a name beside a thing is no conjunct of it
    if (conjunct != token && !first_named && descend) {
      const Mention* mention = entities_->headed(sentence_, conjunct);
      if (mention != nullptr && mention->kind == MentionKind::name && mention->head == conjunct &&
          found.size() == start)
        continue;
    }
    if (!mentioned(conjunct, depth, found)) {
      // "Members of the Union, a body of jurists": they are the Union's
      if (is_partitive(tree_->lemma(conjunct)) && descend && !named_beside(conjunct)) below(conjunct, depth + 1, found);
      if (found.size() > before) continue;
      // "Army Chief Asim Munir", "its neighbour, Chad": the name may hang below the noun.
      for (const auto c : tree_->children(conjunct)) {
        const Relation relation = tree_->relation(c);
        if (relation == Relation::appos) phrase(c, false, depth + 1, found);
        if (relation == Relation::flat || relation == Relation::nmod_desc) mentioned(c, depth, found);
        if (found.size() > before) break;
      }
    } else {
      // A list without "and" ("Turkey, Iran"), or examples ("countries such as Turkey").
      const Entity& own = (*entities_)[found.back().id];
      for (const auto c : tree_->children(conjunct)) {
        if (tree_->relation(c) == Relation::appos) {
          const Mention* other = entities_->headed(sentence_, c);
          if (other == nullptr || other->entities.empty()) continue;
          const Entity& entity = (*entities_)[other->entities.front()];
          // "the Kenyan people, the news agency X said": an agency of nobody named is no people
          const bool some_body = lexicon_->has("org-heads", tree_->lemma(conjunct));
          const bool other_kind = entity.kind == EntityKind::organization && !own.state.empty() && !some_body;
          // "the main rebel group, the Liberation Front": the name is who
          const Mention* described = entities_->headed(sentence_, conjunct);
          const bool nameless = own.kind == EntityKind::force && !own.regular && entity.kind != EntityKind::state &&
                                described != nullptr && described->kind == MentionKind::nominal &&
                                other->kind == MentionKind::name;
          const bool named =
              (own.kind == EntityKind::group || nameless) && entity.kind != EntityKind::group && !other_kind;
          if (named) {
            found.pop_back();
            phrase(c, false, depth, found);
            break;
          }
          const bool list = own.kind == EntityKind::state && entity.kind == EntityKind::state && own.key != entity.key;
          if (list) phrase(c, false, depth, found);
        }
      }
    }
    const bool group = found.size() > before && (*entities_)[found.back().id].kind == EntityKind::group;
    if (group || found.size() == before) {
      for (const auto c : tree_->children(conjunct)) {
        const std::string_view marker = tree_->marker(c);
        if (tree_->relation(c) == Relation::nmod && (marker == "such" || marker == "like" || marker == "include" ||
                                                     marker == "including" || marker == "particularly")) {
          const std::size_t members = found.size();
          phrase(c, false, depth, found);
          // The members stand for the group.
          if (group && found.size() > members) found.erase(found.begin() + static_cast<std::ptrdiff_t>(members) - 1);
          examples = examples || found.size() > members;
        }
      }
    }
    if (found.size() == before && descend && !is_somebody_elses(*tree_, conjunct)) below(conjunct, depth + 1, found);
  }
  // "its enemies or rivals, such as Israel": the examples stand for all the groups named with them.
  if (examples) {
    const auto from = found.begin() + static_cast<std::ptrdiff_t>(start);
    found.erase(std::remove_if(from, found.end(),
                               [&](const ActorRef& ref) { return (*entities_)[ref.id].kind == EntityKind::group; }),
                found.end());
  }
}

}  // namespace entente::ingest
