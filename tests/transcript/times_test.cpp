#include <catch2/catch.hpp>

#include "coder/transcript/times.h"

namespace coder::transcript {

namespace {

struct Case {
    const char* text;
    long long milliseconds;  ///< -1: no time.
    const char* rest;        ///< What stands behind it.
};

}  // namespace

TEST_CASE("times are read in all their forms", "[transcript][times]") {
    const Case c = GENERATE(values<Case>({
        {"00:12", 12'000, ""},
        {"0:05 and", 5'000, " and"},
        {"75:10", 4'510'000, ""},
        {"120:00", 7'200'000, ""},
        {"1:02:03", 3'723'000, ""},
        {"00:12:31", 751'000, ""},
        {"01:00:15.28", 3'615'280, ""},
        {"00:12.5", 12'500, ""},
        {"00:12,250", 12'250, ""},
        {"00:12.123456", 12'123, ""},
        {"00:12.", 12'000, "."},
        {"00:12, then", 12'000, ", then"},
        {"00:12:", 12'000, ":"},
        {"[00:12] x", 12'000, " x"},
        {"[ 00:12 ]", 12'000, ""},
        {"(1:02:03)", 3'723'000, ""},
        {"\\[01:44\\] x", 104'000, " x"},
        {"\\[01:44]", 104'000, ""},
    }));
    INFO(c.text);
    const std::string_view text = c.text;
    const auto match = matchAnyTime(text, 0);
    REQUIRE(match);
    CHECK(match->time.count() == c.milliseconds);
    CHECK(text.substr(match->end) == c.rest);
}

TEST_CASE("what is no time is refused", "[transcript][times]") {
    const std::string text = GENERATE("", "1", "12", "12:", "12:3", "12:345", "00:60", "1:60:00", "1:00:60", "1234:00",
                                      ":12", "a0:12", "1:02:03:04", "[00:12", "[00:12)", "[x 00:12]", "[00:12 x]",
                                      "(00:12", "\\", "\\[", "[", "12.30", "10-12", "１２:３０");
    INFO(text);
    CHECK_FALSE(matchAnyTime(text, 0));
}

TEST_CASE("a time is read at any offset and offsets behind the end are none", "[transcript][times]") {
    CHECK(matchAnyTime("at 10:30 we", 3)->end == 8);
    CHECK_FALSE(matchAnyTime("10:30", 5));
    CHECK_FALSE(matchAnyTime("10:30", 99));
}

TEST_CASE("a time anywhere in a text is found", "[transcript][times]") {
    CHECK(containsTime("inaudible 00:14:05"));
    CHECK(containsTime("see: 1:30"));
    CHECK_FALSE(containsTime("ratio 3:1"));
    CHECK_FALSE(containsTime("::"));
    CHECK_FALSE(containsTime(""));
}

}  // namespace coder::transcript
