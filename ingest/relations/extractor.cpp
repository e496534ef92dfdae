#include "ingest/relations/extractor.hpp"

#include <algorithm>
#include <tuple>

#include "ingest/entities/name_words.hpp"
#include "ingest/relations/crowd_names.hpp"
#include "ingest/relations/sentence_extractor.hpp"

namespace entente::ingest {
namespace {

Actor actor_of(const Entity& entity, ByteSpan span) {
  return {entity.key, std::string(label_of(entity.kind)), entity.name, entity.state, span};
}

Evidence structural(const StructuralFact& fact, const DocumentEntities& entities) {
  Evidence evidence;
  evidence.sentence = fact.sentence;
  evidence.type = fact.type;
  evidence.source = actor_of(entities[fact.source], fact.source_span);
  evidence.target = actor_of(entities[fact.target], fact.target_span);
  evidence.trigger = fact.trigger;
  evidence.confidence = 0.9;
  evidence.rule = fact.rule;
  evidence.path = fact.role;
  return evidence;
}

constexpr std::uint32_t kTopicReach = 3;  // sentences

bool is_undertaking(const Entity& entity) {
  return entity.kind == EntityKind::force && entity.state.empty() && !entity.authoritative;
}

/// The joint force, mission or plan a sentence speaks of: no single state's own.
std::optional<EntityId> undertaking_of(const DocumentEntities& entities, std::uint32_t sentence) {
  std::optional<EntityId> found;
  for (const Mention& mention : entities.mentions[sentence]) {
    for (const EntityId id : mention.entities) {
      if (is_undertaking(entities[id])) found = id;
    }
  }
  return found;
}

constexpr std::uint32_t kProtestReach = 2;  // sentences

/// Crowds are called by the part they take, once it is known where the text tells of protests.
void name_crowds(std::vector<Evidence>& all, std::span<const language::Tree> trees) {
  std::vector<bool> protest(trees.size() + 1, false);
  for (const Evidence& e : all) protest[e.sentence] = protest[e.sentence] || e.type == "protests";
  const auto in_a_protest = [&](std::uint32_t sentence) {
    const std::uint32_t from = sentence - std::min(sentence, kProtestReach);
    return std::any_of(protest.begin() + from, protest.begin() + sentence + 1, [](bool told) { return told; });
  };
  for (Evidence& e : all) {
    for (Actor* actor : {&e.source, &e.target}) {
      if (actor->label != "Group") continue;
      const std::string name = crowd_name(actor->name, {e.type, actor == &e.source, in_a_protest(e.sentence)});
      if (name == actor->name) continue;
      actor->name = name;
      actor->key = "group/" + key_slug(name);
    }
  }
}

auto identity(const Evidence& e) { return std::tie(e.sentence, e.type, e.source.key, e.target.key, e.negated); }

}  // namespace

Extractor::Extractor(const Ontology& ontology, const Lexicon& lexicon, const BindingModel* model)
    : ontology_(&ontology), lexicon_(&lexicon), model_(model), triggers_(ontology) {}

std::vector<Evidence> Extractor::extract(std::span<const language::Tree> trees, const DocumentEntities& entities,
                                         std::optional<Date> published, const BindingObserver& observer) const {
  std::vector<Evidence> all;
  std::optional<EntityId> topic;
  std::uint32_t topic_sentence = 0;
  MainClause before;
  const bool only_one = std::count_if(entities.entities.begin(), entities.entities.end(), is_undertaking) == 1;
  for (std::uint32_t s = 0; s < trees.size(); ++s) {
    if (trees[s].size() == 0) continue;
    const ActorFinder finder(trees[s], s, entities, *lexicon_);
    if (const auto undertaking = undertaking_of(entities, s)) {
      topic = undertaking;
      topic_sentence = s;
    }
    const bool near = topic && (only_one || s - topic_sentence <= kTopicReach);
    std::vector<Evidence> found = SentenceExtractor(finder, s, *ontology_, triggers_, find_dates(trees[s], published),
                                                    near ? topic : std::nullopt, all, before)
                                      .run(model_, observer);
    before = main_clause(finder, *ontology_);
    std::move(found.begin(), found.end(), std::back_inserter(all));
  }
  for (const StructuralFact& fact : entities.facts) {
    Evidence evidence = structural(fact, entities);
    const bool allowed = ontology_->may_join(evidence.type, evidence.source.label, evidence.target.label);
    if (allowed && evidence.source.key != evidence.target.key) all.push_back(std::move(evidence));
  }
  name_crowds(all, trees);
  // The most confident first among the same claims of a sentence, then one of each.
  std::sort(all.begin(), all.end(), [](const Evidence& a, const Evidence& b) {
    if (identity(a) != identity(b)) return identity(a) < identity(b);
    return std::tie(b.confidence, a.trigger, a.rule) < std::tie(a.confidence, b.trigger, b.rule);
  });
  all.erase(std::unique(all.begin(), all.end(),
                        [](const Evidence& a, const Evidence& b) { return identity(a) == identity(b); }),
            all.end());
  std::sort(all.begin(), all.end(), [](const Evidence& a, const Evidence& b) {
    return std::tie(a.sentence, a.source.span, a.target.span, a.type, a.source.key, a.target.key, a.negated) <
           std::tie(b.sentence, b.source.span, b.target.span, b.type, b.source.key, b.target.key, b.negated);
  });
  return all;
}

}  // namespace entente::ingest
