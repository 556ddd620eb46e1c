// What stands in an SVG file, read by another program's XML parser (Qt's).
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "coder/figures/draw.h"

struct SvgElement {
    std::string name;
    std::map<std::string, std::string> attributes;
    std::string text;   ///< Of the element itself, without its title.
    std::string title;  ///< Its child's.

    double number(const std::string& attribute) const;
    std::string attribute(const std::string& attribute) const;
};

struct SvgBox {
    double left, top, right, bottom;
};

struct Svg {
    bool valid = false;
    SvgElement root;
    std::string title;
    std::string description;
    std::vector<SvgElement> elements;  ///< All others, in their order; titles are in their parents.

    std::vector<SvgElement> named(const std::string& name) const;
    /// All texts, with a space between, lines of one label included.
    std::string words() const;
};

Svg parseSvg(const std::string& bytes);

/// Draws and parses; the figure must be drawable.
Svg drawnSvg(const coder::figures::Figure& figure, const coder::figures::Page& page = {});

/// Where a text's letters are, as Qt measures them: from the height of capitals to a little below the base line.
SvgBox boxOf(const SvgElement& text);

/// The points of a path's data.
std::vector<std::pair<double, double>> pointsOf(const SvgElement& path);

/// Relative luminance (WCAG 2.1) of "#rrggbb".
double luminanceOf(const std::string& colour);
