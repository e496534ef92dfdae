#include <algorithm>

#include "tests/catch.hpp"
#include "tests/readers/invariants.hpp"
#include "tests/readers/reading.hpp"

using namespace entente;
using namespace entente::ingest;

TEST_CASE("every example article is read with title or dateline, date, and no furniture") {
  std::vector<ReadDocument> documents;
  const auto fail = [](const Error& error) { FAIL(error.what()); };
  for (const InputFile& file : find_files({ENTENTE_SOURCE_DIR "/examples/articles"}, fail)) {
    read_file(
        file, {}, [&](ReadDocument&& read) { documents.push_back(std::move(read)); }, fail);
  }
  CHECK(documents.size() == 16);
  for (const ReadDocument& read : documents) {
    INFO(read.document.id);
    CHECK(test::fault_of(read).empty());
    REQUIRE(read.document.published);
    CHECK(read.document.published->iso().starts_with("2025-0"));
    CHECK((!read.title_span.empty() || !read.asides.empty()));
    for (const std::string_view furniture : {"Subscribe", "Leave a Comment", "Share |", "Photo:", "Also read",
                                             "Old Soldier", "All rights", "Published in", "cement maker"}) {
      CHECK(read.document.text.find(furniture) == std::string::npos);
    }
  }
  CHECK(std::count_if(documents.begin(), documents.end(),
                      [](const ReadDocument& d) { return d.document.publisher == "Lake Wire"; }) == 8);
}
