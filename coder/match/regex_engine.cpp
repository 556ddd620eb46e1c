#include "coder/match/regex_engine.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>

#include "coder/match/regex_program.h"
#include "coder/text/characters.h"
#include "coder/text/utf8.h"

namespace coder::match {

std::string_view RegexText::haystack() const { return plain_ ? text_ : std::string_view(marked_.text); }

std::size_t RegexText::toHaystack(std::size_t at) const {
    if (plain_) return at;
    const auto first = std::lower_bound(marked_.original.begin(), marked_.original.end(), at);
    return static_cast<std::size_t>(first - marked_.original.begin());
}

std::size_t RegexText::fromHaystack(std::size_t at) const { return plain_ ? at : marked_.original[at]; }

/// The patterns without words in one automaton; none if they need more memory than there is.
struct RegexEngine::WordlessSet {
    WordlessSet(const RegexPatterns& patterns, std::string (*programOf)(const RegexSource&), std::int64_t memory)
        : set(re2Options(memory), RE2::UNANCHORED) {
        for (const std::uint32_t index : patterns.wordless()) set.Add(programOf(patterns.source(index)), nullptr);
        usable = set.Compile();
    }

    RE2::Set set;
    bool usable = false;
    std::vector<int> found;
};

RegexEngine::RegexEngine(const RegexPatterns& patterns, std::int64_t setMemory)
    : patterns_(patterns), setMemory_(setMemory) {}
RegexEngine::RegexEngine(RegexEngine&&) noexcept = default;
RegexEngine::~RegexEngine() = default;

RegexEngine::WordlessSet& RegexEngine::wordlessSet(bool plain) {
    std::unique_ptr<WordlessSet>& set = plain ? plainSet_ : markedSet_;
    if (!set) set = std::make_unique<WordlessSet>(patterns_, plain ? &plainProgram : &markedProgram, setMemory_);
    return *set;
}

const RE2& RegexEngine::program(std::uint32_t pattern, bool plain) {
    if (plain) return patterns_.plain(pattern);
    if (marked_.empty()) marked_.resize(patterns_.size());
    if (!marked_[pattern])
        marked_[pattern] = std::make_unique<RE2>(markedProgram(patterns_.source(pattern)), re2Options(MarkedMemory));
    return *marked_[pattern];
}

void RegexEngine::prepare(std::string_view text, RegexText& prepared, Copy copy) const {
    prepared.text_ = text;
    prepared.plain_ = copy == Copy::IfNeeded && text::isPlain(text);
    if (!prepared.plain_) markText(text, patterns_.marks(), prepared.marked_);
}

void RegexEngine::matchingWordless(const RegexText& text, std::vector<std::uint32_t>& patterns) {
    const std::vector<std::uint32_t>& wordless = patterns_.wordless();
    if (wordless.empty()) return;
    const re2::StringPiece piece(text.haystack().data(), text.haystack().size());
    WordlessSet& set = wordlessSet(text.plain_);
    RE2::Set::ErrorInfo error{};
    set.found.clear();
    if (set.usable && (set.set.Match(piece, &set.found, &error) || error.kind == RE2::Set::kNoError)) {
        std::sort(set.found.begin(), set.found.end());
        for (const int index : set.found) patterns.push_back(wordless[static_cast<std::size_t>(index)]);
        return;
    }
    for (const std::uint32_t pattern : wordless)
        if (RE2::PartialMatch(piece, program(pattern, text.plain_))) patterns.push_back(pattern);
}

void RegexEngine::find(std::uint32_t pattern, const RegexText& text, std::vector<text::Span>& matches) {
    const RE2& regex = program(pattern, text.plain_);
    const std::string_view haystack = text.haystack();
    const re2::StringPiece piece(haystack.data(), haystack.size());
    re2::StringPiece match;
    for (std::size_t at = 0; regex.Match(piece, text.toHaystack(at), haystack.size(), RE2::UNANCHORED, &match, 1);) {
        const auto begin = static_cast<std::size_t>(match.data() - piece.data());
        const std::size_t from = text.fromHaystack(begin);
        const std::size_t to = text.fromHaystack(begin + match.size());
        at = to;
        if (to > from) {
            matches.emplace_back(from, to);
        } else {
            if (at >= text.text_.size()) break;
            text::nextCodePoint(text.text_, at);
        }
    }
}

}  // namespace coder::match
