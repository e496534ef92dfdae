#include "query/ask/forms.hpp"

#include <algorithm>
#include <array>

#include "query/ask/closed_words.hpp"

namespace entente::query::forms {
namespace {

/// What follows an active verb: its object, and whom it is for.
struct Tail {
  Party object;
  bool has_object = false;
  bool or_mentioned = false;
  std::string named;  ///< words the sentence must hold, of a recipient that is no node
};

/// Reads [preposition] [PARTY] [preposition PARTY] to the end. "what to Gaza" makes Gaza the object.
std::optional<Tail> read_tail(Cursor& cursor) {
  Tail tail;
  cursor.take_preposition();
  if (cursor.at_end()) return tail;
  if (cursor.take("by")) return std::nullopt;
  if (!cursor.take_party(tail.object)) return std::nullopt;
  tail.has_object = true;
  if (cursor.take_preposition()) {
    Party second;
    if (cursor.at_end()) return tail;  // a preposition left behind: "who did what to"
    if (!cursor.take_party(second)) {
      if (tail.object.any()) tail.named = cursor.take_free_words();
      return tail.named.empty() ? std::nullopt : std::optional(tail);
    }
    if (tail.object.nodes.empty()) {
      second.asked = tail.object.asked;
      tail.object = second;
      tail.or_mentioned = !second.nodes.empty();
    } else if (second.nodes.empty()) {
      tail.object.asked = tail.object.asked || second.asked;
    } else {
      return std::nullopt;
    }
  }
  if (!cursor.at_end()) return std::nullopt;
  return tail;
}

/// Both ends of "A and B met": the relation holds between the two, in either direction.
void make_mutual(Question& question) {
  question.object = question.subject;
  question.either_way = true;
}

bool is_symmetric(const VerbGroup& group) {
  return std::any_of(group.senses.begin(), group.senses.end(), [](const VerbSense& sense) { return sense.symmetric; });
}

Question with_verb(Ask ask, const VerbGroup& group) {
  Question question;
  question.ask = ask;
  question.senses = group.senses;
  question.verb = group.lemma;
  question.negated = group.negated;
  return question;
}

/// PARTY [by PARTY]: the rest of a passive, whose grammatical subject is the object of the act.
std::optional<Question> finish_passive(Cursor& cursor, Ask ask, const VerbGroup& group, Party patient) {
  Question question = with_verb(ask, group);
  question.object = std::move(patient);
  if (cursor.take("by")) {
    if (!cursor.take_party(question.subject)) return std::nullopt;
  } else if (cursor.take_preposition()) {
    // "what was offered to Gaza": the object is whom it was offered to.
    Party recipient;
    if (!cursor.at_end()) {
      if (!cursor.take_party(recipient)) {
        if (question.object.any()) question.about = cursor.take_free_words();
        return question.about.empty() ? std::nullopt : std::optional(question);
      }
      if (question.object.nodes.empty()) {
        recipient.asked = question.object.asked;
        question.object = std::move(recipient);
        question.or_mentioned = !question.object.nodes.empty();
      }
    }
    if (cursor.take("by") && !cursor.take_party(question.subject)) return std::nullopt;
  }
  if (!cursor.at_end()) return std::nullopt;
  return question;
}

std::optional<Question> finish_active(Cursor& cursor, Ask ask, const VerbGroup& group, Party agent) {
  Question question = with_verb(ask, group);
  question.subject = std::move(agent);
  const auto tail = read_tail(cursor);
  if (!tail) return std::nullopt;
  question.object = tail->object;
  question.or_mentioned = tail->or_mentioned;
  question.about = tail->named;
  if (!tail->has_object && question.subject.nodes.size() > 1 && is_symmetric(group)) make_mutual(question);
  return question;
}

}  // namespace

std::optional<Question> relation(Cursor& cursor) {
  Party first;
  if (!cursor.take_party(first)) return std::nullopt;
  // "states that offered troops"
  if (!cursor.take("that") && cursor.peek() == "who") cursor.take("who");
  VerbGroup group;
  if (!cursor.take_verb_group(group)) return std::nullopt;
  if (group.passive) return finish_passive(cursor, Ask::relations, group, std::move(first));
  return finish_active(cursor, Ask::relations, group, std::move(first));
}

std::optional<Question> object_question(Cursor& cursor) {
  // "by whom was Pakistan thanked"
  if (cursor.take("by")) {
    Party agent;
    Party patient;
    VerbGroup group;
    const bool read = cursor.take_party(agent) && is_be(cursor.peek()) && cursor.take_auxiliary() &&
                      cursor.take_party(patient) && cursor.take_verb_group(group, "was") && cursor.at_end();
    if (!read || !group.passive) return std::nullopt;
    Question question = with_verb(Ask::relations, group);
    question.subject = std::move(agent);
    question.object = std::move(patient);
    return question;
  }
  cursor.take_preposition();  // "with whom did Dar talk"
  Party asked;
  VerbGroup noun;
  bool about_noun = false;  // "what offers did Pakistan make"
  const std::size_t start = cursor.position();
  if ((cursor.take("which") || cursor.take("what")) && cursor.take_action_noun(noun)) {
    about_noun = true;
    asked.asked = true;
  } else {
    cursor.go_to(start);
    if (!cursor.take_party(asked) || !asked.asked) return std::nullopt;
  }
  const std::string auxiliary(cursor.peek());
  if (!cursor.take_auxiliary()) return std::nullopt;
  bool negated = cursor.take("not");
  Party agent;
  cursor.skip_adverbs();
  if (!cursor.take_party(agent)) return std::nullopt;
  VerbGroup group;
  if (about_noun) {
    negated = cursor.take("not") || negated;
    if (!is_light_verb(cursor.peek())) return std::nullopt;
    cursor.go_to(cursor.position() + 1);
    group = noun;
  } else if (!cursor.take_verb_group(group, auxiliary)) {
    return std::nullopt;
  }
  group.negated = group.negated || negated;
  if (group.passive) {  // "what was Pakistan offered [by Iran]": Pakistan is the one it was offered to
    return finish_passive(cursor, Ask::relations, group, std::move(agent));
  }
  Question question = with_verb(Ask::relations, group);
  question.subject = std::move(agent);
  question.object = asked;
  if (question.senses.empty() && cursor.take("to")) {
  }
  cursor.take_preposition();
  if (!cursor.at_end()) {  // "what did Pakistan offer to Gaza"
    Party recipient;
    if (!cursor.take_party(recipient)) {
      if (question.object.any()) question.about = cursor.take_free_words();
      return question.about.empty() ? std::nullopt : std::optional(question);
    }
    cursor.take_preposition();
    if (!cursor.at_end()) return std::nullopt;
    recipient.asked = true;
    question.object = std::move(recipient);
    question.or_mentioned = !question.object.nodes.empty();
  }
  return question;
}

std::optional<Question> yes_no(Cursor& cursor) {
  cursor.take_all({"is", "it", "true", "that"});
  const std::string auxiliary(cursor.peek());
  const bool fronted = cursor.take_auxiliary();
  bool negated = cursor.take("not");
  Party agent;
  if (!cursor.take_party(agent) || agent.asked) return std::nullopt;
  VerbGroup group;
  if (!cursor.take_verb_group(group, fronted ? std::string_view(auxiliary) : std::string_view())) return std::nullopt;
  negated = negated && fronted;
  group.negated = group.negated || negated;
  return group.passive ? finish_passive(cursor, Ask::yes_no, group, std::move(agent))
                       : finish_active(cursor, Ask::yes_no, group, std::move(agent));
}

std::optional<Question> reason(Cursor& cursor) {
  Ask ask = Ask::relations;
  if (cursor.take_all({"how", "often"}) || cursor.take_all({"how", "many", "times"})) {
    ask = Ask::mentions;
  } else if (!cursor.take("why") && !cursor.take("when")) {
    return std::nullopt;
  }
  std::optional<Question> question = yes_no(cursor);
  if (question) question->ask = ask;
  return question;
}

std::optional<Question> count(Cursor& cursor) {
  if (!cursor.take_all({"how", "many"})) return std::nullopt;
  // The words after "how many" are read as if they stood after "which".
  Party asked;
  if (!label_of_noun(cursor.peek()) || !cursor.take_party(asked)) return std::nullopt;
  asked.asked = true;
  const std::size_t after = cursor.position();
  VerbGroup group;
  std::optional<Question> question;
  if (cursor.take_verb_group(group)) {
    question = group.passive ? finish_passive(cursor, Ask::actors, group, asked)
                             : finish_active(cursor, Ask::actors, group, asked);
    if (question) return question;
  }
  cursor.go_to(after);
  const std::string auxiliary(cursor.peek());
  Party agent;
  if (!cursor.take_auxiliary() || !cursor.take_party(agent) || !cursor.take_verb_group(group, auxiliary))
    return std::nullopt;
  cursor.take_preposition();
  if (!cursor.at_end()) return std::nullopt;
  question = with_verb(Ask::actors, group);
  question->subject = std::move(agent);
  question->object = std::move(asked);
  if (group.passive) std::swap(question->subject, question->object);
  return question;
}

std::optional<Question> link(Cursor& cursor) {
  const auto is_linked = [&cursor] {
    for (const std::string_view word : {"connected", "linked", "related", "tied", "joined"}) {
      if (cursor.take(word)) return true;
    }
    return false;
  };
  const auto connection_noun = [&cursor] {
    cursor.skip_determiners();
    for (const std::string_view word :
         {"connection", "connections", "link", "links", "path", "relation", "relationship", "ties"}) {
      if (cursor.take(word)) return true;
    }
    return false;
  };
  Question question;
  question.ask = Ask::connection;
  const auto two_ends = [&] {
    if (!cursor.take_party(question.subject) || question.subject.nodes.empty()) return false;
    if (question.subject.nodes.size() == 2) {
      question.object.nodes = {question.subject.nodes.back()};
      question.subject.nodes.pop_back();
      return true;
    }
    if (!cursor.take("and") && !cursor.take_preposition()) return false;
    return cursor.take_party(question.object) && question.object.nodes.size() == 1;
  };
  const std::size_t start = cursor.position();
  bool read = false;
  if (cursor.take("how") && cursor.take_auxiliary()) {
    if (cursor.take_party(question.subject)) {
      if (question.subject.nodes.size() == 2) {
        question.object.nodes = {question.subject.nodes.back()};
        question.subject.nodes.pop_back();
        read = is_linked() || cursor.take("connect") || cursor.take("relate");
      } else {
        read = (is_linked() || cursor.take("connect") || cursor.take("relate")) && cursor.take_preposition() &&
               cursor.take_party(question.object);
      }
    }
  } else {
    cursor.go_to(start);
    if (cursor.take("what") && (cursor.take("connects") || cursor.take("links"))) {
      read = two_ends();
    } else {
      cursor.go_to(start);
      if (cursor.take("what") || cursor.take("which")) {
        cursor.take_auxiliary();
      } else if (is_be(cursor.peek())) {  // "is Iran connected to Israel"
        cursor.take_auxiliary();
        read = cursor.take_party(question.subject);
        if (read && question.subject.nodes.size() == 2) {
          question.object.nodes = {question.subject.nodes.back()};
          question.subject.nodes.pop_back();
          read = is_linked();
        } else {
          read = read && is_linked() && cursor.take_preposition() && cursor.take_party(question.object);
        }
      }
      if (!read) {
        cursor.take("shortest");
        read = connection_noun() && (cursor.take("between") || cursor.take("from")) && two_ends();
      }
    }
  }
  if (!read || !cursor.at_end() || question.subject.nodes.size() != 1 || question.object.nodes.size() != 1)
    return std::nullopt;
  return question;
}

std::optional<Question> between(Cursor& cursor) {
  VerbGroup group;
  if (cursor.take("what")) {
    if (!cursor.take("happened") && !cursor.take_all({"has", "happened"}) && !cursor.take_all({"is", "going", "on"})) {
      cursor.take_auxiliary();
      if (!cursor.take_action_noun(group)) return std::nullopt;
      cursor.take_auxiliary();  // "what talks were there between"
      cursor.skip_adverbs();
    }
  } else if (!cursor.take_action_noun(group)) {
    return std::nullopt;
  }
  Question question = with_verb(Ask::relations, group);
  if (!cursor.take("between") || !cursor.take_party(question.subject) || question.subject.nodes.size() != 2 ||
      !cursor.at_end()) {
    return std::nullopt;
  }
  make_mutual(question);
  return question;
}

std::optional<Question> noun(Cursor& cursor) {
  if (cursor.take("what") || cursor.take("which")) {
    cursor.take_auxiliary();
    cursor.skip_adverbs();
  }
  Party possessor;
  VerbGroup group;
  // "Pakistan's offers to Gaza"
  const std::size_t start = cursor.position();
  const bool possessed =
      cursor.take_party(possessor) && !possessor.asked && cursor.take("'s") && cursor.take_action_noun(group);
  if (!possessed) {
    cursor.go_to(start);
    possessor = {};
    if (!cursor.take_action_noun(group)) return std::nullopt;
    cursor.take_auxiliary();  // "what objections are there to Turkey"
    cursor.skip_adverbs();
  }
  Question question = with_verb(Ask::relations, group);
  question.subject = possessor;
  for (int phrases = 0; !cursor.at_end() && phrases < 2; ++phrases) {
    const bool agent = cursor.take("by") || cursor.take("from") || (phrases == 0 && !possessed && cursor.take("of"));
    if (!agent && !cursor.take_preposition()) return std::nullopt;
    if (!cursor.take_party(agent ? question.subject : question.object)) return std::nullopt;
  }
  if (!cursor.at_end()) return std::nullopt;
  return question;
}

std::optional<Question> profile(Cursor& cursor) {
  const bool asked = (cursor.take("who") || cursor.take("what")) && is_be(cursor.peek()) && cursor.take_auxiliary();
  Question question;
  question.ask = Ask::profile;
  if (!asked || !cursor.take_party(question.subject) || question.subject.nodes.empty() || !cursor.at_end())
    return std::nullopt;
  return question;
}

}  // namespace entente::query::forms
