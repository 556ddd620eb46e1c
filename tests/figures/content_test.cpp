// Figures show the numbers that they are given.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "samples.h"
#include "svg.h"

using namespace coder::figures;

namespace {

std::vector<SvgElement> titled(const Svg& svg, const std::string& element, const std::string& beginning) {
    std::vector<SvgElement> found;
    for (const SvgElement& one : svg.named(element))
        if (one.title.rfind(beginning, 0) == 0) found.push_back(one);
    return found;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("every label, unit and caption is printed") {
    for (const auto& [name, figure] : samples::ofEachKind()) {
        const std::string words = drawnSvg(figure).words();
        INFO(name << ": " << words);
        std::visit(
            [&](const auto& kind) {
                CHECK(has(words, kind.title));
                CHECK(has(words, kind.caption));
            },
            figure);
        if (name != "saturation" && name != "timeline")
            for (const std::string& theme : samples::themes(samples::Names::Plain)) CHECK(has(words, theme));
    }
    CHECK(has(drawnSvg(samples::heatMap(2)).words(), "n = 12"));
    CHECK(has(drawnSvg(samples::bars(2)).words(), "Participants (%)"));
    CHECK(has(drawnSvg(samples::portrait()).words(), "Position in the interview (words)"));
    CHECK(has(drawnSvg(samples::timeline(1)).words(), "Time (min)"));
    CHECK(has(drawnSvg(samples::saturation(1)).words(), "Interviews"));
    CHECK(has(drawnSvg(samples::forest()).words(), "7/12 vs 3/14"));
    Page narrow;
    narrow.widthMm = 60;
    CHECK(has(drawnSvg(samples::forest(), narrow).words(), "7/12 vs 3/14; 0.26 (-0.05 to 0.51)"));
}

TEST_CASE("bars are as long as their shares") {
    Bars bars{"", "", {"all"}, {{"", {}}}, "Participants (%)"};
    for (const double share : {0.1, 0.2, 0.4, 0.8})
        bars.groups[0].bars.push_back({"s", {{share, share / 2, std::min(1.0, share * 1.2), ""}}});
    const Svg svg = drawnSvg(bars);
    const auto drawn = titled(svg, "rect", "s, all");
    REQUIRE(drawn.size() == 4);
    const double unit = drawn[0].number("width") / 0.1;
    CHECK(drawn[1].number("width") == Approx(unit * 0.2).margin(0.05));
    CHECK(drawn[3].number("width") == Approx(unit * 0.8).margin(0.05));
    CHECK(drawn[3].title == "s, all: 80% (40% to 96%)");
    // The interval's line, behind which there is one in white.
    for (const SvgElement& path : svg.named("path")) {
        const auto points = pointsOf(path);
        if (path.attribute("stroke") != "#222222" || points.size() != 6) continue;
        CHECK((points[1].first - points[0].first) / unit > 0.06);
    }
}

TEST_CASE("a heat map's cells have their shades, and hatching where nothing is defined") {
    HeatMap map;
    map.rows = {{"low", 0}, {"high", 0}, {"open", 0}};
    map.columns = {{"all", ""}};
    map.cells = {{{0.1, "1"}}, {{0.9, "9"}}, {{std::nullopt, "never printed"}}};
    map.undefined = "not asked";
    const Svg svg = drawnSvg(map);
    const auto low = titled(svg, "rect", "low, all: 1");
    const auto high = titled(svg, "rect", "high, all: 9");
    const auto open = titled(svg, "rect", "open, all: not asked");
    REQUIRE(low.size() + high.size() + open.size() == 3);
    CHECK(luminanceOf(low[0].attribute("fill")) > luminanceOf(high[0].attribute("fill")));
    CHECK(open[0].attribute("fill") == "#ffffff");
    CHECK_FALSE(has(svg.words(), "never printed"));
    CHECK(has(svg.words(), "not asked"));
    map.cells[2] = {{0.5, ""}};
    CHECK_FALSE(has(drawnSvg(map).words(), "not asked"));
}

TEST_CASE("cells too narrow for most of their texts have none") {
    const Svg svg = drawnSvg(samples::heatMap(80));
    for (const SvgElement& text : svg.named("text"))
        CHECK(text.text.find_first_not_of("0123456789") != std::string::npos);
    CHECK(titled(svg, "rect", "Reciprocity, ").size() == 80);
}

TEST_CASE("groups of nodes differ in form") {
    Network network;
    network.groups = {"first", "second", "third"};
    for (std::uint32_t group = 0; group < 3; ++group) network.nodes.push_back({"node", 9, group});
    const Svg svg = drawnSvg(network);
    const auto circles = titled(svg, "circle", "node: 9");
    const auto polygons = titled(svg, "path", "node: 9");
    REQUIRE(circles.size() == 1);
    REQUIRE(polygons.size() == 2);
    const double area = std::acos(-1.0) * circles[0].number("r") * circles[0].number("r");
    for (const SvgElement& polygon : polygons) {
        const auto points = pointsOf(polygon);
        double twice = 0;
        for (std::size_t i = 0; i < points.size(); ++i) {
            const auto& [x, y] = points[i];
            const auto& [nextX, nextY] = points[(i + 1) % points.size()];
            twice += x * nextY - nextX * y;
        }
        CHECK(std::abs(twice) / 2 == Approx(area).epsilon(0.01));
    }
    CHECK(pointsOf(polygons[0]).size() != pointsOf(polygons[1]).size());
}

TEST_CASE("the dark end of a scale can be the largest value") {
    HeatMap map;
    map.rows = {{"a", 0}, {"b", 0}};
    map.columns = {{"all", ""}};
    map.cells = {{{0.1, ""}}, {{0.2, ""}}};
    const std::string wide = titled(drawnSvg(map), "rect", "b, all")[0].attribute("fill");
    map.high = 0;
    const Svg svg = drawnSvg(map);
    CHECK(luminanceOf(titled(svg, "rect", "b, all")[0].attribute("fill")) < luminanceOf(wide) / 4);
    CHECK(has(svg.words(), "0% 10% 20%"));
}

TEST_CASE("estimates stand on their side of the null line") {
    Forest forest;
    forest.rows = {{"less", 0, {-0.3, -0.5, -0.1, ""}, {}}, {"more", 0, {0.2, -0.1, 0.5, ""}, {}}};
    forest.axis = "Difference";
    const Svg svg = drawnSvg(forest);
    const auto less = titled(svg, "rect", "less: \u22120.3 (\u22120.5 to \u22120.1)");
    const auto more = titled(svg, "rect", "more: 0.2");
    REQUIRE(less.size() + more.size() == 2);
    double null = 0;
    for (const SvgElement& path : svg.named("path"))
        if (path.attribute("stroke") == "#595959") null = pointsOf(path).front().first;
    const double middle = less[0].number("width") / 2;
    const double left = null - (less[0].number("x") + middle);
    const double right = more[0].number("x") + middle - null;
    CHECK(left > 0);
    CHECK(left / right == Approx(1.5).margin(0.01));
}

TEST_CASE("a matrix shows one triangle or all of it") {
    const auto cells = [](Matrix::Triangle triangle) {
        std::size_t count = 0;
        for (const SvgElement& rect : drawnSvg(samples::matrix(triangle)).named("rect")) count += !rect.title.empty();
        return count;
    };
    CHECK(cells(Matrix::Triangle::Lower) == 55);
    CHECK(cells(Matrix::Triangle::Upper) == 55);
    CHECK(cells(Matrix::Triangle::Full) == 100);
    Matrix jaccard;
    jaccard.labels = {"a", "b"};
    jaccard.values = {{1, 0.425}, {0.425, 1}};
    jaccard.decimals = 2;
    const std::string words = drawnSvg(jaccard).words();
    CHECK((has(words, ".42 ") || has(words, ".43 ")));
    CHECK(has(words, "1.00"));
}

TEST_CASE("a network's lines are as wide as their weights, from the threshold on") {
    for (const Network::Layout layout : {Network::Layout::Circle, Network::Layout::Force}) {
        Network network;
        network.layout = layout;
        for (const char* name : {"a", "b", "c", "d"}) network.nodes.push_back({name, name[0] == 'a' ? 16.0 : 4.0, 0});
        network.edges = {{0, 1, 10}, {1, 2, 5}, {2, 3, 1}};
        network.threshold = 2;
        network.weightLegend = "interviews with both";
        const Svg svg = drawnSvg(network);
        const auto heavy = titled(svg, "path", "a, b: 10");
        const auto light = titled(svg, "path", "b, c: 5");
        REQUIRE(heavy.size() + light.size() == 2);
        CHECK(heavy[0].number("stroke-width") == Approx(2 * light[0].number("stroke-width")));
        CHECK(titled(svg, "path", "c, d").empty());
        CHECK(has(svg.words(), "not drawn: fewer than 2 interviews with both"));
        const auto large = titled(svg, "circle", "a: 16");
        const auto small = titled(svg, "circle", "b: 4");
        REQUIRE(large.size() + small.size() == 2);
        CHECK(large[0].number("r") == Approx(2 * small[0].number("r")));  // Areas of 16 to 4.
    }
}

TEST_CASE("codes that occur together stand together") {
    Network network;
    network.layout = Network::Layout::Force;
    for (const char* name : {"a1", "b1", "a2", "b2", "a3", "b3"}) network.nodes.push_back({name, 1, 0});
    network.edges = {{0, 2, 9}, {0, 4, 9}, {2, 4, 9}, {1, 3, 9}, {1, 5, 9}, {3, 5, 9}, {4, 5, 1}};
    const Svg svg = drawnSvg(network);
    const auto circles = svg.named("circle");
    REQUIRE(circles.size() >= 6);
    const auto distance = [&](std::size_t i, std::size_t j) {
        return std::hypot(circles[i].number("cx") - circles[j].number("cx"),
                          circles[i].number("cy") - circles[j].number("cy"));
    };
    const double inside =
        (distance(0, 2) + distance(0, 4) + distance(2, 4) + distance(1, 3) + distance(1, 5) + distance(3, 5)) / 6;
    const double between = (distance(0, 1) + distance(0, 3) + distance(2, 1) + distance(2, 3)) / 4;
    CHECK(inside < 0.8 * between);
}

TEST_CASE("saturation never leaves its axes") {
    Saturation saturation;
    saturation.series = {{"", {4, 7, 9, 10, 10}, {}, {}, {}}};
    const Svg svg = drawnSvg(saturation);
    std::vector<std::pair<double, double>> line;
    for (const SvgElement& path : svg.named("path"))
        if (path.attribute("fill") == "none" && pointsOf(path).size() == 5) line = pointsOf(path);
    REQUIRE(line.size() == 5);
    CHECK(line[1].first - line[0].first == Approx(line[4].first - line[3].first).margin(0.02));
    CHECK((line[0].second - line[1].second) / (line[1].second - line[2].second) == Approx(1.5).margin(0.02));
    CHECK(line[3].second == line[4].second);
}

TEST_CASE("marks lie where they are in the interview") {
    Portrait portrait;
    portrait.lanes = {{"a", 0, 0}};
    portrait.marks = {{0, 0, 0.25}, {0, 0.5, 1}, {0, 0.3, 0.3}};
    portrait.turns = {{Speaker::Participant, 0, 1}};
    const Svg svg = drawnSvg(portrait);
    const auto marks = titled(svg, "rect", "a");
    REQUIRE(marks.size() == 3);
    const double whole = marks[1].number("width") * 2;
    CHECK(marks[0].number("width") == Approx(whole / 4).margin(0.02));
    CHECK(marks[1].number("x") - marks[0].number("x") == Approx(whole / 2).margin(0.02));
    CHECK(marks[2].number("width") >= 1);  // A word is seen, too.
    CHECK(has(svg.words(), "Position in the interview (%)"));
    CHECK(has(svg.words(), "Participant"));
    CHECK_FALSE(has(svg.words(), "Interviewer"));
}

TEST_CASE("descriptions tell the main numbers") {
    HeatMap map;
    map.rows = {{"Trust", 0}, {"Time", 0}};
    map.columns = {{"A", ""}, {"B", ""}};
    map.cells = {{{0.25, ""}, {0.5, ""}}, {{0.875, ""}, {}}};
    CHECK(altText(map) == "Heat map of 2 rows by 2 columns. Highest: Time, A, 87.5%. Lowest: Trust, A, 25%.");

    const Bars bars{"", "", {"all"}, {{"", {{"Trust", {{0.5, 0.4, 0.6, ""}}}}}}, ""};
    CHECK(altText(bars) == "Bar chart of 1 row. Highest: Trust, 50% (40% to 60%).");

    Forest forest;
    forest.rows = {
        {"Trust", 0, {0.26, 0.05, 0.51, ""}, {}}, {"Time", 0, {-0.1, -0.3, 0.1, ""}, {}}, {"Heading", 0, {}, {}}};
    CHECK(altText(forest) ==
          "Forest plot of 2 estimates; 1 with an interval that leaves out 0. Highest: Trust, 0.26 (0.05 to 0.51). "
          "Lowest: Time, \u22120.1 (\u22120.3 to 0.1).");

    Matrix matrix;
    matrix.labels = {"a", "b", "c"};
    matrix.values = {{9, 9, 9}, {5, 9, 9}, {2, 3, 9}};
    CHECK(altText(matrix) ==
          "Matrix of how often each of 3 codes occurs with each other. Highest: b and a, 5. Lowest: c and a, 2.");

    Network network;
    network.nodes = {{"a", 1, 0}, {"b", 1, 0}, {"c", 1, 0}};
    network.edges = {{0, 1, 4}, {1, 2, 9}, {0, 2, 1}};
    network.threshold = 2;
    CHECK(altText(network) == "Network of 3 codes and 2 links of at least 2. Strongest: b and c, 9.");

    Saturation saturation;
    saturation.series = {{"", {4, 7, 9, 10, 10}, {}, {}, {}}};
    CHECK(altText(saturation) == "Codes seen after so many interviews. 10 after 5 interviews, 90% of them after 3.");

    Portrait portrait;
    portrait.lanes = {{"a", 0, 0}, {"b", 0, 0}};
    portrait.marks = {{1, 0, 0.1}, {1, 0.2, 0.3}, {0, 0, 1}};
    portrait.length = 12500;
    CHECK(altText(portrait) ==
          "Portrait of one interview of 12,500 words: 3 passages in 2 lanes. Most: b, 2 passages.");

    Timeline timeline;
    timeline.lanes = {{"P1", {{0, 1}}, {{0.5, 0}, {0.6, 0}}}};
    CHECK(altText(timeline) == "Timeline of 1 speaker: P1, 1 turn and 2 marks.");
}
