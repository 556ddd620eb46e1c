#include "coder/figures/sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace coder::figures {

void Sheet::add(Shape shape) {
    std::visit([](auto& any) { any.title = cleaned(any.title); }, shape);
    shapes_.push_back(std::move(shape));
}

void Sheet::text(std::string_view text, Point at, const Letters& letters, Anchor anchor, double width) {
    const Wrapped whole = wrap(text, width > 0 ? width : 1e9, 1, letters);
    if (whole.lines.empty()) return;
    add(Text{whole.lines.front(), at, anchor, letters, false, whole.cut ? std::string(text) : std::string()});
}

double Sheet::lines(const Wrapped& wrapped, double x, double top, const Letters& letters, Anchor anchor,
                    std::string_view whole) {
    for (const std::string& line : wrapped.lines) {
        const Point base{x, top + lineHeight(letters) / 2 + middleToBase(letters)};
        add(Text{line, base, anchor, letters, false, wrapped.cut ? std::string(whole) : std::string()});
        top += lineHeight(letters);
    }
    return top;
}

void Sheet::linesAround(const Wrapped& wrapped, double x, double middle, const Letters& letters, Anchor anchor,
                        std::string_view whole) {
    const double height = static_cast<double>(wrapped.lines.size()) * lineHeight(letters);
    lines(wrapped, x, middle - height / 2, letters, anchor, whole);
}

void Sheet::linesUpwards(const Wrapped& wrapped, double x, double bottom, const Letters& letters,
                         std::string_view whole) {
    x -= static_cast<double>(wrapped.lines.size()) * lineHeight(letters) / 2;
    for (const std::string& line : wrapped.lines) {
        const Point base{x + lineHeight(letters) / 2 + middleToBase(letters), bottom};
        add(Text{line, base, Anchor::Start, letters, true, wrapped.cut ? std::string(whole) : std::string()});
        x += lineHeight(letters);
    }
}

RowLabels::RowLabels(std::vector<Row> rows, double widest, double headingWidest, std::size_t maxLines)
    : rows_(std::move(rows)) {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        const double room = (rows_[i].heading ? headingWidest : widest) - indent(i);
        wrapped_.push_back(wrap(rows_[i].label, room, maxLines, letters(i)));
        if (!rows_[i].heading) width_ = std::max(width_, wrapped_.back().width + indent(i));
    }
}

double RowLabels::indent(std::size_t i) const { return std::min<double>(rows_[i].depth, 5) * 8; }

double RowLabels::height(std::size_t i) const {
    return static_cast<double>(wrapped_[i].lines.size()) * lineHeight(letters(i));
}

void RowLabels::draw(Sheet& sheet, std::size_t i, double x, double middle) const {
    sheet.linesAround(wrapped_[i], x + indent(i), middle, letters(i), Anchor::Start, rows_[i].label);
}

double drawNothing(Sheet& sheet, double top) {
    const double height = std::max(40.0, 60 + sheet.stretch());
    sheet.add(Box{0, top, sheet.width(), height, {}, Stroke{Rule, 0.6, Dash::Dashed}, {}});
    sheet.text("Nothing to show", {sheet.width() / 2, top + height / 2 + middleToBase(LabelLetters)}, LabelLetters,
               Anchor::Middle);
    return top + height;
}

std::string numeral(double value, int decimals) {
    std::string text = fmt::format("{:.{}f}", std::abs(value), decimals);
    if (text.find('.') != std::string::npos) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.') text.pop_back();
    }
    const std::size_t whole = std::min(text.find('.'), text.size());
    for (std::size_t at = whole; at > 3 && whole > 4; at -= 3) text.insert(at - 3, ",");
    return value < 0 && text != "0" ? "\u2212" + text : text;
}

std::optional<double> defined(std::optional<double> value) {
    return value && std::isfinite(*value) ? value : std::nullopt;
}

}  // namespace coder::figures
