// What an eye needs: texts on the page, apart from each other, large enough, with contrast; shades in order.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <set>

#include "samples.h"
#include "svg.h"

using namespace coder::figures;
using samples::Names;

namespace {

constexpr double Tolerance = 0.6;  // Points; letters have some room around them.

bool overlap(const SvgBox& a, const SvgBox& b) {
    return std::min(a.right, b.right) - std::max(a.left, b.left) > Tolerance &&
           std::min(a.bottom, b.bottom) - std::max(a.top, b.top) > Tolerance;
}

double contrastOf(const std::string& a, const std::string& b) {
    const double first = luminanceOf(a) + 0.05;
    const double second = luminanceOf(b) + 0.05;
    return std::max(first, second) / std::min(first, second);
}

void checkTexts(const Svg& svg) {
    double x = 0, y = 0, width = 0, height = 0;
    std::istringstream(svg.root.attribute("viewBox")) >> x >> y >> width >> height;
    std::vector<SvgBox> boxes;
    const auto texts = svg.named("text");
    REQUIRE(!texts.empty());
    for (const SvgElement& text : texts) {
        INFO(text.text);
        CHECK(text.number("font-size") >= 7);
        CHECK(text.number("font-size") <= 9);
        const SvgBox box = boxOf(text);
        CHECK(box.left >= 0);
        CHECK(box.top >= 0);
        CHECK(box.right <= width);
        CHECK(box.bottom <= height);
        boxes.push_back(box);
    }
    for (std::size_t i = 0; i < boxes.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (overlap(boxes[i], boxes[j])) {
                INFO("\"" << texts[j].text << "\" and \"" << texts[i].text << "\"");
                CHECK_FALSE(overlap(boxes[i], boxes[j]));
            }
}

}  // namespace

TEST_CASE("no text leaves the page or covers another one") {
    for (const Names names : {Names::Plain, Names::Hostile})
        for (const auto& [name, figure] : samples::all(names))
            for (const double width : {60.0, 85.0, 174.0, 400.0}) {
                INFO(name << (names == Names::Hostile ? ", hostile, " : ", ") << width << " mm");
                Page page;
                page.widthMm = width;
                checkTexts(drawnSvg(figure, page));
            }
}

TEST_CASE("sixty rows have room") {
    HeatMap map = samples::heatMap(10);
    Bars bars = samples::bars(3);
    Forest forest = samples::forest();
    Matrix matrix;
    Network network;
    Portrait portrait;
    map.rows.resize(1);
    map.cells.resize(1);
    bars.groups.front().bars.clear();
    forest.rows.clear();
    for (std::size_t i = 0; i < 60; ++i) {
        const std::string label = "Theme number " + std::to_string(i + 1);
        const double share = static_cast<double>(i) / 59;
        map.rows.push_back({label, 1});
        map.cells.push_back(std::vector<HeatMap::Cell>(10, {share, "58"}));
        bars.groups.front().bars.push_back({label, {{share, share, share, ""}, {share, {}, {}, ""}}});
        forest.rows.push_back({label, 0, {share, share - 0.1, share + 0.1, ""}, {"1/2", "0.1 (0.0 to 0.2)"}});
        matrix.labels.push_back(label);
        matrix.values.emplace_back(60, share * 30);
        network.nodes.push_back({label, share * 50, 0});
        if (i > 0) network.edges.push_back({i, i / 2, share + 1});
        portrait.lanes.push_back({label, 0, 0});
    }
    Network forces = network;
    forces.layout = Network::Layout::Force;
    for (const Figure& figure : std::vector<Figure>{map, bars, forest, matrix, network, portrait})
        for (const double width : {85.0, 174.0}) {
            INFO("kind " << figure.index() << ", " << width << " mm");
            Page page;
            page.widthMm = width;
            const Svg svg = drawnSvg(figure, page);
            checkTexts(svg);
            CHECK(svg.words().find("number 60 ") != std::string::npos);
        }
    checkTexts(drawnSvg(forces));
    for (const std::size_t columns : {25U, 60U, 200U}) checkTexts(drawnSvg(samples::heatMap(columns)));
}

TEST_CASE("texts stand out from what is behind them") {
    for (const auto& [name, figure] : samples::all(Names::Plain)) {
        std::vector<SvgElement> rects;
        const Svg svg = drawnSvg(figure);
        for (const SvgElement& element : svg.elements) {
            if (element.name == "rect" && element.attribute("fill") != "none") rects.push_back(element);
            if (element.name != "text") continue;
            const SvgBox box = boxOf(element);
            const double x = (box.left + box.right) / 2;
            const double y = (box.top + box.bottom) / 2;
            std::string behind;
            for (const SvgElement& rect : rects)
                if (rect.number("x") <= x && x <= rect.number("x") + rect.number("width") && rect.number("y") <= y &&
                    y <= rect.number("y") + rect.number("height"))
                    behind = rect.attribute("fill");
            INFO(name << ": " << element.text << " on " << behind);
            REQUIRE(!behind.empty());
            CHECK(contrastOf(element.attribute("fill"), behind) >= 4.5);
        }
    }
}

TEST_CASE("shades get darker evenly, and every text on them can be read") {
    HeatMap map;
    map.columns.push_back({"All", ""});
    for (int i = 0; i <= 50; ++i) {
        map.rows.push_back({"Theme " + std::to_string(i), 0});
        map.cells.push_back({{i / 50.0, std::to_string(i)}});
    }
    std::vector<std::string> shades;
    const Svg svg = drawnSvg(map);
    for (const SvgElement& rect : svg.named("rect"))
        if (rect.title.rfind("Theme", 0) == 0) shades.push_back(rect.attribute("fill"));
    REQUIRE(shades.size() == 51);
    std::vector<double> lightness;  // CIE L*.
    for (const std::string& shade : shades) lightness.push_back(116 * std::cbrt(luminanceOf(shade)) - 16);
    CHECK(lightness.front() > 94);
    CHECK(lightness.back() < 30);
    const double step = (lightness.front() - lightness.back()) / 50;
    for (std::size_t i = 1; i < lightness.size(); ++i) {
        INFO(i << ": " << shades[i]);
        const double fall = lightness[i - 1] - lightness[i];
        CHECK(fall > 0.4 * step);
        CHECK(fall < 1.8 * step);
    }
    std::size_t numbers = 0;
    for (const SvgElement& text : svg.named("text"))
        if (text.attribute("text-anchor") == "middle" && text.text.size() <= 2 && numbers < shades.size())
            CHECK(contrastOf(text.attribute("fill"), shades[numbers++]) >= 4.5);
    CHECK(numbers == 51);
}

TEST_CASE("ten streams differ in more than colour") {
    const Svg svg = drawnSvg(samples::bars(10));
    std::set<std::string> seen;
    for (std::size_t i = 0; i + 1 < svg.elements.size() && seen.size() < 10; ++i) {
        const SvgElement& rect = svg.elements[i];
        if (rect.name != "rect" || rect.attribute("width") != "14") continue;
        std::string look = rect.attribute("fill");
        for (std::size_t next = i + 1; svg.elements[next].name == "path"; ++next) {
            const auto points = pointsOf(svg.elements[next]);
            const double dx = points[1].first - points[0].first;
            const double dy = points[1].second - points[0].second;
            look += " " +
                    std::to_string(dx * dy < -0.01  ? -1
                                   : dx * dy > 0.01 ? 1
                                                    : 0) +
                    "/" + std::to_string(points.size());
        }
        CHECK(seen.insert(look).second);
    }
    CHECK(seen.size() == 10);
}
