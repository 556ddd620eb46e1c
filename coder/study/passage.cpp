#include "coder/study/passage.h"

#include <algorithm>
#include <charconv>

#include "coder/base/strings.h"
#include "coder/study/quote_index.h"
#include "coder/text/characters.h"
#include "coder/text/utf8.h"

namespace coder::study {

namespace {

using base::ErrorCode;

/// Takes ":7" or "-7" from the end of `text`; nothing where there is no such number, or it is 0.
std::optional<std::uint32_t> takeNumber(std::string& text, char before) {
    const std::size_t digits = text.find_last_not_of("0123456789") + 1;  // npos + 1 is 0.
    if (digits == 0 || digits == text.size() || text[digits - 1] != before) return std::nullopt;
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data() + digits, text.data() + text.size(), number);
    if (error != std::errc() || number == 0) return std::nullopt;
    text.resize(digits - 1);
    return number;
}

/// Takes "-7" or "-7:12" from the end.
std::optional<LineEnd> takeLast(std::string& text) {
    std::string rest = text;
    if (const auto line = takeNumber(rest, '-')) {
        text = rest;
        return LineEnd{*line, 0};
    }
    const auto column = takeNumber(rest, ':');
    const auto line = column ? takeNumber(rest, '-') : std::nullopt;
    if (!line) return std::nullopt;
    text = rest;
    return LineEnd{*line, *column};
}

/// Takes ":7" or ":7:12" from the end.
std::optional<LineEnd> takeFirst(std::string& text) {
    const auto behind = takeNumber(text, ':');
    if (!behind) return std::nullopt;
    std::string rest = text;
    const auto line = takeNumber(rest, ':');
    if (!line || rest.empty()) return LineEnd{*behind, 0};
    text = rest;
    return LineEnd{*line, *behind};
}

bool isBlank(std::string_view text) {
    for (std::size_t at = 0; at < text.size();)
        if (!text::isWhiteSpace(text::nextCodePoint(text, at))) return false;
    return true;
}

}  // namespace

base::Result<LineRange> parseLineRange(const std::string& place) {
    LineRange range{place, {}, {}};
    std::string& rest = range.source;
    range.last = takeLast(rest);
    auto first = takeFirst(rest);
    if (range.last && !first) {  // The hyphen belongs to the source's name: "talk-3:7".
        rest = place;
        range.last.reset();
        first = takeFirst(rest);
    }
    if (!first || rest.empty())
        return base::unexpected(
            ErrorCode::Invalid, "\"" + place + "\" is no place in a source",
            "write SOURCE:LINE, SOURCE:LINE-LINE or SOURCE:LINE:COLUMN-LINE:COLUMN, such as P01:23");
    range.first = *first;
    const auto backwards = [&] {
        if (range.last->line != first->line) return range.last->line < first->line;
        return range.last->column != 0 && range.last->column < first->column;
    };
    if (range.last && backwards())
        return base::unexpected(ErrorCode::Invalid, "\"" + place + "\" ends before it begins",
                                "name the first line before the last");
    return range;
}

base::Result<std::string> sourceOf(const Passage& passage) {
    const bool positions = passage.begin || passage.end;
    if (positions && !(passage.begin && passage.end))
        return base::unexpected(ErrorCode::Invalid, "only one end of the passage is named",
                                "give both begin and end, in code points of the text");
    if (passage.nth && passage.quote.empty())
        return base::unexpected(ErrorCode::Invalid, "there is no quote whose place is to be chosen",
                                "give the quote, or leave out which one it is");
    if (!passage.quote.empty() && text::firstInvalidUtf8(passage.quote) != passage.quote.size())
        return base::unexpected(ErrorCode::Invalid, "the quote is not UTF-8", "write it in UTF-8");
    if (positions || !passage.quote.empty()) return passage.place;
    const auto range = parseLineRange(passage.place);
    if (!range) return base::unexpected(range.error());
    return range->source;
}

PassageLocator::PassageLocator(const project::Source& source) : source_(source), positions_(source.text) {}
PassageLocator::~PassageLocator() = default;

base::Result<FoundPassage> PassageLocator::find(const Passage& passage) {
    const auto span = [&]() -> base::Result<text::Span> {
        if (passage.begin) return findPositions(passage);
        if (!passage.quote.empty()) return findQuote(passage);
        const auto range = parseLineRange(passage.place);
        if (!range) return base::unexpected(range.error());
        return findLines(*range);
    }();
    if (!span) return base::unexpected(span.error());
    FoundPassage found{*span, true};
    bool speech = false;
    for (const transcript::Turn& turn : source_.transcript.turns) {
        if (!turn.span.overlaps(*span)) continue;
        speech = true;
        found.participants =
            found.participants && source_.transcript.speakers[turn.speaker].role == transcript::Role::Participant;
    }
    if (!speech || isBlank(text::slice(source_.text, *span)))
        return base::unexpected(nobodySpeaks(positions_.lineColumn(span->begin()).line));
    return found;
}

base::Result<text::Span> PassageLocator::findLines(const LineRange& range) const {
    if (!range.last) {
        if (range.first.column != 0) return sentenceAt(range.first);
        return sentencesIn(range.first.line, range.first.line);
    }
    const auto first =
        range.first.column == 0 ? sentencesIn(range.first.line, range.last->line) : characterAt(range.first);
    if (!first) return first;
    const auto last =
        range.last->column == 0 ? sentencesIn(range.first.line, range.last->line) : characterAt(*range.last);
    if (!last) return last;
    if (last->end() <= first->begin()) return base::unexpected(nobodySpeaks(range.first.line));
    return text::Span(first->begin(), last->end());
}

base::Result<text::Span> PassageLocator::sentenceAt(LineEnd at) const {
    const auto character = characterAt(at);
    if (!character) return character;
    for (const text::Span sentence : source_.transcript.sentences)
        if (sentence.contains(*character)) return sentence;
    return base::unexpected(nobodySpeaks(at.line));
}

base::Result<text::Span> PassageLocator::sentencesIn(std::uint32_t firstLine, std::uint32_t lastLine) const {
    std::optional<text::Span> found;
    for (const text::Span sentence : source_.transcript.sentences) {
        const std::uint32_t begins = positions_.lineColumn(sentence.begin()).line;
        if (begins < firstLine || lastLine < begins) continue;
        found = text::Span(found ? found->begin() : sentence.begin(), sentence.end());
    }
    if (found) return *found;
    for (const text::Span sentence : source_.transcript.sentences)
        if (positions_.lineColumn(sentence.begin()).line < firstLine &&
            firstLine <= positions_.lineColumn(sentence.end()).line)
            return sentence;
    return base::unexpected(nobodySpeaks(firstLine));
}

base::Result<text::Span> PassageLocator::characterAt(LineEnd at) const {
    const text::LineColumn wanted{at.line, at.column};
    const text::ByteOffset begin = positions_.byte(wanted);
    std::size_t end = begin.value();
    const bool there = end < source_.text.size() && positions_.lineColumn(begin) == wanted;
    if (!there || text::nextCodePoint(source_.text, end) == U'\n')
        return base::unexpected(
            ErrorCode::NotFound,
            source_.name + " has no line " + std::to_string(at.line) + " with a column " + std::to_string(at.column),
            "columns count characters from 1; leave them out to mean whole sentences");
    return text::Span(begin, text::ByteOffset(end));
}

base::Result<text::Span> PassageLocator::findQuote(const Passage& passage) {
    if (!marks_) marks_ = std::make_unique<QuoteIndex>(source_.text, Likeness::Marks);
    std::vector<text::Span> places = marks_->find(passage.quote);
    if (places.empty()) {
        if (!letters_) letters_ = std::make_unique<QuoteIndex>(source_.text, Likeness::Letters);
        places = letters_->find(passage.quote);
    }
    if (places.empty())
        return base::unexpected(ErrorCode::NotFound, source_.name + " has no such words: \"" + passage.quote + "\"",
                                "copy them from coder turns \"" + source_.name + "\"");
    if (passage.nth && *passage.nth >= 1 && *passage.nth <= places.size()) return places[*passage.nth - 1];
    if (!passage.nth && places.size() == 1) return places.front();
    return base::unexpected(severalPlaces(passage, places));
}

base::Error PassageLocator::severalPlaces(const Passage& passage, const std::vector<text::Span>& places) const {
    constexpr std::size_t Most = 10;
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < std::min(places.size(), Most); ++i)
        lines.push_back(std::to_string(positions_.lineColumn(places[i].begin()).line));
    if (places.size() > Most) lines.emplace_back("...");
    const std::string count = places.size() == 1 ? "once" : std::to_string(places.size()) + " times";
    return {ErrorCode::Invalid,
            "the quote stands " + count + " in " + source_.name + ", in line" + (places.size() == 1 ? " " : "s ") +
                base::join(lines, ", "),
            passage.nth ? "count them from 1" : "quote more of the words, or say which one it is (nth, from 1)",
            {}};
}

base::Result<text::Span> PassageLocator::findPositions(const Passage& passage) const {
    const std::size_t length = positions_.codePoint(text::ByteOffset(source_.text.size())).value();
    if (*passage.begin >= *passage.end || *passage.end > length)
        return base::unexpected(ErrorCode::Invalid,
                                "there is no passage from " + std::to_string(*passage.begin) + " to " +
                                    std::to_string(*passage.end) + " in " + source_.name,
                                "its text has " + std::to_string(length) + " code points; the end is not included");
    const text::Span span(positions_.byte(text::CodePointOffset(*passage.begin)),
                          positions_.byte(text::CodePointOffset(*passage.end)));
    if (passage.quote.empty()) return span;
    const std::string_view there = text::slice(source_.text, span);
    const std::vector<text::Span> same = QuoteIndex(there, Likeness::Marks).find(passage.quote);
    if (same.size() == 1 && isBlank(there.substr(0, same.front().begin().value())) &&
        isBlank(there.substr(same.front().end().value())))
        return span;
    return base::unexpected(ErrorCode::Invalid,
                            "at these positions " + source_.name + " has other words than the quote: \"" +
                                std::string(there.substr(0, text::prefixOfCodePoints(there, 80))) + "\"",
                            "give the quote alone, or the positions alone");
}

base::Error PassageLocator::nobodySpeaks(std::uint32_t line) const {
    return {ErrorCode::NotFound,
            "nobody speaks in " + source_.name + " at line " + std::to_string(line),
            "coder turns \"" + source_.name + "\" shows the lines with speech",
            {}};
}

}  // namespace coder::study
