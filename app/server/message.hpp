#pragma once

#include <string>
#include <utility>
#include <vector>

namespace entente::server {

/// A request as the socket gave it, free of the library that read it.
struct Request {
  std::string method;    ///< as sent: "GET"
  std::string target;    ///< as sent: "/api/v1/status?x=1"
  std::string host;      ///< value of the Host field, empty when there is none
  bool one_host = true;  ///< exactly one Host field was sent
  std::string origin;
  std::string fetch_site;  ///< Sec-Fetch-Site
  std::string authorization;
  std::string accept_encoding;
  std::string if_none_match;
  std::string content_type;
  std::string body;
};

/// An answer on its way out. `body` is what GET would give, also for HEAD.
struct Response {
  int status = 200;
  std::string content_type;  ///< empty: no body
  std::string body;
  std::vector<std::pair<std::string, std::string>> fields;  ///< further header fields
};

}  // namespace entente::server
