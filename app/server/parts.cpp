#include "app/server/parts.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace entente::server {
namespace {

/// Order of marks over one place: the first shows.
struct Shown {
  std::uint32_t size;
  Role role;
  std::uint32_t start;
  std::size_t mark;
  friend auto operator<=>(const Shown&, const Shown&) = default;
};

Shown shown(const std::vector<Marked>& marks, std::size_t i) {
  return {.size = marks[i].span.size(), .role = marks[i].role, .start = marks[i].span.start, .mark = i};
}

}  // namespace

std::string_view to_string(Role role) {
  switch (role) {
    case Role::trigger:
      return "trigger";
    case Role::source:
      return "source";
    case Role::target:
      return "target";
    case Role::none:
      break;
  }
  return {};
}

std::vector<Part> cut(std::string_view text, const std::vector<Marked>& marks, const std::vector<ByteSpan>& sentences) {
  const auto inside = [&](ByteSpan span) { return span.start < span.end && span.end <= text.size(); };
  std::vector<std::uint32_t> cuts = {0, static_cast<std::uint32_t>(text.size())};
  std::vector<std::size_t> starts, ends;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (!inside(marks[i].span)) continue;
    cuts.insert(cuts.end(), {marks[i].span.start, marks[i].span.end});
    starts.push_back(i);
  }
  for (const ByteSpan sentence : sentences) {
    if (inside(sentence)) cuts.insert(cuts.end(), {sentence.start, sentence.end});
  }
  ends = starts;
  std::sort(starts.begin(), starts.end(),
            [&](std::size_t a, std::size_t b) { return marks[a].span.start < marks[b].span.start; });
  std::sort(ends.begin(), ends.end(),
            [&](std::size_t a, std::size_t b) { return marks[a].span.end < marks[b].span.end; });
  std::sort(cuts.begin(), cuts.end());
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());

  std::vector<Part> parts;
  std::set<Shown> open;
  std::size_t next_start = 0, next_end = 0, sentence = 0;
  for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
    const std::uint32_t at = cuts[i];
    while (next_start < starts.size() && marks[starts[next_start]].span.start <= at) {
      open.insert(shown(marks, starts[next_start++]));
    }
    while (next_end < ends.size() && marks[ends[next_end]].span.end <= at) open.erase(shown(marks, ends[next_end++]));
    while (sentence < sentences.size() && sentences[sentence].end <= at) ++sentence;
    Part part{.text = text.substr(at, cuts[i + 1] - at), .role = Role::none, .node = {}, .sentence = std::nullopt};
    if (sentence < sentences.size() && sentences[sentence].start <= at) {
      part.sentence = static_cast<std::uint32_t>(sentence);
    }
    if (!open.empty()) {
      const Marked& mark = marks[open.begin()->mark];
      part.role = mark.role;
      part.node = mark.node;
    }
    parts.push_back(part);
  }
  return parts;
}

std::vector<Marked> marks_of(const EvidenceRecord& record, std::uint32_t origin) {
  const Evidence& evidence = record.evidence;
  std::vector<Marked> marks;
  const auto add = [&](ByteSpan span, Role role, const std::string& node) {
    if (span.start < origin || span.end < span.start) return;
    marks.push_back({.span = {.start = span.start - origin, .end = span.end - origin}, .role = role, .node = node});
  };
  add(evidence.source.span, Role::source, evidence.source.key);
  add(evidence.target.span, Role::target, evidence.target.key);
  add(evidence.trigger, Role::trigger, {});
  return marks;
}

}  // namespace entente::server
