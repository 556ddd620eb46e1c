#include "coder/match/regex_engine.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>

#include "coder/text/characters.h"

namespace coder::match {

namespace {

// Memory that RE2 may take for the states of one pattern, and of a set. A set that runs out is replaced by trying its patterns
// one by one, which is slower and gives the same.
constexpr std::int64_t PatternMemory = std::int64_t{8} << 20;
constexpr std::int64_t SetMemory = std::int64_t{32} << 20;

RE2::Options optionsWith(std::int64_t memory) {
    RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(memory);
    return options;
}

std::string withCase(const std::string& pattern, bool caseSensitive) {
    return caseSensitive ? pattern : "(?i:" + pattern + ")";
}

std::string describe(RE2::ErrorCode code) {
    switch (code) {
        case RE2::ErrorMissingParen:
            return "a closing parenthesis is missing";
        case RE2::ErrorUnexpectedParen:
            return "a parenthesis is closed that was never opened";
        case RE2::ErrorMissingBracket:
            return "a closing ] is missing";
        case RE2::ErrorBadCharRange:
            return "a character range runs backwards";
        case RE2::ErrorBadCharClass:
            return "a character class is unknown";
        case RE2::ErrorRepeatArgument:
        case RE2::ErrorRepeatOp:
            return "a quantifier has nothing to repeat, or repeats another one";
        case RE2::ErrorRepeatSize:
            return "a repetition count is over 1000 or runs backwards";
        case RE2::ErrorBadEscape:
            return "an escape is unknown";
        case RE2::ErrorTrailingBackslash:
            return "a backslash stands at the end";
        case RE2::ErrorPatternTooLarge:
            return "the pattern needs more memory than is allowed";
        default:
            return "it can't be read";
    }
}

/// Where the offending part stands, as a column; 0 where it can't be told.
std::uint32_t columnOf(const std::string& pattern, const std::string& part) {
    const std::size_t at = part.empty() ? std::string::npos : pattern.find(part);
    return at == std::string::npos ? 0 : static_cast<std::uint32_t>(at + 1);
}

/// RE2 gives the strings a match may begin with; "" as the largest one says that only the empty string matches.
bool matchesOnlyNothing(const RE2& regex) {
    std::string least;
    std::string greatest;
    return regex.PossibleMatchRange(&least, &greatest, 8) && greatest.empty();
}

}  // namespace

base::Status checkRegex(const RegexSource& source) {
    if (auto supported = checkSupported(source.pattern); !supported) return supported;
    for (const std::string& pattern : {source.pattern, plainPattern(source.pattern), markedPattern(source.pattern)}) {
        const RE2 regex(withCase(pattern, source.caseSensitive), optionsWith(PatternMemory));
        if (!regex.ok()) {
            const std::string part = regex.error_arg();
            return base::unexpected(base::ErrorCode::Invalid,
                                    "RE2 refuses the regular expression: " + describe(regex.error_code()) +
                                        (part.empty() ? "" : ", at \"" + part + "\""),
                                    "see docs/reference/rules.md for what a regular expression may hold",
                                    {{}, 0, columnOf(source.pattern, part)});
        }
        if (matchesOnlyNothing(regex))
            return base::unexpected(base::ErrorCode::Invalid, "the regular expression can match nothing but the empty string",
                                    "name at least one character that has to be there");
    }
    return base::Done{};
}

void RegexText::assign(std::string_view text) {
    text_ = text;
    plain_ = text::isPlain(text);
    if (!plain_) markText(text, marked_);
}

struct RegexEngine::Programs {
    Programs(const RegexPlan& plan, std::string (*rewrite)(std::string_view)) {
        std::vector<std::string> rewritten;
        for (const RegexSource& source : plan.patterns) {
            rewritten.push_back(withCase(rewrite(source.pattern), source.caseSensitive));
            each.push_back(std::make_unique<RE2>(rewritten.back(), optionsWith(PatternMemory)));
        }
        sentence = setOf(rewritten, plan.sentencePatterns);
        turn = setOf(rewritten, plan.turnPatterns);
    }

    static std::unique_ptr<RE2::Set> setOf(const std::vector<std::string>& patterns, const std::vector<std::uint32_t>& which) {
        if (which.empty()) return nullptr;
        auto set = std::make_unique<RE2::Set>(optionsWith(SetMemory), RE2::UNANCHORED);
        for (const std::uint32_t index : which) set->Add(patterns[index], nullptr);
        return set->Compile() ? std::move(set) : nullptr;
    }

    /// The patterns of `which` that match in `text`; by the set, or one by one where the set has run out of memory.
    void matching(const RE2::Set* set, const std::vector<std::uint32_t>& which, const std::string_view text,
                  std::vector<std::uint32_t>& patterns) {
        if (which.empty()) return;
        const re2::StringPiece piece(text.data(), text.size());
        if (set != nullptr) {
            RE2::Set::ErrorInfo error{};
            found.clear();
            const bool any = set->Match(piece, &found, &error);
            if (any || error.kind == RE2::Set::kNoError) {
                const auto begin = static_cast<std::ptrdiff_t>(patterns.size());
                for (const int index : found) patterns.push_back(which[static_cast<std::size_t>(index)]);
                std::sort(patterns.begin() + begin, patterns.end());
                return;
            }
        }
        for (const std::uint32_t index : which)
            if (RE2::PartialMatch(piece, *each[index])) patterns.push_back(index);
    }

    std::vector<std::unique_ptr<RE2>> each;
    std::unique_ptr<RE2::Set> sentence;
    std::unique_ptr<RE2::Set> turn;
    std::vector<int> found;
};

RegexEngine::RegexEngine(const RegexPlan& plan) : plan_(plan), plain_(std::make_unique<Programs>(plan, &plainPattern)) {}
RegexEngine::RegexEngine(RegexEngine&&) noexcept = default;
RegexEngine::~RegexEngine() = default;

RegexEngine::Programs& RegexEngine::programsFor(const RegexText& text) {
    if (text.plain_) return *plain_;
    if (!marked_) marked_ = std::make_unique<Programs>(plan_, &markedPattern);
    return *marked_;
}

void RegexEngine::matchingInSentence(const RegexText& text, std::vector<std::uint32_t>& patterns) {
    Programs& programs = programsFor(text);
    programs.matching(programs.sentence.get(), plan_.sentencePatterns, text.plain_ ? text.text_ : text.marked_.text, patterns);
}

void RegexEngine::matchingInTurn(const RegexText& text, std::vector<std::uint32_t>& patterns) {
    Programs& programs = programsFor(text);
    programs.matching(programs.turn.get(), plan_.turnPatterns, text.plain_ ? text.text_ : text.marked_.text, patterns);
}

void RegexEngine::find(std::uint32_t pattern, const RegexText& text, std::vector<text::Span>& matches) {
    const RE2& regex = *programsFor(text).each[pattern];
    const std::string_view haystack = text.plain_ ? text.text_ : text.marked_.text;
    const re2::StringPiece piece(haystack.data(), haystack.size());
    re2::StringPiece match;
    std::size_t at = 0;
    while (at <= haystack.size() && regex.Match(piece, at, haystack.size(), RE2::UNANCHORED, &match, 1)) {
        const auto begin = static_cast<std::size_t>(match.data() - piece.data());
        const std::size_t end = begin + match.size();
        const std::size_t from = text.plain_ ? begin : text.marked_.original[begin];
        const std::size_t to = text.plain_ ? end : text.marked_.original[end];
        if (to > from) matches.emplace_back(from, to);
        at = end;
        // An empty match: go on behind the next character.
        if (match.empty())
            do ++at;
            while (at < haystack.size() && (static_cast<unsigned char>(haystack[at]) & 0xC0U) == 0x80U);
    }
}

}  // namespace coder::match
