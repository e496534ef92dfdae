#include "graph/json/json.hpp"

#include <fmt/format.h>
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <cctype>
#include <deque>
#include <utility>

namespace entente::json {

/// Values stand in the order of the text; an object's keys are string nodes before their values.
struct Tree::Node {
  Kind kind = Kind::null;
  std::uint32_t offset = 0;
  std::uint32_t next = 0;   ///< index of the first node after this value and all it holds
  std::uint32_t count = 0;  ///< elements or members
  union {
    bool boolean;
    std::int64_t integer;
    double number;
    struct {
      const char* data;
      std::size_t size;
    } string;
  };
  Node() : string{nullptr, 0} {}
  [[nodiscard]] std::string_view view() const { return {string.data, string.size}; }
};

struct Tree::Data {
  std::string_view text;
  std::string file;
  std::size_t first_line = 1;
  std::vector<Node> nodes;
  std::deque<std::string> unescaped;  ///< strings that differ from their spelling in the text

  [[nodiscard]] std::string where(std::size_t offset) const {
    const Position at = position_of(text, offset, first_line);
    return fmt::format("{}:{}:{}", file, at.line, at.column);
  }
};

Tree::Tree() : data_(std::make_unique<Data>()) {}
Tree::Tree(Tree&&) noexcept = default;
Tree& Tree::operator=(Tree&&) noexcept = default;
Tree::~Tree() = default;
Value Tree::root() const { return {data_.get(), 0}; }

std::string_view to_string(Kind kind) {
  switch (kind) {
    case Kind::null:
      return "null";
    case Kind::boolean:
      return "true or false";
    case Kind::integer:
      return "an integer";
    case Kind::number:
      return "a number";
    case Kind::string:
      return "a string";
    case Kind::array:
      return "an array";
    case Kind::object:
      return "an object";
  }
  return "a value";
}

Position position_of(std::string_view text, std::size_t offset, std::size_t first_line) {
  const std::string_view before = text.substr(0, std::min(offset, text.size()));
  const std::size_t newline = before.rfind('\n');
  const std::string_view line = newline == std::string_view::npos ? before : before.substr(newline + 1);
  const auto lines = std::count(before.begin(), before.end(), '\n');
  const auto columns = std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xC0) != 0x80; });
  return {.line = first_line + static_cast<std::size_t>(lines), .column = 1 + static_cast<std::size_t>(columns)};
}

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// What the handler found wrong; RapidJSON only knows that it was told to stop.
struct Fault {
  ErrorCode code = ErrorCode::bad_input;
  std::string message;
  std::size_t offset = 0;
};

}  // namespace

/// Receives RapidJSON's events and appends nodes. An event does not say where its value began, but it does follow the
/// value: the value began at the first byte after the value before it that is neither blank, comma nor colon.
template <class Data, class Node>
class Handler {
 public:
  Handler(Data& data, const rapidjson::MemoryStream& stream, std::size_t base, const Options& options)
      : data_(data), stream_(stream), base_(base), end_(base), options_(options) {}

  bool Null() {
    return scalar(Kind::null, [](Node&) {});
  }
  bool Bool(bool value) {
    return scalar(Kind::boolean, [&](Node& node) { node.boolean = value; });
  }
  bool Int(int value) { return Int64(value); }
  bool Uint(unsigned value) { return Int64(value); }
  bool Int64(std::int64_t value) {
    return scalar(Kind::integer, [&](Node& node) { node.integer = value; });
  }
  bool Uint64(std::uint64_t value) {
    return std::in_range<std::int64_t>(value) ? Int64(static_cast<std::int64_t>(value))
                                              : Double(static_cast<double>(value));
  }
  bool Double(double value) {
    return scalar(Kind::number, [&](Node& node) { node.number = value; });
  }
  bool RawNumber(const char*, rapidjson::SizeType, bool) { return false; }  // only with kParseNumbersAsStringsFlag
  bool String(const char* chars, rapidjson::SizeType size, bool) {
    return scalar(Kind::string, [&](Node& node) { set_string(node, {chars, size}); });
  }
  bool Key(const char* chars, rapidjson::SizeType size, bool) {
    const std::size_t start = next_start();
    end_ = base_ + stream_.Tell();
    if (!append(Kind::string, start)) return false;
    set_string(data_.nodes.back(), {chars, size});
    return true;
  }
  bool StartObject() { return open(Kind::object); }
  bool StartArray() { return open(Kind::array); }
  bool EndObject(rapidjson::SizeType) { return close() && keys_differ(); }
  bool EndArray(rapidjson::SizeType) { return close(); }

  [[nodiscard]] const std::optional<Fault>& fault() const { return fault_; }

 private:
  [[nodiscard]] std::size_t next_start() const {
    return std::min(data_.text.find_first_not_of(" \t\r\n,:", end_), data_.text.size());
  }

  bool stop(ErrorCode code, std::string message, std::size_t offset) {
    fault_ = Fault{.code = code, .message = std::move(message), .offset = offset};
    return false;
  }

  bool append(Kind kind, std::size_t start) {
    if (data_.nodes.size() >= options_.max_values) {
      return stop(ErrorCode::limit, fmt::format("more than {} values, which is the limit", options_.max_values), start);
    }
    Node node;
    node.kind = kind;
    node.offset = static_cast<std::uint32_t>(start);
    node.next = static_cast<std::uint32_t>(data_.nodes.size() + 1);
    data_.nodes.push_back(node);
    return true;
  }

  /// Counts a value as an element or member of whatever holds it.
  void count_in_parent() {
    if (!open_.empty()) ++data_.nodes[open_.back()].count;
  }

  template <class Fill>
  bool scalar(Kind kind, Fill fill) {
    const std::size_t start = next_start();
    end_ = base_ + stream_.Tell();
    count_in_parent();
    if (!append(kind, start)) return false;
    fill(data_.nodes.back());
    return true;
  }

  /// A string that stands in the text as it is needs no copy: every escape is longer than what it means.
  void set_string(Node& node, std::string_view value) {
    if (end_ - node.offset == value.size() + 2) {
      node.string = {data_.text.data() + node.offset + 1, value.size()};
    } else {
      const std::string& kept = data_.unescaped.emplace_back(value);
      node.string = {kept.data(), kept.size()};
    }
  }

  bool open(Kind kind) {
    const std::size_t start = next_start();
    end_ = start + 1;
    if (open_.size() >= options_.max_depth) {
      return stop(ErrorCode::limit, fmt::format("nested deeper than {} levels, which is the limit", options_.max_depth),
                  start);
    }
    count_in_parent();
    if (!append(kind, start)) return false;
    open_.push_back(static_cast<std::uint32_t>(data_.nodes.size() - 1));
    return true;
  }

  bool close() {
    end_ = next_start() + 1;
    closed_ = open_.back();
    open_.pop_back();
    data_.nodes[closed_].next = static_cast<std::uint32_t>(data_.nodes.size());
    return true;
  }

  bool keys_differ() {
    keys_.clear();
    const Node& object = data_.nodes[closed_];
    for (std::uint32_t i = closed_ + 1; i < object.next; i = data_.nodes[i + 1].next) keys_.push_back(i);
    const auto name = [&](std::uint32_t i) { return data_.nodes[i].view(); };
    std::sort(keys_.begin(), keys_.end(),
              [&](std::uint32_t a, std::uint32_t b) { return std::pair(name(a), a) < std::pair(name(b), b); });
    const auto twice = std::adjacent_find(keys_.begin(), keys_.end(),
                                          [&](std::uint32_t a, std::uint32_t b) { return name(a) == name(b); });
    if (twice == keys_.end()) return true;
    return stop(ErrorCode::bad_input, fmt::format("the key \"{}\" is used twice", name(*twice)),
                data_.nodes[*(twice + 1)].offset);
  }

  Data& data_;
  const rapidjson::MemoryStream& stream_;
  std::size_t base_;  ///< offset in the text of the stream's first byte
  std::size_t end_;   ///< offset in the text of the first byte after the last value, key or bracket
  const Options& options_;
  std::vector<std::uint32_t> open_;  ///< the arrays and objects not yet closed, outermost first
  std::uint32_t closed_ = 0;
  std::vector<std::uint32_t> keys_;
  std::optional<Fault> fault_;
};

Tree parse(std::string_view text, std::string_view file, const Options& options) {
  Tree tree;
  Tree::Data& data = *tree.data_;
  data.text = text;
  data.file = file;
  data.first_line = options.first_line;
  if (text.size() > std::min(options.max_bytes, limits::kMaxJsonBytes)) {
    throw Error(ErrorCode::limit,
                fmt::format("{} bytes of JSON, the limit is {}", text.size(),
                            std::min(options.max_bytes, limits::kMaxJsonBytes)),
                data.file);
  }
  const std::size_t base = text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  rapidjson::MemoryStream stream(text.data() + base, text.size() - base);
  Handler<Tree::Data, Tree::Node> handler(data, stream, base, options);
  rapidjson::Reader reader;
  constexpr unsigned kFlags =
      rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag | rapidjson::kParseFullPrecisionFlag;
  const rapidjson::ParseResult result = reader.Parse<kFlags>(stream, handler);
  if (handler.fault()) {
    throw Error(handler.fault()->code, handler.fault()->message, data.where(handler.fault()->offset));
  }
  if (result.IsError()) {
    std::string message = rapidjson::GetParseError_En(result.Code());
    if (message.ends_with('.')) message.pop_back();
    message.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(message.front())));
    throw Error(ErrorCode::bad_input, "not valid JSON: " + message, data.where(base + result.Offset()));
  }
  // RapidJSON takes a NUL byte for the end of the text.
  if (base + stream.Tell() < text.size()) {
    throw Error(ErrorCode::bad_input, "not valid JSON: a NUL byte", data.where(base + stream.Tell()));
  }
  return tree;
}

Kind Value::kind() const { return data_->nodes[index_].kind; }

void Value::expect(Kind wanted) const {
  if (kind() != wanted) fail(fmt::format("expected {}, found {}", to_string(wanted), to_string(kind())));
}

bool Value::boolean() const {
  expect(Kind::boolean);
  return data_->nodes[index_].boolean;
}

std::int64_t Value::integer() const {
  expect(Kind::integer);
  return data_->nodes[index_].integer;
}

double Value::number() const {
  if (is(Kind::integer)) return static_cast<double>(data_->nodes[index_].integer);
  expect(Kind::number);
  return data_->nodes[index_].number;
}

std::string_view Value::string() const {
  expect(Kind::string);
  return data_->nodes[index_].view();
}

Elements Value::elements() const {
  expect(Kind::array);
  return {data_, index_ + 1, data_->nodes[index_].next};
}

Members Value::members() const {
  expect(Kind::object);
  return {data_, index_ + 1, data_->nodes[index_].next};
}

std::size_t Value::size() const { return data_->nodes[index_].count; }

std::optional<Value> Value::find(std::string_view key) const {
  for (const Member member : members()) {
    if (member.key.string() == key) return member.value;
  }
  return std::nullopt;
}

Value Value::at(std::string_view key) const {
  const auto value = find(key);
  if (!value) fail(fmt::format("the field \"{}\" is missing", key));
  return *value;
}

std::string Value::string_or(std::string_view key, std::string_view otherwise) const {
  const auto value = find(key);
  return std::string(value ? value->string() : otherwise);
}

bool Value::boolean_or(std::string_view key, bool otherwise) const {
  const auto value = find(key);
  return value ? value->boolean() : otherwise;
}

std::vector<std::string> Value::strings_or_empty(std::string_view key) const {
  std::vector<std::string> strings;
  if (const auto value = find(key)) {
    for (const Value element : value->elements()) strings.emplace_back(element.string());
  }
  return strings;
}

std::size_t Value::offset() const { return data_->nodes[index_].offset; }
Position Value::position() const { return position_of(data_->text, offset(), data_->first_line); }
std::string Value::where() const { return data_->where(offset()); }
void Value::fail(const std::string& message) const { throw Error(ErrorCode::bad_input, message, where()); }

Elements::Iterator& Elements::Iterator::operator++() {
  index_ = data_->nodes[index_].next;
  return *this;
}

Member Members::Iterator::operator*() const { return {Value(data_, index_), Value(data_, index_ + 1)}; }

Members::Iterator& Members::Iterator::operator++() {
  index_ = data_->nodes[index_ + 1].next;
  return *this;
}

}  // namespace entente::json
