#include <catch2/catch.hpp>

#include "coded.h"

using namespace coder::analysis;
using namespace coder::analysis::test;
using coder::codebook::Codebook;

TEST_CASE("measures have names and are found by them") {
    for (const Measure measure : {Measure::Participants, Measure::Mentions, Measure::MentionsEach, Measure::Sources,
                                  Measure::Words, Measure::Share})
        CHECK(measureByName(measureName(measure)) == measure);
    CHECK(measureByName("") == std::nullopt);
    CHECK(measureByName("Words") == std::nullopt);
}

TEST_CASE("a source without codings counts its participants as interviewed") {
    const Codebook codebook = codebookOf({"a"});
    ThemeCounts counts(codebook);
    counts.add(sourceOf({}, {}));
    counts.add(sourceOf({"Hello.", "Hello yourself."}, {3, std::nullopt}));
    CHECK(counts.counts().empty());
    CHECK(counts.sources() == 2);
    CHECK_FALSE(counts.interviewed(0));
    CHECK(counts.interviewed(3));
    CHECK_FALSE(counts.interviewed(4));
    CHECK(counts.casesBySource() == std::vector<std::vector<std::uint32_t>>{{}, {3}});
}

TEST_CASE("a coding counts for its code and for all groups above it") {
    const Codebook codebook = codebookOf({"mentor", "mentor/kind", "mentor/kind/very", "mentee"});
    ThemeCounts counts(codebook);
    auto coded = sourceOf({"She was kind. She was open."}, {0});
    code(coded, 2, "She was kind.");
    code(coded, 1, "She was open.");
    counts.add(coded);
    CHECK(counts.counts() == std::vector<ThemeCount>{{0, 0, 0, 2, 6}, {1, 0, 0, 2, 6}, {2, 0, 0, 1, 3}});
}

TEST_CASE("words under several codings of one theme count once") {
    const Codebook codebook = codebookOf({"a", "a/b", "a/c"});
    ThemeCounts counts(codebook);
    struct Sample {
        std::vector<std::pair<std::uint32_t, std::string>> codings;
        std::uint64_t group;
    };
    const auto sample = GENERATE(values<Sample>({
        {{{1, "one two three"}, {2, "one two three"}}, 3},   // the same
        {{{1, "one two three"}, {2, "two three four"}}, 4},  // overlapping
        {{{1, "one two three four"}, {2, "two"}}, 4},        // inside
        {{{2, "two"}, {1, "one two three four"}}, 4},        // inside, first
        {{{1, "one"}, {2, "four"}}, 2},                      // apart
        {{{1, "sel"}, {2, "self"}}, 1},                      // parts of one word
        {{{1, "self"}, {2, "less"}}, 1},                     // halves of one word
    }));
    auto coded = sourceOf({"one two three four selfless"}, {0});
    for (const auto& [index, words] : sample.codings) code(coded, index, words);
    counts.add(coded);
    REQUIRE(counts.counts().size() == 3);
    CHECK(counts.counts()[0].words == sample.group);
    CHECK(counts.counts()[0].mentions == 2);
}

TEST_CASE("words are counted as readers do in other scripts") {
    const Codebook codebook = codebookOf({"a"});
    ThemeCounts counts(codebook);
    auto coded = sourceOf({"كانت صادقة معي", "Zoë’s 🎉 naïve e\xCC\x81tude"}, {0, 1});
    code(coded, 0, "كانت صادقة معي");
    code(coded, 0, "Zoë’s 🎉 naïve e\xCC\x81tude");
    counts.add(coded);
    CHECK(counts.counts() == std::vector<ThemeCount>{{0, 0, 0, 1, 3}, {0, 0, 1, 1, 3}});
}

TEST_CASE("speech of nobody has no owner") {
    const Codebook codebook = codebookOf({"a"});
    ThemeCounts counts(codebook);
    auto coded = sourceOf({"What is kind?", "She was."}, {std::nullopt, 1});
    code(coded, 0, "What is kind?");
    code(coded, 0, "She was.");
    counts.add(coded);
    CHECK(counts.counts() == std::vector<ThemeCount>{{0, 0, std::nullopt, 1, 3}, {0, 0, 1, 1, 2}});
}

TEST_CASE("two speakers of one case are one participant") {
    const Codebook codebook = codebookOf({"a"});
    ThemeCounts counts(codebook);
    auto coded = sourceOf({"First.", "Second."}, {0, 0});
    code(coded, 0, "First.");
    code(coded, 0, "Second.");
    counts.add(coded);
    CHECK(counts.counts() == std::vector<ThemeCount>{{0, 0, 0, 2, 2}});
    CHECK(counts.casesBySource() == std::vector<std::vector<std::uint32_t>>{{0}});
}
