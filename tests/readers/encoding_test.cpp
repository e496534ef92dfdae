#include "ingest/readers/encoding.hpp"

#include "graph/model/error.hpp"
#include "tests/catch.hpp"
#include "tests/readers/reading.hpp"

using namespace entente;
using namespace entente::ingest;
using namespace std::string_literals;

TEST_CASE("a byte order mark is no part of the text") {
  CHECK(to_utf8("\xEF\xBB\xBFKyiv", "x") == "Kyiv");
  CHECK(test::read_one("\xEF\xBB\xBFTalks were held in Kyiv.", "a.txt").document.text == "Talks were held in Kyiv.");
}

TEST_CASE("UTF-16 with a byte order mark becomes UTF-8, in either byte order") {
  CHECK(to_utf8("\xFF\xFEK\0\x19\x20\x3D\xD8\x00\xDE"s, "x") == "K\u2019\U0001F600");
  CHECK(to_utf8("\xFE\xFF\0K\x20\x19\xD8\x3D\xDE\x00"s, "x") == "K\u2019\U0001F600");
}

TEST_CASE("an unpaired surrogate and half a code unit become U+FFFD") {
  CHECK(to_utf8("\xFF\xFE\x3D\xD8K\0"s, "x") == "\uFFFDK");
  CHECK(to_utf8("\xFF\xFE\x00\xDEK\0"s, "x") == "\uFFFDK");
  CHECK(to_utf8("\xFF\xFEK\0K"s, "x") == "K\uFFFD");
}

TEST_CASE("valid UTF-8 of every length is kept as it is") {
  const std::string text = "A \u00E9 \u2019 \U0001F600";
  CHECK(to_utf8(text, "x") == text);
}

TEST_CASE("text that is windows-1252 is converted from it, Latin-1 with it") {
  CHECK(to_utf8("Pakistan\x92s offer \x96 caf\xE9", "x") == "Pakistan\u2019s offer \u2013 caf\u00E9");
  CHECK(to_utf8("Ren\xE9 Pr\xE9val", "x") == "Ren\u00E9 Pr\u00E9val");
}

TEST_CASE("damaged UTF-8 keeps what is whole, and a bad sequence becomes one U+FFFD") {
  CHECK(to_utf8("caf\u00E9 \xE2\x80 end", "x") == "caf\u00E9 \uFFFD end");
  CHECK(to_utf8("\u00E9\x80", "x") == "\u00E9\uFFFD");
  CHECK(to_utf8("\u00E9 \xC0\xAF", "x") == "\u00E9 \uFFFD\uFFFD");            // overlong
  CHECK(to_utf8("\u00E9 \xED\xA0\x80", "x") == "\u00E9 \uFFFD\uFFFD\uFFFD");  // a surrogate
  CHECK(to_utf8("\u00E9 \xF4\x90\x80\x80", "x") == "\u00E9 \uFFFD\uFFFD\uFFFD\uFFFD");
  CHECK(to_utf8("\u00E9 \xF0\x9F\x98", "x") == "\u00E9 \uFFFD");
}

TEST_CASE("a byte that windows-1252 does not define is not taken for it") {
  CHECK(to_utf8("a\x81z", "x") == "a\uFFFDz");
}

TEST_CASE("every single byte gives valid UTF-8 or an error") {
  for (int byte = 1; byte < 256; ++byte) {
    const std::string bytes =
        "A sentence that is long enough to hold one odd character without harm, and then some more words " +
        std::string(1, static_cast<char>(byte)) + " behind it.";
    INFO("byte " << byte);
    CHECK(is_utf8(to_utf8(bytes, "x")));
  }
}

TEST_CASE("other kinds of file are refused by name") {
  CHECK(test::error_of("%PDF-1.7 ...", "a.txt") ==
        "a.txt: is a PDF file; convert it first, with pdftotext for instance");
  CHECK(test::error_of("PK\x03\x04 rest", "a.txt") == "a.txt: is a ZIP or office file; convert or unpack it first");
  CHECK(test::error_of("\x1F\x8B\x08 rest", "a.txt") ==
        "a.txt: is compressed; unpack it first, with gunzip for instance");
  CHECK(test::error_of("some text\0and more"s, "a.txt") == "a.txt: is a binary file (a NUL byte at offset 9)");
  CHECK(test::error_of("\x01\x02\x03\x04 text", "a.txt") == "a.txt: is a binary file (4 control characters)");
}

TEST_CASE("a declared charset is believed where the bytes are not UTF-8") {
  CHECK(to_utf8("Gda\xF1sk", "x", "iso-8859-2") == "Gda\u0144sk");
  CHECK(to_utf8("\xCC\xEE\xF1\xEA\xE2\xE0", "x", "windows-1251") == "\u041C\u043E\u0441\u043A\u0432\u0430");
  CHECK(to_utf8("Gda\u0144sk", "x", "iso-8859-2") == "Gda\u0144sk");
  CHECK(to_utf8("caf\xE9", "x", "no-such-charset") == "caf\u00E9");
  CHECK(to_utf8("caf\xE9", "x", "utf-8") == "caf\u00E9");
  CHECK(to_utf8("caf\xE9", "x", "utf-16") == "caf\u00E9");
}

TEST_CASE("what cannot be seen is dropped, and every kind of line end is one") {
  CHECK(without_invisible("a\r\nb\rc\nd\fe\u2028f\u2029g\u0085h") == "a\nb\nc\nd\ne\nf\ng\nh");
  CHECK(without_invisible("Ga\u00ADza\u200B \uFEFFStrip\u202E\u2066") == "Gaza Strip");
  CHECK(without_invisible("a\tb\x01"
                          "c\x7F") == "a b c ");
}
