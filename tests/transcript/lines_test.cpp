#include "coder/transcript/lines.h"

#include <catch2/catch.hpp>

#include <string>

namespace coder::transcript {

namespace {

std::string trimmedText(const std::string& text) {
    return std::string(text::slice(text, trimmed(text, 0, text.size())));
}

std::vector<std::string> linesOf(const std::string& text) {
    std::vector<std::string> lines;
    LineReader reader(text, 0, text.size());
    text::Span line;
    while (reader.next(line)) lines.emplace_back(text::slice(text, line));
    return lines;
}

/// The text wrapped at a width, all in one paragraph.
bool isWrapped(const std::string& text) {
    WrapDetector detector;
    for (const std::string& line : linesOf(text)) {
        if (line.empty())
            detector.endParagraph();
        else
            detector.add(line, WrapDetector::Line::Speech);
    }
    return detector.wrapped();
}

std::string wrap(const std::string& text, std::size_t width) {
    std::string wrapped;
    std::size_t length = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const std::size_t word = end - at;
        if (length > 0 && length + 1 + word > width) wrapped += '\n', length = 0;
        if (length > 0) wrapped += ' ', ++length;
        wrapped.append(text, at, word);
        length += word;
        at = end + 1;
    }
    return wrapped;
}

std::string speech(std::size_t words) {
    const std::vector<std::string> some{"well",       "I",       "suppose", "that", "he",
                                        "remembered", "nothing", "of",      "it",   "afterwards"};
    std::string text;
    for (std::size_t i = 0; i < words; ++i) text += (i == 0 ? "" : " ") + some[(i * i + i / 3) % some.size()];
    return text;
}

}  // namespace

TEST_CASE("white space is trimmed at both ends", "[transcript][lines]") {
    CHECK(trimmedText("") == "");
    CHECK(trimmedText("a") == "a");
    CHECK(trimmedText(" \t a b \r ") == "a b");
    CHECK(trimmedText("\u00A0é\u2003") == "é");
    CHECK(trimmedText(" \u00A0\u3000 ") == "");
    CHECK(trimmedText("\u200Bx") == "\u200Bx");
    CHECK(trimmedText("😀") == "😀");
}

TEST_CASE("lines are handed out without their line feeds", "[transcript][lines]") {
    using Lines = std::vector<std::string>;
    CHECK(linesOf("") == Lines{});
    CHECK(linesOf("a") == Lines{"a"});
    CHECK(linesOf("a\n") == Lines{"a"});
    CHECK(linesOf("\n\na") == Lines{"", "", "a"});
}

TEST_CASE("headings and rules are told from speech", "[transcript][lines]") {
    const std::string yes = GENERATE("#", "# Title", "###### x", "---", "***", "___", "- - -", "*****");
    CHECK(isHeadingOrRule(yes));
    const std::string no =
        GENERATE("", "#1 on the list", "####### x", "--", "- he left", "**Ana:** x", "-*-", "--- x", "-");
    CHECK_FALSE(isHeadingOrRule(no));
}

TEST_CASE("wrapped text is recognised at any usual width", "[transcript][lines]") {
    const auto width = static_cast<std::size_t>(GENERATE(40, 60, 72, 80, 120));
    CHECK(isWrapped(wrap(speech(400), width)));
    CHECK(isWrapped(wrap(speech(60), width) + "\n\n" + wrap(speech(90), width)));
}

TEST_CASE("text with a paragraph a line is not wrapped", "[transcript][lines]") {
    std::string text;
    for (std::size_t i = 0; i < 40; ++i) text += speech(i * 7 % 31 + 1) + "\n";
    CHECK_FALSE(isWrapped(text));
    CHECK_FALSE(isWrapped(wrap(speech(400), 300)));
    CHECK_FALSE(isWrapped(wrap(speech(400), 20)));
    CHECK_FALSE(isWrapped(""));
    CHECK_FALSE(isWrapped("one\ntwo"));
}

TEST_CASE("widths are counted in characters", "[transcript][lines]") {
    std::string text;
    for (int i = 0; i < 200; ++i) text += i % 7 == 0 ? "Größenverhältnis " : "über ";
    CHECK(isWrapped(wrap(text, 76)));
}

}  // namespace coder::transcript
