// The steps of one or two copies of a study, and which of them knew which. Internal to this module.
//
// Each step knows the one before it in its copy and all that this one knew; a merge also knows the other copy's latest
// step then. As in a version control system this is a graph without circles. Unlike there, a merge can be undone: then
// what it brought is no longer known.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "coder/project/history.h"
#include "coder/store/connection.h"

namespace coder::store {

struct GraphStep {
    static constexpr std::size_t None = static_cast<std::size_t>(-1);

    project::HistoryEntry entry;     ///< Its number is that in the copy where it was made; 0 for merged steps.
    const Connection* in = nullptr;  ///< Where it stands:
    bool isMerged = false;           ///< in merged_steps, or in history.
    std::size_t parent = None;       ///< The step before it in the copy where it was made.
    std::size_t other = None;        ///< Of a merge: the other copy's latest step.
    std::size_t target = None;       ///< Of an undo or redo.
    std::uint64_t decidedBytes = 0;  ///< Of a merge: what it decided itself, 0 for nothing.
};

/// Steps stand in an order in which each comes behind all that it knows, and are named by their place in it. What a
/// merge decided itself (a name for one of two things, say) is a writer of its own that goes with the merge when that
/// is undone; every other step is the writer of its changes.
class StepGraph {
public:
    /// Of the copies, which must outlive it. Throws damaged() where a step is missing.
    explicit StepGraph(const std::vector<const Connection*>& copies);

    std::size_t size() const { return steps_.size(); }
    const GraphStep& step(std::size_t index) const { return steps_[index]; }
    /// The latest step of a copy.
    std::size_t head(std::size_t copy) const { return heads_[copy]; }
    std::size_t find(const base::Guid& guid) const;  ///< GraphStep::None where it is not there.

    /// Writers: steps 0 to size() - 1; then what the merges decided, in the same order; then what steps wrote that goes
    /// with a merge.
    std::size_t writerCount() const { return 2 * size() + dependents_.size(); }
    std::size_t stepOf(std::size_t writer) const {
        return writer < 2 * size() ? writer % size() : dependents_[writer - 2 * size()].step;
    }
    bool isDecision(std::size_t writer) const { return writer >= size() && writer < 2 * size(); }
    std::size_t decisionOf(std::size_t merge) const { return merge + size(); }

    /// A merge can be undone though steps behind it wrote where it had written, if all that came to nothing (they were
    /// undone before). Whoever was in the copy after that must not know these writes; whoever merged the copy before
    /// does know them. So they are a writer of their own, which goes with the merge; and likewise with its absence, for
    /// steps that were made while it was undone.
    struct Dependent {
        std::size_t step = 0;
        std::size_t merge = 0;
        bool inForce = true;  ///< Was the merge, when the step was made?
    };
    /// Of a step, or of the dependent part of one: the merges with which parts of it go, in order.
    std::vector<std::size_t> mergesAround(std::size_t writer) const;
    /// The merge with which this writer goes; GraphStep::None for others.
    std::size_t mergeOf(std::size_t writer) const {
        return writer < 2 * size() ? GraphStep::None : dependents_[writer - 2 * size()].merge;
    }

    /// Whether it wrote anything at all: merges, and undoing or redoing them, only bring what others wrote.
    bool writes(std::size_t writer) const;
    /// Its packed changeset; of a merge (not what it decided) everything that it brought to its copy.
    std::string changes(std::size_t writer) const;

    /// Whether a step, or what a merge decided, was known when a writer wrote; itself included.
    bool knows(std::size_t writer, std::size_t known) const;

    /// The latest step of a copy before which nothing needs to be looked at to merge: all that the heads know and it
    /// does not, knew all that it knows.
    std::size_t commonPast(std::size_t copy) const;

    /// The merges in force after a step, oldest first.
    const std::vector<std::size_t>& mergesInForce(std::size_t step) const { return *states_[step].merges; }

private:
    /// How many steps of each chain are known, a chain being steps made one after the other in one copy.
    using Clock = std::vector<std::uint32_t>;
    struct State {
        Clock own;    ///< Without what merges brought.
        Clock known;  ///< With it.
        std::shared_ptr<const std::vector<std::size_t>> merges;
        std::shared_ptr<const std::vector<std::size_t>> dependents;  ///< Of the steps of this copy up to here.
    };
    struct Place {
        std::size_t chain = GraphStep::None;
        std::uint32_t position = 0;  ///< From 1.
    };

    void read(const Connection& copy);
    void connect();
    void sort();
    void findDependents();
    void place(std::size_t index);
    std::size_t newChain();
    State stateAfter(std::size_t index);
    void bring(Clock& known, std::size_t merge) const;
    static bool includes(const Clock& clock, const Place& place);
    static bool includes(const Clock& clock, const Clock& other);

    std::vector<GraphStep> steps_;
    std::vector<base::Guid> parents_;  ///< While reading.
    std::map<base::Guid, base::Guid> others_;
    std::map<base::Guid, std::size_t> indices_;
    std::vector<std::size_t> heads_;
    std::vector<base::Guid> headGuids_;
    std::vector<Dependent> dependents_;
    std::map<std::size_t, std::vector<std::size_t>> dependentsOf_;  ///< By step.
    std::vector<Place> places_;                                     ///< By writer.
    std::vector<std::size_t> chainEnds_;                            ///< By chain: its last step.
    std::vector<State> states_;                                     ///< By step.
};

}  // namespace coder::store
