#include "coder/study/theme_tables.h"

#include <algorithm>
#include <functional>
#include <map>

#include "coder/report/theme_table_report.h"
#include "coder/study/filter.h"

namespace coder::study {

namespace {

/// Most first, and below each group its own codes.
std::vector<std::size_t> byFrequency(const analysis::ThemeTable& table, const codebook::Codebook& codebook,
                                     analysis::Measure measure) {
    std::map<std::size_t, std::size_t> rowOf;
    for (std::size_t row = 0; row < table.rows.size(); ++row) rowOf[table.rows[row].code] = row;
    std::map<std::optional<std::size_t>, std::vector<std::size_t>> below;  // By row of the nearest group that is shown.
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        std::optional<std::size_t> above = codebook.codes[table.rows[row].code].parent;
        while (above && rowOf.count(*above) == 0) above = codebook.codes[*above].parent;
        below[above ? std::optional(rowOf[*above]) : std::nullopt].push_back(row);
    }
    std::vector<std::size_t> order;
    const std::function<void(std::optional<std::size_t>)> append = [&](std::optional<std::size_t> group) {
        const auto found = below.find(group);
        if (found == below.end()) return;
        std::vector<std::size_t>& rows = found->second;
        std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
            return table.rows[a].cells.back().value(measure) > table.rows[b].cells.back().value(measure);
        });
        for (const std::size_t row : rows) {
            order.push_back(row);
            append(row);
        }
    };
    append(std::nullopt);
    return order;
}

report::ShownInterval shownInterval(IntervalKind kind) {
    switch (kind) {
        case IntervalKind::None:
            return {};
        case IntervalKind::Wilson:
            return {&analysis::wilson, "Wilson score"};
        case IntervalKind::ClopperPearson:
            return {&analysis::clopperPearson, "Clopper-Pearson (exact)"};
    }
    return {};
}

report::EffectShown shownEffect(Effect effect, bool twoColumns) {
    switch (effect) {
        case Effect::None:
            return report::EffectShown::None;
        case Effect::CramersV:
            return report::EffectShown::CramersV;
        case Effect::OddsRatio:
            return twoColumns ? report::EffectShown::OddsRatio : report::EffectShown::CramersV;
        case Effect::Difference:
        case Effect::Auto:
            break;
    }
    return twoColumns ? report::EffectShown::Difference : report::EffectShown::CramersV;
}

/// The codings that each cell counts.
std::vector<std::vector<std::vector<std::uint32_t>>> passagesOf(const Study& study, const Results& results,
                                                                const analysis::ThemeTable& table,
                                                                const OutputSpec& spec) {
    const analysis::ThemeColumns columns(results.counts, results.cases, spec.by, study.file.orders);
    std::vector<std::vector<std::vector<std::uint32_t>>> passages(
        table.rows.size(), std::vector<std::vector<std::uint32_t>>(columns.list().size()));
    std::map<std::size_t, std::size_t> rowOf;
    for (std::size_t row = 0; row < table.rows.size(); ++row) rowOf[table.rows[row].code] = row;
    for (std::uint32_t i = 0; i < results.codings.size(); ++i) {
        const auto owner = results.turns[results.codings[i].turn].owner;
        for (std::optional<std::size_t> code = results.codings[i].code; code;
             code = study.codebook->codes[*code].parent) {
            const auto row = rowOf.find(*code);
            if (row == rowOf.end()) continue;
            passages[row->second][columns.total()].push_back(i);
            if (const auto column = owner ? columns.of(*owner) : std::nullopt)
                passages[row->second][*column].push_back(i);
        }
    }
    return passages;
}

}  // namespace

std::vector<std::size_t> codesShown(const Study& study, const OutputSpec& spec, bool leaves) {
    Filter filter;
    filter.codes = spec.codes;
    std::vector<std::size_t> shown;
    for (std::size_t code = 0; code < study.codebook->codes.size(); ++code) {
        const bool group = study.codebook->isGroup(code);
        const bool wanted = spec.rows == RowChoice::Groups  ? group
                            : spec.rows == RowChoice::Codes ? !group
                                                            : !group || !leaves;
        if (wanted && filter.allowsCode(*study.codebook, code)) shown.push_back(code);
    }
    return shown;
}

ThemesShown themesShown(const Study& study, const Results& results, const OutputSpec& spec) {
    ThemesShown shown;
    shown.table = analysis::themeTable(results.counts, results.cases,
                                       {spec.by, study.file.orders, spec.measure == analysis::Measure::MentionsEach});
    const std::vector<std::size_t> codes = codesShown(study, spec, false);
    std::erase_if(shown.table.rows, [&](const analysis::ThemeRow& row) {
        return !std::binary_search(codes.begin(), codes.end(), row.code);
    });
    if (spec.maskBelow > 0) analysis::mask(shown.table, spec.maskBelow);
    if (spec.order == RowOrder::Frequency) {
        shown.order = byFrequency(shown.table, *study.codebook, spec.measure);
    } else {
        for (std::size_t row = 0; row < shown.table.rows.size(); ++row) shown.order.push_back(row);
    }
    return shown;
}

MadeTable makeThemeTable(const Study& study, const Results& results, const OutputSpec& spec, bool linked) {
    MadeTable made;
    const ThemesShown shown = themesShown(study, results, spec);
    report::ThemeTableFormat format;
    format.measure = spec.measure;
    format.interval = shownInterval(spec.interval);
    format.rows = shown.order;
    analysis::ThemeTests tests;
    if (spec.test.test != analysis::TestKind::None) {
        tests = analysis::testThemes(shown.table, spec.test);
        const auto values = analysis::comparedValues(shown.table, tests.columns);
        if (spec.test.test == analysis::TestKind::MantelHaenszel && values.size() != 2)
            made.diagnostics.push_back({base::Severity::Warning, spec.place,
                                        "Mantel and Haenszel's test compares two values, and \"" + spec.by.back() +
                                            "\" has " + std::to_string(values.size()) + "; nothing was tested",
                                        "name two of them: compare"});
        format.tests = &tests;
        const bool two = tests.columns.size() == 2;
        format.effect = shownEffect(spec.effect, two);
        if (!two && (spec.effect == Effect::Difference || spec.effect == Effect::OddsRatio))
            made.diagnostics.push_back({base::Severity::Warning, spec.place,
                                        "a difference or an odds ratio is of two columns, and there are " +
                                            std::to_string(tests.columns.size()) + "; the table has Cramer's V instead",
                                        "write effect: cramers-v, or choose an attribute with two values"});
    }
    if (linked) format.passages = passagesOf(study, results, shown.table, spec);
    made.table = report::themeTableReport(shown.table, *study.codebook, format);
    return made;
}

}  // namespace coder::study
