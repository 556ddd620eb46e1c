// Any two texts and any spans: anchors keep the promises of anchoring.h. The input is the old and the new text with a
// NUL between; without NUL, the new text is the old one with its halves swapped.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "coder/base/check.h"
#include "coder/text/utf8.h"
#include "tests/support/anchor_checks.h"

namespace {

using coder::text::Span;

std::size_t boundaryFrom(std::string_view text, std::size_t at) {
    while (!coder::test::isCharacterBoundary(text, at)) ++at;
    return at;
}

/// Spans of many lengths all over the text, some empty, some overlapping.
std::vector<Span> spansOf(std::string_view text) {
    std::vector<Span> spans;
    std::size_t length = 0;
    for (std::size_t at = 0; at <= text.size() && spans.size() < 400; at += 1 + length % 7) {
        const std::size_t begin = boundaryFrom(text, at);
        spans.emplace_back(begin, boundaryFrom(text, std::min(begin + length, text.size())));
        length = (length * 5 + 3) % 97;
    }
    return spans;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    if (coder::text::firstInvalidUtf8(text) != text.size()) return 0;
    const std::size_t nul = text.find('\0');
    const std::size_t half = boundaryFrom(text, text.size() / 2);
    const std::string oldText = nul == std::string::npos ? text : text.substr(0, nul);
    const std::string newText =
        nul == std::string::npos ? text.substr(half) + text.substr(0, half) : text.substr(nul + 1);
    CODER_CHECK_EQ(coder::test::brokenPromise(oldText, newText, spansOf(oldText)), std::string());
    return 0;
}
