#include "coder/report/theme_table_report.h"

#include <fmt/format.h>

#include <algorithm>

#include "coder/base/strings.h"
#include "coder/report/numbers.h"

namespace coder::report {

namespace {

using analysis::Measure;
using analysis::TestKind;
using analysis::ThemeCell;
using analysis::ThemeColumn;
using analysis::ThemeTest;

std::string whatWasCounted(Measure measure) {
    switch (measure) {
        case Measure::Participants:
            return "Participants with one coding or more under the code, n (% of the N participants interviewed in the "
                   "column). A "
                   "participant counts once in a group, however many of its codes apply.";
        case Measure::Mentions:
            return "Codings. A group has the codings of all its codes.";
        case Measure::MentionsEach:
            return "Codings of each participant: median (lower quartile to upper quartile) over the N participants "
                   "interviewed in the column, those without a coding too.";
        case Measure::Sources:
            return "Sources with one coding or more under the code, n (% of the sources in which participants of the "
                   "column speak).";
        case Measure::Words:
            return "Words coded. Words under several codings of one code or group count once.";
        case Measure::Share:
            return "Words coded, as a share of all words that the participants of the column said. Words under several "
                   "codings of one code or group count once.";
    }
    return {};
}

std::string intervalText(const analysis::Interval& interval, int decimals) {
    return decimalText(interval.low, decimals) + " to " + decimalText(interval.high, decimals);
}

/// Makes one table.
class ThemeTableWriter {
public:
    ThemeTableWriter(const analysis::ThemeTable& themes, const codebook::Codebook& codebook,
                     const ThemeTableFormat& format)
        : themes_(themes), codebook_(codebook), format_(format), tests_(format.tests) {}

    Table table() {
        table_.title =
            codebook_.title + ": themes" + (themes_.by.empty() ? "" : " by ") + base::join(themes_.by, " and ");
        addColumns();
        for (const std::size_t row : format_.rows) addRow(row);
        addNotes();
        return std::move(table_);
    }

private:
    bool isShare() const { return format_.measure == Measure::Participants || format_.measure == Measure::Sources; }

    std::uint64_t whole(const ThemeColumn& column) const {
        return format_.measure == Measure::Sources ? column.sources : column.cases;
    }

    void addColumns() {
        table_.columns.push_back({"code", "Code", "", Align::Left, {}, true});
        table_.columns.push_back({"name", "Theme", "", Align::Left});
        for (const ThemeColumn& source : themes_.columns) {
            Column& column = table_.columns.emplace_back();
            column.key = source.label;
            column.header = source.label;
            column.group = source.group;
            column.align = Align::Right;
            column.note = noteOf(source);
            column.parts = partsOfCells();
        }
        if (tests_ == nullptr) return;
        if (format_.effect != EffectShown::None) addNumberColumn(effectKey(), effectHeader(), effectParts());
        addNumberColumn("p", "p", {});
        if (tests_->options.adjustment != analysis::Adjustment::None)
            addNumberColumn("p adjusted",
                            "p (" + std::string(analysis::adjustmentTitle(tests_->options.adjustment)) + ")", {});
        table_.columns.push_back({"test", "Test", "", Align::Left, {}, true});
    }

    void addNumberColumn(std::string key, std::string header, std::vector<std::string> parts) {
        Column& column = table_.columns.emplace_back();
        column.key = std::move(key);
        column.header = std::move(header);
        column.align = Align::Right;
        column.parts = std::move(parts);
    }

    std::string noteOf(const ThemeColumn& column) const {
        switch (format_.measure) {
            case Measure::Participants:
            case Measure::MentionsEach:
                return "N = " + std::to_string(column.cases);
            case Measure::Sources:
                return "of " + std::to_string(column.sources);
            case Measure::Share:
                return "of " + grouped(column.wordsSpoken);
            case Measure::Mentions:
            case Measure::Words:
                break;
        }
        return {};
    }

    std::vector<std::string> partsOfCells() const {
        if (format_.measure == Measure::MentionsEach) return {"median", "lower quartile", "upper quartile"};
        if (format_.measure == Measure::Share) return {"words", "of", "%"};
        if (!isShare()) return {};
        if (format_.interval.of != nullptr) return {"n", "N", "%", "low %", "high %"};
        return {"n", "N", "%"};
    }

    bool stratified() const { return tests_->options.test == TestKind::MantelHaenszel; }
    std::string effectKey() const {
        if (stratified()) return "common odds ratio";
        if (format_.effect == EffectShown::CramersV) return "Cramer's V";
        return format_.effect == EffectShown::Difference ? "difference" : "odds ratio";
    }
    std::string effectHeader() const {
        if (stratified()) return "Common odds ratio (95% CI)";
        if (format_.effect == EffectShown::CramersV) return "Cramer's V";
        return format_.effect == EffectShown::Difference ? "Difference, % (95% CI)" : "Odds ratio (95% CI)";
    }
    std::vector<std::string> effectParts() const {
        if (!stratified() && format_.effect == EffectShown::CramersV) return {};
        return {"value", "low", "high"};
    }

    void addRow(std::size_t index) {
        const analysis::ThemeRow& source = themes_.rows[index];
        const codebook::Code& code = codebook_.codes[source.code];
        Row row;
        row.indent = code.depth;
        row.heading = codebook_.isGroup(source.code);
        row.cells = {code.path, code.name};
        for (std::size_t i = 0; i < source.cells.size(); ++i) {
            row.cells.push_back(cellOf(source.cells[i], themes_.columns[i]));
            if (!format_.passages.empty() && !source.cells[i].masked)
                row.cells.back().passages = format_.passages[index][i];
        }
        if (tests_ != nullptr) addTest(tests_->rows[index], row);
        table_.rows.push_back(std::move(row));
    }

    Cell cellOf(const ThemeCell& cell, const ThemeColumn& column) const {
        if (cell.masked)
            return {cell.small && format_.measure == Measure::Participants ? "<" + std::to_string(themes_.maskedBelow)
                                                                           : "masked"};
        if (isShare()) return shareCell(cell.value(format_.measure), whole(column));
        if (format_.measure == Measure::MentionsEach) return quartileCell(cell);
        if (format_.measure == Measure::Share) return speechCell(cell.words, column.wordsSpoken);
        return Cell::count(cell.value(format_.measure));
    }

    Cell shareCell(std::uint64_t part, std::uint64_t whole) const {
        if (whole == 0) return {Undefined, {{"n", part}, {"N", whole}}};
        Cell cell{std::to_string(part) + " (" + percentText(part, whole) + ")",
                  {{"n", part}, {"N", whole}, {"%", percent(part, whole)}}};
        if (format_.interval.of == nullptr) return cell;
        const auto interval = format_.interval.of(part, whole, analysis::DefaultConfidence);
        cell.text += fmt::format(" [{:.0f}-{:.0f}]", 100 * interval->low, 100 * interval->high);
        cell.parts.emplace_back("low %", rounded(100 * interval->low, 1));
        cell.parts.emplace_back("high %", rounded(100 * interval->high, 1));
        return cell;
    }

    static Cell quartileCell(const ThemeCell& cell) {
        if (!cell.mentionsEach) return Cell::undefined();
        const auto& each = *cell.mentionsEach;
        return {
            fmt::format("{} ({}-{})", shortText(each.median), shortText(each.lowerQuartile),
                        shortText(each.upperQuartile)),
            {{"median", each.median}, {"lower quartile", each.lowerQuartile}, {"upper quartile", each.upperQuartile}}};
    }

    static Cell speechCell(std::uint64_t words, std::uint64_t spoken) {
        if (spoken == 0) return {Undefined, {{"words", words}, {"of", spoken}}};
        return {fmt::format("{:.1f}%", percent(words, spoken)),
                {{"words", words}, {"of", spoken}, {"%", percent(words, spoken)}}};
    }

    void addTest(const ThemeTest& test, Row& row) {
        if (format_.effect != EffectShown::None) row.cells.push_back(effectCell(test));
        row.cells.push_back(pCell(test.p));
        if (test.p && test.used == TestKind::Fisher && tests_->options.test == TestKind::ChiSquare) {
            row.cells.back().text += "†";
            fisherInstead_ = true;
        }
        if (test.exact && test.exact->monteCarlo) {
            row.cells.back().text += "‡";
            drawn_ = drawn_ && drawn_->standardError > test.exact->standardError ? drawn_ : test.exact;
        }
        if (tests_->options.adjustment != analysis::Adjustment::None) row.cells.push_back(pCell(test.adjusted));
        row.cells.emplace_back(std::string(analysis::testNames()[static_cast<std::size_t>(test.used)]));
    }

    static Cell pCell(const std::optional<double>& p) {
        if (!p) return Cell::undefined();
        return Cell::number(pText(*p), *p);
    }

    Cell effectCell(const ThemeTest& test) const {
        if (stratified()) {
            if (!test.commonOdds || !test.commonOddsInterval) return Cell::undefined();
            return withInterval(*test.commonOdds, *test.commonOddsInterval, 1);
        }
        if (format_.effect == EffectShown::CramersV) {
            if (!test.cramersV) return Cell::undefined();
            return Cell::number(decimalText(*test.cramersV, 2), *test.cramersV);
        }
        if (format_.effect == EffectShown::Difference) {
            if (!test.difference) return Cell::undefined();
            return withInterval(test.difference->value, test.difference->interval, 100);
        }
        if (!test.odds || !test.odds->conditional || !test.odds->exactInterval) return Cell::undefined();
        return withInterval(*test.odds->conditional, *test.odds->exactInterval, 1);
    }

    static Cell withInterval(double value, analysis::Interval interval, double factor) {
        value *= factor;
        interval = {interval.low * factor, interval.high * factor};
        const int decimals = factor == 1 ? 2 : 0;
        Cell cell{decimalText(value, decimals) + " (" + intervalText(interval, decimals) + ")"};
        for (const auto& [name, number] : {std::pair("value", value), {"low", interval.low}, {"high", interval.high}})
            cell.parts.emplace_back(name, number);
        return cell;
    }

    void addNotes() {
        table_.notes.push_back(whatWasCounted(format_.measure));
        if (format_.interval.of != nullptr)
            table_.notes.push_back(fmt::format(
                "In brackets: {} intervals at 95%, in per cent. They tell of chance in drawing participants, which a "
                "purposive sample does not have.",
                format_.interval.name));
        addTestNotes();
        if (themes_.maskedBelow > 0)
            table_.notes.push_back(
                fmt::format("Masked: counts of fewer than {0} participants (<{0}), and others from which they could be "
                            "reckoned. What "
                            "was found of a row with such a count is not told either.",
                            themes_.maskedBelow));
        if (themes_.unownedMentions != 0)
            table_.notes.push_back(
                "Of speech that belongs to no participant: " + counted(themes_.unownedMentions, "coding") +
                ", in the total alone, and as no participant there.");
    }

    void addTestNotes() {
        if (tests_ == nullptr) return;
        const auto& options = tests_->options;
        std::string note = "p: " + std::string(analysis::testTitle(options.test, tests_->columns.size())) +
                           ", of participants with and without the theme between ";
        note += stratified() ? themes_.by.back() + " within " + themes_.by.front() : comparedColumns();
        table_.notes.push_back(note + ".");
        if (std::any_of(tests_->rows.begin(), tests_->rows.end(), [](const ThemeTest& test) { return !test.p; }))
            table_.notes.emplace_back(
                "n/a: nobody who is compared has the theme, or everybody, or there is nobody else.");
        if (fisherInstead_)
            table_.notes.push_back(
                "† Fisher's exact test, since expected counts are too small for chi-square (Cochran's rule).");
        if (drawn_)
            table_.notes.push_back(fmt::format("‡ From {} random tables (seed {}); standard error of p at most {}.",
                                               grouped(drawn_->draws), drawn_->seed,
                                               decimalText(drawn_->standardError, 4)));
        if (options.adjustment != analysis::Adjustment::None)
            table_.notes.push_back(fmt::format(
                "p ({}): adjusted for the {} of this table that could be tested, groups and their codes alike.",
                analysis::adjustmentTitle(options.adjustment), counted(tests_->family, "theme")));
        addEffectNote();
    }

    /// "the 5 values of stream"
    std::string comparedColumns() const {
        std::string compared = "the " + counted(tests_->columns.size(), "column");
        if (!tests_->options.compare.empty())
            compared = base::join(tests_->options.compare, " and ");
        else if (themes_.by.size() == 1)
            compared = "the " + counted(tests_->columns.size(), "value") + " of " + themes_.by.front();
        const bool missing = std::any_of(themes_.columns.begin(), themes_.columns.end(),
                                         [](const ThemeColumn& column) { return column.missing; });
        return compared + (missing ? "; participants without a value are not compared" : "");
    }

    void addEffectNote() {
        if (stratified()) {
            table_.notes.push_back(
                "Common odds ratio: Mantel and Haenszel's, with the interval of Robins, Breslow and Greenland.");
        } else if (format_.effect == EffectShown::CramersV) {
            table_.notes.push_back("Cramer's V, 0 to 1, with Bergsma's correction for small samples.");
        } else if (format_.effect != EffectShown::None && tests_->columns.size() == 2) {
            const std::string pair = themes_.columns[tests_->columns[0]].label;
            const std::string other = themes_.columns[tests_->columns[1]].label;
            table_.notes.push_back(format_.effect == EffectShown::Difference
                                       ? "Difference: " + pair + " minus " + other +
                                             ", in percentage points, with Newcombe's interval (hybrid score, 95%)."
                                       : "Odds ratio: " + pair + " against " + other +
                                             ", conditional maximum likelihood with its exact interval (95%).");
        }
    }

    const analysis::ThemeTable& themes_;
    const codebook::Codebook& codebook_;
    const ThemeTableFormat& format_;
    const analysis::ThemeTests* tests_;
    Table table_;
    bool fisherInstead_ = false;
    std::optional<analysis::ExactTest> drawn_;
};

}  // namespace

Table themeTableReport(const analysis::ThemeTable& themes, const codebook::Codebook& codebook,
                       const ThemeTableFormat& format) {
    return ThemeTableWriter(themes, codebook, format).table();
}

}  // namespace coder::report
