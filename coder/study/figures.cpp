#include "coder/study/figures.h"

#include <algorithm>
#include <map>

#include "coder/base/strings.h"
#include "coder/report/numbers.h"
#include "coder/study/interview_figures.h"
#include "coder/study/relation_tables.h"
#include "coder/study/saturation_table.h"
#include "coder/study/tables.h"

namespace coder::study {

namespace {

using analysis::ThemeCell;
using analysis::ThemeColumn;

std::string labelOf(const ThemeColumn& column) {
    return column.group.empty() ? column.label : column.group + ", " + column.label;
}

std::string titleOf(const Study& study, const OutputSpec& spec) {
    return study.codebook->title + ": themes" + (spec.by.empty() ? "" : " by ") + base::join(spec.by, " and ");
}

std::string countedNote(const analysis::ThemeTable& table) {
    std::string note = "Participants with one coding or more under the theme, of " +
                       std::to_string(table.columns.back().cases) + " interviewed.";
    if (table.maskedBelow > 0)
        note += " Hatched: fewer than " + std::to_string(table.maskedBelow) + " participants, or reckonable from such.";
    return note;
}

figures::HeatMap makeHeatMap(const Study& study, const Results& results, const OutputSpec& spec) {
    const ThemesShown themes = themesShown(study, results, spec);
    figures::HeatMap figure;
    figure.title = titleOf(study, spec);
    figure.caption = countedNote(themes.table);
    figure.legend = "Participants (number; share in % as shade)";
    figure.undefined = "masked or nobody";
    for (const ThemeColumn& column : themes.table.columns)
        figure.columns.push_back({labelOf(column), "N = " + std::to_string(column.cases)});
    for (const std::size_t index : themes.order) {
        const analysis::ThemeRow& row = themes.table.rows[index];
        const codebook::Code& code = study.codebook->codes[row.code];
        figure.rows.push_back({code.name, spec.rows == RowChoice::All ? code.depth : 0});
        auto& cells = figure.cells.emplace_back();
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const std::uint64_t whole = themes.table.columns[i].cases;
            if (row.cells[i].masked || whole == 0) {
                cells.emplace_back();
                continue;
            }
            cells.push_back({static_cast<double>(row.cells[i].participants) / static_cast<double>(whole),
                             std::to_string(row.cells[i].participants)});
        }
    }
    return figure;
}

figures::Estimate estimateOf(const ThemeCell& cell, std::uint64_t whole, IntervalKind kind) {
    figures::Estimate estimate;
    if (cell.masked || whole == 0) return estimate;
    estimate.value = static_cast<double>(cell.participants) / static_cast<double>(whole);
    const auto interval = kind == IntervalKind::ClopperPearson ? analysis::clopperPearson(cell.participants, whole)
                                                               : analysis::wilson(cell.participants, whole);
    estimate.low = interval->low;
    estimate.high = interval->high;
    estimate.text = std::to_string(cell.participants) + "/" + std::to_string(whole);
    return estimate;
}

/// Bars of codes under the heading of their group.
figures::Bars makeBars(const Study& study, const Results& results, OutputSpec spec) {
    if (spec.rows == RowChoice::All) spec.rows = RowChoice::Codes;
    const ThemesShown themes = themesShown(study, results, spec);
    figures::Bars figure;
    figure.title = titleOf(study, spec);
    figure.caption = countedNote(themes.table) +
                     " Lines: " + (spec.interval == IntervalKind::ClopperPearson ? "Clopper-Pearson" : "Wilson") +
                     " intervals at 95%.";
    figure.axis = "Participants (%)";
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < themes.table.columns.size(); ++i)
        if (spec.by.empty() || i + 1 < themes.table.columns.size()) columns.push_back(i);
    for (const std::size_t i : columns)
        figure.series.push_back(labelOf(themes.table.columns[i]) +
                                " (N = " + std::to_string(themes.table.columns[i].cases) + ")");
    std::optional<std::size_t> last;
    for (const std::size_t index : themes.order) {
        const analysis::ThemeRow& row = themes.table.rows[index];
        const codebook::Code& code = study.codebook->codes[row.code];
        if (figure.groups.empty() || code.parent != last)
            figure.groups.push_back({code.parent ? study.codebook->codes[*code.parent].name : "", {}});
        last = code.parent;
        figures::Bars::Bar bar{code.name, {}};
        for (const std::size_t i : columns)
            bar.values.push_back(estimateOf(row.cells[i], themes.table.columns[i].cases, spec.interval));
        figure.groups.back().bars.push_back(std::move(bar));
    }
    return figure;
}

/// Those who are in neither group.
std::string othersNote(const analysis::ThemeTable& table, const analysis::ThemeTests& tests) {
    std::uint64_t others = table.columns.back().cases;
    for (const std::size_t column : tests.columns) others -= table.columns[column].cases;
    return others == 0 ? "" : " Not compared: " + report::counted(others, "participant") + " of neither group.";
}

/// With the sign that axes have.
std::string withMinus(const std::string& number) {
    return number.rfind('-', 0) == 0 ? "\u2212" + number.substr(1) : number;
}

base::Result<figures::Figure> makeForest(const Study& study, const Results& results, OutputSpec spec) {
    if (spec.rows == RowChoice::All) spec.rows = RowChoice::Codes;
    const ThemesShown themes = themesShown(study, results, spec);
    const analysis::ThemeTests tests =
        analysis::testThemes(themes.table, {analysis::TestKind::Fisher, {}, {}, spec.test.compare});
    if (tests.columns.size() != 2)
        return base::unexpected(base::ErrorCode::Invalid,
                                "a forest plot compares two groups, and \"" + spec.by.front() + "\" has " +
                                    std::to_string(tests.columns.size()) + " to compare",
                                "choose an attribute with two values, or name two: compare", spec.place);
    const ThemeColumn& one = themes.table.columns[tests.columns[0]];
    const ThemeColumn& two = themes.table.columns[tests.columns[1]];
    figures::Forest figure;
    figure.title = titleOf(study, spec);
    figure.caption = "Difference of the shares of participants with the theme, " + one.label +
                     " (N = " + std::to_string(one.cases) + ") minus " + two.label +
                     " (N = " + std::to_string(two.cases) + "), with Newcombe's intervals at 95%." +
                     othersNote(themes.table, tests);
    figure.axis = "Difference (percentage points)";
    figure.favorsLow = "more in " + two.label;
    figure.favorsHigh = "more in " + one.label;
    figure.rowsHeading = "Theme";
    figure.textsHeadings = {one.label, two.label, "Difference (95% CI)"};
    for (const std::size_t index : themes.order) {
        const auto& difference = tests.rows[index].difference;
        const analysis::ThemeRow& row = themes.table.rows[index];
        figures::Forest::Row& added = figure.rows.emplace_back();
        added.label = study.codebook->codes[row.code].name;
        if (!difference) continue;
        const auto percent = [](double share) { return withMinus(report::decimalText(100 * share, 0)); };
        added.estimate = {100 * difference->value, 100 * difference->interval.low, 100 * difference->interval.high, {}};
        const auto share = [&](std::size_t column, const ThemeColumn& of) {
            return std::to_string(row.cells[column].participants) + "/" + std::to_string(of.cases);
        };
        added.texts = {share(tests.columns[0], one), share(tests.columns[1], two),
                       percent(difference->value) + " (" + percent(difference->interval.low) + " to " +
                           percent(difference->interval.high) + ")"};
    }
    return figures::Figure(std::move(figure));
}

std::string unitName(CodedUnit unit) {
    switch (unit) {
        case CodedUnit::Sentence:
            return "sentences";
        case CodedUnit::Turn:
            return "turns";
        case CodedUnit::Case:
            break;
    }
    return "participants";
}

/// The codes shown that have a coding.
std::vector<std::size_t> usedCodes(const Study& study, const OutputSpec& spec, const analysis::PairCounts& pairs) {
    std::vector<std::size_t> codes = codesShown(study, spec, true);
    std::erase_if(codes, [&](std::size_t code) { return pairs.at(code, code) == 0; });
    return codes;
}

std::string unitsNote(const OutputSpec& spec, const analysis::PairCounts& pairs) {
    return "Of " + report::grouped(pairs.units) + " " + unitName(spec.unit) +
           (spec.unit == CodedUnit::Case ? "." : " of participants' speech.") + " Codes without a coding are left out.";
}

figures::Matrix makeMatrix(const Study& study, const Results& results, const OutputSpec& spec) {
    const analysis::PairCounts pairs = results.units.together(static_cast<analysis::Unit>(spec.unit));
    const std::vector<std::size_t> codes = usedCodes(study, spec, pairs);
    figures::Matrix figure;
    figure.title = study.codebook->title + ": themes that come together";
    figure.caption = unitsNote(spec, pairs);
    figure.decimals = spec.value == PairValue::Count ? 0 : 2;
    figure.legend = spec.value == PairValue::Count
                        ? "Number of " + unitName(spec.unit) + " with both"
                        : std::string(pairValueName(spec.value)) + " of the " + unitName(spec.unit) + " with each";
    for (const std::size_t a : codes) {
        figure.labels.push_back(study.codebook->codes[a].name);
        auto& row = figure.values.emplace_back();
        for (const std::size_t b : codes) row.push_back(pairValue(pairs, a, b, spec.value));
    }
    return figure;
}

figures::Network makeNetwork(const Study& study, const Results& results, const OutputSpec& spec) {
    const analysis::PairCounts pairs = results.units.together(static_cast<analysis::Unit>(spec.unit));
    const std::vector<std::size_t> codes = usedCodes(study, spec, pairs);
    figures::Network figure;
    figure.title = study.codebook->title + ": themes that come together";
    figure.caption = unitsNote(spec, pairs);
    figure.sizeLegend = unitName(spec.unit) + " with the theme";
    figure.weightLegend = unitName(spec.unit) + " with both";
    figure.threshold = spec.least;
    std::map<std::size_t, std::uint32_t> groups;
    for (const std::size_t code : codes) {
        std::size_t top = code;
        while (study.codebook->codes[top].parent) top = *study.codebook->codes[top].parent;
        const auto [group, isNew] = groups.try_emplace(top, static_cast<std::uint32_t>(groups.size()));
        if (isNew) figure.groups.push_back(study.codebook->codes[top].name);
        figure.nodes.push_back(
            {study.codebook->codes[code].name, static_cast<double>(pairs.at(code, code)), group->second});
    }
    for (std::size_t i = 0; i < codes.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (const std::uint64_t both = pairs.at(codes[i], codes[j]); both >= spec.least)
                figure.edges.push_back({j, i, static_cast<double>(both)});
    return figure;
}

figures::Saturation makeSaturation(const Study& study, const Results& results, const OutputSpec& spec) {
    figures::Saturation figure;
    figure.title = study.codebook->title + ": saturation";
    std::size_t interviews = 0;
    const std::vector<SaturationSeries> all = saturationSeries(study, results, spec);
    const bool several = all.size() > 2;  // Then the bands would hide each other.
    for (const SaturationSeries& each : all) {
        figures::Saturation::Series& series = figure.series.emplace_back();
        series.label = spec.by.empty() ? "" : each.label;
        for (const std::uint64_t codes : each.curve.observed) series.observed.push_back(static_cast<double>(codes));
        series.mean = each.curve.mean;
        if (!several)
            for (const analysis::Interval& interval : bandOf(each, spec).band) {
                series.low.push_back(interval.low);
                series.high.push_back(interval.high);
            }
        interviews += each.participants.size();
    }
    figure.caption = "Codes that were found in the first interviews, of " + std::to_string(interviews);
    figure.caption += several ? "." : "; band: the middle 95% of " + report::grouped(spec.orders) + " random orders.";
    figure.band = "95% of random orders";
    return figure;
}

}  // namespace

figures::Page pageOf(const Study& study, const OutputSpec& spec) {
    figures::Page page;
    page.widthMm = spec.width;
    page.heightMm = spec.height;
    page.language = study.codebook->language.tag;
    if (!spec.name.empty()) page.idPrefix = spec.name;
    return page;
}

namespace {

base::Result<figures::Figure> makeUncaptionedFigure(const Study& study, const Results& results,
                                                    const OutputSpec& spec) {
    const auto interview = [&]() -> const project::CodedSource* {
        const auto found = results.interviews.find(spec.source);
        return found == results.interviews.end() ? nullptr : &found->second;
    };
    switch (spec.kind) {
        case OutputKind::HeatMapFigure:
            return figures::Figure(makeHeatMap(study, results, spec));
        case OutputKind::BarsFigure:
            return figures::Figure(makeBars(study, results, spec));
        case OutputKind::ForestFigure:
            return makeForest(study, results, spec);
        case OutputKind::CoOccurrenceFigure:
            return figures::Figure(makeMatrix(study, results, spec));
        case OutputKind::NetworkFigure:
            return figures::Figure(makeNetwork(study, results, spec));
        case OutputKind::SaturationFigure:
            return figures::Figure(makeSaturation(study, results, spec));
        case OutputKind::PortraitFigure:
            if (const auto* coded = interview()) return figures::Figure(makePortrait(study, *coded, spec));
            break;
        case OutputKind::TimelineFigure:
            if (const auto* coded = interview()) return figures::Figure(makeTimeline(study, *coded, spec));
            break;
        default:
            CODER_CHECK_EQ(infoOf(spec.kind).figure, true);
    }
    return base::unexpected(base::ErrorCode::NotFound, "the source \"" + spec.source + "\" could not be read",
                            "see the messages about its file", spec.place);
}

}  // namespace

base::Result<figures::Figure> makeFigure(const Study& study, const Results& results, const OutputSpec& spec) {
    auto figure = makeUncaptionedFigure(study, results, spec);
    if (figure && results.choice)
        std::visit([&](auto& each) { each.caption += (each.caption.empty() ? "" : " ") + inWords(*results.choice); },
                   *figure);
    return figure;
}

}  // namespace coder::study
