#include "imported.h"

using namespace coder::import;

TEST_CASE("columns are found by their names, whatever their order") {
    const auto table = imported(
        "id;Text;Speaker;Start time;End\n1;\"How; "
        "really?\";Interviewer;0:01;0:02\n2;Well.;P07;0:02;0:04\n3;\"Two\nlines.\";;0:04;0:05\n",
        "t.csv");
    CHECK(table.format.format == Format::Table);
    CHECK(turnsOf(table) == Strings{"Interviewer@1000|How; really?", "P07@2000|Well.¶Two¶lines."});
    CHECK(timesOf(table)[1] == "2000-4000|Well.");
    CHECK(findingsOf(table) ==
          Strings{"note 0 words are taken from \"Text\", speakers from \"Speaker\", times from \"Start "
                  "time\" to \"End\"; left out: \"id\""});
}

TEST_CASE("columns without names are found by what is in them") {
    const auto table = imported(
        "00:00:01\tAna\tHow did you find it?\n00:00:05\tBo\tI liked it.\n00:00:09\tAna\tWhy?\n00:00:12\tBo\tIt was "
        "good to me.\n",
        "t.tsv");
    CHECK(turnsOf(table) == Strings{"Ana@1000|How did you find it?", "Bo@5000|I liked it.", "Ana@9000|Why?",
                                    "Bo@12000|It was good to me."});
}

TEST_CASE("plain numbers are seconds, or milliseconds where the name says so") {
    CHECK(turnsOf(imported("speaker,start,text\nI,1.5,Why?\nP,2,So.\n", "t.csv")) ==
          Strings{"I@1500|Why?", "P@2000|So."});
    CHECK(turnsOf(imported("speaker,start_ms,text\nI,1500,Why?\nP,x,So.\n", "t.csv")) ==
          Strings{"I@1500|Why?", "P|So."});
}

TEST_CASE("a table is known by its first line, and a text with commas is none") {
    CHECK(imported("Speaker,Text\nI,Why?\nP,So.\n", "t.txt").format.format == Format::Table);
    CHECK(imported("I: Why, speaker?\nP: So, text.\n", "t.txt").format.format == Format::Text);
}

TEST_CASE("labels in the words are recognised where no column has them") {
    CHECK(turnsOf(imported("text,start\nI: Why?,0:01\nP: So.,0:02\n", "t.csv")) ==
          Strings{"I@1000|Why?", "P@2000|So."});
}

TEST_CASE("a table whose columns can't be told is an error with a remedy") {
    const auto table = imported("a,b\n1,2\n3,4\n", "t.csv");
    REQUIRE(findingsOf(table).size() == 1);
    CHECK(findingsOf(table)[0] == "error 0 it can't be told which column of the table has the words that were said");
    CHECK(table.source.transcript.turns.empty());
}

TEST_CASE("long cells without ASCII letters") {
    std::string words;
    for (int i = 0; i < 100; ++i) words += "ж会";
    CHECK(turnsOf(imported("Ана\t" + words + "\nБо\tx" + words + "\nАна\txx" + words + "\nБо\tда\n", "t.tsv")) ==
          Strings{"Ана|" + words, "Бо|x" + words, "Ана|xx" + words, "Бо|да"});
}
