#include "coder/transcript/transcript.h"

#include <catch2/catch.hpp>

#include "tests/transcript/parsed.h"

namespace coder::transcript {

TEST_CASE("turns are found in every label form", "[transcript]") {
    struct Case {
        const char* what;
        const char* text;
        Strings turns;
    };
    const Case c = GENERATE(values<Case>({
        {"words", "Interviewer: So.\n\nParticipant: Yes.\n", {"Interviewer|So.", "Participant|Yes."}},
        {"letters, no blank lines", "I: So.\nP: Yes.\nI: Why?\n", {"I|So.", "P|Yes.", "I|Why?"}},
        {"Q and A", "Q: So?\nA: Yes.\n", {"Q|So?", "A|Yes."}},
        {"codes", "I: So.\n\nP07: Yes.\n\nI: Why?\n", {"I|So.", "P07|Yes.", "I|Why?"}},
        {"names that recur",
         "Ana: So?\n\nDr. Ruiz: Yes.\n\nAna: Why?\n\nDr. Ruiz: No.",
         {"Ana|So?", "Dr. Ruiz|Yes.", "Ana|Why?", "Dr. Ruiz|No."}},
        {"capitals",
         "MARIA J. SMITH: So?\nJO NG: Yes.\nMARIA J. SMITH: Why?\nJO NG: No.",
         {"MARIA J. SMITH|So?", "JO NG|Yes.", "MARIA J. SMITH|Why?", "JO NG|No."}},
        {"Markdown, colon inside", "# Title\n\n*Invented*\n\n**Ana:** So.\n\n**Ben:** Yes.", {"Ana|So.", "Ben|Yes."}},
        {"Markdown, colon outside", "**Ana**: So.\n\n**Ben**: Yes.", {"Ana|So.", "Ben|Yes."}},
        {"alone", "INTERVIEWER\nSo.\n\nPARTICIPANT\nYes.\nNo.\n", {"INTERVIEWER|So.", "PARTICIPANT|Yes.¶No."}},
        {"alone with colon", "Interviewer:\nSo.\n\nParticipant:\n\nYes.\n", {"Interviewer|So.", "Participant|Yes."}},
        {"alone, unknown, recurring",
         "ANA\nSo.\n\nBEN\nYes.\n\nANA\nWhy?\n\nBEN\nNo.\n",
         {"ANA|So.", "BEN|Yes.", "ANA|Why?", "BEN|No."}},
        {"name and time",
         "Ana 00:00\nSo.\n\nTomás 01:02:03\nYes.\n\nAna 1:03:00\nWhy?\n\nTomás 1:04:00\nNo.\n",
         {"Ana@0|So.", "Tomás@3723000|Yes.", "Ana@3780000|Why?", "Tomás@3840000|No."}},
        {"time in brackets behind the name",
         "Ana (00:12):\nSo.\n\nBen [00:00:14]: Yes.\n\nAna (00:15): Why?\n\nBen (0:16): No.",
         {"Ana@12000|So.", "Ben@14000|Yes.", "Ana@15000|Why?", "Ben@16000|No."}},
        {"time before", "[00:12:31] I: So.\n[00:12:58.5] P: Yes.\n", {"I@751000|So.", "P@778500|Yes."}},
        {"bare time before", "00:12 I: So.\n00:14 P: Yes.\n", {"I@12000|So.", "P@14000|Yes."}},
        {"time behind", "I: [00:00:12] So.\nP: \\[00:14\\] Yes.\n", {"I@12000|So.", "P@14000|Yes."}},
        {"wide colon",
         "采访者：你好。\n受访者：好。\n采访者：谢谢。\n受访者：不客气。\n",
         {"采访者|你好。", "受访者|好。", "采访者|谢谢。", "受访者|不客气。"}},
        {"phrases",
         "Speaker one: So?\nSpeaker two: Yes.\nSpeaker one: Why?\nSpeaker two: No.",
         {"Speaker one|So?", "Speaker two|Yes.", "Speaker one|Why?", "Speaker two|No."}},
        {"no space behind known labels", "I:So.\nP:Yes.\n", {"I|So.", "P|Yes."}},
        {"the same speaker twice", "I: So.\n\nI: And?\n\nP: Yes.", {"I|So.", "I|And?", "P|Yes."}},
        {"spellings of one speaker",
         "Interviewer: So.\nP: Yes.\nINTERVIEWER : Why?\n",
         {"Interviewer|So.", "P|Yes.", "Interviewer|Why?"}},
        {"one more voice, once",
         "Interviewer: So.\n\nP03: Yes.\n\nDr. Okafor: Sorry, is this room free?\n\nP03: No.",
         {"Interviewer|So.", "P03|Yes.", "Dr. Okafor|Sorry, is this room free?", "P03|No."}},
    }));
    INFO(c.what);
    CHECK(turnsOf(parsed(c.text)) == c.turns);
}

TEST_CASE("a colon inside speech starts no turn", "[transcript]") {
    // Each line stands as a paragraph of its own in the participant's second turn.
    const std::string line =
        GENERATE("Here is the thing: he left.", "and I thought: no", "Well, listen: he left.",
                 "Note: he took note of it.", "And Ana: she left and came back.", "In 2010: we were in Rome.",
                 "A: the first of them", "At 10:30 we met: him and me.", "10:30 we met.", "http://example.org: no",
                 "So this is what I told my dean: no.", "the point: none", "Is it true? I said: no.",
                 "“Ana: no”, she said.", "3: the third point", "He said\u2026: no", "Why: because");
    INFO(line);
    const std::string separator = GENERATE("\n", "\n\n");
    const Parsed p =
        parsed("Interviewer: So, why?\n\nP: Yes.\n\nInterviewer: And the point, so?\n\nP: Well." + separator + line +
               separator + "That was the third note, that is why.\n\nInterviewer: Thanks.");
    CHECK(turnsOf(p) == Strings{"Interviewer|So, why?", "P|Yes.", "Interviewer|And the point, so?",
                                "P|Well.¶" + line + "¶That was the third note, that is why.", "Interviewer|Thanks."});
    CHECK(p.diagnostics.empty());
}

TEST_CASE("what recurs at a line's start is judged by the other labels", "[transcript]") {
    std::string text;
    for (int i = 0; i < 8; ++i) text += "Interviewer: So?\n\nP: Well.\n\nHere is the thing: he left.\n\n";
    CHECK(rolesOf(parsed(text + "Note: one.\n\nP: I note it.\n\nNote: two.\n")).size() ==
          3);  // as often as a speaker would
    std::string rare;
    for (int i = 0; i < 12; ++i) rare += "Interviewer: So?\n\nP: Well, note it.\n\n";
    rare += "Here is the thing: he left.\n\nHere is the thing: she stayed.\n\nNote: one.\n\nNote: two.\n";
    CHECK(rolesOf(parsed(rare)) == Strings{"Interviewer interviewer", "P participant"});
}

TEST_CASE("an accidental label in a wrapped line starts no turn", "[transcript]") {
    const std::string filler =
        "and so we went on for quite a while in the very same way as before, I think,\n"
        "until somebody at the other end of the corridor had to open the door and say\n";
    const std::string text = "Priya: " + filler + "yes or no?\n\nGeorge: " + filler +
                             "and then I said to\nPriya: no, and she\nsaid yes.\n\nPriya: Why?\n\nGeorge: " + filler +
                             "so.\n";
    const Parsed p = parsed(text);
    CHECK(p.transcript.wrapped);
    CHECK(p.transcript.turns.size() == 4);
    // Labels on consecutive wrapped lines are found.
    const Parsed close = parsed("I: " + filler + "yes or no?\nP: " + filler + "no.\nI: Why?\nP: So.\n");
    CHECK(close.transcript.wrapped);
    CHECK(close.transcript.turns.size() == 4);
    CHECK(close.transcript.paragraphs.size() == 4);
}

TEST_CASE("text before the first label, headings and rules are no speech", "[transcript]") {
    const Parsed p = parsed(
        "# Interview\n\nInterview P03, Lakeside: by telephone\n*invented*\n\nI: So.\n\n## Part two\n\nP: "
        "Yes.\n\n---\n\nNo.\n\n***\n");
    CHECK(turnsOf(p) == Strings{"I|So.", "P|Yes.¶No."});
    CHECK(p.at(p.transcript.turns[1].span) == "Yes.\n\n---\n\nNo.");
    CHECK(p.diagnostics.empty());
}

TEST_CASE("a header of labelled lines gives no turns", "[transcript]") {
    const Parsed p =
        parsed("Interviewer: Jane Doe\nParticipant: P03\nDate: 3 May 2020\nLength: 40 minutes\n\nI: So.\n\nP: Yes.\n");
    CHECK(turnsOf(p) == Strings{"I|So.", "P|Yes."});
    CHECK(p.transcript.speakers.size() == 2);
}

TEST_CASE("a long header gets a note", "[transcript]") {
    std::string header;
    for (int i = 0; i < 40; ++i) header += "About us.\n";
    CHECK(findingsOf(parsed("\n" + header + "\nI: So.\nP: Yes.\n")) ==
          Strings{"note 2:1 the 399 characters before the first speaker label are not read as speech"});
    CHECK(parsed("About us.\n\nI: So.\nP: Yes.\n").diagnostics.empty());
}

TEST_CASE("wrapped lines are one paragraph, and sentences go across them", "[transcript]") {
    const Parsed p = parsed(
        "Interviewer: There we are, I think it's recording. Have you got something\n"
        "warm in front of you? You said you'd be making tea.\n\n"
        "P04: With sage. Mint is for tourists. [laughs] No, my mother would kill me,\n"
        "mint is also good. I met her at 9 a.m. near the house, and Dr. Ruiz was in\n"
        "the garden.\n\nOther things too.\n");
    CHECK(p.transcript.wrapped);
    CHECK(p.transcript.paragraphs.size() == 3);
    CHECK(sentencesOf(p).at(1) == "Have you got something\nwarm in front of you?");
    CHECK(sentencesOf(p).at(sentencesOf(p).size() - 2) ==
          "I met her at 9 a.m. near the house, and Dr. Ruiz was in\nthe garden.");
    CHECK(marksOf(p) == Strings{"[laughs]"});
}

TEST_CASE("marks stay in the text, but a sentence of nothing else is not listed", "[transcript]") {
    const Parsed p = parsed(
        "I: Really? [laughs] Yes. Why? [pause]\n\nP: [laughs]\n\n[Recording stopped]\n\nP: So.\n\n[End of "
        "recording]\n");
    CHECK(turnsOf(p) == Strings{"I|Really? [laughs] Yes. Why? [pause]", "P|[laughs]¶[Recording stopped]",
                                "P|So.¶[End of recording]"});
    CHECK(sentencesOf(p) == Strings{"Really?", "[laughs] Yes.", "Why?", "So."});
    CHECK(marksOf(p) == Strings{"[laughs]", "[pause]", "[laughs]", "[Recording stopped]", "[End of recording]"});
    CHECK(p.transcript.turns[1].sentenceCount == 0);
    CHECK(p.diagnostics.empty());
}

TEST_CASE("odd texts", "[transcript]") {
    SECTION("empty") {
        const std::string text = GENERATE("", " ", "\n\n", "\u00A0\n\t", "# Title\n\n---\n");
        const Parsed p = parsed(text);
        CHECK(findingsOf(p) == Strings{"error 1:1 the transcript is empty"});
        CHECK(p.transcript.turns.empty());
        CHECK(p.transcript.speakers.empty());
    }
    SECTION("no labels") {
        const std::string text = GENERATE("x", "😀", "نعم", "e\u0301", "He left. She stayed.\n\nSo.", ":", "[laughs]",
                                          "Yes\n\nYes\n\nNo\n\nNo\n");
        const Parsed p = parsed(text);
        REQUIRE(p.diagnostics.size() == 1);
        CHECK(p.diagnostics[0].severity == base::Severity::Error);
        CHECK(p.diagnostics[0].remedy.find("speakers: {interviewer") != std::string::npos);
        CHECK(p.transcript.turns.size() == 1);
        CHECK(rolesOf(p) == Strings{" other"});
    }
    SECTION("a label alone") {
        const Parsed p = parsed("I: So.\n\nP:\n\nI: Well?\n\nP: \n\n");
        CHECK(turnsOf(p) == Strings{"I|So.", "I|Well?"});
        CHECK(findingsOf(p) == Strings{"note 3:1 no speech stands behind the speaker label \"P\", nor behind 1 further "
                                       "label: it gives no turn"});
    }
    SECTION("nothing but labels") {
        const Parsed p = parsed("I:\nP:\n");
        CHECK(p.transcript.turns.empty());
        CHECK(p.transcript.speakers.empty());
    }
    SECTION("indented, with spaces at the ends") {
        CHECK(turnsOf(parsed("  I: So.  \n\t\n   P:   Yes.\u00A0\n")) == Strings{"I|So.", "P|Yes."});
    }
    SECTION("no line feed at the end, no text but labels and an emoji") {
        CHECK(turnsOf(parsed("I: 😀\nP: 👨‍👩‍👧")) == Strings{"I|😀", "P|👨‍👩‍👧"});
    }
    SECTION("a monologue") {
        CHECK(turnsOf(parsed("Priya: Yes.\n\nAnd no.\n\nPriya: So.")) == Strings{"Priya|Yes.¶And no.", "Priya|So."});
    }
}

TEST_CASE("times that run backwards get one warning", "[transcript]") {
    const Parsed p = parsed("[00:12] I: So.\n[00:14] P: Yes.\n[00:13] I: Why?\n[00:01] P: No.\n");
    CHECK(findingsOf(p) == Strings{"warning 3:12 the time of this turn is earlier than that of the turn before"});
    CHECK(parsed("[00:12] I: So.\n[00:12] P: Yes.\nI: Why?\n[00:13] P: No.\n").diagnostics.empty());
}

TEST_CASE("spans are those of the text", "[transcript]") {
    const Parsed p = parsed("I: Why? 😀\n\nP: É sim. Não.\n\nSo.\n");
    const Turn& turn = p.transcript.turns.at(1);
    CHECK(turn.span.begin().value() == 17);
    CHECK(turn.span.end().value() == 35);
    CHECK(turn.firstParagraph == 1);
    CHECK(turn.paragraphCount == 2);
    CHECK(sentencesOf(p) == Strings{"Why?", "😀", "É sim.", "Não.", "So."});
}

TEST_CASE("huge and hostile texts take linear time", "[transcript]") {
    const std::string piece = GENERATE("x", "a: ", "[", "(", "(1:", "**", "x ", "A: b\n", "[00:12] ", "\n",
                                       "Ana 00:12\n", "- ", "..?! ", "\u00A0", ": ");
    const std::size_t bytes = std::size_t{4} << 20;
    std::string text = "I: ";
    while (text.size() < bytes) text += piece;
    Transcript transcript;
    base::Diagnostics diagnostics;
    text::SentenceBreaker sentences;
    transcript = parse(text, usualLabels(), sentences, "t.txt", diagnostics);
    CHECK(transcript.speakers.size() <= 2);
}

TEST_CASE("many labels that occur once are no speakers", "[transcript]") {
    std::string text = "I: So.\nP: Yes.\nI: Why?\n";
    for (int i = 0; i < 20'000; ++i) {
        std::string word = "X";
        for (int rest = i; rest > 0; rest /= 26) word += static_cast<char>('a' + rest % 26);
        text += word + "y: no\n";
    }
    CHECK(rolesOf(parsed(text)).size() < 100);
}

}  // namespace coder::transcript
