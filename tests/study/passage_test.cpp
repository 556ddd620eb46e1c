// Passages as people name them: lines, words, positions.
#include <catch2/catch.hpp>

#include <string>

#include "coder/study/passage.h"
#include "coder/study/quote_index.h"
#include "coder/text/encoding.h"
#include "coder/transcript/transcript.h"

using namespace coder;
using study::LineEnd;
using study::LineRange;
using study::Passage;

namespace {

project::Source sourceOf(const std::string& text, transcript::LineKind lines = transcript::LineKind::Unknown) {
    project::Source source;
    source.name = "P1";
    source.text = text::composed(text);
    transcript::ParseOptions options;
    options.study.interviewer = {"I"};
    options.study.participant = {"P"};
    text::SentenceBreaker sentences(std::vector<std::string>{});
    base::Diagnostics diagnostics;
    source.transcript = transcript::parse(source.text, {{}, {}, lines}, options, sentences, "P1.txt", diagnostics);
    return source;
}

/// The passage's words, or the error's message behind "! ".
std::string found(const project::Source& source, const Passage& passage) {
    const auto span = study::PassageLocator(source).find(passage);
    if (!span) return "! " + span.error().message;
    return std::string(text::slice(source.text, span->span));
}

std::string at(const project::Source& source, const std::string& place) {
    return found(source, {place, {}, {}, {}, {}});
}

std::string quoted(const project::Source& source, const std::string& quote, std::optional<std::uint32_t> nth = {}) {
    return found(source, {"P1", quote, nth, {}, {}});
}

std::string between(const project::Source& source, std::uint32_t begin, std::uint32_t end,
                    const std::string& quote = {}) {
    return found(source, {"P1", quote, {}, begin, end});
}

LineRange parsed(const std::string& place) {
    const auto range = study::parseLineRange(place);
    INFO(place);
    REQUIRE(range);
    return *range;
}

const char* const Talk =
    "I: How was she?\n"                                           // 1
    "\n"                                                          // 2
    "P: She was kind. Her door was open, all day.\n"              // 3
    "\n"                                                          // 4
    "I: Was she kind?\n"                                          // 5
    "\n"                                                          // 6
    "P: She was \u201Ckind\u201D, didn\u2019t you hear? Kind.\n"  // 7
    "\n"                                                          // 8
    "P: [laughs]\n";                                              // 9

}  // namespace

TEST_CASE("places are taken apart from their ends") {
    CHECK(parsed("P1:3") == LineRange{"P1", {3, 0}, {}});
    CHECK(parsed("P1:3:5") == LineRange{"P1", {3, 5}, {}});
    CHECK(parsed("P1:3-7") == LineRange{"P1", {3, 0}, LineEnd{7, 0}});
    CHECK(parsed("P1:3:5-7:12") == LineRange{"P1", {3, 5}, LineEnd{7, 12}});
    CHECK(parsed("P1:3:5-7") == LineRange{"P1", {3, 5}, LineEnd{7, 0}});
    CHECK(parsed("P1:3-7:12") == LineRange{"P1", {3, 0}, LineEnd{7, 12}});
    CHECK(parsed("talk-3:7") == LineRange{"talk-3", {7, 0}, {}});
    CHECK(parsed("talk-3:7-9") == LineRange{"talk-3", {7, 0}, LineEnd{9, 0}});
    CHECK(parsed("a: b:7") == LineRange{"a: b", {7, 0}, {}});
    CHECK(parsed("2013:5") == LineRange{"2013", {5, 0}, {}});
    CHECK(parsed("مقابلة:4") == LineRange{"مقابلة", {4, 0}, {}});
    for (const char* wrong : {"", "P1", ":3", "P1:", "P1:0", "P1:-3", "P1:x", "P1:3-", "P1:3-0", "P1:99999999999", "3",
                              "P1:3 ", "P1:7-3", "P1:3:9-3:5"}) {
        INFO(wrong);
        CHECK_FALSE(study::parseLineRange(wrong));
    }
}

TEST_CASE("lines are the sentences that begin there") {
    const project::Source source = sourceOf(Talk);
    CHECK(at(source, "P1:3") == "She was kind. Her door was open, all day.");
    CHECK(at(source, "P1:3:20") == "Her door was open, all day.");
    CHECK(at(source, "P1:3:4-3:6") == "She");
    CHECK(at(source, "P1:3:19-7") ==
          "er door was open, all day.\n\nI: Was she kind?\n\nP: She was “kind”, didn’t you "
          "hear? Kind.");
    CHECK(at(source, "P1:2-4") == "She was kind. Her door was open, all day.");
    CHECK(at(source, "P1:3-3:6") == "She");
    CHECK(at(source, "P1:2") == "! nobody speaks in P1 at line 2");
    CHECK(at(source, "P1:9") == "! nobody speaks in P1 at line 9");
    CHECK(at(source, "P1:9:4-9:11") == "[laughs]");
    CHECK(at(source, "P1:3:1-3:2") == "! nobody speaks in P1 at line 3");
    CHECK(at(source, "P1:400") == "! nobody speaks in P1 at line 400");
    CHECK(at(source, "P1:3:45-3:46") == "! P1 has no line 3 with a column 45");
    CHECK(at(source, "P1:3:4-400:1") == "! P1 has no line 400 with a column 1");
}

TEST_CASE("a line in the middle of a sentence is that sentence") {
    const project::Source source =
        sourceOf("I: How?\n\nP: She was, in all these years,\nkind to me and\nothers. She was.\n",
                 transcript::LineKind::Wrapped);
    CHECK(at(source, "P1:4") == "She was, in all these years,\nkind to me and\nothers.");
    CHECK(at(source, "P1:3") == at(source, "P1:4"));
    CHECK(at(source, "P1:4:3") == at(source, "P1:4"));
    CHECK(at(source, "P1:5") == "She was.");
    CHECK(at(source, "P1:5:2") == at(source, "P1:4"));
}

TEST_CASE("quotes are found whatever their white space, quotation marks and letters") {
    const project::Source source = sourceOf(Talk);
    CHECK(quoted(source, "Her  door\nwas open") == "Her door was open");
    CHECK(quoted(source, " her DOOR ") == "Her door");
    CHECK(quoted(source, "She was \"kind\", didn't you") == "She was “kind”, didn’t you");
    CHECK(quoted(source, "She was «kind», didn`t") == "She was “kind”, didn’t");
    CHECK(quoted(source, "all day. I: Was she kind?") == "all day.\n\nI: Was she kind?");
    CHECK(quoted(source, "Kind.") == "Kind.");
    CHECK(quoted(source, "rude") == "! P1 has no such words: \"rude\"");
    CHECK(quoted(source, "kind") == "! the quote stands 3 times in P1, in lines 3, 5, 7");
    CHECK(quoted(source, "kind", 2) == "kind");
    CHECK(quoted(source, "kind", 4) == "! the quote stands 3 times in P1, in lines 3, 5, 7");
    CHECK(quoted(source, "kind", 0) == "! the quote stands 3 times in P1, in lines 3, 5, 7");
    CHECK(quoted(source, "  ") == "! P1 has no such words: \"  \"");
    CHECK(quoted(source, "I:") == "! the quote stands 2 times in P1, in lines 1, 5");
    CHECK(quoted(source, "I:", 1) == "! nobody speaks in P1 at line 1");
}

TEST_CASE("quotes in other scripts keep whole characters") {
    const std::string family = "\U0001F469\u200D\U0001F467";
    const project::Source source =
        sourceOf("I: Und?\n\nP: قالت: مَرْحَبًا يا صديقي. Das hieß " + family + " und \U0001F600 im Cafe\u0301 x\u0323.\n");
    CHECK(quoted(source, "مرحبا") == "مَرْحَبًا");
    CHECK(quoted(source, "مَرْحَبًا يا صديقي") == "مَرْحَبًا يا صديقي");
    CHECK(quoted(source, "HIESS") == "hieß");
    CHECK(quoted(source, "Cafe\u0301") == "Caf\u00E9");
    CHECK(quoted(source, "cafe") == "Caf\u00E9");
    CHECK(quoted(source, "x") == "x\u0323");
    CHECK(quoted(source, "\U0001F600") == "\U0001F600");
    CHECK(quoted(source, "\U0001F469") == "! P1 has no such words: \"\U0001F469\"");
    CHECK(quoted(source, family) == family);
    CHECK(quoted(source, "\xFF\xFE").substr(0, 2) == "! ");
}

TEST_CASE("positions count code points") {
    const project::Source source = sourceOf("I: \U0001F600?\n\nP: \U0001F600 ja.\n");
    CHECK(between(source, 11, 15) == " ja.");
    CHECK(between(source, 10, 14) == "\U0001F600 ja");
    CHECK(between(source, 10, 15, "\U0001F600  JA.").substr(0, 2) == "! ");
    CHECK(between(source, 10, 15, "\U0001F600  ja.") == "\U0001F600 ja.");
    CHECK(between(source, 10, 15, "ja.").substr(0, 2) == "! ");
    CHECK(between(source, 10, 10).substr(0, 2) == "! ");
    CHECK(between(source, 12, 10).substr(0, 2) == "! ");
    CHECK(between(source, 10, 17).substr(0, 2) == "! ");
    CHECK(between(source, 5, 7) == "! nobody speaks in P1 at line 1");
    CHECK(between(source, 0, 4000000000U).substr(0, 2) == "! ");
}

TEST_CASE("an empty source has no passages") {
    const project::Source source = sourceOf("");
    CHECK(at(source, "P1:1") == "! nobody speaks in P1 at line 1");
    CHECK(at(source, "P1:1:1").substr(0, 2) == "! ");
    CHECK(quoted(source, "x").substr(0, 2) == "! ");
    CHECK(between(source, 0, 1).substr(0, 2) == "! ");
}

TEST_CASE("a passage is named in one way") {
    const auto wrong = [](const Passage& passage) { return !study::sourceOf(passage); };
    CHECK(wrong({"P1", {}, {}, {}, {}}));
    CHECK(wrong({"P1", {}, {}, 3, {}}));
    CHECK(wrong({"P1", {}, {}, {}, 3}));
    CHECK(wrong({"P1:3", {}, 2, {}, {}}));
    CHECK(*study::sourceOf({"P1:3", {}, {}, {}, {}}) == "P1");
    CHECK(*study::sourceOf({"P1:3", "kind", {}, {}, {}}) == "P1:3");
}

TEST_CASE("speech of others is told from participants'") {
    const project::Source source = sourceOf(Talk);
    study::PassageLocator locator(source);
    CHECK(locator.find({"P1:3", {}, {}, {}, {}})->participants);
    CHECK_FALSE(locator.find({"P1:5", {}, {}, {}, {}})->participants);
    CHECK_FALSE(locator.find({"P1:3-5", {}, {}, {}, {}})->participants);
}

TEST_CASE("a quote index finds overlapping places") {
    const study::QuoteIndex index("aa aa\n\taa", study::Likeness::Spaces);
    const std::vector<text::Span> places = index.find("aa aa");
    REQUIRE(places.size() == 2);
    CHECK((places[0] == text::Span(std::size_t{0}, std::size_t{5})));
    CHECK((places[1] == text::Span(std::size_t{3}, std::size_t{9})));
    CHECK(index.find("AA").empty());
    CHECK(study::QuoteIndex("", study::Likeness::Letters).find("a").empty());
}
