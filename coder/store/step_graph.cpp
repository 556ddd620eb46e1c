#include "coder/store/step_graph.h"

#include <algorithm>

#include "coder/store/history_rows.h"
#include "coder/store/rows.h"

namespace coder::store {

using project::StepKind;

namespace {

Failure missingStep(const base::Guid& guid) {
    return damaged("the history refers to the step " + guid.toString() + ", which is not there");
}

struct MergedStep {
    GraphStep step;
    base::Guid parent;
};

std::vector<MergedStep> readMergedSteps(const Connection& copy) {
    return all(copy, "SELECT guid, parent, at, who, command, summary, kind, target FROM merged_steps ORDER BY position",
               [&](Row& row) {
                   MergedStep merged;
                   merged.step.in = &copy;
                   merged.step.isMerged = true;
                   auto& entry = merged.step.entry;
                   row >> entry.guid >> merged.parent >> entry.at >> entry.who >> entry.command >> entry.summary;
                   row.named(entry.kind, StepKind::Merge, project::stepKindName);
                   row >> entry.target;
                   return merged;
               });
}

struct StoredMerge {
    base::Guid guid;
    base::Guid other;
    std::uint64_t bytes = 0;
};

std::vector<StoredMerge> readMerges(const Connection& copy) {
    return all(copy, "SELECT guid, other, bytes FROM merges", [](Row& row) {
        StoredMerge merge;
        row >> merge.guid >> merge.other >> merge.bytes;
        return merge;
    });
}

}  // namespace

StepGraph::StepGraph(const std::vector<const Connection*>& copies) {
    for (const Connection* copy : copies) read(*copy);
    connect();
    sort();
    findDependents();
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        place(i);
        states_.push_back(stateAfter(i));
    }
    for (const base::Guid& guid : headGuids_) heads_.push_back(indices_.at(guid));
}

void StepGraph::read(const Connection& copy) {
    const auto add = [&](GraphStep step, const base::Guid& parent) {
        if (!indices_.emplace(step.entry.guid, steps_.size()).second) return;
        steps_.push_back(std::move(step));
        parents_.push_back(parent);
    };
    const auto history = readHistory(copy);
    requireWhole(history);
    base::Guid last;
    for (const project::HistoryEntry& entry : history) {
        GraphStep step;
        step.entry = entry;
        step.in = &copy;
        add(std::move(step), last);
        last = entry.guid;
    }
    headGuids_.push_back(last);
    for (MergedStep& merged : readMergedSteps(copy)) add(std::move(merged.step), merged.parent);
    for (const StoredMerge& merge : readMerges(copy)) {
        const auto found = indices_.find(merge.guid);
        if (found == indices_.end()) continue;  // Of a later step than those of an earlier state.
        others_.emplace(merge.guid, merge.other);
        steps_[found->second].decidedBytes = merge.bytes;
    }
}

void StepGraph::connect() {
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        GraphStep& step = steps_[i];
        if (!parents_[i].isNull()) {
            step.parent = find(parents_[i]);
            if (step.parent == GraphStep::None) throw missingStep(parents_[i]);
        }
        if (step.entry.target) step.target = find(*step.entry.target);
        if (step.entry.kind != StepKind::Merge) continue;
        const auto other = others_.find(step.entry.guid);
        if (other == others_.end())
            throw damaged("the history does not say what step " + step.entry.guid.toString() + " merged");
        step.other = find(other->second);
        if (step.other == GraphStep::None) throw missingStep(other->second);
    }
}

/// Kahn's algorithm; steps that nothing orders stay as they were read.
void StepGraph::sort() {
    std::vector<std::vector<std::size_t>> next(steps_.size());
    std::vector<int> waits(steps_.size(), 0);
    for (std::size_t i = 0; i < steps_.size(); ++i)
        for (const std::size_t before : {steps_[i].parent, steps_[i].other})
            if (before != GraphStep::None) {
                next[before].push_back(i);
                ++waits[i];
            }
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < steps_.size(); ++i)
        if (waits[i] == 0) order.push_back(i);
    for (std::size_t i = 0; i < order.size(); ++i)
        for (const std::size_t after : next[order[i]])
            if (--waits[after] == 0) order.push_back(after);
    if (order.size() != steps_.size()) throw damaged("the history goes in a circle");
    std::vector<std::size_t> places(steps_.size());
    for (std::size_t i = 0; i < order.size(); ++i) places[order[i]] = i;
    const auto moved = [&](std::size_t index) { return index == GraphStep::None ? index : places[index]; };
    std::vector<GraphStep> sorted;
    for (const std::size_t index : order) {
        GraphStep step = std::move(steps_[index]);
        step.parent = moved(step.parent);
        step.other = moved(step.other);
        step.target = moved(step.target);
        sorted.push_back(std::move(step));
    }
    steps_ = std::move(sorted);
    for (auto& [guid, index] : indices_) index = places[index];
    parents_.clear();
}

void StepGraph::findDependents() {
    std::map<std::size_t, std::set<std::size_t>> around;
    for (const GraphStep& step : steps_) {
        if (step.target == GraphStep::None || steps_[step.target].entry.kind != StepKind::Merge) continue;
        for (std::size_t i = step.parent; i != GraphStep::None && i != step.target; i = steps_[i].parent)
            if (writes(i)) around[i].insert(step.target);
    }
    for (const auto& [step, merges] : around)
        for (const std::size_t merge : merges) {
            dependentsOf_[step].push_back(2 * size() + dependents_.size());
            dependents_.push_back({step, merge});
        }
    places_.resize(writerCount());
}

std::vector<std::size_t> StepGraph::mergesAround(std::size_t writer) const {
    std::vector<std::size_t> merges;
    const auto found = isDecision(writer) ? dependentsOf_.end() : dependentsOf_.find(stepOf(writer));
    if (found != dependentsOf_.end())
        for (const std::size_t dependent : found->second) merges.push_back(mergeOf(dependent));
    return merges;
}

std::size_t StepGraph::newChain() {
    chainEnds_.push_back(GraphStep::None);
    return chainEnds_.size() - 1;
}

/// Continues the parent's chain if nobody has, else begins one.
void StepGraph::place(std::size_t index) {
    const GraphStep& step = steps_[index];
    std::size_t chain = step.parent == GraphStep::None ? GraphStep::None : places_[step.parent].chain;
    if (chain == GraphStep::None || chainEnds_[chain] != step.parent) {
        chain = newChain();
    }
    const std::uint32_t before = chainEnds_[chain] == GraphStep::None ? 0 : places_[chainEnds_[chain]].position;
    places_[index] = {chain, before + 1};
    chainEnds_[chain] = index;
    if (step.decidedBytes != 0) places_[decisionOf(index)] = {newChain(), 1};
    if (const auto found = dependentsOf_.find(index); found != dependentsOf_.end())
        for (const std::size_t dependent : found->second) places_[dependent] = {newChain(), 1};
}

bool StepGraph::includes(const Clock& clock, const Place& place) {
    return place.chain < clock.size() && clock[place.chain] >= place.position;
}

bool StepGraph::includes(const Clock& clock, const Clock& other) {
    for (std::size_t i = 0; i < other.size(); ++i)
        if (other[i] > (i < clock.size() ? clock[i] : 0)) return false;
    return true;
}

namespace {

void raise(std::vector<std::uint32_t>& clock, std::size_t chain, std::uint32_t position) {
    if (clock.size() <= chain) clock.resize(chain + 1, 0);
    clock[chain] = std::max(clock[chain], position);
}

void join(std::vector<std::uint32_t>& clock, const std::vector<std::uint32_t>& other) {
    for (std::size_t i = 0; i < other.size(); ++i)
        if (other[i] != 0) raise(clock, i, other[i]);
}

}  // namespace

void StepGraph::bring(Clock& known, std::size_t merge) const {
    join(known, states_[steps_[merge].other].known);
    const Place& decision = places_[decisionOf(merge)];
    if (decision.position != 0) raise(known, decision.chain, decision.position);
}

StepGraph::State StepGraph::stateAfter(std::size_t index) {
    const GraphStep& step = steps_[index];
    State state;
    state.merges = std::make_shared<std::vector<std::size_t>>();
    state.dependents = std::make_shared<std::vector<std::size_t>>();
    if (step.parent != GraphStep::None) state = states_[step.parent];
    raise(state.own, places_[index].chain, places_[index].position);
    raise(state.known, places_[index].chain, places_[index].position);
    const auto isInForce = [&](std::size_t merge) {
        return std::find(state.merges->begin(), state.merges->end(), merge) != state.merges->end();
    };
    if (const auto own = dependentsOf_.find(index); own != dependentsOf_.end()) {
        auto dependents = std::make_shared<std::vector<std::size_t>>(*state.dependents);
        for (const std::size_t writer : own->second) {
            Dependent& dependent = dependents_[writer - 2 * size()];
            dependent.inForce = isInForce(dependent.merge);
            raise(state.known, places_[writer].chain, 1);
            dependents->push_back(writer);
        }
        state.dependents = std::move(dependents);
    }
    const bool ofMerge = step.target != GraphStep::None && steps_[step.target].entry.kind == StepKind::Merge;
    if (step.entry.kind != StepKind::Merge && !ofMerge) return state;
    auto merges = std::make_shared<std::vector<std::size_t>>(*state.merges);
    if (ofMerge) std::erase(*merges, step.target);
    if (step.entry.kind == StepKind::Merge) merges->push_back(index);
    if (step.entry.kind == StepKind::Redo) merges->push_back(step.target);
    state.merges = std::move(merges);
    state.known = state.own;
    for (const std::size_t merge : *state.merges) bring(state.known, merge);
    for (const std::size_t writer : *state.dependents) {
        const Dependent& dependent = dependents_[writer - 2 * size()];
        if (dependent.inForce == isInForce(dependent.merge)) raise(state.known, places_[writer].chain, 1);
    }
    return state;
}

std::size_t StepGraph::find(const base::Guid& guid) const {
    const auto found = indices_.find(guid);
    return found == indices_.end() ? GraphStep::None : found->second;
}

bool StepGraph::writes(std::size_t writer) const {
    const GraphStep& step = steps_[stepOf(writer)];
    if (isDecision(writer)) return step.decidedBytes != 0;
    if (step.entry.kind == StepKind::Merge) return false;
    return step.target == GraphStep::None || steps_[step.target].entry.kind != StepKind::Merge;
}

std::string StepGraph::changes(std::size_t writer) const {
    const GraphStep& step = steps_[stepOf(writer)];
    const char* sql = isDecision(writer) ? "SELECT decided FROM merges WHERE guid = ?"
                      : step.isMerged    ? "SELECT changes FROM merged_steps WHERE guid = ?"
                                         : "SELECT changes FROM history WHERE guid = ?";
    auto packed = first(
        *step.in, sql,
        [](Row& row) {
            std::string bytes;
            row >> bytes;
            return bytes;
        },
        step.entry.guid);
    if (!packed) throw missingStep(step.entry.guid);
    return *std::move(packed);
}

bool StepGraph::knows(std::size_t writer, std::size_t known) const {
    const std::size_t step = stepOf(writer);
    if (writer == known) return true;
    // A merge decided before anything else could know of it.
    if (places_[known].position == 0) return false;
    return includes(states_[step].known, places_[known]);
}

std::size_t StepGraph::commonPast(std::size_t copy) const {
    std::vector<std::size_t> history;  // Of the copy, oldest first.
    for (std::size_t i = head(copy); i != GraphStep::None; i = steps_[i].parent) history.push_back(i);
    std::reverse(history.begin(), history.end());
    const auto known = [&](std::size_t index) {
        return std::any_of(heads_.begin(), heads_.end(), [&](std::size_t head) { return knows(head, index); });
    };
    const auto below = [&](std::size_t at, std::size_t index) {
        while (at > 0 && !includes(states_[index].known, states_[history[at]].known)) --at;
        return at;
    };
    std::size_t at = history.size() - 1;
    for (const std::size_t head : heads_) at = below(at, head);
    for (std::size_t before = history.size(); before != at && at > 0;) {
        before = at;
        for (std::size_t i = 0; i < steps_.size(); ++i)
            if (known(i) && !knows(history[at], i)) at = below(at, i);
    }
    return history[at];
}

}  // namespace coder::store
