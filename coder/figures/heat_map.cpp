#include <algorithm>
#include <cmath>

#include "coder/figures/column_heads.h"
#include "coder/figures/kinds.h"

namespace coder::figures {

namespace {

constexpr double GroupGap = 4;  ///< Over a row without indentation that follows indented ones.

using Cell = HeatMap::Cell;

/// A row's cell, undefined where the row is too short.
Cell cellAt(const HeatMap& map, std::size_t row, std::size_t column) {
    if (row >= map.cells.size() || column >= map.cells[row].size()) return {};
    return map.cells[row][column];
}

bool isHeading(const HeatMap& map, std::size_t row) { return row >= map.cells.size() || map.cells[row].empty(); }

/// The value at the scale's dark end.
double darkest(const HeatMap& map) {
    if (map.high > map.low && std::isfinite(map.high)) return map.high;
    double largest = map.low;
    for (const auto& row : map.cells)
        for (const Cell& cell : row) largest = std::max(largest, defined(cell.value).value_or(largest));
    return largest > map.low ? largest : map.low + 1;
}

class HeatMapDrawing {
public:
    HeatMapDrawing(const HeatMap& map, Sheet& sheet)
        : map_(map),
          sheet_(sheet),
          labels_(rowLabels(), sheet.width() * (sheet.width() < 300 ? 0.46 : 0.4), sheet.width()) {
        const double room = sheet.width() - labels_.width() - 6;
        pitch_ = std::min(room / static_cast<double>(map.columns.size()), 76.0);
        textSize_ = fitting(8) == 1 ? 8 : 7;
        printed_ = fitting(7) >= 0.9;
        low_ = std::isfinite(map.low) ? map.low : 0;
        high_ = darkest(map);
    }

    double draw(double top) {
        std::vector<ColumnHeads::Column> columns;
        for (const HeatMap::Column& column : map_.columns) columns.push_back({column.label, column.note});
        const ColumnHeads heads(std::move(columns), pitch_);
        const double left = labels_.width() + 6;
        heads.draw(sheet_, left, top + heads.height());
        double y = top + heads.height() + 3;
        const double extra = std::max(0.0, sheet_.stretch()) / static_cast<double>(map_.rows.size());
        for (std::size_t row = 0; row < map_.rows.size(); ++row) {
            if (row > 0 && map_.rows[row].depth == 0 && map_.rows[row - 1].depth > 0) y += GroupGap;
            const double height = std::max(13.0, labels_.height(row) + 3) + extra;
            labels_.draw(sheet_, row, 0, y + height / 2);
            if (!isHeading(map_, row)) drawRow(row, left, y, height);
            y += height;
        }
        return drawLegend(left, y + 7);
    }

private:
    std::vector<RowLabels::Row> rowLabels() const {
        std::vector<RowLabels::Row> rows;
        for (std::size_t i = 0; i < map_.rows.size(); ++i)
            rows.push_back({map_.rows[i].label, map_.rows[i].depth, isHeading(map_, i)});
        return rows;
    }

    /// The share of the cells' texts that have room in letters of this size.
    double fitting(double size) const {
        std::size_t texts = 0;
        std::size_t fits = 0;
        for (const auto& row : map_.cells)
            for (const Cell& cell : row) {
                if (cell.text.empty()) continue;
                ++texts;
                if (textWidth(cleaned(cell.text), Letters{size}) <= room()) ++fits;
            }
        return texts == 0 ? 1 : static_cast<double>(fits) / static_cast<double>(texts);
    }

    double room() const { return pitch_ - 0.9; }

    void drawRow(std::size_t row, double left, double y, double height) {
        for (std::size_t column = 0; column < map_.columns.size(); ++column) {
            const Cell cell = cellAt(map_, row, column);
            Box box{left + static_cast<double>(column) * pitch_, y, pitch_, height, {}, Stroke{White, 0.8}, {}};
            box.title = map_.rows[row].label + ", " + map_.columns[column].label + ": ";
            const auto value = defined(cell.value);
            if (!value) {
                box.title += map_.undefined;
                drawUndefinedBox(sheet_, box);
                undefined_ = true;
                continue;
            }
            box.fill = shade((*value - low_) / (high_ - low_));
            box.title += cell.text.empty() ? numeral(*value * 100, 1) + "%" : cell.text;
            const Letters letters{textSize_, false, textOn(*box.fill)};
            const std::string text = cleaned(cell.text);
            const Point base{box.x + pitch_ / 2, y + height / 2 + middleToBase(letters)};
            sheet_.add(std::move(box));
            if (printed_ && !text.empty() && textWidth(text, letters) <= room())
                sheet_.text(text, base, letters, Anchor::Middle);
        }
    }

    double drawLegend(double left, double top) {
        // In percent when the legend can't be mistaken: shares are.
        const std::vector<std::string> values{numeral(low_ * 100, 1) + "%", numeral((low_ + high_) * 50, 1) + "%",
                                              numeral(high_ * 100, 1) + "%"};
        // Below the cells where there is room for it, else below all.
        if (sheet_.width() - left < 110) left = std::max(0.0, sheet_.width() - 130);
        double bottom = drawShadeLegend(sheet_, map_.legend, values, left, sheet_.width(), top);
        if (undefined_) {
            const Key key{map_.undefined, [](Sheet& sheet, Point at) {
                              drawUndefinedBox(sheet, {at.x, at.y, 14, 8, {}, Stroke{Rule, 0.5}, {}});
                          }};
            bottom = figures::drawLegend(sheet_, {key}, left, sheet_.width(), bottom + 3);
        }
        return bottom;
    }

    const HeatMap& map_;
    Sheet& sheet_;
    RowLabels labels_;
    double pitch_ = 0;
    double textSize_ = 8;
    bool printed_ = true;  ///< False where too few texts have room: the others would look like exceptions.
    double low_ = 0;
    double high_ = 1;
    bool undefined_ = false;
};

}  // namespace

double drawFigure(const HeatMap& map, Sheet& sheet, double top) { return HeatMapDrawing(map, sheet).draw(top); }

}  // namespace coder::figures
