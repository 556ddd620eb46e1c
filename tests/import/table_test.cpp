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

namespace {

ImportedSource importedWith(const std::string& bytes, const std::string& path, ColumnNames columns) {
    coder::text::SentenceBreaker sentences({"Dr."});
    auto result = readTranscriptBytes(bytes, path, "name", testLabels(), sentences, {std::move(columns)});
    if (!result) FAIL(coder::base::toString(result.error().diagnostic()));
    return *std::move(result);
}

const std::string Odd =
    "Nr,Wer,Ab,Bis,Gesagt,Notes\n1,I,0:01,0:02,Why?,a long note on the tone of this\n2,P,0:03,0:04,So.,x\n";

}  // namespace

TEST_CASE("columns that are named are taken, by name, letter or number") {
    const Strings turns{"I@1000|Why?", "P@3000|So."};
    CHECK(turnsOf(importedWith(Odd, "t.csv", {"Wer", "Ab", "Bis", "Gesagt"})) == turns);
    CHECK(turnsOf(importedWith(Odd, "t.csv", {" wer ", "AB", "bis", "gesagt"})) == turns);
    CHECK(turnsOf(importedWith(Odd, "t.csv", {"B", "C", "D", "E"})) == turns);
    CHECK(turnsOf(importedWith(Odd, "t.csv", {"2", "3", "", "5"})) == turns);
    CHECK(timesOf(importedWith(Odd, "t.csv", {"Wer", "Ab", "Bis", "Gesagt"}))[1] == "3000-4000|So.");
}

TEST_CASE("what is not named is guessed, and what the table does not have is an error") {
    const std::string known = "Speaker,Said too,Text\nI,Why?,x\nP,So.,y\n";
    CHECK(turnsOf(importedWith(known, "t.csv", {})) == Strings{"I|x", "P|y"});
    CHECK(turnsOf(importedWith(known, "t.csv", {"", "", "", "Said too"})) == Strings{"I|Why?", "P|So."});
    const auto wrong = importedWith(known, "t.csv", {"Whoo", "", "", "D"});
    CHECK(turnsOf(wrong) == Strings{"I|x", "P|y"});
    const Strings findings = findingsOf(wrong);
    REQUIRE(findings.size() == 2);
    CHECK(findings[0] == "error 1 the table has no columns \"Whoo\", \"D\", which are asked for; they are guessed");
    CHECK(wrong.diagnostics[0].remedy == "its first line is \"Speaker\", \"Said too\", \"Text\", and it has 3 columns");
}

TEST_CASE("columns by number in a table without names") {
    const std::string bare = "I,Why?,0:01\nP,So.,0:02\nP,And so.,0:03\n";
    CHECK(turnsOf(importedWith(bare, "t.csv", {"1", "3", "", "2"})) == Strings{"I@1000|Why?", "P@2000|So.¶And so."});
    CHECK(turnsOf(importedWith("", "t.csv", {"1", "", "", "2"})).empty());
}

TEST_CASE("a column has one meaning") {
    // The guess takes "Text" for the words; the study says that speakers are there.
    const auto table = importedWith("Text,Who\nI,Why?\nP,So.\n", "t.csv", {"Text", "", "", ""});
    CHECK(coder::base::hasErrors(table.diagnostics));
    CHECK(table.source.transcript.turns.empty());
}

TEST_CASE("where speakers begin is told in places of the file") {
    CHECK(imported("Speaker,Text\nI,Why?\nI,Why?\nP,So.\n", "t.csv").speakerPlaces == std::vector<std::uint32_t>{2, 4});
    CHECK(imported("A title\n\nI: Why?\nP: So.\nI: Why?\n", "t.txt").speakerPlaces == std::vector<std::uint32_t>{3, 4});
}
