#include "app/server/gate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <random>

#include "app/server/http_error.hpp"

namespace entente::server {
namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

/// The host of "host:port" or "[::1]:port", lower case, without the dot that may end a name.
std::string host_of(std::string_view authority) {
  std::string_view host = authority;
  const std::size_t colon = host.rfind(':');
  const bool bracketed = host.starts_with('[');
  if (colon != std::string_view::npos && (!bracketed || host.find(']') < colon)) {
    const std::string_view port = host.substr(colon + 1);
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (port.size() > 5 || !std::all_of(port.begin(), port.end(), is_digit)) return {};
    host = host.substr(0, colon);
  }
  if (host.ends_with('.')) host.remove_suffix(1);
  return lower(host);
}

/// Compares in a time that does not tell how many letters are right.
bool same_secret(std::string_view given, std::string_view secret) {
  unsigned difference = given.size() == secret.size() ? 0 : 1;
  for (std::size_t i = 0; i < secret.size(); ++i) {
    const char other = i < given.size() ? given[i] : '\0';
    difference |= static_cast<unsigned>(static_cast<unsigned char>(secret[i]) ^ static_cast<unsigned char>(other));
  }
  return difference == 0;
}

}  // namespace

Gate::Gate(const Settings& settings)
    : hosts_({"localhost", "127.0.0.1", "[::1]"}), write_(settings.write), token_(settings.token) {
  const bool is_v6 = settings.host.find(':') != std::string::npos;
  hosts_.push_back(lower(is_v6 ? "[" + settings.host + "]" : settings.host));
  for (const std::string& host : settings.allowed_hosts) hosts_.push_back(lower(host));
}

bool Gate::allowed(std::string_view authority) const {
  const std::string host = host_of(authority);
  return !host.empty() && std::find(hosts_.begin(), hosts_.end(), host) != hosts_.end();
}

void Gate::check_origin(const Request& request, bool for_interface) const {
  if (!request.one_host) throw bad_request("a request has exactly one Host field");
  if (!allowed(request.host)) {
    throw HttpError(403, "forbidden",
                    "this server does not answer for '" + request.host + "'; --allow-host adds a name");
  }
  if (!request.origin.empty()) {
    // The server's own pages have its own address, port included, as their origin; another program's page on this
    // machine has not.
    const std::size_t scheme = request.origin.find("://");
    const std::string_view authority =
        scheme == std::string::npos ? std::string_view() : std::string_view(request.origin).substr(scheme + 3);
    if (lower(authority) != lower(request.host)) {
      throw HttpError(403, "forbidden", "a page of '" + request.origin + "' may not ask this server");
    }
  }
  if (for_interface && request.fetch_site == "cross-site") {
    throw HttpError(403, "forbidden", "a page of another site may not ask this server");
  }
}

void Gate::check_token(const Request& request) const {
  if (!write_) {
    throw HttpError(403, "read-only", "this server only reads; start it with --write to change the graph");
  }
  constexpr std::string_view kScheme = "bearer ";
  const std::string& field = request.authorization;
  const bool bearer = lower(std::string_view(field).substr(0, kScheme.size())) == kScheme;
  if (!bearer || !same_secret(std::string_view(field).substr(kScheme.size()), token_)) {
    HttpError error(401, "unauthorized",
                    "this needs 'Authorization: Bearer TOKEN' with the token the server was started with");
    error.fields.emplace_back("WWW-Authenticate", "Bearer");
    throw error;
  }
}

std::string make_token() {
  std::random_device device;
  return fmt::format("{:08x}{:08x}{:08x}{:08x}", device(), device(), device(), device());
}

}  // namespace entente::server
