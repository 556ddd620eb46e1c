// Any valid UTF-8 parses, and what comes out keeps the promises of transcript.h.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "coder/base/check.h"
#include "coder/text/utf8.h"
#include "coder/transcript/transcript.h"

namespace {

using coder::text::Span;
using coder::transcript::Transcript;

bool isBoundary(std::string_view text, std::size_t at) {
    return at == text.size() || !coder::text::isContinuationByte(text[at]);
}

void checkSpans(std::string_view text, const std::vector<Span>& spans) {
    std::size_t last = 0;
    for (const Span span : spans) {
        CODER_CHECK_LE(last, span.begin().value());
        CODER_CHECK_LT(span.begin().value(), span.end().value());
        CODER_CHECK_LE(span.end().value(), text.size());
        CODER_CHECK_EQ(isBoundary(text, span.begin().value()), true);
        CODER_CHECK_EQ(isBoundary(text, span.end().value()), true);
        last = span.end().value();
    }
}

/// Every ASCII letter of a paragraph is in a sentence or a mark.
void checkCovered(std::string_view text, const Transcript& transcript) {
    std::string covered(text.size(), '\0');
    for (const auto* spans : {&transcript.sentences, &transcript.marks})
        for (const Span span : *spans) std::fill_n(covered.begin() + span.begin().value(), span.size(), '\1');
    for (const Span paragraph : transcript.paragraphs)
        for (std::size_t at = paragraph.begin().value(); at < paragraph.end().value(); ++at)
            if ((text[at] >= 'A' && text[at] <= 'Z') || (text[at] >= 'a' && text[at] <= 'z'))
                CODER_CHECK_EQ(covered[at], '\1');
}

void checkTurns(const Transcript& transcript) {
    std::size_t paragraph = 0;
    std::size_t sentence = 0;
    std::size_t last = 0;
    for (const auto& turn : transcript.turns) {
        CODER_CHECK_LT(turn.speaker, transcript.speakers.size());
        CODER_CHECK_EQ(turn.firstParagraph, paragraph);
        CODER_CHECK_EQ(turn.firstSentence, sentence);
        CODER_CHECK_LT(0U, turn.paragraphCount);
        CODER_CHECK_LE(last, turn.span.begin().value());
        paragraph += turn.paragraphCount;
        CODER_CHECK_LE(paragraph, transcript.paragraphs.size());
        CODER_CHECK_EQ(turn.span.end().value(), transcript.paragraphs[paragraph - 1].end().value());
        for (; sentence < turn.firstSentence + turn.sentenceCount; ++sentence)
            CODER_CHECK_EQ(turn.span.contains(transcript.sentences.at(sentence)), true);
        last = turn.span.end().value();
    }
    CODER_CHECK_EQ(paragraph, transcript.paragraphs.size());
    CODER_CHECK_EQ(sentence, transcript.sentences.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    if (coder::text::firstInvalidUtf8(text) != text.size()) return 0;
    static const coder::transcript::ParseOptions Options{{{"Ana"}, {"Bo"}, {}},
                                                         {{"Interviewer", "I", "Q"}, {"Participant", "P", "A"}, {}}};
    static coder::text::SentenceBreaker sentences({"Dr.", "e.g."});
    coder::base::Diagnostics diagnostics;
    const Transcript transcript = coder::transcript::parse(text, Options, sentences, "fuzz", diagnostics);
    checkSpans(text, transcript.paragraphs);
    checkSpans(text, transcript.sentences);
    checkSpans(text, transcript.marks);
    checkTurns(transcript);
    checkCovered(text, transcript);
    for (const auto& diagnostic : diagnostics) CODER_CHECK_LT(0U, diagnostic.place.line);
    return 0;
}
