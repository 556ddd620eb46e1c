#include "coder/report/case_summary_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "coder/report/numbers.h"

namespace coder::report {

namespace {

using analysis::AttributeSummary;
using analysis::ThemeColumn;

Cell shareCell(std::uint64_t part, std::uint64_t whole) {
    if (whole == 0) return Cell::undefined();
    return {std::to_string(part) + " (" + percentText(part, whole) + ")", {{"n", part}, {"%", percent(part, whole)}}};
}

Cell numberCell(const std::optional<analysis::Summary>& numbers, NumberShown shown) {
    if (!numbers) return Cell::undefined();
    if (shown == NumberShown::MedianAndQuartiles)
        return {
            fmt::format("{} ({}-{})", shortText(rounded(numbers->median, 1)),
                        shortText(rounded(numbers->lowerQuartile, 1)), shortText(rounded(numbers->upperQuartile, 1))),
            {{"median", numbers->median},
             {"lower quartile", numbers->lowerQuartile},
             {"upper quartile", numbers->upperQuartile}}};
    Cell cell{decimalText(numbers->mean, 1) + " (" + (numbers->sd ? decimalText(*numbers->sd, 1) : Undefined) + ")",
              {{"mean", numbers->mean}}};
    if (numbers->sd) cell.parts.emplace_back("SD", *numbers->sd);
    return cell;
}

class CaseSummaryWriter {
public:
    CaseSummaryWriter(const std::vector<ThemeColumn>& columns, NumberShown shown) : columns_(columns), shown_(shown) {}

    Table table(const std::vector<AttributeSummary>& attributes, std::string title) {
        table_.title = std::move(title);
        table_.columns.push_back({"attribute", "Attribute", "", Align::Left, {}, true});
        table_.columns.push_back({"value", "", "", Align::Left});
        const bool numeric = std::any_of(attributes.begin(), attributes.end(),
                                         [](const AttributeSummary& attribute) { return attribute.numeric; });
        for (const ThemeColumn& each : columns_) {
            Column& column = table_.columns.emplace_back();
            column.key = each.label;
            column.header = each.label;
            column.group = each.group;
            column.note = "N = " + std::to_string(each.cases);
            column.align = Align::Right;
            column.parts = partsOf(numeric);
        }
        for (const AttributeSummary& attribute : attributes) addAttribute(attribute);
        table_.notes.push_back("n (% of the N participants interviewed in the column)" + numberNote(numeric));
        return std::move(table_);
    }

private:
    std::vector<std::string> partsOf(bool numeric) const {
        std::vector<std::string> parts{"n", "%"};
        if (numeric && shown_ == NumberShown::MeanAndSd) parts.insert(parts.end(), {"mean", "SD"});
        if (numeric && shown_ == NumberShown::MedianAndQuartiles)
            parts.insert(parts.end(), {"median", "lower quartile", "upper quartile"});
        return parts;
    }

    std::string numberLabel() const {
        return shown_ == NumberShown::MeanAndSd ? ", mean (SD)" : ", median (quartiles)";
    }

    std::string numberNote(bool numeric) const {
        if (!numeric) return ".";
        return shown_ == NumberShown::MeanAndSd ? "; mean (standard deviation) of numbers."
                                                : "; median (lower to upper quartile) of numbers.";
    }

    void addAttribute(const AttributeSummary& attribute) {
        Row& head = addRow(attribute.attribute, attribute.attribute + (attribute.numeric ? numberLabel() : ""), 0);
        head.heading = true;
        if (attribute.numeric)
            for (const auto& numbers : attribute.numbers) head.cells.push_back(numberCell(numbers, shown_));
        else
            for (std::size_t i = 0; i < columns_.size(); ++i) head.cells.emplace_back();
        for (std::size_t value = 0; value < attribute.values.size(); ++value)
            addCounts(attribute.attribute, attribute.values[value], attribute.counts[value]);
        if (std::accumulate(attribute.missing.begin(), attribute.missing.end(), std::uint64_t{0}) > 0)
            addCounts(attribute.attribute, analysis::MissingValue, attribute.missing);
    }

    void addCounts(const std::string& attribute, const std::string& value, const std::vector<std::uint64_t>& counts) {
        Row& row = addRow(attribute, value, 1);
        for (std::size_t i = 0; i < counts.size(); ++i) row.cells.push_back(shareCell(counts[i], columns_[i].cases));
    }

    Row& addRow(const std::string& attribute, const std::string& value, std::uint32_t indent) {
        Row& row = table_.rows.emplace_back();
        row.indent = indent;
        row.cells = {attribute, value};
        return row;
    }

    const std::vector<ThemeColumn>& columns_;
    NumberShown shown_;
    Table table_;
};

}  // namespace

Table caseSummaryReport(const std::vector<AttributeSummary>& attributes, const std::vector<ThemeColumn>& columns,
                        NumberShown shown, std::string title) {
    return CaseSummaryWriter(columns, shown).table(attributes, std::move(title));
}

}  // namespace coder::report
