#include <catch2/catch.hpp>

#include "coder/study/filter.h"
#include "coder/study/index_update.h"
#include "mini_study.h"

using namespace coder;
using namespace coder::study::test;
using study::RunOptions;

TEST_CASE("any number of threads gives the same codings in the same order") {
    const MiniStudy files(30);
    const study::Study study = files.open();
    RunOptions one;
    one.threads = 1;
    const auto expected = codingsOf(study, one);
    CHECK(expected.size() == 60);
    CHECK(expected[0] == "P01 mentor/kind mentor/kind#1 mentor/kind#2 A kind heart had he.");
    CHECK(expected[1] == "P01 mentor/open mentor/open#1 The door was open.");
    for (const unsigned threads : {0U, 2U, 7U, 100U}) {
        RunOptions options;
        options.threads = threads;
        CHECK(codingsOf(study, options) == expected);
    }
}

TEST_CASE("candidates of an index change nothing") {
    const MiniStudy files(9);
    const study::Study study = files.open();
    auto updated = study::updateIndex(study, "", {});
    REQUIRE(updated);
    auto candidates = study::queryCandidates(study, updated->index);
    REQUIRE(candidates);
    REQUIRE(candidates->at("P01").size() == 1);
    CHECK(candidates->at("P01")[0].turns == std::vector<std::uint32_t>{1});
    CHECK(candidates->at("P03")[0].turns.empty());
    RunOptions with;
    with.candidates = *candidates;
    CHECK(codingsOf(study, with) == codingsOf(study, {}));
}

TEST_CASE("a file that can't be read is a finding; the others go on") {
    const MiniStudy files(4);
    std::filesystem::remove(files.path("t/P02.txt"));
    files.write("study.yaml",
                "transcripts: [t/P01.txt, t/P02.txt, t/P04.txt]\ncodebook: book.yaml\nparticipants: people.csv\n");
    const study::Study study = files.open();
    std::vector<std::string> names;
    const auto summary = runStudy(study, {}, [&](study::CodedFile&& file, const project::CaseTable&) {
        names.push_back(file.coded.source.name);
    });
    REQUIRE(summary);
    CHECK(names == std::vector<std::string>{"P01", "P04"});
    CHECK(summary->sources == 2);
    CHECK(summary->unreadable == 1);
    CHECK(
        files.lines(summary->diagnostics) ==
        std::vector<std::string>{
            "t/P02.txt: error: can't read the file: No such file or directory",
            "people.csv:3:1: error: participant P02 is not counted in the source \"P02\": its transcript can't be read",
            "people.csv:4:1: error: participant P03 is not counted in the source \"P03\": there is no such source"});
}

TEST_CASE("voices of the table that are not heard, and voices that nobody listed") {
    const MiniStudy files(1);
    files.write("t/S.txt", "I: Who?\n\nAna: Me.\n\nI: And?\n\nBo: Me too.\n");
    files.write("t/P01.txt", "I: Who?\n");
    files.write("people.csv", "participant,source,speaker,stream\nP01,P01,,x\nAnna,S,Anna,x\nBoss,S,I,x\nBo,S,bo,x\n");
    files.write("study.yaml", std::string(StudyFileText) + "speakers: {interviewer: [I], participant: [Ana, Bo]}\n");
    const study::Study study = files.open();
    std::vector<std::optional<std::size_t>> cases;
    const auto summary =
        runStudy(study, {}, [&](study::CodedFile&& file, const project::CaseTable&) { cases = file.coded.cases; });
    REQUIRE(summary);
    CHECK(cases == std::vector<std::optional<std::size_t>>{std::nullopt, 4, 3});
    CHECK(summary->cases.cases[4].name == "S (Ana)");
    CHECK_FALSE(summary->cases.cases[4].listed);
    std::vector<std::string> errors;
    for (const std::string& line : files.lines(summary->diagnostics))
        if (line.find("error:") != std::string::npos) errors.push_back(line);
    CHECK(errors ==
          std::vector<std::string>{
              "t/S.txt: error: the participants' table people.csv has nobody for the source S, speaker \"Ana\"",
              "people.csv:2:1: error: participant P01 is not counted in the source \"P01\": it has no speech of a "
              "participant, or all "
              "of it is somebody else's",
              "people.csv:3:1: error: participant Anna is not counted in the source \"S\": it has no speaker \"Anna\"",
              "people.csv:4:1: error: participant Boss is not counted in the source \"S\": its speaker \"I\" is not "
              "taken for a "
              "participant"});
}

TEST_CASE("a run that is stopped hands out nothing more") {
    const MiniStudy files(20);
    const study::Study study = files.open();
    std::stop_source stop;
    RunOptions options;
    options.threads = GENERATE(1U, 3U);
    options.stop = stop.get_token();
    int seen = 0;
    const auto summary = runStudy(study, options, [&](study::CodedFile&&, const project::CaseTable&) {
        if (++seen == 2) stop.request_stop();
    });
    REQUIRE_FALSE(summary);
    CHECK(summary.error().code == base::ErrorCode::Cancelled);
    CHECK(seen == 2);
}

TEST_CASE("progress counts every source once") {
    const MiniStudy files(6);
    const study::Study study = files.open();
    std::vector<std::size_t> done;
    RunOptions options;
    options.threads = 3;
    options.codings = study::Codings::None;
    options.progress = [&](std::size_t now, std::size_t all) {
        CHECK(all == 6);
        done.push_back(now);
    };
    CHECK(codingsOf(study, options).empty());
    CHECK(done == std::vector<std::size_t>{1, 2, 3, 4, 5, 6});
}

TEST_CASE("hits of one code on one span are one coding") {
    const MiniStudy files(1);
    const study::Study study = files.open();
    const auto span = [](std::size_t begin, std::size_t end) { return text::Span(begin, end); };
    const std::vector<match::Hit> hits = {{span(10, 20), 1, 1, 0, {span(12, 16), span(18, 19)}},
                                          {span(0, 9), 2, 2, 0, {span(1, 2)}},
                                          {span(10, 20), 1, 0, 0, {span(10, 13), span(16, 18)}},
                                          {span(10, 20), 3, 3, 0, {span(11, 12)}},
                                          {span(10, 21), 1, 0, 0, {span(11, 12)}}};
    const auto codings = study::codingsFromHits(hits, study.compiled, "me");
    REQUIRE(codings.size() == 4);
    CHECK((codings[0].span == span(0, 9)));
    CHECK(codings[1].code == 1);
    CHECK(codings[1].rules == std::vector<std::string>{"mentor/kind#1", "mentor/kind#2"});
    CHECK((codings[1].evidence == std::vector<text::Span>{span(10, 16), span(16, 18), span(18, 19)}));
    CHECK(codings[1].coder == "me");
    CHECK(codings[2].code == 3);
    CHECK((codings[3].span == span(10, 21)));
    CHECK(study::codingsFromHits({}, study.compiled, "me").empty());
}

TEST_CASE("filters") {
    const MiniStudy files(2);
    const study::Study study = files.open();
    const auto condition = study::parseCondition("stream=clinician, x,");
    REQUIRE(condition);
    CHECK(condition->attribute == "stream");
    CHECK(condition->values == std::vector<std::string>{"clinician", " x", ""});
    CHECK_FALSE(study::parseCondition("stream"));
    CHECK_FALSE(study::parseCondition("=x"));

    study::Filter filter;
    CHECK(filter.allowsCase(study.cases, std::nullopt));
    filter.where = {{"stream", {"Clinician"}}};
    CHECK_FALSE(filter.allowsCase(study.cases, std::nullopt));
    CHECK_FALSE(filter.allowsCase(study.cases, 0));
    CHECK(filter.allowsCase(study.cases, 1));
    CHECK(study::checkFilter(filter, study));
    filter.participants = {"p01"};
    CHECK_FALSE(filter.allowsCase(study.cases, 1));
    filter.codes = {"mentor"};
    CHECK(filter.allowsCode(*study.codebook, 1));
    CHECK_FALSE(filter.allowsCode(*study.codebook, 3));
    CHECK(study::checkFilter(filter, study));

    const auto message = [&](const study::Filter& wrong) {
        const auto checked = study::checkFilter(wrong, study);
        return checked ? std::string() : checked.error().message + " / " + checked.error().remedy;
    };
    study::Filter wrong;
    wrong.codes = {"mentor/knid"};
    CHECK(message(wrong) == "there is no code \"mentor/knid\" / did you mean `mentor/kind`?");
    wrong = {};
    wrong.sources = {"P1"};
    CHECK(message(wrong) == "there is no source \"P1\" / did you mean `P01`?");
    wrong = {};
    wrong.participants = {"Q99"};
    CHECK(message(wrong).find("there is no participant \"Q99\"") == 0);
    wrong = {};
    wrong.where = {{"steam", {}}};
    CHECK(message(wrong) == "there is no attribute \"steam\" / did you mean `stream`?");
    wrong.where = {{"stream", {"clinican"}}};
    CHECK(message(wrong) == "there is no participant with the stream \"clinican\" / did you mean `clinician`?");
}
