#include "coder/analysis/coding_units.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace coder::analysis {

namespace {

using Codes = std::vector<std::uint32_t>;

void addUnit(Codes& codes, PairCounts& pairs) {
    std::sort(codes.begin(), codes.end());
    codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
    for (const std::uint32_t a : codes)
        for (const std::uint32_t b : codes) ++pairs.at(a, b);
}

/// The sentences of the turn that a part of a coding touches, as indices of the source's sentences.
std::pair<std::uint32_t, std::uint32_t> sentencesOf(const transcript::Transcript& transcript,
                                                    const project::TurnPart& part) {
    const transcript::Turn& turn = transcript.turns[part.turn];
    std::uint32_t first = turn.firstSentence;
    const std::uint32_t end = turn.firstSentence + turn.sentenceCount;
    while (first < end && transcript.sentences[first].end() <= part.span.begin()) ++first;
    std::uint32_t last = first;
    while (last < end && transcript.sentences[last].begin() < part.span.end()) ++last;
    return {first, last};
}

}  // namespace

void CodingUnits::add(const project::CodedSource& coded) {
    const transcript::Transcript& transcript = coded.source.transcript;
    for (const transcript::Turn& turn : transcript.turns) {
        if (transcript.speakers[turn.speaker].role != transcript::Role::Participant) continue;
        ++participantTurns_;
        participantSentences_ += turn.sentenceCount;
        const auto owner = coded.cases[turn.speaker];
        if (!owner) continue;
        if (interviewed_.size() <= *owner) interviewed_.resize(*owner + 1, false);
        interviewed_[*owner] = true;
    }
    const std::size_t before = sentences_.size();
    for (const project::Coding& coding : coded.codings) {
        const std::uint32_t index = codings_++;
        for (const project::TurnPart& part : project::partsOf(coding, transcript))
            addPart(coded, part, coding.code, index);
    }
    const auto key = [](const CodedSentence& each) { return std::tuple(each.sentence, each.code, each.coding); };
    std::sort(sentences_.begin() + static_cast<std::ptrdiff_t>(before), sentences_.end(),
              [&](const CodedSentence& a, const CodedSentence& b) { return key(a) < key(b); });
    ++sources_;
}

void CodingUnits::addPart(const project::CodedSource& coded, const project::TurnPart& part, std::size_t leaf,
                          std::uint32_t coding) {
    const transcript::Transcript& transcript = coded.source.transcript;
    const std::uint32_t speaker = transcript.turns[part.turn].speaker;
    if (transcript.speakers[speaker].role != transcript::Role::Participant) return;
    const auto [first, last] = sentencesOf(transcript, part);
    const auto owner = coded.cases[speaker];
    for (std::uint32_t sentence = first; sentence < last; ++sentence)
        for (std::optional<std::size_t> code = leaf; code; code = codebook_.codes[*code].parent) {
            CodedSentence& added = sentences_.emplace_back();
            added = {sources_, sentence, part.turn, static_cast<std::uint32_t>(*code), {}, coding};
            if (owner) added.owner = static_cast<std::uint32_t>(*owner);
        }
}

PairCounts CodingUnits::together(Unit unit) const {
    PairCounts pairs(codebook_.codes.size());
    if (unit == Unit::Case) {
        std::map<std::uint32_t, Codes> byCase;
        for (const CodedSentence& each : sentences_)
            if (each.owner) byCase[*each.owner].push_back(each.code);
        for (auto& [owner, codes] : byCase) addUnit(codes, pairs);
        pairs.units = static_cast<std::uint64_t>(std::count(interviewed_.begin(), interviewed_.end(), true));
        return pairs;
    }
    const auto same = [&](const CodedSentence& a, const CodedSentence& b) {
        return a.source == b.source && (unit == Unit::Turn ? a.turn == b.turn : a.sentence == b.sentence);
    };
    Codes codes;
    for (std::size_t i = 0; i < sentences_.size(); ++i) {
        codes.push_back(sentences_[i].code);
        if (i + 1 < sentences_.size() && same(sentences_[i], sentences_[i + 1])) continue;
        addUnit(codes, pairs);
        codes.clear();
    }
    pairs.units = unit == Unit::Turn ? participantTurns_ : participantSentences_;
    return pairs;
}

PairCounts CodingUnits::sequence(const std::vector<bool>& shown) const {
    struct Last {
        std::uint32_t sentence = 0;
        Codes codes;    ///< Of that sentence,
        Codes earlier;  ///< and of the coded one before it.
    };
    PairCounts pairs(codebook_.codes.size());
    std::map<std::pair<std::uint32_t, std::uint32_t>, Last> last;  // By source and case.
    for (const CodedSentence& each : sentences_) {
        if (!each.owner || !shown[each.code]) continue;
        Last& at = last[{each.source, *each.owner}];
        if (at.codes.empty() || at.sentence != each.sentence) {
            at.earlier = std::move(at.codes);
            at.codes.clear();
            at.sentence = each.sentence;
        }
        if (!at.codes.empty() && at.codes.back() == each.code) continue;  // Two codings of one code.
        at.codes.push_back(each.code);
        for (const std::uint32_t before : at.earlier) {
            ++pairs.at(before, each.code);
            ++pairs.units;
        }
    }
    return pairs;
}

}  // namespace coder::analysis
