// What people write to say which passage of a source they mean (docs/reference/commands.md, "Passages").
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "coder/base/result.h"
#include "coder/project/source.h"
#include "coder/text/position_index.h"

namespace coder::study {

class QuoteIndex;

/// A passage as somebody names it: by lines, by its words, or by positions.
struct Passage {
    /// "P1:3", "P1:3:5", "P1:3-7", "P1:3:5-7:12"; with a quote or positions the name of a source.
    std::string place;
    std::string quote;                   ///< Empty for none.
    std::optional<std::uint32_t> nth;    ///< Which place of the quote, from 1.
    std::optional<std::uint32_t> begin;  ///< Code points of the canonical text, half-open.
    std::optional<std::uint32_t> end;
};

/// One of the two ends of lines that were named; line and column count from 1.
struct LineEnd {
    std::uint32_t line = 0;
    std::uint32_t column = 0;  ///< 0: none was named.

    friend bool operator==(const LineEnd&, const LineEnd&) = default;
};

/// "P1:3:5-7:12" taken apart.
struct LineRange {
    std::string source;
    LineEnd first;
    std::optional<LineEnd> last;

    friend bool operator==(const LineRange&, const LineRange&) = default;
};

/// Errors: Invalid, it is not SOURCE:LINE[:COLUMN][-LINE[:COLUMN]], or it ends before it begins.
base::Result<LineRange> parseLineRange(const std::string& place);

/// The source that a passage is in. Errors: Invalid, the passage is named in two ways or not at all.
base::Result<std::string> sourceOf(const Passage& passage);

struct FoundPassage {
    text::Span span;
    bool participants = true;  ///< All speech in it is participants'.
};

/// Finds passages in one source, which must stay where it is.
///
/// Lines are a range of sentences: from the first that begins in the range to the end of the last that does; where none
/// does, the one that goes on there. A line with a column alone is the sentence at that place. In a range, an end with
/// a column is that very character, which belongs to the passage.
class PassageLocator {
public:
    explicit PassageLocator(const project::Source& source);
    ~PassageLocator();

    /// Errors: NotFound (no such line, nobody speaks there, the quote is not there), Invalid (several places, positions
    /// outside the text; positions and a quote that do not agree).
    base::Result<FoundPassage> find(const Passage& passage);

private:
    base::Result<text::Span> findLines(const LineRange& range) const;
    base::Result<text::Span> sentenceAt(LineEnd at) const;
    base::Result<text::Span> sentencesIn(std::uint32_t firstLine, std::uint32_t lastLine) const;
    base::Result<text::Span> characterAt(LineEnd at) const;
    base::Result<text::Span> findQuote(const Passage& passage);
    base::Result<text::Span> findPositions(const Passage& passage) const;
    base::Error nobodySpeaks(std::uint32_t line) const;
    base::Error severalPlaces(const Passage& passage, const std::vector<text::Span>& places) const;

    const project::Source& source_;
    text::PositionIndex positions_;
    std::unique_ptr<QuoteIndex> marks_;  ///< Made when a quote is looked for.
    std::unique_ptr<QuoteIndex> letters_;
};

}  // namespace coder::study
