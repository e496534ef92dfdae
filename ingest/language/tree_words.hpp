#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/language/tree.hpp"

// Small questions the rules ask of words and trees.
namespace entente::ingest {

[[nodiscard]] inline bool contains(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Most questions end at the first letter, before anything is called to compare the rest.
[[nodiscard]] inline bool one_of(std::string_view word, std::span<const std::string_view> words) {
  if (word.empty()) return std::find(words.begin(), words.end(), word) != words.end();
  return std::any_of(words.begin(), words.end(), [&](std::string_view other) {
    return other.size() == word.size() && other.front() == word.front() && other == word;
  });
}

[[nodiscard]] inline bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return one_of(word, std::span<const std::string_view>(words.begin(), words.size()));
}

[[nodiscard]] inline bool is_noun(const language::Tree& tree, std::uint32_t token) {
  const language::Upos upos = tree.token(token).upos;
  return upos == language::Upos::NOUN || upos == language::Upos::PROPN;
}

[[nodiscard]] inline bool is_subject(language::Relation relation) {
  using language::Relation;
  return relation == Relation::nsubj || relation == Relation::nsubj_outer || relation == Relation::nsubj_pass;
}

/// Verbs that take whom and what ("handed the council a list").
[[nodiscard]] inline bool gives(std::string_view lemma) {
  return one_of(lemma, {"give", "issue", "grant", "hand", "send", "offer", "lend", "deny", "serve", "award", "pay",
                        "promise", "allow", "refuse", "deliver"});
}

/// What is done with a plan, a measure or a statement by whoever it comes from.
[[nodiscard]] inline bool is_making(std::string_view lemma) {
  return one_of(lemma,
                {"impose", "pass",  "issue",   "propose", "make",    "announce", "take",    "adopt",     "publish",
                 "launch", "plan",  "unveil",  "approve", "enact",   "commit",   "conduct", "introduce", "give",
                 "draft",  "table", "present", "submit",  "deliver", "put",      "sign",    "order",     "set"});
}

/// What people come together for, somewhere.
[[nodiscard]] inline bool is_meeting(std::string_view lemma) {
  return one_of(lemma, {"talk", "meeting", "summit", "negotiation", "conference", "session", "round", "gathering",
                        "forum", "congress", "consultation", "dialogue"});
}

/// "the jailing of activists": a noun made of a verb, with whom it is done to.
[[nodiscard]] inline bool is_gerund_noun(const language::Tree& tree, std::uint32_t token) {
  if (tree.token(token).upos != language::Upos::NOUN || !tree.token(token).form.ends_with("ing")) return false;
  const auto of = tree.child(token, language::Relation::nmod);
  return tree.is(of) && tree.marker(of) == "of";
}

/// "anti-American" in two words: the second of them.
[[nodiscard]] inline bool is_anti(const language::Tree& tree, std::uint32_t token) {
  return token > 0 && (tree.token(token - 1).form == "anti-" || tree.token(token - 1).form == "Anti-");
}

/// "U.S.-imposed sanctions": who stands joined to the participle before a noun; size of the tree when nobody does.
[[nodiscard]] inline std::uint32_t hyphen_agent(const language::Tree& tree, std::uint32_t participle) {
  using language::Xpos;
  const Xpos tag = tree.token(participle).xpos;
  const bool joined = participle >= 2 && (tag == Xpos::VBN || tag == Xpos::VBD) &&
                      tree.relation(participle) == language::Relation::amod && tree.token(participle - 1).form == "-" &&
                      tree.token(participle - 2).upos != language::Upos::ADV;
  return joined ? participle - 2 : tree.size();
}

/// who, whom, whose, which, and "that" as a pronoun.
[[nodiscard]] inline bool is_relative_pronoun(const language::Tree& tree, std::uint32_t token) {
  using language::Xpos;
  const Xpos tag = tree.token(token).xpos;
  return tag == Xpos::WDT || tag == Xpos::WP || tag == Xpos::WPS ||
         (tree.token(token).upos == language::Upos::PRON && tree.lemma(token) == "that");
}

}  // namespace entente::ingest
