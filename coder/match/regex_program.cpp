#include "coder/match/regex_program.h"

#include "coder/text/utf8.h"

namespace coder::match {

namespace {

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
    const RE2 regex(withoutBoundaries(pattern), re2Options(PlainMemory));
    std::string least;
    std::string greatest;
    return regex.PossibleMatchRange(&least, &greatest, 8) && greatest.empty();
}

base::Unexpected refusal(const RegexSource& source, const RE2& regex, const std::string& pattern) {
    const Fault fault = faultOf(regex.error_code());
    const std::string part = pattern == source.pattern ? regex.error_arg() : std::string();
    return base::unexpected(base::ErrorCode::Invalid,
                            std::string("RE2 refuses the regular expression: ") + fault.what +
                                (part.empty() || part == pattern ? "" : ", at \"" + part + "\""),
                            fault.remedy, {{}, 0, columnOf(source.pattern, part)});
}

/// Compiles a form of the pattern and gives the number of its instructions.
base::Result<int> programSize(const RegexSource& source, const std::string& pattern, std::int64_t memory) {
    // No (?i:...) around it: that would close what the pattern leaves open.
    RE2::Options options = re2Options(memory);
    options.set_case_sensitive(source.caseSensitive);
    const RE2 regex(pattern, options);
    if (!regex.ok()) return refusal(source, regex, pattern);
    return regex.ProgramSize();
}

}  // namespace

RE2::Options re2Options(std::int64_t memory) {
    RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(memory);
    return options;
}

std::string plainProgram(const RegexSource& source) {
    return withCase(plainPattern(source.pattern), source.caseSensitive);
}

std::string markedProgram(const RegexSource& source) {
    return withCase(markedPattern(source.pattern), source.caseSensitive);
}

base::Status checkRegex(const RegexSource& source) {
    if (auto supported = checkSupported(source.pattern); !supported) return supported;
    if (auto written = programSize(source, source.pattern, PlainMemory); !written)
        return base::unexpected(written.error());
    const auto plain = programSize(source, plainPattern(source.pattern), PlainMemory);
    if (!plain) return base::unexpected(plain.error());
    if (*plain > SurelyFits)
        if (auto marked = programSize(source, markedPattern(source.pattern), MarkedMemory); !marked)
            return base::unexpected(marked.error());
    if (matchesOnlyNothing(source.pattern))
        return base::unexpected(base::ErrorCode::Invalid,
                                "the regular expression can match nothing but the empty string",
                                "name at least one character that has to be there");
    return base::Done{};
}

}  // namespace coder::match
