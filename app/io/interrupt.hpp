#pragma once

namespace entente::app {

/// From here on SIGINT and SIGTERM only set a flag, once; a second one ends the program as usual.
void watch_for_interrupt();
/// Whether a signal came.
[[nodiscard]] bool interrupted() noexcept;
/// Throws Error{interrupted} when one did.
void stop_if_interrupted();

}  // namespace entente::app
