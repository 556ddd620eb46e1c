#include "coder/store/history_rows.h"

#include <algorithm>

#include "coder/store/rows.h"
#include "coder/store/step_graph.h"

namespace coder::store {

using project::HistoryEntry;
using project::StepKind;

namespace {

HistoryEntry readEntry(Row& row) {
    HistoryEntry entry;
    row >> entry.number >> entry.guid >> entry.at >> entry.who >> entry.command >> entry.summary;
    row.named(entry.kind, StepKind::Merge, project::stepKindName);
    row >> entry.target;
    return entry;
}

bool isChange(StepKind kind) { return kind == StepKind::Do || kind == StepKind::Merge; }

project::RowChange rowChange(const Connection& connection, const ChangedRow& changed,
                             std::map<std::string, std::vector<std::string>>& columns) {
    auto known = columns.find(changed.table);
    if (known == columns.end())
        known = columns
                    .emplace(changed.table, all(
                                                connection, "SELECT name FROM pragma_table_info(?) ORDER BY cid",
                                                [](Row& row) {
                                                    std::string name;
                                                    row >> name;
                                                    return name;
                                                },
                                                changed.table))
                    .first;
    project::RowChange change{changed.table, changed.kind, changed.key(), {}};
    const std::size_t count = std::min(known->second.size(), changed.before.size());
    for (std::size_t i = 0; i < count; ++i) {
        const bool isKey = changed.kind == project::ChangeKind::Changed && changed.keyColumns[i];
        if ((changed.before[i].present || changed.after[i].present) && !isKey)
            change.fields.push_back({known->second[i], changed.before[i].text, changed.after[i].text});
    }
    return change;
}

}  // namespace

std::vector<HistoryEntry> readHistory(const Connection& connection) {
    auto history =
        all(connection, "SELECT number, guid, at, who, command, summary, kind, target FROM history ORDER BY number",
            readEntry);
    std::map<base::Guid, HistoryEntry*> changes;
    for (HistoryEntry& entry : history) {
        if (isChange(entry.kind)) changes[entry.guid] = &entry;
        const auto target = entry.target ? changes.find(*entry.target) : changes.end();
        if (target != changes.end()) target->second->undone = entry.kind == StepKind::Undo;
    }
    return history;
}

std::vector<HistoryEntry> redoable(const std::vector<HistoryEntry>& history) {
    std::vector<base::Guid> stack;
    for (const HistoryEntry& entry : history) {
        if (isChange(entry.kind)) stack.clear();
        if (!entry.target) continue;
        std::erase(stack, *entry.target);
        if (entry.kind == StepKind::Undo) stack.push_back(*entry.target);
    }
    std::vector<HistoryEntry> found;
    for (const base::Guid& guid : stack)
        for (const HistoryEntry& entry : history)
            if (entry.guid == guid) found.push_back(entry);
    return found;
}

std::string packedChanges(const Connection& connection, std::int64_t number) {
    auto packed = first(
        connection, "SELECT changes FROM history WHERE number = ?",
        [](Row& row) {
            std::string bytes;
            row >> bytes;
            return bytes;
        },
        number);
    if (!packed) throw damaged("the history has no step " + std::to_string(number));
    return std::move(*packed);
}

void requireWhole(const std::vector<HistoryEntry>& history) {
    for (std::size_t i = 0; i < history.size(); ++i)
        if (history[i].number != static_cast<std::int64_t>(i) + 1)
            throw damaged("the history has no step " + std::to_string(i + 1));
    if (history.empty()) throw damaged("the history is empty");
}

base::Result<std::vector<HistoryEntry>> Store::history() const {
    return guarded(path(), [&]() -> base::Result<std::vector<HistoryEntry>> { return readHistory(*connection_); });
}

namespace {

void tell(const Connection& connection, std::string_view packed,
          const std::function<bool(const project::RowChange&)>& visitor) {
    std::map<std::string, std::vector<std::string>> columns;
    eachChange(packed, [&](const ChangedRow& row) { return visitor(rowChange(connection, row, columns)); });
}

}  // namespace

base::Status Store::changesOf(std::int64_t number,
                              const std::function<bool(const project::RowChange&)>& visitor) const {
    return guarded(path(), [&]() -> base::Status {
        const bool there =
            first(
                *connection_, "SELECT 1 FROM history WHERE number = ?", [](Row&) { return true; }, number)
                .has_value();
        if (!there)
            return base::unexpected(base::ErrorCode::NotFound, "the history has no step " + std::to_string(number),
                                    "list the history", {path()});
        tell(*connection_, packedChanges(*connection_, number), visitor);
        return base::Done{};
    });
}

base::Status Store::changesOf(const base::Guid& step,
                              const std::function<bool(const project::RowChange&)>& visitor) const {
    return guarded(path(), [&]() -> base::Status {
        const auto packed = first(
            *connection_,
            "SELECT changes FROM history WHERE guid = ?1 UNION ALL SELECT changes FROM merged_steps WHERE guid = ?1",
            [](Row& row) {
                std::string bytes;
                row >> bytes;
                return bytes;
            },
            step);
        if (!packed)
            return base::unexpected(base::ErrorCode::NotFound, "the history has no step " + step.toString(),
                                    "list the history", {path()});
        tell(*connection_, *packed, visitor);
        return base::Done{};
    });
}

base::Result<std::map<std::int64_t, std::vector<HistoryEntry>>> Store::mergedSteps() const {
    using Steps = std::map<std::int64_t, std::vector<HistoryEntry>>;
    return guarded(path(), [&]() -> base::Result<Steps> {
        Steps steps;
        if (number(*connection_->database, "SELECT count(*) FROM merges") == 0) return steps;
        const StepGraph graph({connection_.get()});
        for (std::size_t i = 0; i < graph.size(); ++i) {
            const GraphStep& merge = graph.step(i);
            if (merge.isMerged || merge.entry.kind != StepKind::Merge) continue;
            auto& brought = steps[merge.entry.number];
            for (std::size_t j = 0; j < i; ++j)
                if (graph.knows(merge.other, j) && !graph.knows(merge.parent, j))
                    brought.push_back(graph.step(j).entry);
        }
        return steps;
    });
}

}  // namespace coder::store
