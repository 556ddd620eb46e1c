#include "coder/match/regex_engine.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>

#include "coder/text/characters.h"
#include "coder/text/utf8.h"

namespace coder::match {

namespace {

// Bytes that RE2 may take for the states of one pattern.
constexpr std::int64_t PatternMemory = std::int64_t{8} << 20;

RE2::Options optionsWith(std::int64_t memory) {
    RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(memory);
    return options;
}

std::string withCase(const std::string& pattern, bool caseSensitive) {
    return caseSensitive ? pattern : "(?i:" + pattern + ")";
}

struct Fault {
    const char* what;
    const char* remedy;
};

Fault faultOf(RE2::ErrorCode code) {
    switch (code) {
        case RE2::ErrorMissingParen:
            return {"a closing parenthesis is missing", "close each ( with a ), or write \\( for the character"};
        case RE2::ErrorUnexpectedParen:
            return {"a parenthesis is closed that was never opened", "open it, or write \\) for the character"};
        case RE2::ErrorMissingBracket:
            return {"a closing ] is missing", "close the [ with a ], or write \\[ for the character"};
        case RE2::ErrorBadCharRange:
            return {"a range runs backwards or a class is unknown",
                    "write a range as a-z; classes are named as in \\p{Greek} or [:alpha:]"};
        case RE2::ErrorRepeatArgument:
        case RE2::ErrorRepeatOp:
            return {"a quantifier has nothing to repeat, or repeats another one",
                    "put a character or a group before it, or write \\ before it for the character"};
        case RE2::ErrorRepeatSize:
            return {"a repetition count is over 1000 or runs backwards",
                    "repeat at most 1000 times, nested repetitions multiplied"};
        case RE2::ErrorBadEscape:
            return {"an escape is unknown", "leave out the backslash, or write \\\\ for the character"};
        case RE2::ErrorTrailingBackslash:
            return {"a backslash stands at the end", "write \\\\ for the character"};
        case RE2::ErrorPatternTooLarge:
            return {"it needs more memory than is allowed",
                    "use smaller numbers in braces, or divide it into several rules"};
        case RE2::ErrorBadUTF8:
            return {"it is no UTF-8 text", "save or type it as UTF-8"};
        case RE2::ErrorBadNamedCapture:
            return {"a group's name is not allowed", "write (?P<name>...) with letters, digits and _"};
        default:
            return {"it can't be read", "groups are (...), (?:...), (?i:...) or (?P<name>...)"};
    }
}

/// Where the offending part stands, as a column; 0 where it can't be told.
std::uint32_t columnOf(const std::string& pattern, const std::string& part) {
    const std::size_t at = part.empty() ? std::string::npos : pattern.find(part);
    if (at == std::string::npos || pattern.find(part, at + 1) != std::string::npos) return 0;
    return static_cast<std::uint32_t>(text::countCodePoints(std::string_view(pattern).substr(0, at)) + 1);
}

/// RE2 gives the strings that a text may begin with to be matched from its first character; "" as the largest one says
/// that only the empty string is. Boundaries would mislead it: at the beginning of a text it sees none before "é".
bool matchesOnlyNothing(const std::string& pattern) {
    const RE2 regex(withoutBoundaries(pattern), optionsWith(PatternMemory));
    std::string least;
    std::string greatest;
    return regex.PossibleMatchRange(&least, &greatest, 8) && greatest.empty();
}

base::Status checkProgram(const RegexSource& source, const std::string& pattern) {
    // No (?i:...) around it: that would close what the pattern leaves open.
    RE2::Options options = optionsWith(PatternMemory);
    options.set_case_sensitive(source.caseSensitive);
    const RE2 regex(pattern, options);
    if (!regex.ok()) {
        const Fault fault = faultOf(regex.error_code());
        const std::string part = pattern == source.pattern ? regex.error_arg() : std::string();
        return base::unexpected(base::ErrorCode::Invalid,
                                std::string("RE2 refuses the regular expression: ") + fault.what +
                                    (part.empty() || part == pattern ? "" : ", at \"" + part + "\""),
                                fault.remedy, {{}, 0, columnOf(source.pattern, part)});
    }
    return base::Done{};
}

}  // namespace

base::Status checkRegex(const RegexSource& source) {
    if (auto supported = checkSupported(source.pattern); !supported) return supported;
    if (auto written = checkProgram(source, source.pattern); !written) return written;
    for (const auto& rewrite : {&plainPattern, &markedPattern})
        if (auto rewritten = checkProgram(source, rewrite(source.pattern)); !rewritten) return rewritten;
    if (matchesOnlyNothing(source.pattern))
        return base::unexpected(base::ErrorCode::Invalid,
                                "the regular expression can match nothing but the empty string",
                                "name at least one character that has to be there");
    return base::Done{};
}

std::string_view RegexText::haystack() const { return plain_ ? text_ : std::string_view(marked_.text); }

std::size_t RegexText::toHaystack(std::size_t at) const {
    if (plain_) return at;
    const auto first = std::lower_bound(marked_.original.begin(), marked_.original.end(), at);
    return static_cast<std::size_t>(first - marked_.original.begin());
}

std::size_t RegexText::fromHaystack(std::size_t at) const { return plain_ ? at : marked_.original[at]; }

struct RegexEngine::Programs {
    Programs(const RegexPlan& plan, std::string (*rewrite)(std::string_view), std::int64_t setMemory) {
        std::vector<std::string> rewritten;
        for (const RegexSource& source : plan.patterns) {
            rewritten.push_back(withCase(rewrite(source.pattern), source.caseSensitive));
            each.push_back(std::make_unique<RE2>(rewritten.back(), optionsWith(PatternMemory)));
        }
        sentence = setOf(rewritten, plan.sentencePatterns, setMemory);
        turn = setOf(rewritten, plan.turnPatterns, setMemory);
    }

    static std::unique_ptr<RE2::Set> setOf(const std::vector<std::string>& patterns,
                                           const std::vector<std::uint32_t>& which, std::int64_t memory) {
        if (which.empty()) return nullptr;
        auto set = std::make_unique<RE2::Set>(optionsWith(memory), RE2::UNANCHORED);
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

RegexEngine::RegexEngine(const RegexPlan& plan, std::int64_t setMemory)
    : plan_(plan), setMemory_(setMemory), plain_(std::make_unique<Programs>(plan, &plainPattern, setMemory)) {
    for (const RegexSource& source : plan.patterns) {
        const MarkCounts needed = marksNeeded(source.pattern);
        marks_.boundary = std::max(marks_.boundary, needed.boundary);
        marks_.nonBoundary = std::max(marks_.nonBoundary, needed.nonBoundary);
    }
}
RegexEngine::RegexEngine(RegexEngine&&) noexcept = default;
RegexEngine::~RegexEngine() = default;

RegexEngine::Programs& RegexEngine::programsFor(const RegexText& text) {
    if (text.plain_) return *plain_;
    if (!marked_) marked_ = std::make_unique<Programs>(plan_, &markedPattern, setMemory_);
    return *marked_;
}

void RegexEngine::prepare(std::string_view text, RegexText& prepared, Copy copy) const {
    prepared.text_ = text;
    prepared.plain_ = copy == Copy::IfNeeded && text::isPlain(text);
    if (!prepared.plain_) markText(text, marks_, prepared.marked_);
}

void RegexEngine::matchingInSentence(const RegexText& text, std::vector<std::uint32_t>& patterns) {
    Programs& programs = programsFor(text);
    programs.matching(programs.sentence.get(), plan_.sentencePatterns, text.haystack(), patterns);
}

void RegexEngine::matchingInTurn(const RegexText& text, std::vector<std::uint32_t>& patterns) {
    Programs& programs = programsFor(text);
    programs.matching(programs.turn.get(), plan_.turnPatterns, text.haystack(), patterns);
}

void RegexEngine::find(std::uint32_t pattern, const RegexText& text, std::vector<text::Span>& matches) {
    const RE2& regex = *programsFor(text).each[pattern];
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
