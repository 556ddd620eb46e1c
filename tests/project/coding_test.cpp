#include <catch2/catch.hpp>

#include "coder/project/coding.h"

using namespace coder::project;

TEST_CASE("origins have the names that codings.csv has") {
    CHECK(std::string(originName(Origin::Human)) == "human");
    CHECK(std::string(originName(Origin::Rule)) == "rule");
}
