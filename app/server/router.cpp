#include "app/server/router.hpp"

#include <algorithm>

#include "app/server/http_error.hpp"
#include "app/server/resources/judging.hpp"
#include "app/server/resources/resources.hpp"

namespace entente::server {
namespace {

using Names = std::vector<std::string_view>;

Names with_filters(Names names) {
  names.insert(names.end(),
               {"type", "direction", "since", "until", "as-of", "min-confidence", "asserted-only", "negated"});
  return names;
}

std::vector<Route> make_routes() {
  using namespace resources;
  return {
      {"GET", "ask", ask, {"q", "limit"}},
      {"GET", "disputes", disputes, with_filters({"limit"})},
      {"GET", "documents", documents, {"q", "offset", "limit"}},
      {"GET", "documents/{}", document, {}},
      {"GET", "edges/{}/evidence", evidence, with_filters({"offset", "limit"})},
      {"GET", "edges/{}", edge, {}},
      {"GET", "export", export_graph, with_filters({"format", "around", "hops"})},
      {"POST", "ingest", ingest, {"name"}, true},
      {"GET", "judgements", judgements, {}, true},
      {"POST", "judgements", judge, {}, true},
      {"GET", "mentions", mentions, {"edge"}},
      {"GET", "neighbourhood", neighbourhood, with_filters({"node", "hops", "limit"})},
      {"GET", "nodes/{}/edges", node_edges, with_filters({"offset", "limit", "sort"})},
      {"GET", "nodes/{}", node, {}},
      {"GET", "ontology", ontology, {}},
      {"GET", "path", path, with_filters({"from", "to", "mode", "k", "max-hops", "directed"})},
      {"GET", "search", search, {"q", "label", "limit"}},
      {"GET", "stats", stats, {}},
      {"GET", "status", status, {}},
      {"GET", "timeline", timeline, with_filters({"node", "offset", "limit"})},
      {"POST", "undo", undo, {}, true},
  };
}

/// What stands at {} when the segments fit the path; nullopt when they do not. Empty for a path without {}.
std::optional<std::string> fit(std::string_view path, const std::vector<std::string>& segments) {
  std::vector<std::string_view> parts;
  for (std::size_t start = 0; start <= path.size();) {
    const std::size_t end = std::min(path.find('/', start), path.size());
    parts.push_back(path.substr(start, end - start));
    start = end + 1;
  }
  const auto hole = static_cast<std::size_t>(std::find(parts.begin(), parts.end(), "{}") - parts.begin());
  if (hole == parts.size()) {
    return std::equal(parts.begin(), parts.end(), segments.begin(), segments.end()) ? std::optional(std::string())
                                                                                    : std::nullopt;
  }
  const std::size_t after = parts.size() - hole - 1;
  if (segments.size() < parts.size()) return std::nullopt;
  if (!std::equal(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(hole), segments.begin())) {
    return std::nullopt;
  }
  if (!std::equal(parts.end() - static_cast<std::ptrdiff_t>(after), parts.end(),
                  segments.end() - static_cast<std::ptrdiff_t>(after))) {
    return std::nullopt;
  }
  std::string subject = join_segments(segments, hole, segments.size() - after);
  if (subject.empty()) return std::nullopt;
  return subject;
}

}  // namespace

std::span<const Route> routes() {
  static const std::vector<Route> kRoutes = make_routes();
  return kRoutes;
}

std::vector<Match> match(std::string_view method, const std::vector<std::string>& segments) {
  if (method == "HEAD") method = "GET";
  std::vector<Match> matches;
  for (const Route& route : routes()) {
    if (route.method != method) continue;
    if (auto subject = fit(route.path, segments)) matches.push_back({.route = &route, .subject = *std::move(subject)});
  }
  if (!matches.empty()) return matches;
  const std::string methods = methods_of(segments);
  if (methods.empty()) throw not_found("there is nothing at this address; docs/http.md lists what there is");
  HttpError error(405, "method-not-allowed", "this address takes only " + methods);
  error.fields.emplace_back("Allow", methods);
  throw error;
}

std::string methods_of(const std::vector<std::string>& segments) {
  std::string methods;
  for (const Route& route : routes()) {
    if (!fit(route.path, segments)) continue;
    const std::string method = route.method == "GET" ? "GET, HEAD" : std::string(route.method);
    if (methods.find(method) == std::string::npos) methods += (methods.empty() ? "" : ", ") + method;
  }
  return methods;
}

}  // namespace entente::server
