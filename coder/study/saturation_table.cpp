#include "coder/study/saturation_table.h"

#include <algorithm>
#include <map>

#include "coder/analysis/chao2.h"
#include "coder/report/numbers.h"

namespace coder::study {

namespace {

using report::Align;
using report::Cell;

std::string guestText(const analysis::Saturation& found, const OutputSpec& spec) {
    if (!found.reachedAt) return "not reached";
    return "after " + report::counted(*found.reachedAt, "interview") + " (" + std::to_string(*found.reachedAt) + "^+" +
           std::to_string(spec.run) + ")";
}

/// New codes in the run that ends with this interview (its number, from 1), as a share of the base's.
Cell informationCell(const analysis::Saturation& found, std::size_t interview) {
    const auto run = std::find_if(found.runs.begin(), found.runs.end(),
                                  [&](const analysis::SaturationRun& each) { return each.last == interview; });
    if (run == found.runs.end()) return {};
    if (!run->ratio) return Cell::undefined();
    return {report::decimalText(100 * *run->ratio, 0) + "%",
            {{"n", run->newCodes}, {"%", report::rounded(100 * *run->ratio, 1)}}};
}

void addSaturationNotes(const std::vector<SaturationSeries>& all, const OutputSpec& spec, report::Table& table) {
    table.notes.push_back(
        "Interviews in the order of their sources. Observed: codes found so far; mean and band: over all orders, and "
        "the middle 95% of " +
        report::grouped(spec.orders) + " random ones (seed " + std::to_string(spec.test.limits.seed) + ").");
    for (const SaturationSeries& each : all) {
        const analysis::Chao2 unseen =
            analysis::chao2(each.interviews.size(), analysis::interviewsPerCode(each.interviews));
        std::string note = each.label + ": " + report::counted(unseen.observed, "code") + " in " +
                           report::counted(each.interviews.size(), "interview") + "; saturation by new information " +
                           guestText(each.found, spec) + "; ";
        // One interview says nothing of what others would.
        const bool several = each.interviews.size() > 1;
        note += several && unseen.estimate ? "at least " + report::decimalText(*unseen.estimate, 1) + " codes by Chao2"
                                           : "Chao2 n/a";
        if (unseen.interval)
            note += " (95% CI " + report::decimalText(unseen.interval->low, 1) + " to " +
                    report::decimalText(unseen.interval->high, 1) + ")";
        if (several && unseen.coverage) note += ", coverage " + report::decimalText(100 * *unseen.coverage, 0) + "%";
        table.notes.push_back(note + ".");
    }
    table.notes.push_back("Saturation: base of " + report::counted(spec.base, "interview") + ", runs of " +
                          std::to_string(spec.run) + ", new codes at most " + report::shortText(100 * spec.threshold) +
                          "% of the base's (Guest, Namey and Chen 2020); new information: those of the run that ends "
                          "with the interview. It says that no new codes came, not that their "
                          "meaning was understood.");
}

}  // namespace

std::vector<SaturationSeries> saturationSeries(const Study& study, const Results& results, const OutputSpec& spec) {
    const std::vector<std::size_t> codes = codesShown(study, spec, true);
    std::map<std::uint32_t, std::vector<std::uint32_t>> byCase;
    for (const analysis::ThemeCount& count : results.counts.counts())
        if (count.owner && std::binary_search(codes.begin(), codes.end(), count.code))
            byCase[*count.owner].push_back(count.code);
    const analysis::ThemeColumns columns(results.counts, results.cases, spec.by, study.file.orders);
    std::vector<SaturationSeries> all(spec.by.empty() ? 1 : columns.total());
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i].label = spec.by.empty() ? "All interviews"
                                       : columns.list()[i].group + (columns.list()[i].group.empty() ? "" : ", ") +
                                             columns.list()[i].label;
    for (const std::uint32_t owner : results.casesInOrder()) {
        SaturationSeries& series = all[spec.by.empty() ? 0 : *columns.of(owner)];
        series.participants.push_back(results.cases.cases[owner].name);
        std::vector<std::uint32_t>& found = byCase[owner];
        std::sort(found.begin(), found.end());
        found.erase(std::unique(found.begin(), found.end()), found.end());
        series.interviews.push_back(found);
    }
    for (SaturationSeries& each : all) {
        each.fresh = analysis::newCodes(each.interviews);
        each.found = analysis::saturation(each.fresh, {spec.base, spec.run, spec.threshold});
        each.curve = analysis::codeAccumulation(each.interviews);
    }
    return all;
}

analysis::AccumulationBand bandOf(const SaturationSeries& series, const OutputSpec& spec) {
    return analysis::accumulationBand(series.interviews, spec.orders, spec.test.limits.seed);
}

report::Table makeSaturationTable(const Study& study, const Results& results, const OutputSpec& spec) {
    const std::vector<SaturationSeries> all = saturationSeries(study, results, spec);
    report::Table table;
    table.title = study.codebook->title + ": saturation";
    table.columns.push_back({"interviews", "Interviews", "", Align::Right});
    std::size_t longest = 0;
    for (const SaturationSeries& each : all) {
        longest = std::max(longest, each.interviews.size());
        const std::string group = spec.by.empty() ? "" : each.label;
        const auto add = [&](const char* key, const char* header, Align align) {
            table.columns.push_back({key, header, "", align, {}, false, group});
        };
        add("participant", "Participant", Align::Left);
        add("new", "New", Align::Right);
        table.columns.push_back({"information", "New information", "", Align::Right, {"n", "%"}, false, group});
        add("observed", "Observed", Align::Right);
        add("mean", "Mean", Align::Right);
        table.columns.push_back({"band", "Band", "", Align::Right, {"low", "high"}, false, group});
    }
    std::vector<analysis::AccumulationBand> bands;
    for (const SaturationSeries& each : all) bands.push_back(bandOf(each, spec));
    for (std::size_t i = 0; i < longest; ++i) {
        report::Row& row = table.rows.emplace_back();
        row.cells.push_back(Cell::count(i + 1));
        for (std::size_t s = 0; s < all.size(); ++s) {
            if (i >= all[s].interviews.size()) {
                row.cells.insert(row.cells.end(), 6, Cell());
                continue;
            }
            const analysis::Interval band = bands[s].band[i];
            row.cells.emplace_back(all[s].participants[i]);
            row.cells.push_back(Cell::count(all[s].fresh[i]));
            row.cells.push_back(informationCell(all[s].found, i + 1));
            row.cells.push_back(Cell::count(all[s].curve.observed[i]));
            row.cells.push_back(Cell::number(report::decimalText(all[s].curve.mean[i], 1), all[s].curve.mean[i]));
            row.cells.push_back({report::decimalText(band.low, 1) + " to " + report::decimalText(band.high, 1),
                                 {{"low", band.low}, {"high", band.high}}});
        }
    }
    addSaturationNotes(all, spec, table);
    return table;
}

}  // namespace coder::study
