// A text as if somebody had said it: one turn of one speaker, for trying rules without a transcript.
#pragma once

#include <string>

#include "coder/text/sentences.h"
#include "coder/transcript/transcript.h"

namespace coder::study {

struct Utterance {
    std::string text;  ///< Canonical text.
    transcript::Transcript transcript;
};

/// A participant's turn; other speakers can be put in its place.
Utterance utteranceOf(const std::string& text, text::SentenceBreaker& sentences);

}  // namespace coder::study
