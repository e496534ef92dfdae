#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/server/message.hpp"
#include "app/server/settings.hpp"

namespace entente::server {

/// Who may ask. A page of another site that the user's browser has open must not reach the graph: neither by a name
/// that it lets point to this machine (the Host field then holds that name) nor by a request across sites (Origin and
/// Sec-Fetch-Site say so).
class Gate {
 public:
  explicit Gate(const Settings& settings);

  /// Throws HttpError{400} without exactly one Host, HttpError{403, forbidden} for a foreign Host, Origin or site.
  void check_origin(const Request& request, bool for_interface) const;
  /// Throws HttpError{403, read-only} unless the server was started for writing, HttpError{401, unauthorized} without
  /// the token.
  void check_token(const Request& request) const;

 private:
  [[nodiscard]] bool allowed(std::string_view authority) const;

  std::vector<std::string> hosts_;
  bool write_;
  std::string token_;
};

/// A new token: 128 random bits as 32 hexadecimal digits.
[[nodiscard]] std::string make_token();

}  // namespace entente::server
