#include <catch2/catch.hpp>

#include "mini_study.h"

using namespace coder;
using namespace coder::study::test;

namespace {

struct Sample {
    std::string yaml;
    std::vector<std::string> messages;  ///< First lines.
};

}  // namespace

TEST_CASE("studies that can't be used say where") {
    const MiniStudy files(1);
    const auto sample = GENERATE(values<std::pair<std::string, std::string>>({
        {"", "study.yaml:1:1: error: a study must be a mapping, not nothing"},
        {"study: x\n", "study.yaml:1:1: error: the study has no `transcripts`"},
        {"transcripts: [t/*.txt]\n", "study.yaml:1:1: error: the study has no `codebook`"},
        {"transcript: [t/*.txt]\ncodebook: book.yaml\n", "study.yaml:1:1: error: unknown key `transcript` in a study"},
        {"transcripts: [t/*.txt]\ncodebook: other.yaml\n",
         "other.yaml: error: can't read the file: No such file or directory"},
        {"transcripts: [t/*.txt]\ncodebook: t\n", "t: error: not a regular file"},
        {"transcripts: [t/*.txt]\ncodebook: book.yaml\nparticipants: no.csv\n",
         "no.csv: error: can't read the file: No such file or directory"},
    }));
    files.write("study.yaml", sample.first);
    const auto opened = study::openStudy(files.path("study.yaml"));
    REQUIRE_FALSE(opened);
    CHECK(files.lines({opened.error().diagnostic()}) == std::vector<std::string>{sample.second});
}

TEST_CASE("wrong parts of a study are left out, with their places") {
    const MiniStudy files(1);
    const std::string head = "transcripts: [t/*.txt]\ncodebook: book.yaml\nparticipants: people.csv\n";
    const auto sample = GENERATE(values<Sample>({
        {"", {}},
        {"speakers: {interviewer: [I], participants: [P]}\n",
         {"study.yaml:4:30: error: unknown key `participants` in `speakers`"}},
        {"speakers: {same: {Ana: [Anna, ana]}}\n", {"study.yaml:4:24: error: `same`: \"ana\" is there already"}},
        {"speakers: {same: [Ana]}\n", {"study.yaml:4:18: error: `same` must be a mapping, not a list"}},
        {"speakers: {pattern: '(a'}\n",
         {"study.yaml:4:22: error: `pattern`: RE2 refuses the regular expression: a closing parenthesis is missing"}},
        {"columns: {who: A}\n", {"study.yaml:4:11: error: unknown key `who` in `columns`"}},
        {"tables: {a b: {kind: themes}}\n", {"study.yaml:4:10: error: the table's name \"a b\" is no name for a file"}},
        {"tables: {a: {by: stream}}\n", {"study.yaml:4:10: error: the table \"a\" has no `kind`"}},
        {"tables: {a: {kind: themes, by: steam}}\n",
         {"study.yaml:4:10: error: `by` names the attribute \"steam\", which no participant has"}},
        {"figures: {h: {kind: heatmap}}\n", {"study.yaml:4:11: error: figure \"h\": a heat map needs columns"}},
        {"figures: {h: {kind: heatmap, test: fisher}}\n",
         {"study.yaml:4:30: error: unknown key `test` in a figure",
          "study.yaml:4:11: error: figure \"h\": a heat map needs columns"}},
        {"tables: {a: {kind: participants, measure: words}}\n",
         {"study.yaml:4:34: error: `measure` is no setting of participants"}},
        {"tables: {a: {kind: themes, by: [stream, x, y]}}\n",
         {"study.yaml:4:32: error: `by`: columns are the values of one attribute, or of two crossed"}},
        {"tables: {a: {kind: themes, measure: word}}\n",
         {"study.yaml:4:37: error: `measure`: \"word\" is not participants, mentions, mentions-per-participant, "
          "sources, "
          "words or share-of-speech"}},
        {"tables: {a: {kind: themes, mask below: -1}}\n",
         {"study.yaml:4:40: error: `mask below`: \"-1\" is no number from 0 to 1000000"}},
        {"tables: {a: {kind: themes, by: stream, test: fisher, measure: words}}\n",
         {"study.yaml:4:10: error: table \"a\": a test compares participants, not words"}},
        {"tables: {a: {kind: themes, adjust: holm}}\n",
         {"study.yaml:4:10: error: table \"a\": there are no p values to adjust"}},
        {"tables: {a: {kind: themes, codes: [kind]}}\n", {"study.yaml:4:10: error: there is no code \"kind\""}},
        {"orders: {rank: [a, b]}\n",
         {"study.yaml:4:10: error: `orders` names the attribute \"rank\", which no participant has"}},
        {"figures: {p: {kind: portrait, source: P99}}\n", {"study.yaml:4:11: error: the study has no source \"P99\""}},
    }));
    files.write("study.yaml", head + sample.yaml);
    const study::Study study = files.open();
    CHECK(files.lines(study.diagnostics) == sample.messages);
    CHECK(study.sources.size() == 1);
    CHECK(study.ruleCoder() == "book 2");
}

TEST_CASE("a pattern without files, files of one name, an attribute of a rule that nobody has") {
    const MiniStudy files(2);
    files.write("more/P01.md", "P: x\n");
    files.write(
        "study.yaml",
        "transcripts: [t/*.txt, more/*.md, none/*.txt, t/P02.txt]\ncodebook: book.yaml\nparticipants: people.csv\n");
    files.write("book.yaml",
                "codebook: B\nversion: 1\nlanguage: en\ncodes:\n  - code: a\n    rules: [{phrase: kind, where: {rank: "
                "full}}]\n");
    const study::Study study = files.open();
    const auto lines = files.lines(study.diagnostics);
    REQUIRE(lines.size() == 4);
    CHECK(lines[0] == "study.yaml:1:14: error: no file matches \"none/*.txt\"");
    CHECK(lines[1] ==
          "more/P01.md: error: several transcripts are named \"P01\"; this one's source is called \"more/P01.md\"");
    CHECK(lines[2] ==
          "t/P01.txt: error: several transcripts are named \"P01\"; this one's source is called \"t/P01.txt\"");
    CHECK(lines[3].find("names the attribute \"rank\", which no participant has") != std::string::npos);
    CHECK(study.sources.size() == 3);
}

TEST_CASE("what a study says of speakers and columns reaches the reader of transcripts") {
    const MiniStudy files(1);
    files.write(
        "study.yaml",
        "transcripts: [t/*.txt]\ncodebook: book.yaml\n"
        "speakers: {same: {Ana: [Anna, Ann], Bo: Boo}, pattern: '<(\\w+)>'}\ncolumns: {speaker: Who, text: 3}\n");
    const study::Study study = files.open();
    CHECK(files.lines(study.diagnostics).empty());
    const transcript::ParseOptions options = study.parseOptions();
    REQUIRE(options.same.size() == 2);
    CHECK(options.same[0].label == "Ana");
    CHECK(options.same[0].spellings == std::vector<std::string>{"Anna", "Ann"});
    CHECK(options.same[1].spellings == std::vector<std::string>{"Boo"});
    REQUIRE(options.findLabel);
    CHECK(options.findLabel("<Ana> Yes"));
    CHECK_FALSE(options.findLabel("Ana: Yes"));
    CHECK(study.file.import.columns.speaker == "Who");
    CHECK(study.file.import.columns.text == "3");
    CHECK(study.file.import.columns.time.empty());
}
