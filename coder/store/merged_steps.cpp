#include "coder/store/merged_steps.h"

#include "coder/store/changeset.h"
#include "coder/store/rows.h"

namespace coder::store {

namespace {

/// Rows by their first column, where it is not there yet.
void copyRows(const Connection& from, Connection& to, const char* keys, const char* select, const char* insert) {
    SQLite::Statement all(*from.database, keys);
    SQLite::Statement there(*to.database, select);
    SQLite::Statement one(*from.database, select);
    SQLite::Statement add(*to.database, insert);
    while (all.executeStep()) {
        const std::string key = all.getColumn(0).getString();
        there.reset();
        there.bind(1, key);
        if (there.executeStep()) continue;
        one.reset();
        one.bind(1, key);
        if (!one.executeStep()) throw damaged("a row vanished while it was read");
        add.reset();
        for (int i = 0; i < one.getColumnCount(); ++i) {
            const SQLite::Column column = one.getColumn(i);
            if (column.isInteger())
                add.bind(i + 1, column.getInt64());
            else if (column.isBlob())
                add.bind(i + 1, column.getBlob(), column.getBytes());
            else
                add.bind(i + 1, column.getString());
        }
        add.exec();
    }
}

bool hasStep(const Connection& connection, const base::Guid& guid) {
    return first(
               connection, "SELECT 1 FROM history WHERE guid = ?1 UNION ALL SELECT 1 FROM merged_steps WHERE guid = ?1",
               [](Row&) { return true; }, guid)
        .has_value();
}

void keepMerged(Connection& to, const StepGraph& graph, const GraphStep& step) {
    const std::string changes = graph.changes(graph.find(step.entry.guid));
    const auto bytes = first(
        *step.in,
        step.isMerged ? "SELECT bytes FROM merged_steps WHERE guid = ?" : "SELECT bytes FROM history WHERE guid = ?",
        [](Row& row) {
            std::uint64_t count = 0;
            row >> count;
            return count;
        },
        step.entry.guid);
    SQLite::Statement& insert = to.kept(
        "INSERT INTO merged_steps(guid, parent, at, who, command, summary, kind, target, changes, bytes) "
        "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    Binder binder(insert);
    const project::HistoryEntry& entry = step.entry;
    binder << entry.guid << graph.step(step.parent).entry.guid << entry.at << entry.who << entry.command
           << entry.summary << project::stepKindName(entry.kind) << entry.target;
    binder.blob(changes) << bytes.value_or(0);
    insert.exec();
    insert.tryReset();
}

}  // namespace

void copyContents(const Connection& from, Connection& to) {
    copyRows(from, to, "SELECT sha256 FROM files", "SELECT sha256, bytes, packed FROM files WHERE sha256 = ?",
             "INSERT INTO files(sha256, bytes, packed) VALUES(?, ?, ?)");
    copyRows(from, to, "SELECT sha256 FROM texts", "SELECT sha256, text, structure FROM texts WHERE sha256 = ?",
             "INSERT INTO texts(sha256, text, structure) VALUES(?, ?, ?)");
}

void keepSteps(Connection& ours, const StepGraph& graph) {
    for (std::size_t i = 0; i < graph.size(); ++i) {
        const GraphStep& step = graph.step(i);
        if (step.in == &ours || hasStep(ours, step.entry.guid)) continue;
        keepMerged(ours, graph, step);
        if (step.entry.kind != project::StepKind::Merge) continue;
        Changes decided;
        if (step.decidedBytes != 0) decided = {graph.changes(graph.decisionOf(i)), step.decidedBytes};
        keepMerge(ours, step.entry.guid, graph.step(step.other).entry.guid, decided);
    }
}

void keepMerge(Connection& ours, const base::Guid& merge, const base::Guid& other, const Changes& decided) {
    SQLite::Statement& insert = ours.kept("INSERT INTO merges(guid, other, decided, bytes) VALUES(?, ?, ?, ?)");
    Binder binder(insert);
    binder << merge << other;
    binder.blob(decided.packed) << decided.bytes;
    insert.exec();
    insert.tryReset();
}

}  // namespace coder::store
