#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "app/server/service.hpp"

namespace entente::server {

/// The listening socket and the threads behind it.
class Server {
 public:
  /// Listens at the service's host and port. Throws Error{usage} for a host that is no address of this machine and for
  /// a port that is in use.
  explicit Server(Service& service);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// The port, chosen by the system when the settings say 0.
  [[nodiscard]] std::uint16_t port() const;
  /// "http://127.0.0.1:8420/"
  [[nodiscard]] std::string address() const;
  /// Serves until stop() is called, or, with `signals`, SIGINT or SIGTERM comes. Closes all connections.
  void run(bool signals);
  /// Ends run() soon; from any thread.
  void stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace entente::server
