#include "coder/search/stored_turn.h"

#include <algorithm>

#include "coder/text/utf8.h"

namespace coder::search {

namespace {

void putNumber(std::string& record, std::uint64_t number) {
    for (; number > 0x7F; number >>= 7) record += static_cast<char>((number & 0x7F) | 0x80);
    record += static_cast<char>(number);
}

void putString(std::string& record, std::string_view value) {
    putNumber(record, value.size());
    record += value;
}

void putSpans(std::string& record, const std::vector<text::Span>& spans) {
    putNumber(record, spans.size());
    std::uint32_t last = 0;
    for (const text::Span span : spans) {
        putNumber(record, span.begin().value() - last);
        putNumber(record, span.size());
        last = span.end().value();
    }
}

/// Reads what the functions above wrote; after the first thing that doesn't fit, `failed` stays true.
struct Reader {
    std::string_view rest;
    bool failed = false;

    std::uint64_t number(std::uint64_t most) {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 63 && !rest.empty(); shift += 7) {
            const auto byte = static_cast<unsigned char>(rest.front());
            rest.remove_prefix(1);
            value |= std::uint64_t{byte & 0x7FU} << shift;
            if ((byte & 0x80U) == 0) return value <= most ? value : fail();
        }
        return fail();
    }

    std::string string() {
        const std::uint64_t size = number(rest.size());
        if (size > rest.size()) fail();
        if (failed) return {};
        const std::string_view value = rest.substr(0, size);
        rest.remove_prefix(size);
        return std::string(value);
    }

    std::vector<text::Span> spans(std::string_view text) {
        std::vector<text::Span> spans;
        std::uint64_t last = 0;
        // Each span takes two bytes at least, so a wrong count can't ask for more memory than the record has.
        for (std::uint64_t left = number(rest.size() / 2); left > 0 && !failed; --left) {
            const std::uint64_t begin = last + number(text.size() - last);
            const std::uint64_t end = failed ? begin : begin + number(text.size() - begin);
            if (failed || cuts(text, begin) || cuts(text, end)) fail();
            if (!failed) spans.emplace_back(begin, end);
            last = end;
        }
        return spans;
    }

    static bool cuts(std::string_view text, std::uint64_t at) {
        return at < text.size() && text::isContinuationByte(text[at]);
    }

    std::uint64_t fail() {
        failed = true;
        return 0;
    }
};

constexpr std::uint64_t MaxU32 = UINT32_MAX;
constexpr std::uint64_t MaxMilliseconds = std::uint64_t{1} << 52;

/// Those of `spans` that touch `turn`, cut to it and counted from its beginning.
std::vector<text::Span> inside(text::Span turn, const std::vector<text::Span>& spans) {
    std::vector<text::Span> result;
    auto at =
        std::partition_point(spans.begin(), spans.end(), [turn](text::Span s) { return s.end() <= turn.begin(); });
    for (; at != spans.end() && at->begin() < turn.end(); ++at) {
        const std::uint32_t begin = std::max(at->begin(), turn.begin()).value() - turn.begin().value();
        const std::uint32_t end = std::min(at->end(), turn.end()).value() - turn.begin().value();
        if (begin < end) result.emplace_back(std::size_t{begin}, std::size_t{end});
    }
    return result;
}

}  // namespace

StoredTurn takeTurn(const project::Source& source, std::uint32_t number, std::uint32_t line) {
    const transcript::Transcript& transcript = source.transcript;
    const transcript::Turn& turn = transcript.turns[number];
    const transcript::Speaker& speaker = transcript.speakers[turn.speaker];
    StoredTurn stored;
    stored.turn = {{source.name, number},
                   speaker.label,
                   speaker.role,
                   line,
                   turn.time,
                   std::string(text::slice(source.text, turn.span))};
    stored.sentences.reserve(turn.sentenceCount);
    for (std::uint32_t i = 0; i < turn.sentenceCount; ++i) {
        const text::Span sentence = transcript.sentences[turn.firstSentence + i];
        stored.sentences.emplace_back(std::size_t{sentence.begin().value() - turn.span.begin().value()},
                                      std::size_t{sentence.end().value() - turn.span.begin().value()});
    }
    stored.marks = inside(turn.span, transcript.marks);
    return stored;
}

std::string encode(const StoredTurn& stored) {
    const IndexedTurn& turn = stored.turn;
    std::string record;
    record.reserve(turn.text.size() + turn.speaker.size() + turn.ref.source.size() + 4 * stored.sentences.size() + 32);
    putNumber(record, turn.ref.turn);
    putNumber(record, static_cast<std::uint64_t>(turn.role));
    putNumber(record, turn.line);
    const std::int64_t time = turn.time ? std::max<std::int64_t>(turn.time->count(), 0) + 1 : 0;
    putNumber(record, static_cast<std::uint64_t>(time));
    putString(record, turn.ref.source);
    putString(record, turn.speaker);
    putString(record, turn.text);
    putSpans(record, stored.sentences);
    putSpans(record, stored.marks);
    return record;
}

std::optional<StoredTurn> decode(std::string_view record) {
    Reader reader{record};
    StoredTurn stored;
    IndexedTurn& turn = stored.turn;
    turn.ref.turn = static_cast<std::uint32_t>(reader.number(MaxU32));
    turn.role = static_cast<transcript::Role>(reader.number(static_cast<std::uint64_t>(transcript::Role::Other)));
    turn.line = static_cast<std::uint32_t>(reader.number(MaxU32));
    if (const std::uint64_t time = reader.number(MaxMilliseconds); time > 0)
        turn.time = std::chrono::milliseconds(static_cast<std::int64_t>(time - 1));
    turn.ref.source = reader.string();
    turn.speaker = reader.string();
    turn.text = reader.string();
    if (text::firstInvalidUtf8(turn.text) != turn.text.size()) return std::nullopt;
    stored.sentences = reader.spans(turn.text);
    stored.marks = reader.spans(turn.text);
    if (reader.failed || !reader.rest.empty()) return std::nullopt;
    return stored;
}

std::string orderKey(const TurnRef& ref) {
    std::string key = ref.source;
    key += '\0';
    for (int shift = 24; shift >= 0; shift -= 8) key += static_cast<char>((ref.turn >> shift) & 0xFFU);
    return key;
}

std::optional<TurnRef> fromOrderKey(std::string_view key) {
    constexpr std::size_t TailBytes = 5;
    if (key.size() < TailBytes || key[key.size() - TailBytes] != '\0') return std::nullopt;
    TurnRef ref{std::string(key.substr(0, key.size() - TailBytes)), 0};
    for (const char byte : key.substr(key.size() - TailBytes + 1))
        ref.turn = (ref.turn << 8) | static_cast<unsigned char>(byte);
    return ref;
}

}  // namespace coder::search
