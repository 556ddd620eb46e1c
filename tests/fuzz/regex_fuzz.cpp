// The first line is a pattern, the rest a text. A pattern is refused with a message, or what it finds lies on character
// boundaries, in order and without overlaps; the set knows what matches; and a text and its marked copy give the same.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "coder/base/check.h"
#include "coder/match/regex_engine.h"
#include "coder/text/utf8.h"

namespace {

using namespace coder;

bool isBoundary(std::string_view text, std::size_t at) {
    return at == text.size() || !text::isContinuationByte(text[at]);
}

void checkMatches(const std::vector<text::Span>& matches, std::string_view text) {
    std::size_t last = 0;
    for (const text::Span match : matches) {
        CODER_CHECK_LE(last, match.begin().value());
        CODER_CHECK_LT(match.begin().value(), match.end().value());
        CODER_CHECK_LE(match.end().value(), text.size());
        CODER_CHECK_EQ(isBoundary(text, match.begin().value()), true);
        CODER_CHECK_EQ(isBoundary(text, match.end().value()), true);
        last = match.end().value();
    }
}

/// False for what regex_syntax.h says of marked texts: \b next to an anchor, or in a counted group.
bool meansTheSameInMarkedTexts(std::string_view pattern) {
    const match::MarkCounts marks = match::marksNeeded(pattern);
    if (marks.boundary == 0 && marks.nonBoundary == 0) return true;
    return marks.boundary < 8 && marks.nonBoundary < 8 && pattern.find_first_of("^${") == std::string_view::npos &&
           pattern.find("\\A") == std::string_view::npos && pattern.find("\\z") == std::string_view::npos;
}

std::vector<text::Span> findAll(const match::RegexPatterns& patterns, match::RegexEngine& engine, std::string_view text,
                                match::RegexEngine::Copy copy) {
    match::RegexText prepared;
    engine.prepare(text, prepared, copy);
    std::vector<text::Span> matches;
    engine.find(0, prepared, matches);
    checkMatches(matches, text);
    std::vector<std::uint32_t> wordless;
    engine.matchingWordless(prepared, wordless);
    if (!matches.empty() && !patterns.wordless().empty()) CODER_CHECK_EQ(wordless.size(), std::size_t{1});
    return matches;
}

void checkRefusal(const base::Error& error, std::string_view pattern) {
    CODER_CHECK_EQ(error.message.empty(), false);
    CODER_CHECK_EQ(error.remedy.empty(), false);
    CODER_CHECK_LE(error.place.column, text::countCodePoints(pattern) + 1);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const std::size_t line = input.find('\n');
    if (size > 4096 || line == std::string_view::npos) return 0;
    const std::string_view pattern = input.substr(0, line);
    const std::string_view text = input.substr(line + 1);
    match::RegexPatterns patterns;
    if (const auto added = patterns.add({std::string(pattern), false}); !added) {
        checkRefusal(added.error(), pattern);
        return 0;
    }
    if (text::firstInvalidUtf8(text) != text.size()) return 0;
    match::Vocabulary vocabulary;
    patterns.seal(vocabulary);
    match::RegexEngine engine(patterns);
    using Copy = match::RegexEngine::Copy;
    const auto matches = findAll(patterns, engine, text, Copy::IfNeeded);
    const auto marked = findAll(patterns, engine, text, Copy::Always);
    if (meansTheSameInMarkedTexts(pattern)) CODER_CHECK_EQ(matches == marked, true);
    return 0;
}
