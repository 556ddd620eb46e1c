#include "coder/study/utterance.h"

#include "coder/text/encoding.h"

namespace coder::study {

Utterance utteranceOf(const std::string& text, text::SentenceBreaker& sentences) {
    Utterance utterance;
    utterance.text = text;
    if (auto canonical = text::toCanonical(text, {})) utterance.text = std::move(canonical->text);
    transcript::Transcript& spoken = utterance.transcript;
    spoken.speakers.push_back({"Participant", transcript::Role::Participant, false});
    sentences.split(utterance.text, spoken.sentences);
    transcript::Turn turn;
    turn.span = text::Span(std::size_t{0}, utterance.text.size());
    turn.sentenceCount = static_cast<std::uint32_t>(spoken.sentences.size());
    spoken.turns.push_back(turn);
    return utterance;
}

}  // namespace coder::study
