#include "coder/project/coding.h"

#include <algorithm>

namespace coder::project {

const char* originName(Origin origin) { return origin == Origin::Human ? "human" : "rule"; }

std::vector<TurnPart> partsOf(const Coding& coding, const transcript::Transcript& transcript) {
    const auto isParticipants = [&](const transcript::Turn& turn) {
        return transcript.speakers[turn.speaker].role == transcript::Role::Participant;
    };
    const auto& turns = transcript.turns;
    const bool onlyParticipants = isParticipants(turns[coding.turn]);
    std::vector<TurnPart> parts;
    for (std::uint32_t i = coding.turn; i < turns.size() && turns[i].span.begin() < coding.span.end(); ++i) {
        const text::Span part{std::max(turns[i].span.begin(), coding.span.begin()),
                              std::min(turns[i].span.end(), coding.span.end())};
        if (!onlyParticipants || isParticipants(turns[i])) parts.push_back({i, part});
    }
    return parts;
}

}  // namespace coder::project
