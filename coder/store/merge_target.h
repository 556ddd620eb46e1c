// The tables of the copy that is merged into, and what has happened to them so far. Internal to this module.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "coder/project/merge.h"
#include "coder/store/content_rows.h"
#include "coder/store/merge_rules.h"
#include "coder/store/row_writes.h"

namespace coder::store {

/// A row of ContentTables[table] and what it is to be.
struct RowChangeTo {
    std::size_t table = 0;
    Key key;
    std::optional<RowValues> before;
    std::optional<RowValues> after;
};

class MergeTarget {
public:
    /// Both must outlive it.
    MergeTarget(Connection& ours, Connection& theirs);

    const TableShape& shape(std::size_t table) const { return shapes_[table]; }
    const std::vector<ColumnGroup>& groups(std::size_t table) const { return groups_[table]; }
    RowTable& ours(std::size_t table) { return ours_[table]; }
    RowTable& theirs(std::size_t table) { return theirs_[table]; }

    /// Writes rows of one table. Where two come to have one name the later one, by `since`, gets a name for the
    /// meantime, and is handed back.
    using Since = std::function<std::pair<std::string, base::Guid>(std::size_t table, const std::string& key)>;
    std::vector<RowChangeTo> write(std::size_t table, const std::vector<RowChangeTo>& rows, const Since& since);
    /// Writes one row; one whose name is taken gets another. Whether it did.
    bool writeFreely(std::size_t table, const Key& key, std::optional<RowValues> values);

    /// Rows of ours that were removed, as they were.
    const std::map<std::string, RowValues>& removed(std::size_t table) const { return removed_[table]; }

    /// Whether the row came by the merge.
    bool isNew(std::size_t table, const Key& key) const;

    /// What changed, by table.
    std::map<std::string, project::MergeCounts> counts() const;

private:
    void note(std::size_t table, const Key& key, const std::optional<RowValues>& before,
              const std::optional<RowValues>& after);
    std::string nameIn(std::size_t table, const RowValues& values) const;
    std::string freeName(std::size_t table, const RowValues& values);
    std::map<std::string, std::vector<std::string>> holders(std::size_t table, const std::vector<RowChangeTo>& rows);

    std::vector<TableShape> shapes_;
    std::vector<std::vector<ColumnGroup>> groups_;
    std::vector<RowTable> ours_;
    std::vector<RowTable> theirs_;
    std::vector<std::map<std::string, RowValues>> removed_;
    /// Rows written: whether they were there before, and are now.
    std::vector<std::map<std::string, std::pair<bool, bool>>> written_;
};

}  // namespace coder::store
