#include <filesystem>
#include <fstream>
#include <sstream>

#include "ingest/readers/draft.hpp"
#include "tests/catch.hpp"
#include "tests/readers/reading.hpp"

using namespace entente;
using namespace entente::ingest;
using test::aside_texts;
using test::error_of;
using test::read_one;

namespace {
using Strings = std::vector<std::string>;
}

TEST_CASE("a plain article keeps every byte of its text") {
  const std::string text =
      "Chad consults Niger on lake force\n\nN'DJAMENA:\n\nChad\u2019s ministers met. \n\nThey agreed.";
  const ReadDocument read = read_one(text, "news/a.txt");
  CHECK(read.document.id == "a.txt");
  CHECK(read.document.text == text);
  CHECK(read.document.title == "Chad consults Niger on lake force");
  CHECK(read.title_span.of(read.document.text) == read.document.title);
  CHECK(aside_texts(read) == Strings{"N'DJAMENA:"});
}

TEST_CASE("an article without a title has an empty title and title span") {
  const ReadDocument read = read_one("Chad has offered troops.\nNiger has not.", "a.txt");
  CHECK(read.document.title.empty());
  CHECK(read.title_span.empty());
}

TEST_CASE("what a page puts around an article is dropped") {
  const ReadDocument read = read_one(
      "Home > World > Africa\nShare Tweet WhatsApp\nChad offers troops\n\nBy Jane Doe\n\nChad has offered troops to "
      "the "
      "force.\n\nAdvertisement\n\nRead more: Niger rejects plan\n\nNiger has not answered. \n\nRelated articles\nMali "
      "leaves the bloc\nTen things to know about the lake\n\nLeave a Comment\n\nYour email address will not be "
      "published. "
      "Required fields are marked *\n\nA. Reader says:\nIsrael should attack.\n\nScroll to Top\n",
      "a.txt");
  CHECK(read.document.text ==
        "Chad offers troops\n\nBy Jane Doe\n\nChad has offered troops to the force.\n\nNiger has not answered.");
  CHECK(aside_texts(read) == Strings{"By Jane Doe"});
}

TEST_CASE("a comments heading near the top does not cut the article") {
  const ReadDocument read = read_one(
      "Chad offers troops\nLeave a comment\nChad has offered troops to the force that guards the lake.\nNiger has not.",
      "a.txt");
  CHECK(read.document.text ==
        "Chad offers troops\nChad has offered troops to the force that guards the lake.\nNiger has not.");
}

TEST_CASE("a section label above the title goes") {
  const ReadDocument read = read_one("Breaking News\n\nChad offers troops\n\nChad has offered troops.", "a.txt");
  CHECK(read.document.title == "Chad offers troops");
  CHECK(read.title_span.start == 0);
}

TEST_CASE("date and publisher are taken from where the text has them") {
  const ReadDocument line =
      read_one("Chad offers troops\n\nPublished: 3 March 2025\n\nChad has offered troops.", "a.txt");
  CHECK(line.document.published->iso() == "2025-03-03");
  const ReadDocument dateline = read_one("LAGOS, March 3, 2025 (Reuters) - Chad has offered troops.", "a.txt");
  CHECK(dateline.document.published->iso() == "2025-03-03");
  CHECK(dateline.document.publisher == "Reuters");
  const ReadDocument imprint =
      read_one("Chad has offered troops.\n\nPublished in The Lake Gazette, March 3rd, 2025", "a.txt");
  CHECK(imprint.document.published->iso() == "2025-03-03");
  CHECK(imprint.document.publisher == "The Lake Gazette");
  CHECK(imprint.document.text == "Chad has offered troops.");
  CHECK_FALSE(read_one("LAGOS, March 3 (Reuters) - Chad has offered troops.", "a.txt").document.published);
}

TEST_CASE("an agency behind the last sentence is an aside and the publisher") {
  const ReadDocument read = read_one("Chad has offered troops.\n\n\"It is late,\" Niger said. - Reuters", "a.txt");
  CHECK(read.document.publisher == "Reuters");
  CHECK(aside_texts(read) == Strings{"- Reuters"});
}

TEST_CASE("wrapped lines are joined without moving an offset") {
  const std::string wrapped =
      "Chad's foreign minister said on Monday that her country stood ready to\n"
      "send a battalion to the force that five states plan around the lake, and\n"
      "that the offer would be put in writing before the ministers met again in\n"
      "the capital.\n\n"
      "Niger's government has asked for time to study what it would cost and to\n"
      "consult its parliament, which has to agree before any soldier may leave\n"
      "the country.\n";
  const std::string text = read_one(wrapped, "a.txt").document.text;
  CHECK(text.size() + 1 == wrapped.size());
  CHECK(text.find("ready to send a battalion to the force that five states plan around the lake, and that") !=
        std::string::npos);
  CHECK(text.find("capital.\n\nNiger's") != std::string::npos);
}

TEST_CASE("paragraphs of one line each, and lists, are not joined") {
  const std::string text =
      "The force would do this:\n- guard the lake and its islands by day and by night,\n- keep the roads open for "
      "traders.\nIt would number 3,000.";
  CHECK(unwrapped(text) == text);
}

TEST_CASE("nothing but furniture or blanks is an error") {
  CHECK(error_of("", "a.txt") == "a.txt: is empty: it holds no text");
  CHECK(error_of(" \n\t \n", "a.txt") == "a.txt: is empty: it holds no text");
  CHECK(error_of("Advertisement\n\nShare", "a.txt") == "a.txt: holds no article text, only what surrounds one");
}

TEST_CASE("a document may have exactly as many bytes as the limit says") {
  const std::string sentence = "Chad has offered troops. ";
  const auto text_of = [&](std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) text += sentence;
    text.resize(bytes - 1);
    return text + ".";
  };
  ReadOptions options;
  options.max_document_bytes = 1000;
  CHECK(test::read(text_of(999), "a.txt", options).documents.size() == 1);
  CHECK(test::read(text_of(1000), "a.txt", options).documents.size() == 1);
  CHECK(error_of(text_of(1001), "a.txt", options) ==
        "a.txt: is larger than 1000 bytes, the limit for one document (--max-document)");
  CHECK(test::read(text_of(1001), "a.txt", options).errors.at(0).code() == ErrorCode::limit);
}

TEST_CASE("a text that grows in conversion is held to the limit too") {
  ReadOptions options;
  options.max_document_bytes = 100;
  CHECK(error_of(std::string(90, '\xE9'), "a.txt", options) ==
        "a.txt: the text is 180 bytes, the limit is 100 (--max-document)");
}

TEST_CASE("one token of 64 MiB is read in bounded time") {
  const std::string token(limits::kMaxDocumentBytes, 'a');
  CHECK(read_one(token, "a.txt").document.text.size() == token.size());
}

TEST_CASE("the reference articles lose their furniture and keep the rest") {
  const std::filesystem::path seeds = std::filesystem::path(ENTENTE_SHARED_DIR) / "seeds";
  if (!std::filesystem::exists(seeds)) {
    WARN("skipped: no reference articles in " << seeds);
    return;
  }
  std::size_t count = 0;
  for (const InputFile& file : find_files({seeds.string()}, [](const Error& e) { FAIL(e.what()); })) {
    std::ifstream in(file.path, std::ios::binary);
    std::stringstream bytes;
    bytes << in.rdbuf();
    const std::string text = read_one(bytes.str(), file.path).document.text;
    INFO(file.path);
    CHECK(bytes.str().starts_with(text));
    CHECK(text.find("YouTube error") == std::string::npos);
    CHECK(text.find("Comment") == std::string::npos);
    ++count;
  }
  CHECK(count == 5);
}

TEST_CASE("a name that cannot be seen, or is not UTF-8, makes a sound id all the same") {
  CHECK(read_one("Chad has offered troops.", "\u200B").document.id == "unnamed");
  CHECK(read_one("Chad has offered troops.", "a\xFF\x1B[2J.txt").document.id == "a [2J.txt");
}
