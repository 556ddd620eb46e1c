#include <catch2/catch.hpp>

#include "coded.h"
#include "coder/analysis/case_summary.h"

using namespace coder::analysis;
using namespace coder::analysis::test;

namespace {

/// Cases with the attributes "stream" and "years", each interviewed once.
struct People {
    explicit People(const std::vector<std::pair<std::string, std::string>>& people) {
        cases.attributes = {"stream", "years"};
        for (const auto& [stream, years] : people) {
            cases.cases.push_back({"P" + std::to_string(cases.cases.size()), {stream, years}, {}, {}, true});
            counts.add(sourceOf({"Hello."}, {cases.cases.size() - 1}));
        }
    }
    AttributeSummary summary(const std::string& attribute, const std::vector<std::string>& by = {},
                             const ValueOrders& orders = {}) const {
        return summarizeCases(counts, cases, ThemeColumns(counts, cases, by), {attribute}, orders).front();
    }

    coder::codebook::Codebook codebook = codebookOf({"a"});
    ThemeCounts counts{codebook};
    coder::project::CaseTable cases;
};

using Rows = std::vector<std::vector<std::uint64_t>>;

}  // namespace

TEST_CASE("participants' table: values are counted by column, missing ones too") {
    const People people({{"x", "1"}, {"y", "2"}, {"x", "3"}, {"", "4"}});
    const AttributeSummary stream = people.summary("stream");
    CHECK_FALSE(stream.numeric);
    CHECK(stream.values == std::vector<std::string>{"x", "y"});
    CHECK(stream.counts == Rows{{2}, {1}});
    CHECK(stream.missing == std::vector<std::uint64_t>{1});
    const AttributeSummary byItself = people.summary("stream", {"stream"}, {{"stream", {"y", "x"}}});
    CHECK(byItself.values == std::vector<std::string>{"y", "x"});
    CHECK(byItself.counts == Rows{{0, 1, 0, 1}, {2, 0, 0, 2}});
    CHECK(byItself.missing == std::vector<std::uint64_t>{0, 0, 1, 1});
}

TEST_CASE("participants' table: numbers have a mean and quartiles, codes of two values are counted") {
    const People people({{"x", "1"}, {"x", "2"}, {"y", "6"}, {"y", ""}});
    const AttributeSummary years = people.summary("years", {"stream"});
    REQUIRE(years.numeric);
    CHECK(years.numbers[0]->mean == Approx(1.5));
    CHECK(years.numbers[1]->mean == Approx(6));
    CHECK_FALSE(years.numbers[1]->sd);
    CHECK(years.numbers[2]->mean == Approx(3));
    CHECK(years.numbers[2]->median == 2);
    CHECK(years.missing == std::vector<std::uint64_t>{0, 1, 1});
    CHECK_FALSE(People({{"x", "0"}, {"x", "1"}, {"y", "1"}}).summary("years").numeric);
    CHECK_FALSE(People({{"x", "1"}, {"x", "2"}, {"y", "many"}}).summary("years").numeric);
    std::vector<std::pair<std::string, std::string>> few;
    CHECK(People(few).summary("years").values.empty());
    few.emplace_back("x", "");
    CHECK_FALSE(People(few).summary("years").numeric);
}
