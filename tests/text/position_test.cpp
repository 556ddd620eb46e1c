#include "coder/text/position.h"

#include <catch2/catch.hpp>
#include <vector>

#include "tests/support/bracketed.h"

namespace coder::text {

TEST_CASE("spans that overlap are joined, spans that touch are not", "[text]") {
    using Spans = std::vector<Span>;
    const auto joined = [](Spans spans) {
        joinOverlaps(spans);
        return spans;
    };
    CHECK(joined({}).empty());
    CHECK(joined({{3, 5}}) == Spans{{3, 5}});
    CHECK(joined({{3, 5}, {0, 2}}) == Spans{{0, 2}, {3, 5}});
    CHECK(joined({{0, 3}, {3, 5}}) == Spans{{0, 3}, {3, 5}});
    CHECK(joined({{0, 4}, {3, 5}}) == Spans{{0, 5}});
    CHECK(joined({{0, 9}, {2, 3}, {8, 10}}) == Spans{{0, 10}});
    CHECK(joined({{1, 2}, {1, 2}, {1, 4}}) == Spans{{1, 4}});
}

}  // namespace coder::text
