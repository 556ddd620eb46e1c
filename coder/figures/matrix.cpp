#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "coder/figures/kinds.h"

namespace coder::figures {

namespace {

constexpr double MatrixGap = 6;

class MatrixDrawing {
public:
    MatrixDrawing(const Matrix& matrix, Sheet& sheet)
        : matrix_(matrix),
          sheet_(sheet),
          numberWidth_(textWidth(std::to_string(matrix.labels.size()), TickLetters) + 5),
          labels_(rows(matrix), sheet.width() * (sheet.width() < 300 ? 0.4 : 0.34), 0, 2) {
        const double count = static_cast<double>(matrix.labels.size());
        pitch_ = std::min(26.0, (sheet.width() - labels_.width() - numberWidth_ - MatrixGap) / count);
        for (std::size_t row = 0; row < matrix.labels.size(); ++row)
            for (std::size_t column = 0; column < matrix.labels.size(); ++column)
                if (row != column && isDrawn(row, column))
                    largest_ = std::max(largest_, valueAt(row, column).value_or(0));
    }

    double draw(double top) {
        const std::size_t count = matrix_.labels.size();
        const bool labelsLeft = matrix_.triangle != Matrix::Triangle::Upper;
        const double cells = pitch_ * static_cast<double>(count);
        const double left = labelsLeft ? labels_.width() + numberWidth_ + MatrixGap : 0;
        drawNumbers(left, top);
        double y = top + lineHeight(TickLetters) + 2;
        const double extra = std::max(0.0, sheet_.stretch()) / static_cast<double>(count);
        for (std::size_t row = 0; row < count; ++row) {
            const double height = std::max({std::min(pitch_, 18.0), labels_.height(row) + 1.5, 9.5}) + extra;
            const double x = labelsLeft ? numberWidth_ : cells + MatrixGap + numberWidth_;
            labels_.draw(sheet_, row, x, y + height / 2);
            sheet_.text(std::to_string(row + 1), {x - 4, y + height / 2 + middleToBase(TickLetters)}, TickLetters,
                        Anchor::End);
            for (std::size_t column = 0; column < count; ++column)
                if (isDrawn(row, column))
                    drawCell(row, column, {left + static_cast<double>(column) * pitch_, y, pitch_, height, {}, {}, {}});
            y += height;
        }
        return drawKeys(labelsLeft ? left : 0, y + 7);
    }

private:
    static std::vector<RowLabels::Row> rows(const Matrix& matrix) {
        std::vector<RowLabels::Row> all;
        for (const std::string& label : matrix.labels) all.push_back({label, 0, false});
        return all;
    }

    bool isDrawn(std::size_t row, std::size_t column) const {
        switch (matrix_.triangle) {
            case Matrix::Triangle::Lower:
                return column <= row;
            case Matrix::Triangle::Upper:
                return column >= row;
            case Matrix::Triangle::Full:
                return true;
        }
        return true;
    }

    std::optional<double> valueAt(std::size_t row, std::size_t column) const {
        if (row >= matrix_.values.size() || column >= matrix_.values[row].size()) return std::nullopt;
        return defined(matrix_.values[row][column]);
    }

    /// The columns' numbers; only each so many where they would touch.
    void drawNumbers(double left, double top) {
        const std::size_t count = matrix_.labels.size();
        const auto every = static_cast<std::size_t>(std::max(1.0, std::ceil((numberWidth_ - 3) / pitch_)));
        for (std::size_t i = 0; i < count; i += every)
            sheet_.text(std::to_string(i + 1), {left + (static_cast<double>(i) + 0.5) * pitch_, top + TickLetters.size},
                        TickLetters, Anchor::Middle);
    }

    std::string numberText(double value) const {
        std::string text = fmt::format("{:.{}f}", value, std::min(matrix_.decimals, 6U));
        if (text.rfind("0.", 0) == 0) text.erase(0, 1);  // ".42": coefficients up to 1 have narrow cells.
        return text;
    }

    void drawCell(std::size_t row, std::size_t column, Box box) {
        const auto value = valueAt(row, column);
        box.stroke = Stroke{White, 0.8, Dash::Solid};
        box.title = matrix_.labels[row];
        if (row != column) box.title += ", " + matrix_.labels[column];
        if (!value) {
            if (row == column) return;
            drawUndefinedBox(sheet_, box);
            undefined_ = true;
            return;
        }
        const std::string text = numberText(*value);
        box.title += ": " + text;
        box.fill = row == column ? Colour{240, 240, 240} : shade(largest_ > 0 ? *value / largest_ : 0);
        const Letters letters{7, false, textOn(*box.fill)};
        const Point base{box.x + box.width / 2, box.y + box.height / 2 + middleToBase(letters)};
        const bool fits = textWidth(text, letters) <= box.width - 1;
        sheet_.add(std::move(box));
        if (fits) sheet_.text(text, base, letters, Anchor::Middle);
    }

    double drawKeys(double left, double top) {
        if (sheet_.width() - left < 120) left = std::max(0.0, sheet_.width() - 130);
        double bottom = top;
        if (largest_ > 0)
            bottom = drawShadeLegend(sheet_, matrix_.legend, {"0", numberText(largest_)}, left, sheet_.width(), top);
        else
            bottom = sheet_.lines(wrap(matrix_.legend, sheet_.width() - left, 2, TickLetters), left, top, TickLetters);
        std::vector<Key> keys;
        if (undefined_)
            keys.push_back({"not defined", [](Sheet& sheet, Point at) {
                                drawUndefinedBox(sheet, {at.x, at.y, 14, 8, {}, Stroke{Rule, 0.5}, {}});
                            }});
        return drawLegend(sheet_, keys, left, sheet_.width(), bottom + 3);
    }

    const Matrix& matrix_;
    Sheet& sheet_;
    double numberWidth_;
    RowLabels labels_;
    double pitch_ = 0;
    double largest_ = 0;
    bool undefined_ = false;
};

}  // namespace

double drawFigure(const Matrix& matrix, Sheet& sheet, double top) { return MatrixDrawing(matrix, sheet).draw(top); }

}  // namespace coder::figures
