// Files: sizes, types, the same bytes each time.
#include <QImage>
#include <QLocale>
#include <catch2/catch.hpp>
#include <chrono>
#include <clocale>
#include <cmath>
#include <limits>
#include <regex>
#include <set>
#include <thread>

#include "samples.h"
#include "svg.h"

using namespace coder::figures;

TEST_CASE("the ending of a name tells the type") {
    CHECK(fileTypeByName(".svg") == FileType::Svg);
    CHECK(fileTypeByName("svg") == FileType::Svg);
    CHECK(fileTypeByName("figure.2.PDF") == FileType::Pdf);
    CHECK(fileTypeByName("a/b.Png") == FileType::Png);
    for (const char* other : {"", ".", "svgz", ".svg.gz", "figure.jpg", "svg."}) {
        INFO(other);
        CHECK_FALSE(fileTypeByName(other).has_value());
    }
}

TEST_CASE("pages are as wide as told, in every type") {
    for (const auto& [name, figure] : samples::ofEachKind())
        for (const double width : {85.0, 174.0}) {
            INFO(name << " " << width << " mm");
            Page page;
            page.widthMm = width;
            const Svg svg = drawnSvg(figure, page);
            CHECK(svg.root.attribute("width") == (width == 85 ? "85mm" : "174mm"));
            const double points = width * 72 / 25.4;
            double x = 0, y = 0, viewWidth = 0, viewHeight = 0;
            std::istringstream(svg.root.attribute("viewBox")) >> x >> y >> viewWidth >> viewHeight;
            CHECK(viewWidth == Approx(points).margin(0.01));
            const double height = std::stod(svg.root.attribute("height"));
            CHECK(viewHeight == Approx(height * 72 / 25.4).margin(0.05));

            const auto pdf = draw(figure, page, FileType::Pdf);
            REQUIRE(pdf.has_value());
            std::smatch box;
            REQUIRE(std::regex_search(*pdf, box, std::regex(R"(/MediaBox \[0 (\S+) (\S+) (\S+)\])")));
            CHECK(std::stod(box[2]) == Approx(points).margin(0.02));
            CHECK(std::stod(box[3]) - std::stod(box[1]) == Approx(viewHeight).margin(0.02));

            page.dpi = 150;
            const auto png = draw(figure, page, FileType::Png);
            REQUIRE(png.has_value());
            QImage image;
            REQUIRE(image.loadFromData(QByteArray::fromStdString(*png), "PNG"));
            CHECK(std::abs(image.width() - width / 25.4 * 150) <= 1);
            CHECK(std::abs(image.height() - height / 25.4 * 150) <= 1);
            CHECK(image.dotsPerMeterX() == 5906);
        }
}

TEST_CASE("a height is kept, or the error says what is needed") {
    for (const auto& [name, figure] : samples::ofEachKind()) {
        INFO(name);
        Page page;
        const double natural = std::stod(drawnSvg(figure, page).root.attribute("height"));
        page.heightMm = std::ceil(natural) + 40;
        const Svg svg = drawnSvg(figure, page);
        CHECK(std::stod(svg.root.attribute("height")) == Approx(page.heightMm).margin(0.01));
        page.heightMm = 12;
        const auto low = draw(figure, page, FileType::Svg);
        REQUIRE_FALSE(low.has_value());
        CHECK(low.error().code == coder::base::ErrorCode::Invalid);
        std::smatch needed;
        REQUIRE(std::regex_search(low.error().remedy, needed, std::regex(R"(it needs (\d+) mm)")));
        page.heightMm = std::stod(needed[1]);
        CHECK(draw(figure, page, FileType::Svg).has_value());
    }
}

TEST_CASE("pages that can't be are errors") {
    const auto fails = [](const Page& page) {
        const auto drawn = draw(samples::forest(), page, FileType::Png);
        return !drawn && drawn.error().code == coder::base::ErrorCode::Invalid && !drawn.error().remedy.empty();
    };
    for (const double width :
         {-1.0, 0.0, 39.9, 1000.1, std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
        INFO(width);
        Page page;
        page.widthMm = width;
        CHECK(fails(page));
    }
    Page high;
    high.heightMm = 2001;
    CHECK(fails(high));
    high.heightMm = std::numeric_limits<double>::quiet_NaN();
    CHECK(fails(high));
    Page coarse;
    coarse.dpi = 0;
    CHECK(fails(coarse));
    Page large;
    large.widthMm = 1000;
    large.heightMm = 200;
    large.dpi = 1200;
    CHECK(fails(large));  // 47,244 by 9,449 pixels.
}

TEST_CASE("title and caption can be left to the page around") {
    Page page;
    const std::string with = drawnSvg(samples::forest(), page).words();
    page.title = false;
    page.caption = false;
    const std::string without = drawnSvg(samples::forest(), page).words();
    CHECK(with.find("Women and men ") != std::string::npos);
    CHECK(with.find("Newcombe") != std::string::npos);
    CHECK(without.find("Women and men ") == std::string::npos);
    CHECK(without.find("Newcombe") == std::string::npos);
}

TEST_CASE("the same figure gives the same bytes, later and in another country") {
    const auto drawAll = [] {
        std::vector<std::string> files;
        Page page;
        page.dpi = 72;
        for (const auto& [name, figure] : samples::ofEachKind())
            for (const FileType type : {FileType::Svg, FileType::Pdf, FileType::Png})
                files.push_back(*draw(figure, page, type));
        return files;
    };
    const auto first = drawAll();
    std::this_thread::sleep_for(std::chrono::milliseconds(1100));
    const QLocale before;
    QLocale::setDefault(QLocale(QLocale::German));
    const auto second = drawAll();
    QLocale::setDefault(before);
    REQUIRE(first.size() == second.size());
    for (std::size_t i = 0; i < first.size(); ++i) {
        INFO(i);
        CHECK(first[i] == second[i]);
    }
}

TEST_CASE("drawing leaves the program's locale alone") {
    const std::string before = std::setlocale(LC_ALL, nullptr);
    CHECK(draw(samples::forest(), {}, FileType::Pdf).has_value());
    CHECK(std::setlocale(LC_ALL, nullptr) == before);
    CHECK(before == "C");  // Whichever test was the first to draw.
}

TEST_CASE("several threads may draw") {
    const Figure figure = samples::bars(4);
    const std::string alone = *draw(figure, {}, FileType::Svg);
    std::vector<std::string> drawn(4);
    std::vector<std::thread> threads;
    for (std::string& one : drawn) threads.emplace_back([&] { one = *draw(figure, {}, FileType::Svg); });
    for (std::thread& thread : threads) thread.join();
    for (const std::string& one : drawn) CHECK(one == alone);
}

TEST_CASE("a PDF's table of objects is right and it knows no time") {
    const std::string pdf = *draw(samples::heatMap(4), {}, FileType::Pdf);
    CHECK(pdf.rfind("%PDF-1.4", 0) == 0);
    CHECK(pdf.find("/CreationDate (D:20000101000000Z") != std::string::npos);
    CHECK(pdf.find("xmp:") == std::string::npos);
    CHECK(pdf.find("/ID") == std::string::npos);
    const std::size_t start = std::stoul(pdf.substr(pdf.rfind("startxref") + 9));
    REQUIRE(pdf.compare(start, 4, "xref") == 0);
    std::istringstream table(pdf.substr(start + 4));
    std::size_t first = 0, count = 0;
    table >> first >> count;
    REQUIRE(count > 8);
    for (std::size_t i = 0; i < count; ++i) {
        std::size_t offset = 0;
        std::string generation, kind;
        table >> offset >> generation >> kind;
        const std::string head = std::to_string(i) + " 0 obj";
        if (kind == "n") CHECK(pdf.compare(offset, head.size(), head) == 0);
    }
    CHECK(pdf.find("/FontFile2") != std::string::npos);  // Embedded.
}
