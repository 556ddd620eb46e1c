#include "coder/analysis/theme_table.h"

#include <algorithm>

#include "coder/analysis/prevalence.h"

namespace coder::analysis {

namespace {

/// Adds up counts that come source by source.
class TableCounter {
public:
    TableCounter(const ThemeCounts& counts, const ThemeColumns& columns)
        : columns_(columns),
          cells_(counts.codebook().codes.size(), std::vector<ThemeCell>(columns.list().size())),
          lastSource_(cells_.size() * columns.list().size(), UINT32_MAX) {}

    void add(const ThemeCount& count) {
        addTo(count, columns_.total());
        if (!count.owner) return;
        if (const auto column = columns_.of(*count.owner)) addTo(count, *column);
    }

    std::vector<std::vector<ThemeCell>> take() { return std::move(cells_); }

private:
    void addTo(const ThemeCount& count, std::size_t column) {
        ThemeCell& cell = cells_[count.code][column];
        cell.mentions += count.mentions;
        cell.words += count.words;
        std::uint32_t& last = lastSource_[count.code * columns_.list().size() + column];
        if (last != count.source) ++cell.sources;
        last = count.source;
    }

    const ThemeColumns& columns_;
    std::vector<std::vector<ThemeCell>> cells_;  ///< By code and column.
    std::vector<std::uint32_t> lastSource_;      ///< That was counted, by code and column.
};

void countParticipants(const ThemeCounts& counts, const ThemeColumns& columns, std::size_t cases,
                       std::vector<std::vector<ThemeCell>>& cells) {
    PrevalenceInput input;
    for (std::size_t c = 0; c < cases; ++c) input.groupOfParticipant.push_back(columns.of(c));
    input.groups = static_cast<std::uint32_t>(columns.total());
    input.parents.resize(cells.size());
    input.rollup = false;  // Groups have counts of their own.
    for (const ThemeCount& count : counts.counts())
        if (count.owner) input.rows.push_back({*count.owner, 0, count.code});
    const std::vector<ThemePrevalence> found = prevalence(input);
    for (std::size_t code = 0; code < cells.size(); ++code) {
        for (std::size_t column = 0; column < columns.total(); ++column)
            cells[code][column].participants = found[code].groups[column].part;
        cells[code][columns.total()].participants = found[code].all.part;
    }
}

/// Mentions of every case under one code, the quartiles of which are wanted by column.
void addQuartiles(const ThemeCounts& counts, const ThemeColumns& columns, std::vector<std::vector<ThemeCell>>& cells,
                  std::size_t cases) {
    std::vector<std::vector<std::pair<std::uint32_t, std::uint64_t>>> byCode(cells.size());
    for (const ThemeCount& count : counts.counts())
        if (count.owner) byCode[count.code].emplace_back(*count.owner, count.mentions);
    std::vector<std::uint64_t> mentions(cases);
    for (std::size_t code = 0; code < cells.size(); ++code) {
        std::fill(mentions.begin(), mentions.end(), 0);
        for (const auto& [owner, number] : byCode[code]) mentions[owner] += number;
        std::vector<std::vector<double>> each(columns.list().size());
        for (std::size_t c = 0; c < cases; ++c) {
            if (!counts.interviewed(c)) continue;
            each[columns.total()].push_back(static_cast<double>(mentions[c]));
            if (const auto column = columns.of(c)) each[*column].push_back(static_cast<double>(mentions[c]));
        }
        for (std::size_t column = 0; column < each.size(); ++column)
            cells[code][column].mentionsEach = summary(std::move(each[column]));
    }
}

/// Hides further cells of a row until what is hidden can't be reckoned from its total.
void maskOthers(ThemeRow& row, std::uint64_t below) {
    if (row.cells.back().masked) return;
    std::uint64_t hidden = 0;
    std::size_t cells = 0;
    std::vector<ThemeCell*> others;
    for (std::size_t i = 0; i + 1 < row.cells.size(); ++i) {
        ThemeCell& cell = row.cells[i];
        if (cell.masked) {
            hidden += cell.participants;
            ++cells;
        } else if (cell.participants > 0) {
            others.push_back(&cell);
        }
    }
    std::stable_sort(others.begin(), others.end(),
                     [](const ThemeCell* a, const ThemeCell* b) { return a->participants < b->participants; });
    for (auto next = others.begin(); cells > 0 && (hidden < below || cells < 2) && next != others.end(); ++next) {
        (*next)->masked = true;
        hidden += (*next)->participants;
        ++cells;
    }
}

}  // namespace

std::uint64_t ThemeCell::value(Measure measure) const {
    switch (measure) {
        case Measure::Participants:
            return participants;
        case Measure::Mentions:
        case Measure::MentionsEach:
            return mentions;
        case Measure::Sources:
            return sources;
        case Measure::Words:
        case Measure::Share:
            return words;
    }
    return 0;
}

ThemeTable themeTable(const ThemeCounts& counts, const project::CaseTable& cases, const ThemeTableOptions& options) {
    ThemeTable table;
    table.by = options.by;
    const ThemeColumns columns(counts, cases, options.by, options.orders);
    table.columns = columns.list();
    TableCounter counter(counts, columns);
    for (const ThemeCount& count : counts.counts()) {
        counter.add(count);
        if (!count.owner && !counts.codebook().codes[count.code].parent) table.unownedMentions += count.mentions;
    }
    std::vector<std::vector<ThemeCell>> cells = counter.take();
    countParticipants(counts, columns, cases.cases.size(), cells);
    if (options.mentionsEach) addQuartiles(counts, columns, cells, cases.cases.size());
    for (std::size_t code = 0; code < cells.size(); ++code) table.rows.push_back({code, std::move(cells[code])});
    return table;
}

void mask(ThemeTable& table, std::uint64_t below) {
    table.maskedBelow = below;
    for (ThemeRow& row : table.rows) {
        for (ThemeCell& cell : row.cells) cell.masked = cell.participants > 0 && cell.participants < below;
        maskOthers(row, below);
    }
}

}  // namespace coder::analysis
