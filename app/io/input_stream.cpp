#include "app/io/input_stream.hpp"

#include <unistd.h>

#include <cerrno>

#include "app/io/interrupt.hpp"

namespace entente::app {
namespace {
constexpr std::size_t kBufferBytes = std::size_t{64} << 10;
}  // namespace

InterruptibleInput::InterruptibleInput(int descriptor) : descriptor_(descriptor), buffer_(kBufferBytes) {}

InterruptibleInput::int_type InterruptibleInput::underflow() {
  for (;;) {
    if (interrupted()) return traits_type::eof();
    const ssize_t got = ::read(descriptor_, buffer_.data(), buffer_.size());
    if (got > 0) {
      setg(buffer_.data(), buffer_.data(), buffer_.data() + got);
      return traits_type::to_int_type(*gptr());
    }
    if (got == 0 || errno != EINTR) return traits_type::eof();
  }
}

}  // namespace entente::app
