#pragma once

namespace entente::app {

/// The whole program: reads the arguments, runs the command, and gives the exit code (ErrorCode's values, 0 for
/// success). Errors go to standard error, one line each.
[[nodiscard]] int run(int argc, const char* const* argv);

}  // namespace entente::app
