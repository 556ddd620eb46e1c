#include "coder/report/xlsx_book.h"

#include <locale.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <QRegularExpression>
#include <QString>
#include <cmath>
#include <map>

#include "coder/report/cell_text.h"

namespace coder::report {

namespace {

constexpr qsizetype LongestString = 32767;  // UTF-16 units; more, and Excel calls the file damaged
constexpr double LineHeight = 15;           // points
constexpr time_t NoTime = 315532800;        // 1980-01-01: the file's properties must not change from day to day

/// The library prints numbers by printf; Excel wants full stops in every country.
class PlainNumbers {
public:
    PlainNumbers() : plain_(newlocale(LC_NUMERIC_MASK, "C", nullptr)), before_(uselocale(plain_)) {}
    PlainNumbers(const PlainNumbers&) = delete;
    PlainNumbers& operator=(const PlainNumbers&) = delete;
    ~PlainNumbers() {
        uselocale(before_);
        if (plain_ != nullptr) freelocale(plain_);
    }

private:
    locale_t plain_;
    locale_t before_;
};

/// A file without a place on any disk, since the words of participants are in it. The library opens it by a path.
class MemoryFile {
public:
    MemoryFile() : descriptor_(memfd_create("xlsx", MFD_CLOEXEC)) {}
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    ~MemoryFile() {
        if (descriptor_ >= 0) close(descriptor_);
    }

    bool isOpen() const { return descriptor_ >= 0; }
    std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

    std::string bytes() const {
        std::string all;
        char buffer[65536];
        for (;;) {
            const ssize_t count = pread(descriptor_, buffer, sizeof buffer, static_cast<off_t>(all.size()));
            if (count <= 0) return all;
            all.append(buffer, static_cast<std::size_t>(count));
        }
    }

private:
    int descriptor_;
};

std::uint8_t alignmentOf(XlsxStyle::Side side) {
    switch (side) {
        case XlsxStyle::Side::Right:
            return LXW_ALIGN_RIGHT;
        case XlsxStyle::Side::Centre:
            return LXW_ALIGN_CENTER;
        case XlsxStyle::Side::Left:
            break;
    }
    return LXW_ALIGN_LEFT;
}

}  // namespace

struct XlsxBook::State {
    MemoryFile file;
    lxw_workbook* book = nullptr;  // the library frees it and all that belongs to it on closing
    lxw_worksheet* sheet = nullptr;
    std::map<XlsxStyle, lxw_format*> formats;

    lxw_format* format(const XlsxStyle& style) {
        lxw_format*& made = formats[style];
        if (made != nullptr) return made;
        made = workbook_add_format(book);
        format_set_align(made, alignmentOf(style.side));
        format_set_align(made, style.atBottom ? LXW_ALIGN_VERTICAL_BOTTOM : LXW_ALIGN_VERTICAL_TOP);
        format_set_font_size(made, style.points);
        if (style.bold) format_set_bold(made);
        if (style.wrap) format_set_text_wrap(made);
        if (style.ruleBelow) format_set_bottom(made, LXW_BORDER_THIN);
        if (style.indent != 0) format_set_indent(made, style.indent);
        if (style.digits == XlsxStyle::Digits::None) format_set_num_format(made, "0");
        if (style.digits == XlsxStyle::Digits::One) format_set_num_format(made, "0.0");
        return made;
    }
};

XlsxBook::XlsxBook(const std::string& title) : state_(std::make_unique<State>()) {
    if (!state_->file.isOpen()) return;
    std::string temporary = "/dev/shm";  // in memory too; without it the library takes the system's folder
    lxw_workbook_options options{LXW_FALSE, temporary.data(), LXW_FALSE};
    state_->book = workbook_new_opt(state_->file.path().c_str(), &options);
    if (state_->book == nullptr) return;
    state_->sheet = workbook_add_worksheet(state_->book, "Table");
    std::string shown = QString::fromStdString(oneLine(title)).left(200).toStdString();
    lxw_doc_properties properties{};
    properties.title = shown.data();
    properties.created = NoTime;
    workbook_set_properties(state_->book, &properties);
}

XlsxBook::~XlsxBook() {
    if (state_->book == nullptr) return;
    const PlainNumbers numbers;
    workbook_close(state_->book);
}

std::string XlsxBook::fitting(std::string_view text) {
    QString shown = QString::fromStdString(clean(text));
    // Excel reads "_x0041_" as "A".
    static const QRegularExpression Code(QStringLiteral("_(?=x[0-9A-Fa-f]{4}_)"));
    shown.replace(Code, QStringLiteral("_x005F_"));
    if (shown.size() <= LongestString) return shown.toStdString();
    cut_ = true;
    shown.truncate(LongestString - 1);
    if (shown.back().isHighSurrogate()) shown.chop(1);
    return (shown + QChar(0x2026)).toStdString();
}

void XlsxBook::text(XlsxPlace place, std::string_view text, const XlsxStyle& style) {
    if (state_->sheet == nullptr) return;
    worksheet_write_string(state_->sheet, place.row, place.column, fitting(text).c_str(), state_->format(style));
}

void XlsxBook::number(XlsxPlace place, double number, const XlsxStyle& style) {
    if (state_->sheet == nullptr || !std::isfinite(number)) return;
    worksheet_write_number(state_->sheet, place.row, place.column, number, state_->format(style));
}

void XlsxBook::merged(XlsxPlace first, XlsxPlace last, std::string_view text, const XlsxStyle& style) {
    if (first.row == last.row && first.column == last.column) return this->text(first, text, style);
    if (state_->sheet == nullptr) return;
    worksheet_merge_range(state_->sheet, first.row, first.column, last.row, last.column, fitting(text).c_str(),
                          state_->format(style));
}

void XlsxBook::columnWidth(std::uint16_t column, double characters) {
    if (state_->sheet != nullptr) worksheet_set_column(state_->sheet, column, column, characters, nullptr);
}

void XlsxBook::rowLines(std::uint32_t row, std::size_t lines) {
    // Excel has no higher rows than 409 points.
    const double height = std::min(409.0, static_cast<double>(lines) * LineHeight);
    if (state_->sheet != nullptr) worksheet_set_row(state_->sheet, row, height, nullptr);
}

void XlsxBook::freeze(std::uint32_t firstHeader, XlsxPlace place) {
    if (state_->sheet == nullptr) return;
    constexpr std::uint8_t A4 = 9;
    worksheet_freeze_panes(state_->sheet, place.row, place.column);
    worksheet_set_landscape(state_->sheet);
    worksheet_set_paper(state_->sheet, A4);
    worksheet_fit_to_pages(state_->sheet, 1, 0);
    if (place.row > firstHeader) worksheet_repeat_rows(state_->sheet, firstHeader, place.row - 1);
}

base::Result<std::string> XlsxBook::finish() {
    const auto fault = [](const std::string& reason) {
        return base::unexpected(base::ErrorCode::Unwritable, "the Excel file can't be made: " + reason,
                                "free some memory, and some space in the folder for temporary files");
    };
    if (state_->sheet == nullptr) return fault("there is no memory for it");
    const PlainNumbers numbers;
    const lxw_error error = workbook_close(std::exchange(state_->book, nullptr));
    state_->sheet = nullptr;
    if (error != LXW_NO_ERROR) return fault(lxw_strerror(error));
    return state_->file.bytes();
}

}  // namespace coder::report
