#include "coder/match/label_pattern.h"

#include <catch2/catch.hpp>

using namespace coder;

namespace {

/// "label|time|speech" of a line; "-" where there is no label.
std::string found(const std::string& pattern, const std::string& line) {
    const auto finder = match::compileLabelPattern(pattern);
    if (!finder) FAIL(toString(finder.error().diagnostic()));
    const auto label = (*finder)(line);
    if (!label) return "-";
    return std::string(text::slice(line, label->label)) + "|" +
           (label->time ? std::string(text::slice(line, *label->time)) : "") + "|" + line.substr(label->speech);
}

}  // namespace

TEST_CASE("the label is a group of the pattern") {
    CHECK(found(R"(<<(?P<label>[^>]+)>>\s*)", "<<Ana>> Yes.") == "Ana||Yes.");
    CHECK(found(R"(^<<([^>]+)>>)", "<< Ana >> Yes.") == "Ana|| Yes.");
    CHECK(found(R"(\[(?P<time>[\d:]+)\] (\w+) - )", "[00:12] Ana - Yes.") == "Ana|00:12|Yes.");
    CHECK(found(R"((\w+)(?: (?P<time>\d+:\d+))? - )", "Ana - Yes.") == "Ana||Yes.");
    CHECK(found(R"((\d+) (?P<label>[A-Z]+) )", "12 ANA Yes.") == "ANA||Yes.");
}

TEST_CASE("a pattern matches at the beginning alone, in its case, and never an empty label") {
    CHECK(found(R"(<<(\w+)>>)", "so <<Ana>> Yes.") == "-");
    CHECK(found(R"(([A-Z]+) )", "ana Yes.") == "-");
    CHECK(found(R"((?i)([A-Z]+) )", "ana Yes.") == "ana||Yes.");
    CHECK(found(R"(<<(\w*)>>)", "<<>> Yes.") == "-");
    CHECK(found(R"(<<( *)>>)", "<<  >> Yes.") == "-");
    CHECK(found(R"((\w+)>)", "") == "-");
}

TEST_CASE("letters of all scripts are letters") {
    CHECK(found(R"(^(\w+)\b> )", "Tomás> Sí.") == "Tomás||Sí.");
    CHECK(found(R"((\w+)>)", "Анна> Да.") == "Анна|| Да.");
    CHECK(found(R"((\w+) — )", "Ana — “Yes”") == "Ana||“Yes”");
}

TEST_CASE("patterns that can't be used say what is wrong") {
    const auto error = [](const std::string& pattern) {
        const auto finder = match::compileLabelPattern(pattern);
        REQUIRE_FALSE(finder);
        return finder.error();
    };
    CHECK(error("<<[^>]+>>").message == "no group of the pattern holds the label");
    CHECK(error(R"((?P<time>\d+))").message == "no group of the pattern holds the label");
    CHECK_FALSE(error("<<([^>]+>>").message.empty());
    CHECK(error("(a)(?=b)").place.column > 0);
    CHECK_FALSE(error("").message.empty());
}

TEST_CASE("a hostile pattern takes linear time") {
    const std::string line(20000, 'a');
    CHECK(found("((?:a|aa|a*)*)b", line) == "-");
}
