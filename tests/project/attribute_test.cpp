#include "coder/project/attribute.h"

#include <catch2/catch.hpp>

using namespace coder::project;

namespace {

using Strings = std::vector<std::string>;

AttributeType typeOf(const Strings& values) { return findKind(values).kind.type; }

}  // namespace

TEST_CASE("a column has the type that all its values have") {
    struct Sample {
        Strings values;
        AttributeType type;
    };
    const auto sample = GENERATE(values<Sample>({
        {{}, AttributeType::Text},
        {{"", ""}, AttributeType::Text},
        {{"a", "1"}, AttributeType::Text},
        {{"1", "", "-20"}, AttributeType::Integer},
        {{"0", "1"}, AttributeType::Integer},
        {{"007"}, AttributeType::Integer},
        {{"1234567890123456"}, AttributeType::Number},
        {{"1", "2.5", "1e3"}, AttributeType::Number},
        {{"2,5", "3,5"}, AttributeType::Text},
        {{"+1"}, AttributeType::Text},
        {{"inf"}, AttributeType::Text},
        {{"1 "}, AttributeType::Text},
        {{"yes", "No", "YES"}, AttributeType::YesNo},
        {{"no"}, AttributeType::YesNo},
        {{"y", "n"}, AttributeType::YesNo},
        {{"n"}, AttributeType::Text},
        {{"j", "n"}, AttributeType::YesNo},
        {{"TRUE", "FALSE"}, AttributeType::YesNo},
        {{"ja", "nein"}, AttributeType::YesNo},
        {{"oui", "non"}, AttributeType::YesNo},
        {{"sí", "SÍ", "si", "no"}, AttributeType::YesNo},
        {{"Sim", "NÃO"}, AttributeType::YesNo},
        {{"yes", "nein"}, AttributeType::Text},
        {{"yes", "maybe"}, AttributeType::Text},
        {{"2024-03-05", "2024-02-29 14:30", "2023-12-31T00:00:01"}, AttributeType::Date},
        {{"2023-02-29"}, AttributeType::Text},
        {{"2024-03-05 24:00"}, AttributeType::Text},
        {{"2024-3-5"}, AttributeType::Text},
        {{"5.3.2024", "31.12.2023"}, AttributeType::Date},
        {{"5.13.2024"}, AttributeType::Text},
        {{"5.3.24"}, AttributeType::Text},
        {{"2024-03-05", "5.3.2024"}, AttributeType::Text},
    }));
    CAPTURE(sample.values);
    CHECK(typeOf(sample.values) == sample.type);
    CHECK_FALSE(findKind(sample.values).eitherDate);
}

TEST_CASE("dates with slashes need a column that shows which number is the day") {
    CHECK(findKind({"3/4/2024", "25/3/2024"}).kind.dates == DateForm::DayFirst);
    CHECK(findKind({"3/4/2024", "3/25/2024"}).kind.dates == DateForm::MonthFirst);
    const FoundKind either = findKind({"3/4/2024", "5/6/2024"});
    CHECK(either.kind.type == AttributeType::Text);
    CHECK(either.eitherDate);
    CHECK(typeOf({"25/3/2024", "3/25/2024"}) == AttributeType::Text);
}

TEST_CASE("one odd value among many is named, several are a text") {
    const FoundKind one = findKind({"1", "2", "", "three", "4", "5.5"});
    CHECK(one.kind.type == AttributeType::Text);
    CHECK(one.nearly == AttributeType::Number);
    CHECK(one.odd == std::vector<std::size_t>{3});
    CHECK(findKind({"1", "2", "three", "4"}).odd.empty());
    CHECK(findKind({"1", "2", "three", "four", "5"}).odd.empty());
    CHECK(findKind({"yes", "no", "yes", "no", "perhaps"}).nearly == AttributeType::YesNo);
    CHECK(findKind({"2024-01-01", "2024-01-02", "2024-01-03", "2024-01-04", "soon"}).odd ==
          std::vector<std::size_t>{4});
    Strings many(19, "7");
    many.insert(many.end(), {"x", "y"});
    CHECK(findKind(many).odd == std::vector<std::size_t>{19, 20});
    many.push_back("z");
    CHECK(findKind(many).odd.empty());
}

TEST_CASE("order keys follow time and number") {
    const AttributeKind dots{AttributeType::Date, DateForm::Dots};
    CHECK(*orderKey("5.3.2024", dots) < *orderKey("1.4.2024", dots));
    CHECK(orderKey("1.1.1970", dots) == 0.0);
    CHECK(orderKey("2024-03-05", dots) == std::nullopt);
    const AttributeKind iso{AttributeType::Date, DateForm::Iso};
    CHECK(*orderKey("1970-01-01 00:01", iso) == 60.0);
    CHECK(orderKey("9", {AttributeType::Integer, {}}) < orderKey("10", {AttributeType::Integer, {}}));
    CHECK(orderKey("x", {AttributeType::Number, {}}) == std::nullopt);
    CHECK(orderKey("1", {}) == std::nullopt);
}
