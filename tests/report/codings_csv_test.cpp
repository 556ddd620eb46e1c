#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include "coder/report/codings_csv.h"
#include "coder/report/manifest_json.h"

using namespace coder;

TEST_CASE("codings in CSV count in code points, and people's codings have no rule") {
    CHECK(report::codingsCsvHeader() ==
          "source,participant,speaker,code,begin,end,line,coder,origin,rule,quote,evidence\n");
    codebook::Codebook codebook;
    codebook.codes.resize(1);
    codebook.codes[0].path = "a/b";
    project::CaseTable cases;
    cases.cases.resize(1);
    cases.cases[0].name = "Zoë";
    project::CodedSource coded;
    coded.source.name = "S1";
    coded.source.text = "P: 🎉é\n=was kind\nI: x";
    coded.source.transcript.speakers = {{"P", transcript::Role::Participant, false},
                                        {"I", transcript::Role::Interviewer, false}};
    coded.source.transcript.turns.resize(2);
    coded.source.transcript.turns[1].speaker = 1;
    coded.cases = {0, std::nullopt};
    const std::size_t at = coded.source.text.find("=was");
    coded.codings = {{0,
                      text::Span(at, at + 9),
                      0,
                      project::Origin::Rule,
                      "book 1",
                      {"r1", "r2"},
                      {text::Span(at + 1, at + 4), text::Span(at + 5, at + 9)}},
                     {0, text::Span(std::size_t{3}, at + 4), 0, project::Origin::Human, "me", {}, {}},
                     {0, text::Span(at + 13, at + 14), 1, project::Origin::Human, "me", {}, {}}};
    CHECK(report::codingsCsvLines(coded, codebook, cases) ==
          "S1,Zoë,P,a/b,6,15,2,book 1,rule,\"r1;r2\",'=was kind,was | kind\n"
          "S1,Zoë,P,a/b,3,10,1,me,human,,\"🎉é\n=was\",\n"
          "S1,,I,a/b,19,20,3,me,human,,x,\n");
    coded.codings.clear();
    CHECK(report::codingsCsvLines(coded, codebook, cases).empty());
}

TEST_CASE("a manifest is JSON with its keys in order") {
    report::Manifest manifest;
    manifest.program = "coder";
    manifest.version = "1";
    manifest.time = "2026-01-02T03:04:05Z";
    manifest.libraries = {{"ICU", "72.1"}};
    manifest.study = {{"title", "a \"b\""}};
    manifest.counts = {{"sources", 3}};
    manifest.inputs = {{"study.yaml", "00ff"}};
    const auto json = nlohmann::ordered_json::parse(report::manifestJson(manifest));
    std::vector<std::string> keys;
    for (const auto& [key, value] : json.items()) keys.push_back(key);
    CHECK(keys ==
          std::vector<std::string>{"program", "version", "time", "study", "counts", "libraries", "inputs", "outputs"});
    CHECK(json["inputs"][0]["sha256"] == "00ff");
    CHECK(json["counts"]["sources"] == 3);
    CHECK(json["outputs"].empty());
}
