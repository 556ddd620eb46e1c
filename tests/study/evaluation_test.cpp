#include <catch2/catch.hpp>

#include "coder/study/evaluation.h"
#include "coder/study/gold.h"
#include "mini_study.h"

using namespace coder;
using namespace coder::study::test;

namespace {

project::Source sourceOf(const std::string& text) {
    project::Source source;
    source.name = "S";
    source.text = text;
    transcript::ParseOptions options;
    options.wellKnown = {{"I"}, {"P"}, {}};
    text::SentenceBreaker sentences;
    base::Diagnostics ignored;
    source.transcript = transcript::parse(source.text, options, sentences, "S.txt", ignored);
    return source;
}

std::vector<std::string> found(const project::Source& source, const std::string& quote) {
    std::vector<std::string> places;
    for (const text::Span span : study::QuoteFinder(source).find(quote))
        places.emplace_back(text::slice(source.text, span));
    return places;
}

}  // namespace

TEST_CASE("quotes are found whatever their white space, in participants' speech only") {
    const project::Source source =
        sourceOf("I: She was kind?\n\nP: She  was\nkind. Ja\xC2\xA0so, Zoë 🎉 said.\n\nI: So\n\nP: kind");
    CHECK(found(source, "She was kind.") == std::vector<std::string>{"She  was\nkind."});
    CHECK(found(source, " She\twas \n kind ") == std::vector<std::string>{"She  was\nkind"});
    CHECK(found(source, "Ja so,") == std::vector<std::string>{"Ja\xC2\xA0so,"});
    CHECK(found(source, "Ja\xC2\xA0so, Zoë 🎉") == std::vector<std::string>{"Ja\xC2\xA0so, Zoë 🎉"});
    CHECK(found(source, "🎉 said.") == std::vector<std::string>{"🎉 said."});
    CHECK(found(source, "kind") == std::vector<std::string>{"kind", "kind"});
    CHECK(found(source, "kind?").empty());
    CHECK(found(source, "said. I: So").empty());
    CHECK(found(source, "she was kind").empty());
    CHECK(found(source, "").empty());
    CHECK(found(source, " \n").empty());
    CHECK(found(sourceOf(""), "x").empty());
}

TEST_CASE("sentences are counted by hand") {
    const MiniStudy files(2);
    // P01: "A kind heart had he." kind; "The door was open." open; "He stole an idea!" rivalry. P02 the same.
    files.write("gold.csv",
                "source,code,quote\n"
                "P01,mentor/kind,kind   heart\n"        // both
                "P01,mentor/kind,The door was open.\n"  // people only
                "P01,rivalry,had he. The door\n");      // two sentences, people only; the rules' one is missed
    const study::Study study = files.open();
    const auto result = study::evaluate(study, files.path("gold.csv"), {}, {});
    REQUIRE(result);
    CHECK(result->sources == 1);
    CHECK(result->sourcesWithoutGold == 1);
    CHECK(result->sentences == 3);
    CHECK(result->codes[1] == analysis::Confusion{1, 0, 1, 1});
    CHECK(result->codes[2] == analysis::Confusion{0, 1, 0, 2});
    CHECK(result->codes[3] == analysis::Confusion{0, 1, 2, 0});
    // The door that is open: people say kind and rivalry, rules say open.
    CHECK(result->mistaken == decltype(result->mistaken){{{1, 2}, 1}, {{3, 2}, 1}});
    CHECK(result->disagreements.size() == 5);
    CHECK(files.lines(result->diagnostics).empty());
    const report::Table table = study::evaluationTable(*result, *study.codebook);
    CHECK(table.title == "Rules against human coding, 1 source, 3 sentences");
    REQUIRE(table.rows.size() == 5);
    CHECK(table.rows[3].cells[0].text == "all (micro)");
    CHECK(table.rows[3].cells[6].text == "0.33");  // 1 of 3
    CHECK(table.rows[3].cells[7].text == "0.25");  // 1 of 4
    CHECK(table.rows[3].cells[8].text == "0.29");  // 2 of 7
    CHECK(table.rows[4].cells[6].text == "0.33");  // (1 + 0 + 0) / 3
    CHECK(table.rows[4].cells[7].text == "0.25");  // (1/2 + 0) / 2
    CHECK(table.rows[1].cells[7].text == "n/a");
}

TEST_CASE("positions are an other way to say the same") {
    const MiniStudy files(1);
    files.write("gold.csv", "source,code,begin,end\nP01,mentor/kind,20,25\n");
    const study::Study study = files.open();
    const auto result = study::evaluate(study, files.path("gold.csv"), {}, {});
    REQUIRE(result);
    CHECK(result->codes[1] == analysis::Confusion{1, 0, 0, 2});
}

TEST_CASE("decoys are counted apart, and rules by how often they are right") {
    const MiniStudy files(1);
    files.write("gold.csv",
                "source,code,quote\nP01,mentor/kind,kind heart\nP01,,The door was open.\nP01,,stole an idea\n");
    const study::Study study = files.open();
    const auto result = study::evaluate(study, files.path("gold.csv"), {}, {});
    REQUIRE(result);
    CHECK(files.lines(result->diagnostics).empty());
    CHECK(result->decoys == 2);
    CHECK(result->codedDecoys == 2);
    REQUIRE(result->rules.size() >= 3);
    const study::RuleAccuracy& kind = result->rules.front();
    CHECK(kind.rule == "mentor/kind#1");
    CHECK((kind.right == 1 && kind.wrong == 0));
    const study::RuleAccuracy& rivalry = result->rules.back();
    CHECK((rivalry.right == 0 && rivalry.wrong == 1 && rivalry.alone == 0));
    const report::Table table = study::evaluationTable(*result, *study.codebook);
    CHECK(std::any_of(table.notes.begin(), table.notes.end(), [](const std::string& note) {
        return note == "Of 2 sentences that people marked as having no code the rules code 2: 1.00 (0.34-1.00).";
    }));
}

TEST_CASE("filters choose codes and participants") {
    const MiniStudy files(2);
    files.write("gold.csv", "source,code,quote\nP01,mentor/kind,kind heart\nP02,mentor/open,A kind\n");
    const study::Study study = files.open();
    study::Filter filter;
    filter.where = {{"stream", {"clinician"}}};
    const auto clinicians = study::evaluate(study, files.path("gold.csv"), filter, {});
    REQUIRE(clinicians);
    CHECK(clinicians->sources == 1);
    CHECK(clinicians->codes[1] == analysis::Confusion{0, 1, 0, 2});
    CHECK(clinicians->codes[2] == analysis::Confusion{0, 1, 1, 1});
    filter = {};
    filter.codes = {"rivalry"};
    const auto one = study::evaluate(study, files.path("gold.csv"), filter, {});
    REQUIRE(one);
    CHECK_FALSE(one->codes[1].used());
    CHECK(one->codes[3] == analysis::Confusion{0, 2, 0, 4});
}

TEST_CASE("participants of one source are told apart") {
    const MiniStudy files(1);
    files.write("t/P01.txt", "I: And?\n\nAna: She was kind.\n\nBo: He was kind.\n");
    files.write("people.csv", "participant,source,speaker,stream\nAna,P01,Ana,x\nBo,P01,Bo,y\n");
    files.write("study.yaml", std::string(StudyFileText) + "speakers: {participant: [Ana, Bo]}\n");
    files.write("gold.csv", "source,code,quote\nP01,rivalry,She was kind.\nP01,mentor/kind,He was kind.\n");
    const study::Study study = files.open();
    study::Filter filter;
    filter.participants = {"Bo"};
    const auto result = study::evaluate(study, files.path("gold.csv"), filter, {});
    REQUIRE(result);
    CHECK(result->codes[1] == analysis::Confusion{1, 0, 0, 0});
    CHECK_FALSE(result->codes[3].used());
    CHECK(result->diagnostics.empty());
}

TEST_CASE("rows of a gold file that can't be used say why") {
    const MiniStudy files(1);
    const auto sample = GENERATE(values<std::pair<std::string, std::string>>({
        {"P01,mentor/knid,x,,", "gold.csv:2:5: error: the codebook has no code \"mentor/knid\"; the row was left out"},
        {"P01,rivalry,not there,,",
         "gold.csv:2:1: error: the quote is not in the participants' speech of P01; the row was left out"},
        {"P01,rivalry,Was he kind?,,",
         "gold.csv:2:1: error: the quote is not in the participants' speech of P01; the row was left out"},
        {"P01,rivalry,he,,", "gold.csv:2:1: warning: the quote is 3 times in P01; the first place counts"},
        {"P01,rivalry,,5,5", "gold.csv:2:13: error: the row has neither a quote nor positions; it was left out"},
        {"P01,rivalry,,-1,5", "gold.csv:2:13: error: the row has neither a quote nor positions; it was left out"},
        {"P01,rivalry,,0,5", "gold.csv:2:1: error: no participant of P01 speaks at 0-5; the row was left out"},
        {"P01,rivalry,,4000000000,4000000001",
         "gold.csv:2:1: error: no participant of P01 speaks at 4000000000-4000000001; the row was left out"},
        {"P9,rivalry,x,,", "gold.csv:2:1: error: the study has no source \"P9\""},
    }));
    files.write("gold.csv", "source,code,quote,begin,end\n" + sample.first + "\n");
    const study::Study study = files.open();
    const auto result = study::evaluate(study, files.path("gold.csv"), {}, {});
    REQUIRE(result);
    CHECK(files.lines(result->diagnostics) == std::vector<std::string>{sample.second});
}
