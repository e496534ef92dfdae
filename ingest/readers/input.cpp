#include "ingest/readers/input.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "graph/model/error.hpp"

namespace entente::ingest {
namespace {
constexpr std::size_t kHead = std::size_t{4} << 10;
constexpr std::size_t kChunk = std::size_t{64} << 10;
}  // namespace

Input::Input(std::istream& in, std::string name) : in_(in), name_(std::move(name)) {
  std::string head(kHead, '\0');
  head.resize(read(head.data(), head.size()));
  head_ = std::move(head);
}

std::size_t Input::read(char* out, std::size_t size) {
  std::size_t got = std::min(size, head_.size() - taken_);
  std::copy_n(head_.data() + taken_, got, out);
  taken_ += got;
  if (got < size && in_.good()) {
    in_.read(out + got, static_cast<std::streamsize>(size - got));
    got += static_cast<std::size_t>(in_.gcount());
  }
  if (in_.bad()) throw Error(ErrorCode::bad_input, "cannot be read", name_);
  return got;
}

std::string Input::read_all(std::size_t max_bytes) {
  std::string bytes;
  while (bytes.size() <= max_bytes) {
    const std::size_t before = bytes.size();
    const std::size_t wanted = std::min(kChunk, max_bytes - before + 1);
    bytes.resize(before + wanted);
    bytes.resize(before + read(bytes.data() + before, wanted));
    if (bytes.size() < before + wanted) return bytes;
  }
  throw Error(ErrorCode::limit,
              fmt::format("is larger than {} bytes, the limit for one document (--max-document)", max_bytes), name_);
}

LineReader::LineReader(Input& input, std::size_t max_bytes) : input_(input), max_bytes_(max_bytes) {}

bool LineReader::fill() {
  buffer_.resize(kChunk);
  buffer_.resize(input_.read(buffer_.data(), kChunk));
  at_ = 0;
  return !buffer_.empty();
}

bool LineReader::next(Line& line) {
  line_.clear();
  line = {.text = {}, .number = ++number_, .too_long = false};
  bool any = false;
  bool ended = false;
  while (!ended && (at_ < buffer_.size() || fill())) {
    any = true;
    const std::size_t end = buffer_.find('\n', at_);
    ended = end != std::string::npos;
    const std::size_t stop = ended ? end : buffer_.size();
    if (!line.too_long) line_.append(buffer_, at_, stop - at_);
    // One byte more than the limit may be the '\r' of the line's end.
    if (line_.size() > max_bytes_ + 1) line.too_long = true;
    if (line.too_long) line_.clear();
    at_ = ended ? end + 1 : buffer_.size();
  }
  if (line_.ends_with('\r')) line_.pop_back();
  if (line_.size() > max_bytes_) line.too_long = true;
  if (!line.too_long) line.text = line_;
  return any;
}

}  // namespace entente::ingest
