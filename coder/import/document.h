// What stands between the file formats and the parser of transcripts: paragraphs, captions or table rows in reading
// order, with what the format says of them. render() makes canonical text of it.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "coder/base/diagnostic.h"
#include "coder/project/source.h"
#include "coder/transcript/transcript.h"

namespace coder::import {

struct Block {
    enum class Kind : std::uint8_t {
        Speech,
        Heading,
        Note,  ///< A footnote: visible, and no speech.
    };

    Kind kind = Kind::Speech;
    std::string text;                    ///< UTF-8. A line feed is a line break; an empty text an empty paragraph.
    std::size_t bold = 0;                ///< So many bytes at the beginning are in bold.
    std::optional<std::string> speaker;  ///< That the format states. An empty name: somebody without one.
    std::optional<std::chrono::milliseconds> begin;
    std::optional<std::chrono::milliseconds> end;  ///< One before `begin` counts as `begin`.
    std::uint32_t place = 0;  ///< From 1: the line in a text file, else the number of the paragraph, row or segment.
};

/// Something of the file that is not in the text: "comment", 3.
struct Dropped {
    std::string what;  ///< In the singular, and in the plural with an s at its end.
    std::size_t count = 0;
};

/// A place in the words of a block.
struct Anchor {
    std::uint32_t place = 0;  ///< Block::place; 0 if the file does not say.
    std::size_t offset = 0;   ///< In the bytes of Block::text; one behind its end counts as the end.
};

/// A comment that somebody has written at the text, and what it hangs on.
struct Comment {
    std::string author;  ///< May be empty.
    std::string text;    ///< Paragraphs with line feeds between.
    Anchor begin;
    Anchor end;  ///< Equal to `begin` for a comment at a point.
};

/// The same in canonical text.
struct PlacedComment {
    std::string author;
    std::string text;
    text::Span span;  ///< Empty for a comment at a point, and at the text's beginning where the place is not known.
};

struct Document {
    std::vector<Block> blocks;
    std::vector<Comment> comments;  ///< In the order of the file; they are counted as dropped, too.
    bool captions = false;          ///< Blocks are pieces of speech that flow into one another.
    bool lines = false;             ///< Blocks are lines as they were printed; an empty one stands between paragraphs.
    bool paragraphs = false;        ///< Blocks are whole paragraphs: nothing in them is wrapped.
    std::vector<Dropped> dropped;
    std::size_t insertions = 0;  ///< Tracked insertions that are in the text.
    base::Diagnostics diagnostics;

    /// Counts something that was dropped.
    void drop(const std::string& what, std::size_t count = 1);
    /// Takes back that so many were dropped: somebody keeps them.
    void undrop(const std::string& what, std::size_t count);
};

struct Rendered {
    std::string text;  ///< Canonical.
    transcript::Stated stated;
    std::vector<project::TimeMark> times;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> places;  ///< A line of `text`, and the place it came from.
    std::vector<std::pair<std::uint32_t, text::Span>> written;    ///< A place, and what was written of it, in order.
    std::vector<PlacedComment> comments;                          ///< By the beginnings of their spans.

    /// The place that a line of `text`, from 1, came from; 0 if not known.
    std::uint32_t placeOf(std::uint32_t line) const;
};

/// The text of a document, each word of its blocks once and in order.
///
/// - If a block states a speaker, all labels are stated: a turn for each run of blocks of one speaker, "Ana [00:01:02]:
///   text", with an empty line between turns. Blocks without a speaker are then a turn of a nameless speaker;
///   paragraphs before the first speaker are a heading of the file, as in text.
/// - Captions in which no speaker is stated are looked through for labels as the parser would; the labels found count
///   as stated. A caption without label goes on with the speaker before.
/// - Captions of a turn are joined to a paragraph with spaces (none between letters of scripts that use none); a pause
///   of two seconds behind the end of a sentence begins a new one.
/// - Printed lines are joined to paragraphs first; a line with a label begins one.
/// - Paragraphs that begin with a speaker in bold or with a time: see lead_speakers.h; these count as stated, too.
/// - All other documents are laid out as a word processor saves them as text: a line for each paragraph. If they have
///   few empty paragraphs, an empty line is put between, except behind a label that stands alone. A label in bold gets
///   Markdown's asterisks, unless `options` has a label finder, which reads the words as they are.
Rendered render(const Document& document, const transcript::ParseOptions& options);

/// A note for each kind of dropped things, and one for tracked insertions.
base::Diagnostics droppedNotes(const Document& document, const std::string& file);

}  // namespace coder::import
