#include "coder/figures/draw.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <mutex>

#include "coder/figures/application.h"
#include "coder/figures/kinds.h"
#include "coder/figures/painter_writer.h"
#include "coder/figures/svg_writer.h"

namespace coder::figures {

namespace {

constexpr double PointsPerMm = 72 / 25.4;
constexpr double Margin = 4;  ///< Points around the figure.

base::Status check(const Page& page) {
    using base::ErrorCode;
    if (!(page.widthMm >= 40 && page.widthMm <= 1000))
        return base::unexpected(ErrorCode::Invalid, fmt::format("a figure can't be {} mm wide", page.widthMm),
                                "take 40 to 1000 mm");
    if (!(page.heightMm >= 0 && page.heightMm <= 2000))
        return base::unexpected(ErrorCode::Invalid, fmt::format("a figure can't be {} mm high", page.heightMm),
                                "take 0 (as much as needed) to 2000 mm");
    if (page.dpi < 30 || page.dpi > 1200)
        return base::unexpected(ErrorCode::Invalid, fmt::format("a figure can't have {} dots per inch", page.dpi),
                                "take 30 to 1200");
    return base::Done{};
}

struct Drawn {
    std::vector<Shape> shapes;
    double height = 0;
};

/// Title, figure and caption below each other.
template <class Kind>
Drawn compose(const Kind& figure, const Page& page, double width, double stretch) {
    Sheet sheet(width, stretch);
    double y = 0;
    if (page.title && !figure.title.empty())
        y = sheet.lines(wrap(figure.title, width, 3, TitleLetters), 0, y, TitleLetters, Anchor::Start, figure.title) +
            5;
    y = isEmpty(figure) ? drawNothing(sheet, y) : drawFigure(figure, sheet, y);
    if (page.caption && !figure.caption.empty())
        y = sheet.lines(wrap(figure.caption, width, 40, NoteLetters), 0, y + 6, NoteLetters);
    return {sheet.shapes(), y};
}

void move(Shape& shape, double by) {
    struct Move {
        double by;
        void shift(Point& point) const {
            point.x += by;
            point.y += by;
        }
        void operator()(Path& path) const {
            for (auto& part : path.parts)
                for (Point& point : part) shift(point);
        }
        void operator()(Box& box) const {
            box.x += by;
            box.y += by;
        }
        void operator()(Circle& circle) const { shift(circle.centre); }
        void operator()(Text& text) const { shift(text.at); }
    };
    std::visit(Move{by}, shape);
}

/// The figure as high as the page asks for, else as high as it is by itself. Errors: the page is too low.
template <class Kind>
base::Result<Drawn> fitted(const Kind& figure, const Page& page, double width) {
    Drawn natural = compose(figure, page, width, 0);
    if (page.heightMm <= 0) return natural;
    const double wanted = page.heightMm * PointsPerMm - 2 * Margin;
    const auto fits = [&](const Drawn& drawn, double height) { return drawn.height <= height + 0.01; };
    Drawn drawn = compose(figure, page, width, wanted - natural.height);
    if (fits(drawn, wanted)) return drawn;
    // What it needs is what it takes now, unless it comes out otherwise on a page of that height.
    const bool enough = fits(compose(figure, page, width, drawn.height - natural.height), drawn.height);
    const double needed = (enough ? drawn.height : natural.height) + 2 * Margin;
    return base::unexpected(base::ErrorCode::Invalid,
                            fmt::format("the figure does not fit into a height of {} mm", page.heightMm),
                            fmt::format("it needs {:.0f} mm", std::ceil(needed / PointsPerMm)));
}

template <class Kind>
base::Result<Scene> toScene(const Kind& figure, const Page& page) {
    const double sheetWidth = page.widthMm * PointsPerMm;
    auto drawn = fitted(figure, page, sheetWidth - 2 * Margin);
    if (!drawn) return base::unexpected(drawn.error());
    const double height = page.heightMm > 0 ? page.heightMm * PointsPerMm : drawn->height + 2 * Margin;
    Scene scene;
    scene.width = sheetWidth;
    scene.height = height;
    scene.title = cleaned(figure.title);
    scene.description = cleaned(altText(figure) + " " + figure.caption);
    scene.language = page.language;
    scene.shapes.push_back(Box{0, 0, sheetWidth, height, White, {}, {}});
    for (Shape& shape : drawn->shapes) {
        move(shape, Margin);
        scene.shapes.push_back(std::move(shape));
    }
    return scene;
}

}  // namespace

base::Result<std::string> draw(const Figure& figure, const Page& page, FileType type) {
    static std::mutex one;
    std::unique_lock lock(one);
    if (const auto checked = check(page); !checked) return base::unexpected(checked.error());
    if (const auto ready = ensureApplication(); !ready) return base::unexpected(ready.error());
    const auto scene = std::visit([&](const auto& kind) { return toScene(kind, page); }, figure);
    if (!scene) return base::unexpected(scene.error());
    switch (type) {
        case FileType::Svg:
            return toSvg(*scene, page.idPrefix);
        case FileType::Pdf:
            return toPdf(*scene);
        case FileType::Png:
            return toPng(*scene, page.dpi, lock);
    }
    return base::unexpected(base::ErrorCode::Unsupported, "no such type of file");
}

}  // namespace coder::figures
