#include "app/server/service.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <new>
#include <thread>

#include "app/io/data_dir.hpp"
#include "app/server/encoding.hpp"
#include "app/server/fingerprint.hpp"
#include "app/server/router.hpp"
#include "app/server/target.hpp"
#include "app/server/utf8.hpp"
#include "graph/model/error.hpp"

namespace entente::server {
namespace {

constexpr std::size_t kWorthPacking = 1024;
constexpr std::string_view kPagePolicy =
    "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'";
constexpr std::string_view kDataPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

bool is_interface(const Target& target) {
  return target.segments.size() >= 2 && target.segments[0] == "api" && target.segments[1] == "v1";
}

std::size_t workers_or_default(std::size_t workers) {
  return workers > 0 ? workers : std::max<std::size_t>(2, std::thread::hardware_concurrency());
}

Settings complete_settings(Settings settings) {
  settings.workers = workers_or_default(settings.workers);
  return settings;
}

Response error_response(const HttpError& error) {
  Response response = json_response([&](Json& json) {
    json.begin_object();
    json.key("error");
    json.begin_object();
    json.field("code", error.code());
    json.field("message", to_utf8(error.what()));
    const auto write_candidate = [&json](const Candidate& candidate) {
      json.begin_object();
      json.field("key", candidate.key);
      json.field("name", candidate.name);
      json.field("label", candidate.label);
      json.end_object();
    };
    if (!error.candidates.empty()) {
      json.key("candidates");
      json.begin_array();
      for (const Candidate& candidate : error.candidates) write_candidate(candidate);
      json.end_array();
    }
    if (!error.suggestions.empty()) {
      json.key("suggestions");
      json.begin_array();
      for (const std::string& suggestion : error.suggestions) json.string(suggestion);
      json.end_array();
    }
    json.end_object();
    json.end_object();
  });
  response.status = error.status();
  response.fields = error.fields;
  response.fields.emplace_back("Cache-Control", "no-store");
  response.body = to_utf8(std::move(response.body));
  return response;
}

/// What a library's error is to the client.
HttpError as_http(const Error& error, const Deadline& deadline) {
  switch (error.code()) {
    case ErrorCode::not_found:
      return not_found(error.what());
    case ErrorCode::usage:
    case ErrorCode::bad_input:
      return bad_request(error.what());
    case ErrorCode::limit:
      return deadline.passed() ? Deadline::error() : bad_request(error.what());
    case ErrorCode::store:
    case ErrorCode::interrupted:
      break;
  }
  return {500, "store", error.what()};
}

void add_policy(Response& response, std::string_view policy) {
  response.fields.emplace_back("Content-Security-Policy", policy);
  response.fields.emplace_back("X-Content-Type-Options", "nosniff");
  response.fields.emplace_back("X-Frame-Options", "DENY");
  response.fields.emplace_back("Referrer-Policy", "no-referrer");
  response.fields.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
}

/// A strong tag names exact bytes, so that the packed form has one of its own.
std::string quoted_tag(const std::string& tag, bool packed) { return "\"" + tag + (packed ? "-gz" : "") + "\""; }

Response not_modified(const std::string& tag) {
  Response response{.status = 304, .content_type = {}, .body = {}, .fields = {}};
  response.fields.emplace_back("ETag", tag);
  response.fields.emplace_back("Cache-Control", "no-cache");
  response.fields.emplace_back("Vary", "Accept-Encoding");
  return response;
}

}  // namespace

Service::Service(Settings settings, std::shared_ptr<const Ontology> ontology)
    : settings_(complete_settings(std::move(settings))),
      gate_(settings_),
      files_(settings_.explorer),
      writer_(settings_.write ? std::make_unique<Writer>(settings_.db) : nullptr),
      keeper_(settings_, std::move(ontology)),
      openapi_(read_file(app::data_dir() + "/openapi.json")) {}

Response Service::answer(const Request& request, Deadline::Clock::time_point received) {
  const Deadline deadline(received + std::chrono::milliseconds(settings_.answer_ms), stopping_);
  bool is_page = false;
  const auto work = [&]() -> Response {
    try {
      deadline.check();
      const Target target = parse_target(request.target);
      gate_.check_origin(request, is_interface(target));
      if (is_interface(target)) return interface(request, target, deadline);
      is_page = true;
      return file(request, target);
    } catch (const HttpError& error) {
      return error_response(error);
    } catch (const Error& error) {
      return error_response(as_http(error, deadline));
    } catch (const std::bad_alloc&) {
      return error_response({500, "store", "there is not enough memory for this answer; ask for less"});
    } catch (const std::exception& error) {
      return error_response({500, "store", error.what()});
    }
  };
  Response response = work();
  add_policy(response, is_page ? kPagePolicy : kDataPolicy);
  return response;
}

Response Service::refusal(int status, const std::string& code, const std::string& message) const {
  Response response = error_response({status, code, message});
  add_policy(response, kDataPolicy);
  return response;
}

std::size_t Service::body_limit(const Request& request) const {
  const bool brings_document = request.method == "POST" && request.target.starts_with("/api/v1/ingest");
  return brings_document ? settings_.max_document_bytes : limits::kMaxHttpBodyBytes;
}

std::optional<Response> Service::refuse_early(const Request& request, std::optional<std::uint64_t> body_bytes) {
  try {
    const Target target = parse_target(request.target);
    gate_.check_origin(request, is_interface(target));
    if (is_interface(target)) {
      const std::vector<std::string> path(target.segments.begin() + 2, target.segments.end());
      if (path != std::vector<std::string>{"openapi.json"}) (void)match(request.method, path);
      if (request.method == "POST") gate_.check_token(request);
    }
    const std::size_t limit = body_limit(request);
    if (body_bytes && *body_bytes > limit) {
      throw HttpError(413, "too-large",
                      "the body has " + std::to_string(*body_bytes) + " bytes, the limit is " + std::to_string(limit));
    }
  } catch (const HttpError& error) {
    Response response = error_response(error);
    add_policy(response, kDataPolicy);
    return response;
  }
  return std::nullopt;
}

Response Service::interface(const Request& request, const Target& target, const Deadline& deadline) {
  const std::vector<std::string> path(target.segments.begin() + 2, target.segments.end());
  if (path == std::vector<std::string>{"openapi.json"}) {
    const std::string tag = quoted_tag(fingerprint(openapi_), false);
    if (matches_tag(request.if_none_match, tag)) return not_modified(tag);
    Response response{.status = 200, .content_type = "application/json", .body = openapi_, .fields = {}};
    response.fields.emplace_back("ETag", tag);
    response.fields.emplace_back("Cache-Control", "no-cache");
    return response;
  }
  const std::vector<Match> matches = match(request.method, path);
  const bool reads = matches.front().route->method == "GET";
  if (matches.front().route->needs_token) gate_.check_token(request);
  Writer* writer = reads ? nullptr : writer_.get();
  const std::shared_ptr<const State> state = keeper_.current();
  const std::string key = std::string(ENTENTE_VERSION) + "\n" + state->revision() + "\n" +
                          (settings_.write ? "w" : "r") + "\n" + request.target;
  const bool may_pack = accepts_gzip(request.accept_encoding);
  const std::string plain_tag = quoted_tag(fingerprint(key), false);
  const std::string packed_tag = quoted_tag(fingerprint(key), true);
  if (reads && may_pack && matches_tag(request.if_none_match, packed_tag)) return not_modified(packed_tag);
  if (reads && matches_tag(request.if_none_match, plain_tag)) return not_modified(plain_tag);

  const Parameters parameters(target);
  const State::Reader reader = state->reader();
  reader.store().stop_when([&deadline] { return deadline.passed(); });
  Response response;
  for (std::size_t i = 0; i < matches.size(); ++i) {
    try {
      parameters.allow(matches[i].route->parameters);
      const Call call{.settings = settings_,
                      .state = *state,
                      .store = reader.store(),
                      .ontology = keeper_.ontology(),
                      .request = request,
                      .parameters = parameters,
                      .deadline = deadline,
                      .writer = writer,
                      .subject = matches[i].subject};
      response = matches[i].route->answer(call);
      break;
    } catch (const HttpError& error) {
      // The other reading of the path may be the right one; if it is not either, the first one's refusal stands.
      if (error.status() != 404 || i + 1 == matches.size()) throw;
    }
  }
  if (!reads) {
    keeper_.refresh();  // what was written shows in the next answer
    response.body = to_utf8(std::move(response.body));
    response.fields.emplace_back("Cache-Control", "no-store");
    return response;
  }
  if (response.content_type == "application/json") response.body = to_utf8(std::move(response.body));
  const bool packed = may_pack && response.body.size() >= kWorthPacking;
  if (packed) {
    response.body = gzip(response.body);
    response.fields.emplace_back("Content-Encoding", "gzip");
  }
  response.fields.emplace_back("ETag", packed ? packed_tag : plain_tag);
  response.fields.emplace_back("Cache-Control", "no-cache");
  response.fields.emplace_back("Vary", "Accept-Encoding");
  return response;
}

Response Service::file(const Request& request, const Target& target) const {
  if (request.method != "GET" && request.method != "HEAD") {
    HttpError error(405, "method-not-allowed", "this address takes only GET, HEAD");
    error.fields.emplace_back("Allow", "GET, HEAD");
    throw error;
  }
  const StaticFile* found = files_.find(target.segments);
  if (found == nullptr) {
    throw not_found(files_.empty()
                        ? "the explorer is not installed; it is built where Node 18 and npm are: run "
                          "scripts/install-packages explorer, then make build. The interface is at /api/v1/status"
                        : "there is no such file");
  }
  const bool packed = !found->packed.empty() && accepts_gzip(request.accept_encoding);
  const std::string tag = quoted_tag(found->tag, packed);
  if (matches_tag(request.if_none_match, tag)) return not_modified(tag);
  Response response{
      .status = 200, .content_type = found->content_type, .body = packed ? found->packed : found->bytes, .fields = {}};
  if (packed) response.fields.emplace_back("Content-Encoding", "gzip");
  response.fields.emplace_back("ETag", tag);
  response.fields.emplace_back("Cache-Control", found->lasting ? "max-age=31536000, immutable" : "no-cache");
  response.fields.emplace_back("Vary", "Accept-Encoding");
  return response;
}

}  // namespace entente::server
