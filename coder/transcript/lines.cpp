#include "coder/transcript/lines.h"

#include <algorithm>

#include "coder/text/characters.h"
#include "coder/text/utf8.h"
#include "coder/transcript/letters.h"

namespace coder::transcript {

namespace {

constexpr std::size_t NarrowestWrap = 32;
constexpr std::size_t WidestWrap = 132;  // the widest that terminals and old printers have made common
constexpr std::size_t EnoughSamples = 4096;

bool isAsciiSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

std::size_t firstNonSpace(std::string_view text, std::size_t begin, std::size_t end) {
    while (begin < end) {
        if (!isBeyondAscii(text[begin])) {
            if (!isAsciiSpace(text[begin])) return begin;
            ++begin;
            continue;
        }
        std::size_t next = begin;
        if (!text::isWhiteSpace(text::nextCodePoint(text, next))) return begin;
        begin = next;
    }
    return end;
}

std::size_t behindLastNonSpace(std::string_view text, std::size_t begin, std::size_t end) {
    while (end > begin) {
        if (!isBeyondAscii(text[end - 1])) {
            if (!isAsciiSpace(text[end - 1])) return end;
            --end;
            continue;
        }
        std::size_t last = end - 1;
        while (last > begin && text::isContinuationByte(text[last])) --last;
        std::size_t at = last;
        if (!text::isWhiteSpace(text::nextCodePoint(text, at))) return end;
        end = last;
    }
    return begin;
}

/// Lengths beyond any wrapping are all the same.
std::uint16_t lengthOf(std::string_view line) {
    constexpr std::size_t LongestCharacter = 4;
    if (line.size() > LongestCharacter * WidestWrap) return WidestWrap + 1;
    return static_cast<std::uint16_t>(std::min(text::countCodePoints(line), WidestWrap + 1));
}

std::string_view firstWord(std::string_view line) {
    const std::size_t begin = std::min(line.find_first_not_of(" \t"), line.size());
    return line.substr(begin, std::min(line.find_first_of(" \t", begin), line.size()) - begin);
}

bool isHeading(std::string_view line) {
    constexpr std::size_t DeepestHeading = 6;
    const std::size_t depth = std::min(line.find_first_not_of('#'), line.size());
    return depth >= 1 && depth <= DeepestHeading && (depth == line.size() || line[depth] == ' ');
}

bool isRule(std::string_view line) {
    const char mark = line.front();
    if (mark != '-' && mark != '*' && mark != '_') return false;
    std::size_t marks = 0;
    for (const char c : line) {
        if (c != mark && c != ' ' && c != '\t') return false;
        if (c == mark) ++marks;
    }
    return marks >= 3;
}

}  // namespace

text::Span trimmed(std::string_view text, std::size_t begin, std::size_t end) {
    const std::size_t first = firstNonSpace(text, begin, end);
    if (first == end) return {begin, begin};
    return {first, behindLastNonSpace(text, first, end)};
}

bool LineReader::next(text::Span& line) {
    if (next_ >= end_) return false;
    const std::size_t end = std::min(text_.find('\n', next_), end_);
    line = {next_, end};
    next_ = end + 1;
    return true;
}

bool isHeadingOrRule(std::string_view line) { return !line.empty() && (isHeading(line) || isRule(line)); }

void WrapDetector::add(std::string_view line, Line kind) {
    if (samples_.size() >= EnoughSamples) return;
    const std::uint16_t length = lengthOf(line);
    if (hasPrevious_ && kind == Line::Speech) {
        const std::size_t word = std::min(lengthOf(firstWord(line)) + std::size_t{1}, WidestWrap + 1);
        samples_.push_back({previousLength_, static_cast<std::uint16_t>(previousLength_ + word)});
    }
    hasPrevious_ = kind != Line::LabelAlone;
    previousLength_ = length;
}

bool WrapDetector::wrapped() const {
    constexpr std::size_t FewestSamples = 3;
    if (samples_.size() < FewestSamples) return false;
    std::vector<std::uint16_t> lengths;
    lengths.reserve(samples_.size());
    for (const Sample& sample : samples_) lengths.push_back(sample.length);
    const auto nearlyAll = lengths.begin() + static_cast<std::ptrdiff_t>((lengths.size() - 1) * 95 / 100);
    std::nth_element(lengths.begin(), nearlyAll, lengths.end());
    const std::size_t width = *nearlyAll;
    if (width < NarrowestWrap || width > WidestWrap) return false;
    const std::size_t filled = width * 9 / 10;
    const auto full = std::count_if(samples_.begin(), samples_.end(),
                                    [filled](const Sample& sample) { return sample.withNextWord > filled; });
    return static_cast<std::size_t>(full) * 4 >= samples_.size() * 3;
}

}  // namespace coder::transcript
