#include <algorithm>
#include <cmath>

#include "coder/base/strings.h"
#include "coder/figures/axis.h"
#include "coder/figures/kinds.h"

namespace coder::figures {

namespace {

constexpr double Gap = 8;             ///< Between the columns.
constexpr double NarrowestPlot = 90;  ///< Narrower: the texts stand below the labels instead.
constexpr double HeadingGap = 5;      ///< Over a heading, but for the first.
constexpr std::size_t MostTexts = 8;

bool isHeading(const Forest::Row& row) { return !defined(row.estimate.value) && row.texts.empty(); }

std::vector<RowLabels::Row> labelsOf(const Forest& forest) {
    std::vector<RowLabels::Row> labels;
    for (const Forest::Row& row : forest.rows) labels.push_back({row.label, row.depth, isHeading(row)});
    return labels;
}

class ForestDrawing {
public:
    ForestDrawing(const Forest& forest, Sheet& sheet)
        : forest_(forest), sheet_(sheet), labels_(labelsOf(forest), sheet.width() * 0.36, sheet.width()) {
        texts_ = std::min(forest.textsHeadings.size(), MostTexts);
        double widths = 0;
        for (std::size_t i = 0; i < texts_; ++i) {
            columns_.push_back(columnWidth(i));
            widths += columns_.back() + Gap;
        }
        const double headed = textWidth(cleaned(forest.rowsHeading), HeadingLetters);
        left_ = std::max(labels_.width(), std::min(headed, sheet.width() * 0.36)) + Gap;
        right_ = sheet.width() - widths;
        if (texts_ > 0 && right_ - left_ < NarrowestPlot) {
            below_ = true;
            labels_ = RowLabels(labelsOf(forest), sheet.width() * 0.56, sheet.width());
            left_ = std::max(labels_.width(), std::min(widestNote(), sheet.width() * 0.56)) + Gap;
            right_ = sheet.width();
            for (std::size_t i = 0; i < forest.rows.size(); ++i)
                notes_.push_back(wrap(note(forest.rows[i]), left_ - Gap - indent(i) + 0.01, 3, NoteLetters));
        }
        axis_ = makeAxis();
        axis_.place(left_, right_ - 4);
    }

    double draw(double top) {
        top = drawHeadings(top);
        const double extra = std::max(0.0, sheet_.stretch()) / static_cast<double>(forest_.rows.size());
        std::vector<double> heights;
        double bottom = top;
        for (std::size_t i = 0; i < forest_.rows.size(); ++i) {
            heights.push_back(std::max(13.0, labels_.height(i) + noteHeight(i) + 3.5) + extra);
            bottom += heights.back() + gapAbove(i);
        }
        for (std::size_t i = 0; i < forest_.rows.size(); ++i) {
            top += gapAbove(i);
            drawRow(i, top, heights[i]);
            top += heights[i];
        }
        bottom = drawBottomAxis(sheet_, axis_, left_, right_ - 4, bottom, forest_.axis);
        return drawDirections(bottom + 1);
    }

private:
    double gapAbove(std::size_t i) const { return i > 0 && isHeading(forest_.rows[i]) ? HeadingGap : 0; }

    std::string textOf(const Forest::Row& row, std::size_t column) const {
        return column < row.texts.size() ? cleaned(row.texts[column]) : std::string();
    }

    double columnWidth(std::size_t column) const {
        double width = 0;
        for (const Forest::Row& row : forest_.rows)
            width = std::max(width, textWidth(textOf(row, column), TickLetters));
        for (const std::string& word :
             wrap(forest_.textsHeadings[column], std::max(width, 50.0), 3, HeadingLetters).lines)
            width = std::max(width, textWidth(word, HeadingLetters));
        return std::min(width, 110.0);
    }

    /// The texts of a row as one line, for narrow sheets.
    std::string note(const Forest::Row& row) const {
        std::vector<std::string> texts;
        for (std::size_t i = 0; i < texts_; ++i)
            if (const std::string text = textOf(row, i); !text.empty()) texts.push_back(text);
        return base::join(texts, "; ");
    }

    double indent(std::size_t i) const { return std::min<double>(forest_.rows[i].depth, 5) * 8; }

    double widestNote() const {
        double width = 0;
        for (std::size_t i = 0; i < forest_.rows.size(); ++i)
            width = std::max(width, indent(i) + textWidth(note(forest_.rows[i]), NoteLetters));
        return width;
    }

    double noteHeight(std::size_t i) const {
        return below_ ? static_cast<double>(notes_[i].lines.size()) * lineHeight(NoteLetters) : 0;
    }

    double null() const { return std::isfinite(forest_.null) ? forest_.null : 0; }

    Axis makeAxis() const {
        double low = null();
        double high = low;
        for (const Forest::Row& row : forest_.rows)
            for (const auto& value : {row.estimate.value, row.estimate.low, row.estimate.high}) {
                low = std::min(low, defined(value).value_or(low));
                high = std::max(high, defined(value).value_or(high));
            }
        if (high <= low) {
            low -= 0.5;
            high += 0.5;
        }
        return Axis::round(low, high, stepsFor(right_ - left_), Numerals::Plain);
    }

    double drawHeadings(double top) {
        double height = 0;
        std::string first = forest_.rowsHeading;
        std::vector<Wrapped> headings;
        for (std::size_t i = 0; i < texts_; ++i) {
            if (below_) {
                first += (first.empty() ? "" : "; ") + forest_.textsHeadings[i];
                continue;
            }
            headings.push_back(wrap(forest_.textsHeadings[i], columns_[i] + 0.01, 3, HeadingLetters));
            height = std::max(height, static_cast<double>(headings.back().lines.size()) * lineHeight(HeadingLetters));
        }
        const Wrapped rows = wrap(first, left_ - Gap + 0.01, 3, HeadingLetters);
        height = std::max(height, static_cast<double>(rows.lines.size()) * lineHeight(HeadingLetters));
        if (height == 0) return top;
        const auto lowered = [&](const Wrapped& heading) {
            return top + height - static_cast<double>(heading.lines.size()) * lineHeight(HeadingLetters);
        };
        sheet_.lines(rows, 0, lowered(rows), HeadingLetters, Anchor::Start, first);
        double x = right_;
        for (std::size_t i = 0; i < headings.size(); ++i) {
            sheet_.lines(headings[i], x + Gap, lowered(headings[i]), HeadingLetters, Anchor::Start,
                         forest_.textsHeadings[i]);
            x += Gap + columns_[i];
        }
        sheet_.line({0, top + height + 2}, {sheet_.width(), top + height + 2}, Stroke{Rule, 0.6});
        return top + height + 4;
    }

    void drawRow(std::size_t i, double top, double height) {
        const Forest::Row& row = forest_.rows[i];
        const double middle = top + height / 2;
        const double below = noteHeight(i);
        labels_.draw(sheet_, i, 0, middle - below / 2);
        if (isHeading(row)) return;
        drawUprightGrid(sheet_, axis_, top, top + height);
        sheet_.line({axis_.at(null()), top}, {axis_.at(null()), top + height}, Stroke{Muted, 0.8});
        if (below_)
            sheet_.lines(notes_[i], indent(i), middle + (labels_.height(i) - below) / 2, NoteLetters, Anchor::Start,
                         note(row));
        double x = right_;
        for (std::size_t column = 0; column < texts_ && !below_; ++column) {
            sheet_.text(textOf(row, column), {x + Gap, middle + middleToBase(TickLetters)}, TickLetters, Anchor::Start,
                        columns_[column] + 0.01);
            x += Gap + columns_[column];
        }
        drawEstimate(row, middle);
    }

    void drawEstimate(const Forest::Row& row, double y) {
        const auto low = defined(row.estimate.low);
        const auto high = defined(row.estimate.high);
        if (low && high) {
            const double from = axis_.at(*low);
            const double to = axis_.at(*high);
            sheet_.add(Path{{{{from, y}, {to, y}}, {{from, y - 2}, {from, y + 2}}, {{to, y - 2}, {to, y + 2}}},
                            {},
                            Stroke{Ink, 0.9},
                            1,
                            {}});
        }
        const auto value = defined(row.estimate.value);
        if (!value) return;
        const double half = 2.6;
        std::string title = row.label + ": " + numeral(*value, 2);
        if (low && high) title += " (" + numeral(*low, 2) + " to " + numeral(*high, 2) + ")";
        sheet_.add(Box{axis_.at(*value) - half, y - half, 2 * half, 2 * half, category(0), Stroke{White, 0.4}, title});
    }

    /// What it means to be left or right of the null line: side by side where both have room, else below each other.
    double drawDirections(double top) {
        const std::string low = forest_.favorsLow.empty() ? "" : "\u2190 " + cleaned(forest_.favorsLow);
        const std::string high = forest_.favorsHigh.empty() ? "" : cleaned(forest_.favorsHigh) + " \u2192";
        const double room = right_ - 4 - left_;
        const bool besides = textWidth(low, NoteLetters) + 8 + textWidth(high, NoteLetters) <= room;
        const double bottom =
            sheet_.lines(wrap(low, room, 2, NoteLetters), left_, top, NoteLetters, Anchor::Start, low);
        return std::max(bottom, sheet_.lines(wrap(high, room, 2, NoteLetters), right_ - 4, besides ? top : bottom,
                                             NoteLetters, Anchor::End, high));
    }

    const Forest& forest_;
    Sheet& sheet_;
    RowLabels labels_;
    std::vector<double> columns_;  ///< Widths of the columns of text.
    std::vector<Wrapped> notes_;   ///< By row: the texts below the labels, if they stand there.
    std::size_t texts_ = 0;
    Axis axis_;
    double left_ = 0;
    double right_ = 0;
    bool below_ = false;
};

}  // namespace

double drawFigure(const Forest& forest, Sheet& sheet, double top) { return ForestDrawing(forest, sheet).draw(top); }

}  // namespace coder::figures
