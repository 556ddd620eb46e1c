#include "coder/codebook/word_marks.h"

#include <fmt/format.h>

#include <cstdint>
#include <utility>
#include <vector>

#include "coder/text/characters.h"
#include "coder/text/utf8.h"

namespace coder::codebook {

namespace {

constexpr std::size_t MaxPatternBytes = 1'000'000;

using PhraseKind = PhraseNode::Kind;

/// A run taken apart: its marks and what is between them.
struct Marks {
    bool exact = false;
    bool prefix = false;
    std::size_t begin = 0;
    std::size_t end = 0;
};

std::optional<PatternFault> readMarks(std::string_view run, Marks& marks) {
    marks = {run.front() == '=', run.back() == '*', run.front() == '=' ? 1U : 0U, run.size()};
    if (marks.prefix && marks.end > marks.begin) --marks.end;
    const std::string_view bare = run.substr(marks.begin, marks.end - marks.begin);
    if (const std::size_t at = bare.find('='); at != std::string_view::npos)
        return PatternFault{marks.begin + at, fmt::format("the = in \"{}\" does not stand before a word", run),
                            "write =word, with a space before it, for that form of the word alone"};
    if (const std::size_t at = bare.find('*'); at != std::string_view::npos)
        return PatternFault{marks.begin + at, fmt::format("the * in \"{}\" does not stand at the end of a word", run),
                            "write word* for all words that begin like this; other places can't have a *"};
    if (marks.exact && marks.prefix)
        return PatternFault{0, fmt::format("\"{}\" has both = and *", run),
                            "= is for one form of a word, * for all that begin like this: leave one of them out"};
    return std::nullopt;
}

std::optional<PatternFault> checkMarkedWord(std::string_view run, const Marks& marks,
                                            const std::vector<text::Span>& spans) {
    if (spans.empty() && (marks.exact || marks.prefix))
        return PatternFault{0, fmt::format("the mark {} stands without a word", marks.exact ? '=' : '*'),
                            "write the word next to it, as in =word or word*"};
    if (marks.prefix && spans.back().end().value() != marks.end - marks.begin)
        return PatternFault{marks.end, fmt::format("the * in \"{}\" does not stand at the end of a word", run),
                            "write the * behind a letter; ? is for any one word"};
    return std::nullopt;
}

}  // namespace

base::Unexpected faultError(std::string_view pattern, const PatternFault& fault) {
    const std::string_view before = pattern.substr(0, fault.at);
    // What is no UTF-8 can't be counted in characters beyond its first wrong byte, and nobody needs that.
    const std::size_t column = text::countCodePoints(before.substr(0, text::firstInvalidUtf8(before))) + 1;
    return base::unexpected(base::ErrorCode::Invalid, fault.message, fault.remedy,
                            {{}, 0, static_cast<std::uint32_t>(column)});
}

std::optional<PatternFault> readMarkedWords(std::string_view run, text::WordBreaker& breaker, MarkedWords& words) {
    words = {};
    Marks marks;
    if (auto fault = readMarks(run, marks)) return fault;
    const std::string_view bare = run.substr(marks.begin, marks.end - marks.begin);
    std::vector<text::Span> spans;
    breaker.split(bare, spans);
    if (auto fault = checkMarkedWord(run, marks, spans)) return fault;
    for (const text::Span span : spans) {
        PhraseNode node;
        node.kind = marks.exact ? PhraseKind::Exact : PhraseKind::Stem;
        node.word = std::string(text::slice(bare, span));
        words.nodes.push_back(std::move(node));
    }
    if (spans.empty()) return std::nullopt;
    if (marks.prefix) words.nodes.back().kind = PhraseKind::Prefix;
    words.span = text::Span(spans.front().begin(), spans.back().end()).shifted(marks.begin);
    return std::nullopt;
}

std::size_t findSpace(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        std::size_t next = at;
        if (text::isWhiteSpace(text::nextCodePoint(text, next))) break;
        at = next;
    }
    return at;
}

std::size_t skipSpace(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        std::size_t next = at;
        if (!text::isWhiteSpace(text::nextCodePoint(text, next))) break;
        at = next;
    }
    return at;
}

std::optional<PatternFault> checkPatternText(std::string_view pattern) {
    if (pattern.size() > MaxPatternBytes)
        return PatternFault{
            0, fmt::format("the pattern has {} bytes; at most {} are read", pattern.size(), MaxPatternBytes),
            "divide it into several rules"};
    if (const std::size_t at = text::firstInvalidUtf8(pattern); at < pattern.size())
        return PatternFault{at, "the pattern is no UTF-8 text", "save or type it as UTF-8"};
    return std::nullopt;
}

std::string trimmed(std::string_view text) {
    const std::size_t begin = skipSpace(text, 0);
    std::size_t end = begin;
    for (std::size_t at = begin; at < text.size(); at = skipSpace(text, end)) end = findSpace(text, at);
    return std::string(text.substr(begin, end - begin));
}

}  // namespace coder::codebook
