#include "coder/import/pdf_layout.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "coder/import/text_lines.h"
#include "coder/transcript/labels.h"

namespace coder::import {

namespace {

constexpr double SameHeight = 4;
constexpr double LargerGap = 1.3;  // times the usual distance

/// A line's text with "#" for each number, and the numbers.
struct Numbered {
    std::string key;
    std::vector<long long> numbers;
};

Numbered numbered(std::string_view text) {
    constexpr std::size_t MostDigits = 9;
    Numbered result;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t digits = std::min(text.find_first_not_of("0123456789", at), text.size()) - at;
        if (digits == 0 || digits > MostDigits) {
            const std::size_t length = std::max<std::size_t>(digits, 1);
            result.key += text.substr(at, length);
            at += length;
            continue;
        }
        result.numbers.push_back(std::stoll(std::string(text.substr(at, digits))));
        result.key += '#';
        at += digits;
    }
    return result;
}

/// Lines at one place of several pages.
struct Repeated {
    Numbered text;
    double top = 0;
    std::vector<std::size_t> lines;
    std::size_t apart = 0;  ///< So many of them are apart from the text by a gap.
};

enum class PageNumbers : std::uint8_t { Same, Count, Other };

/// What the numbers in the lines do from page to page.
PageNumbers pageNumbers(const std::vector<PdfLine>& lines, const Repeated& repeated) {
    const auto pageOf = [&](std::size_t index) { return static_cast<long long>(lines[index].page); };
    const std::vector<long long>& first = repeated.text.numbers;
    PageNumbers all = PageNumbers::Same;
    for (std::size_t n = 0; n < first.size(); ++n) {
        bool same = true;
        bool counts = true;
        for (const std::size_t index : repeated.lines) {
            const long long number = numbered(lines[index].text).numbers[n];
            same = same && number == first[n];
            counts = counts && number - first[n] == pageOf(index) - pageOf(repeated.lines.front());
        }
        if (!same && !counts) return PageNumbers::Other;
        if (!same) all = PageNumbers::Count;
    }
    return all;
}

bool looksLabelled(const std::string& text) {
    return transcript::matchLabel(text, {0, text.size()}).has_value() && text.find(':') != std::string::npos;
}

bool isPageLine(const std::vector<PdfLine>& lines, const Repeated& repeated, std::size_t pages) {
    const std::size_t count = repeated.lines.size();
    if (count < 2 || count * 2 < pages) return false;
    const PageNumbers numbers = pageNumbers(lines, repeated);
    if (numbers == PageNumbers::Other || (numbers == PageNumbers::Same && repeated.apart * 2 < count)) return false;
    return !looksLabelled(lines[repeated.lines.front()].text) || (count >= 3 && count * 5 >= pages * 4);
}

struct EdgeLine {
    std::size_t index = 0;
    bool apart = false;
};

/// The rows at the edge of a page up to the first gap that is larger than usual, three at most; without such a gap the
/// outermost row alone.
std::vector<EdgeLine> edgeLines(const std::vector<PdfLine>& lines, std::size_t begin, std::size_t end, bool upper,
                                double pitch) {
    constexpr int MostRows = 3;
    std::vector<std::size_t> order;
    for (std::size_t i = begin; i < end; ++i) order.push_back(i);
    const auto distance = [&](std::size_t i) { return upper ? lines[i].top : -lines[i].bottom; };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return distance(a) < distance(b); });
    std::vector<EdgeLine> found;
    std::size_t outermost = 0;
    int row = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const double step = i == 0 ? 0 : distance(order[i]) - distance(order[i - 1]);
        if (step > SameHeight) ++row;
        if (step > pitch * LargerGap) {
            for (EdgeLine& line : found) line.apart = true;
            return found;
        }
        if (row == MostRows) break;
        found.push_back({order[i], false});
        if (row == 0) ++outermost;
    }
    found.resize(outermost);
    return found;
}

std::vector<Repeated> repeatedAtEdge(const std::vector<PdfLine>& lines, bool upper, double pitch) {
    std::vector<Repeated> groups;
    for (std::size_t begin = 0; begin < lines.size();) {
        std::size_t end = begin;
        while (end < lines.size() && lines[end].page == lines[begin].page) ++end;
        for (const EdgeLine edge : edgeLines(lines, begin, end, upper, pitch)) {
            const PdfLine& line = lines[edge.index];
            Numbered text = numbered(line.text);
            auto same = std::find_if(groups.begin(), groups.end(), [&](const Repeated& group) {
                return group.text.key == text.key && std::abs(group.top - line.top) < SameHeight &&
                       lines[group.lines.back()].page != line.page;
            });
            if (same == groups.end()) same = groups.insert(groups.end(), {std::move(text), line.top, {}, 0});
            same->lines.push_back(edge.index);
            same->apart += edge.apart ? 1 : 0;
        }
        begin = end;
    }
    return groups;
}

/// The distance from line to line that is usual.
double usualPitch(const std::vector<PdfLine>& lines) {
    std::vector<double> pitches;
    for (std::size_t i = 1; i < lines.size(); ++i)
        if (lines[i].page == lines[i - 1].page && lines[i].top > lines[i - 1].top)
            pitches.push_back(lines[i].top - lines[i - 1].top);
    if (pitches.empty()) return 0;
    const auto middle = pitches.begin() + static_cast<std::ptrdiff_t>((pitches.size() - 1) / 2);
    std::nth_element(pitches.begin(), middle, pitches.end());
    return *middle;
}

class ParagraphFinder {
public:
    explicit ParagraphFinder(const std::vector<PdfLine>& lines) : lines_(lines), pitch_(usualPitch(lines)) {
        for (const PdfLine& line : lines) width_ = std::max(width_, line.right - line.left);
    }

    bool beginsAt(std::size_t i) const {
        const PdfLine& before = lines_[i - 1];
        const PdfLine& line = lines_[i];
        if (line.page != before.page || line.top <= before.top) return endsParagraph(before);
        // Other fonts on a line move its top or its bottom; a gap moves both.
        const double step = std::min(line.top - before.top, line.bottom - before.bottom);
        if (step > pitch_ * LargerGap) return true;
        const double indent = (line.bottom - line.top) * 0.8;
        const bool indented = line.left - before.left > indent;
        const bool nextIsNot =
            i + 1 < lines_.size() && lines_[i + 1].page == line.page && line.left - lines_[i + 1].left > indent;
        return indented && nextIsNot;
    }

private:
    bool endsParagraph(const PdfLine& line) const {
        constexpr std::string_view Ends = ".?!\"])";
        const bool shortLine = line.right - line.left < width_ * 0.85;
        return shortLine && !line.text.empty() && Ends.find(line.text.back()) != std::string_view::npos;
    }

    const std::vector<PdfLine>& lines_;
    double pitch_;
    double width_ = 0;
};

}  // namespace

std::size_t dropPageLines(std::vector<PdfLine>& lines, std::size_t pages) {
    const double pitch = usualPitch(lines);
    std::vector<bool> dropped(lines.size(), false);
    for (const bool upper : {true, false})
        for (const Repeated& group : repeatedAtEdge(lines, upper, pitch))
            if (isPageLine(lines, group, pages))
                for (const std::size_t index : group.lines) dropped[index] = true;
    std::vector<PdfLine> kept;
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (!dropped[i]) kept.push_back(std::move(lines[i]));
    const std::size_t count = lines.size() - kept.size();
    lines = std::move(kept);
    return count;
}

std::vector<Block> paragraphLines(const std::vector<PdfLine>& lines) {
    const ParagraphFinder paragraphs(lines);
    std::vector<Block> blocks;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i > 0 && paragraphs.beginsAt(i)) blocks.emplace_back();
        Block block;
        block.text = lines[i].text;
        block.bold = lines[i].bold;
        block.place = static_cast<std::uint32_t>(lines[i].page + 1);
        blocks.push_back(std::move(block));
    }
    return blocks;
}

}  // namespace coder::import
