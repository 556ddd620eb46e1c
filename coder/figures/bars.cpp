#include <algorithm>
#include <cmath>

#include "coder/figures/axis.h"
#include "coder/figures/kinds.h"

namespace coder::figures {

namespace {

constexpr double BarGap = 6;  ///< Between the bars of one code and those of the next.
constexpr double TextGap = 3;
constexpr double BarsHeadingGap = 5;  ///< Over a heading, but for the first.

struct Row {
    RowLabels::Row label;
    const Bars::Bar* bar = nullptr;  ///< None in a group's heading.
};

std::vector<Row> rowsOf(const Bars& bars) {
    std::vector<Row> rows;
    for (const Bars::Group& group : bars.groups) {
        if (!group.label.empty()) rows.push_back({{group.label, 0, true}, nullptr});
        for (const Bars::Bar& bar : group.bars)
            rows.push_back({{bar.label, group.label.empty() ? 0U : 1U, false}, &bar});
    }
    return rows;
}

std::vector<RowLabels::Row> labelsOf(const std::vector<Row>& rows) {
    std::vector<RowLabels::Row> labels;
    for (const Row& row : rows) labels.push_back(row.label);
    return labels;
}

double share(double value) { return std::clamp(value, 0.0, 1.0); }

bool hasInterval(const Estimate& estimate) { return defined(estimate.low) && defined(estimate.high); }

/// How far to the right something is drawn for an estimate.
double reach(const Estimate& estimate) {
    const double value = share(defined(estimate.value).value_or(0));
    return hasInterval(estimate) ? std::max(value, share(*estimate.high)) : value;
}

class BarsDrawing {
public:
    BarsDrawing(const Bars& bars, Sheet& sheet)
        : bars_(bars),
          sheet_(sheet),
          rows_(rowsOf(bars)),
          labels_(labelsOf(rows_), sheet.width() * (sheet.width() < 300 ? 0.42 : 0.36), sheet.width()) {
        double largest = 0;
        double widestText = 0;
        for (const Row& row : rows_)
            for (std::size_t i = 0; row.bar != nullptr && i < count(*row.bar); ++i) {
                const Estimate& estimate = row.bar->values[i];
                largest = std::max(largest, reach(estimate));
                widestText = std::max(widestText, textWidth(cleaned(estimate.text), NoteLetters));
            }
        left_ = labels_.width() + 6;
        right_ = sheet.width() - (widestText > 0 ? std::min(widestText, 60.0) + TextGap : 4);
        axis_ = Axis::round(0, largest > 0 ? largest : 1, stepsFor(right_ - left_), Numerals::Percent);
        axis_.place(left_, right_);
        pitch_ = pitch(widestText > 0);
    }

    double draw(double top) {
        if (bars_.series.size() > 1) top = drawKeys(top) + 5;
        double bottom = top;
        const double bars = static_cast<double>(rows_.size());
        const double extra = std::max(0.0, sheet_.stretch()) / bars;
        std::vector<double> heights;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            const double drawn = rows_[i].bar == nullptr ? 0 : pitch_ * static_cast<double>(bars_.series.size());
            heights.push_back(std::max(drawn, labels_.height(i)) + BarGap + extra);
            bottom += heights.back() + gapAbove(i);
        }
        double y = top;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            y += gapAbove(i);
            labels_.draw(sheet_, i, 0, y + heights[i] / 2);
            if (rows_[i].bar != nullptr) {
                drawUprightGrid(sheet_, axis_, y, y + heights[i]);
                drawBars(*rows_[i].bar, y + heights[i] / 2);
                sheet_.line({left_, y}, {left_, y + heights[i]}, Stroke{Ink, 0.6});
            }
            y += heights[i];
        }
        bottom = drawBottomAxis(sheet_, axis_, left_, right_, bottom, bars_.axis);
        return undefined_ ? drawUndefinedKey(bottom + 4) : bottom;
    }

private:
    std::size_t count(const Bars::Bar& bar) const { return std::min(bar.values.size(), bars_.series.size()); }

    double gapAbove(std::size_t i) const { return i > 0 && rows_[i].bar == nullptr ? BarsHeadingGap : 0; }

    double pitch(bool texts) const {
        if (texts) return 8.6;
        const std::size_t series = bars_.series.size();
        return series == 1 ? 8.6 : series <= 2 ? 7 : series <= 4 ? 6 : 5;
    }

    double drawKeys(double top) {
        std::vector<Key> keys;
        for (std::size_t i = 0; i < bars_.series.size(); ++i)
            keys.push_back({bars_.series[i], [i](Sheet& sheet, Point at) {
                                drawCategoryBox(sheet, {at.x, at.y + 0.5, 14, 7, {}, {}, {}}, i);
                            }});
        return drawLegend(sheet_, keys, 0, sheet_.width(), top);
    }

    double drawUndefinedKey(double top) {
        const Key key{"not defined", [](Sheet& sheet, Point at) { drawUndefinedSign(sheet, {at.x + 7, at.y + 4}); }};
        return drawLegend(sheet_, {key}, left_, sheet_.width(), top);
    }

    static void drawUndefinedSign(Sheet& sheet, Point centre) {
        const double r = 1.6;
        sheet.add(Path{{{{centre.x - r, centre.y - r}, {centre.x + r, centre.y + r}},
                        {{centre.x - r, centre.y + r}, {centre.x + r, centre.y - r}}},
                       {},
                       Stroke{Muted, 0.6},
                       1,
                       {}});
    }

    void drawBars(const Bars::Bar& bar, double middle) {
        double y = middle - pitch_ * static_cast<double>(bars_.series.size()) / 2;
        for (std::size_t i = 0; i < bars_.series.size(); ++i, y += pitch_) {
            const double centre = y + pitch_ / 2;
            if (i >= bar.values.size() || !defined(bar.values[i].value)) {
                drawUndefinedSign(sheet_, {left_ + 5, centre});
                undefined_ = true;
                continue;
            }
            drawBar(bar, i, centre);
        }
    }

    void drawBar(const Bars::Bar& bar, std::size_t series, double centre) {
        const Estimate& estimate = bar.values[series];
        const double value = share(*estimate.value);
        const double height = pitch_ - 1;
        Box box{left_, centre - height / 2, axis_.at(value) - left_, height, {}, {}, {}};
        box.title = bar.label + ", " + bars_.series[series] + ": " + numeral(value * 100, 1) + "%";
        if (hasInterval(estimate)) {
            const double low = share(*estimate.low);
            const double high = share(*estimate.high);
            box.title += " (" + numeral(low * 100, 1) + "% to " + numeral(high * 100, 1) + "%)";
            drawCategoryBox(sheet_, box, series);
            drawInterval(axis_.at(low), axis_.at(high), centre, std::min(height * 0.3, 2.0));
        } else {
            drawCategoryBox(sheet_, box, series);
        }
        sheet_.text(estimate.text, {axis_.at(reach(estimate)) + TextGap, centre + middleToBase(NoteLetters)},
                    NoteLetters, Anchor::Start, 60);
    }

    /// A line with a cap at both ends, on white where the bar is below it.
    void drawInterval(double low, double high, double y, double cap) {
        Path path{{{{low, y}, {high, y}}, {{low, y - cap}, {low, y + cap}}, {{high, y - cap}, {high, y + cap}}},
                  {},
                  Stroke{White, 1.5},
                  1,
                  {}};
        sheet_.add(path);
        path.stroke = Stroke{Ink, 0.7};
        sheet_.add(std::move(path));
    }

    const Bars& bars_;
    Sheet& sheet_;
    std::vector<Row> rows_;
    RowLabels labels_;
    Axis axis_;
    double left_ = 0;
    double right_ = 0;
    double pitch_ = 0;
    bool undefined_ = false;
};

}  // namespace

double drawFigure(const Bars& bars, Sheet& sheet, double top) { return BarsDrawing(bars, sheet).draw(top); }

}  // namespace coder::figures
