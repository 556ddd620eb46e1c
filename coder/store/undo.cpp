// Undo and redo: a step's changeset, inverted or again, as a step of its own. Nothing is changed where a later step has
// changed the same, or built on it.
#include <algorithm>
#include <map>
#include <set>

#include "coder/store/history_rows.h"
#include "coder/store/references.h"
#include "coder/store/rows.h"
#include "coder/store/step_graph.h"
#include "coder/store/step_state.h"

namespace coder::store {

using base::ErrorCode;
using project::HistoryEntry;
using project::Obstacle;
using project::StepKind;

namespace {

constexpr std::uint64_t MostObstacles = 100;

/// A row's table and key in one text.
std::string idOf(const std::string& table, const std::vector<std::string>& key) {
    std::string id = table;
    for (const std::string& part : key) id += '\0' + part;
    return id;
}

struct FoundObstacle {
    std::string id;
    Obstacle obstacle;
};

Obstacle describe(const Connection& connection, const std::string& table, const std::vector<std::string>& key,
                  const char* why) {
    const auto guid = key.size() == 1 ? base::Guid::parse(key.front()) : std::nullopt;
    return {thingOf(table), guid, nameOf(connection, table, key), why, std::nullopt};
}

const char* whyOf(ConflictKind kind) {
    switch (kind) {
        case ConflictKind::Changed:
            return "was changed";
        case ConflictKind::Missing:
            return "was removed";
        case ConflictKind::Taken:
            return "was made again";
        case ConflictKind::Refused:
            return "takes its name";
    }
    return "";
}

/// The row that has a name now which the refused row needs: its key, and the row's own where none is found.
std::vector<std::string> holderOfName(const Connection& connection, const ChangedRow& row) {
    const auto names = all(
        connection, "SELECT info.name, info.cid FROM pragma_table_info(?) AS info WHERE info.name IN ('name', 'path')",
        [](Row& read) {
            std::pair<std::string, std::size_t> column;
            read >> column.first >> column.second;
            return column;
        },
        row.table);
    for (const auto& [column, index] : names) {
        if (index >= row.after.size() || !row.after[index].text) continue;
        SQLite::Statement query(*connection.database, "SELECT guid FROM " + row.table + " WHERE " + column + " = ?");
        query.bind(1, *row.after[index].text);
        if (query.executeStep()) return {keyText(query.getColumn(0))};
    }
    return row.key();
}

std::vector<FoundObstacle> conflictObstacles(const Connection& connection, const std::vector<Conflict>& conflicts) {
    std::vector<FoundObstacle> found;
    for (const Conflict& conflict : conflicts) {
        const std::string& table = conflict.row.table;
        const auto key =
            conflict.kind == ConflictKind::Refused ? holderOfName(connection, conflict.row) : conflict.row.key();
        FoundObstacle one{idOf(table, key), describe(connection, table, key, whyOf(conflict.kind))};
        // Where the row is gone its name stands in the changeset, if anywhere.
        if (one.obstacle.name.empty()) one.obstacle.name = nameIn(connection, conflict.row);
        found.push_back(std::move(one));
    }
    return found;
}

/// References that would lead nowhere. A later row that refers to what the step made is an obstacle itself; of a row of
/// the step itself it is what it refers to and is gone. With `conflicts` the latter were only left out.
std::vector<FoundObstacle> referenceObstacles(const Connection& connection, const std::string& packed, bool conflicts) {
    std::set<std::string> own;
    eachChange(packed, [&](const ChangedRow& row) {
        own.insert(idOf(row.table, row.key()));
        return true;
    });
    std::vector<FoundObstacle> found;
    std::set<std::string> seen;
    for (const DanglingReference& reference : danglingReferences(connection, 1'000'000'000)) {
        const bool isOwn = own.count(idOf(reference.table, reference.key)) == 1;
        if (isOwn && conflicts) continue;
        const std::string& table = isOwn ? reference.to : reference.table;
        const auto& key = isOwn ? reference.toKey : reference.key;
        if (!seen.insert(idOf(table, key)).second) continue;
        found.push_back({idOf(table, key), {}});
        if (found.size() <= MostObstacles)
            found.back().obstacle = describe(connection, table, key, isOwn ? "was removed" : "refers to it");
    }
    return found;
}

/// For each obstacle the latest step after `target` that changed it and still holds.
void findSteps(const Connection& connection, const std::vector<HistoryEntry>& history, const HistoryEntry& target,
               std::vector<FoundObstacle>& obstacles) {
    std::multimap<std::string, Obstacle*> wanted;
    for (FoundObstacle& one : obstacles) wanted.emplace(one.id, &one.obstacle);
    for (auto entry = history.rbegin(); entry != history.rend() && !wanted.empty(); ++entry) {
        if (entry->number <= target.number || entry->target || entry->undone) continue;
        eachChange(packedChanges(connection, entry->number), [&](const ChangedRow& row) {
            const auto [begin, end] = wanted.equal_range(idOf(row.table, row.key()));
            for (auto one = begin; one != end; ++one) {
                one->second->by = *entry;
                if (one->second->name.empty()) one->second->name = nameIn(connection, row);
            }
            wanted.erase(begin, end);
            return !wanted.empty();
        });
    }
}

/// A merge rests on the merges before it, and later ones on it: what was taken where several copies had changed the
/// same depends on all of them. So merges are undone and done again in their order only.
std::vector<Obstacle> mergesInTheWay(const Connection& connection, const HistoryEntry& target, StepKind kind) {
    if (target.kind != StepKind::Merge) return {};
    const StepGraph graph({&connection});
    const std::size_t merge = graph.find(target.guid);
    const std::vector<std::size_t>& before = graph.mergesInForce(graph.step(merge).parent);
    const std::vector<std::size_t>& now = graph.mergesInForce(graph.head(0));
    const auto has = [](const std::vector<std::size_t>& merges, std::size_t one) {
        return std::find(merges.begin(), merges.end(), one) != merges.end();
    };
    std::vector<Obstacle> obstacles;
    const auto add = [&](std::size_t one, const char* why, bool isLater) {
        const HistoryEntry& entry = graph.step(one).entry;
        obstacles.push_back({"merge", entry.guid, entry.summary, why, isLater ? std::optional(entry) : std::nullopt});
    };
    for (const std::size_t one : now)
        if (one != merge && !has(before, one)) add(one, "was made since", true);
    if (kind == StepKind::Redo)
        for (const std::size_t one : before)
            if (!has(now, one)) add(one, "was there then, and is undone now; do it again first", false);
    return obstacles;
}

/// Undoes or redoes `target` inside a step that has begun.
project::UndoAnswer perform(Step::State& state, const std::vector<HistoryEntry>& history, const HistoryEntry& target,
                            StepKind kind) {
    Connection& connection = state.connection;
    if (auto merges = mergesInTheWay(connection, target, kind); !merges.empty())
        return {target, std::nullopt, merges, merges.size()};
    const std::string packed = packedChanges(connection, target.number);
    const Applied applied = apply(connection.handle(), packed, kind == StepKind::Undo);
    project::UndoAnswer answer{target, std::nullopt, {}, 0};
    if (applied.clean()) {
        if (state.info.summary.empty())
            state.info.summary = std::to_string(target.number) + ": " + target.command +
                                 (target.summary.empty() ? "" : ", " + target.summary);
        answer.entry = state.commit({kind, target.guid});
        answer.target.undone = kind == StepKind::Undo;
        return answer;
    }
    auto obstacles = conflictObstacles(connection, applied.conflicts);
    answer.obstacleCount = applied.conflictCount;
    if (applied.dangling) {
        auto more = referenceObstacles(connection, packed, applied.conflictCount > 0);
        answer.obstacleCount += more.size();
        obstacles.insert(obstacles.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    }
    if (obstacles.size() > MostObstacles) obstacles.resize(MostObstacles);
    findSteps(connection, history, target, obstacles);
    for (FoundObstacle& one : obstacles) answer.obstacles.push_back(std::move(one.obstacle));
    return answer;
}

/// The step of that number, which must be no undo or redo itself.
const HistoryEntry& changeOf(const std::vector<HistoryEntry>& history, std::int64_t number) {
    const auto found =
        std::find_if(history.begin(), history.end(), [&](const HistoryEntry& entry) { return entry.number == number; });
    if (found == history.end())
        throw Failure(ErrorCode::NotFound, "the history has no step " + std::to_string(number), "list the history");
    if (found->target)
        throw Failure(ErrorCode::Invalid, "step " + std::to_string(number) + " is an undo or redo itself",
                      "name the step that it undid or did again");
    return *found;
}

}  // namespace

base::Result<project::UndoAnswer> Store::undo(const StepInfo& info) {
    return guarded(path(), [&]() -> base::Result<project::UndoAnswer> {
        Step::State state(*connection_, info);
        const auto history = readHistory(*connection_);
        const auto latest = std::find_if(history.rbegin(), history.rend(), [](const HistoryEntry& entry) {
            return !entry.target && !entry.undone && entry.number > 1;
        });
        if (latest == history.rend())
            return base::unexpected(ErrorCode::NotFound, "there is nothing to undo", "", {path()});
        return perform(state, history, *latest, StepKind::Undo);
    });
}

base::Result<project::UndoAnswer> Store::undo(std::int64_t number, const StepInfo& info) {
    return guarded(path(), [&]() -> base::Result<project::UndoAnswer> {
        Step::State state(*connection_, info);
        const auto history = readHistory(*connection_);
        const HistoryEntry& step = changeOf(history, number);
        if (number == 1)
            throw Failure(ErrorCode::Invalid, "the making of a study can't be undone", "delete the file instead");
        if (step.undone) throw Failure(ErrorCode::Invalid, "step " + std::to_string(number) + " is undone already");
        return perform(state, history, step, StepKind::Undo);
    });
}

base::Result<project::UndoAnswer> Store::redo(std::int64_t number, const StepInfo& info) {
    return guarded(path(), [&]() -> base::Result<project::UndoAnswer> {
        Step::State state(*connection_, info);
        const auto history = readHistory(*connection_);
        const HistoryEntry& step = changeOf(history, number);
        if (!step.undone) throw Failure(ErrorCode::Invalid, "step " + std::to_string(number) + " is not undone");
        return perform(state, history, step, StepKind::Redo);
    });
}

base::Result<project::UndoAnswer> Store::redo(const StepInfo& info) {
    return guarded(path(), [&]() -> base::Result<project::UndoAnswer> {
        Step::State state(*connection_, info);
        const auto history = readHistory(*connection_);
        const auto next = redoable(history);
        if (next.empty())
            return base::unexpected(ErrorCode::NotFound, "there is nothing to do again",
                                    "only what was undone, and not after another change", {path()});
        return perform(state, history, next.back(), StepKind::Redo);
    });
}

}  // namespace coder::store
