#include "coder/search/near.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <random>

using coder::search::inChains;
using coder::search::Occurrence;

namespace {

/// Tries every choice of one occurrence a phrase in every order.
std::vector<bool> byTryingAll(const std::vector<Occurrence>& occurrences, std::size_t phrases, std::uint32_t within) {
    std::vector<bool> result(occurrences.size(), false);
    std::vector<std::size_t> chosen;
    const std::function<void(std::size_t)> choose = [&](std::size_t phrase) {
        if (phrase == phrases) {
            std::vector<std::size_t> order = chosen;
            std::sort(order.begin(), order.end(),
                      [&](std::size_t a, std::size_t b) { return occurrences[a].first < occurrences[b].first; });
            for (std::size_t i = 1; i < order.size(); ++i) {
                const Occurrence& before = occurrences[order[i - 1]];
                const Occurrence& after = occurrences[order[i]];
                if (after.first <= before.last || after.first - before.last - 1 > within) return;
            }
            for (const std::size_t i : chosen) result[i] = true;
            return;
        }
        for (std::size_t i = 0; i < occurrences.size(); ++i) {
            if (occurrences[i].phrase != phrase) continue;
            chosen.push_back(i);
            choose(phrase + 1);
            chosen.pop_back();
        }
    };
    choose(0);
    return result;
}

}  // namespace

TEST_CASE("near: chains by hand", "[search]") {
    using V = std::vector<bool>;
    CHECK(inChains({}, 2, 5).empty());
    CHECK(inChains({{0, 3, 3}}, 1, 0) == V{true});
    CHECK(inChains({{0, 3, 3}}, 2, 9) == V{false});
    CHECK(inChains({{0, 0, 0}, {1, 1, 1}}, 2, 0) == V{true, true});
    CHECK(inChains({{0, 0, 0}, {1, 2, 2}}, 2, 0) == V{false, false});
    CHECK(inChains({{0, 0, 0}, {1, 2, 2}}, 2, 1) == V{true, true});
    CHECK(inChains({{1, 0, 0}, {0, 2, 2}}, 2, 1) == V{true, true});
    // One word is not two, and phrases that share a word are not beside each other.
    CHECK(inChains({{0, 0, 0}, {1, 0, 0}}, 2, 5) == V{false, false});
    CHECK(inChains({{0, 0, 2}, {1, 2, 4}}, 2, 5) == V{false, false});
    // The far one is in no chain; the distance is between neighbours, not from end to end.
    CHECK(inChains({{0, 0, 0}, {1, 2, 2}, {1, 90, 90}}, 2, 1) == V{true, true, false});
    CHECK(inChains({{0, 0, 0}, {1, 4, 4}, {2, 8, 8}}, 3, 3) == V{true, true, true});
    CHECK(inChains({{0, 0, 0}, {1, 4, 4}, {2, 8, 8}}, 3, 2) == V{false, false, false});
    CHECK(inChains({{0, 0, 0}, {1, 4'000'000'000U, 4'000'000'000U}}, 2, UINT32_MAX) == V{true, true});
}

TEST_CASE("near: the same chains as by trying all", "[search]") {
    std::mt19937 random(1);
    const auto below = [&random](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };
    for (int round = 0; round < 3'000; ++round) {
        const std::size_t phrases = 1 + below(4);
        std::vector<Occurrence> occurrences;
        for (std::uint32_t count = below(10); count > 0; --count) {
            const std::uint32_t first = below(14);
            occurrences.push_back({below(static_cast<std::uint32_t>(phrases)), first, first + below(3)});
        }
        const std::uint32_t within = below(5);
        REQUIRE(inChains(occurrences, phrases, within) == byTryingAll(occurrences, phrases, within));
    }
}

TEST_CASE("near: time does not grow with the distance", "[search]") {
    std::vector<Occurrence> occurrences;
    for (std::uint32_t i = 0; i < 200'000; ++i) occurrences.push_back({i % 2, i, i});
    const std::vector<bool> found = inChains(occurrences, 2, UINT32_MAX);
    CHECK(std::count(found.begin(), found.end(), true) == 200'000);
}
