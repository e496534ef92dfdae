#include "ingest/relations/verb_repair.hpp"

#include "graph/text/calendar.hpp"
#include "ingest/entities/names.hpp"
#include "ingest/language/tree.hpp"
#include "ingest/language/tree_words.hpp"

namespace entente::ingest {
namespace {

using language::Relation;
using language::Sentence;
using language::Tree;
using language::Upos;
using language::Xpos;

/// Makes `verb` the sentence's, with `object` behind it.
void make_root(Sentence& sentence, std::uint32_t verb, std::uint32_t object) {
  auto& tokens = sentence.tokens;
  tokens[verb].head = -1;
  tokens[verb].relation = Relation::root;
  tokens[verb].xpos = Xpos::VBD;
  tokens[object].head = static_cast<std::int32_t>(verb);
  tokens[object].relation = Relation::obj;
}

void headline_verb(const Tree& tree, Sentence& sentence) {
  for (std::uint32_t verb = 1; verb < tree.size(); ++verb) {
    const Xpos tag = tree.token(verb).xpos;
    const bool noun = tree.token(verb).upos == Upos::NOUN && (tag == Xpos::NNS || tag == Xpos::VBZ);
    if (!noun || tree.relation(verb) != Relation::root) continue;
    if (tree.token(verb - 1).upos != Upos::PROPN || tree.relation(verb - 1) != Relation::compound ||
        tree.head(verb - 1) != verb)
      continue;
    const auto object = tree.child(verb, Relation::obj);
    if (!tree.is(object) || object < verb) continue;
    sentence.tokens[verb].upos = Upos::VERB;
    sentence.tokens[verb].xpos = Xpos::VBZ;
    sentence.tokens[verb - 1].relation = Relation::nsubj;
  }
}

/// "Ghana imposed sanctions on Chad", "Ghana's visit to Chad surprised diplomats": a sentence without a verb, because
/// its verb was read as the participle of what is its object. Whether a head was changed.
bool participle_verb(const Tree& tree, Sentence& sentence) {
  std::uint32_t root = tree.size();
  std::uint32_t verb = tree.size();
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    const Xpos tag = tree.token(i).xpos;
    const bool participle = tree.token(i).upos == Upos::VERB && (tag == Xpos::VBN || tag == Xpos::VBD) &&
                            tree.relation(i) == Relation::amod;
    const bool finite = tag == Xpos::VBD || tag == Xpos::VBZ || tag == Xpos::VBP || tag == Xpos::MD;
    if (finite && !participle) return false;
    if (!tree.has_head(i)) root = i;
    if (!participle || tree.is(verb) || i == 0 || tree.head(i) < i) continue;
    const Upos before = tree.token(i - 1).upos;
    if (before == Upos::NOUN || before == Upos::PROPN) verb = i;
  }
  if (!tree.is(root) || !tree.is(verb) || root > verb) return false;
  if (tree.token(root).upos != Upos::NOUN && tree.token(root).upos != Upos::PROPN) return false;
  const std::uint32_t object = tree.head(verb);
  auto& tokens = sentence.tokens;
  for (const auto c : tree.children(verb)) {
    if (c >= verb || tree.relation(c) == Relation::advmod) continue;
    // What stands before the verb belongs to its subject, with the preposition that was carried past the verb.
    tokens[c].head = static_cast<std::int32_t>(root);
    if (tree.relation(c) != Relation::obl && tree.relation(c) != Relation::nsubj) continue;
    tokens[c].relation = Relation::nmod;
    for (const auto preposition : tree.children(object)) {
      if (preposition < c && tree.relation(preposition) == Relation::case_)
        tokens[preposition].head = static_cast<std::int32_t>(c);
    }
  }
  tokens[root].head = static_cast<std::int32_t>(verb);
  tokens[root].relation = Relation::nsubj;
  make_root(sentence, verb, object);
  return true;
}

/// "The Council on Wednesday lifted sanctions imposed on Chad", read as sanctions that were imposed, lifted and the
/// Council's: a noun right before a participle is no part of the participle's noun. Whether a head was changed.
bool verb_within_phrase(const Tree& tree, Sentence& sentence) {
  for (std::uint32_t verb = 1; verb < tree.size(); ++verb) {
    const Xpos tag = tree.token(verb).xpos;
    if (tree.token(verb).upos != Upos::VERB || tree.relation(verb) != Relation::amod || !tree.has_head(verb)) continue;
    const std::uint32_t object = tree.head(verb);
    if ((tag != Xpos::VBD && tag != Xpos::VBN) || object < verb) continue;
    // "The Council on Wednesday rejected calls by Chad": the sentence has no other verb
    const bool alone = !tree.has_head(object) && !tree.is(tree.child(object, Relation::cop, Relation::aux));
    if (!alone && !tree.has_head(object)) continue;
    const std::uint32_t root = alone ? object : tree.head(object);
    const bool reduced = !tree.has_head(root) && tree.relation(object) == Relation::nsubj_pass && root > object &&
                         !tree.is(tree.child(root, Relation::aux_pass, Relation::aux));
    if (!reduced && !alone) continue;
    std::uint32_t subject = tree.size();
    for (const auto c : tree.children(object)) {
      const Upos upos = tree.token(c).upos;
      const bool noun = upos == Upos::PROPN || upos == Upos::NOUN;
      const bool before = tree.relation(c) == Relation::compound || (alone && tree.relation(c) == Relation::nsubj);
      if (c < verb && noun && before && !tree.is(tree.child(c, Relation::case_))) subject = c;
    }
    if (!tree.is(subject)) continue;
    // "Security Council sanctions", "UN adopted sanctions": a day between tells them apart
    const bool day = is_weekday(lower_form(tree.token(verb - 1)));
    if (alone && !day && tree.relation(subject) != Relation::nsubj) continue;
    auto& tokens = sentence.tokens;
    for (const auto c : tree.children(object)) {
      if (c >= verb) continue;
      const bool oblique = tree.is(tree.child(c, Relation::case_));
      const bool behind = c > subject;
      tokens[c].head = static_cast<std::int32_t>(c == subject || behind ? verb : subject);
      if (c == subject) tokens[c].relation = Relation::nsubj;
      if (oblique) tokens[c].relation = Relation::obl;
    }
    make_root(sentence, verb, object);
    if (alone) return true;
    tokens[root].head = static_cast<std::int32_t>(object);
    tokens[root].relation = Relation::acl;
    tokens[root].xpos = Xpos::VBN;
    return true;
  }
  return false;
}

/// "Clashes between ... continued": a plural noun that was taken for a verb, though it is a subject.
void nouns_for_verbs(const Tree& tree, Sentence& sentence) {
  for (std::uint32_t i = 0; i < tree.size(); ++i) {
    const Relation relation = tree.relation(i);
    // "is open to talks": no infinitive ends in an s
    const auto to = tree.child(i, Relation::mark);
    if (tree.token(i).upos == Upos::VERB && relation == Relation::xcomp && tree.is(to) && to + 1 == i &&
        tree.token(to).form == "to" && tree.token(i).form == std::string(tree.lemma(i)) + "s") {
      auto& tokens = sentence.tokens;
      for (const auto c : tree.children(i)) {
        if (tree.relation(c) == Relation::obl) tokens[c].relation = Relation::nmod;
      }
      tokens[i].upos = Upos::NOUN;
      tokens[i].xpos = Xpos::NNS;
      tokens[i].relation = Relation::obl;
      tokens[to].relation = Relation::case_;
      tokens[to].upos = Upos::ADP;
      continue;
    }
    const bool nominal = is_subject(relation) || relation == Relation::obj || relation == Relation::nmod;
    const Xpos tag = tree.token(i).xpos;
    if (!nominal || tree.token(i).upos != Upos::VERB || tag == Xpos::VBG) continue;
    // "will hold talks with": what is held is a thing
    const bool object = relation == Relation::obj && tree.has_head(i) && tree.token(tree.head(i)).upos == Upos::VERB &&
                        !tree.is(tree.child(i, Relation::nsubj, Relation::mark, Relation::aux));
    if (!object && !tree.is(tree.child(i, Relation::nmod, Relation::det, Relation::nmod_poss))) continue;
    for (const auto c : tree.children(i)) {
      if (object && tree.relation(c) == Relation::obl) sentence.tokens[c].relation = Relation::nmod;
    }
    sentence.tokens[i].upos = Upos::NOUN;
    if (tag != Xpos::NN) sentence.tokens[i].xpos = tag == Xpos::VBZ || tag == Xpos::NNS ? Xpos::NNS : Xpos::NN;
  }
}

/// "pulled out of the deal", "brushed aside the complaints": the adverb is the verb's, not a preposition of the noun.
bool particles(const Tree& tree, Sentence& sentence) {
  bool changed = false;
  for (std::uint32_t i = 1; i + 1 < tree.size(); ++i) {
    const std::string_view form = tree.token(i).form;
    if (tree.token(i - 1).upos != Upos::VERB || tree.relation(i) != Relation::case_ || !tree.has_head(i)) continue;
    const bool out = form == "out" && tree.token(i + 1).form == "of" && tree.relation(i + 1) == Relation::case_ &&
                     tree.head(i + 1) == tree.head(i);
    // "called in the ambassador"
    const std::uint32_t noun = tree.head(i);
    const bool called = form == "in" && one_of(tree.lemma(i - 1), {"call", "haul"}) &&
                        tree.relation(noun) == Relation::obl && tree.has_head(noun) && tree.head(noun) == i - 1 &&
                        one_of(tree.lemma(noun), {"ambassador", "attache", "charge", "consul", "diplomat", "envoy"});
    if (called) sentence.tokens[noun].relation = Relation::obj;
    if ((!out && !called && form != "aside") || tree.children(i).begin() != tree.children(i).end()) continue;
    sentence.tokens[i].head = static_cast<std::int32_t>(i - 1);
    sentence.tokens[i].relation = Relation::compound_prt;
    changed = true;
  }
  return changed;
}

/// "told Asante to jail protesters", read as a jail: behind whom one tells, such a word is a verb. Whether a head was
/// changed.
bool told_infinitive(const Tree& tree, Sentence& sentence) {
  for (std::uint32_t to = 2; to + 2 < tree.size(); ++to) {
    if (tree.token(to).form != "to" || tree.relation(to) != Relation::case_) continue;
    const std::uint32_t verb = to + 1;
    const std::uint32_t thing = tree.head(to);
    if (tree.token(verb).xpos != Xpos::NN || tree.relation(verb) != Relation::compound || tree.head(verb) != thing ||
        !tree.has_head(thing))
      continue;
    const std::uint32_t tell = tree.head(thing);
    const auto told = tree.child(tell, Relation::obj, Relation::iobj);
    if (!one_of(tree.lemma(tell), {"tell", "ask", "urge", "order", "instruct", "advise", "want", "force", "implore"}) ||
        !tree.is(told) || told > to)
      continue;
    auto& tokens = sentence.tokens;
    tokens[verb].upos = Upos::VERB;
    tokens[verb].xpos = Xpos::VB;
    tokens[verb].relation = Relation::xcomp;
    tokens[verb].head = static_cast<std::int32_t>(tell);
    tokens[to].relation = Relation::mark;
    tokens[to].upos = Upos::PART;
    tokens[to].head = static_cast<std::int32_t>(verb);
    tokens[thing].relation = Relation::obj;
    tokens[thing].head = static_cast<std::int32_t>(verb);
    return true;
  }
  return false;
}

/// "called Asante's claim \"nonsense\"": of two things it is called, the first is what is called so.
void called_thing(const Tree& tree, Sentence& sentence) {
  for (std::uint32_t verb = 0; verb + 2 < tree.size(); ++verb) {
    if (!one_of(tree.lemma(verb), {"call", "deem", "brand", "label", "term", "consider", "declare"})) continue;
    const std::uint32_t thing = tree.child(verb, Relation::xcomp);
    // "branded Asante a liar": nothing is given to him
    const auto whom = tree.child(verb, Relation::iobj);
    const auto what = tree.child(verb, Relation::obj);
    if (tree.is(whom) && tree.is(what) && verb < whom && whom < what) {
      sentence.tokens[whom].relation = Relation::obj;
      sentence.tokens[what].relation = Relation::xcomp;
      continue;
    }
    // "called the deal a mistake", where the mistake was taken for the object
    if (tree.is(thing) && tree.is(what) && verb < thing && thing < what && is_noun(tree, thing)) {
      sentence.tokens[thing].relation = Relation::obj;
      sentence.tokens[what].relation = Relation::xcomp;
      continue;
    }
    if (tree.is(what) || tree.is(tree.child(verb, Relation::nsubj_pass))) continue;
    if (!tree.is(thing) || thing < verb || !is_noun(tree, thing)) continue;
    for (const auto c : tree.children(verb)) {
      if (c > thing && tree.relation(c) == Relation::xcomp) sentence.tokens[thing].relation = Relation::obj;
    }
  }
}

/// "Kenya, for its part, called on Ghana", read as a passive: without any auxiliary, the main verb of a sentence that
/// is no headline is a past tense, unless someone did it.
void past_tenses(const Tree& tree, Sentence& sentence) {
  if (tree.size() == 0 || tree.token(tree.size() - 1).form != ".") return;
  for (std::uint32_t verb = 0; verb < tree.size(); ++verb) {
    const auto subject = tree.child(verb, Relation::nsubj_pass);
    if (tree.has_head(verb) || tree.token(verb).xpos != Xpos::VBN || !tree.is(subject) || subject > verb) continue;
    if (tree.is(tree.child(verb, Relation::aux, Relation::aux_pass, Relation::obl_agent))) continue;
    sentence.tokens[verb].xpos = Xpos::VBD;
    sentence.tokens[subject].relation = Relation::nsubj;
  }
}

/// "is opposed to a role for Chad", "was concerned about it", read as passives: how somebody is minded, by nobody.
void states_of_mind(const Tree& tree, Sentence& sentence) {
  static constexpr std::string_view kMinded[] = {"opposed",  "concerned", "worried",      "alarmed",    "disappointed",
                                                 "pleased",  "satisfied", "dissatisfied", "frustrated", "outraged",
                                                 "appalled", "dismayed",  "prepared",     "troubled"};
  for (std::uint32_t verb = 1; verb < tree.size(); ++verb) {
    const auto be = tree.child(verb, Relation::aux_pass);
    const std::string form = lower_form(tree.token(verb));
    const auto minded = std::find(std::begin(kMinded), std::end(kMinded), form);
    if (minded == std::end(kMinded) || tree.token(verb).upos != Upos::VERB || !tree.is(be)) continue;
    if (tree.is(tree.child(verb, Relation::obl_agent, Relation::obj))) continue;
    const auto children = tree.children(verb);
    const bool about = std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
      return c > verb && tree.relation(c) == Relation::obl &&
             one_of(tree.marker(c), {"to", "about", "with", "over", "at"});
    });
    if (!about) continue;
    auto& tokens = sentence.tokens;
    tokens[verb].upos = Upos::ADJ;
    tokens[verb].xpos = Xpos::JJ;
    tokens[verb].lemma = *minded;
    tokens[be].relation = Relation::cop;
    if (const auto who = tree.child(verb, Relation::nsubj_pass); tree.is(who)) tokens[who].relation = Relation::nsubj;
  }
}

/// "Fighting broke out", read as somebody's doing: a thing that happens. Changes relations only.
void happenings(const Tree& tree, Sentence& sentence) {
  for (std::uint32_t i = 0; i + 1 < tree.size(); ++i) {
    const bool gerund = tree.relation(i) == Relation::csubj && tree.token(i).xpos == Xpos::VBG && tree.has_head(i);
    if (!gerund || tree.is(tree.child(i, Relation::obj, Relation::nsubj, Relation::mark))) continue;
    if (lower_form(tree.token(i)) != "fighting") continue;
    auto& token = sentence.tokens[i];
    token.upos = Upos::NOUN;
    token.xpos = Xpos::NN;
    token.lemma = "fighting";
    token.relation = Relation::nsubj;
  }
}

/// "is set to visit Chad", read as set by somebody: an adjective has no passive. Changes relations only.
void adjectives_are(const Tree& tree, Sentence& sentence) {
  for (std::uint32_t i = 1; i < tree.size(); ++i) {
    const auto be = tree.child(i, Relation::aux_pass);
    if (tree.token(i).upos != Upos::ADJ || !tree.is(be) || !tree.is(tree.child(i, Relation::nsubj))) continue;
    sentence.tokens[be].relation = Relation::cop;
  }
}

/// "The two held talks", read as two talks that were held: who they are does it. Whether a head was changed.
bool two_who_do(const Tree& tree, Sentence& sentence) {
  for (std::uint32_t two = 1; two + 2 < tree.size(); ++two) {
    const std::uint32_t verb = two + 1;
    const Xpos tag = tree.token(verb).xpos;
    const bool past = tree.token(verb).upos == Upos::VERB && (tag == Xpos::VBD || tag == Xpos::VBN);
    if (!past || lower_form(tree.token(two)) != "two" || lower_form(tree.token(two - 1)) != "the" ||
        tree.relation(two) != Relation::nummod || tree.head(two) <= verb)
      continue;
    const std::uint32_t thing = tree.head(two);
    auto& tokens = sentence.tokens;
    if (tree.relation(thing) == Relation::obj && tree.has_head(thing) && tree.head(thing) == verb) {
      if (tree.is(tree.child(verb, Relation::nsubj, Relation::nsubj_pass))) continue;
    } else {
      const Relation place = tree.relation(thing);
      const bool clause = !tree.has_head(thing) || place == Relation::acl_relcl || place == Relation::advcl ||
                          place == Relation::ccomp || place == Relation::parataxis ||
                          (place == Relation::conj && tree.token(tree.head(thing)).upos == Upos::VERB);
      if (!clause || tree.relation(verb) != Relation::amod || tree.head(verb) != thing ||
          tree.is(tree.child(thing, Relation::cop, Relation::nsubj)))
        continue;
      for (const auto c : tree.children(thing)) {
        if (c + 1 < two || tree.relation(c) == Relation::punct) tokens[c].head = static_cast<std::int32_t>(verb);
      }
      tokens[verb].head = tokens[thing].head;
      tokens[verb].relation = place;
      tokens[thing].head = static_cast<std::int32_t>(verb);
      tokens[thing].relation = Relation::obj;
    }
    tokens[verb].xpos = Xpos::VBD;
    tokens[two].head = static_cast<std::int32_t>(verb);
    tokens[two].relation = Relation::nsubj;
    tokens[two - 1].head = static_cast<std::int32_t>(two);
    tokens[two - 1].relation = Relation::det;
    return true;
  }
  return false;
}

/// "shot dead two men": it is not the men who were dead. Whether a head was changed.
bool shot_dead(const Tree& tree, Sentence& sentence) {
  for (std::uint32_t dead = 1; dead + 1 < tree.size(); ++dead) {
    const std::uint32_t verb = dead - 1;
    if (tree.token(dead).form != "dead" || tree.lemma(verb) != "shoot" || tree.relation(dead) != Relation::amod ||
        !tree.has_head(dead))
      continue;
    const std::uint32_t whom = tree.head(dead);
    if (!tree.has_head(whom) || tree.head(whom) != verb || tree.relation(whom) != Relation::obj) continue;
    sentence.tokens[dead].head = static_cast<std::int32_t>(verb);
    sentence.tokens[dead].relation = Relation::advmod;
    return true;
  }
  return false;
}

}  // namespace

void repair_verbs(Sentence& sentence) {
  Tree tree(sentence);
  if (two_who_do(tree, sentence)) tree = Tree(sentence);
  if (participle_verb(tree, sentence) || verb_within_phrase(tree, sentence)) tree = Tree(sentence);
  if (particles(tree, sentence)) tree = Tree(sentence);
  if (told_infinitive(tree, sentence)) tree = Tree(sentence);
  if (shot_dead(tree, sentence)) tree = Tree(sentence);
  called_thing(tree, sentence);
  nouns_for_verbs(tree, sentence);
  past_tenses(tree, sentence);
  states_of_mind(tree, sentence);
  adjectives_are(tree, sentence);
  happenings(tree, sentence);
  headline_verb(tree, sentence);
}

}  // namespace entente::ingest
