#include "ingest/readers/furniture.hpp"

#include "ingest/readers/furniture_tables.hpp"
#include "ingest/readers/lines.hpp"
#include "tests/catch.hpp"

using namespace entente::ingest;

TEST_CASE("every entry of the furniture tables is in the form lines are compared in") {
  for (const std::string_view entry : furniture::kExact) CHECK(folded(entry) == entry);
  for (const std::string_view entry : furniture::kRelatedHeads) CHECK(folded(entry) == entry);
  for (const std::string_view entry : furniture::kCommentHeads) CHECK(folded(entry) == entry);
  for (const std::string_view entry : furniture::kSectionLabels) CHECK(folded(entry) == entry);
  for (const auto& entry : furniture::kOpenings) CHECK(ascii_lower(entry.text) == entry.text);
}

TEST_CASE("every entry of the furniture tables does its work") {
  for (const std::string_view entry : furniture::kExact) {
    INFO(entry);
    CHECK(classify_line(entry) != LineKind::content);
  }
  for (const auto& entry : furniture::kOpenings) {
    INFO(entry.text);
    CHECK(classify_line(std::string(entry.text) + " x") != LineKind::content);
  }
  for (const std::string_view entry : furniture::kCaptionEndings) {
    INFO(entry);
    CHECK(classify_line("Ministers at the summit in Lagos. Photo " + std::string(entry)) == LineKind::furniture);
  }
}

TEST_CASE("furniture is known in the dress of any publisher") {
  for (const std::string_view line : {"Share",
                                      "SHARE THIS ARTICLE",
                                      "  Share | Tweet | WhatsApp | Email  ",
                                      "\u25B6 Watch: Minister speaks in Lagos",
                                      "ADVERTISEMENT",
                                      "- Advertisement -",
                                      "*** ",
                                      "--------",
                                      "READ MORE: Chad offers troops",
                                      "Also Read | Chad offers troops",
                                      "Photo: Reuters/Jane Doe",
                                      "Ministers meet in Lagos [File: Jane Doe/Reuters]",
                                      "Ministers meet in Lagos. (AFP Photo)",
                                      "\u00A9 2025 The Lake Gazette. All rights reserved.",
                                      "Copyright 2025 The Lake Gazette",
                                      "Sign up for our morning briefing",
                                      "Subscribe to our newsletter",
                                      "Follow The Lake Gazette on Facebook and Twitter",
                                      "We use cookies to give you the best experience on our site.",
                                      "3 min read",
                                      "1,204 views",
                                      "12 Comments",
                                      "Tags: Chad, Niger, lake",
                                      "Filed Under: Africa",
                                      "Scroll to Top",
                                      "Sorry, there was a YouTube error.",
                                      "Reporting by Jane Doe; Editing by Ali Khan",
                                      "Home > World > Africa",
                                      "Click here to join our WhatsApp channel",
                                      "Name *",
                                      "Next Article",
                                      "Please enable JavaScript to continue"}) {
    INFO(line);
    CHECK(classify_line(line) != LineKind::content);
  }
}

TEST_CASE("sentences that sound like furniture are kept") {
  for (const std::string_view line :
       {"Chad has offered troops.", "Share prices fell in Lagos on Monday.", "Print media reported the offer first.",
        "\"Follow us or leave,\" the general told the envoys.", "By continuing to use force, Niger would lose support.",
        "The author is under arrest, the minister said.", "The comments drew an angry answer from Niger.",
        "More than 300 soldiers have left the base.", "Relatedly, Mali has left the bloc.",
        "Advertisements for recruits appeared in Lagos.", "The read-out of the call was short.", "Chad",
        "Facebook has removed the posts, Niger said.", "Copyright law was not discussed."}) {
    INFO(line);
    CHECK(classify_line(line) == LineKind::content);
  }
}

TEST_CASE("headings of link lists and of comments are told apart from other furniture") {
  CHECK(classify_line("Related Articles:") == LineKind::related);
  CHECK(classify_line("More on the lake force:") == LineKind::related);
  CHECK(classify_line("STARPICKS") == LineKind::related);
  CHECK(classify_line("You May Also Like") == LineKind::related);
  CHECK(classify_line("Leave a Reply") == LineKind::comments_start);
  CHECK(classify_line("Comments") == LineKind::comments_start);
}

TEST_CASE("a long line is content whatever it says") {
  CHECK(classify_line("Advertisement: " + std::string(600, 'x')) == LineKind::content);
}
