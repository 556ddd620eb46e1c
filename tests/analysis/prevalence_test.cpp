#include "coder/analysis/prevalence.h"

#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "coder/analysis/random.h"

using namespace coder::analysis;

namespace {

constexpr auto None = std::nullopt;

/// The same with sets of everything.
std::vector<ThemePrevalence> naivePrevalence(const PrevalenceInput& input) {
    std::vector<ThemePrevalence> themes(input.parents.size());
    for (std::uint32_t theme = 0; theme < themes.size(); ++theme) {
        std::map<std::uint32_t, std::set<std::uint32_t>> codersOf;
        for (const CodingRow& row : input.rows) {
            if (row.participant >= input.groupOfParticipant.size() || row.code >= input.parents.size()) continue;
            std::set<std::uint32_t> path{row.code};
            if (input.rollup)
                for (auto above = input.parents[row.code]; above && path.insert(*above).second;)
                    above = input.parents[*above];
            if (path.count(theme) == 0) continue;
            ++themes[theme].segments;
            codersOf[row.participant].insert(row.coder);
        }
        themes[theme].groups.resize(input.groups);
        for (std::uint32_t p = 0; p < input.groupOfParticipant.size(); ++p) {
            std::uint32_t listed = 0;
            for (std::uint32_t coder = 0; coder < input.coders; ++coder) listed += codersOf[p].count(coder) != 0;
            const bool counts = !codersOf[p].empty() && (input.rule == CoderRule::Any || listed == input.coders);
            themes[theme].all.whole += 1;
            themes[theme].all.part += counts;
            if (const auto group = input.groupOfParticipant[p]) {
                themes[theme].groups[*group].whole += 1;
                themes[theme].groups[*group].part += counts;
            }
        }
    }
    return themes;
}

}  // namespace

TEST_CASE("participants count once, segments each time") {
    PrevalenceInput input;
    input.groupOfParticipant = {0, 0, 1, None};
    input.groups = 3;
    input.parents = {None, 0};
    input.rows = {{0, 0, 1}, {0, 0, 1}, {2, 0, 0}, {3, 0, 1}, {4, 0, 1}, {0, 0, 7}};
    const auto themes = prevalence(input);
    CHECK(themes[0].all == ParticipantCount{3, 4});
    CHECK(themes[0].groups == std::vector<ParticipantCount>{{1, 2}, {1, 1}, {0, 0}});
    CHECK(themes[0].segments == 4);
    CHECK(themes[1].all == ParticipantCount{2, 4});
    CHECK(themes[1].segments == 3);
    CHECK(*themes[0].all.percent() == 75);
    CHECK_FALSE(themes[0].groups[2].percent());
    input.rollup = false;
    CHECK(prevalence(input)[0].all == ParticipantCount{1, 4});
    CHECK(prevalence(input)[1] == themes[1]);
}

TEST_CASE("rings of parents come to an end") {
    PrevalenceInput input;
    input.groupOfParticipant = {None, None, None};
    input.parents = {0, 2, 1, 2, 99};  // Its own parent; two of each other's; one below these; one of nobody.
    input.rows = {{0, 0, 0}, {1, 0, 1}, {2, 0, 3}, {2, 0, 4}};
    const auto themes = prevalence(input);
    CHECK(themes[0].all.part == 1);
    CHECK(themes[0].segments == 1);
    CHECK(themes[1].all.part == 2);
    CHECK(themes[1].segments == 2);
    CHECK(themes[2].all.part == 2);
    CHECK(themes[3].all.part == 1);
    CHECK(themes[4].all.part == 1);
}

TEST_CASE("all coders means every one of those asked for, each by any passage or sub-theme") {
    PrevalenceInput input;
    input.groupOfParticipant = {None, None, None};
    input.parents = {None, 0, 0};
    input.rule = CoderRule::All;
    input.coders = 2;
    input.rows = {{0, 0, 1}, {0, 1, 2}, {1, 0, 1}, {1, 5, 1}, {2, 1, 0}, {2, 0, 0}};
    const auto themes = prevalence(input);
    CHECK(themes[0].all.part == 2);
    CHECK(themes[0].segments == 6);
    CHECK(themes[1].all.part == 0);
    input.rule = CoderRule::Any;
    CHECK(prevalence(input)[1].all.part == 2);
}

TEST_CASE("nobody and nothing") {
    CHECK(prevalence({}).empty());
    PrevalenceInput input;
    input.parents = {None};
    input.groups = 1;
    CHECK(prevalence(input)[0].all == ParticipantCount{0, 0});
    CHECK_FALSE(prevalence(input)[0].all.percent());
}

TEST_CASE("prevalence is what sets of participants give") {
    Random random(11);
    for (int i = 0; i < 60; ++i) {
        PrevalenceInput input;
        input.groups = 3;
        for (int p = 0; p < 12; ++p) {
            const auto group = static_cast<std::uint32_t>(below(random, 4));
            input.groupOfParticipant.push_back(group == 3 ? None : std::optional(group));
        }
        for (std::uint32_t code = 0; code < 9; ++code) {
            const auto parent = static_cast<std::uint32_t>(below(random, 12));
            input.parents.push_back(parent >= 9 ? None : std::optional(parent));
        }
        input.coders = i % 5 == 0 ? 70 : 2;  // 70 of them need more than one word of bits.
        const std::uint64_t rows = i % 5 == 0 ? 6000 : 80;
        for (std::uint64_t r = 0; r < rows; ++r)
            input.rows.push_back({static_cast<std::uint32_t>(below(random, 13)),
                                  static_cast<std::uint32_t>(below(random, input.coders + 1)),
                                  static_cast<std::uint32_t>(below(random, 10))});
        for (const bool rollup : {false, true})
            for (const CoderRule rule : {CoderRule::Any, CoderRule::All}) {
                input.rollup = rollup;
                input.rule = rule;
                CHECK(prevalence(input) == naivePrevalence(input));
            }
    }
}
