// Which rows were written by which steps. Internal to this module.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "coder/store/changeset.h"
#include "coder/store/content_rows.h"
#include "coder/store/schema.h"
#include "coder/store/step_graph.h"

namespace coder::store {

struct RowWrite {
    std::uint32_t writer = 0;
    project::ChangeKind kind = project::ChangeKind::Changed;
    std::uint64_t columns = 0;  ///< As bits; all of a row that was added.
};

/// A key as one text, and back.
std::string joined(const Key& key);
Key split(const std::string& key);

/// What writers wrote, without the values.
class RowWrites {
public:
    using Table = std::map<std::string, std::vector<RowWrite>>;  ///< By joined key; in the order of the writers.

    /// `writers` in their order. Throws where a changeset can't be read.
    RowWrites(const StepGraph& graph, const std::vector<std::size_t>& writers);

    /// Of ContentTables[index].
    const Table& table(std::size_t index) const { return tables_[index]; }

    /// The changes of some rows of a table with their values, each as the row's writes.
    std::map<std::string, std::vector<ChangedRow>> changesOf(std::size_t table,
                                                             const std::set<std::string>& keys) const;

private:
    void read(std::size_t writer);
    std::uint64_t own(std::size_t writer, std::size_t table, const std::string& key, std::uint64_t columns) const;

    const StepGraph& graph_;
    std::array<Table, ContentTables.size()> tables_;
    std::map<std::size_t, std::array<std::map<std::string, std::uint64_t>, ContentTables.size()>> merged_;
};

/// Of ContentTables.
std::size_t tableIndex(const std::string& table);

}  // namespace coder::store
