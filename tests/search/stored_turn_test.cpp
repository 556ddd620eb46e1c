#include "coder/search/stored_turn.h"

#include <catch2/catch.hpp>

#include "sources.h"

using namespace coder::search;
using coder::transcript::Role;

namespace {

StoredTurn example() {
    StoredTurn stored;
    stored.turn = {{"P07", 300},           "Dr. Müller", Role::Participant, 70'000, std::chrono::milliseconds(0),
                   "Ja 🙂. [lacht] Gut."};
    stored.sentences = {{0U, 8U}, {9U, 21U}};
    stored.marks = {{9U, 16U}};
    return stored;
}

}  // namespace

TEST_CASE("stored turn: a record comes back as it was", "[search]") {
    StoredTurn stored = example();
    CHECK(decode(encode(stored)) == stored);
    stored.turn.time.reset();
    stored.turn.text.clear();
    stored.turn.speaker.clear();
    stored.turn.ref.source.clear();
    stored.sentences.clear();
    stored.marks.clear();
    CHECK(decode(encode(stored)) == stored);
    CHECK(decode(encode(StoredTurn{})) == StoredTurn{});
}

TEST_CASE("stored turn: nothing but a record is taken for one", "[search]") {
    const std::string record = encode(example());
    CHECK_FALSE(decode(""));
    CHECK_FALSE(decode(record + '\0'));
    for (std::size_t size = 0; size < record.size(); ++size) CHECK_FALSE(decode(record.substr(0, size)));
    // Any single wrong byte is either found or gives a record that is safe to use.
    for (std::size_t at = 0; at < record.size(); ++at) {
        for (int value = 0; value < 256; ++value) {
            std::string broken = record;
            broken[at] = static_cast<char>(value);
            const auto read = decode(broken);
            if (read) CHECK(decode(encode(*read)) == read);
        }
    }
}

TEST_CASE("stored turn: spans are counted from the turn's beginning", "[search]") {
    const auto source = test::source("P1", {{"I", Role::Interviewer, "Was that so?"},
                                            {"P", Role::Participant, "[sighs] It was. We met [laughs] often."}});
    const StoredTurn stored = takeTurn(source, 1, 3);
    CHECK(stored.turn.text == "[sighs] It was. We met [laughs] often.");
    CHECK(stored.turn.speaker == "P");
    CHECK(stored.turn.role == Role::Participant);
    CHECK(test::slices(stored.turn.text, stored.marks) == std::vector<std::string>{"[sighs]", "[laughs]"});
    CHECK(test::slices(stored.turn.text, stored.sentences) ==
          std::vector<std::string>{"[sighs] It was.", "We met [laughs] often."});
}

TEST_CASE("stored turn: keys order turns by source, then by number", "[search]") {
    const std::vector<TurnRef> ordered = {{"", 0},   {"P", 255}, {"P", 256}, {"P", 70'000},
                                          {"P1", 0}, {"P1", 1},  {"Ä", 0}};
    for (std::size_t i = 0; i < ordered.size(); ++i) {
        CHECK(fromOrderKey(orderKey(ordered[i])) == ordered[i]);
        if (i > 0) CHECK(orderKey(ordered[i - 1]) < orderKey(ordered[i]));
    }
    CHECK_FALSE(fromOrderKey(""));
    CHECK_FALSE(fromOrderKey("P1"));
    CHECK_FALSE(fromOrderKey("P1-1234"));
}
