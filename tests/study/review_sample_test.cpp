// Samples of codings: what is drawn, and what it says of the rules.
#include "coder/study/review_sample.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <set>

#include "coder/study/review_estimates.h"

using namespace coder;
using namespace coder::study;

namespace {

base::Guid guidOf(std::mt19937& random) {
    base::Guid::Bytes bytes{};
    for (auto& byte : bytes) byte = static_cast<std::uint8_t>(random() & 0xFFU);
    return base::Guid(bytes);
}

std::vector<Drawable> someCodings(std::mt19937& random, std::size_t count) {
    const std::vector<base::Guid> codes{guidOf(random), guidOf(random), guidOf(random)};
    std::vector<Drawable> codings;
    for (std::size_t i = 0; i < count; ++i) {
        Drawable coding{guidOf(random), codes[random() % codes.size()], {}};
        for (const char* rule : {"a", "b", "c"})
            if (random() % 3 == 0) coding.rules.emplace_back(rule);
        if (coding.rules.empty()) coding.rules.emplace_back("d");
        codings.push_back(std::move(coding));
    }
    return codings;
}

/// The definition, word by word: those of a rule in the order of their keys, and of these the first.
std::vector<base::Guid> firstOf(const std::vector<Drawable>& codings, const RuleOfCode& rule, std::uint64_t most,
                                std::uint64_t seed) {
    std::vector<base::Guid> of;
    for (const Drawable& coding : codings)
        if (coding.code == rule.first &&
            (rule.second.empty() || std::count(coding.rules.begin(), coding.rules.end(), rule.second) != 0))
            of.push_back(coding.coding);
    std::sort(of.begin(), of.end(),
              [&](const base::Guid& a, const base::Guid& b) { return drawKey(seed, a) < drawKey(seed, b); });
    if (of.size() > most) of.resize(most);
    return of;
}

std::set<base::Guid> drawnFrom(const std::vector<Drawable>& codings, const Draw& draw) {
    std::set<base::Guid> drawn;
    for (const std::size_t index : draw.drawn) CHECK(drawn.insert(codings[index].coding).second);
    return drawn;
}

}  // namespace

TEST_CASE("the key of a draw is the SHA-256 of seed and GUID") {
    // printf '1 0f8fad5b-d9cb-469f-a165-70867728950e' | sha256sum
    CHECK(drawKey(1, *base::Guid::parse("0f8fad5b-d9cb-469f-a165-70867728950e")) ==
          "0797c1e7c8ea6aa5078d27fa019034176bc54696a88a785e2b01e007d0c6f5d4");
    CHECK(drawKey(0, base::Guid()) != drawKey(1, base::Guid()));
}

TEST_CASE("a draw has the lowest keys of each rule and of each code") {
    std::mt19937 random(20130228);
    for (int round = 0; round < 60; ++round) {
        const auto codings = someCodings(random, random() % 80);
        const std::uint64_t most = random() % 12;
        const std::uint64_t seed = random();
        const Draw draw = drawCodings(codings, most, seed);
        const auto drawn = drawnFrom(codings, draw);
        std::set<base::Guid> ofRules;
        std::set<base::Guid> ofAll;
        for (const auto& [rule, sample] : draw.rules) {
            CHECK(sample.codings == firstOf(codings, rule, most, seed));
            CHECK(sample.hits == firstOf(codings, rule, codings.size(), seed).size());
            ofAll.insert(sample.codings.begin(), sample.codings.end());
            if (!rule.second.empty()) ofRules.insert(sample.codings.begin(), sample.codings.end());
        }
        CHECK(ofAll == drawn);
        CHECK(ofRules == drawn);  // A code's sample asks for nothing that its rules' samples do not.
        CHECK(std::is_sorted(draw.drawn.begin(), draw.drawn.end(), [&](std::size_t a, std::size_t b) {
            return drawKey(seed, codings[a].coding) < drawKey(seed, codings[b].coding);
        }));
    }
}

TEST_CASE("a draw does not depend on the order, on other codings, or on how many are drawn") {
    std::mt19937 random(54);
    for (int round = 0; round < 40; ++round) {
        auto codings = someCodings(random, 60);
        const Draw draw = drawCodings(codings, 5, 7);
        const auto drawn = drawnFrom(codings, draw);

        auto shuffled = codings;
        std::shuffle(shuffled.begin(), shuffled.end(), random);
        CHECK(drawnFrom(shuffled, drawCodings(shuffled, 5, 7)) == drawn);

        const Draw more = drawCodings(codings, 6, 7);
        for (const base::Guid& guid : drawn) CHECK(drawnFrom(codings, more).count(guid) == 1);

        // One that was not drawn goes: all stay. One that was drawn goes: the others stay.
        const std::size_t gone = random() % codings.size();
        const base::Guid guid = codings[gone].coding;
        codings.erase(codings.begin() + static_cast<std::ptrdiff_t>(gone));
        const auto left = drawnFrom(codings, drawCodings(codings, 5, 7));
        if (drawn.count(guid) == 0) CHECK(left == drawn);
        for (const base::Guid& each : drawn)
            if (each != guid) CHECK(left.count(each) == 1);
    }
}

TEST_CASE("other seeds draw others") {
    std::mt19937 random(3);
    const auto codings = someCodings(random, 200);
    std::set<std::set<base::Guid>> draws;
    for (std::uint64_t seed = 0; seed < 20; ++seed) draws.insert(drawnFrom(codings, drawCodings(codings, 5, seed)));
    CHECK(draws.size() == 20);
}

TEST_CASE("over many seeds every coding is drawn about as often") {
    std::mt19937 random(99);
    std::vector<Drawable> codings;
    const base::Guid code = guidOf(random);
    for (int i = 0; i < 20; ++i) codings.push_back({base::Guid::timed(), code, {"a"}});
    std::vector<int> times(codings.size());
    for (std::uint64_t seed = 0; seed < 2000; ++seed)
        for (const std::size_t index : drawCodings(codings, 5, seed).drawn) ++times[index];
    // 500 expected of each, standard deviation 19; five of these are out of reach for 20 fair draws.
    for (const int each : times) CHECK(std::abs(each - 500) < 97);
}

TEST_CASE("precision has Wilson's interval") {
    // Newcombe 1998, Stat Med 17:857-872, table I, method 3.
    CHECK(precisionCell(81, 263).text == "0.31 (0.26-0.37)");
    CHECK(precisionCell(15, 148).text == "0.10 (0.06-0.16)");
    CHECK(precisionCell(0, 20).text == "0.00 (0.00-0.16)");
    CHECK(precisionCell(1, 29).text == "0.03 (0.01-0.17)");
    CHECK(precisionCell(0, 0).isUndefined());
    const auto cell = precisionCell(81, 263);
    CHECK(std::get<double>(*cell.part("low")) == Approx(0.2553).margin(5e-5));
    CHECK(std::get<double>(*cell.part("high")) == Approx(0.3662).margin(5e-5));
}
