#include "coder/store/row_merge.h"

#include <algorithm>
#include <tuple>

namespace coder::store {

using project::ChangeKind;
using project::MergeConflict;
using project::MergeConflictKind;
using project::MergeSide;

namespace {

constexpr std::size_t None = GraphStep::None;
constexpr std::uint64_t WholeRow = 0;

}  // namespace

RowMerge::RowMerge(const StepGraph& graph, const TableShape& shape, const std::vector<ColumnGroup>& groups,
                   const std::vector<RowWrite>& writes, const std::vector<ChangedRow>& changes,
                   const std::array<std::optional<RowValues>, 2>& copies)
    : graph_(graph), shape_(shape), groups_(groups), writes_(writes), changes_(changes), copies_(copies) {}

bool RowMerge::isKnown(const View& view, std::size_t writer) const {
    if (view.writer == None) return true;
    if (view.writer == writer) return view.itself;
    return graph_.knows(view.writer, writer);
}

/// Undoing what rules did, or doing it again, is theirs too.
bool RowMerge::isMechanicalWrite(const RowWrite& write) const {
    if (graph_.isDecision(write.writer)) return false;
    const GraphStep& step = graph_.step(graph_.stepOf(write.writer));
    return isMechanical((step.target == None ? step : graph_.step(step.target)).entry.command);
}

std::vector<std::size_t> RowMerge::latest(std::uint64_t columns, const View& view) const {
    std::vector<std::size_t> candidates;
    for (std::size_t i = 0; i < writes_.size(); ++i) {
        const bool writes =
            columns == WholeRow || (writes_[i].kind != ChangeKind::Removed && (writes_[i].columns & columns) != 0);
        if (writes && isKnown(view, writes_[i].writer) && (columns == WholeRow || !wentWithRow(i, view)))
            candidates.push_back(i);
    }
    std::vector<std::size_t> left;
    for (const std::size_t one : candidates) {
        const bool replaced = std::any_of(candidates.begin(), candidates.end(), [&](std::size_t other) {
            return other != one && graph_.knows(writes_[other].writer, writes_[one].writer);
        });
        if (!replaced) left.push_back(one);
    }
    return left;
}

/// Whether the row was removed with this value in it, and nobody who kept the row at that time knew the value.
bool RowMerge::wentWithRow(std::size_t write, const View& view) const {
    const std::size_t writer = writes_[write].writer;
    const auto kept = [&](std::size_t removal) {
        return std::any_of(writes_.begin(), writes_.end(), [&](const RowWrite& other) {
            return other.kind != ChangeKind::Removed && isKnown(view, other.writer) &&
                   !graph_.knows(other.writer, removal) && !graph_.knows(removal, other.writer) &&
                   graph_.knows(other.writer, writer);
        });
    };
    return std::any_of(writes_.begin(), writes_.end(), [&](const RowWrite& other) {
        return other.kind == ChangeKind::Removed && isKnown(view, other.writer) && graph_.knows(other.writer, writer) &&
               !kept(other.writer);
    });
}

/// Whether `b` is taken rather than `a`.
bool RowMerge::isBefore(const ColumnGroup& group, std::size_t a, std::size_t b) const {
    const auto rank = [&](std::size_t write) {
        const auto& entry = graph_.step(graph_.stepOf(writes_[write].writer)).entry;
        int weight = isMechanicalWrite(writes_[write]) ? 0 : 1;
        if (group.take == Take::Decided) weight = valueOf(group, group.columns[0], write) == "unreviewed" ? 0 : 1;
        return std::make_tuple(weight, entry.at, entry.guid);
    };
    if (group.take == Take::Latest || group.take == Take::Decided) return rank(a) < rank(b);
    const auto first = valueOf(group, group.columns[0], a);
    const auto second = valueOf(group, group.columns[0], b);
    return group.take == Take::Greatest ? first < second : second < first;
}

std::size_t RowMerge::winner(const ColumnGroup& group, const View& view) const {
    const auto left = latest(group.mask, view);
    const auto found =
        std::max_element(left.begin(), left.end(), [&](std::size_t a, std::size_t b) { return isBefore(group, a, b); });
    return found == left.end() ? None : *found;
}

std::optional<std::string> RowMerge::valueIn(const ColumnGroup& group, std::size_t column, const View& view) const {
    const std::size_t write = winner(group, view);
    return write == None ? valueBefore(column) : valueOf(group, column, write);
}

/// A change tells only the columns that it changed; the others were as its writer knew them.
std::optional<std::string> RowMerge::valueOf(const ColumnGroup& group, std::size_t column, std::size_t write) const {
    const ChangedValue& value = changes_[write].after[column];
    if (value.present && (writes_[write].columns >> column & 1U) != 0) return value.text;
    return valueIn(group, column, {writes_[write].writer, false});
}

/// In the common past: what the first write replaced, and without any what the copies have. (What a merge replaced when
/// it gave a thing another name was a name for the meantime.)
std::optional<std::string> RowMerge::valueBefore(std::size_t column) const {
    for (std::size_t i = 0; i < writes_.size(); ++i)
        if (!graph_.isDecision(writes_[i].writer) && changes_[i].before[column].present)
            return changes_[i].before[column].text;
    std::optional<std::string> value;
    for (const auto& copy : copies_)
        if (copy) value = std::max(value, (*copy)[column]);
    return value;
}

/// How much a write holds against others that would keep or remove the row.
int RowMerge::weight(const RowWrite& write) const {
    const bool mechanical = isMechanicalWrite(write);
    if (write.kind == ChangeKind::Removed) return mechanical ? 0 : 1;
    return mechanical ? 0 : 2;
}

/// Every removal is overruled by what came after it, or by a change that weighs as much and that nobody who removed the
/// row knew.
bool RowMerge::isThere() const {
    std::vector<const RowWrite*> kept;
    std::vector<const RowWrite*> removals;
    for (const RowWrite& write : writes_) (write.kind == ChangeKind::Removed ? removals : kept).push_back(&write);
    std::erase_if(kept, [&](const RowWrite* write) {
        return std::any_of(removals.begin(), removals.end(),
                           [&](const RowWrite* removal) { return graph_.knows(removal->writer, write->writer); });
    });
    return std::all_of(removals.begin(), removals.end(), [&](const RowWrite* removal) {
        return std::any_of(kept.begin(), kept.end(), [&](const RowWrite* write) {
            return weight(*write) >= weight(*removal) || graph_.knows(write->writer, removal->writer);
        });
    });
}

std::optional<RowValues> RowMerge::merged() const {
    if (!isThere()) return std::nullopt;
    RowValues values(shape_.columns.size());
    const Key key = changes_.front().key();
    for (std::size_t i = 0; i < key.size(); ++i) values[shape_.keys[i]] = key[i];
    for (const ColumnGroup& group : groups_)
        for (const std::size_t column : group.columns) values[column] = valueIn(group, column, {});
    return values;
}

MergeSide RowMerge::side(std::size_t copy, const std::vector<std::size_t>& columns, std::size_t write) const {
    MergeSide side;
    if (copies_[copy])
        for (const std::size_t column : columns) side.values.push_back((*copies_[copy])[column]);
    if (write != None) side.step = graph_.step(graph_.stepOf(writes_[write].writer)).entry;
    return side;
}

/// A person removed it and another changed it.
std::optional<MergeConflict> RowMerge::removal() const {
    if (copies_[0].has_value() == copies_[1].has_value()) return std::nullopt;
    const bool told = std::any_of(writes_.begin(), writes_.end(), [&](const RowWrite& removal) {
        return removal.kind == ChangeKind::Removed &&
               std::any_of(writes_.begin(), writes_.end(), [&](const RowWrite& other) {
                   return other.kind != ChangeKind::Removed && weight(other) == 2 &&
                          !graph_.knows(removal.writer, other.writer) && !graph_.knows(other.writer, removal.writer);
               });
    });
    if (!told) return std::nullopt;
    MergeConflict conflict;
    conflict.kind = MergeConflictKind::Removed;
    conflict.table = shape_.name;
    conflict.key = changes_.front().key();
    std::vector<std::size_t> columns;
    for (std::size_t i = 0; i < shape_.columns.size(); ++i) columns.push_back(i);
    conflict.columns = shape_.columns;
    std::array<std::size_t, 2> writes{None, None};
    for (std::size_t copy = 0; copy < 2; ++copy) {
        const auto left = latest(WholeRow, {graph_.head(copy)});
        if (!left.empty()) writes[copy] = left.back();
    }
    conflict.ours = side(0, columns, writes[0]);
    conflict.theirs = side(1, columns, writes[1]);
    return conflict;
}

std::optional<MergeConflict> RowMerge::difference(const ColumnGroup& group, bool mechanical) const {
    if (group.told == 0 || !copies_[0] || !copies_[1]) return std::nullopt;
    const bool differs =
        std::any_of(group.columns.begin(), group.columns.begin() + static_cast<std::ptrdiff_t>(group.told),
                    [&](std::size_t column) { return (*copies_[0])[column] != (*copies_[1])[column]; });
    const auto left = latest(group.mask, {});
    if (!differs || left.size() < 2) return std::nullopt;
    const bool onlyMechanical =
        shape_.name == "codings" &&
        std::all_of(left.begin(), left.end(), [&](std::size_t write) { return isMechanicalWrite(writes_[write]); });
    const bool byRules = onlyMechanical && (*copies_[0])[shape_.indexOf("origin")] == "rule";
    if (mechanical ? !byRules : onlyMechanical) return std::nullopt;
    MergeConflict conflict;
    conflict.table = shape_.name;
    conflict.key = changes_.front().key();
    for (const std::size_t column : group.columns) conflict.columns.push_back(shape_.columns[column]);
    conflict.ours = side(0, group.columns, winner(group, {graph_.head(0)}));
    conflict.theirs = side(1, group.columns, winner(group, {graph_.head(1)}));
    return conflict;
}

std::vector<MergeConflict> RowMerge::conflicts() const {
    if (auto removed = removal()) return {*std::move(removed)};
    std::vector<MergeConflict> found;
    for (const ColumnGroup& group : groups_)
        if (auto conflict = difference(group, false)) found.push_back(*std::move(conflict));
    return found;
}

bool RowMerge::differsMechanically() const {
    return std::any_of(groups_.begin(), groups_.end(),
                       [&](const ColumnGroup& group) { return difference(group, true).has_value(); });
}

}  // namespace coder::store
