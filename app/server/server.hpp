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
  /// a port that is in use. With `signals`, SIGINT and SIGTERM from here on end run() instead of the program.
  explicit Server(Service& service, bool signals = false);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// The port, chosen by the system when the settings say 0.
  [[nodiscard]] std::uint16_t port() const;
  /// "http://127.0.0.1:8420/"
  [[nodiscard]] std::string address() const;
  /// Serves until stop() is called or a signal comes; then closes all connections.
  void run();
  /// Ends run() soon; from any thread.
  void stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace entente::server
