#include "coder/analysis/theme_columns.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace coder::analysis {

namespace {

using Values = std::vector<std::string>;  // Of one case: by attribute asked for.

std::string shown(const std::string& value) { return value.empty() ? MissingValue : value; }

/// The place of each value of one attribute, the missing one last.
std::map<std::string, std::size_t> ranks(const std::vector<std::string>& values, const std::vector<std::string>& order,
                                         const project::AttributeKind& kind) {
    std::map<std::string, std::size_t> rank;
    for (const std::string& value : sortedValues(values, order, kind)) rank.emplace(value, rank.size());
    rank.emplace("", rank.size());
    return rank;
}

}  // namespace

std::optional<double> numberValue(const std::string& value) {
    double parsed = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), parsed);
    if (error != std::errc() || end != value.data() + value.size() || !std::isfinite(parsed)) return std::nullopt;
    return parsed;
}

std::vector<std::string> sortedValues(std::vector<std::string> values, const std::vector<std::string>& order,
                                      const project::AttributeKind& kind) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    std::erase(values, "");
    if (std::all_of(values.begin(), values.end(), [](const std::string& v) { return numberValue(v).has_value(); }))
        std::stable_sort(values.begin(), values.end(),
                         [](const std::string& a, const std::string& b) { return *numberValue(a) < *numberValue(b); });
    else if (kind.type == project::AttributeType::Date)
        std::stable_sort(values.begin(), values.end(), [&](const std::string& a, const std::string& b) {
            return project::orderKey(a, kind) < project::orderKey(b, kind);
        });
    const auto place = [&](const std::string& value) { return std::find(order.begin(), order.end(), value); };
    std::stable_sort(values.begin(), values.end(),
                     [&](const std::string& a, const std::string& b) { return place(a) < place(b); });
    return values;
}

ThemeColumns::ThemeColumns(const ThemeCounts& counts, const project::CaseTable& cases,
                           const std::vector<std::string>& by, const ValueOrders& orders) {
    std::vector<std::size_t> attributes;
    for (const std::string& name : by)
        if (const auto index = cases.attribute(name)) attributes.push_back(*index);
    std::vector<std::map<std::string, std::size_t>> rank;
    for (const std::size_t attribute : attributes) {
        std::vector<std::string> values;
        for (std::size_t c = 0; c < cases.cases.size(); ++c)
            if (counts.interviewed(c)) values.push_back(cases.cases[c].values[attribute]);
        const auto order = orders.find(cases.attributes[attribute]);
        rank.push_back(
            ranks(values, order == orders.end() ? std::vector<std::string>() : order->second, cases.kind(attribute)));
    }
    std::map<std::vector<std::size_t>, std::uint32_t> columns;  // By the places of their values.
    const auto keyOf = [&](std::size_t c) {
        std::vector<std::size_t> key;
        for (std::size_t i = 0; i < attributes.size(); ++i)
            key.push_back(rank[i].at(cases.cases[c].values[attributes[i]]));
        return key;
    };
    for (std::size_t c = 0; c < cases.cases.size(); ++c)
        if (!attributes.empty() && counts.interviewed(c)) columns.emplace(keyOf(c), 0);
    std::uint32_t next = 0;
    for (auto& [key, column] : columns) column = next++;
    list_.resize(columns.size() + 1);
    list_.back().label = "Total";
    ofCase_.resize(cases.cases.size());
    for (std::size_t c = 0; c < cases.cases.size(); ++c) {
        if (!counts.interviewed(c)) continue;
        ++list_.back().cases;
        list_.back().wordsSpoken += counts.wordsSpoken(c);
        if (attributes.empty()) continue;
        ofCase_[c] = columns.at(keyOf(c));
        ThemeColumn& column = list_[*ofCase_[c]];
        ++column.cases;
        column.wordsSpoken += counts.wordsSpoken(c);
        const auto value = [&](std::size_t i) { return cases.cases[c].values[attributes[i]]; };
        column.label = shown(value(attributes.size() - 1));
        if (attributes.size() > 1) column.group = shown(value(0));
        for (std::size_t i = 0; i < attributes.size(); ++i) column.missing = column.missing || value(i).empty();
    }
    countSources(counts);
}

void ThemeColumns::countSources(const ThemeCounts& counts) {
    list_.back().sources = counts.sources();
    std::vector<std::size_t> lastSource(list_.size(), SIZE_MAX);
    for (std::size_t source = 0; source < counts.casesBySource().size(); ++source)
        for (const std::uint32_t c : counts.casesBySource()[source]) {
            const auto column = ofCase_[c];
            if (!column || lastSource[*column] == source) continue;
            lastSource[*column] = source;
            ++list_[*column].sources;
        }
}

}  // namespace coder::analysis
