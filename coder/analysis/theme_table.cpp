#include "coder/analysis/theme_table.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace coder::analysis {

namespace {

constexpr const char* Missing = "(missing)";
constexpr const char* Total = "Total";

std::optional<double> number(const std::string& value) {
    double parsed = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), parsed);
    if (error != std::errc() || end != value.data() + value.size()) return std::nullopt;
    return parsed;
}

std::vector<std::string> sortedValues(const std::set<std::string>& values) {
    std::vector<std::string> sorted(values.begin(), values.end());
    if (std::all_of(sorted.begin(), sorted.end(), [](const std::string& v) { return number(v).has_value(); }))
        std::stable_sort(sorted.begin(), sorted.end(),
                         [](const std::string& a, const std::string& b) { return *number(a) < *number(b); });
    return sorted;
}

/// Which column each case belongs to, and how large the columns are.
class Columns {
public:
    Columns(const ThemeCounts& counts, const project::CaseTable& cases, const std::string& attribute) {
        const auto index = attribute.empty() ? std::nullopt : cases.attribute(attribute);
        std::set<std::string> values;
        bool missing = false;
        const auto valueOf = [&](std::size_t c) { return cases.cases[c].values[*index]; };
        for (std::size_t c = 0; index && c < cases.cases.size(); ++c) {
            if (!counts.interviewed(c)) continue;
            if (valueOf(c).empty())
                missing = true;
            else
                values.insert(valueOf(c));
        }
        const std::vector<std::string> sorted = sortedValues(values);
        for (const std::string& value : sorted) list_.push_back({value});
        if (missing) list_.push_back({Missing});
        list_.push_back({Total});
        ofCase_.resize(cases.cases.size());
        for (std::size_t c = 0; c < cases.cases.size(); ++c) {
            if (!counts.interviewed(c)) continue;
            ++list_.back().cases;
            if (!index) continue;
            const auto at = std::find(sorted.begin(), sorted.end(), valueOf(c));
            ofCase_[c] = static_cast<std::size_t>(at - sorted.begin());
            ++list_[*ofCase_[c]].cases;
        }
        countSources(counts);
    }

    std::optional<std::size_t> of(std::size_t caseIndex) const { return ofCase_[caseIndex]; }
    std::size_t total() const { return list_.size() - 1; }
    std::vector<ThemeColumn> take() { return std::move(list_); }
    std::size_t size() const { return list_.size(); }

private:
    void countSources(const ThemeCounts& counts) {
        list_.back().sources = counts.sources();
        for (const auto& speaking : counts.casesBySource()) {
            std::set<std::size_t> seen;
            for (const std::uint32_t c : speaking)
                if (ofCase_[c] && seen.insert(*ofCase_[c]).second) ++list_[*ofCase_[c]].sources;
        }
    }

    std::vector<ThemeColumn> list_;
    std::vector<std::optional<std::size_t>> ofCase_;
};

/// Adds up one code's counts: a case or a source that comes again counts once.
class RowCounter {
public:
    explicit RowCounter(std::size_t columns) : cells_(columns), cases_(columns), sources_(columns) {}

    void add(const ThemeCount& count, std::size_t column) {
        cells_[column].mentions += count.mentions;
        cells_[column].words += count.words;
        if (count.owner) cases_[column].insert(*count.owner);
        sources_[column].insert(count.source);
    }

    std::vector<ThemeCell> take() {
        for (std::size_t i = 0; i < cells_.size(); ++i) {
            cells_[i].participants = cases_[i].size();
            cells_[i].sources = sources_[i].size();
        }
        return std::move(cells_);
    }

private:
    std::vector<ThemeCell> cells_;
    std::vector<std::set<std::uint32_t>> cases_;
    std::vector<std::set<std::uint32_t>> sources_;
};

}  // namespace

std::uint64_t ThemeCell::value(Measure measure) const {
    switch (measure) {
        case Measure::Participants:
            return participants;
        case Measure::Mentions:
            return mentions;
        case Measure::Sources:
            return sources;
        case Measure::Words:
            return words;
    }
    return 0;
}

ThemeTable themeTable(const ThemeCounts& counts, const project::CaseTable& cases, const std::string& attribute) {
    ThemeTable table;
    table.attribute = attribute;
    Columns columns(counts, cases, attribute);
    std::vector<RowCounter> rows(counts.codebook().codes.size(), RowCounter(columns.size()));
    for (const ThemeCount& count : counts.counts()) {
        rows[count.code].add(count, columns.total());
        if (!count.owner) {
            if (!counts.codebook().codes[count.code].parent) table.unownedMentions += count.mentions;
        } else if (const auto column = columns.of(*count.owner)) {
            rows[count.code].add(count, *column);
        }
    }
    for (std::size_t code = 0; code < rows.size(); ++code) table.rows.push_back({code, rows[code].take()});
    table.columns = columns.take();
    return table;
}

}  // namespace coder::analysis
