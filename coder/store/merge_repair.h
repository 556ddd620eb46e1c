// References that lead nowhere after a merge: what one copy removed and the other uses stays. Internal to this module.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "coder/store/merge_target.h"

namespace coder::store {

class MergeRepair {
public:
    /// All must outlive it.
    MergeRepair(Connection& ours, MergeTarget& target, const StepGraph& graph, const RowWrites& writes)
        : ours_(ours), target_(target), graph_(graph), writes_(writes) {}

    /// Puts back what is referred to, until nothing leads nowhere.
    void run();

    /// One for each thing put back, without what was taken.
    std::vector<project::MergeConflict> takeConflicts() { return std::move(conflicts_); }

private:
    struct Uses {
        std::string by;
        std::uint64_t count = 0;
    };

    void keepWhatMemosAreOn();
    void keepUnder(const Key& key, bool wasOurs);
    RowValues lastValues(std::size_t table, const Key& key) const;
    void restore(std::size_t table, const Key& key, const Uses& uses);

    Connection& ours_;
    MergeTarget& target_;
    const StepGraph& graph_;
    const RowWrites& writes_;
    std::vector<project::MergeConflict> conflicts_;
};

}  // namespace coder::store
