#include "tests/export/hostile.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::test {

const std::vector<std::string>& hostile_names() {
  static const std::vector<std::string> kNames = {"plain",
                                                  "double \"quotes\"",
                                                  "single 'quotes'",
                                                  "back\\slash",
                                                  "ends in backslash\\",
                                                  "\\\"both\\\"",
                                                  "<b>bold</b>",
                                                  "<img src=x onerror=alert(1)>",
                                                  "</script><script>alert(1)</script>",
                                                  "&amp; & &lt;",
                                                  "]]>",
                                                  "<!-- comment -->",
                                                  "line\nbreak",
                                                  "carriage\rreturn",
                                                  "tab\tstop",
                                                  "=cmd|' /C calc'!A0",
                                                  "+1+1",
                                                  "-1-1",
                                                  "@SUM(A1)",
                                                  "comma, semicolon; colon: pipe|",
                                                  "a;b;c",
                                                  "{curly} [square] (round)",
                                                  "end",
                                                  "graph",
                                                  "node -> edge -- x",
                                                  "\\N \\G \\L \\n",
                                                  "`back` ``ticks``",
                                                  "$dollar ${x} #hash #35;",
                                                  "%s %n %d",
                                                  "'; DROP TABLE node; --",
                                                  "' OR 1=1 //",
                                                  "percent %41 %",
                                                  "\u202Eright to left",
                                                  "\u200Fmark\u200E",
                                                  "zero\u200Bwidth\uFEFF",
                                                  "Erdo\u011Fan \u0130stanbul \u0131",
                                                  "\u4E2D\u56FD \u65E5\u672C",
                                                  "\u0627\u0644\u0639\u0631\u0628\u064A\u0629",
                                                  "\U0001F600 emoji \U0001F1F5\U0001F1F0",
                                                  "e\u0301 combining",
                                                  "null\u2400 and \u2028 separators \u2029",
                                                  "very long " + std::string(300, 'x')};
  return kNames;
}

Store hostile_store() {
  const std::vector<std::string>& names = hostile_names();
  const std::vector<std::string> types = {"consults", "offers", "objects-to", "thanks"};
  const std::vector<std::string> labels = {"State", "Official", "Force", "Plan", "Organization", "Group", "Place"};
  const std::vector<Modality> modalities = {Modality::asserted, Modality::planned, Modality::possible,
                                            Modality::reported};
  Store store = Store::open(":memory:", OpenMode::read_write);
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::size_t j = (i + 1) % names.size();
    ExtractedDocument extracted;
    extracted.document.id = fmt::format("document {} {}", i, names[i].substr(0, 40));
    extracted.document.title = names[i].substr(0, 80);
    extracted.document.publisher = names[j].substr(0, 80);
    extracted.document.url = i % 3 == 0   ? fmt::format("https://example.org/{}?a=b&copy=\"><b>", i)
                             : i % 3 == 1 ? "javascript:alert(1)"
                                          : "";
    if (i % 4 != 0)
      extracted.document.published = Date::parse(i % 4 == 1 ? "2025-11-30" : i % 4 == 2 ? "2025-11" : "2025");
    const std::string sentence = names[i] + " met " + names[j] + ".";
    extracted.document.text = sentence;
    extracted.sentences = {{.start = 0, .end = static_cast<std::uint32_t>(sentence.size())}};
    const auto claim = [&](std::size_t k) {
      NodeClaim node;
      node.key = fmt::format("place/x{:02}", k);
      node.label = labels[k % labels.size()];
      node.name = names[k];
      node.authoritative = true;
      node.state = k % 2 == 0 ? "PAK" : "";
      node.properties = {{"role", names[k].substr(0, 50)}, {"wikidata", fmt::format("Q{}", k)}};
      node.aliases = {{"alias of " + names[k].substr(0, 60), 1}};
      return node;
    };
    extracted.nodes = i < j ? std::vector<NodeClaim>{claim(i), claim(j)} : std::vector<NodeClaim>{claim(j), claim(i)};
    const auto actor = [&](std::size_t k, std::size_t start) {
      return Actor{.key = fmt::format("place/x{:02}", k),
                   .label = labels[k % labels.size()],
                   .name = names[k],
                   .state = k % 2 == 0 ? "PAK" : "",
                   .span = {.start = static_cast<std::uint32_t>(start),
                            .end = static_cast<std::uint32_t>(start + names[k].size())}};
    };
    const std::size_t count = i == 0 ? types.size() : 1;  // parallel edges between the first two
    for (std::size_t t = 0; t < count; ++t) {
      Evidence evidence;
      evidence.type = types[(i + t) % types.size()];
      evidence.cameo = "040";
      evidence.plover = "CONSULT";
      evidence.source = actor(i, 0);
      evidence.target = actor(j, names[i].size() + 5);
      evidence.trigger = {.start = static_cast<std::uint32_t>(names[i].size() + 1),
                          .end = static_cast<std::uint32_t>(names[i].size() + 4)};
      evidence.negated = i % 5 == 4;
      evidence.modality = modalities[i % modalities.size()];
      evidence.confidence = 0.5 + 0.01 * static_cast<double>(i);
      evidence.rule = "test:hostile";
      if (i % 2 == 0) evidence.date = Date::parse("2025-12-01");
      extracted.evidence.push_back(evidence);
    }
    std::sort(extracted.evidence.begin(), extracted.evidence.end(),
              [](const Evidence& a, const Evidence& b) { return a.type < b.type; });
    store.add(extracted);
  }
  return store;
}

}  // namespace entente::test
