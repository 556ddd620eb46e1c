#include "coder/codebook/phrase_scanner.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

namespace coder::codebook {

namespace {

using PhraseTokenKind = PhraseToken::Kind;
using Fault = std::optional<PatternFault>;

constexpr std::string_view Syntax = "()[]|<>?";
constexpr std::string_view GapMark = "..";

bool isDigit(char c) { return c >= '0' && c <= '9'; }

bool isListNameCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '-' || c == '_';
}

bool isSyntax(char c) { return Syntax.find(c) != std::string_view::npos; }

bool beginsWithApostrophe(std::string_view run) { return run.front() == '\'' || run.substr(0, 3) == "\xE2\x80\x99"; }

PhraseTokenKind bracketKind(char c) {
    switch (c) {
        case '(':
            return PhraseTokenKind::OpenGroup;
        case ')':
            return PhraseTokenKind::CloseGroup;
        case '[':
            return PhraseTokenKind::OpenOptional;
        case ']':
            return PhraseTokenKind::CloseOptional;
        default:
            return PhraseTokenKind::Bar;
    }
}

class PhraseScanner {
public:
    PhraseScanner(std::string_view pattern, text::WordBreaker& breaker, std::vector<PhraseToken>& tokens)
        : pattern_(pattern), breaker_(breaker), tokens_(tokens) {}

    Fault scan() {
        if (auto fault = checkPatternText(pattern_)) return fault;
        for (at_ = skipSpace(pattern_, 0); at_ < pattern_.size(); at_ = skipSpace(pattern_, at_))
            if (auto fault = scanToken()) return fault;
        add(PhraseTokenKind::End, pattern_.size());
        return std::nullopt;
    }

private:
    Fault scanToken() {
        const char c = pattern_[at_];
        if (c == '<') return scanList();
        if (c == '?') return scanAny();
        if (c == '>')
            return PatternFault{at_, "a > stands where no list begins",
                                "write the name of a list between < and >, as in <mentor>"};
        if (!isSyntax(c)) return scanRun();
        add(bracketKind(c), at_);
        ++at_;
        return std::nullopt;
    }

    Fault scanList() {
        std::size_t end = at_ + 1;
        while (end < pattern_.size() && isListNameCharacter(pattern_[end])) ++end;
        if (end == pattern_.size() || pattern_[end] != '>' || end == at_ + 1)
            return PatternFault{at_, "a < begins no name of a list",
                                "write the name of a list between < and >, as in <mentor>"};
        add(PhraseTokenKind::List, at_).name = std::string(pattern_.substr(at_ + 1, end - at_ - 1));
        at_ = end + 1;
        return std::nullopt;
    }

    Fault scanAny() {
        const bool freeBefore = at_ == 0 || isBoundary(pattern_[at_ - 1]) || tokenEndsHere_ != at_;
        const std::size_t next = at_ + 1;
        const bool freeBehind =
            next == pattern_.size() || isBoundary(pattern_[next]) || skipSpace(pattern_, next) != next;
        if (!freeBefore || !freeBehind)
            return PatternFault{
                at_, "a ? stands next to a word",
                "put spaces around ? where any one word may stand; leave out the question mark of a sentence"};
        add(PhraseTokenKind::Any, at_);
        at_ = next;
        return std::nullopt;
    }

    /// What needs no space between itself and a ?.
    static bool isBoundary(char c) { return c == '(' || c == ')' || c == '[' || c == ']' || c == '|'; }

    Fault scanRun() {
        const std::size_t begin = at_;
        const std::size_t space = findSpace(pattern_, begin);
        const auto* const end = std::find_if(pattern_.data() + begin, pattern_.data() + space, isSyntax);
        at_ = static_cast<std::size_t>(end - pattern_.data());
        tokenEndsHere_ = at_;
        const std::string_view run = pattern_.substr(begin, at_ - begin);
        if (run.substr(0, 2) == GapMark && run.substr(2, 1) != ".") return scanGap(run, begin);
        if (auto fault = checkNoGapInside(run, begin)) return fault;
        return scanWords(run, begin);
    }

    Fault scanGap(std::string_view run, std::size_t begin) {
        const std::string_view digits = run.substr(GapMark.size());
        std::uint32_t gap = 0;
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), gap);
        if (read.ptr != digits.data() + digits.size() || read.ec != std::errc{} || gap < 1 || gap > MaxGap)
            return PatternFault{begin,
                                fmt::format("\"{}\" is no gap: expected .. and a number from 1 to {}", run, MaxGap),
                                "write ..3 for up to three words between; for longer distances use a near rule"};
        add(PhraseTokenKind::Gap, begin).gap = gap;
        return std::nullopt;
    }

    /// "time..3" would else be a word with a number in it, and nobody means that.
    static Fault checkNoGapInside(std::string_view run, std::size_t begin) {
        for (std::size_t at = run.find(GapMark, 1); at != std::string_view::npos; at = run.find(GapMark, at + 1))
            if (at + 2 < run.size() && isDigit(run[at + 2]))
                return PatternFault{begin + at, "a gap stands next to a word",
                                    fmt::format("put a space before {}", run.substr(at))};
        return std::nullopt;
    }

    Fault scanWords(std::string_view run, std::size_t begin) {
        MarkedWords words;
        if (auto fault = readMarkedWords(run, breaker_, words)) {
            fault->at += begin;
            return fault;
        }
        if (words.nodes.empty()) return std::nullopt;
        if (auto fault = checkNotGlued(run, words.span, begin)) return fault;
        add(PhraseTokenKind::Words, begin).words = std::move(words.nodes);
        return std::nullopt;
    }

    /// Brackets right at a word look like parts of words ("mentor(s)", "(un)kind"), which there are not.
    Fault checkNotGlued(std::string_view run, text::Span words, std::size_t begin) const {
        const char before = begin == 0 ? ' ' : pattern_[begin - 1];
        const char behind = at_ == pattern_.size() ? ' ' : pattern_[at_];
        const bool gluedBefore = (before == ')' || before == ']' || before == '>') &&
                                 (words.begin().value() == 0 || beginsWithApostrophe(run));
        const bool gluedBehind = (behind == '(' || behind == '[' || behind == '<') && words.end().value() == run.size();
        if (!gluedBefore && !gluedBehind) return std::nullopt;
        return PatternFault{
            gluedBefore ? begin : at_, fmt::format("a bracket stands next to \"{}\"", run),
            "put a space between; parts of words can't be in brackets, and a word stands for its other forms too"};
    }

    PhraseToken& add(PhraseTokenKind kind, std::size_t at) {
        tokens_.push_back({kind, at, {}, 0, {}});
        return tokens_.back();
    }

    std::string_view pattern_;
    text::WordBreaker& breaker_;
    std::vector<PhraseToken>& tokens_;
    std::size_t at_ = 0;
    std::size_t tokenEndsHere_ = std::string_view::npos;  ///< Where the last run ended.
};

}  // namespace

Fault scanPhrase(std::string_view pattern, text::WordBreaker& breaker, std::vector<PhraseToken>& tokens) {
    return PhraseScanner(pattern, breaker, tokens).scan();
}

}  // namespace coder::codebook
