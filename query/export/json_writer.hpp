#pragma once

#include <rapidjson/ostreamwrapper.h>
#include <rapidjson/prettywriter.h>
#include <rapidjson/writer.h>

#include <optional>
#include <ostream>
#include <string>
#include <string_view>

#include "graph/model/date.hpp"

namespace entente::query {

/// RapidJSON's writers with the conveniences every JSON format here needs. `Base` is a rapidjson Writer or PrettyWriter
/// over an OStreamWrapper. Text must be valid UTF-8.
template <class Base>
class JsonWriter {
 public:
  explicit JsonWriter(std::ostream& out) : stream_(out), writer_(stream_) {}

  Base& base() { return writer_; }
  void begin_object() { writer_.StartObject(); }
  void end_object() { writer_.EndObject(); }
  void begin_array() { writer_.StartArray(); }
  void end_array() { writer_.EndArray(); }
  void key(std::string_view name) { writer_.Key(name.data(), length(name)); }
  void string(std::string_view text) { writer_.String(text.data(), length(text)); }
  void integer(std::int64_t value) { writer_.Int64(value); }
  void number(double value) { writer_.Double(value); }
  void boolean(bool value) { writer_.Bool(value); }
  void null() { writer_.Null(); }

  void field(std::string_view name, std::string_view text) {
    key(name);
    string(text);
  }
  void field(std::string_view name, const char* text) { field(name, std::string_view(text)); }
  void field(std::string_view name, const std::string& text) { field(name, std::string_view(text)); }
  void field(std::string_view name, bool value) {
    key(name);
    boolean(value);
  }
  void field(std::string_view name, double value) {
    key(name);
    number(value);
  }
  void field(std::string_view name, std::uint32_t value) {
    key(name);
    integer(value);
  }
  /// null when there is no date, or the text is empty.
  void field_or_null(std::string_view name, const std::optional<Date>& date) {
    key(name);
    date ? string(date->iso()) : null();
  }
  void field_or_null(std::string_view name, std::string_view text) {
    key(name);
    text.empty() ? null() : string(text);
  }

 private:
  static rapidjson::SizeType length(std::string_view text) { return static_cast<rapidjson::SizeType>(text.size()); }
  rapidjson::OStreamWrapper stream_;
  Base writer_;
};

using CompactJson = JsonWriter<rapidjson::Writer<rapidjson::OStreamWrapper>>;
using PrettyJson = JsonWriter<rapidjson::PrettyWriter<rapidjson::OStreamWrapper>>;

}  // namespace entente::query
