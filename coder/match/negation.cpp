#include "coder/match/negation.h"

#include <algorithm>

#include "coder/text/utf8.h"

namespace coder::match {

namespace {

using Kind = CompiledNegation::Kind;

struct FoundCue {
    Kind kind = Kind::Before;
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
        matcher.find(negation.cues[cue].phrase, sentence, matches);
        for (const WordRange words : matches) cues.push_back({negation.cues[cue].kind, words});
    }
    return cues;
}

/// The parts of `found` that are what they look like: not inside a pseudo cue, and no answer such as "No, …".
void dropFalseCues(std::vector<FoundCue>& found, std::string_view text, const WordRow& row, WordRange sentence) {
    const auto isFalse = [&](const FoundCue& cue) {
        if (cue.kind != Kind::Before && cue.kind != Kind::After) return false;
        return std::any_of(found.begin(), found.end(), [&](const FoundCue& other) {
            if (other.kind == Kind::Pseudo) return other.words.contains(cue.words);
            return other.kind == Kind::Answer && other.words == cue.words &&
                   punctuationFollows(text, row, cue.words, sentence);
        });
    };
    std::vector<FoundCue> kept;
    std::copy_if(found.begin(), found.end(), std::back_inserter(kept), [&](const FoundCue& cue) { return !isFalse(cue); });
    found = std::move(kept);
}

}  // namespace

CompiledNegation compileNegation(const codebook::NegationWords& words, Vocabulary& vocabulary, const text::WordFormer& former) {
    CompiledNegation compiled;
    compiled.window = words.window;
    const auto add = [&](Kind kind, const std::vector<codebook::PhraseSequence>& phrases) {
        for (const codebook::PhraseSequence& phrase : phrases)
            compiled.cues.push_back({kind, compilePhrase(phrase, vocabulary, former)});
    };
    add(Kind::Before, words.before);
    add(Kind::After, words.after);
    add(Kind::Pseudo, words.pseudo);
    add(Kind::Terminator, words.terminators);
    add(Kind::Answer, words.answers);
    for (std::uint32_t cue = 0; cue < compiled.cues.size(); ++cue)
        for (const PredicateId anchor : compiled.cues[cue].phrase.anchors) {
            if (anchor >= compiled.wakes.size()) compiled.wakes.resize(anchor + 1);
            compiled.wakes[anchor].push_back(cue);
        }
    return compiled;
}

void NegatedWords::assign(const CompiledNegation& negation, const WordRow& row, const SymbolTable& symbols,
                          std::string_view text, WordRange sentence) {
    reaches_.clear();
    std::vector<FoundCue> cues = findCues(negation, row, symbols, sentence);
    dropFalseCues(cues, text, row, sentence);
    for (const FoundCue& cue : cues) {
        if (cue.kind == Kind::Before) {
            std::uint32_t end = std::min(cue.words.end + negation.window, sentence.end);
            for (const FoundCue& stop : cues)
                if (stop.kind == Kind::Terminator && stop.words.begin >= cue.words.end) end = std::min(end, stop.words.begin);
            reaches_.push_back({cue.words, {cue.words.end, end}, true});
        } else if (cue.kind == Kind::After) {
            std::uint32_t begin = std::max(cue.words.begin, sentence.begin + negation.window) - negation.window;
            for (const FoundCue& stop : cues)
                if (stop.kind == Kind::Terminator && stop.words.end <= cue.words.begin) begin = std::max(begin, stop.words.end);
            reaches_.push_back({cue.words, {begin, cue.words.begin}, false});
        }
    }
}

bool NegatedWords::negates(WordRange evidence) const {
    return std::any_of(reaches_.begin(), reaches_.end(), [&](const Reach& reach) {
        if (reach.cue.overlaps(evidence)) return false;
        const std::uint32_t touched = reach.forward ? evidence.begin : evidence.end - 1;
        return reach.words.begin <= touched && touched < reach.words.end;
    });
}

}  // namespace coder::match
