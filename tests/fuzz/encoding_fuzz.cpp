// Whatever bytes a file has, it is refused or becomes canonical text, whose positions lead back into the file.
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "coder/base/check.h"
#include "coder/text/encoding.h"
#include "coder/text/position_index.h"
#include "coder/text/utf8.h"

namespace {

using coder::text::ByteOffset;
using coder::text::Canonical;
using coder::text::PositionIndex;

void checkText(const std::string& text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
    CODER_CHECK_EQ(coder::text::firstInvalidUtf8(text), text.size());
    CODER_CHECK_EQ(text.find('\r'), std::string::npos);
    CODER_CHECK_EQ(static_cast<bool>(icu::Normalizer2::getNFCInstance(status)->isNormalizedUTF8(piece, status)), true);
}

/// Offsets in the file never go back, and the end leads to the end.
void checkOriginal(const Canonical& canonical, std::size_t fileBytes) {
    std::size_t last = 0;
    for (std::size_t at = 0; at < canonical.text.size(); ++at) {
        const std::size_t original = canonical.original.toOriginal(ByteOffset(at));
        CODER_CHECK_LE(last, original);
        CODER_CHECK_LT(original, fileBytes);
        last = original;
    }
    CODER_CHECK_EQ(canonical.original.toOriginal(ByteOffset(canonical.text.size())), fileBytes);
}

void checkPositions(const std::string& text) {
    const PositionIndex index(text);
    for (std::size_t at = 0; at <= text.size(); ++at) {
        if (at < text.size() && coder::text::isContinuationByte(text[at])) continue;
        const ByteOffset position(at);
        CODER_CHECK_EQ(index.byte(index.codePoint(position)), position);
        CODER_CHECK_EQ(index.byte(index.utf16(position)), position);
        CODER_CHECK_EQ(index.byte(index.lineColumn(position)), position);
    }
}

void checkDiagnostics(const Canonical& canonical) {
    CODER_CHECK_LE(canonical.replaced == 0 ? 0U : 1U, canonical.diagnostics.size());
    for (const auto& diagnostic : canonical.diagnostics) {
        const auto place =
            PositionIndex(canonical.text).byte(coder::text::LineColumn{diagnostic.place.line, diagnostic.place.column});
        if (diagnostic.place.line != 0) CODER_CHECK_LT(place.value(), canonical.text.size());
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto result = coder::text::toCanonical(std::string(reinterpret_cast<const char*>(data), size), "fuzz");
    if (!result) return 0;
    checkText(result->text);
    checkOriginal(*result, size);
    checkPositions(result->text);
    checkDiagnostics(*result);
    return 0;
}
