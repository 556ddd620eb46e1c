#include "coder/codebook/nearest_name.h"

#include <catch2/catch.hpp>

using namespace coder::codebook;

TEST_CASE("nearest name: what was probably meant") {
    const std::vector<std::string_view> known{"phrase", "near", "regex", "query", "unless", "unit"};
    const auto [name, nearest] = GENERATE(table<std::string, std::string>({
        {"phrase", "phrase"},
        {"phrse", "phrase"},
        {"pharse", "phrase"},
        {"Phrase", "phrase"},
        {"phrases", "phrase"},
        {"regexp", "regex"},
        {"unles", "unless"},
        {"units", "unit"},
        {"naer", "near"},
        {"", ""},
        {"x", ""},
        {"colour", ""},
        {"\xC3\xA9", ""},
        {std::string(100, 'p'), ""},
    }));
    INFO(name);
    CHECK(nearestName(name, known).value_or("") == nearest);
}

TEST_CASE("nearest name: lists of names") {
    CHECK(oneOf({}).empty());
    CHECK(oneOf({"a"}) == "a");
    CHECK(oneOf({"a", "b"}) == "a or b");
    CHECK(oneOf({"a", "b", "c"}) == "a, b or c");
    CHECK(nameRemedy("uni", {"unit"}) == "did you mean `unit`?");
    CHECK(nameRemedy("x", {"unit", "near"}) == "use unit or near");
}
