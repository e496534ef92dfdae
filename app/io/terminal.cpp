#include "app/io/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

namespace entente::app {

std::optional<std::size_t> output_width() {
  constexpr std::size_t kUsual = 80;
  if (isatty(STDOUT_FILENO) == 0) return std::nullopt;
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return kUsual;
  return size.ws_col;
}

bool errors_on_terminal() { return isatty(STDERR_FILENO) != 0; }
bool input_on_terminal() { return isatty(STDIN_FILENO) != 0; }

}  // namespace entente::app
