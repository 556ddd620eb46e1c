// What the index keeps of a turn beside its terms: enough to show it, and to look at its words again, without the
// study.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "coder/project/source.h"
#include "coder/text/position.h"
#include "coder/transcript/transcript.h"

namespace coder::search {

/// Which turn of which source.
struct TurnRef {
    std::string source;      ///< Source::name.
    std::uint32_t turn = 0;  ///< Index in Transcript::turns.

    friend auto operator<=>(const TurnRef&, const TurnRef&) = default;
};

/// A turn as it was when it was indexed.
struct IndexedTurn {
    TurnRef ref;
    std::string speaker;  ///< The label.
    transcript::Role role = transcript::Role::Other;
    std::uint32_t line = 1;  ///< Of the turn's first character in the source, from 1.
    std::optional<std::chrono::milliseconds> time;
    std::string text;  ///< The speech, as in the source.

    friend bool operator==(const IndexedTurn&, const IndexedTurn&) = default;
};

/// The same with its sentences and marks, as positions in its text; both in order and disjoint.
struct StoredTurn {
    IndexedTurn turn;
    std::vector<text::Span> sentences;
    std::vector<text::Span> marks;

    friend bool operator==(const StoredTurn&, const StoredTurn&) = default;
};

/// Turn `number` of `source`. `line` is of the turn's first character.
StoredTurn takeTurn(const project::Source& source, std::uint32_t number, std::uint32_t line);

/// The record that Xapian keeps as the document's data. Numbers are little-endian base 128 (seven bits a byte, the high
/// bit says that more follow), strings their length and bytes:
///   turn, role, line, time + 1 or 0, source, speaker, text, number of sentences, then for each the bytes since the
///   last one's end and its length, number of marks, then likewise.
std::string encode(const StoredTurn& turn);

/// Nothing for bytes that are no such record: text that isn't UTF-8, spans that leave it or cut a character, a rest.
std::optional<StoredTurn> decode(std::string_view record);

/// A string that orders turns by their source's name, then by number, when compared byte by byte.
std::string orderKey(const TurnRef& ref);

/// The other way; nothing for a string that is no such key.
std::optional<TurnRef> fromOrderKey(std::string_view key);

}  // namespace coder::search
