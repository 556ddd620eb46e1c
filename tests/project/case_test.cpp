#include <catch2/catch.hpp>

#include "coder/project/case.h"

using namespace coder::project;

namespace {

Case speaking(const std::string& name, std::vector<Voice> voices) {
    Case result;
    result.name = name;
    result.voices = std::move(voices);
    return result;
}

}  // namespace

TEST_CASE("attributes are found by their exact names") {
    CaseTable table;
    CHECK(table.attribute("stream") == std::nullopt);
    table.attributes = {"rank", "stream", "Stream"};
    CHECK(table.attribute("stream") == 1);
    CHECK(table.attribute("Stream") == 2);
    CHECK(table.attribute("") == std::nullopt);
}

TEST_CASE("a speaker belongs to the case with that label, else to the case of the whole source") {
    CaseTable table;
    table.cases = {speaking("P1", {{"S1", ""}}),                        // all of S1 ...
                   speaking("P2", {{"S2", "Ana"}, {"S3", ""}}),         // one speaker in S2, all of S3
                   speaking("P3", {{"S2", "Émile"}, {"S1", "Guest"}}),  // ... but for its guest
                   speaking("P4", {})};
    CHECK(table.find("S1", "P") == 0);
    CHECK(table.find("S1", "") == 0);
    CHECK(table.find("S1", "guest") == 2);
    CHECK(table.find("S2", "ANA") == 1);
    CHECK(table.find("S2", "Émile") == 2);
    CHECK(table.find("S2", "Bo") == std::nullopt);
    CHECK(table.find("S2", "") == std::nullopt);
    CHECK(table.find("S3", "whoever") == 1);
    CHECK(table.find("s3", "whoever") == std::nullopt);
    CHECK(table.find("", "") == std::nullopt);
    CHECK(CaseTable().find("S1", "P") == std::nullopt);
}
