#include "coder/import/xlsx_document.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "coder/import/table_document.h"
#include "coder/import/xlsx_parts.h"
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

/// A part of a day as "h:mm:ss".
std::string clockTime(const std::string& number) {
    double days = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), days);
    constexpr double Longest = 40;  // days; 999 hours is what can be written
    if (error != std::errc{} || end != number.data() + number.size() || !(days >= 0) || days > Longest) return number;
    const long long milliseconds = std::llround(days * 86'400'000);
    std::array<char, 40> buffer{};
    const int length =
        std::snprintf(buffer.data(), buffer.size(), "%lld:%02lld:%02lld.%03lld", milliseconds / 3'600'000,
                      milliseconds / 60'000 % 60, milliseconds / 1000 % 60, milliseconds % 1000);
    return {buffer.data(), static_cast<std::size_t>(length)};
}

class SheetReader final : public XmlHandler {
public:
    SheetReader(const std::vector<std::string>& strings, const std::vector<bool>& timeStyles)
        : strings_(strings), timeStyles_(timeStyles) {}

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
            time_ = style && *style < timeStyles_.size() && timeStyles_[*style];
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
        rows.push_back(std::move(row_));
        numbers.push_back(number_);
        row_.clear();
    }

    void text(QStringView text) override {
        if (inValue_) value_ += utf8(text);
    }

    std::vector<TableRow> rows;
    std::vector<std::uint32_t> numbers;
    std::size_t cut = 0;  ///< Cells beyond the last column.

private:
    void endCell() {
        if (value_.empty()) return;
        if (column_ >= MaxSheetColumns) {
            ++cut;
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
        return time_ && (type_.empty() || type_ == "n") ? clockTime(value_) : value_;
    }

    const std::vector<std::string>& strings_;
    const std::vector<bool>& timeStyles_;
    TableRow row_;
    std::uint32_t number_ = 0;
    std::size_t column_ = 0;
    std::size_t nextColumn_ = 0;
    std::string type_;
    std::string value_;
    bool time_ = false;
    bool inValue_ = false;
    int phonetic_ = 0;
};

}  // namespace

base::Result<Document> readXlsx(const ZipReader& zip, const std::string& file) {
    const auto workbook = readWorkbook(zip, file);
    if (!workbook) return base::unexpected(workbook.error());
    const auto strings = readSharedStrings(zip, file);
    if (!strings) return base::unexpected(strings.error());
    const std::vector<bool> timeStyles = readTimeStyles(zip);
    const std::string part = workbook.value().sheet;
    const auto xml = zip.read(part);
    if (!xml) return base::unexpected(xml.error());
    SheetReader reader(*strings, timeStyles);
    if (auto status = walkXml(*xml, part, file, reader); !status) return base::unexpected(status.error());
    Document document = tableDocument(reader.rows, reader.numbers, file);
    document.drop("further sheet", workbook.value().further);
    document.drop("cell in a far column", reader.cut);
    return document;
}

}  // namespace coder::import
