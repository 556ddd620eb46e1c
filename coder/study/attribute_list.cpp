#include "coder/study/attribute_list.h"

#include <algorithm>
#include <map>

namespace coder::study {

namespace {

using report::Align;
using report::Cell;

/// "2 to 10"
std::string rangeText(const std::vector<std::string>& values, const project::AttributeKind& kind) {
    const auto less = [&](const std::string& a, const std::string& b) {
        return project::orderKey(a, kind) < project::orderKey(b, kind);
    };
    const auto [least, most] = std::minmax_element(values.begin(), values.end(), less);
    return *least == *most ? *least : *least + " to " + *most;
}

/// "clinician (2), scientist (1)"
std::string countsText(const std::vector<std::string>& values) {
    constexpr std::size_t MostAttributes = 8;
    std::map<std::string, std::size_t> counts;
    for (const std::string& value : values) ++counts[value];
    std::vector<std::pair<std::string, std::size_t>> sorted(counts.begin(), counts.end());
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    std::string text;
    for (std::size_t i = 0; i < std::min(sorted.size(), MostAttributes); ++i)
        text += (i == 0 ? "" : ", ") + sorted[i].first + " (" + std::to_string(sorted[i].second) + ")";
    if (sorted.size() > MostAttributes) text += " and " + std::to_string(sorted.size() - MostAttributes) + " more";
    return text;
}

}  // namespace

report::Table attributeTable(const project::CaseTable& cases) {
    report::Table table;
    table.columns = {{"attribute", "Attribute", "", Align::Left},
                     {"type", "Type", "", Align::Left},
                     {"participants", "Participants", "", Align::Right},
                     {"missing", "Missing", "", Align::Right},
                     {"values", "Values", "", Align::Left}};
    for (std::size_t i = 0; i < cases.attributes.size(); ++i) {
        std::vector<std::string> values;
        std::uint64_t missing = 0;
        for (const project::Case& each : cases.cases) {
            if (!each.listed) continue;
            if (each.values[i].empty())
                ++missing;
            else
                values.push_back(each.values[i]);
        }
        const project::AttributeKind kind = cases.kind(i);
        const bool ordered = !values.empty() && project::orderKey(values.front(), kind).has_value();
        report::Row row;
        row.cells = {cases.attributes[i], project::typeName(kind.type), Cell::count(values.size()),
                     Cell::count(missing), ordered ? rangeText(values, kind) : countsText(values)};
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace coder::study
