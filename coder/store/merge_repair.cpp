#include "coder/store/merge_repair.h"

#include <sqlite3.h>

#include <algorithm>

#include "coder/store/errors.h"
#include "coder/store/references.h"

namespace coder::store {

using project::MergeConflict;
using project::MergeConflictKind;

namespace {

/// Whether SQLite counts references that lead nowhere: finding them takes a look at every row.
bool hasDangling(const Connection& connection) {
    int count = 0;
    int most = 0;
    sqlite3_db_status(connection.handle(), SQLITE_DBSTATUS_DEFERRED_FKS, &count, &most, 0);
    return count != 0;
}

/// The table of what a memo is on; the study itself is never removed.
std::string tableOfMemo(const std::string& kind) { return kind == "study" ? "" : kind + "s"; }

}  // namespace

void MergeRepair::run() {
    keepWhatMemosAreOn();
    while (hasDangling(ours_)) {
        std::map<std::pair<std::size_t, std::string>, Uses> missing;
        for (const DanglingReference& reference : danglingReferences(ours_, 1'000'000'000)) {
            Uses& uses = missing[{tableIndex(reference.to), joined(reference.toKey)}];
            uses.by = reference.table;
            ++uses.count;
        }
        if (missing.empty()) return;
        for (const auto& [row, uses] : missing) restore(row.first, split(row.second), uses);
    }
}

/// A memo that is new to the copy in which its thing was removed: whoever removed it did not know the memo. (Memos on
/// what was removed knowingly stay, without what they are on.)
void MergeRepair::keepWhatMemosAreOn() {
    const std::size_t memos = tableIndex("memos");
    const TableShape& shape = target_.shape(memos);
    for (const auto& [id, writes] : writes_.table(memos)) {
        const Key key = split(id);
        const auto memo = target_.ours(memos).read(key);
        if (!memo || writes.front().kind != project::ChangeKind::Added) continue;
        const std::string on = tableOfMemo((*memo)[shape.indexOf("on_kind")].value_or(""));
        if (on.empty()) continue;
        const std::size_t table = tableIndex(on);
        const Key thing{(*memo)[shape.indexOf("on_guid")].value_or("")};
        if (target_.ours(table).read(thing)) continue;
        const bool removedThere = target_.removed(table).count(joined(thing)) != 0 && !target_.theirs(memos).read(key);
        const bool removedHere = target_.theirs(table).read(thing) && target_.isNew(memos, key);
        if (removedThere || removedHere) restore(table, thing, {"memos", 1});
    }
}

void MergeRepair::restore(std::size_t table, const Key& key, const Uses& uses) {
    const auto removed = target_.removed(table).find(joined(key));
    const bool wasOurs = removed != target_.removed(table).end();
    const auto theirs = target_.theirs(table).read(key);
    // Both copies had it only where each took away what the other kept it for.
    const RowValues values = wasOurs && theirs ? std::max(removed->second, *theirs)
                             : wasOurs         ? removed->second
                             : theirs          ? *theirs
                                               : lastValues(table, key);
    target_.writeFreely(table, key, values);
    MergeConflict conflict;
    conflict.kind = MergeConflictKind::Used;
    conflict.table = ContentTables[table];
    conflict.key = key;
    conflict.columns = target_.shape(table).columns;
    if (wasOurs) conflict.ours.values = values;
    if (theirs) conflict.theirs.values = *theirs;
    conflict.usedBy = uses.by;
    conflict.uses = uses.count;
    conflicts_.push_back(std::move(conflict));
    if (ContentTables[table] == "cases") keepUnder(key, wasOurs);
}

/// Of a row that both copies removed: where a value was not taken in one merge, what it refers to could be removed, and
/// it is needed when what was taken goes. As it was when it was removed last.
RowValues MergeRepair::lastValues(std::size_t table, const Key& key) const {
    std::optional<RowValues> last;
    std::pair<std::string, base::Guid> since;
    for (std::size_t i = 0; i < graph_.writerCount(); ++i) {
        if (!graph_.writes(i)) continue;
        const auto& entry = graph_.step(graph_.stepOf(i)).entry;
        const std::pair<std::string, base::Guid> at(entry.at, entry.guid);
        eachChange(graph_.changes(i), [&](const ChangedRow& row) {
            if (row.kind != project::ChangeKind::Removed || row.table != ContentTables[table] || row.key() != key)
                return true;
            if (last && at < since) return false;
            since = at;
            last.emplace();
            for (const ChangedValue& value : row.before) last->push_back(value.text);
            return false;
        });
    }
    if (!last) throw damaged("a " + thingOf(std::string(ContentTables[table])) + " is missing in both copies");
    last->resize(target_.shape(table).columns.size());
    return *last;
}

/// What is a case's alone went with it: its values and voices come back with it.
void MergeRepair::keepUnder(const Key& key, bool wasOurs) {
    for (const char* name : {"case_values", "voices"}) {
        const std::size_t table = tableIndex(name);
        std::vector<RowValues> rows;
        const auto collect = [&](const RowValues& values) {
            if (values[0] == key[0] && !target_.ours(table).read(target_.shape(table).keyOf(values)))
                rows.push_back(values);
        };
        if (wasOurs)
            for (const auto& [id, values] : target_.removed(table)) collect(values);
        else
            target_.theirs(table).each(collect);
        for (const RowValues& values : rows) target_.writeFreely(table, target_.shape(table).keyOf(values), values);
    }
}

}  // namespace coder::store
