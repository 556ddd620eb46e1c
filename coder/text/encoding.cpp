// In the usual case (UTF-8, LF, NFC already) the bytes are checked and moved, not copied. Else up to three steps run,
// each with its own offset map: decode to UTF-8, line ends, NFC.
#include "coder/text/encoding.h"

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucsdet.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <memory>

#include "coder/text/position_index.h"
#include "coder/text/utf8.h"

namespace coder::text {

namespace {

using base::ErrorCode;
using base::Result;
using base::Severity;

constexpr std::string_view Replacement = "\xEF\xBF\xBD";

struct Signature {
    std::string_view bytes;
    const char* what;
    const char* remedy;
};

/// Files that are no text, by their first bytes.
constexpr std::array<Signature, 5> ForeignFiles{{
    {"PK\x03\x04", "a ZIP container, such as a Word (.docx) or OpenDocument (.odt) file",
     "save it as plain text (UTF-8)"},
    {"%PDF", "a PDF file", "save its text as plain text (UTF-8)"},
    {"{\\rtf", "an RTF file", "save it as plain text (UTF-8)"},
    {"\xD0\xCF\x11\xE0", "an old Word or Office file", "open it in a word processor and save it as plain text (UTF-8)"},
    {"\x1F\x8B", "a gzip file", "unpack it first"},
}};

struct Mark {
    std::string_view bytes;
    const char* encoding;
};

/// Byte order marks; UTF-32LE before UTF-16LE, whose mark is its beginning.
constexpr std::array<Mark, 5> ByteOrderMarks{{
    {"\xEF\xBB\xBF", "UTF-8"},
    {std::string_view("\xFF\xFE\x00\x00", 4), "UTF-32LE"},
    {std::string_view("\x00\x00\xFE\xFF", 4), "UTF-32BE"},
    {"\xFF\xFE", "UTF-16LE"},
    {"\xFE\xFF", "UTF-16BE"},
}};

bool startsWith(std::string_view text, std::string_view prefix) { return text.substr(0, prefix.size()) == prefix; }

struct Decoded {
    std::string text;
    OffsetMap map;
    std::size_t replaced = 0;
    std::size_t replacementsBefore = 0;  ///< U+FFFD that the file itself has before the first bad byte.
};

void noteReplacement(Decoded& decoded) {
    if (decoded.replaced++ != 0) return;
    for (std::size_t at = 0; (at = decoded.text.find(Replacement, at)) != std::string::npos; at += Replacement.size())
        ++decoded.replacementsBefore;
}

/// The offset of the U+FFFD that has `before` others before it. Line ends and NFC keep their number and order.
std::size_t findReplacement(std::string_view text, std::size_t before) {
    std::size_t at = text.find(Replacement);
    for (; before > 0; --before) at = text.find(Replacement, at + Replacement.size());
    return at;
}

/// UTF-8 with bad bytes: each becomes U+FFFD.
Decoded mendUtf8(std::string_view bytes) {
    Decoded decoded;
    std::size_t at = 0;
    while (at < bytes.size()) {
        const std::size_t bad = at + firstInvalidUtf8(bytes.substr(at));
        decoded.text += bytes.substr(at, bad - at);
        decoded.map.add(1, 1, bad - at);
        if (bad == bytes.size()) break;
        noteReplacement(decoded);
        decoded.text += Replacement;
        decoded.map.add(Replacement.size(), 1);
        at = bad + 1;
    }
    return decoded;
}

void appendUtf8(Decoded& decoded, UChar32 character, std::size_t oldBytes) {
    std::array<char, U8_MAX_LENGTH> buffer{};
    std::int32_t length = 0;
    U8_APPEND_UNSAFE(buffer.data(), length, character);
    decoded.text.append(buffer.data(), static_cast<std::size_t>(length));
    decoded.map.add(static_cast<std::size_t>(length), oldBytes);
}

/// Marks bad bytes by half a surrogate pair, which no converter makes of good ones: a U+FFFD may be the file's own.
void markBadBytes(const void*, UConverterToUnicodeArgs* to, const char*, std::int32_t, UConverterCallbackReason reason,
                  UErrorCode* status) {
    constexpr UChar Half = 0xDC00;
    if (reason > UCNV_IRREGULAR) return;
    *status = U_ZERO_ERROR;
    ucnv_cbToUWriteUChars(to, &Half, 1, 0, status);
}

/// Any encoding that ICU has a converter for. Input is fed in pieces, since ICU's offsets are 32-bit.
Result<Decoded> convert(std::string_view bytes, const std::string& encoding, const std::string& file) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(encoding.c_str(), &status),
                                                                       &ucnv_close);
    if (U_FAILURE(status))
        return base::unexpected(ErrorCode::Unsupported, "no converter for the encoding " + encoding,
                                "save the file as UTF-8", {file});
    ucnv_setToUCallBack(converter.get(), &markBadBytes, nullptr, nullptr, nullptr, &status);
    Decoded decoded;
    const char* const begin = bytes.data();
    const char* source = begin;
    const char* const end = begin + bytes.size();
    std::array<UChar, 4096> units{};
    std::array<std::int32_t, 4096> offsets{};
    UChar32 pending = 0;
    std::size_t pendingAt = 0;
    bool hasPending = false;
    const auto flush = [&](std::size_t next) {
        if (!hasPending) return;
        const bool bad = U_IS_SURROGATE(pending);
        if (bad) noteReplacement(decoded);
        appendUtf8(decoded, bad ? 0xFFFD : pending, next - pendingAt);
        hasPending = false;
    };
    do {
        const auto base = static_cast<std::size_t>(source - begin);
        UChar* target = units.data();
        status = U_ZERO_ERROR;
        ucnv_toUnicode(converter.get(), &target, units.data() + units.size(), &source, end, offsets.data(), 1, &status);
        for (std::ptrdiff_t i = 0; i < target - units.data(); ++i) {
            const auto index = static_cast<std::size_t>(i);
            const UChar unit = units[index];
            if (U16_IS_TRAIL(unit) && hasPending && U16_IS_LEAD(pending)) {
                pending = U16_GET_SUPPLEMENTARY(pending, unit);
                continue;
            }
            const std::size_t at = offsets[index] < 0 ? base : base + static_cast<std::size_t>(offsets[index]);
            flush(at);
            pending = unit;
            pendingAt = at;
            hasPending = true;
        }
    } while (status == U_BUFFER_OVERFLOW_ERROR);
    flush(bytes.size());
    if (U_FAILURE(status))
        return base::unexpected(ErrorCode::Invalid, "the file can't be decoded as " + encoding,
                                "save the file as UTF-8", {file});
    return decoded;
}

/// True for UTF-8 with so few bad bytes that no other encoding is likely: at least nine good characters over U+007F for
/// one.
bool isNearlyUtf8(std::string_view bytes) {
    std::size_t bad = 0;
    std::size_t good = 0;
    std::size_t at = 0;
    while (at < bytes.size()) {
        const std::size_t next = at + firstInvalidUtf8(bytes.substr(at));
        const std::string_view valid = bytes.substr(at, next - at);
        good += countCodePoints(valid) - static_cast<std::size_t>(std::count_if(valid.begin(), valid.end(), [](char c) {
                    return static_cast<unsigned char>(c) < 0x80U;
                }));
        if (next == bytes.size()) break;
        ++bad;
        at = next + 1;
    }
    return good >= 9 * bad;
}

struct Guess {
    std::string encoding = "windows-1252";
    int confidence = 0;
};

/// What the detector looks at: of a long file the lines that have bytes over 7F, which are what encodings differ in. It
/// takes milliseconds for each ten kilobytes, and the frequencies of pairs and triples of letters are known from less.
/// Bytes of characters of several bytes are never a line feed, so that only a very long line is cut inside one.
std::string detectorSample(std::string_view bytes) {
    constexpr std::size_t SampleBytes = std::size_t{1} << 16;
    if (bytes.size() <= SampleBytes) return std::string(bytes);
    std::string sample;
    for (std::size_t begin = 0; begin < bytes.size() && sample.size() < SampleBytes;) {
        const std::size_t end = std::min(bytes.find('\n', begin), bytes.size() - 1) + 1;
        const std::string_view line = bytes.substr(begin, end - begin);
        if (!isAscii(line)) sample += line.substr(0, SampleBytes);
        begin = end;
    }
    return sample;
}

Guess guessEncoding(std::string_view bytes) {
    Guess guess;
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status), &ucsdet_close);
    if (U_FAILURE(status)) return guess;
    const std::string sample = detectorSample(bytes);
    ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
    const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
    if (U_FAILURE(status) || match == nullptr) return guess;
    guess.encoding = ucsdet_getName(match, &status);
    guess.confidence = ucsdet_getConfidence(match, &status);
    // The Unicode encodings were tried and refused before; the detector falls back to UTF-16 for what it does not know
    // at all.
    if (startsWith(guess.encoding, "UTF-")) return {};
    // What says Latin-1 is Windows-1252 in practice (WHATWG Encoding, 4.2).
    if (guess.encoding == "ISO-8859-1") guess.encoding = "windows-1252";
    return guess;
}

std::size_t countNuls(std::string_view bytes) {
    return static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\0'));
}

/// Bytes that no text has, in any encoding: controls but for those of lines and pages, shifts (0E, 0F), end (1A),
/// escape and separators. One in fifteen bytes of images, sound and compressed data is of these.
std::size_t countControls(std::string_view bytes) {
    return static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x07U || (byte >= 0x10U && byte < 0x1AU);
    }));
}

struct UnitCounts {
    std::size_t plain =
        0;  ///< ASCII and the commas and full stop of East Asian text: no text of any length is without.
    std::size_t controls = 0;  ///< Other controls.
};

UnitCounts countUnits(std::string_view bytes, std::size_t lowByte) {
    UnitCounts counts;
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        const unsigned low = static_cast<unsigned char>(bytes[at + lowByte]);
        const unsigned unit = static_cast<unsigned>(static_cast<unsigned char>(bytes[at + 1 - lowByte])) << 8U | low;
        const bool space = unit >= 0x09 && unit <= 0x0D;
        if (space || (unit >= 0x20 && unit < 0x7F) || unit == 0x3001 || unit == 0x3002 || unit == 0xFF0C)
            ++counts.plain;
        else if (unit < 0x20)
            ++counts.controls;
    }
    return counts;
}

/// UTF-16 without its mark: read in one byte order, and not in the other, it has spaces, line ends and stops and no
/// controls.
const char* utf16WithoutMark(std::string_view bytes) {
    const std::string_view sample = bytes.substr(0, 4096);
    if (bytes.size() < 4 || bytes.size() % 2 != 0) return nullptr;
    // UTF-8 in which a NUL or two got lost. In UTF-16 half of the bytes of an alphabet are such controls. The last
    // character of the sample may be cut off.
    const auto controls = static_cast<std::size_t>(std::count_if(sample.begin(), sample.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20U && c != '\n' && c != '\r' && c != '\t';
    }));
    if (controls * 8 < sample.size() && firstInvalidUtf8(sample) + 3 >= sample.size()) return nullptr;
    const UnitCounts little = countUnits(sample, 0);
    const UnitCounts big = countUnits(sample, 1);
    const auto likely = [&](const UnitCounts& counts, const UnitCounts& other) {
        return counts.plain * 100 > sample.size() && counts.plain > 2 * other.plain &&
               counts.controls * 200 <= sample.size();
    };
    return likely(little, big) ? "UTF-16LE" : likely(big, little) ? "UTF-16BE" : nullptr;
}

void mendLineEnds(Canonical& canonical) {
    const std::string& old = canonical.text;
    std::size_t at = old.find('\r');
    if (at == std::string::npos) return;
    std::string text;
    text.reserve(old.size());
    OffsetMap map;
    std::size_t copied = 0;
    for (; at != std::string::npos; at = old.find('\r', copied)) {
        text.append(old, copied, at - copied);
        map.add(1, 1, at - copied);
        const std::size_t length = at + 1 < old.size() && old[at + 1] == '\n' ? 2 : 1;
        text += '\n';
        map.add(1, length);
        ++canonical.lineEnds;
        copied = at + length;
    }
    text.append(old, copied);
    map.add(1, 1, old.size() - copied);
    canonical.text = std::move(text);
    canonical.original.then(std::move(map));
}

/// NFC of one line-delimited piece; pieces keep ICU's 32-bit lengths out of the way and are independent, since a line
/// feed composes with nothing.
void composePiece(std::string_view piece, const icu::Normalizer2& nfc, std::string& text, OffsetMap& map,
                  std::size_t& changes) {
    UErrorCode status = U_ZERO_ERROR;
    icu::Edits edits;
    icu::StringByteSink<std::string> sink(&text);
    nfc.normalizeUTF8(0, icu::StringPiece(piece.data(), static_cast<std::int32_t>(piece.size())), sink, &edits, status);
    auto edit = edits.getFineIterator();
    while (edit.next(status)) {
        const auto oldLength = static_cast<std::size_t>(edit.oldLength());
        const auto newLength = static_cast<std::size_t>(edit.newLength());
        if (edit.hasChange()) {
            map.add(newLength, oldLength);
            ++changes;
        } else {
            map.add(1, 1, oldLength);
        }
    }
}

void compose(Canonical& canonical) {
    const std::size_t nonAscii = firstNonAscii(canonical.text);
    if (nonAscii == canonical.text.size()) return;
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status)) return;
    std::string text;
    OffsetMap map;
    std::size_t copied = 0;
    const std::string& old = canonical.text;
    const auto copyTo = [&](std::size_t end) {
        text.append(old, copied, end - copied);
        map.add(1, 1, end - copied);
        copied = end;
    };
    for (std::size_t at = 0; at < old.size();) {
        const std::size_t end = std::min(old.find('\n', at), old.size() - 1) + 1;
        const std::string_view line(old.data() + at, end - at);
        if (!isAscii(line) &&
            !nfc->isNormalizedUTF8(icu::StringPiece(line.data(), static_cast<std::int32_t>(line.size())), status)) {
            copyTo(at);
            composePiece(line, *nfc, text, map, canonical.composed);
            copied = end;
        }
        at = end;
    }
    if (canonical.composed == 0) return;
    copyTo(old.size());
    canonical.text = std::move(text);
    canonical.original.then(std::move(map));
}

void report(Canonical& canonical, std::size_t replacementsBefore, const std::string& file) {
    const auto place = [&](std::size_t offset) {
        const LineColumn at = PositionIndex(canonical.text).lineColumn(ByteOffset(offset));
        return base::Place{file, at.line, at.column};
    };
    if (canonical.guessed)
        canonical.diagnostics.push_back({Severity::Note,
                                         {file},
                                         "not UTF-8; read as " + canonical.encoding + ", a guess with confidence " +
                                             std::to_string(canonical.confidence) + " of 100",
                                         "save the file as UTF-8 if letters look wrong"});
    if (canonical.replaced != 0)
        canonical.diagnostics.push_back({Severity::Warning, place(findReplacement(canonical.text, replacementsBefore)),
                                         "bytes that are no " + canonical.encoding + " were replaced by U+FFFD, " +
                                             std::to_string(canonical.replaced) + " in all; this is the first",
                                         "correct the file and save it as UTF-8"});
    if (const std::size_t nul = canonical.text.find('\0'); nul != std::string::npos)
        canonical.diagnostics.push_back({Severity::Warning, place(nul),
                                         "the text contains NUL characters; this is the first",
                                         "remove them; the file may be damaged"});
}

base::Unexpected notText(const std::string& why, const std::string& file) {
    return base::unexpected(ErrorCode::Unsupported, "not a text file: " + why,
                            "name a plain text file, or save it as plain text (UTF-8)", {file});
}

}  // namespace

Result<Canonical> toCanonical(std::string bytes, const std::string& file) {
    Canonical canonical;
    for (const Signature& signature : ForeignFiles)
        if (startsWith(bytes, signature.bytes))
            return base::unexpected(ErrorCode::Unsupported, std::string("not a text file: ") + signature.what,
                                    signature.remedy, {file});

    const auto mark = std::find_if(ByteOrderMarks.begin(), ByteOrderMarks.end(),
                                   [&](const Mark& m) { return startsWith(bytes, m.bytes); });
    std::size_t skip = 0;
    if (mark != ByteOrderMarks.end()) {
        // Programs that join files or add a mark without looking leave several.
        while (startsWith(std::string_view(bytes).substr(skip), mark->bytes)) skip += mark->bytes.size();
        canonical.encoding = mark->encoding;
    } else if (const char* utf16 = utf16WithoutMark(bytes)) {
        canonical.encoding = utf16;
        canonical.guessed = true;
    } else if (const std::size_t nuls = countNuls(bytes);
               nuls * 100 > bytes.size() && (nuls > 2 || nuls * 4 > bytes.size())) {
        return notText("it has many NUL bytes", file);
    } else if (firstInvalidUtf8(bytes) == bytes.size() || isNearlyUtf8(bytes)) {
        canonical.encoding = "UTF-8";
    } else if (countControls(bytes) * 100 > bytes.size()) {
        return notText("it has many control characters", file);
    } else {
        const Guess guess = guessEncoding(bytes);
        canonical.encoding = guess.encoding;
        canonical.confidence = guess.confidence;
        canonical.guessed = true;
    }

    const std::string_view content = std::string_view(bytes).substr(skip);
    const std::size_t contentBytes = content.size();
    std::size_t replacementsBefore = 0;
    OffsetMap decodedMap;
    if (canonical.encoding == "UTF-8" && firstInvalidUtf8(content) == content.size()) {
        canonical.text = skip == 0 ? std::move(bytes) : std::string(content);
    } else {
        Result<Decoded> decoded =
            canonical.encoding == "UTF-8" ? mendUtf8(content) : convert(content, canonical.encoding, file);
        if (!decoded) return base::unexpected(decoded.error());
        canonical.text = std::move(decoded->text);
        canonical.replaced = decoded->replaced;
        replacementsBefore = decoded->replacementsBefore;
        decodedMap = std::move(decoded->map);
    }
    if (skip != 0) {
        canonical.original.add(0, skip);
        canonical.original.add(1, 1, contentBytes);
    }
    canonical.original.then(std::move(decodedMap));
    mendLineEnds(canonical);
    compose(canonical);
    report(canonical, replacementsBefore, file);
    return canonical;
}

base::Result<Canonical> toCanonical(std::string_view bytes, const std::string& encoding, const std::string& file) {
    Result<Decoded> decoded = convert(bytes, encoding, file);
    if (!decoded) return base::unexpected(decoded.error());
    Canonical canonical;
    canonical.encoding = encoding;
    canonical.text = std::move(decoded->text);
    canonical.replaced = decoded->replaced;
    canonical.original = std::move(decoded->map);
    mendLineEnds(canonical);
    compose(canonical);
    report(canonical, decoded->replacementsBefore, file);
    return canonical;
}

std::string composed(std::string text) {
    Canonical canonical;
    canonical.text = std::move(text);
    mendLineEnds(canonical);
    compose(canonical);
    return std::move(canonical.text);
}

}  // namespace coder::text
