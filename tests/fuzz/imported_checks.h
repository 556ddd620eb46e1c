// What must hold for a source, whatever it was made of.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "coder/base/check.h"
#include "coder/import/document.h"
#include "coder/import/transcript_file.h"
#include "coder/text/utf8.h"

namespace coder::fuzz {

inline void checkTimes(const std::string& text, const std::vector<project::TimeMark>& times) {
    text::ByteOffset last;
    for (const project::TimeMark& mark : times) {
        CODER_CHECK_EQ(last <= mark.span.begin(), true);
        CODER_CHECK_LE(mark.span.end().value(), text.size());
        if (mark.end) CODER_CHECK_LE(mark.begin.count(), mark.end->count());
        last = mark.span.end();
    }
}

inline void checkTranscript(const std::string& text, const transcript::Transcript& transcript) {
    std::size_t last = 0;
    for (const transcript::Turn& turn : transcript.turns) {
        CODER_CHECK_LT(turn.speaker, transcript.speakers.size());
        CODER_CHECK_LE(last, turn.span.begin().value());
        CODER_CHECK_LE(turn.span.end().value(), text.size());
        last = turn.span.end().value();
    }
}

inline void checkText(const std::string& text) {
    CODER_CHECK_EQ(text::firstInvalidUtf8(text), text.size());
    CODER_CHECK_EQ(text.find('\r'), std::string::npos);
}

inline transcript::ParseOptions labels() { return {{}, {{"Interviewer", "I"}, {"Participant", "P"}, {}}}; }

/// Renders a document and parses it.
inline void checkDocument(const import::Document& document) {
    const import::Rendered rendered = import::render(document, labels());
    checkText(rendered.text);
    checkTimes(rendered.text, rendered.times);
    for (const import::PlacedComment& comment : rendered.comments) {
        CODER_CHECK_LE(comment.span.end().value(), rendered.text.size());
        checkText(std::string(text::slice(rendered.text, comment.span)));
        checkText(comment.text);
    }
    static text::SentenceBreaker sentences({"Dr."});
    base::Diagnostics diagnostics;
    checkTranscript(rendered.text,
                    transcript::parse(rendered.text, rendered.stated, labels(), sentences, "fuzz", diagnostics));
}

inline std::string_view view(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

/// Text readers may count on canonical text.
inline bool isCanonical(std::string_view text) {
    return text::firstInvalidUtf8(text) == text.size() && text.find('\r') == std::string_view::npos;
}

}  // namespace coder::fuzz
