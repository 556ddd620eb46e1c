#include "coder/figures/svg_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "coder/figures/lettering.h"

namespace coder::figures {

namespace {

std::string escaped(std::string_view text) {
    std::string safe;
    safe.reserve(text.size());
    for (const char c : text) switch (c) {
            case '&':
                safe += "&amp;";
                break;
            case '<':
                safe += "&lt;";
                break;
            case '>':
                safe += "&gt;";
                break;
            case '"':
                safe += "&quot;";
                break;
            case '\'':
                safe += "&#39;";
                break;
            default:
                safe += c;
        }
    return safe;
}

/// With at most two decimals: a hundredth of a point is a tenth of what a printer can place.
std::string number(double value) {
    std::string text = fmt::format("{:.2f}", value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text == "-0" ? "0" : text;
}

/// Ids may have letters, digits, "-" and "_" only and begin with a letter: fit for CSS selectors and URLs too.
std::string idFrom(std::string_view prefix) {
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    std::string id;
    for (const char c : prefix) id += letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' ? c : '_';
    return id.empty() || !letter(id.front()) ? "figure" + id : id;
}

class Writer {
public:
    std::string write(const Scene& scene, std::string_view idPrefix) {
        const std::string id = idFrom(idPrefix);
        const double mm = 25.4 / 72;
        put(R"(<svg xmlns="http://www.w3.org/2000/svg" width="{}mm" height="{}mm" viewBox="0 0 {} {}" role="img")",
            number(scene.width * mm), number(scene.height * mm), number(scene.width), number(scene.height));
        if (!scene.language.empty()) put(R"( lang="{0}" xml:lang="{0}")", escaped(cleaned(scene.language)));
        put(R"( aria-label="{}" aria-describedby="{}-desc" font-family="{}">)", escaped(scene.title), id, families());
        put("\n<title id=\"{0}-title\">{1}</title>\n<desc id=\"{0}-desc\">{2}</desc>\n", id, escaped(scene.title),
            escaped(scene.description));
        for (const Shape& shape : scene.shapes) {
            std::visit([this](const auto& one) { writeShape(one); }, shape);
            out_ += '\n';
        }
        return std::move(out_) + "</svg>\n";
    }

private:
    template <class... Values>
    void put(fmt::format_string<const Values&...> format, const Values&... values) {
        fmt::format_to(std::back_inserter(out_), format, values...);
    }

    static std::string families() {
        std::string list;
        for (const std::string& family : fontFamilies()) {
            const bool quoted = family.find(' ') != std::string::npos;
            list += (quoted ? "'" + family + "'" : family) + ", ";
        }
        return list + "sans-serif";
    }

    void paint(const std::optional<Colour>& fill, const std::optional<Stroke>& stroke) {
        put(R"( fill="{}")", fill ? hex(*fill) : "none");
        if (!stroke) return;
        put(R"( stroke="{}" stroke-width="{}")", hex(stroke->colour), number(stroke->width));
        std::string dashes;
        for (const double length : dashLengths(stroke->dash))
            dashes += (dashes.empty() ? "" : " ") + number(length * stroke->width);
        if (!dashes.empty()) put(R"( stroke-dasharray="{}")", dashes);
    }

    void close(const char* element, const std::string& title) {
        if (title.empty())
            out_ += "/>";
        else
            put("><title>{}</title></{}>", escaped(title), element);
    }

    void writeShape(const Path& path) {
        out_ += "<path d=\"";
        for (const auto& part : path.parts) {
            char command = 'M';
            for (const Point& point : part) {
                put("{}{} {}", command, number(point.x), number(point.y));
                command = 'L';
            }
            if (path.fill && !part.empty()) out_ += 'Z';
        }
        out_ += '"';
        paint(path.fill, path.stroke);
        if (path.stroke) out_ += R"( stroke-linejoin="round")";
        if (path.opacity < 1) put(R"( fill-opacity="{}")", number(path.opacity));
        close("path", path.title);
    }

    void writeShape(const Box& box) {
        put(R"(<rect x="{}" y="{}" width="{}" height="{}")", number(box.x), number(box.y), number(box.width),
            number(box.height));
        paint(box.fill, box.stroke);
        close("rect", box.title);
    }

    void writeShape(const Circle& circle) {
        put(R"(<circle cx="{}" cy="{}" r="{}")", number(circle.centre.x), number(circle.centre.y),
            number(circle.radius));
        paint(circle.fill, circle.stroke);
        close("circle", circle.title);
    }

    void writeShape(const Text& text) {
        put(R"(<text x="{}" y="{}" font-size="{}" fill="{}")", number(text.at.x), number(text.at.y),
            number(text.letters.size), hex(text.letters.colour));
        if (text.letters.bold) out_ += R"( font-weight="bold")";
        if (text.anchor != Anchor::Start) put(R"( text-anchor="{}")", text.anchor == Anchor::Middle ? "middle" : "end");
        if (text.upwards) put(" transform=\"rotate(-90 {} {})\"", number(text.at.x), number(text.at.y));
        put(">");
        if (!text.title.empty()) put("<title>{}</title>", escaped(text.title));
        put("{}</text>", escaped(text.text));
    }

    std::string out_;
};

}  // namespace

std::string toSvg(const Scene& scene, std::string_view idPrefix) { return Writer().write(scene, idPrefix); }

}  // namespace coder::figures
