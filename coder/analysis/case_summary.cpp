#include "coder/analysis/case_summary.h"

#include <algorithm>

namespace coder::analysis {

namespace {

constexpr std::size_t MostCodes = 2;  // 0 and 1 are codes for something, no amounts.

class Summarizer {
public:
    Summarizer(const ThemeCounts& counts, const project::CaseTable& cases, const ThemeColumns& columns)
        : counts_(counts), cases_(cases), columns_(columns) {}

    AttributeSummary summarize(const std::string& name, const std::vector<std::string>& order) const {
        const std::size_t attribute = *cases_.attribute(name);
        AttributeSummary result;
        result.attribute = name;
        result.missing.resize(columns_.list().size());
        std::vector<std::string> values;
        forEach([&](std::size_t c, std::size_t) { values.push_back(cases_.cases[c].values[attribute]); });
        result.values = sortedValues(std::move(values), order, cases_.kind(attribute));
        result.numeric = result.values.size() > MostCodes &&
                         std::all_of(result.values.begin(), result.values.end(),
                                     [](const std::string& value) { return numberValue(value).has_value(); });
        if (result.numeric)
            summarizeNumbers(attribute, result);
        else
            countValues(attribute, result);
        return result;
    }

private:
    /// Calls use(case, column) for every case in its column and in the total.
    template <class Use>
    void forEach(Use use) const {
        for (std::size_t c = 0; c < cases_.cases.size(); ++c) {
            if (!counts_.interviewed(c)) continue;
            if (const auto column = columns_.of(c)) use(c, *column);
            use(c, columns_.total());
        }
    }

    void countValues(std::size_t attribute, AttributeSummary& result) const {
        result.counts.assign(result.values.size(), std::vector<std::uint64_t>(columns_.list().size()));
        forEach([&](std::size_t c, std::size_t column) {
            const std::string& value = cases_.cases[c].values[attribute];
            const auto at = std::find(result.values.begin(), result.values.end(), value);
            if (at == result.values.end())
                ++result.missing[column];
            else
                ++result.counts[static_cast<std::size_t>(at - result.values.begin())][column];
        });
    }

    void summarizeNumbers(std::size_t attribute, AttributeSummary& result) const {
        std::vector<std::vector<double>> numbers(columns_.list().size());
        forEach([&](std::size_t c, std::size_t column) {
            if (const auto number = numberValue(cases_.cases[c].values[attribute]))
                numbers[column].push_back(*number);
            else
                ++result.missing[column];
        });
        for (std::vector<double>& each : numbers) result.numbers.push_back(summary(std::move(each)));
        result.values.clear();
    }

    const ThemeCounts& counts_;
    const project::CaseTable& cases_;
    const ThemeColumns& columns_;
};

}  // namespace

std::vector<AttributeSummary> summarizeCases(const ThemeCounts& counts, const project::CaseTable& cases,
                                             const ThemeColumns& columns, const std::vector<std::string>& attributes,
                                             const ValueOrders& orders) {
    const Summarizer summarizer(counts, cases, columns);
    std::vector<AttributeSummary> all;
    for (const std::string& name : attributes) {
        const auto order = orders.find(name);
        all.push_back(summarizer.summarize(name, order == orders.end() ? std::vector<std::string>() : order->second));
    }
    return all;
}

}  // namespace coder::analysis
