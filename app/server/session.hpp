#pragma once

#include <atomic>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <functional>
#include <memory>
#include <optional>

#include "app/server/message.hpp"
#include "app/server/service.hpp"

namespace entente::server {

/// What all sessions share.
struct Shared {
  Service& service;
  boost::asio::io_context& io;        ///< run by one thread
  boost::asio::thread_pool& workers;  ///< where answers are worked out
  std::size_t waiting = 0;            ///< answers asked of the workers and not there yet; touched by io's thread only
};

/// One connection: reads a request within its deadline, has it answered by a worker, writes the answer, and so on. All
/// its functions run on io's thread; nothing in it waits.
class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(boost::asio::ip::tcp::socket socket, Shared& shared);
  void start() { read_header(); }
  /// Closes the connection, if it waits for a request; whether it did.
  bool close_if_reading();
  void close();
  [[nodiscard]] bool closed() const { return closed_; }

 private:
  using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;

  /// The one deadline of all reads until end_reading(), however few bytes each of them brings.
  void begin_reading(int milliseconds);
  void end_reading();
  [[nodiscard]] bool has_begun() const;
  void read_header();
  void on_header(boost::beast::error_code error);
  void send_continue();
  void read_body();
  void on_body(boost::beast::error_code error);
  void ask_worker();
  void refuse(boost::beast::error_code error);
  void send(Response response, bool keep);
  template <class Body>
  void write(std::shared_ptr<boost::beast::http::response<Body>> message, bool keep);
  void on_written(boost::beast::error_code error, bool keep);
  void drain();
  void on_drained(boost::beast::error_code error, std::size_t bytes);

  boost::beast::tcp_stream stream_;
  Shared& shared_;
  boost::asio::steady_timer late_;
  boost::beast::flat_buffer buffer_;
  std::optional<Parser> parser_;
  Request request_;
  unsigned version_ = 11;
  bool reading_ = false;  ///< waits for a request or the rest of one
  bool is_late_ = false;
  std::uint32_t reads_ = 0;  ///< counts what late_ may be about, as it may be on its way when its request is there
  bool closed_ = false;
  std::size_t drained_ = 0;
};

}  // namespace entente::server
