#include "coder/store/row_writes.h"

#include <algorithm>

#include "coder/base/strings.h"
#include "coder/store/errors.h"

namespace coder::store {

namespace {

constexpr std::string_view Separator("\0", 1);
constexpr std::uint64_t AllColumns = ~std::uint64_t{0};

/// A row that is there or not: what a merge that brought or removed it would be undone by.
std::uint64_t columnsOf(const ChangedRow& row) {
    if (row.kind != project::ChangeKind::Changed) return AllColumns;
    std::uint64_t columns = 0;
    for (std::size_t i = 0; i < row.after.size(); ++i)
        if (row.after[i].present && !row.keyColumns[i]) columns |= std::uint64_t{1} << i;
    return columns;
}

}  // namespace

std::string joined(const Key& key) { return base::join(key, Separator); }

Key split(const std::string& key) {
    Key parts;
    std::size_t begin = 0;
    for (std::size_t end = key.find('\0'); end != std::string::npos; end = key.find('\0', begin)) {
        parts.push_back(key.substr(begin, end - begin));
        begin = end + 1;
    }
    parts.push_back(key.substr(begin));
    return parts;
}

std::size_t tableIndex(const std::string& table) {
    const auto found = std::find(ContentTables.begin(), ContentTables.end(), table);
    if (found == ContentTables.end()) throw damaged("the history changes the table " + table);
    return static_cast<std::size_t>(found - ContentTables.begin());
}

RowWrites::RowWrites(const StepGraph& graph, const std::vector<std::size_t>& writers) : graph_(graph) {
    for (const std::size_t writer : writers) {
        for (const std::size_t merge : graph.mergesAround(writer)) {
            if (merged_.count(merge) != 0) continue;
            auto& rows = merged_[merge];
            eachChange(graph.changes(merge), [&](const ChangedRow& row) {
                rows[tableIndex(row.table)][joined(row.key())] = columnsOf(row);
                return true;
            });
        }
        read(writer);
    }
}

/// What a step wrote where a merge around it wrote too goes with the latest such merge, the rest with the step.
std::uint64_t RowWrites::own(std::size_t writer, std::size_t table, const std::string& key,
                             std::uint64_t columns) const {
    const std::size_t of = graph_.mergeOf(writer);
    const auto merges = graph_.mergesAround(writer);
    for (auto merge = merges.rbegin(); merge != merges.rend(); ++merge) {
        const auto& rows = merged_.at(*merge)[table];
        const auto row = rows.find(key);
        const std::uint64_t written = row == rows.end() ? 0 : row->second;
        if (*merge == of) return columns & written;
        columns &= ~written;
    }
    return columns;
}

void RowWrites::read(std::size_t writer) {
    eachChange(graph_.changes(writer), [&](const ChangedRow& row) {
        const std::size_t table = tableIndex(row.table);
        const std::string key = joined(row.key());
        const std::uint64_t columns = own(writer, table, key, columnsOf(row));
        if (columns != 0) tables_[table][key].push_back({static_cast<std::uint32_t>(writer), row.kind, columns});
        return true;
    });
}

std::map<std::string, std::vector<ChangedRow>> RowWrites::changesOf(std::size_t table,
                                                                    const std::set<std::string>& keys) const {
    std::map<std::string, std::vector<ChangedRow>> changes;
    std::map<std::uint32_t, std::set<std::string>> byWriter;
    for (const std::string& key : keys)
        for (const RowWrite& write : tables_[table].at(key)) byWriter[write.writer].insert(key);
    std::map<std::string, std::map<std::uint32_t, ChangedRow>> found;
    for (const auto& [writer, wanted] : byWriter) {
        eachChange(graph_.changes(writer), [&, by = writer, to = &found, of = &wanted](const ChangedRow& row) {
            if (row.table != ContentTables[table]) return true;
            const std::string key = joined(row.key());
            if (of->count(key) != 0) (*to)[key].emplace(by, row);
            return true;
        });
    }
    for (auto& [key, rows] : found)
        for (const RowWrite& write : tables_[table].at(key)) changes[key].push_back(std::move(rows.at(write.writer)));
    return changes;
}

}  // namespace coder::store
