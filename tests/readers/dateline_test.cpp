#include "ingest/readers/dateline.hpp"

#include "ingest/readers/header.hpp"
#include "tests/catch.hpp"

using namespace entente;
using namespace entente::ingest;

namespace {
/// The dateline's bytes, place, publisher and date, by bars; "-" when there is none.
std::string dateline(std::string_view paragraph) {
  const auto found = dateline_at(paragraph);
  if (!found) return "-";
  return std::string(paragraph.substr(0, found->size)) + "|" + found->place + "|" + found->publisher + "|" +
         (found->date ? found->date->iso() : "");
}
}  // namespace

TEST_CASE("datelines of many houses are recognised") {
  CHECK(dateline("ISLAMABAD: Pakistan has") == "ISLAMABAD:|ISLAMABAD||");
  CHECK(dateline("ISLAMABAD:") == "ISLAMABAD:|ISLAMABAD||");
  CHECK(dateline("New Delhi: Israel has") == "New Delhi:|New Delhi||");
  CHECK(dateline("WASHINGTON (AP) \u2014 The") == "WASHINGTON (AP) \u2014|WASHINGTON|AP|");
  CHECK(dateline("KYIV, Ukraine, March 3 (Reuters) - Two") == "KYIV, Ukraine, March 3 (Reuters) -|KYIV|Reuters|");
  CHECK(dateline("YANGON, July 25 (Reuters): Myanmar's") == "YANGON, July 25 (Reuters):|YANGON|Reuters|");
  CHECK(dateline("afrol News, 24 March - After") == "afrol News, 24 March -||afrol News|");
  CHECK(dateline("CAIRO \u2013 26 July 2022: U.S.") == "CAIRO \u2013 26 July 2022:|CAIRO||2022-07-26");
  CHECK(dateline("ISLAMABAD, Mar 03: India") == "ISLAMABAD, Mar 03:|ISLAMABAD||");
  CHECK(dateline("AMMAN \u2014 Prime Minister") == "AMMAN \u2014|AMMAN||");
  CHECK(dateline("BEIRUT\u2014The army") == "BEIRUT\u2014|BEIRUT||");
  CHECK(dateline("N'DJAMENA, Nov. 30, 2025 (Xinhua) -- Chad") ==
        "N'DJAMENA, Nov. 30, 2025 (Xinhua) --|N'DJAMENA|Xinhua|2025-11-30");
  CHECK(dateline("Brussels, 12 March (Belga) - EU") == "Brussels, 12 March (Belga) -|Brussels|Belga|");
  CHECK(dateline("WASHINGTON/BEIRUT, 3 May 2024 (AFP) - The") ==
        "WASHINGTON/BEIRUT, 3 May 2024 (AFP) -|WASHINGTON/BEIRUT|AFP|2024-05-03");
  CHECK(dateline("LIMA (Pacific Wire) Dockworkers shut") == "LIMA (Pacific Wire)|LIMA|Pacific Wire|");
  CHECK(dateline("Rio de Janeiro \u2013 The") == "Rio de Janeiro \u2013|Rio de Janeiro||");
}

TEST_CASE("a label before a colon is set apart like a dateline, and names no place") {
  CHECK(dateline("BREAKING: Israel rejects") == "BREAKING:|||");
  CHECK(dateline("Analysis: Chad's choices") == "Analysis:|||");
}

TEST_CASE("ordinary sentences have no dateline") {
  CHECK(dateline("The minister said: \"We will come.\"") == "-");
  CHECK(dateline("Israel \u2013 which had objected \u2013 relented.") == "-");
  CHECK(dateline("Two-thirds of the members agreed.") == "-");
  CHECK(dateline("At 10:30 the talks began.") == "-");
  CHECK(dateline("He named three states: Chad, Niger and Mali.") == "-");
  CHECK(dateline("Chad offered troops, the minister told Reuters - the first such offer.") == "-");
  CHECK(dateline("NATO (the alliance) Said") == "-");
  CHECK(dateline("UNESCO (Paris) Experts") == "-");
  CHECK(dateline("") == "-");
  CHECK(dateline("-") == "-");
  CHECK(dateline(":") == "-");
  CHECK(dateline("( - ") == "-");
}

TEST_CASE("bylines are told from sentences") {
  CHECK(is_byline("By Jane Doe"));
  CHECK(is_byline("by Jane Doe and Ali Khan in Lagos"));
  CHECK(is_byline("MM Report"));
  CHECK(is_byline("Staff Reporter"));
  CHECK(is_byline("Our Correspondent"));
  CHECK(is_byline("AFP"));
  CHECK(is_byline("Web Desk"));
  CHECK_FALSE(is_byline("By the river stood the minister."));
  CHECK_FALSE(is_byline("By then the talks had failed"));
  CHECK_FALSE(is_byline("The minister dismissed the report"));
  CHECK_FALSE(is_byline(""));
}

TEST_CASE("a line that only says when is a date line") {
  CHECK(date_line("Published: 30 November 2025, 10:15 GMT")->iso() == "2025-11-30");
  CHECK(date_line("November 30, 2025")->iso() == "2025-11-30");
  CHECK(date_line("Updated on Sun, 30 Nov 2025 at 3:04 pm")->iso() == "2025-11-30");
  CHECK_FALSE(date_line("On November 30, 2025 the ministers met"));
  CHECK_FALSE(date_line("Published by the ministry"));
  CHECK_FALSE(date_line(""));
}

TEST_CASE("the first line is a title only above sentences and when it is none") {
  CHECK(first_line_is_title("Chad offers troops to lake force\n\nChad has offered troops."));
  CHECK(first_line_is_title("Iran ends talks with U.S.\n\nIran has ended the talks."));
  CHECK(first_line_is_title("Who will pay for the force?\n\nNobody knows."));
  CHECK_FALSE(first_line_is_title("Chad has offered troops.\n\nNiger has not."));
  CHECK_FALSE(first_line_is_title("Chad offers troops"));
  CHECK_FALSE(first_line_is_title("Chad offers troops\n\nNiger offers trucks"));
  CHECK_FALSE(first_line_is_title("The force would:\nguard the lake."));
  CHECK_FALSE(first_line_is_title("By Jane Doe\nChad has offered troops."));
}

TEST_CASE("a byline may hold its date") {
  CHECK(dated_byline("By admin / December 1, 2025")->iso() == "2025-12-01");
  CHECK(dated_byline("Jane Doe Published March 3, 2025 Updated about 4 hours ago")->iso() == "2025-03-03");
  CHECK_FALSE(dated_byline("The plan published on March 3, 2025 was rejected."));
  CHECK_FALSE(dated_byline("Ministers meet on March 3, 2025"));
  CHECK(dated_byline("Post Report, KATHMANDU, March 2, 2023")->iso() == "2023-03-02");
  CHECK(dated_byline("NAIROBI, March 2, 2023")->iso() == "2023-03-02");
  CHECK_FALSE(dated_byline("UN, EU to meet on March 3, 2025, says minister"));
  CHECK_FALSE(dated_byline("Post Report, Kathmandu, March 2, 2023"));
}

TEST_CASE("a line of names is told from a headline") {
  CHECK(is_name_line("Jane Doe"));
  CHECK(is_name_line("BBC News, N'Djamena"));
  CHECK_FALSE(is_name_line("Niger to wait"));
  CHECK_FALSE(is_name_line("Niger waits"));
  CHECK_FALSE(is_name_line("The Ministers Of Four States Meet"));
  CHECK_FALSE(is_name_line("Chad."));
}
