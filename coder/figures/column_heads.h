// Names over the columns of a table of cells: across where they fit, else upwards.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "coder/figures/sheet.h"

namespace coder::figures {

class ColumnHeads {
public:
    struct Column {
        std::string label;
        std::string note;
    };

    /// For columns `pitch` points wide. Where even names that run upwards have no room, only each so many columns get
    /// one.
    ColumnHeads(std::vector<Column> columns, double pitch);

    double height() const { return height_; }
    /// Over columns of which the first one's left edge is `left`; all end at the height `bottom`.
    void draw(Sheet& sheet, double left, double bottom) const;

private:
    void layAcross();
    void layUpwards();

    std::vector<Column> columns_;
    double pitch_;
    bool upwards_ = false;
    std::size_t every_ = 1;
    std::vector<Wrapped> labels_;
    double height_ = 0;
};

}  // namespace coder::figures
