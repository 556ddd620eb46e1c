// A transcript's structure: who speaks when. Text in, turns out; no files, no participants.
//
// How labels are told from other colons stands in label_choice.h, what a mark is in marks.h, how roles are found in
// roles.h, and when lines count as wrapped in lines.h.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "coder/base/diagnostic.h"
#include "coder/text/position.h"
#include "coder/text/sentences.h"

namespace coder::transcript {

enum class Role : std::uint8_t { Interviewer, Participant, Other };

/// "interviewer", "participant" or "other".
const char* roleName(Role role);

struct Speaker {
    std::string label;  ///< As it first stands in the text, without markup, time and colon; empty where no label is.
    Role role = Role::Other;
    bool proposed = false;  ///< The role was guessed: from who asks, or who else is there; a diagnostic says so.
};

/// One speaker's uninterrupted speech.
struct Turn {
    std::uint32_t speaker = 0;  ///< Index in Transcript::speakers.
    text::Span span;            ///< The speech, from its first to its last character, without the label.
    std::optional<std::chrono::milliseconds> time;  ///< From the beginning of the recording.
    std::uint32_t firstParagraph = 0;               ///< In Transcript::paragraphs.
    std::uint32_t paragraphCount = 0;
    std::uint32_t firstSentence = 0;  ///< In Transcript::sentences.
    std::uint32_t sentenceCount = 0;
};

/// Turns, paragraphs, sentences and marks are in the order of the text. A paragraph lies in one turn, a sentence in one
/// paragraph; every character of a paragraph that is not white space is in exactly one sentence, except that a sentence
/// of nothing but marks is not listed. So a paragraph or turn of only "[laughs]" is there, and has no sentence.
///
/// No speech, and in no paragraph, are labels with their times, Markdown headings and rules, and all text before the
/// first label. A turn's span goes from its first to its last paragraph and so may have a heading inside. Markdown
/// emphasis stays.
struct Transcript {
    std::vector<Speaker> speakers;
    std::vector<Turn> turns;
    std::vector<text::Span> paragraphs;
    std::vector<text::Span> sentences;
    std::vector<text::Span> marks;  ///< Notes of the transcriber in brackets: [laughs], [inaudible 00:14:05].
    bool wrapped = false;           ///< A line feed inside a paragraph is a space; else each line is a paragraph.
};

/// What a study says about speakers. Labels are compared without case and accents. A label covers its numbered ones,
/// "P" also "P07", "P 7" and "P-07", unless they are listed themselves. Of a label in two lists the first list counts.
struct SpeakerRoles {
    std::vector<std::string> interviewer;
    std::vector<std::string> participant;
    std::vector<std::string> other;
};

/// Other spellings of a speaker's label, misspelt ones too. They count as the label, in role and name.
struct SameSpeaker {
    std::string label;
    std::vector<std::string> spellings;
};

/// A label at the beginning of a line; all positions are in the line.
struct LineLabel {
    text::Span label;                ///< Not empty.
    std::optional<text::Span> time;  ///< Where a time may stand; what is none is passed over.
    std::size_t speech = 0;          ///< Where the speech begins.
};

/// Looks at one line without white space at its ends. Several threads may call it.
using LabelFinder = std::function<std::optional<LineLabel>(std::string_view line)>;

/// What is known before a transcript is read.
struct ParseOptions {
    SpeakerRoles study;                  ///< The study's own `speakers` map, which goes before all else.
    SpeakerRoles wellKnown;              ///< The language's usual labels: "Interviewer", "I", "Participant", "P".
    std::vector<SameSpeaker> same = {};  ///< None of the spellings is a label of this list, and none stands twice.
    LabelFinder findLabel = {};  ///< Where there is one, what it finds are the labels in texts, and nothing else is.
};

/// A speaker's label that the file's format states: a voice tag, a column of speakers.
struct StatedLabel {
    text::Span label;          ///< The label's words; empty, and where the speech begins, for a speaker without name.
    std::uint32_t speech = 0;  ///< Where the speech begins.
    std::optional<std::chrono::milliseconds> time;
};

enum class LineKind : std::uint8_t {
    Unknown,  ///< To be found out: see lines.h.
    Whole,    ///< Each line is a paragraph.
    Wrapped,  ///< A line feed inside a paragraph is a space.
};

/// What the format of a file says about its text, so that it need not be recognised from the words.
struct Stated {
    std::vector<StatedLabel> labels;  ///< In order. Where there is one, there are no others; else they are recognised.
    std::vector<text::Span> asides;   ///< Headings and notes, in order: whole lines that are no speech. Nothing else is
                                      ///< one, whatever it looks like in Markdown.
    LineKind lines = LineKind::Unknown;
};

/// Reads the turns of plain text or Markdown. Never fails: text without any label is one turn of an unknown speaker,
/// with a diagnostic. `file` names the file in diagnostics. `text` must be canonical (see text/encoding.h). Linear in
/// the text.
///
/// Speakers stand in the order of their first turns; spellings of a label that differ in case, accents, spaces or a
/// full stop at the end are one speaker. A turn's time is the one before, in or right behind its label.
///
/// Diagnostics. Errors: the text is empty; no speaker labels. Warnings: a label that is nearly a known one; roles that
/// are not known; the first time that runs backwards. Notes: roles that were guessed; labels without speech, which give
/// no turn; more than 300 characters before the first label.
Transcript parse(std::string_view text, const ParseOptions& options, text::SentenceBreaker& sentences,
                 const std::string& file, base::Diagnostics& diagnostics);

/// The same for a text of which something is known. The spans of `stated` must lie in the text.
Transcript parse(std::string_view text, const Stated& stated, const ParseOptions& options,
                 text::SentenceBreaker& sentences, const std::string& file, base::Diagnostics& diagnostics);

/// The labels that parse() recognises in a text whose lines are of this kind.
std::vector<StatedLabel> findLabels(std::string_view text, LineKind lines, const ParseOptions& options);

}  // namespace coder::transcript
