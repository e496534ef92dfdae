#include <istream>
#include <streambuf>

#include "tests/catch.hpp"
#include "tests/readers/reading.hpp"

using namespace entente;
using namespace entente::ingest;
using test::error_of;
using test::Outcome;
using test::read;
using test::read_one;

TEST_CASE("a record gives the document its fields") {
  const ReadDocument read = read_one(
      R"({"id":"wire-7","url":"https://lake.example/7","title":"Chad offers troops","published":"2025-03-03T08:00:00Z",)"
      R"("publisher":"Lake Wire","text":"Chad has offered troops to the force.","extra":[1,{"x":2}]})",
      "news.ndjson");
  CHECK(read.document.id == "wire-7");
  CHECK(read.document.url == "https://lake.example/7");
  CHECK(read.document.title == "Chad offers troops");
  CHECK(read.document.published->iso() == "2025-03-03");
  CHECK(read.document.publisher == "Lake Wire");
  CHECK(read.document.text == "Chad offers troops\n\nChad has offered troops to the force.");
  CHECK(read.title_span.of(read.document.text) == "Chad offers troops");
}

TEST_CASE("a title that the text begins with is not put there twice") {
  const ReadDocument read =
      read_one(R"({"title":"Chad\u2019s offer","text":"CHAD'S OFFER\n\nChad has offered troops."})", "a.ndjson");
  CHECK(read.document.text == "CHAD'S OFFER\n\nChad has offered troops.");
  CHECK(read.title_span.of(read.document.text) == "CHAD'S OFFER");
}

TEST_CASE("a record without an id is called by its place") {
  const Outcome outcome =
      read("{\"text\":\"One came.\"}\n\n{\"id\":null,\"text\":\"Two came.\"}\n{\"id\":7,\"text\":\"Three came.\"}",
           "d/a.ndjson");
  REQUIRE(outcome.documents.size() == 3);
  CHECK(outcome.documents[0].document.id == "a.ndjson#1");
  CHECK(outcome.documents[1].document.id == "a.ndjson#3");
  CHECK(outcome.documents[2].document.id == "7");
}

TEST_CASE("a broken line is named, and the others are read") {
  const Outcome outcome = read(
      "{\"text\":\"One came.\"}\n{\"text\":\n{\"text\":\"Three came.\"}\r\n[1]\n{\"text\":5}\n{}\n{\"text\":\"Seven "
      "came.\"}",
      "a.ndjson");
  REQUIRE(outcome.documents.size() == 3);
  CHECK(outcome.documents[1].document.text == "Three came.");
  REQUIRE(outcome.errors.size() == 4);
  CHECK(outcome.errors[0].what() == std::string("a.ndjson:2:9: not valid JSON: invalid value"));
  CHECK(outcome.errors[1].what() ==
        std::string("a.ndjson:4: a record is an array, it must be an object with \"text\""));
  CHECK(outcome.errors[2].what() == std::string("a.ndjson:5: \"text\" is an integer, it must be a string"));
  CHECK(outcome.errors[3].what() == std::string("a.ndjson:6: the record has no \"text\""));
  for (const Error& error : outcome.errors) CHECK(error.code() == ErrorCode::bad_input);
}

TEST_CASE("a record's faults are named with place, limit and remedy") {
  CHECK(error_of(R"({"text":"One came.","published":"soon"})", "a.ndjson") ==
        "a.ndjson:1: \"published\" is \"soon\", which is not a date (write 2025-11-30)");
  CHECK(error_of(R"({"text":""})", "a.ndjson") == "a.ndjson:1: is empty: it holds no text");
  CHECK(error_of(R"({"text":"One came.","id":")" + std::string(513, 'x') + "\"}", "a.ndjson") ==
        "a.ndjson:1: \"id\" is 513 bytes, the limit is 512");
  CHECK(read(R"({"text":"One came.","id":")" + std::string(512, 'x') + "\"}", "a.ndjson").documents.size() == 1);
  CHECK(error_of("", "a.ndjson") == "a.ndjson: is empty");
  CHECK(error_of("\n \n", "a.ndjson") == "a.ndjson: is empty");
  CHECK(error_of("\xFF\xFE{\0", "a.ndjson").starts_with("a.ndjson: is UTF-16"));
}

TEST_CASE("a NUL in a JSON string does not reach the text") {
  CHECK(read_one(R"({"text":"One\u0000came\u0007."})", "a.ndjson").document.text == "One came .");
}

TEST_CASE("half a surrogate pair is an error of its line") {
  CHECK(read("{\"text\":\"\\uD83D came.\"}\n{\"text\":\"Two came.\"}", "a.ndjson").documents.size() == 1);
}

TEST_CASE("a line in windows-1252 is converted like a file") {
  CHECK(read_one("{\"text\":\"Pakistan\x92s offer.\"}", "a.ndjson").document.text == "Pakistan\u2019s offer.");
}

TEST_CASE("a line may have exactly as many bytes as the limit says") {
  ReadOptions options;
  options.max_document_bytes = 200;
  const auto line_of = [](std::size_t bytes) {
    const std::string head = R"({"text":"One came)";
    return head + std::string(bytes - head.size() - 3, '!') + ".\"}";
  };
  for (const std::string end : {"", "\n", "\r\n"}) {
    CHECK(read(line_of(199) + end, "a.ndjson", options).documents.size() == 1);
    CHECK(read(line_of(200) + end, "a.ndjson", options).documents.size() == 1);
    CHECK(error_of(line_of(201) + end, "a.ndjson", options) ==
          "a.ndjson:1: the line is longer than 200 bytes, the limit for one document (--max-document)");
    CHECK(error_of(line_of(202) + end, "a.ndjson", options).starts_with("a.ndjson:1: the line is longer"));
  }
  const Outcome outcome = read(line_of(5000) + "\n" + line_of(100), "a.ndjson", options);
  CHECK(outcome.errors.at(0).code() == ErrorCode::limit);
  CHECK(outcome.documents.size() == 1);
}

namespace {
/// `size` bytes 'a', made as they are read, then a good record.
class LongLine : public std::streambuf {
 public:
  explicit LongLine(std::size_t size) : left_(size) {}

 protected:
  int_type underflow() override {
    if (left_ == 0) {
      if (std::exchange(ended_, true)) return traits_type::eof();
      setg(tail_.data(), tail_.data(), tail_.data() + tail_.size());
      return traits_type::to_int_type(*gptr());
    }
    const std::size_t size = std::min(left_, chunk_.size());
    left_ -= size;
    setg(chunk_.data(), chunk_.data(), chunk_.data() + size);
    return traits_type::to_int_type(*gptr());
  }

 private:
  std::size_t left_;
  bool ended_ = false;
  std::string chunk_ = std::string(1 << 16, 'a');
  std::string tail_ = "\n{\"text\":\"Two came.\"}\n";
};
}  // namespace

TEST_CASE("a line of 1 GiB is passed over in bounded memory") {
  LongLine buffer(std::size_t{1} << 30);
  std::istream in(&buffer);
  ReadOptions options;
  options.max_document_bytes = std::size_t{1} << 20;
  std::size_t documents = 0;
  std::vector<std::string> errors;
  read_documents(
      in, "a.ndjson", options, [&](ReadDocument&&) { ++documents; },
      [&](const Error& e) { errors.emplace_back(e.what()); });
  CHECK(documents == 1);
  CHECK(errors ==
        std::vector<std::string>{
            "a.ndjson:1: the line is longer than 1048576 bytes, the limit for one document (--max-document)"});
}

TEST_CASE("a JSON file is one record or an array of them") {
  CHECK(read_one("{\n \"text\": \"One came.\"\n}\n", "a.json").document.id == "a.json");
  const Outcome outcome =
      read("[\n{\"text\":\"One came.\"},\n{\"text\":7},\n{\"id\":\"c\",\"text\":\"Three came.\"}]", "a.json");
  REQUIRE(outcome.documents.size() == 2);
  CHECK(outcome.documents[0].document.id == "a.json#1");
  CHECK(outcome.documents[1].document.id == "c");
  CHECK(outcome.errors.at(0).what() == std::string("a.json:3: \"text\" is an integer, it must be a string"));
  CHECK(error_of("[]", "a.json") == "a.json: is an empty array");
  CHECK(error_of("", "a.json") == "a.json: is empty");
  CHECK(error_of("[{\"text\":\"x\"}", "a.json").starts_with("a.json:1:14: not valid JSON"));
}

TEST_CASE("one object a line under a .json name is read line by line") {
  CHECK(read("{\"text\":\"One came.\"}\n{\"text\":\"Two came.\"}\n", "a.json").documents.size() == 2);
}

TEST_CASE("JSON nested without end is an error, not an overflow") {
  for (const std::size_t depth : {1'023, 1'024, 1'025, 100'000, 1'000'000}) {
    CHECK(read(std::string(depth, '['), "a.json").errors.size() == 1);
    CHECK(read("{\"text\":" + std::string(depth, '['), "a.ndjson").errors.size() == 1);
  }
  // The record itself is one level, the field "x" holds the others.
  const auto nested = [](std::size_t depth) {
    return R"({"text":"One came.","x":)" + std::string(depth - 1, '[') + std::string(depth - 1, ']') + "}";
  };
  CHECK(read(nested(limits::kMaxJsonDepth - 1), "a.ndjson").documents.size() == 1);
  CHECK(read(nested(limits::kMaxJsonDepth), "a.ndjson").documents.size() == 1);
  CHECK(read(nested(limits::kMaxJsonDepth + 1), "a.ndjson").errors.at(0).code() == ErrorCode::limit);
}

TEST_CASE("standard input is NDJSON when it opens an object, else text or a page") {
  CHECK(read_one(" \n{\"text\":\"One came.\"}", "-").document.id == "stdin#2");
  CHECK(read_one("One came.", "-").document.id == "stdin");
  CHECK(read_one("<!DOCTYPE html><p>One came to the lake today.</p>", "-").document.text ==
        "One came to the lake today.");
  CHECK(error_of("{", "-").starts_with("stdin:1:"));
}

TEST_CASE("what a sink throws reaches the caller and is not taken for a bad record") {
  const auto stop = [](ReadDocument&&) { throw Error(ErrorCode::interrupted, "stopped"); };
  std::size_t reported = 0;
  const auto count = [&](const Error&) { ++reported; };
  for (const std::string name : {"a.txt", "a.md", "a.html"}) {
    CHECK_THROWS_AS(read_documents("One came to the lake today.", name, {}, stop, count), Error);
  }
  for (const std::string name : {"a.ndjson", "a.json"}) {
    CHECK_THROWS_AS(read_documents("{\"text\":\"One came.\"}", name, {}, stop, count), Error);
  }
  CHECK(reported == 0);
  const auto refuse = [](const Error&) { throw Error(ErrorCode::interrupted, "stopped"); };
  CHECK_THROWS_WITH(read_documents(
                        "{\n{", "a.ndjson", {}, [](ReadDocument&&) {}, refuse),
                    "stopped");
}
