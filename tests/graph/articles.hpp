#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "graph/store/store.hpp"

/// Made-up articles, already read, and ways to look at a whole store.
namespace entente::testing {

/// A folder that is removed with all it holds.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "entente-test-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("mkdtemp");
    path_ = pattern;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  [[nodiscard]] std::string file(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

inline NodeClaim claim(const std::string& key, const std::string& name) {
  NodeClaim made;
  made.key = key;
  made.label = "State";
  made.name = name;
  made.state = "PAK";
  made.aliases = {{name, 1}};
  return made;
}

/// Evidence in sentence 0 whose mentions stand at its first bytes.
inline Evidence says(const std::string& source, const std::string& type, const std::string& target,
                     double confidence = 0.5) {
  Evidence made;
  made.type = type;
  made.cameo = "040";
  made.plover = "CONSULT";
  made.source.key = source;
  made.source.span = {.start = 0, .end = 4};
  made.target.key = target;
  made.target.span = {.start = 5, .end = 8};
  made.trigger = {.start = 4, .end = 5};
  made.confidence = confidence;
  made.rule = "verb:meet";
  return made;
}

/// One sentence, the nodes given, no evidence yet.
inline ExtractedDocument article(const std::string& id, const std::string& text, std::vector<NodeClaim> nodes = {}) {
  ExtractedDocument made;
  made.document.id = id;
  made.document.title = "Title of " + text.substr(0, 5);
  made.document.published = Date{.year = 2025, .month = 11, .day = 30};
  made.document.text = text;
  made.sentences = {{.start = 0, .end = static_cast<std::uint32_t>(text.size())}};
  made.nodes = std::move(nodes);
  return made;
}

/// A store in memory with an article of each date, in all of which Pakistan consults Turkey on that date.
inline Store consulted_on(const std::vector<std::string>& dates) {
  Store store = Store::open(":memory:", OpenMode::read_write);
  for (const std::string& date : dates) {
    ExtractedDocument document =
        article(date, "Text of " + date, {claim("state/PAK", "Pakistan"), claim("state/TUR", "Turkey")});
    document.evidence = {says("state/PAK", "consults", "state/TUR")};
    document.evidence[0].date = Date::parse(date);
    store.add(document);
  }
  return store;
}

/// Article number n of a stream that is the same for the same n: several sentences, shared nodes under varying names,
/// labels and properties, several pieces of evidence.
inline ExtractedDocument random_article(std::uint64_t n) {
  std::mt19937_64 random(n * 7919 + 1);
  const auto pick = [&](std::uint32_t below) { return static_cast<std::uint32_t>(random() % below); };
  ExtractedDocument made;
  made.document.id = fmt::format("{:05}.txt", n);
  made.document.url = fmt::format("https://news.example/{}", n);
  made.document.title = fmt::format("Article {}", n);
  made.document.publisher = pick(2) == 0 ? "The Example" : "";
  if (pick(5) != 0) made.document.published = Date::from_days(static_cast<std::int32_t>(20400 + pick(30)));
  const std::uint32_t sentences = 2 + pick(6);
  for (std::uint32_t i = 0; i < sentences; ++i) {
    const auto start = static_cast<std::uint32_t>(made.document.text.size());
    made.document.text +=
        fmt::format("Ministers of side {} met the envoys of side {} again in talks {}.", pick(9), pick(9), n);
    made.sentences.push_back({.start = start, .end = static_cast<std::uint32_t>(made.document.text.size())});
    made.document.text += '\n';
  }
  std::set<std::uint32_t> numbers;
  for (std::uint32_t i = 0; i < 2 + pick(5); ++i) numbers.insert(pick(12));
  std::vector<std::string> keys;
  for (const std::uint32_t number : numbers) {
    NodeClaim node;
    node.key = fmt::format("state/{:03}", number);
    keys.push_back(node.key);
    node.label = pick(10) == 0 ? "Force" : "State";
    node.authoritative = pick(4) == 0;
    node.name = node.authoritative ? fmt::format("Land {}", number) : fmt::format("Land {} {}", number, pick(3));
    node.state = pick(3) == 0 ? "" : fmt::format("S{:02}", pick(2));
    if (pick(2) == 0) node.properties["role"] = fmt::format("role {}", pick(3));
    if (pick(3) == 0) node.properties["iso2"] = fmt::format("{:02}", number);
    for (std::uint32_t i = 0; i < pick(4); ++i)
      node.aliases[fmt::format("Ländchen {}-{}", number, pick(4))] += 1 + pick(3);
    made.nodes.push_back(node);
  }
  const std::vector<std::string> types = {"consults", "offers", "objects-to"};
  for (std::uint32_t i = 0; i < pick(8); ++i) {
    const std::uint32_t sentence = pick(sentences);
    const std::uint32_t start = made.sentences[sentence].start;
    Evidence evidence = says(keys[pick(static_cast<std::uint32_t>(keys.size()))], types[pick(3)],
                             keys[pick(static_cast<std::uint32_t>(keys.size()))], pick(101) / 100.0);
    evidence.sentence = sentence;
    evidence.cameo = pick(2) == 0 ? "040" : "042";
    evidence.source.span = {.start = start, .end = start + 9};
    evidence.target.span = {.start = start + 10, .end = start + 12};
    evidence.trigger = {.start = start + 20, .end = start + 23};
    evidence.negated = pick(6) == 0;
    evidence.modality = static_cast<Modality>(pick(4));
    if (pick(3) == 0) evidence.attributed_to = keys.front();
    if (pick(3) == 0) evidence.date = Date{.year = 2025, .month = static_cast<std::uint8_t>(1 + pick(12)), .day = 0};
    evidence.rule = fmt::format("rule {}", pick(3));
    made.evidence.push_back(evidence);
  }
  std::sort(made.evidence.begin(), made.evidence.end(), [](const Evidence& a, const Evidence& b) {
    return std::tuple(a.sentence, a.source.key, a.type, a.target.key) <
           std::tuple(b.sentence, b.source.key, b.type, b.target.key);
  });
  return made;
}

inline std::string iso(const std::optional<Date>& date) { return date ? date->iso() : "-"; }

/// Everything a store gives out, as text: equal stores give equal text.
inline std::string dump(const Store& store) {
  std::string text;
  for (const Document& document : store.documents()) {
    text += fmt::format("document {} {} {} {} {} {}\n", document.id, document.url, document.title, document.publisher,
                        iso(document.published), document.text);
  }
  for (const NodeRecord& node : store.nodes()) {
    text += fmt::format("node {} {} {} {}", node.key, node.label, node.name, node.state);
    for (const auto& [name, value] : node.properties) text += fmt::format(" {}={}", name, value);
    for (const std::string& alias : node.aliases) text += fmt::format(" [{}]", alias);
    text += '\n';
  }
  for (const EdgeRecord& edge : store.edges()) {
    text += fmt::format("edge {} {} {} {} {} {} {} {} {} {} {}\n", edge.key.source, edge.key.type, edge.key.target,
                        edge.key.negated, edge.cameo, edge.mentions, edge.documents, iso(edge.first), iso(edge.last),
                        to_string(edge.modality), edge.confidence);
  }
  store.for_each_evidence([&](const EvidenceRecord& record) {
    const Evidence& evidence = record.evidence;
    text += fmt::format("evidence {} {} {} {} {} {} {} {} {} {} {} {} {} [{}] [{}] [{}] [{}]\n", record.document,
                        evidence.sentence, evidence.source.key, evidence.type, evidence.target.key, evidence.negated,
                        evidence.cameo, to_string(evidence.modality), evidence.attributed_to, iso(evidence.date),
                        evidence.confidence, evidence.rule, evidence.source.name, record.sentence_text,
                        record.source_text, record.target_text, record.trigger_text);
  });
  return text;
}

}  // namespace entente::testing
