// Labels that a study finds by a function of its own, and labels that it says are the same.
#include <catch2/catch.hpp>

#include "tests/transcript/parsed.h"

namespace coder::transcript {

namespace {

/// "<<label@time>> speech", written by hand.
std::optional<LineLabel> findBrackets(std::string_view line) {
    const std::size_t end = line.find(">>");
    if (!line.starts_with("<<") || end == std::string_view::npos || end == 2) return std::nullopt;
    LineLabel label;
    const std::size_t at = std::min(line.find('@'), end);
    label.label = {2, at};
    if (at < end) label.time = text::Span(at + 1, end);
    label.speech = end + 2;
    return label;
}

ParseOptions bracketLabels() {
    ParseOptions options = usualLabels();
    options.findLabel = findBrackets;
    return options;
}

ParseOptions sameLabels() {
    ParseOptions options = usualLabels({{}, {"Megan"}, {}});
    options.same = {{"Megan", {"Megna", "Dr. M"}}, {"Interviewer", {"Inteviewer"}}};
    return options;
}

}  // namespace

TEST_CASE("only the labels that the study's function finds count", "[transcript][pattern]") {
    const Parsed result = parsed(
        "Note: a title\n<<I>> Why? He said:\nP: no label.\n\n<<P@00:12>>So.\nAnd on.\n  <<I>>\nWell?\n<<p.>> "
        "Yes.\n<<>> still P\n",
        bracketLabels());
    CHECK(turnsOf(result) ==
          Strings{"I|Why? He said:¶P: no label.", "P@12000|So.¶And on.", "I|Well?", "P|Yes.¶<<>> still P"});
    CHECK(rolesOf(result) == Strings{"I interviewer", "P participant"});
}

TEST_CASE("a label is one even if it stands there once, and a time that is none is passed over",
          "[transcript][pattern]") {
    CHECK(turnsOf(parsed("<<anybody at all, in so many words as these@soon>> Yes.", bracketLabels())) ==
          Strings{"anybody at all, in so many words as these|Yes."});
    CHECK(turnsOf(parsed("<<I@00:01 or so>> Yes.", bracketLabels())) == Strings{"I@1000|Yes."});
}

TEST_CASE("a text without such labels says what was looked for", "[transcript][pattern]") {
    const Parsed result = parsed("I: Why?\nP: So.\n", bracketLabels());
    REQUIRE(result.diagnostics.size() == 1);
    CHECK(result.diagnostics[0].severity == base::Severity::Error);
    CHECK(result.diagnostics[0].message.find("`pattern`") != std::string::npos);
    CHECK(result.transcript.turns.size() == 1);
}

TEST_CASE("stated labels go before a pattern, and findLabels() follows it", "[transcript][pattern]") {
    const std::string text = "Ana: <<I>> Why?\n";
    Stated stated;
    stated.labels = {{text::Span(0, 3), 5, std::nullopt}};
    text::SentenceBreaker sentences;
    base::Diagnostics diagnostics;
    const Transcript transcript = parse(text, stated, bracketLabels(), sentences, "t.vtt", diagnostics);
    REQUIRE(transcript.speakers.size() == 1);
    CHECK(transcript.speakers[0].label == "Ana");
    CHECK(findLabels("I: x\n<<P>> y\n", LineKind::Whole, bracketLabels()).size() == 1);
    CHECK(findLabels("I: x\nP: y\n", LineKind::Whole, bracketLabels()).empty());
}

TEST_CASE("other spellings are the speaker that the study names", "[transcript][same]") {
    const Parsed result =
        parsed("INTEVIEWER: Why?\nMegna: So.\nDr. M: And so.\nmegan: Yes.\nInterviewer: Well?\n", sameLabels());
    CHECK(turnsOf(result) ==
          Strings{"Interviewer|Why?", "Megan|So.", "Megan|And so.", "Megan|Yes.", "Interviewer|Well?"});
    CHECK(rolesOf(result) == Strings{"Interviewer interviewer", "Megan participant"});
    CHECK(findingsOf(result).empty());
}

TEST_CASE("without that a misspelling is never merged", "[transcript][same]") {
    const Parsed result = parsed("Inteviewer: Why?\nP: So.\nInteviewer: Why?\nInterviewer: Well?\n");
    CHECK(rolesOf(result) == Strings{"Inteviewer other", "P participant", "Interviewer interviewer"});
    REQUIRE(result.diagnostics.size() == 1);
    CHECK(result.diagnostics[0].remedy ==
          "if it is, add `speakers: {same: {Interviewer: [Inteviewer]}}` to the study; else list Inteviewer under its "
          "role");
}

TEST_CASE("a misspelt label counts even if it stands there once, in front of all others", "[transcript][same]") {
    CHECK(turnsOf(parsed("Inteviewer: Why?\nP: So.\nInterviewer: Well?\nP: Yes.\n")) ==
          Strings{"Inteviewer|Why?", "P|So.", "Interviewer|Well?", "P|Yes."});
    CHECK(turnsOf(parsed("Interview: 12 May\nParticipants: two\nI: Why?\nP: So.\nI: Well?\nP: Yes.\n")) ==
          Strings{"I|Why?", "P|So.", "I|Well?", "P|Yes."});
}

}  // namespace coder::transcript
