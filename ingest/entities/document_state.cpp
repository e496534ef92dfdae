#include "ingest/entities/document_state.hpp"

#include <algorithm>

#include "graph/text/fold.hpp"

namespace entente::ingest {

using language::Relation;
using language::Upos;

DocumentState::DocumentState(std::span<const language::Tree> trees, const DocumentContext& context,
                             const Gazetteer& gazetteer, const Lexicon& lexicon, const Ontology& ontology)
    : trees_(trees), context_(context), gazetteer_(gazetteer), lexicon_(lexicon), ontology_(ontology) {
  result_.mentions.resize(trees.size());
  result_.speakers.resize(trees.size());
}

namespace {

/// "the U.S. military": an adjective that heads a phrase of its own.
bool stands_as_noun(const language::Tree& tree, std::uint32_t token, const Lexicon& lexicon) {
  return tree.token(token).upos == Upos::ADJ && lexicon.has("force-heads", tree.lemma(token)) &&
         takes_part(tree.relation(token));
}

}  // namespace

DocumentEntities DocumentState::run() {
  collect_names();
  // Read twice: the second time every office the article names is known from the start, so that "the deputy prime
  // minister" of the first paragraph is the one the fifth paragraph names.
  read();
  for (auto& mentions : result_.mentions) mentions.clear();
  for (Entity& entity : result_.entities) entity.aliases = defined_aliases_[entity.key];
  result_.facts.clear();
  recent_.clear();
  speaker_.clear();
  quoted_ = false;
  posts_.clear();
  last_met_.clear();
  read();
  find_protests();
  return std::move(result_);
}

void DocumentState::read() {
  for (std::uint32_t s = 0; s < trees_.size(); ++s) {
    // Persons last: the states and bodies beside them say what office they hold.
    for (const bool persons : {false, true}) {
      for (const NameSpan& span : names_[s]) {
        const bool known_or_long = span.kind == NameSpan::Kind::known || span.last - span.first > 2;
        const bool person =
            span.kind == NameSpan::Kind::person || (!known_or_long && names_person(text_of(s, span.first, span.last)));
        if (person == persons) resolve_name(s, span);
      }
    }
    find_speaker(s);
    follow_quotation(s);
    std::size_t next = 0;
    for (std::uint32_t t = 0; t < trees_[s].size(); ++t) {
      while (next < names_[s].size() && names_[s][next].last <= t) ++next;
      if (next < names_[s].size() && names_[s][next].first <= t) {
        if (t + 1 == names_[s][next].last) {
          const Mention* name = mention_of(s, names_[s][next].head);
          if (name != nullptr && name->kind == MentionKind::name)
            remember(s, names_[s][next].head, name->entities, false);
        }
        continue;
      }
      const auto& token = trees_[s].token(t);
      if (resolve_counted(s, t) || resolve_the_two(s, t)) continue;
      if (token.upos == Upos::PRON) {
        resolve_pronoun(s, t);
      } else if (token.upos == Upos::NOUN || token.upos == Upos::PROPN || token.upos == Upos::DET ||
                 stands_as_noun(trees_[s], t, lexicon_)) {
        resolve_noun(s, t);
      }
    }
    std::stable_sort(result_.mentions[s].begin(), result_.mentions[s].end(),
                     [](const Mention& a, const Mention& b) { return a.first < b.first; });
    find_members(s);
  }
}

void DocumentState::mention(std::uint32_t sentence, std::uint32_t first, std::uint32_t last, std::uint32_t head,
                            MentionKind kind, std::vector<EntityId> entities, bool capital) {
  Mention mention;
  mention.first = first;
  mention.last = last;
  mention.head = head;
  mention.span = span_of(sentence, first, last);
  mention.kind = kind;
  mention.capital = capital;
  if (kind == MentionKind::name) {
    for (const EntityId id : entities) ++result_[id].aliases[std::string(text_of(sentence, first, last))];
  }
  for (const EntityId id : entities) {
    if (id.value() >= last_met_.size()) last_met_.resize(result_.entities.size());
    last_met_[id.value()] = ++mentions_;
  }
  mention.entities = std::move(entities);
  result_.mentions[sentence].push_back(std::move(mention));
}

void DocumentState::remember(std::uint32_t sentence, std::uint32_t token, const std::vector<EntityId>& entities,
                             bool plural, bool somebody) {
  // "told Reuters": nobody speaks of it again
  if (entities.size() == 1 && result_[entities.front()].kind == EntityKind::organization &&
      lexicon_.has("media-names", fold_name(result_[entities.front()].name)))
    return;
  Recent recent;
  recent.entities = entities;
  recent.sentence = sentence;
  recent.token = token;
  recent.subject = is_subject(sentence, token);
  recent.main = recent.subject && is_main_subject(sentence, token);
  recent.plural = plural || entities.size() > 1;
  recent.person = somebody || entities.empty() || result_[entities.front()].kind == EntityKind::person;
  recent_.push_back(std::move(recent));
}

const Mention* DocumentState::mention_of(std::uint32_t sentence, std::uint32_t token) const {
  return result_.headed(sentence, token);
}

std::string_view DocumentState::text_of(std::uint32_t sentence, std::uint32_t first, std::uint32_t last) const {
  const auto& tokens = trees_[sentence].sentence().tokens;
  const char* begin = tokens[first].form.data();
  const std::string_view end = tokens[last - 1].form;
  return {begin, static_cast<std::size_t>(end.data() + end.size() - begin)};
}

ByteSpan DocumentState::span_of(std::uint32_t sentence, std::uint32_t first, std::uint32_t last) const {
  const auto& tokens = trees_[sentence].sentence().tokens;
  return {tokens[first].span.start, tokens[last - 1].span.end};
}

bool DocumentState::is_subject(std::uint32_t sentence, std::uint32_t token) const {
  const Tree& tree = trees_[sentence];
  // "the ambassador, Amina Rahal, paid a visit"
  const Mention* own = mention_of(sentence, token);
  const bool person =
      own != nullptr && !own->entities.empty() && result_[own->entities.front()].kind == EntityKind::person;
  // A name's last token may hang below its head.
  for (int steps = 0; steps < 4; ++steps) {
    const Relation relation = tree.relation(token);
    if (relation == Relation::nsubj || relation == Relation::nsubj_pass || relation == Relation::nsubj_outer)
      return true;
    if (relation != Relation::flat && relation != Relation::compound && relation != Relation::conj &&
        relation != Relation::nmod_poss && (relation != Relation::appos || !person))
      return false;
    if (!tree.has_head(token)) return false;
    token = tree.head(token);
  }
  return false;
}

/// Whether the clause a subject stands in is part of no other: not "Chad said *he* was held".
bool DocumentState::is_main_subject(std::uint32_t sentence, std::uint32_t token) const {
  const Tree& tree = trees_[sentence];
  std::uint32_t at = token;
  for (std::uint32_t steps = 0; steps < 12 && tree.has_head(at); ++steps) {
    const Relation relation = tree.relation(at);
    if (relation == Relation::ccomp || relation == Relation::acl_relcl || relation == Relation::acl ||
        relation == Relation::advcl || relation == Relation::xcomp)
      return false;
    at = tree.head(at);
  }
  return true;
}

EntityId DocumentState::intern(Entity entity) {
  const auto [at, fresh] =
      by_key_.try_emplace(entity.key, EntityId(static_cast<std::uint32_t>(result_.entities.size())));
  if (fresh) {
    if (entity.kind == EntityKind::person) {
      persons_.push_back(at->second);
      namesakes_.add(at->second, entity.words);
    }
    result_.entities.push_back(std::move(entity));
  }
  return at->second;
}

DocumentEntities resolve_entities(std::span<const language::Tree> trees, const DocumentContext& context,
                                  const Gazetteer& gazetteer, const Lexicon& lexicon, const Ontology& ontology) {
  return DocumentState(trees, context, gazetteer, lexicon, ontology).run();
}

}  // namespace entente::ingest
