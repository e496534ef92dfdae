#include "app/server/server.hpp"

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <chrono>
#include <csignal>
#include <deque>

#include "app/server/session.hpp"
#include "graph/model/error.hpp"

namespace entente::server {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

constexpr std::chrono::milliseconds kPauseWithoutDescriptors{100};

tcp::endpoint endpoint_of(const Settings& settings) {
  error_code failure;
  const auto address = asio::ip::make_address(settings.host == "localhost" ? "127.0.0.1" : settings.host, failure);
  if (failure) {
    throw Error(ErrorCode::usage, "--host: '" + settings.host + "' is no address; write 127.0.0.1, ::1 or 0.0.0.0");
  }
  return {address, settings.port};
}

}  // namespace

struct Server::Impl {
  explicit Impl(Service& the_service)
      : service(the_service), workers(the_service.settings().workers), acceptor(io), pause(io), signals(io) {}

  void listen();
  void accept();
  void on_accepted(error_code failure, tcp::socket socket);
  void make_room();
  void stop();

  Service& service;
  asio::io_context io{1};
  asio::thread_pool workers;
  tcp::acceptor acceptor;
  asio::steady_timer pause;
  asio::signal_set signals;
  Shared shared{.service = service, .io = io, .workers = workers};
  std::deque<std::weak_ptr<Session>> sessions;  ///< in the order in which they came
  bool stopping = false;
};

void Server::Impl::listen() {
  const tcp::endpoint endpoint = endpoint_of(service.settings());
  error_code failure;
  acceptor.open(endpoint.protocol(), failure);
  if (!failure) acceptor.set_option(tcp::acceptor::reuse_address(true), failure);
  if (!failure) acceptor.bind(endpoint, failure);
  if (!failure) acceptor.listen(asio::socket_base::max_listen_connections, failure);
  if (failure) {
    throw Error(ErrorCode::usage, "cannot listen at " + service.settings().host + " port " +
                                      std::to_string(service.settings().port) + ": " + failure.message() +
                                      "; --port 0 takes one that is free");
  }
}

void Server::Impl::accept() {
  acceptor.async_accept([this](error_code failure, tcp::socket socket) { on_accepted(failure, std::move(socket)); });
}

void Server::Impl::on_accepted(error_code failure, tcp::socket socket) {
  if (stopping) return;
  if (failure) {  // out of file descriptors, most likely: those that are slow will be closed in a moment
    pause.expires_after(kPauseWithoutDescriptors);
    pause.async_wait([this](error_code cancelled) {
      if (!cancelled) accept();
    });
    return;
  }
  make_room();
  if (sessions.size() < service.settings().max_connections) {
    const auto session = std::make_shared<Session>(std::move(socket), shared);
    sessions.push_back(session);
    session->start();
  }
  accept();
}

/// At the limit the connection that came first, of those that have not sent a whole request, makes room.
void Server::Impl::make_room() {
  const auto gone = [](const std::weak_ptr<Session>& one) {
    const auto session = one.lock();
    return session == nullptr || session->closed();
  };
  if (sessions.size() < service.settings().max_connections) return;
  sessions.erase(std::remove_if(sessions.begin(), sessions.end(), gone), sessions.end());
  if (sessions.size() < service.settings().max_connections) return;
  const auto oldest = std::find_if(sessions.begin(), sessions.end(), [](const std::weak_ptr<Session>& one) {
    const auto session = one.lock();
    return session != nullptr && session->close_if_reading();
  });
  if (oldest != sessions.end()) sessions.erase(oldest);
}

void Server::Impl::stop() {
  if (stopping) return;
  stopping = true;
  service.stop();
  error_code ignored;
  acceptor.close(ignored);
  signals.cancel(ignored);
  pause.cancel();
  for (const auto& one : sessions) {
    if (const auto session = one.lock()) session->close();
  }
}

Server::Server(Service& service, bool signals) : impl_(std::make_unique<Impl>(service)) {
  impl_->listen();
  if (!signals) return;
  impl_->signals.add(SIGINT);
  impl_->signals.add(SIGTERM);
  impl_->signals.async_wait([this](error_code cancelled, int) {
    if (!cancelled) impl_->stop();
  });
}

Server::~Server() {
  impl_->stop();
  impl_->workers.join();
}

std::uint16_t Server::port() const { return impl_->acceptor.local_endpoint().port(); }

std::string Server::address() const {
  const std::string& host = impl_->service.settings().host;
  const bool is_v6 = host.find(':') != std::string::npos;
  return "http://" + (is_v6 ? "[" + host + "]" : host) + ":" + std::to_string(port()) + "/";
}

void Server::run() {
  impl_->accept();
  impl_->io.run();
  impl_->workers.join();
  impl_->io.restart();
  impl_->io.run();  // what workers handed over meanwhile
}

void Server::stop() {
  asio::post(impl_->io, [this] { impl_->stop(); });
}

}  // namespace entente::server
