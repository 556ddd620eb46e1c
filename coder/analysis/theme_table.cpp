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

/// What a reader can know of one row.
class RowMask {
public:
    RowMask(const std::vector<ThemeColumn>& columns, ThemeRow& row, std::uint64_t below)
        : columns_(columns), cells_(row.cells), below_(below) {}

    void apply() {
        for (ThemeCell& cell : cells_) cell.masked = cell.small = cell.participants > 0 && cell.participants < below_;
        if (std::none_of(cells_.begin(), cells_.end(), [](const ThemeCell& cell) { return cell.masked; })) return;
        while (someIsCertain())
            if (!hideSmallest()) break;
        if (someIsCertain()) cells_.back().masked = true;
        if (someIsCertain())
            for (ThemeCell& cell : cells_) {
                cell.masked = true;
                cell.small = false;
            }
    }

private:
    struct Bounds {
        std::uint64_t low = 0;
        std::uint64_t high = 0;
    };

    Bounds boundsOf(std::size_t i) const {
        const ThemeCell& cell = cells_[i];
        if (!cell.masked) return {cell.participants, cell.participants};
        if (cell.small) return {1, std::min(below_ - 1, columns_[i].cases)};
        return {std::min(below_, columns_[i].cases), columns_[i].cases};
    }

    /// A hidden count that can be only one number. Columns add up to the total.
    bool someIsCertain() const {
        if (cells_.size() == 1) return cells_[0].masked && boundsOf(0).low == boundsOf(0).high;
        const Bounds total = boundsOf(cells_.size() - 1);
        Bounds sum;
        for (std::size_t i = 0; i + 1 < cells_.size(); ++i) {
            sum.low += boundsOf(i).low;
            sum.high += boundsOf(i).high;
        }
        if (cells_.back().masked && std::max(total.low, sum.low) >= std::min(total.high, sum.high)) return true;
        for (std::size_t i = 0; i + 1 < cells_.size(); ++i) {
            if (!cells_[i].masked) continue;
            const Bounds own = boundsOf(i);
            const std::uint64_t othersHigh = sum.high - own.high;
            const std::uint64_t low = std::max(own.low, total.low > othersHigh ? total.low - othersHigh : 0);
            const std::uint64_t high = std::min(own.high, total.high - std::min(total.high, sum.low - own.low));
            if (low >= high) return true;
        }
        return false;
    }

    bool hideSmallest() {
        ThemeCell* smallest = nullptr;
        for (std::size_t i = 0; i + 1 < cells_.size(); ++i)
            if (!cells_[i].masked && cells_[i].participants > 0 &&
                (smallest == nullptr || cells_[i].participants < smallest->participants))
                smallest = &cells_[i];
        if (smallest != nullptr) smallest->masked = true;
        return smallest != nullptr;
    }

    const std::vector<ThemeColumn>& columns_;
    std::vector<ThemeCell>& cells_;
    std::uint64_t below_;
};

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
    for (ThemeRow& row : table.rows) RowMask(table.columns, row, below).apply();
}

}  // namespace coder::analysis
