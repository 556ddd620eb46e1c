// Patterns are read token by token: escapes, classes, groups, single characters. Only tokens that take a character or
// look at a boundary are rewritten; quantifiers, bars and brackets go through as they are.
#include "coder/match/regex_syntax.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "coder/text/characters.h"
#include "coder/text/utf8.h"

namespace coder::match {

namespace {

// Noncharacters: never in real text. NFC keeps them out of nothing else's way.
constexpr std::string_view BoundaryMark = "\xEF\xB7\x90";     // U+FDD0
constexpr std::string_view NonBoundaryMark = "\xEF\xB7\x91";  // U+FDD1
constexpr char32_t FirstMark = 0xFDD0;
constexpr char32_t LastMark = 0xFDD1;
constexpr std::string_view MarkRange = R"(\x{FDD0}-\x{FDD1})";
constexpr std::string_view AnyMarks = R"([\x{FDD0}-\x{FDD1}]*)";

// What \w, \d and \s hold, and what their complements do. The complements are spelled out for one place only: within a
// negated class, where they can't be written as a negated class themselves.
struct ClassWords {
    std::string_view word, nonWord, digit, nonDigit, space, nonSpace;
    std::string_view marks;  ///< What no class may hold.
};

// In plain texts RE2's own classes are right, but for the vertical tab, which is white space too. A digit that no plain
// text has stands for the digits of other scripts: with ten or less RE2's filter would write them out.
constexpr ClassWords PlainClasses{
    R"(\w)", R"(\W)", R"(\d\x{660})", R"(\D)", R"(\s\v)", R"(\x00-\x08\x0E-\x1F!-\x{10FFFF})", ""};

// Unicode's (UTS #18, Annex C). \w: alphabetic characters (letters, letter numbers, letters in circles and squares),
// marks, decimal digits, connecting punctuation, joiners.
constexpr ClassWords UnicodeClasses{
    R"(\p{L}\p{M}\p{Nd}\p{Nl}\p{Pc}\x{200C}\x{200D}\x{24B6}-\x{24E9}\x{1F130}-\x{1F149}\x{1F150}-\x{1F169}\x{1F170}-\x{1F189})",
    R"(\p{Z}\p{Pd}\p{Ps}\p{Pe}\p{Pi}\p{Pf}\p{Po}\p{S}\p{Cc}\p{Cf}\p{Co}\p{No})",
    R"(\p{Nd})",
    R"(\p{L}\p{M}\p{P}\p{S}\p{Z}\p{Cc}\p{Cf}\p{Co}\p{Nl}\p{No})",
    R"(\t\n\v\f\r\x{85}\p{Z})",
    R"(\p{L}\p{M}\p{N}\p{P}\p{S}\p{Cf}\p{Co}\x00-\x08\x0E-\x1F\x7F-\x{84}\x{86}-\x{9F})",
    MarkRange};

constexpr std::string_view Apostrophes = "'\xE2\x80\x98\xE2\x80\x99";
constexpr std::string_view QuotationMarks = "\"\xE2\x80\x9C\xE2\x80\x9D\xE2\x80\x9E";

struct Token {
    enum class Kind : std::uint8_t { Literal, Escape, Class, Dot, GroupOpen, GroupClose, Start, End, Other };
    Kind kind = Kind::Other;
    std::string_view text;
};

std::size_t characterLength(std::string_view text, std::size_t at) {
    std::size_t end = at + 1;
    while (end < text.size() && text::isContinuationByte(text[end])) ++end;
    return end - at;
}

/// The length of the escape that begins at `at`: `\x{12AB}`, `\p{Greek}`, `\pL`, `\x41`, `\012`, `\w`.
std::size_t escapeLength(std::string_view pattern, std::size_t at) {
    if (at + 1 >= pattern.size()) return 1;
    const char kind = pattern[at + 1];
    if (kind == 'p' || kind == 'P' || kind == 'x') {
        if (at + 2 < pattern.size() && pattern[at + 2] == '{') {
            const std::size_t close = pattern.find('}', at);
            return close == std::string_view::npos ? pattern.size() - at : close + 1 - at;
        }
        return std::min<std::size_t>(kind == 'x' ? 4 : 3, pattern.size() - at);
    }
    if (kind == '0')
        return std::min(pattern.find_first_not_of("01234567", at + 1), std::min(at + 4, pattern.size())) - at;
    return 1 + characterLength(pattern, at + 1);
}

/// The length of the class that begins at `at` with "[". A "]" that stands first is a member.
std::size_t classLength(std::string_view pattern, std::size_t at) {
    std::size_t i = at + 1;
    if (i < pattern.size() && pattern[i] == '^') ++i;
    if (i < pattern.size() && pattern[i] == ']') ++i;
    while (i < pattern.size() && pattern[i] != ']') {
        if (pattern[i] == '\\') {
            i += escapeLength(pattern, i);
        } else if (pattern.substr(i, 2) == "[:") {
            const std::size_t close = pattern.find(":]", i + 2);
            i = close == std::string_view::npos ? i + 1 : close + 2;
        } else {
            ++i;
        }
    }
    return std::min(i + 1, pattern.size()) - at;
}

/// "(", "(?:", "(?P<name>", "(?i)", "(?i:".
std::size_t groupOpenLength(std::string_view pattern, std::size_t at) {
    if (pattern.substr(at, 2) != "(?") return 1;
    std::size_t i = at + 2;
    if (pattern.substr(i, 2) == "P<") {
        const std::size_t close = pattern.find('>', i);
        return close == std::string_view::npos ? pattern.size() - at : close + 1 - at;
    }
    while (i < pattern.size() && pattern[i] != ':' && pattern[i] != ')') ++i;
    return std::min(i + 1, pattern.size()) - at;
}

/// The length of `{2}`, `{2,}` or `{2,5}`; 0 for other braces, which RE2 takes for characters.
std::size_t quantifierLength(std::string_view pattern, std::size_t at) {
    const auto digitsEnd = [&](std::size_t from) {
        return std::min(pattern.find_first_not_of("0123456789", from), pattern.size());
    };
    std::size_t end = digitsEnd(at + 1);
    if (end == at + 1) return 0;
    if (pattern.substr(end, 1) == ",") end = digitsEnd(end + 1);
    return pattern.substr(end, 1) == "}" ? end + 1 - at : 0;
}

Token tokenAt(std::string_view pattern, std::size_t at) {
    using Kind = Token::Kind;
    const auto token = [&](Kind kind, std::size_t length) { return Token{kind, pattern.substr(at, length)}; };
    switch (pattern[at]) {
        case '\\':
            if (pattern.substr(at, 2) == "\\Q") {
                const std::size_t close = pattern.find("\\E", at + 2);
                return token(Kind::Other, close == std::string_view::npos ? pattern.size() - at : close + 2 - at);
            }
            return token(Kind::Escape, escapeLength(pattern, at));
        case '[':
            return token(Kind::Class, classLength(pattern, at));
        case '.':
            return token(Kind::Dot, 1);
        case '(':
            return token(Kind::GroupOpen, groupOpenLength(pattern, at));
        case ')':
            return token(Kind::GroupClose, 1);
        case '^':
            return token(Kind::Start, 1);
        case '$':
            return token(Kind::End, 1);
        case '*':
        case '+':
        case '?':
        case '|':
            return token(Kind::Other, 1);
        case '{':
            if (const std::size_t length = quantifierLength(pattern, at); length != 0)
                return token(Kind::Other, length);
            return token(Kind::Literal, 1);
        default:
            return token(Kind::Literal, characterLength(pattern, at));
    }
}

std::vector<Token> tokensOf(std::string_view pattern) {
    std::vector<Token> tokens;
    for (std::size_t at = 0; at < pattern.size(); at += tokens.back().text.size()) {
        tokens.push_back(tokenAt(pattern, at));
        const std::string_view quoted = tokens.back().text;
        if (quoted.substr(0, 2) != "\\Q") continue;
        // \Q…\E: each character between is a literal of its own.
        tokens.pop_back();
        const bool closed = quoted.size() >= 4 && quoted.substr(quoted.size() - 2) == "\\E";
        const std::string_view inside = quoted.substr(2, quoted.size() - (closed ? 4 : 2));
        for (std::size_t i = 0; i < inside.size();) {
            const std::size_t length = characterLength(inside, i);
            tokens.push_back({Token::Kind::Literal, inside.substr(i, length)});
            i += length;
        }
        // Marks the end of the quoted part, so that the loop goes on behind it.
        tokens.push_back({Token::Kind::Other, quoted.substr(quoted.size())});
        at += quoted.size();
    }
    return tokens;
}

/// The characters that a quote stands for, as members of a class: itself and its typographic forms. Empty for all else.
std::string_view variantsOf(std::string_view literal) {
    if (literal == "'" || literal == "\\'") return Apostrophes;
    if (literal == "\"" || literal == "\\\"") return QuotationMarks;
    return {};
}

std::string escapedLiteral(std::string_view literal) {
    if (const std::string_view variants = variantsOf(literal); !variants.empty())
        return "[" + std::string(variants) + "]";
    constexpr std::string_view Special = R"(\.+*?()|[]{}^$)";
    std::string escaped;
    if (literal.size() == 1 && Special.find(literal[0]) != std::string_view::npos) escaped += '\\';
    return escaped.append(literal);
}

/// A class that has a name: `\w`, `\pL`, `[:alpha:]`, or the complement of one.
struct NamedClass {
    std::string members;
    std::string complement;  ///< The members of the complement, for use in a negated class.
    bool negated = false;    ///< What is meant is all but `members`.
};

std::optional<NamedClass> shorthandClass(char letter, const ClassWords& words) {
    const auto named = [](std::string_view members, std::string_view complement, bool negated) {
        return NamedClass{std::string(members), std::string(complement), negated};
    };
    switch (letter) {
        case 'w':
        case 'W':
            return named(words.word, words.nonWord, letter == 'W');
        case 'd':
        case 'D':
            return named(words.digit, words.nonDigit, letter == 'D');
        case 's':
        case 'S':
            return named(words.space, words.nonSpace, letter == 'S');
        default:
            return std::nullopt;
    }
}

/// `[:alpha:]` and its like, which in RE2 are those of ASCII. Those that only make sense there stay what they are.
std::optional<NamedClass> posixClass(std::string_view source, const ClassWords& words) {
    const bool negated = source.substr(2, 1) == "^";
    const std::string_view name = source.substr(negated ? 3 : 2, source.size() - (negated ? 5 : 4));
    const auto named = [&](std::string_view members) {
        return NamedClass{std::string(members), std::string(source), negated};
    };
    if (name == "alpha") return named(R"(\p{L}\p{Nl})");
    if (name == "alnum") return named(R"(\p{L}\p{Nl}\p{Nd})");
    if (name == "upper") return named(R"(\p{Lu})");
    if (name == "lower") return named(R"(\p{Ll})");
    if (name == "punct") return named(R"([:punct:]\p{P})");
    if (name == "digit") return named(words.digit);
    if (name == "space") return named(words.space);
    if (name == "word") return named(words.word);
    return named("[:" + std::string(name) + ":]");
}

std::optional<NamedClass> namedClass(std::string_view source, const ClassWords& words) {
    if (source.substr(0, 2) == "[:") return posixClass(source, words);
    if (source.size() < 2 || source[0] != '\\') return std::nullopt;
    if (source[1] != 'p' && source[1] != 'P')
        return source.size() == 2 ? shorthandClass(source[1], words) : std::nullopt;
    const bool inner = source.substr(2, 2) == "{^";
    const std::string property = inner ? "{" + std::string(source.substr(4)) : std::string(source.substr(2));
    return NamedClass{"\\p" + property, "\\P" + property, (source[1] == 'P') != inner};
}

/// The code point of a member of a class, where it is one beyond ASCII; else 0, which is small enough for what it is
/// asked for.
char32_t codePointOf(std::string_view member) {
    std::size_t at = 0;
    if (member.substr(0, 3) != "\\x{")
        return member.size() > 1 && member[0] != '\\' ? text::nextCodePoint(member, at) : 0;
    if (member.back() != '}') return 0;
    std::uint32_t value = 0;
    std::from_chars(member.data() + 3, member.data() + member.size() - 1, value, 16);
    return value;
}

/// `[…]` with typographic quotes beside plain ones, with the members of `words` and without marks.
class ClassRewriter {
public:
    ClassRewriter(std::string_view source, const ClassWords& words)
        : source_(source.substr(0, source.size() - 1)),
          words_(words),
          negated_(source.substr(0, 2) == "[^"),
          at_(negated_ ? 2 : 1) {}

    std::string rewritten() {
        for (bool first = true; at_ < source_.size(); first = false) {
            if (first && source_[at_] == ']') {
                members_ += "\\]";
                ++at_;
                continue;
            }
            const std::string_view member = take();
            if (const auto named = namedClass(member, words_))
                addNamed(*named);
            else if (source_.substr(at_, 1) == "-" && at_ + 1 < source_.size())
                addRange(member);
            else
                members_ += variantsOf(member).empty() ? member : variantsOf(member);
        }
        return negated_ ? "[^" + members_ + std::string(words_.marks) + "]" : united();
    }

private:
    /// The member at `at_`, without what may make it a range.
    std::string_view take() {
        std::size_t length = characterLength(source_, at_);
        if (source_[at_] == '\\') length = escapeLength(source_, at_);
        if (source_.substr(at_, 2) == "[:")
            if (const std::size_t close = source_.find(":]", at_ + 2); close != std::string_view::npos)
                length = close + 2 - at_;
        const std::string_view member = source_.substr(at_, length);
        at_ += member.size();
        return member;
    }

    void addNamed(const NamedClass& named) {
        if (!named.negated)
            members_ += named.members;
        else if (negated_)
            members_ += named.complement;
        else
            others_.push_back("[^" + named.members + std::string(words_.marks) + "]");
    }

    void addRange(std::string_view first) {
        ++at_;
        const std::string_view last = take();
        const bool holdsMarks = !words_.marks.empty() && codePointOf(first) < FirstMark && codePointOf(last) > LastMark;
        members_.append(first).append(holdsMarks ? "-\\x{FDCF}\\x{FDD2}-" : "-").append(last);
    }

    /// A class can't hold the complement of another one and leave marks out; alternatives can.
    std::string united() const {
        if (others_.empty()) return "[" + members_ + "]";
        if (members_.empty() && others_.size() == 1) return others_.front();
        std::string result = "(?:";
        if (!members_.empty()) result += "[" + members_ + "]|";
        for (std::size_t i = 0; i < others_.size(); ++i) result += (i == 0 ? "" : "|") + others_[i];
        return result + ")";
    }

    std::string_view source_;  ///< Without the closing bracket.
    const ClassWords& words_;
    bool negated_;
    std::size_t at_;
    std::string members_;
    std::vector<std::string> others_;
};

std::string rewrittenClass(std::string_view source, const ClassWords& words) {
    return ClassRewriter(source, words).rewritten();
}

std::string withMarks(std::string_view atom) { return "(?:" + std::string(AnyMarks) + std::string(atom) + ")"; }

/// Whether `.` takes a line feed: (?s) in force, group by group.
class DotFlags {
public:
    void open(std::string_view group) {
        const bool setsForRest = group.size() > 2 && group.back() == ')';
        if (!setsForRest) stack_.push_back(dotAll_);
        if (group.substr(0, 2) != "(?" || group.substr(0, 3) == "(?P") return;
        bool on = true;
        for (const char c : group.substr(2)) {
            if (c == '-') on = false;
            if (c == 's') dotAll_ = on;
        }
    }
    void close() {
        if (stack_.empty()) return;
        dotAll_ = stack_.back();
        stack_.pop_back();
    }
    bool dotAll() const { return dotAll_; }

private:
    bool dotAll_ = false;
    std::vector<bool> stack_;
};

/// An escape that takes a character; those that look at a place go through as they are.
std::string rewrittenEscape(std::string_view escape, const ClassWords& words) {
    if (namedClass(escape, words)) return rewrittenClass("[" + std::string(escape) + "]", words);
    if (const std::string_view variants = variantsOf(escape); !variants.empty())
        return "[" + std::string(variants) + "]";
    return std::string(escape);
}

std::string markedEscape(std::string_view escape) {
    if (escape == "\\b") return std::string(BoundaryMark);
    if (escape == "\\B") return std::string(NonBoundaryMark);
    if (escape == "\\A") return std::string(escape);
    if (escape == "\\z") return std::string(AnyMarks) + "\\z";
    return withMarks(rewrittenEscape(escape, UnicodeClasses));
}

bool takesCharacter(const Token& token) {
    constexpr std::array<std::string_view, 4> Places{"\\b", "\\B", "\\A", "\\z"};
    if (token.kind == Token::Kind::Escape) return std::find(Places.begin(), Places.end(), token.text) == Places.end();
    return token.kind == Token::Kind::Literal || token.kind == Token::Kind::Class || token.kind == Token::Kind::Dot;
}

/// A quantifier that takes none, too.
bool mayBeLeftOut(const Token& next) { return next.text == "*" || next.text == "?" || next.text.substr(0, 2) == "{0"; }

/// Combining marks, soft hyphens and other format characters: what takes no column of its own is inside a word where
/// the character before it is.
bool belongsToTheOneBefore(char32_t character) { return character > 0x9F && text::displayColumns(character) == 0; }

struct Refused {
    std::string_view text;
    const char* what;
    const char* remedy;
};

constexpr const char* NoBackreferences = "write out what may be repeated, as alternatives";

constexpr std::array<Refused, 12> RefusedGroups{{
    {"(?=", "lookahead", "put what must follow into `with`, or match it and keep `unit: sentence`"},
    {"(?!", "negative lookahead", "put what must not follow into `unless`"},
    {"(?<=", "lookbehind", "put what must stand before into `with`, or match it and keep `unit: sentence`"},
    {"(?<!", "negative lookbehind", "put what must not stand before into `unless`"},
    {"(?<", "the named group", "write (?P<name>...)"},
    {"(?'", "the named group", "write (?P<name>...)"},
    {"(?P=", "a backreference", NoBackreferences},
    {"(?P>", "recursion", "write out what may be nested, as deep as it has to be"},
    {"(?|", "a branch reset", "write (?:...)"},
    {"(?>", "an atomic group", "write (?:...): RE2 never backtracks, so nothing is lost"},
    {"(?#", "a comment", "put the comment into the YAML, behind #"},
    {"(?(", "a condition", "write one rule for each case"},
}};

constexpr std::array<Refused, 10> RefusedEscapes{{
    {"\\k", "a backreference", NoBackreferences},
    {"\\g", "a backreference", NoBackreferences},
    {"\\Z", "the anchor", "use \\z or $ for the end"},
    {"\\G", "the anchor", "use \\b, ^ or nothing: matches are looked for one behind the other anyway"},
    {"\\K", "the cut", "put what must stand before into `with`, or match it and keep `unit: sentence`"},
    {"\\C", "the single byte", "use . for any character"},
    {"\\X", "the grapheme cluster", "use . for any character and \\pM* for the marks behind it"},
    {"\\R", "the line end", "use \\n, or \\s for any white space"},
    {"\\h", "the horizontal space", "use [ \\t], or \\s for any white space"},
    {"\\u", "the escape", "write the code point as \\x{...}, as in \\x{e9}, or the character itself"},
}};

const Refused* refusalOf(const Token& token, std::string_view rest) {
    static constexpr Refused Number{{}, "a backreference", NoBackreferences};
    const auto begins = [&](const Refused& refused) { return rest.substr(0, refused.text.size()) == refused.text; };
    if (token.kind == Token::Kind::GroupOpen) {
        const auto found = std::find_if(RefusedGroups.begin(), RefusedGroups.end(), begins);
        return found == RefusedGroups.end() ? nullptr : &*found;
    }
    if (token.kind != Token::Kind::Escape || token.text.size() < 2) return nullptr;
    if (token.text[1] >= '1' && token.text[1] <= '9') return &Number;
    const auto found = std::find_if(RefusedEscapes.begin(), RefusedEscapes.end(), begins);
    return found == RefusedEscapes.end() ? nullptr : &*found;
}

base::Unexpected refuse(std::string_view pattern, std::size_t at, std::string_view text, const char* what,
                        const char* remedy) {
    const auto column = static_cast<std::uint32_t>(text::countCodePoints(pattern.substr(0, at)) + 1);
    return base::unexpected(
        base::ErrorCode::Unsupported,
        std::string(what) + " \"" + std::string(text) + "\" is not supported in regular expressions", remedy,
        {{}, 0, column});
}

}  // namespace

std::string plainPattern(std::string_view pattern) {
    std::string result;
    for (const Token& token : tokensOf(pattern)) {
        if (token.kind == Token::Kind::Literal)
            result += escapedLiteral(token.text);
        else if (token.kind == Token::Kind::Class)
            result += rewrittenClass(token.text, PlainClasses);
        else if (token.kind == Token::Kind::Escape)
            result += rewrittenEscape(token.text, PlainClasses);
        else
            result += token.text;
    }
    return result;
}

std::string markedPattern(std::string_view pattern) {
    std::string result;
    DotFlags flags;
    for (const Token& token : tokensOf(pattern)) {
        switch (token.kind) {
            case Token::Kind::Literal:
                result += withMarks(escapedLiteral(token.text));
                break;
            case Token::Kind::Escape:
                result += markedEscape(token.text);
                break;
            case Token::Kind::Class:
                result += withMarks(rewrittenClass(token.text, UnicodeClasses));
                break;
            case Token::Kind::Dot:
                result += withMarks("[^" + std::string(MarkRange) + (flags.dotAll() ? "]" : "\\n]"));
                break;
            case Token::Kind::End:
                result += std::string(AnyMarks) + "$";
                break;
            case Token::Kind::GroupOpen:
                flags.open(token.text);
                result += token.text;
                break;
            case Token::Kind::GroupClose:
                flags.close();
                result += token.text;
                break;
            case Token::Kind::Start:
            case Token::Kind::Other:
                result += token.text;
                break;
        }
    }
    return result;
}

std::string withoutBoundaries(std::string_view pattern) {
    std::string result;
    for (const Token& token : tokensOf(pattern)) {
        const bool isBoundary = token.text == "\\b" || token.text == "\\B";
        const bool isLiteral = token.kind == Token::Kind::Literal;
        result += isBoundary ? "(?:)" : isLiteral ? escapedLiteral(token.text) : std::string(token.text);
    }
    return result;
}

MarkCounts marksNeeded(std::string_view pattern) {
    constexpr std::uint32_t Most = 8;
    MarkCounts most;
    MarkCounts here;
    int depth = 0;
    const std::vector<Token> tokens = tokensOf(pattern);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Token& token = tokens[i];
        if (token.kind == Token::Kind::GroupOpen && token.text.back() != ')') ++depth;
        if (token.kind == Token::Kind::GroupClose) --depth;
        if (token.text == "\\b") most.boundary = std::max(most.boundary, ++here.boundary);
        if (token.text == "\\B") most.nonBoundary = std::max(most.nonBoundary, ++here.nonBoundary);
        if (depth == 0 && takesCharacter(token) && (i + 1 == tokens.size() || !mayBeLeftOut(tokens[i + 1]))) here = {};
    }
    return {std::min(most.boundary, Most), std::min(most.nonBoundary, Most)};
}

void markText(std::string_view text, MarkCounts counts, MarkedText& marked) {
    marked.text.clear();
    marked.original.clear();
    const auto append = [&](std::string_view bytes, std::size_t offset, std::size_t step) {
        marked.text += bytes;
        for (std::size_t i = 0; i < bytes.size(); ++i)
            marked.original.push_back(static_cast<std::uint32_t>(offset + i * step));
    };
    bool before = false;
    for (std::size_t at = 0; at <= text.size();) {
        std::size_t next = at;
        bool here = false;
        if (at < text.size()) {
            const char32_t character = text::nextCodePoint(text, next);
            here = belongsToTheOneBefore(character) ? before : text::isWordCharacter(character);
        }
        const bool boundary = here != before;
        for (std::uint32_t i = 0; i < (boundary ? counts.boundary : counts.nonBoundary); ++i)
            append(boundary ? BoundaryMark : NonBoundaryMark, at, 0);
        if (at == text.size()) break;
        append(text.substr(at, next - at), at, 1);
        before = here;
        at = next;
    }
    marked.original.push_back(static_cast<std::uint32_t>(text.size()));
}

base::Status checkSupported(std::string_view pattern) {
    std::size_t at = 0;
    std::string_view last;
    for (const Token& token : tokensOf(pattern)) {
        at = token.text.empty() ? at : static_cast<std::size_t>(token.text.data() - pattern.data());
        if (const Refused* refused = refusalOf(token, pattern.substr(at)))
            return refuse(pattern, at, refused->text.empty() ? token.text : refused->text, refused->what,
                          refused->remedy);
        const bool repeats = last == "*" || last == "+" || last == "?" || (!last.empty() && last.back() == '}');
        if (token.text == "+" && repeats)
            return refuse(pattern, at - last.size(), pattern.substr(at - last.size(), last.size() + 1),
                          "a possessive quantifier",
                          "leave out the second +: RE2 never backtracks, so nothing is lost");
        last = token.kind == Token::Kind::Other ? token.text : std::string_view();
    }
    return base::Done{};
}

}  // namespace coder::match
