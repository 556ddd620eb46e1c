#include "coder/match/negation.h"

#include <algorithm>

#include "coder/text/utf8.h"

namespace coder::match {

namespace {

using CueKind = CompiledNegation::Kind;

struct FoundCue {
    CueKind kind = CueKind::Before;
    WordRange words;
};

/// True when something other than white space and quotes stands behind the word: "No, she was kind."
bool punctuationFollows(std::string_view text, const WordRow& row, WordRange words, WordRange sentence) {
    const std::size_t begin = row.spans[words.end - 1].end().value();
    if (words.end >= sentence.end) return true;
    const std::string_view between = text.substr(begin, row.spans[words.end].begin().value() - begin);
    constexpr std::string_view Dashes = "\xE2\x80\x93\xE2\x80\x94\xE2\x80\xA6";
    return between.find_first_of(",.;:!?") != std::string_view::npos || between.find("--") != std::string_view::npos ||
           between.find(Dashes.substr(0, 3)) != std::string_view::npos ||
           between.find(Dashes.substr(3, 3)) != std::string_view::npos ||
           between.find(Dashes.substr(6, 3)) != std::string_view::npos;
}

std::vector<FoundCue> findCues(const CompiledNegation& negation, const WordRow& row, const SymbolTable& symbols,
                               WordRange sentence) {
    std::vector<std::uint32_t> awake;
    for (std::uint32_t word = sentence.begin; word < sentence.end; ++word)
        for (const PredicateId predicate : symbols.predicates(row.symbols[word]))
            if (predicate < negation.wakes.size())
                awake.insert(awake.end(), negation.wakes[predicate].begin(), negation.wakes[predicate].end());
    std::sort(awake.begin(), awake.end());
    awake.erase(std::unique(awake.begin(), awake.end()), awake.end());

    const PhraseMatcher matcher(row, symbols);
    std::vector<FoundCue> cues;
    std::vector<WordRange> matches;
    for (const std::uint32_t cue : awake) {
        matches.clear();
        // As long as they can be: of "doesn't hesitate [at all]" nothing may be left that looks like a cue of its own.
        matcher.findLongest(negation.cues[cue].phrase, sentence, matches);
        for (const WordRange words : matches) cues.push_back({negation.cues[cue].kind, words});
    }
    return cues;
}

/// The parts of `found`, sorted, that are what they look like: they do not begin in a pseudo cue or in an answer such
/// as "No, …". (Of "never fails to" the pseudo cue "never fails" takes the cue "fails to" with it.)
void dropFalseCues(std::vector<FoundCue>& found, std::string_view text, const WordRow& row, WordRange sentence) {
    std::erase_if(found, [&](const FoundCue& cue) {
        return cue.kind == CueKind::Answer && !punctuationFollows(text, row, cue.words, sentence);
    });
    const auto excuses = [](const FoundCue& cue) { return cue.kind == CueKind::Pseudo || cue.kind == CueKind::Answer; };
    std::sort(found.begin(), found.end(), [&](const FoundCue& a, const FoundCue& b) {
        return a.words.begin != b.words.begin ? a.words.begin < b.words.begin : excuses(a) && !excuses(b);
    });
    std::uint32_t excusedTo = sentence.begin;
    std::vector<FoundCue> kept;
    for (const FoundCue& cue : found) {
        if (excuses(cue)) excusedTo = std::max(excusedTo, cue.words.end);
        if (cue.kind == CueKind::Terminator || (!excuses(cue) && cue.words.begin >= excusedTo)) kept.push_back(cue);
    }
    found = std::move(kept);
}

}  // namespace

CompiledNegation compileNegation(const codebook::NegationWords& words, Vocabulary& vocabulary,
                                 const text::WordFormer& former) {
    CompiledNegation compiled;
    compiled.window = words.window;
    const auto add = [&](CueKind kind, const std::vector<codebook::PhraseSequence>& phrases) {
        for (const codebook::PhraseSequence& phrase : phrases)
            compiled.cues.push_back({kind, compilePhrase(phrase, vocabulary, former)});
    };
    add(CueKind::Before, words.before);
    add(CueKind::After, words.after);
    add(CueKind::Pseudo, words.pseudo);
    add(CueKind::Terminator, words.terminators);
    add(CueKind::Answer, words.answers);
    for (std::uint32_t cue = 0; cue < compiled.cues.size(); ++cue)
        for (const PredicateId anchor : compiled.cues[cue].phrase.anchors) {
            if (anchor >= compiled.wakes.size()) compiled.wakes.resize(anchor + 1);
            compiled.wakes[anchor].push_back(cue);
        }
    return compiled;
}

void NegatedWords::assign(const CompiledNegation& negation, const WordRow& row, const SymbolTable& symbols,
                          std::string_view text, WordRange sentence) {
    row_ = &row;
    symbols_ = &symbols;
    window_ = negation.window;
    forward_.clear();
    backward_.clear();
    std::vector<FoundCue> cues = findCues(negation, row, symbols, sentence);
    dropFalseCues(cues, text, row, sentence);
    std::vector<std::uint32_t> stopBegins{sentence.end};
    std::vector<std::uint32_t> stopEnds{sentence.begin};
    for (const FoundCue& stop : cues)
        if (stop.kind == CueKind::Terminator) {
            stopBegins.push_back(stop.words.begin);
            stopEnds.push_back(stop.words.end);
        }
    std::sort(stopBegins.begin(), stopBegins.end());
    std::sort(stopEnds.begin(), stopEnds.end());
    for (const auto& [kind, cue] : cues) {
        if (kind == CueKind::Before) {
            const std::uint32_t stop = *std::lower_bound(stopBegins.begin(), stopBegins.end(), cue.end);
            forward_.push_back({cue, {cue.end, std::min(cue.end + window_, stop)}});
        } else if (kind == CueKind::After) {
            const std::uint32_t stop = *std::prev(std::upper_bound(stopEnds.begin(), stopEnds.end(), cue.begin));
            backward_.push_back({cue, {std::max(cue.begin, stop + window_) - window_, cue.begin}});
        }
    }
    const auto byWords = [](const Reach& a, const Reach& b) { return a.words.begin < b.words.begin; };
    std::sort(forward_.begin(), forward_.end(), byWords);
    std::sort(backward_.begin(), backward_.end(), byWords);
}

std::optional<WordRange> NegatedWords::cueFor(WordRange evidence, const CompiledPhrase* phrase) const {
    const std::uint32_t first = evidence.begin;
    const std::uint32_t last = evidence.end - 1;
    const auto outside = [&](WordRange cue) { return !cue.overlaps(evidence); };
    const Reach* reach = reaching(forward_, first, outside);
    if (reach == nullptr) reach = reaching(backward_, last, outside);
    if (reach == nullptr && phrase != nullptr) {
        const auto inGap = [&](WordRange cue) { return evidence.contains(cue) && !isNamed(cue, *phrase); };
        reach = reaching(forward_, last, inGap);
        if (reach == nullptr) reach = reaching(backward_, first, inGap);
    }
    if (reach == nullptr) return std::nullopt;
    return reach->cue;
}

template <class Counts>
const NegatedWords::Reach* NegatedWords::reaching(const std::vector<Reach>& reaches, std::uint32_t word,
                                                  Counts counts) const {
    // No reach has more words than the window.
    const std::uint32_t earliest = std::max(word + 1, window_) - window_;
    auto reach = std::lower_bound(reaches.begin(), reaches.end(), earliest,
                                  [](const Reach& r, std::uint32_t begin) { return r.words.begin < begin; });
    for (; reach != reaches.end() && reach->words.begin <= word; ++reach)
        if (word < reach->words.end && counts(reach->cue)) return &*reach;
    return nullptr;
}

bool NegatedWords::isNamed(WordRange cue, const CompiledPhrase& phrase) const {
    for (std::uint32_t word = cue.begin; word < cue.end; ++word)
        for (const PredicateId predicate : symbols_->predicates(row_->symbols[word]))
            if (std::binary_search(phrase.named.begin(), phrase.named.end(), predicate)) return true;
    return false;
}

}  // namespace coder::match
