#include "app/server/session.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>
#include <chrono>
#include <limits>

namespace entente::server {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;

constexpr std::size_t kReadAhead = std::size_t{64} << 10;
constexpr std::size_t kMostDrained = std::size_t{1} << 20;
constexpr int kDrainMs = 2'000;

std::string text_of(boost::string_view text) { return {text.data(), text.size()}; }

Request request_of(const http::request_header<>& header) {
  const auto field = [&header](http::field name) { return text_of(header[name]); };
  Request request;
  request.method = text_of(header.method_string());
  request.target = text_of(header.target());
  request.host = field(http::field::host);
  request.one_host = header.count(http::field::host) == 1;
  request.origin = field(http::field::origin);
  request.fetch_site = text_of(header["Sec-Fetch-Site"]);
  request.authorization = field(http::field::authorization);
  request.accept_encoding = field(http::field::accept_encoding);
  request.if_none_match = field(http::field::if_none_match);
  request.content_type = field(http::field::content_type);
  return request;
}

}  // namespace

Session::Session(asio::ip::tcp::socket socket, Shared& shared)
    : stream_(std::move(socket)),
      shared_(shared),
      late_(shared.io),
      buffer_(limits::kMaxHttpHeaderBytes + kReadAhead) {}

bool Session::close_if_reading() {
  if (!reading_) return false;
  close();
  return true;
}

void Session::close() {
  closed_ = true;
  end_reading();
  stream_.close();
}

void Session::begin_reading(int milliseconds) {
  reading_ = true;
  late_.expires_after(std::chrono::milliseconds(milliseconds));
  late_.async_wait([self = shared_from_this(), read = ++reads_](beast::error_code cancelled) {
    if (cancelled || read != self->reads_) return;
    self->is_late_ = true;
    self->stream_.cancel();  // what is being read ends with an error, and refuse() says why
  });
}

void Session::end_reading() {
  reading_ = false;
  ++reads_;
  late_.cancel();
}

/// Whether any byte of the request is there.
bool Session::has_begun() const { return buffer_.size() > 0 || parser_->got_some(); }

void Session::read_header() {
  parser_.emplace();
  parser_->header_limit(limits::kMaxHttpHeaderBytes);
  parser_->body_limit(std::numeric_limits<std::uint64_t>::max());  // decided upon when the fields are there
  stream_.expires_never();
  begin_reading(shared_.service.settings().request_ms);
  http::async_read_header(
      stream_, buffer_, *parser_,
      [self = shared_from_this()](beast::error_code error, std::size_t) { self->on_header(error); });
}

void Session::on_header(beast::error_code error) {
  if (closed_) return;
  if (error) {
    refuse(error);
    return;
  }
  version_ = parser_->get().version();
  request_ = request_of(parser_->get());
  std::optional<std::uint64_t> length;
  if (const auto said = parser_->content_length()) length = *said;
  if (auto refused = shared_.service.refuse_early(request_, length)) {
    // The body, if any, is not read: the connection cannot be used again.
    send(*std::move(refused), parser_->is_done() && parser_->keep_alive());
    return;
  }
  if (parser_->is_done()) {
    on_body({});
    return;
  }
  parser_->body_limit(shared_.service.body_limit(request_));
  begin_reading(shared_.service.settings().body_ms);
  if (text_of(parser_->get()[http::field::expect]) == "100-continue") {
    send_continue();
  } else {
    read_body();
  }
}

void Session::send_continue() {
  static constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
  asio::async_write(stream_, asio::buffer(kContinue.data(), kContinue.size()),
                    [self = shared_from_this()](beast::error_code error, std::size_t) {
                      if (self->closed_) return;
                      error ? self->close() : self->read_body();
                    });
}

void Session::read_body() {
  http::async_read(stream_, buffer_, *parser_,
                   [self = shared_from_this()](beast::error_code error, std::size_t) { self->on_body(error); });
}

void Session::on_body(beast::error_code error) {
  if (closed_) return;
  if (error) {
    refuse(error);
    return;
  }
  request_.body = std::move(parser_->get().body());
  ask_worker();
}

void Session::ask_worker() {
  end_reading();
  const bool keep = parser_->keep_alive();
  if (shared_.waiting >= limits::kMaxHttpWaiting) {
    send(shared_.service.refusal(503, "time-out", "too many requests are waiting; try again"), keep);
    return;
  }
  ++shared_.waiting;
  const auto received = Deadline::Clock::now();
  asio::post(shared_.workers, [self = shared_from_this(), received, keep] {
    auto response = std::make_shared<Response>(self->shared_.service.answer(self->request_, received));
    asio::post(self->shared_.io, [self, response, keep] {
      --self->shared_.waiting;
      if (!self->closed_) self->send(std::move(*response), keep);
    });
  });
}

/// Answers what could not be read as a request, where there is somebody to answer.
void Session::refuse(beast::error_code error) {
  const Service& service = shared_.service;
  if (is_late_ && has_begun()) {
    send(service.refusal(408, "too-slow", "the request did not arrive in time; send it faster"), false);
  } else if (error == http::error::header_limit || error == http::error::buffer_overflow) {
    send(service.refusal(431, "too-large",
                         "the request line and header fields have more than " +
                             std::to_string(limits::kMaxHttpHeaderBytes) + " bytes"),
         false);
  } else if (error == http::error::body_limit) {
    send(service.refusal(413, "too-large",
                         "the body has more than " + std::to_string(service.body_limit(request_)) + " bytes"),
         false);
  } else if (error.category() == http::make_error_code(http::error::bad_method).category() &&
             error != http::error::end_of_stream && error != http::error::partial_message) {
    send(service.refusal(400, "bad-request", "this is not HTTP: " + error.message()), false);
  } else {
    close();
  }
}

void Session::send(Response response, bool keep) {
  end_reading();
  const auto fill = [&](auto& message) {
    for (const auto& [name, value] : response.fields) message.set(name, value);
    if (!response.content_type.empty()) message.set(http::field::content_type, response.content_type);
    message.keep_alive(keep);
  };
  const auto status = static_cast<http::status>(response.status);
  if (request_.method == "HEAD" || response.status == 304) {
    auto message = std::make_shared<http::response<http::empty_body>>(status, version_);
    fill(*message);
    if (response.status != 304) message->content_length(response.body.size());
    write(message, keep);
  } else {
    auto message = std::make_shared<http::response<http::string_body>>(status, version_);
    fill(*message);
    message->body() = std::move(response.body);
    message->prepare_payload();
    write(message, keep);
  }
}

template <class Body>
void Session::write(std::shared_ptr<http::response<Body>> message, bool keep) {
  stream_.expires_after(std::chrono::milliseconds(shared_.service.settings().write_ms));
  http::async_write(stream_, *message,
                    [self = shared_from_this(), message, keep](beast::error_code error, std::size_t) {
                      self->on_written(error, keep);
                    });
}

void Session::on_written(beast::error_code error, bool keep) {
  if (closed_) return;
  if (error) {
    close();
  } else if (keep) {
    request_ = {};
    read_header();
  } else {
    beast::error_code ignored;
    stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
    stream_.expires_after(std::chrono::milliseconds(kDrainMs));
    reading_ = true;
    drain();
  }
}

/// Reads on for a moment what the client still sends: to close while it does would take the answer away from it.
void Session::drain() {
  buffer_.clear();
  stream_.async_read_some(
      buffer_.prepare(kReadAhead),
      [self = shared_from_this()](beast::error_code error, std::size_t bytes) { self->on_drained(error, bytes); });
}

void Session::on_drained(beast::error_code error, std::size_t bytes) {
  if (closed_) return;
  drained_ += bytes;
  if (error || drained_ > kMostDrained) {
    close();
  } else {
    drain();
  }
}

}  // namespace entente::server
