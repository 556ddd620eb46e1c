// A text, its transcript and its diagnostics, as the tests of this folder look at them.
#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "coder/text/characters.h"
#include "coder/text/utf8.h"
#include "coder/transcript/transcript.h"

namespace coder::transcript {

using Strings = std::vector<std::string>;

struct Parsed {
    std::string text;
    Transcript transcript;
    base::Diagnostics diagnostics;

    std::string at(text::Span span) const { return std::string(text::slice(text, span)); }
};

inline bool isBoundary(const std::string& text, text::ByteOffset at) {
    return at.value() == text.size() || !text::isContinuationByte(text[at.value()]);
}

inline void checkOrdered(const Parsed& parsed, const std::vector<text::Span>& spans) {
    text::ByteOffset last;
    for (const text::Span span : spans) {
        REQUIRE(last <= span.begin());
        REQUIRE(!span.empty());
        REQUIRE(span.end().value() <= parsed.text.size());
        REQUIRE(isBoundary(parsed.text, span.begin()));
        REQUIRE(isBoundary(parsed.text, span.end()));
        last = span.end();
    }
}

/// Every character of the paragraph that is not white space is in a sentence or, if not, in a mark.
inline void checkCovered(const Parsed& parsed, text::Span paragraph) {
    const auto in = [](const std::vector<text::Span>& spans, std::size_t at) {
        const auto behind = std::upper_bound(spans.begin(), spans.end(), at, [](std::size_t value, text::Span span) {
            return value < span.begin().value();
        });
        return behind != spans.begin() && (behind - 1)->contains(text::ByteOffset(at));
    };
    for (std::size_t at = paragraph.begin().value(); at < paragraph.end().value();) {
        const std::size_t begin = at;
        if (text::isWhiteSpace(text::nextCodePoint(parsed.text, at))) continue;
        INFO("offset " << begin << " of " << parsed.text.substr(0, 200));
        REQUIRE((in(parsed.transcript.sentences, begin) || in(parsed.transcript.marks, begin)));
    }
}

/// Spans in order, inside one another, at character boundaries; every character of a paragraph in a sentence or a mark.
inline void checkInvariants(const Parsed& parsed) {
    const Transcript& transcript = parsed.transcript;
    checkOrdered(parsed, transcript.paragraphs);
    checkOrdered(parsed, transcript.sentences);
    checkOrdered(parsed, transcript.marks);
    std::uint32_t paragraph = 0;
    std::uint32_t sentence = 0;
    text::ByteOffset last;
    for (const Turn& turn : transcript.turns) {
        REQUIRE(turn.speaker < transcript.speakers.size());
        REQUIRE(turn.firstParagraph == paragraph);
        REQUIRE(turn.firstSentence == sentence);
        REQUIRE(turn.paragraphCount > 0);
        REQUIRE(last <= turn.span.begin());
        last = turn.span.end();
        paragraph += turn.paragraphCount;
        REQUIRE(turn.span.begin() == transcript.paragraphs[turn.firstParagraph].begin());
        REQUIRE(turn.span.end() == transcript.paragraphs[paragraph - 1].end());
        for (std::uint32_t i = turn.firstParagraph; i < paragraph; ++i) {
            checkCovered(parsed, transcript.paragraphs[i]);
            for (; sentence < turn.firstSentence + turn.sentenceCount; ++sentence) {
                if (!transcript.paragraphs[i].contains(transcript.sentences[sentence])) break;
            }
        }
        REQUIRE(sentence == turn.firstSentence + turn.sentenceCount);
    }
    REQUIRE(paragraph == transcript.paragraphs.size());
    REQUIRE(sentence == transcript.sentences.size());
}

/// A usual set of labels; the study has none unless given.
inline ParseOptions usualLabels(SpeakerRoles study = {}) {
    ParseOptions options;
    options.study = std::move(study);
    options.wellKnown.interviewer = {"Interviewer", "I", "Int.", "Moderator", "Q"};
    options.wellKnown.participant = {"Participant", "P", "Respondent", "R", "A", "Mentor", "Mentee"};
    return options;
}

/// Parses and checks what must hold for every text.
inline Parsed parsed(std::string text, const ParseOptions& options = usualLabels()) {
    text::SentenceBreaker sentences({"Dr.", "Prof.", "Mrs.", "e.g.", "a.m.", "Ph.D.", "U.S."});
    Parsed result;
    result.text = std::move(text);
    result.transcript = parse(result.text, options, sentences, "t.txt", result.diagnostics);
    checkInvariants(result);
    return result;
}

/// "label|speech" per turn, paragraphs joined by "¶", with the time in milliseconds if there is one: "Ana@12000|Hello".
inline Strings turnsOf(const Parsed& parsed) {
    Strings turns;
    for (const Turn& turn : parsed.transcript.turns) {
        std::string line = parsed.transcript.speakers[turn.speaker].label;
        if (turn.time) line += "@" + std::to_string(turn.time->count());
        for (std::uint32_t i = 0; i < turn.paragraphCount; ++i)
            line += (i == 0 ? "|" : "¶") + parsed.at(parsed.transcript.paragraphs[turn.firstParagraph + i]);
        turns.push_back(line);
    }
    return turns;
}

inline Strings texts(const Parsed& parsed, const std::vector<text::Span>& spans) {
    Strings strings;
    for (const text::Span span : spans) strings.push_back(parsed.at(span));
    return strings;
}

inline Strings sentencesOf(const Parsed& parsed) { return texts(parsed, parsed.transcript.sentences); }
inline Strings marksOf(const Parsed& parsed) { return texts(parsed, parsed.transcript.marks); }

/// "label role" per speaker, with a question mark when it is proposed.
inline Strings rolesOf(const Parsed& parsed) {
    Strings roles;
    for (const Speaker& speaker : parsed.transcript.speakers)
        roles.push_back(speaker.label + " " + roleName(speaker.role) + (speaker.proposed ? "?" : ""));
    return roles;
}

/// "severity line:column message" per diagnostic.
inline Strings findingsOf(const Parsed& parsed) {
    Strings findings;
    for (const base::Diagnostic& diagnostic : parsed.diagnostics) {
        REQUIRE(diagnostic.place.file == "t.txt");
        findings.push_back(std::string(base::severityName(diagnostic.severity)) + " " +
                           std::to_string(diagnostic.place.line) + ":" + std::to_string(diagnostic.place.column) + " " +
                           diagnostic.message);
    }
    return findings;
}

}  // namespace coder::transcript
