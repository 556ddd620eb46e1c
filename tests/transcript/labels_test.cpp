#include "coder/transcript/labels.h"

#include <catch2/catch.hpp>

namespace coder::transcript {

namespace {

struct Case {
    const char* line;
    LabelForm form;
    const char* label;
    const char* speech;
    long long milliseconds;  ///< -1: no time.
};

constexpr auto Colon = LabelForm::Colon;
constexpr auto Marked = LabelForm::Marked;
constexpr auto Timed = LabelForm::Timed;
constexpr auto Alone = LabelForm::Alone;

std::optional<LabelCandidate> match(std::string_view line) { return matchLabel(line, {std::size_t{0}, line.size()}); }

}  // namespace

TEST_CASE("labels are recognised in every form", "[transcript][labels]") {
    const Case c = GENERATE(values<Case>({
        {"Interviewer: So.", Colon, "Interviewer", "So.", -1},
        {"I: So.", Colon, "I", "So.", -1},
        {"P07: So.", Colon, "P07", "So.", -1},
        {"Speaker 1: So.", Colon, "Speaker 1", "So.", -1},
        {"Dr. Ruiz: So.", Colon, "Dr. Ruiz", "So.", -1},
        {"Dr. Müller-Ng: So.", Colon, "Dr. Müller-Ng", "So.", -1},
        {"Dr. Ó Briain: So.", Colon, "Dr. Ó Briain", "So.", -1},
        {"MARIA J. SMITH: So.", Colon, "MARIA J. SMITH", "So.", -1},
        {"O’Neill: So.", Colon, "O’Neill", "So.", -1},
        {"Ana (nurse): So.", Colon, "Ana (nurse)", "So.", -1},
        {"Interviewer : So.", Colon, "Interviewer", "So.", -1},
        {"Interviewer\u00A0: So.", Colon, "Interviewer", "So.", -1},
        {"采访者：你好", Colon, "采访者", "你好", -1},
        {"محاور: نعم", Colon, "محاور", "نعم", -1},
        {"P:Yes", Colon, "P", "Yes", -1},
        {"Ana:", Colon, "Ana", "", -1},
        {"Ana (00:12): So.", Colon, "Ana", "So.", 12'000},
        {"Ana [00:00:12]: So.", Colon, "Ana", "So.", 12'000},
        {"Ana 00:12: So.", Colon, "Ana", "So.", 12'000},
        {"[00:12:31] P: So.", Colon, "P", "So.", 751'000},
        {"00:12 P: So.", Colon, "P", "So.", 12'000},
        {"P: [00:12:31] So.", Colon, "P", "So.", 751'000},
        {"P: \\[01:44\\] So.", Colon, "P", "So.", 104'000},
        {"P: 10:30 was it", Colon, "P", "10:30 was it", -1},
        {"**Ana:** So.", Marked, "Ana", "So.", -1},
        {"**Ana**: So.", Marked, "Ana", "So.", -1},
        {"__Ana:__ So.", Marked, "Ana", "So.", -1},
        {"***Ana:*** So.", Marked, "Ana", "So.", -1},
        {"*Ana:* So.", Marked, "Ana", "So.", -1},
        {"**Ana:**So.", Marked, "Ana", "So.", -1},
        {"**Mireille B. Reece, Psy.D:** So.", Marked, "Mireille B. Reece, Psy.D", "So.", -1},
        {"**Break:** \\[01:44\\]", Marked, "Break", "", 104'000},
        {"**Ana** [00:12]: So.", Marked, "Ana", "So.", 12'000},
        {"**Ana** (00:12) So.", Marked, "Ana", "So.", 12'000},
        {"**Ana (00:12):** So.", Marked, "Ana", "So.", 12'000},
        {"[00:12] **Ana:** So.", Marked, "Ana", "So.", 12'000},
        {"Ana 00:12", Timed, "Ana", "", 12'000},
        {"Tomás  1:00:14", Timed, "Tomás", "", 3'614'000},
        {"Unknown Speaker - 00:12", Timed, "Unknown Speaker", "", 12'000},
        {"[00:12] Ana", Timed, "Ana", "", 12'000},
        {"**Ana** 00:12", Timed, "Ana", "", 12'000},
        {"INTERVIEWER", Alone, "INTERVIEWER", "", -1},
        {"**Interviewer**", Alone, "Interviewer", "", -1},
        {"Dr. Ruiz", Alone, "Dr. Ruiz", "", -1},
    }));
    INFO(c.line);
    const std::string_view line = c.line;
    const auto candidate = match(line);
    REQUIRE(candidate);
    CHECK(candidate->form == c.form);
    CHECK(text::slice(line, candidate->label) == c.label);
    CHECK(line.substr(candidate->speech) == c.speech);
    CHECK((candidate->time ? candidate->time->count() : -1) == c.milliseconds);
}

TEST_CASE("lines of speech are no candidates", "[transcript][labels]") {
    const std::string line =
        GENERATE("x, and I thought: no", "At 10:30 we met him", "At 10:30 we met: him", "http://example.org",
                 "std::string", "He left.", "Did he? Well: no", "“Ana: no”", "\"Ana: no\"", "It was, you know: bad",
                 "one two three four five six: seven", "—Ana: no", "(laughs)", "(laughs) Well: no", "[laughs] Ana: no",
                 "[00:12:31]", "00:12", "00:12Ana: no", "", "*", "**", "**Ana", "****Ana:**** x", ":", ": x",
                 "**Key: value** x", "**bold** text", "**Ana:", "- Ana: no", "> Ana: no", "Ratio 3:1 is fine: yes",
                 "Ana (x: no", "¿Ana: no", "Ana; Ben: no", "12:34:56:78 x: y", "?: x", "😀…: x");
    INFO(line);
    CHECK_FALSE(match(line));
}

TEST_CASE("the shape of a label", "[transcript][labels]") {
    using Row = std::pair<const char*, LabelShape>;
    const Row row = GENERATE(values<Row>({
        {"P07", LabelShape::Code},
        {"Speaker 1", LabelShape::Code},
        {"Q", LabelShape::Caps},
        {"MARIA J. SMITH", LabelShape::Caps},
        {"ÉVA", LabelShape::Caps},
        {"Dr. Ruiz", LabelShape::Name},
        {"Maria de la Cruz", LabelShape::Name},
        {"Jeanne d'Arc", LabelShape::Name},
        {"Karim al-Rashid", LabelShape::Name},
        {"Dr. Ó Briain", LabelShape::Name},
        {"Note", LabelShape::Word},
        {"Иван", LabelShape::Word},
        {"Здесь дело", LabelShape::Phrase},
        {"Speaker one", LabelShape::Phrase},
        {"Here is the thing", LabelShape::Phrase},
        {"采访者", LabelShape::Phrase},
        {"12", LabelShape::Phrase},
        {"the thing", LabelShape::Lower},
        {"über uns", LabelShape::Lower},
        {"Ana (nurse)", LabelShape::Phrase},
    }));
    INFO(row.first);
    CHECK(labelShape(row.first) == row.second);
}

TEST_CASE("spellings of a label share a key", "[transcript][labels]") {
    CHECK(labelKey("INTERVIEWER") == labelKey("Interviewer"));
    CHECK(labelKey("Int.") == labelKey("int"));
    CHECK(labelKey("Dr.  Müller") == labelKey("dr. muller"));
    CHECK(labelKey("Dr.\u00A0Ruiz") == labelKey("Dr. Ruiz"));
    CHECK(labelKey("") == "");
    CHECK(labelKey(" . ") == "");
    CHECK(labelKey("P07") != labelKey("P08"));
}

TEST_CASE("the number of a code is cut off", "[transcript][labels]") {
    CHECK(keyWithoutNumber("p07") == "p");
    CHECK(keyWithoutNumber("p 7") == "p");
    CHECK(keyWithoutNumber("p-07") == "p");
    CHECK(keyWithoutNumber("participant 3") == "participant");
    CHECK(keyWithoutNumber("p") == "");
    CHECK(keyWithoutNumber("07") == "");
    CHECK(keyWithoutNumber("-7") == "");
    CHECK(keyWithoutNumber("") == "");
    CHECK(keyWithoutNumber("p07a") == "");
}

TEST_CASE("the cost of a candidate does not depend on the line's length", "[transcript][labels]") {
    const std::string line(std::size_t{10} << 20, 'x');
    for (int i = 0; i < 100'000; ++i) REQUIRE_FALSE(match(line));
}

}  // namespace coder::transcript
