#include <catch2/catch.hpp>

#include "coder/report/numbers.h"

using namespace coder::report;

TEST_CASE("halves of per cent go up") {
    struct Sample {
        std::uint64_t part, whole;
        std::string text;
        double percent;
    };
    const auto sample = GENERATE(values<Sample>({
        {0, 1, "0%", 0.0},
        {1, 1, "100%", 100.0},
        {1, 2, "50%", 50.0},
        {1, 8, "13%", 12.5},
        {3, 8, "38%", 37.5},
        {1, 200, "1%", 0.5},
        {1, 201, "0%", 0.5},
        {1, 3, "33%", 33.3},
        {2, 3, "67%", 66.7},
        {7, 12, "58%", 58.3},
        {1, 2000, "0%", 0.1},
        {1, 2001, "0%", 0.0},
        {199, 200, "100%", 99.5},
        {3, 2, "150%", 150.0},
        {29, 200, "15%", 14.5},
    }));
    CHECK(percentText(sample.part, sample.whole) == sample.text);
    CHECK(percent(sample.part, sample.whole) == sample.percent);
}

TEST_CASE("numbers for programs and for people") {
    CHECK(numberText(std::uint64_t{0}) == "0");
    CHECK(numberText(std::uint64_t{18446744073709551615U}) == "18446744073709551615");
    CHECK(numberText(58.3) == "58.3");
    CHECK(numberText(100.0) == "100.0");
    CHECK(numberText(0.0625) == "0.0625");
    CHECK(numberText(2.0 / 3.0) == "0.666667");
    CHECK(numberText(1e-9) == "1e-09");
    CHECK(grouped(0) == "0");
    CHECK(grouped(999) == "999");
    CHECK(grouped(1000) == "1,000");
    CHECK(grouped(1234567) == "1,234,567");
    CHECK(counted(0, "source") == "0 sources");
    CHECK(counted(1, "source") == "1 source");
    CHECK(counted(12345, "coding") == "12,345 codings");
}
