#include "coder/study/history.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "coder/base/clock.h"
#include "coder/store/store.h"

namespace coder::study {

namespace {

using report::Align;
using report::Cell;

/// "undo of 3", "undone", ...
std::string stateOf(const project::HistoryEntry& entry, const std::map<base::Guid, std::string>& numbers) {
    if (entry.undone) return "undone";
    if (!entry.target) return {};
    const auto target = numbers.find(*entry.target);
    return std::string(project::stepKindName(entry.kind)) + " of " +
           (target == numbers.end() ? entry.target->toString() : target->second);
}

}  // namespace

base::Result<std::string> parseTime(const std::string& text, bool last) {
    constexpr std::string_view First = "0000-01-01T00:00:00.000Z";
    constexpr std::string_view Last = "9999-12-31T23:59:59.999Z";
    constexpr std::array<std::size_t, 5> Lengths = {10, 16, 19, 23, 24};  // To the day, minute, second, millisecond; Z.
    std::string time = text;
    if (time.size() > 10 && time.size() < 24 && time.back() == 'Z') time.pop_back();
    if (time.size() > 10 && time[10] == ' ') time[10] = 'T';
    const bool whole = std::find(Lengths.begin(), Lengths.end(), time.size()) != Lengths.end();
    if (whole) time += (last ? Last : First).substr(time.size());
    if (whole && base::isUtcTime(time)) return time;
    return base::unexpected(base::ErrorCode::Invalid, "\"" + text + "\" is no time",
                            "write 2013-02-28 or 2013-02-28T14:05, in UTC");
}

base::Result<report::Table> historyTable(const std::string& study, const HistoryFilter& filter) {
    std::string since;
    std::string until;
    if (!filter.since.empty()) {
        const auto time = parseTime(filter.since, false);
        if (!time) return base::unexpected(time.error());
        since = *time;
    }
    if (!filter.until.empty()) {
        const auto time = parseTime(filter.until, true);
        if (!time) return base::unexpected(time.error());
        until = *time;
    }
    const auto isListed = [&](const project::HistoryEntry& entry) {
        return (filter.who.empty() || entry.who == filter.who) &&
               (filter.command.empty() || entry.command == filter.command) && since <= entry.at &&
               (until.empty() || entry.at <= until);
    };
    const auto store = store::Store::open(study, store::Mode::Read);
    if (!store) return base::unexpected(store.error());
    const auto entries = store->history();
    if (!entries) return base::unexpected(entries.error());
    std::map<base::Guid, std::string> numbers;
    for (const project::HistoryEntry& entry : *entries) numbers.emplace(entry.guid, std::to_string(entry.number));
    const auto merged = store->mergedSteps();
    if (!merged) return base::unexpected(merged.error());
    report::Table table;
    table.columns = {{"step", "Step", "", Align::Right},      {"time", "Time", "", Align::Left},
                     {"who", "Who", "", Align::Left},         {"command", "Command", "", Align::Left},
                     {"summary", "Summary", "", Align::Left}, {"state", "State", "", Align::Left}};
    const auto list = [&](Cell number, const project::HistoryEntry& entry, std::string state) {
        if (isListed(entry))
            table.rows.push_back(
                {0, false, {std::move(number), entry.at, entry.who, entry.command, entry.summary, std::move(state)}});
    };
    for (const project::HistoryEntry& entry : *entries) {
        list(Cell::count(static_cast<std::uint64_t>(entry.number)), entry, stateOf(entry, numbers));
        const auto brought = merged->find(entry.number);
        if (brought == merged->end()) continue;
        for (std::size_t i = 0; i < brought->second.size(); ++i) {
            const project::HistoryEntry& step = brought->second[i];
            const std::string number = std::to_string(entry.number) + "." + std::to_string(i + 1);
            numbers.emplace(step.guid, number);
            list(number, step, stateOf(step, numbers));
        }
    }
    return table;
}

base::Result<project::UndoAnswer> undo(const std::string& study, std::optional<std::int64_t> number,
                                       const std::string& who) {
    auto store = store::Store::open(study, store::Mode::Write);
    if (!store) return base::unexpected(store.error());
    const store::StepInfo info{who, "undo", "", ""};
    return number ? store->undo(*number, info) : store->undo(info);
}

base::Result<project::UndoAnswer> redo(const std::string& study, std::optional<std::int64_t> number,
                                       const std::string& who) {
    auto store = store::Store::open(study, store::Mode::Write);
    if (!store) return base::unexpected(store.error());
    const store::StepInfo info{who, "redo", "", ""};
    return number ? store->redo(*number, info) : store->redo(info);
}

}  // namespace coder::study
