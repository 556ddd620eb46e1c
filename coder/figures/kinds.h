// One drawing for each kind of figure, for figures that are not empty. Each begins at the height `top` and gives its
// lower edge; it is higher by the sheet's stretch than it would be by itself where that can be.
#pragma once

#include "coder/figures/figure.h"
#include "coder/figures/sheet.h"

namespace coder::figures {

/// True when there is nothing to show.
bool isEmpty(const HeatMap& map);
bool isEmpty(const Bars& bars);
bool isEmpty(const Forest& forest);
bool isEmpty(const Matrix& matrix);
bool isEmpty(const Network& network);
bool isEmpty(const Saturation& saturation);
bool isEmpty(const Portrait& portrait);
bool isEmpty(const Timeline& timeline);

double drawFigure(const HeatMap& map, Sheet& sheet, double top);
double drawFigure(const Bars& bars, Sheet& sheet, double top);
double drawFigure(const Forest& forest, Sheet& sheet, double top);
double drawFigure(const Matrix& matrix, Sheet& sheet, double top);
double drawFigure(const Network& network, Sheet& sheet, double top);
double drawFigure(const Saturation& saturation, Sheet& sheet, double top);
double drawFigure(const Portrait& portrait, Sheet& sheet, double top);
double drawFigure(const Timeline& timeline, Sheet& sheet, double top);

}  // namespace coder::figures
