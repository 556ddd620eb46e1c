#include "coder/figures/column_heads.h"

#include <algorithm>
#include <cmath>

namespace coder::figures {

namespace {

constexpr Letters ColumnLetters = TickLetters;
constexpr std::size_t MostLines = 4;
constexpr double LongestUpwards = 110;
constexpr double BetweenColumns = 4;
constexpr double WideEnough = 60;  ///< Here names stay across whatever it costs.

}  // namespace

ColumnHeads::ColumnHeads(std::vector<Column> columns, double pitch) : columns_(std::move(columns)), pitch_(pitch) {
    layAcross();
    if (upwards_) layUpwards();
}

void ColumnHeads::layAcross() {
    const double width = pitch_ - BetweenColumns;
    for (const Column& column : columns_) {
        labels_.push_back(wrap(column.label, width, MostLines, ColumnLetters));
        const Wrapped& label = labels_.back();
        const bool fits = !label.cut && !label.broken && textWidth(cleaned(column.note), NoteLetters) <= width;
        if (!fits && pitch_ < WideEnough) upwards_ = true;
        const double note = column.note.empty() ? 0 : lineHeight(NoteLetters);
        height_ = std::max(height_, static_cast<double>(label.lines.size()) * lineHeight(ColumnLetters) + note);
    }
}

void ColumnHeads::layUpwards() {
    const double line = lineHeight(ColumnLetters);
    every_ = static_cast<std::size_t>(std::max(1.0, std::ceil(line / pitch_)));
    const auto lines = static_cast<std::size_t>(std::clamp(std::floor(pitch_ / line), 1.0, 3.0));
    labels_.clear();
    height_ = 0;
    for (const Column& column : columns_) {
        // The note has a line of its own where there are two, else it follows the label, which is cut if need be.
        const std::string note = column.note.empty() ? "" : " (" + cleaned(column.note) + ")";
        const bool apart = lines > 1 && !note.empty();
        const double noteWidth = apart ? 0 : textWidth(note, ColumnLetters);
        Wrapped label = wrap(column.label, LongestUpwards - noteWidth, apart ? lines - 1 : lines, ColumnLetters);
        if (apart)
            label.lines.push_back(wrap(column.note, LongestUpwards, 1, ColumnLetters).lines.front());
        else if (!label.lines.empty())
            label.lines.back() += note;
        for (const std::string& one : label.lines) height_ = std::max(height_, textWidth(one, ColumnLetters));
        labels_.push_back(std::move(label));
    }
}

void ColumnHeads::draw(Sheet& sheet, double left, double bottom) const {
    for (std::size_t i = 0; i < columns_.size(); i += every_) {
        const double middle = left + (static_cast<double>(i) + 0.5) * pitch_;
        if (upwards_) {
            sheet.linesUpwards(labels_[i], middle, bottom, ColumnLetters, columns_[i].label);
            continue;
        }
        double y = bottom;
        if (!columns_[i].note.empty()) {
            y -= lineHeight(NoteLetters);
            sheet.text(columns_[i].note, {middle, y + lineHeight(NoteLetters) / 2 + middleToBase(NoteLetters)},
                       NoteLetters, Anchor::Middle, pitch_ - BetweenColumns);
        }
        y -= static_cast<double>(labels_[i].lines.size()) * lineHeight(ColumnLetters);
        sheet.lines(labels_[i], middle, y, ColumnLetters, Anchor::Middle, columns_[i].label);
    }
}

}  // namespace coder::figures
