#include <fmt/format.h>

#include <ostream>

#include "query/export/escape.hpp"
#include "query/export/formats.hpp"
#include "query/export/style.hpp"

// One page that works from disk without network: every edge as a line that opens to its sentences, and a box that
// filters. Without scripts it is still a complete, readable document. Everything that comes from articles is escaped
// text.
namespace entente::query {
namespace {

constexpr std::string_view kHead = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>Entente</title>
<style>
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
input { font: inherit; padding: .4rem; width: 100%; box-sizing: border-box; }
summary { cursor: pointer; padding: .3rem 0; }
details { border-bottom: 1px solid #8886; }
blockquote { margin: .3rem 0 .3rem 1.5rem; }
cite { font-style: normal; opacity: .8; }
.negated .relation { text-decoration: underline dashed; }
.planned .relation, .possible .relation { text-decoration: underline dotted; }
.relation { font-weight: 600; }
.count { opacity: .8; }
</style>
</head>
<body>
<h1>Who did what to whom</h1>
<p><label for="filter">Show only lines that hold:</label> <input id="filter" type="search" autocomplete="off"></p>
<p id="shown" role="status"></p>
<main>
)";

constexpr std::string_view kFoot = R"(</main>
<script>
"use strict";
const lines = Array.from(document.querySelectorAll("details"));
const box = document.getElementById("filter");
const shown = document.getElementById("shown");
function filter() {
  const wanted = box.value.toLocaleLowerCase();
  let count = 0;
  for (const line of lines) {
    line.hidden = !line.textContent.toLocaleLowerCase().includes(wanted);
    if (!line.hidden) count += 1;
  }
  shown.textContent = count + " of " + lines.length + " relations";
}
box.addEventListener("input", filter);
filter();
</script>
</body>
</html>
)";

void write_evidence(const EvidenceRecord& record, std::ostream& out) {
  out << "<blockquote>" << escape::xml(escape::one_line(record.sentence_text)) << " <cite>\u2014 ";
  const std::string title = escape::xml(record.title.empty() ? record.document : record.title);
  if (style::is_web_address(record.url)) {
    out << "<a rel=\"noreferrer\" href=\"" << escape::xml(record.url) << "\">" << title << "</a>";
  } else {
    out << title;
  }
  if (!record.publisher.empty()) out << ", " << escape::xml(record.publisher);
  if (record.published) out << ", " << record.published->iso();
  out << fmt::format(" ({}, {:.2f})</cite></blockquote>\n", to_string(record.evidence.modality),
                     record.evidence.confidence);
}

}  // namespace

void write_html(const Selection& selection, std::ostream& out, const FormatOptions& /*options*/) {
  out << kHead;
  for (const EdgeId id : selection.edges) {
    const EdgeRecord edge = selection.edge(id);
    const Graph& graph = *selection.graph;
    out << fmt::format("<details id=\"{}\" class=\"{}{}\">\n<summary>{} <span class=\"relation\">{}</span> {} ",
                       escape::xml(style::edge_id(edge)), to_string(edge.modality), edge.key.negated ? " negated" : "",
                       escape::xml(graph.name(graph.source(id))), escape::xml(style::relation(edge)),
                       escape::xml(graph.name(graph.target(id))));
    out << fmt::format("<span class=\"count\">({})</span></summary>\n", edge.mentions);
    for (const FoundEvidence& found : selection.evidence(id)) write_evidence(found.record, out);
    out << "</details>\n";
  }
  out << kFoot;
}

}  // namespace entente::query
