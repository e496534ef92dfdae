#include "app/io/interrupt.hpp"

#include <csignal>

#include "graph/model/error.hpp"

namespace entente::app {
namespace {

volatile std::sig_atomic_t came = 0;

extern "C" void note_signal(int) { came = 1; }

}  // namespace

void watch_for_interrupt() {
  struct sigaction action {};
  action.sa_handler = note_signal;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

bool interrupted() noexcept { return came != 0; }

void stop_if_interrupted() {
  if (interrupted()) throw Error(ErrorCode::interrupted, "interrupted; everything before this is kept");
}

}  // namespace entente::app
