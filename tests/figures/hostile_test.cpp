// Texts from anywhere and data that are missing or make no sense.
#include <catch2/catch.hpp>
#include <limits>
#include <set>

#include "samples.h"
#include "svg.h"

using namespace coder::figures;
using samples::Names;

namespace {

const double NaN = std::numeric_limits<double>::quiet_NaN();
const double Infinity = std::numeric_limits<double>::infinity();

void checkHarmless(const std::string& bytes) {
    const Svg svg = parseSvg(bytes);
    CHECK(svg.valid);
    static const std::set<std::string> Elements{"title", "desc", "rect", "path", "circle", "text"};
    static const std::set<std::string> Attributes{"id",
                                                  "x",
                                                  "y",
                                                  "width",
                                                  "height",
                                                  "cx",
                                                  "cy",
                                                  "r",
                                                  "d",
                                                  "fill",
                                                  "fill-opacity",
                                                  "stroke",
                                                  "stroke-width",
                                                  "stroke-dasharray",
                                                  "stroke-linejoin",
                                                  "font-size",
                                                  "font-weight",
                                                  "text-anchor",
                                                  "transform"};
    for (const SvgElement& element : svg.elements) {
        CHECK(Elements.count(element.name) == 1);
        for (const auto& [name, value] : element.attributes) {
            INFO(name << "=" << value);
            CHECK(Attributes.count(name) == 1);
            CHECK(value.find("url(") == std::string::npos);
            CHECK(value.find("nan") == std::string::npos);
            CHECK(value.find("inf") == std::string::npos);
        }
    }
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 && c != '\n') FAIL_CHECK("control character " << int(byte));
    }
    CHECK(bytes.find("<script") == std::string::npos);
    CHECK(bytes.find("<!--") == std::string::npos);
    CHECK(bytes.find("\xE2\x80\xAE") == std::string::npos);  // RIGHT-TO-LEFT OVERRIDE
    CHECK(bytes.find("\xEF\xBF\xBE") == std::string::npos);  // U+FFFE, which XML does not allow
}

}  // namespace

TEST_CASE("labels from outside stay labels") {
    for (const auto& [name, figure] : samples::all(Names::Hostile)) {
        INFO(name);
        Page page;
        page.idPrefix = "1\"><script>alert(1)</script>";
        page.language = "en\" onload=\"alert(1)";
        const auto svg = draw(figure, page, FileType::Svg);
        REQUIRE(svg.has_value());
        checkHarmless(*svg);
        CHECK(parseSvg(*svg).root.attributes.count("onload") == 0);
        CHECK(draw(figure, {}, FileType::Pdf).has_value());
        Page coarse;
        coarse.dpi = 72;
        CHECK(draw(figure, coarse, FileType::Png).has_value());
    }
    const Svg svg = drawnSvg(samples::matrix(Matrix::Triangle::Lower, Names::Hostile));
    CHECK(svg.words().find("<script>alert(\"x\")") != std::string::npos);  // As text.
    CHECK(svg.words().find("NUL bell escape [31m line break") != std::string::npos);
}

TEST_CASE("titles and captions from outside, too") {
    for (auto [name, figure] : samples::empty()) {
        std::visit(
            [](auto& kind) {
                kind.title = "<b>\"title\"</b> & \x02";
                kind.caption = "]]></desc><script>";
            },
            figure);
        const auto svg = draw(figure, {}, FileType::Svg);
        REQUIRE(svg.has_value());
        checkHarmless(*svg);
        CHECK(parseSvg(*svg).title == "<b>\"title\"</b> &");
        CHECK(parseSvg(*svg).root.attribute("aria-label") == "<b>\"title\"</b> &");
    }
}

TEST_CASE("a name that is cut stands whole in a tooltip") {
    Page page;
    page.widthMm = 85;
    const std::string name = samples::themes(Names::Hostile)[1];
    for (const Figure& figure : {Figure(samples::heatMap(4, Names::Hostile)), Figure(samples::forest(Names::Hostile)),
                                 Figure(samples::network(Network::Layout::Circle, Names::Hostile))}) {
        bool found = false;
        const Svg svg = drawnSvg(figure, page);
        for (const SvgElement& text : svg.named("text"))
            if (text.text.size() > 3 && text.text.compare(text.text.size() - 3, 3, "…") == 0)
                found |= text.title == name;
        CHECK(found);
    }
}

TEST_CASE("texts without end are cut everywhere") {
    HeatMap map = samples::heatMap(2);
    map.title = std::string(1000000, 'x');
    map.rows[1].label = "";
    for (int i = 0; i < 100000; ++i) map.rows[1].label += "word ";
    for (int i = 0; i < 100000; ++i) map.rows[2].label += "导";
    map.caption = map.rows[2].label;
    const auto svg = draw(map, {}, FileType::Svg);
    REQUIRE(svg.has_value());
    checkHarmless(*svg);
    CHECK(svg->size() < 300000);
    CHECK(svg->find("\xEF\xBF\xBD") == std::string::npos);  // No character is cut in two.
}

TEST_CASE("ids begin with the prefix, so that two figures can share a page") {
    Page page;
    page.idPrefix = "fig-2";
    const std::string bytes = *draw(samples::bars(2), page, FileType::Svg);
    std::set<std::string> ids;
    const Svg svg = parseSvg(bytes);
    for (const SvgElement& element : svg.elements)
        if (element.attributes.count("id") != 0) {
            CHECK(ids.insert(element.attribute("id")).second);
            CHECK(element.attribute("id").rfind("fig-2-", 0) == 0);
        }
    CHECK(ids.size() == 2);
    CHECK(ids.count(svg.root.attribute("aria-describedby")) == 1);
    CHECK(svg.root.attribute("role") == "img");
    CHECK(svg.root.attribute("aria-label") == svg.title);
    CHECK(svg.description.find("Bar chart") == 0);
    CHECK(svg.root.attribute("lang") == "en");
}

TEST_CASE("without data a figure says so") {
    for (const auto& [name, figure] : samples::empty()) {
        INFO(name);
        CHECK(drawnSvg(figure).words() == "Nothing to show ");
        CHECK(altText(figure) == "Nothing to show.");
        CHECK(draw(figure, {}, FileType::Pdf).has_value());
    }
}

TEST_CASE("rows without columns, series without bars and the like are empty, too") {
    HeatMap map = samples::heatMap(2);
    map.columns.clear();
    Bars bars = samples::bars(2);
    bars.series.clear();
    Saturation saturation;
    saturation.series.resize(3);
    saturation.series.back().low = {1, 2};  // Half a band.
    for (const Figure& figure : {Figure(map), Figure(bars), Figure(saturation)})
        CHECK(drawnSvg(figure).words().find("Nothing to show") != std::string::npos);
}

TEST_CASE("values that are not finite or out of range do no harm") {
    HeatMap map = samples::heatMap(3);
    map.cells[1] = {{NaN, "x"}, {Infinity, "y"}, {-7, "z"}};
    map.cells[2] = {{12, ""}};  // Too short.
    map.cells.resize(4);
    map.low = NaN;
    map.high = NaN;

    Bars bars = samples::bars(2);
    bars.groups[0].bars[0].values = {{NaN, 0.1, 0.2, ""}, {7, -3, 9, "9/8"}};
    bars.groups[0].bars[1].values = {};

    Forest forest = samples::forest();
    forest.null = NaN;
    forest.rows[1].estimate = {Infinity, -Infinity, NaN, ""};
    forest.rows[2].estimate = {{}, 0.1, 0.2, ""};
    forest.rows[3].texts = {"too", "many", "texts"};

    Matrix matrix = samples::matrix(Matrix::Triangle::Full);
    matrix.values.resize(3);
    matrix.values[0] = {NaN, -4, Infinity};
    matrix.decimals = 4000;

    Network network = samples::network(Network::Layout::Force);
    network.edges = {{0, 0, 5}, {0, 99, 5}, {99, 0, 5}, {0, 1, NaN}, {1, 2, Infinity}, {2, 3, -1}, {3, 4, 7}};
    network.nodes[0].size = NaN;
    network.nodes[1].size = -5;
    network.nodes[2].group = 4000;

    Saturation saturation = samples::saturation(2);
    saturation.series[0].observed = {1, NaN, 3, Infinity};
    saturation.series[0].high = {NaN};

    Portrait portrait = samples::portrait();
    portrait.length = NaN;
    portrait.marks = {{99, 0, 1}, {0, NaN, 1}, {0, 0.9, 0.1}, {1, -5, 7}};
    portrait.turns.push_back({Speaker::Other, NaN, NaN});

    Timeline timeline = samples::timeline(2);
    timeline.length = -1;
    timeline.lanes[0].turns = {{NaN, 3}, {5, 2}, {-4, 1}};
    timeline.lanes[0].marks = {{NaN, 0}, {3, 4000}};

    for (const Figure& figure :
         std::vector<Figure>{map, bars, forest, matrix, network, saturation, portrait, timeline}) {
        INFO("kind " << figure.index());
        for (const double width : {40.0, 174.0}) {
            Page page;
            page.widthMm = width;
            const auto svg = draw(figure, page, FileType::Svg);
            REQUIRE(svg.has_value());
            checkHarmless(*svg);
        }
        CHECK(draw(figure, {}, FileType::Pdf).has_value());
        CHECK(altText(figure).find("nan") == std::string::npos);
        CHECK(altText(figure).find("inf") == std::string::npos);
    }
}

TEST_CASE("one of everything, and values that are all the same") {
    Network one;
    one.nodes.push_back({"alone", 0, 0});
    Network forces = one;
    forces.layout = Network::Layout::Force;
    Matrix matrix;
    matrix.labels = {"alone"};
    HeatMap zero;
    zero.rows = {{"a", 0}};
    zero.columns = {{"b", ""}};
    zero.cells = {{{0.0, "0"}}};
    zero.high = 0;
    Bars none{"", "", {"s"}, {{"", {{"a", {{0, 0, 0, ""}}}}}}, ""};
    Forest flat;
    flat.rows = {{"a", 0, {0, 0, 0, ""}, {}}};
    Saturation still;
    still.series = {{"", {0}, {}, {}, {}}};
    Timeline silent;
    silent.lanes = {{"P1", {}, {}}};
    for (const Figure& figure : std::vector<Figure>{one, forces, matrix, zero, none, flat, still, silent}) {
        INFO("kind " << figure.index());
        const auto svg = draw(figure, {}, FileType::Svg);
        REQUIRE(svg.has_value());
        checkHarmless(*svg);
    }
}
