#include "coder/import/pdf_document.h"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <cmath>
#include <limits>
#include <memory>

#include "coder/import/pdf_direction.h"
#include "coder/import/pdf_hyphens.h"
#include "coder/import/pdf_layout.h"
#include "coder/import/text_lines.h"
#include "coder/text/utf8.h"

namespace coder::import {

namespace {

using base::ErrorCode;
using base::Severity;

constexpr int MostPages = 10000;

/// Poppler prints what it finds wrong, unless told where to.
void silencePoppler() {
    static const bool once = [] {
        poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
        return true;
    }();
    static_cast<void>(once);
}

std::string utf8(const poppler::ustring& text) {
    const poppler::byte_array bytes = text.to_utf8();
    std::string result(bytes.data(), bytes.size());
    for (std::size_t bad = text::firstInvalidUtf8(result); bad < result.size(); bad = text::firstInvalidUtf8(result))
        result.replace(bad, 1, "\xEF\xBF\xBD");
    return result;
}

bool isBold(const poppler::text_box& box) {
    if (!box.has_font_info()) return false;
    const std::string font = box.get_font_name();
    return font.find("Bold") != std::string::npos || font.find("bold") != std::string::npos;
}

/// A word's box as if its text ran from left to right: text that is turned on its page (by quarters, clockwise) runs
/// down, upside down, or up.
poppler::rectf upright(const poppler::text_box& box, const poppler::rectf& page) {
    const poppler::rectf area = box.bbox();
    switch (box.rotation()) {
        case 1:
            return {area.top(), page.width() - area.right(), area.height(), area.width()};
        case 2:
            return {page.width() - area.right(), page.height() - area.bottom(), area.width(), area.height()};
        case 3:
            return {page.height() - area.bottom(), area.left(), area.height(), area.width()};
        default:
            return area;
    }
}

/// The words of a page, joined to lines: a word that stands further left or at another height begins one.
void addLines(const poppler::page& page, std::size_t number, std::vector<PdfLine>& lines) {
    bool open = false;
    bool spaceBefore = false;
    for (const poppler::text_box& box : page.text_list(poppler::page::text_list_include_font)) {
        const poppler::rectf area = upright(box, page.page_rect());
        const std::string word = utf8(box.text());
        if (trimmedSpace(word).empty() || !std::isfinite(area.top()) || !std::isfinite(area.left())) continue;
        const double middle = (area.top() + area.bottom()) / 2;
        const bool same =
            open && middle > lines.back().top && middle < lines.back().bottom && area.left() >= lines.back().left;
        // A jump to the right without a space is another column or the next cell of a table.
        if (!same) {
            lines.push_back({word, number, area.left(), area.right(), area.top(), area.bottom(), 0});
        } else {
            PdfLine& line = lines.back();
            const double height = area.bottom() - area.top();
            if (spaceBefore || area.left() - line.right > height * 0.15) line.text += ' ';
            line.text += word;
            line.right = std::max(line.right, area.right());
        }
        PdfLine& now = lines.back();
        if (isBold(box) && (!same || now.bold + word.size() + 1 >= now.text.size())) now.bold = now.text.size();
        spaceBefore = box.has_space_after();
        open = true;
    }
}

/// Mends divided words, also over the ends of pages.
void mend(std::vector<PdfLine>& lines, Document& document, const std::string& file) {
    std::vector<std::string> texts;
    for (const PdfLine& line : lines) texts.push_back(line.text);
    const MendedHyphens mended = mendHyphens(texts);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        // A line that lost its first word to the one before does not begin with a label.
        if (!texts[i].starts_with(std::string_view(lines[i].text).substr(0, lines[i].bold))) lines[i].bold = 0;
        lines[i].text = std::move(texts[i]);
    }
    std::erase_if(lines, [](const PdfLine& line) { return line.text.empty(); });
    if (mended.joined + mended.kept == 0) return;
    document.diagnostics.push_back({Severity::Note,
                                    {file},
                                    std::to_string(mended.joined + mended.kept) +
                                        " words divided at line ends were mended; " + std::to_string(mended.kept) +
                                        " of them kept their hyphen",
                                    "use the file that the PDF was made of, if you have it"});
}

base::Unexpected unreadable(ErrorCode code, std::string message, std::string remedy, const std::string& file) {
    return base::unexpected(code, std::move(message), std::move(remedy), {file});
}

}  // namespace

base::Result<Document> readPdf(std::string_view bytes, const std::string& file) {
    silencePoppler();
    if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()))
        return unreadable(ErrorCode::Unsupported, "the PDF file is too large", "split it", file);
    const std::unique_ptr<poppler::document> pdf(
        poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
    if (!pdf)
        return unreadable(ErrorCode::Invalid, "the PDF file is damaged",
                          "copy it again from where it came, or save it anew", file);
    if (pdf->is_locked())
        return unreadable(ErrorCode::Unsupported, "the PDF file is encrypted with a password",
                          "save it without password", file);
    const int pages = pdf->pages();
    if (pages > MostPages)
        return unreadable(ErrorCode::Unsupported, "the PDF file has " + std::to_string(pages) + " pages", "split it",
                          file);
    Document document;
    document.lines = true;
    std::vector<PdfLine> lines;
    std::size_t empty = 0;
    for (int i = 0; i < pages; ++i) {
        const std::size_t before = lines.size();
        const std::unique_ptr<poppler::page> page(pdf->create_page(i));
        if (page) addLines(*page, static_cast<std::size_t>(i), lines);
        if (lines.size() == before) ++empty;
    }
    if (lines.empty())
        return unreadable(ErrorCode::Unsupported,
                          pages > 0 ? "the PDF file has no text; its pages are pictures, perhaps scanned"
                                    : "the PDF file has no pages",
                          "have its text recognised first (OCR), for example with `ocrmypdf`, and check it", file);
    if (empty > 0)
        document.diagnostics.push_back({Severity::Warning,
                                        {file},
                                        std::to_string(empty) + " of " + std::to_string(pages) + " pages have no text",
                                        "if they are scanned, have their text recognised first (OCR)"});
    toReadingOrder(lines);
    document.drop("page header or footer line", dropPageLines(lines, static_cast<std::size_t>(pages)));
    mend(lines, document, file);
    document.blocks = paragraphLines(lines);
    return document;
}

}  // namespace coder::import
