#include "coder/study/history.h"

#include <map>

#include "coder/store/store.h"

namespace coder::study {

namespace {

using report::Align;
using report::Cell;

/// "undo of 3", "undone", ...
std::string stateOf(const project::HistoryEntry& entry, const std::map<base::Guid, std::int64_t>& numbers) {
    if (entry.undone) return "undone";
    if (!entry.target) return {};
    const auto target = numbers.find(*entry.target);
    return std::string(project::stepKindName(entry.kind)) + " of " +
           (target == numbers.end() ? entry.target->toString() : std::to_string(target->second));
}

}  // namespace

base::Result<report::Table> historyTable(const std::string& study) {
    const auto store = store::Store::open(study, store::Mode::Read);
    if (!store) return base::unexpected(store.error());
    const auto entries = store->history();
    if (!entries) return base::unexpected(entries.error());
    std::map<base::Guid, std::int64_t> numbers;
    for (const project::HistoryEntry& entry : *entries) numbers.emplace(entry.guid, entry.number);
    report::Table table;
    table.columns = {{"step", "Step", "", Align::Right},      {"time", "Time", "", Align::Left},
                     {"who", "Who", "", Align::Left},         {"command", "Command", "", Align::Left},
                     {"summary", "Summary", "", Align::Left}, {"state", "State", "", Align::Left}};
    for (const project::HistoryEntry& entry : *entries)
        table.rows.push_back({0,
                              false,
                              {Cell::count(static_cast<std::uint64_t>(entry.number)), entry.at, entry.who,
                               entry.command, entry.summary, stateOf(entry, numbers)}});
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
