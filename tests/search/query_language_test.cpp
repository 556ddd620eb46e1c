// The queries that people type, from their text to the turns that are found.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "coder/codebook/query.h"
#include "coder/search/index_writer.h"
#include "sources.h"

using namespace coder::search;
using namespace coder::search::test;
using coder::transcript::Role;

namespace {

Index index() {
    auto writer = IndexWriter::inMemory("en");
    REQUIRE(writer);
    const auto talk =
        source("P07", {{"I", Role::Interviewer, "Was your mentor honest?"},
                       {"Dr. Müller", Role::Participant, "Honestly, my mentors gave feedback. On every draft."},
                       {"I", Role::Interviewer, "What of work-life balance?"},
                       {"Dr. Müller", Role::Participant, "Feedback on a draft was in my best interest."},
                       {"Dr. Müller", Role::Participant, "The grant paid for advice, not for guidance."}});
    REQUIRE(writer->replace(talk, {{}, {{"stream", "clinician-educator"}}}));
    auto index = writer->reader();
    REQUIRE(index);
    return *std::move(index);
}

struct Example {
    std::string query;
    std::vector<std::uint32_t> turns;
};

}  // namespace

TEST_CASE("search: queries as they are typed", "[search]") {
    const Example example = GENERATE(values<Example>({
        {"mentor", {0, 1}},
        {"=mentor", {0}},
        {"ment*", {0, 1}},
        {"MENTOR Feedback", {1}},
        {"\"best interests\"", {3}},
        {"\"feedback on\"", {3}},
        {"work-life", {2}},
        {"feedback NEAR/2 draft", {3}},
        {"feedback NEAR/1 draft", {}},
        {"(advice OR guidance) AND NOT grant", {}},
        {"(advice OR draft) AND NOT grant", {1, 3}},
        {"mentor role:interviewer", {0}},
        {"stream:clinician-educator draft", {1, 3}},
        {"stream:clinician-educator AND NOT draft", {4}},
        {"speaker:\"dr. muller\" best", {3}},
        {"source:p07 honest*", {0, 1}},
        {"source:p08 honest*", {}},
    }));
    CAPTURE(example.query);
    const auto query = coder::codebook::parseQuery(example.query);
    REQUIRE(query);
    Index searched = index();
    const auto turns = searched.matching(*query);
    REQUIRE(turns);
    std::vector<std::uint32_t> numbers;
    for (const TurnRef& ref : *turns) numbers.push_back(ref.turn);
    CHECK(numbers == example.turns);
}
