#pragma once

#include <cstdio>
#include <exception>
#include <string>

namespace entente::train {

/// Says at once, on standard error, how training stands.
inline void report(const std::string& line) {
  std::fprintf(stderr, "%s\n", line.c_str());
  std::fflush(stderr);
}

/// Runs a trainer; what it throws becomes a message under its name, and exit code 1.
template <class Run>
int run_trainer(const char* name, const Run& run, int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    report(std::string(name) + ": " + error.what());
    return 1;
  }
}

}  // namespace entente::train
