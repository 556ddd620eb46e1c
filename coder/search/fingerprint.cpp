#include "coder/search/fingerprint.h"

#include "coder/search/hash.h"

namespace coder::search {

namespace {

void addString(Hash& hash, const std::string& value) {
    hash.add(std::uint64_t{value.size()});
    hash.add(value);
}

void addSpan(Hash& hash, text::Span span) { hash.add(std::uint64_t{span.begin().value()} << 32 | span.end().value()); }

void addSpans(Hash& hash, const std::vector<text::Span>& spans) {
    hash.add(std::uint64_t{spans.size()});
    for (const text::Span span : spans) addSpan(hash, span);
}

void addTranscript(Hash& hash, const transcript::Transcript& transcript) {
    hash.add(std::uint64_t{transcript.speakers.size()});
    for (const transcript::Speaker& speaker : transcript.speakers) {
        addString(hash, speaker.label);
        hash.add(static_cast<std::uint64_t>(speaker.role));
    }
    hash.add(std::uint64_t{transcript.turns.size()});
    for (const transcript::Turn& turn : transcript.turns) {
        addSpan(hash, turn.span);
        hash.add(std::uint64_t{turn.speaker} << 32 | turn.sentenceCount);
        hash.add(turn.time ? static_cast<std::uint64_t>(turn.time->count()) + 1 : std::uint64_t{0});
    }
    addSpans(hash, transcript.sentences);
    addSpans(hash, transcript.marks);
}

void addAttributes(Hash& hash, const SpeakerAttributes& attributes) {
    for (const Attributes& speaker : attributes) {
        hash.add(std::uint64_t{speaker.size()});
        for (const auto& [name, value] : speaker) {
            addString(hash, name);
            addString(hash, value);
        }
    }
}

}  // namespace

std::string fingerprint(const project::Source& source, const SpeakerAttributes& attributes) {
    Hash hash;
    addString(hash, source.sha256);
    addString(hash, source.text);
    addTranscript(hash, source.transcript);
    addAttributes(hash, attributes);
    return hash.hex();
}

}  // namespace coder::search
