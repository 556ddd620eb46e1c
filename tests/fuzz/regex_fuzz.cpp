// The first line is a pattern, the rest a text. A pattern is refused, or what it finds lies on character boundaries, in
// order and without overlaps.
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

void checkMatches(const std::vector<text::Span>& matches, std::string_view text) {
    std::size_t last = 0;
    for (const text::Span match : matches) {
        CODER_CHECK_LE(last, match.begin().value());
        CODER_CHECK_LT(match.begin().value(), match.end().value());
        CODER_CHECK_LE(match.end().value(), text.size());
        CODER_CHECK_EQ(text::isContinuationByte(text[match.begin().value()]), false);
        last = match.end().value();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    if (size > 4096 || text::firstInvalidUtf8(input) != size) return 0;
    const std::size_t line = input.find('\n');
    if (line == std::string_view::npos) return 0;
    match::RegexPlan plan;
    plan.patterns.push_back({std::string(input.substr(0, line)), false});
    plan.sentencePatterns = {0};
    if (!match::checkRegex(plan.patterns.front())) return 0;
    const std::string_view text = input.substr(line + 1);
    match::RegexEngine engine(plan);
    match::RegexText prepared;
    engine.prepare(text, prepared);
    std::vector<text::Span> matches;
    engine.find(0, prepared, matches);
    checkMatches(matches, text);
    return 0;
}
