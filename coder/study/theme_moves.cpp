#include "coder/study/theme_moves.h"

#include <algorithm>

namespace coder::study {

void ThemeMoves::enter(const project::CodedSource& coded) {
    coded_ = &coded;
    for (const transcript::Turn& turn : coded.source.transcript.turns)
        if (const auto& owner = coded.cases[turn.speaker]) interviewed_.insert(*owner);
}

void ThemeMoves::add(const std::string& code, text::Span span, ThemeRow Move::*side) {
    const std::optional<std::size_t> owner = ownerOf(span);
    for (std::size_t end = code.size(); end != std::string::npos; end = code.rfind('/', end - 1)) {
        ThemeRow& row = moves_[code.substr(0, end)].*side;
        ++row.mentions;
        if (owner) row.participants.insert(*owner);
        if (end == 0) break;
    }
}

std::optional<std::size_t> ThemeMoves::ownerOf(text::Span span) const {
    const auto& turns = coded_->source.transcript.turns;
    const auto turn = std::partition_point(
        turns.begin(), turns.end(), [&](const transcript::Turn& each) { return each.span.end() <= span.begin(); });
    return turn == turns.end() ? std::nullopt : coded_->cases[turn->speaker];
}

}  // namespace coder::study
