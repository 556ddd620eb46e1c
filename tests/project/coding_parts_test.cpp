// What of a coding lies in which turn.
#include <catch2/catch.hpp>

#include "coder/project/coding.h"

using namespace coder;
using project::Coding;

namespace {

/// Turns of ten bytes each, one after the other; speaker 0 asks, 1 and 2 answer.
transcript::Transcript turns(const std::vector<std::uint32_t>& speakers) {
    transcript::Transcript transcript;
    for (const auto role :
         {transcript::Role::Interviewer, transcript::Role::Participant, transcript::Role::Participant})
        transcript.speakers.push_back({"S", role});
    for (std::uint32_t i = 0; i < speakers.size(); ++i) {
        transcript::Turn turn;
        turn.speaker = speakers[i];
        turn.span = {10 * i, 10 * i + 9};
        transcript.turns.push_back(turn);
    }
    return transcript;
}

std::string parts(const transcript::Transcript& transcript, std::uint32_t turn, text::Span span) {
    Coding coding;
    coding.turn = turn;
    coding.span = span;
    std::string all;
    for (const project::TurnPart& part : partsOf(coding, transcript))
        all += std::to_string(part.turn) + ":" + std::to_string(part.span.begin().value()) + "-" +
               std::to_string(part.span.end().value()) + " ";
    return all;
}

}  // namespace

TEST_CASE("a coding in one turn has one part") {
    CHECK(parts(turns({0, 1}), 1, {12, 15}) == "1:12-15 ");
    CHECK(parts(turns({1}), 0, {0, 9}) == "0:0-9 ");
}

TEST_CASE("a coding over several turns has the participants' parts") {
    CHECK(parts(turns({1, 0, 2, 1}), 0, {4, 33}) == "0:4-9 2:20-29 3:30-33 ");
    CHECK(parts(turns({1, 0, 1}), 0, {4, 20}) == "0:4-9 ");
}

TEST_CASE("a coding of those who ask has their parts") {
    CHECK(parts(turns({0, 0, 1}), 0, {3, 14}) == "0:3-9 1:10-14 ");
}
