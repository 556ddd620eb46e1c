#include <catch2/catch.hpp>

#include "coder/study/codebook_check.h"
#include "mini_study.h"

using namespace coder;
using namespace coder::study::test;

TEST_CASE("examples are run as if the right one had said them") {
    const Folder folder;
    folder.write("b.yaml", R"(codebook: B
version: 1
language: en
codes:
  - code: g
    examples: [a kind one]
    codes:
      - code: kind
        examples: ["[laughs] Kind!", nothing here]
        counterexamples: [mankind, kind]
        rules: [{phrase: kind}]
  - code: asked
    examples: [why]
    rules: [{phrase: why, speaker: interviewer}]
  - code: ana
    examples: [yes]
    rules: [{phrase: yes, speaker: Ana, where: {role: [mentee, both]}}]
)");
    const auto check = study::checkCodebook(folder.path("b.yaml"));
    REQUIRE(check);
    CHECK(check->rules == 3);
    CHECK(check->examples == 7);
    CHECK(check->failures == 2);
    CHECK(
        folder.lines(check->diagnostics) ==
        std::vector<std::string>{"b.yaml:9:38: error: the example is not coded with g/kind: \"nothing here\"",
                                 "b.yaml:10:36: error: the counterexample is coded with g/kind: \"kind\", by g/kind#1",
                                 "b.yaml:8:9: warning: the code g/kind has no definition",
                                 "b.yaml:12:5: warning: the code asked has no definition",
                                 "b.yaml:14:22: warning: \"why\" has only words that are in nearly every sentence",
                                 "b.yaml:15:5: warning: the code ana has no definition",
                                 "b.yaml:17:22: warning: \"yes\" has only words that are in nearly every sentence"});
    CHECK(check->crossTalk.empty());
    CHECK(study::checkCodebook(folder.path("none.yaml")).error().code == base::ErrorCode::NotFound);
}
