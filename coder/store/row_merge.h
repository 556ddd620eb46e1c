// One row that two copies changed: what it is when both are merged. Internal to this module.
//
// Every writer's value of a group of columns replaces those that this writer knew; what no other replaces is left. Of
// one value that is the answer, of several one is taken by the rules of merge_rules.h. So the answer depends on which
// steps are known, and not on which copy was merged into which, or how often.
#pragma once

#include <optional>
#include <vector>

#include "coder/project/merge.h"
#include "coder/store/changeset.h"
#include "coder/store/merge_rules.h"
#include "coder/store/row_writes.h"

namespace coder::store {

class RowMerge {
public:
    /// Everything must outlive it. `changes` as `writes`; `copies`: the row as each copy has it.
    RowMerge(const StepGraph& graph, const TableShape& shape, const std::vector<ColumnGroup>& groups,
             const std::vector<RowWrite>& writes, const std::vector<ChangedRow>& changes,
             const std::array<std::optional<RowValues>, 2>& copies);

    /// Nothing where it is removed.
    std::optional<RowValues> merged() const;

    /// Parts on which the copies differ and neither knew the other's, without what is not told to people. Removed
    /// comes alone. `taken` and `thing` are left to the caller.
    std::vector<project::MergeConflict> conflicts() const;

    /// A coding by rules that both copies' rules or imports, and no person, left otherwise.
    bool differsMechanically() const;

private:
    /// What counts as known: all, or what a writer knew, with or without its own.
    struct View {
        std::size_t writer = GraphStep::None;
        bool itself = true;
    };

    bool isKnown(const View& view, std::size_t writer) const;
    bool isMechanicalWrite(const RowWrite& write) const;
    /// Writes that are replaced by none that is known; of these columns, or of all that says whether the row is there.
    std::vector<std::size_t> latest(std::uint64_t columns, const View& view) const;
    bool wentWithRow(std::size_t write, const View& view) const;
    std::size_t winner(const ColumnGroup& group, const View& view) const;
    bool isBefore(const ColumnGroup& group, std::size_t a, std::size_t b) const;
    std::optional<std::string> valueIn(const ColumnGroup& group, std::size_t column, const View& view) const;
    std::optional<std::string> valueOf(const ColumnGroup& group, std::size_t column, std::size_t write) const;
    std::optional<std::string> valueBefore(std::size_t column) const;
    bool isThere() const;
    int weight(const RowWrite& write) const;
    project::MergeSide side(std::size_t copy, const std::vector<std::size_t>& columns, std::size_t write) const;
    std::optional<project::MergeConflict> removal() const;
    std::optional<project::MergeConflict> difference(const ColumnGroup& group, bool mechanical) const;

    const StepGraph& graph_;
    const TableShape& shape_;
    const std::vector<ColumnGroup>& groups_;
    const std::vector<RowWrite>& writes_;
    const std::vector<ChangedRow>& changes_;
    const std::array<std::optional<RowValues>, 2>& copies_;
};

}  // namespace coder::store
