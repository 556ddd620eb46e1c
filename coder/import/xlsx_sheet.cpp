#include "coder/import/xlsx_sheet.h"

#include <algorithm>
#include <charconv>

#include "coder/import/xml_walker.h"

namespace coder::import {

namespace {

constexpr std::uint32_t LastRow = 1'048'576;

/// The column of "AB12", from 0; nothing for what is no such name.
std::optional<std::size_t> columnOf(QStringView reference) {
    std::size_t column = 0;
    qsizetype at = 0;
    for (; at < reference.size() && reference[at] >= u'A' && reference[at] <= u'Z' && at < 4; ++at)
        column = column * 26 + static_cast<std::size_t>(reference[at].unicode() - u'A') + 1;
    if (at == 0) return std::nullopt;
    return column - 1;
}

class SheetReader final : public XmlHandler {
public:
    SheetReader(const std::vector<std::string>& strings, const std::vector<NumberKind>& styles, bool from1904)
        : strings_(strings), styles_(styles), from1904_(from1904) {}

    void start(QStringView name, const QXmlStreamAttributes& attributes) override {
        if (name == u"row") {
            number_ = numberOf(attribute(attributes, u"r"), LastRow).value_or(number_ + 1);
            row_.clear();
            nextColumn_ = 0;
        } else if (name == u"c") {
            column_ = columnOf(attribute(attributes, u"r")).value_or(nextColumn_);
            nextColumn_ = column_ + 1;
            type_ = utf8(attribute(attributes, u"t"));
            const auto style = numberOf(attribute(attributes, u"s"), 1U << 20U);
            kind_ = style && *style < styles_.size() ? styles_[*style] : NumberKind::Plain;
            value_.clear();
        } else if (name == u"rPh") {
            ++phonetic_;
        }
        inValue_ = (name == u"v" || name == u"t") && phonetic_ == 0;
    }

    void end(QStringView name) override {
        inValue_ = false;
        if (name == u"rPh" && phonetic_ > 0) --phonetic_;
        if (name == u"c") endCell();
        if (name != u"row") return;
        if (std::all_of(row_.begin(), row_.end(), [](const std::string& cell) { return cell.empty(); })) return;
        sheet.rows.push_back(std::move(row_));
        sheet.numbers.push_back(number_);
        row_.clear();
    }

    void text(QStringView text) override {
        if (inValue_) value_ += utf8(text);
    }

    SheetRows sheet;

private:
    void endCell() {
        if (value_.empty()) return;
        if (column_ >= MaxSheetColumns) {
            ++sheet.cut;
            return;
        }
        if (row_.size() <= column_) row_.resize(column_ + 1);
        row_[column_] = cellValue();
    }

    std::string cellValue() const {
        if (type_ == "s") {
            std::size_t index = 0;
            const auto [end, error] = std::from_chars(value_.data(), value_.data() + value_.size(), index);
            return error == std::errc{} && index < strings_.size() ? strings_[index] : std::string();
        }
        if (type_ == "b") return value_ == "0" ? "FALSE" : "TRUE";
        return type_.empty() || type_ == "n" ? numberText(value_, kind_, from1904_) : value_;
    }

    const std::vector<std::string>& strings_;
    const std::vector<NumberKind>& styles_;
    bool from1904_;
    TableRow row_;
    std::uint32_t number_ = 0;
    std::size_t column_ = 0;
    std::size_t nextColumn_ = 0;
    std::string type_;
    std::string value_;
    NumberKind kind_ = NumberKind::Plain;
    bool inValue_ = false;
    int phonetic_ = 0;
};

}  // namespace

base::Result<WorkbookReader> WorkbookReader::open(const ZipReader& zip, const std::string& file) {
    WorkbookReader reader(zip, file);
    auto workbook = readWorkbook(zip, file);
    if (!workbook) return base::unexpected(workbook.error());
    auto strings = readSharedStrings(zip, file);
    if (!strings) return base::unexpected(strings.error());
    reader.workbook_ = std::move(*workbook);
    reader.strings_ = std::move(*strings);
    reader.styles_ = readNumberStyles(zip);
    return reader;
}

base::Result<SheetRows> WorkbookReader::read(std::size_t sheet) const {
    const std::string& part = workbook_.sheets[sheet].part;
    const auto xml = zip_->read(part);
    if (!xml) return base::unexpected(xml.error());
    SheetReader reader(strings_, styles_, workbook_.from1904);
    if (auto status = walkXml(*xml, part, file_, reader); !status) return base::unexpected(status.error());
    return std::move(reader.sheet);
}

}  // namespace coder::import
