#pragma once

#include <streambuf>
#include <vector>

namespace entente::app {

/// Standard input for std::istream, which a signal ends: when a read is interrupted and interrupted() is true, the
/// stream is at its end. (The streams of the standard library go on waiting.)
class InterruptibleInput : public std::streambuf {
 public:
  explicit InterruptibleInput(int descriptor);

 protected:
  int_type underflow() override;

 private:
  int descriptor_;
  std::vector<char> buffer_;
};

}  // namespace entente::app
