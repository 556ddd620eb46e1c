#include "coder/transcript/marks.h"

#include <catch2/catch.hpp>

#include <string>

namespace coder::transcript {

namespace {

using Strings = std::vector<std::string>;

Strings marksIn(const std::string& paragraph) {
    std::vector<text::Span> marks;
    findMarks(paragraph, {std::size_t{0}, paragraph.size()}, marks);
    Strings strings;
    for (const text::Span mark : marks) strings.emplace_back(text::slice(paragraph, mark));
    return strings;
}

struct Case {
    std::string paragraph;
    Strings marks;
};

}  // namespace

TEST_CASE("marks are found by their brackets", "[transcript][marks]") {
    const Case c = GENERATE(values<Case>({
        {"Yes. [laughs] No.", {"[laughs]"}},
        {"[laughs]", {"[laughs]"}},
        {"[laughs] [pause] Well", {"[laughs]", "[pause]"}},
        {"I [inaudible 00:14:05] went", {"[inaudible 00:14:05]"}},
        {"I (inaudible 00:14:05) went", {"(inaudible 00:14:05)"}},
        {"so \\[laughter\\] yes", {"\\[laughter\\]"}},
        {"and [my mentor] said", {"[my mentor]"}},
        {"[[laughs]]", {"[laughs]"}},
        {"[a [laughs] b", {"[laughs]"}},
        {"[été 😀]", {"[été 😀]"}},
        {"two\n[tele\nphone] lines", {"[tele\nphone]"}},
        {"(telephone rings)", {"(telephone rings)"}},
        {"\\[Recording stopped while the participant was called to the ward, then again\\]",
         {"\\[Recording stopped while the participant was called to the ward, then again\\]"}},
    }));
    INFO(c.paragraph);
    CHECK(marksIn(c.paragraph) == c.marks);
}

TEST_CASE("what is said in brackets is no mark", "[transcript][marks]") {
    const std::string paragraph = GENERATE(
        "he (I think) left", "Yes (laughs)", "[", "]", "[]", "[ ]", "x [", "x ] [ y", "see [his page](http://x.org)",
        "\\[", "(", "()", "well [this goes on and on for far more than the sixty characters that a note may have] yes");
    INFO(paragraph);
    CHECK(marksIn(paragraph).empty());
}

TEST_CASE("a mark may have 60 characters of any script, a paragraph of its own 300", "[transcript][marks]") {
    const auto repeated = [](const std::string& piece, int times) {
        std::string all;
        for (int i = 0; i < times; ++i) all += piece;
        return all;
    };
    CHECK(marksIn("x [" + repeated("中", 60) + "]").size() == 1);
    CHECK(marksIn("x [" + repeated("中", 61) + "]").empty());
    CHECK(marksIn("x [" + repeated("😀", 60) + "]").size() == 1);
    CHECK(marksIn("[" + repeated("n", 300) + "]").size() == 1);
    CHECK(marksIn("[" + repeated("n", 301) + "]").empty());
}

TEST_CASE("parts of nothing but marks are told from speech", "[transcript][marks]") {
    const std::string text = "[laughs] Yes. [a b] [c] no";
    std::vector<text::Span> marks;
    findMarks(text, {std::size_t{0}, text.size()}, marks);
    REQUIRE(marks.size() == 3);
    std::size_t first = 0;
    CHECK(isOnlyMarks(text, {std::size_t{0}, std::size_t{8}}, marks, first));
    CHECK_FALSE(isOnlyMarks(text, {std::size_t{9}, std::size_t{13}}, marks, first));
    CHECK(isOnlyMarks(text, {std::size_t{14}, std::size_t{16}}, marks, first));
    CHECK(isOnlyMarks(text, {std::size_t{17}, std::size_t{23}}, marks, first));
    CHECK_FALSE(isOnlyMarks(text, {std::size_t{24}, std::size_t{26}}, marks, first));
}

}  // namespace coder::transcript
