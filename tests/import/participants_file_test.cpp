#include "coder/import/participants_file.h"

#include "imported.h"

using namespace coder;
using import::readParticipants;
using import::sampleBytes;

namespace {

import::ImportedCases readGood(const std::string& bytes){auto read = readParticipants(bytes, "p.csv");
if (!read) FAIL(toString(read.error().diagnostic()));
return std::move(*read);
}  // namespace

std::vector<std::string> messages(const import::ImportedCases& read) {
    std::vector<std::string> lines;
    for (const base::Diagnostic& diagnostic : read.diagnostics) lines.push_back(toString(diagnostic));
    return lines;
}

/// "P1: S1/Ana S2; a, b" for each case.
std::vector<std::string> casesOf(const project::CaseTable& table) {
    std::vector<std::string> lines;
    for (const project::Case& each : table.cases) {
        std::string line = each.name + ":";
        for (const project::Voice& voice : each.voices)
            line += " " + voice.source + (voice.speaker.empty() ? "" : "/" + voice.speaker);
        for (const std::string& value : each.values) line += " [" + value + "]";
        lines.push_back(line);
    }
    return lines;
}

}  // namespace

TEST_CASE("tables that can't be used") {
    struct Sample {
        std::string csv;
        std::string error;
    };
    const auto sample = GENERATE(values<Sample>({
        {"",
         "p.csv:1:1: error: the participants' table has no column \"participant\"\n"
         "    its first line must name the columns: participant, source, then the attributes"},
        {"\n\nsource,stream\nS1,x\n",
         "p.csv:3:1: error: the participants' table has no column \"participant\"\n"
         "    its first line must name the columns: participant, source, then the attributes"},
        {"Name,source\nP1,S1\n",
         "p.csv:1:1: error: the participants' table has no column \"participant\"\n"
         "    if \"Name\" is the column of their names, call it \"participant\""},
        {"source,Particpants\nS1,P1\n",
         "p.csv:1:1: error: the participants' table has no column \"participant\"\n"
         "    if \"Particpants\" is the column of their names, call it \"participant\""},
    }));
    const auto read = readParticipants(sample.csv, "p.csv");
    REQUIRE_FALSE(read);
    CHECK(read.error().code == base::ErrorCode::Invalid);
    CHECK(toString(read.error().diagnostic()) == sample.error);
    CHECK(readParticipants(std::string("PK\x03\x04\0\0", 6), "p.csv").error().code == base::ErrorCode::Invalid);
    CHECK(readParticipants("%PDF-1.7\n", "p.csv").error().code == base::ErrorCode::Unsupported);
    CHECK(readParticipants(sampleBytes("interview.docx"), "p.xlsx").error().code == base::ErrorCode::Unsupported);
    const auto other = readParticipants(sampleBytes("table.xlsx"), "p.xlsx");
    REQUIRE_FALSE(other);
    CHECK(toString(other.error().diagnostic()) ==
          "p.xlsx: error: the participants' table has no column \"participant\"\n"
          "    its first line must name the columns: participant, source, then the attributes");
}

TEST_CASE("participants with their sources and attributes") {
    struct Sample {
        std::string csv;
        std::vector<std::string> attributes;
        std::vector<std::string> cases;
    };
    const auto sample = GENERATE(values<Sample>({
        {"participant", {}, {}},
        {"participant\nP1\n", {}, {"P1: P1"}},
        {"\xEF\xBB\xBFParticipant,stream\r\nP1,x\r\n", {"stream"}, {"P1: P1 [x]"}},
        {"stream;participant;source\nx;P1;S1\n", {"stream"}, {"P1: S1 [x]"}},
        {"participant\tsource\tspeaker\nP1\tS1\tAna\nP2\tS1\tBo\n", {}, {"P1: S1/Ana", "P2: S1/Bo"}},
        {"participant,source\nP1,transcripts/P01.txt\nP2,a\\b\\P02.MD\nP3,\n", {}, {"P1: P01", "P2: P02", "P3: P3"}},
        {"participant,source\nP1,Dr. Ng\nP2,wave.2\nP3,wave.2.txt\nP4,.md\n",
         {},
         {"P1: Dr. Ng", "P2: wave.2", "P3: wave.2", "P4: .md"}},
        {"participant,source,stream\nP1,S1,x\nP1,S2,x\nP1,S3,\n", {"stream"}, {"P1: S1 S2 S3 [x]"}},
        {"participant,größe\nJosé,\"a, \"\"b\"\"\"\n", {"größe"}, {"José: José [a, \"b\"]"}},
        {"participant,gr\xF6\xDF"
         "e\nJos\xE9,\xFC\n",
         {"größe"},
         {"José: José [ü]"}},
    }));
    const auto read = readGood(sample.csv);
    CHECK(read.table.attributes == sample.attributes);
    CHECK(casesOf(read.table) == sample.cases);
}

TEST_CASE("each finding names its line and column") {
    struct Sample {
        std::string csv;
        std::string message;
        std::vector<std::string> cases;
    };
    const auto sample = GENERATE(values<Sample>({
        {"participant,,x\nP1,a,b\n",
         "p.csv:1:13: warning: a column without a name was left out\n    name the column in the first line",
         {"P1: P1 [b]"}},
        {"participant,x,x\nP1,a,b\n",
         "p.csv:1:15: error: the column \"x\" is there twice; the second was left out\n    rename one of them",
         {"P1: P1 [a]"}},
        {"participant,x\n,a\nP2,b\n",
         "p.csv:2:1: error: the row names no participant and was left out\n    fill in the column \"participant\"",
         {"P2: P2 [b]"}},
        {"participant,stream\nP1,NA\n",
         "p.csv:2:4: warning: participant P1 has no value for \"stream\"\n"
         "    fill it in, or keep it: tables show it in a column of its own, (missing)",
         {"P1: P1 []"}},
        {"participant,x\nP1,a\nP2,a\nP1,b\n",
         "p.csv:4:1: error: participant P1 is there twice (first in line 2); this row was left out\n"
         "    remove one row, or give the participants different names",
         {"P1: P1 [a]", "P2: P2 [a]"}},
        {"participant,source,x\nP1,S1,a\nP1,S2,b\n",
         "p.csv:3:7: error: participant P1 has \"b\" here and \"a\" in line 2 for \"x\"; the first one counts\n"
         "    make the rows agree",
         {"P1: S1 S2 [a]"}},
        {"participant,source\nP1,S1\nP2,S1\n",
         "p.csv:3:4: error: the source S1 belongs to participant P1 already (line 2); its speech counts for the first "
         "one\n"
         "    where several participants share a source, tell them apart by a column \"speaker\"",
         {"P1: S1", "P2: S1"}},
    }));
    const auto read = readGood(sample.csv);
    CHECK(messages(read) == std::vector<std::string>{sample.message});
    CHECK(casesOf(read.table) == sample.cases);
}

TEST_CASE("all ways to write that a value is missing") {
    const std::string value = GENERATE("", "NA", "N/A", "n/a", "-", "?", "  ");
    const auto read = readGood("participant,x,y\nP1," + value + ",b\n");
    CHECK(casesOf(read.table) == std::vector<std::string>{"P1: P1 [] [b]"});
    CHECK(read.diagnostics.size() == 1);
}

TEST_CASE("rows of another width are mended with a word") {
    const auto read = readGood("participant,x\nP1\nP2,a,b\n");
    CHECK(casesOf(read.table) == std::vector<std::string>{"P1: P1 []", "P2: P2 [a]"});
    CHECK(read.diagnostics.size() == 3);
    CHECK(read.table.cases[1].place == base::Place{"p.csv", 3, 1});
}

TEST_CASE("a workbook is read as it is seen") {
    const auto read = readGood(sampleBytes("participants.xlsx"));
    CHECK(read.table.attributes == std::vector<std::string>{"joined", "age", "score", "tenured", "seen"});
    CHECK(casesOf(read.table) == std::vector<std::string>{"P1: P1 [2024-03-05] [41] [0.3] [TRUE] [2024-03-05 12:00:00]",
                                                          "P2: P2 [2024-12-31] [39] [2] [FALSE] [2024-03-06]",
                                                          "P3: P3 [1900-01-01] [] [0.001] [] []"});
    std::vector<std::string> types;
    for (std::size_t i = 0; i < read.table.attributes.size(); ++i)
        types.emplace_back(project::typeName(read.table.kind(i).type));
    CHECK(types == std::vector<std::string>{"date", "integer", "number", "yes/no", "date"});
    REQUIRE(read.diagnostics.size() == 3);
    CHECK(toString(read.diagnostics[0]).find("p.csv:7:4: warning: participant P3 has no value for \"age\"") == 0);
}

TEST_CASE("spaces around the names of columns don't count") {
    CHECK(casesOf(readGood("\xC2\xA0PARTICIPANT ,Source\xC2\xA0, speaker\nP1,S1,Ana\n").table) ==
          std::vector<std::string>{"P1: S1/Ana"});
}

TEST_CASE("columns that may be meant as another are named") {
    const auto read = readGood("participant,Source file,Label\nP1,S1,Ana\n");
    CHECK(read.table.attributes == std::vector<std::string>{"Source file", "Label"});
    CHECK(messages(read) ==
          std::vector<std::string>{
              "p.csv:1:13: warning: the column \"Source file\" is read as an attribute, and no column is called "
              "\"source\"\n    if it is meant as that, call it \"source\"",
              "p.csv:1:25: warning: the column \"Label\" is read as an attribute, and no column is called \"speaker\"\n"
              "    if it is meant as that, call it \"speaker\""});
    CHECK(readGood("participant,source,file\nP1,S1,a\n").diagnostics.empty());
}

TEST_CASE("the odd value of a column is named with its place") {
    const auto read = readGood("participant,source,x\nA,A,1\nB,B,2\nC,C,3\nD,D,\nE,E,5\nD,D2,\"c. 4\"\n");
    REQUIRE(read.diagnostics.size() == 2);
    CHECK(toString(read.diagnostics[1]) ==
          "p.csv:7:6: warning: \"c. 4\" is no number, unlike the other values of \"x\"; all of them are texts\n"
          "    correct it, or leave the cell empty where the value is not known");
    CHECK(read.table.kind(0).type == project::AttributeType::Text);
    const auto dates = readGood("participant,d\nA,1/2/2024\nB,3/4/2024\n");
    CHECK(messages(dates) ==
          std::vector<std::string>{"p.csv:1:13: warning: the dates of \"d\" can be read with the day or with the month "
                                   "first; they are texts\n    write them as 2024-03-05"});
}
