// Merging another copy of the study into this one: the rows that both changed one by one (row_merge.h), the others as
// the one copy has them that changed them; then what no single row can tell: names that two things have, and references
// that lead nowhere. docs/design/merge.md says why it is done so.
#include <algorithm>
#include <filesystem>
#include <set>

#include "coder/base/strings.h"
#include "coder/store/copy.h"
#include "coder/store/merge_repair.h"
#include "coder/store/merge_target.h"
#include "coder/store/merged_steps.h"
#include "coder/store/row_merge.h"
#include "coder/store/rows.h"
#include "coder/store/step_state.h"

namespace coder::store {

using base::ErrorCode;
using project::MergeConflict;
using project::MergeConflictKind;
using project::Prefer;

namespace {

constexpr std::size_t Ours = 0;
constexpr std::size_t Theirs = 1;
constexpr std::size_t MostHeld = 1000;  // Rows in memory; of tables with names all are, to be named together.

class Merger {
public:
    Merger(Connection& ours, Connection& theirs, Prefer prefer)
        : ours_(ours), theirs_(theirs), prefer_(prefer), graph_({&ours, &theirs}), target_(ours, theirs) {}

    /// Whether the other copy knows what somebody did, or what a merge decided, that this one does not know.
    bool hasNewSteps() const { return isNews(0, graph_.size()) || isNews(2 * graph_.size(), graph_.writerCount()); }
    bool hasNewDecisions() const { return isNews(graph_.size(), 2 * graph_.size()); }

    using Finish = std::function<base::Status(const project::MergeAnswer&)>;

    /// Inside a step's transaction. What the merge decides itself. Errors: those of `finish`.
    base::Result<Changes> run(const Finish& finish) {
        ours_.execute("PRAGMA defer_foreign_keys = ON");
        copyContents(theirs_, ours_);
        const RowWrites writes(graph_, writersSince(graph_.commonPast(Ours)));
        writes_ = &writes;
        for (std::size_t table = 0; table < ContentTables.size(); ++table) mergeTable(table);
        Session decided(ours_.handle());
        for (const RowChangeTo& row : renamed_) rename(row);
        for (const RowChangeTo& row : preferred_) target_.writeFreely(row.table, row.key, row.after);
        MergeRepair repair(ours_, target_, graph_, writes);
        repair.run();
        writes_ = nullptr;
        std::vector<MergeConflict> used = repair.takeConflicts();
        answer.conflicts.insert(answer.conflicts.end(), std::make_move_iterator(used.begin()),
                                std::make_move_iterator(used.end()));
        finishConflicts();
        for (std::size_t i = 0; i < graph_.size(); ++i)
            if (isOf(Theirs, i) && !isOf(Ours, i)) answer.steps.push_back(graph_.step(i).entry);
        answer.counts = target_.counts();
        if (auto finished = finish(answer); !finished) return base::unexpected(finished.error());
        return decided.changes();
    }

    project::MergeAnswer answer;

    const StepGraph& graph() const { return graph_; }

private:
    bool isNews(std::size_t begin, std::size_t end) const {
        for (std::size_t i = begin; i < end; ++i)
            if (graph_.writes(i) && isOf(Theirs, i) && !isOf(Ours, i)) return true;
        return false;
    }

    bool isOf(std::size_t copy, std::size_t writer) const { return graph_.knows(graph_.head(copy), writer); }

    std::vector<std::size_t> writersSince(std::size_t past) const {
        std::vector<std::size_t> writers;
        const auto isNew = [&](std::size_t writer) {
            return graph_.writes(writer) && (isOf(Ours, writer) || isOf(Theirs, writer)) && !graph_.knows(past, writer);
        };
        for (std::size_t i = 0; i < graph_.writerCount(); ++i)
            if (isNew(i)) writers.push_back(i);
        std::stable_sort(writers.begin(), writers.end(),
                         [&](std::size_t a, std::size_t b) { return graph_.stepOf(a) < graph_.stepOf(b); });
        return writers;
    }

    /// Whether a copy changed the row and the other one does not know it.
    bool isChangedOnlyBy(std::size_t copy, const std::vector<RowWrite>& row) const {
        return std::any_of(row.begin(), row.end(), [&](const RowWrite& write) {
            return isOf(copy, write.writer) && !isOf(1 - copy, write.writer);
        });
    }

    void mergeTable(std::size_t table) {
        std::set<std::string> both;
        std::vector<std::string> theirs;
        for (const auto& [key, row] : writes_->table(table)) {
            if (!isChangedOnlyBy(Theirs, row)) continue;
            theirs.push_back(key);
            if (isChangedOnlyBy(Ours, row)) both.insert(key);
        }
        const auto changes = writes_->changesOf(table, both);
        std::vector<RowChangeTo> rows;
        for (const std::string& id : theirs) {
            RowChangeTo row{table, split(id), {}, {}};
            row.before = target_.ours(table).read(row.key);
            row.after = target_.theirs(table).read(row.key);
            if (both.count(id) != 0) row.after = mergeRow(row, changes.at(id));
            if (row.before != row.after) rows.push_back(std::move(row));
            if (rows.size() < MostHeld || !uniqueColumn(ContentTables[table]).empty()) continue;
            target_.write(table, rows, {});
            rows.clear();
        }
        const auto since = [&](std::size_t of, const std::string& key) { return namedSince(of, key); };
        auto renamed = target_.write(table, rows, since);
        std::move(renamed.begin(), renamed.end(), std::back_inserter(renamed_));
    }

    /// `row`: as ours and theirs have it.
    std::optional<RowValues> mergeRow(const RowChangeTo& row, const std::vector<ChangedRow>& changes) {
        const std::array<std::optional<RowValues>, 2> copies{row.before, row.after};
        const RowMerge merge(graph_, target_.shape(row.table), target_.groups(row.table),
                             writes_->table(row.table).at(joined(row.key)), changes, copies);
        const auto merged = merge.merged();
        std::vector<MergeConflict> conflicts = merge.conflicts();
        if (merge.differsMechanically()) ++answer.ruleDifferences;
        if (!conflicts.empty() && prefer_ != Prefer::Rule) prefer(row, merged, conflicts, copies);
        std::move(conflicts.begin(), conflicts.end(), std::back_inserter(answer.conflicts));
        return merged;
    }

    /// The conflicting parts as the preferred copy has them, if the rule says otherwise: a decision of this merge.
    void prefer(const RowChangeTo& row, const std::optional<RowValues>& merged,
                const std::vector<MergeConflict>& conflicts, const std::array<std::optional<RowValues>, 2>& copies) {
        const auto& copy = copies[prefer_ == Prefer::Ours ? Ours : Theirs];
        std::optional<RowValues> wanted = merged;
        for (const MergeConflict& conflict : conflicts) {
            if (conflict.kind == MergeConflictKind::Removed)
                wanted = copy;
            else if (wanted && copy)
                for (const std::string& column : conflict.columns) {
                    const std::size_t index = target_.shape(row.table).indexOf(column);
                    (*wanted)[index] = (*copy)[index];
                }
        }
        if (wanted != merged) preferred_.push_back({row.table, row.key, merged, wanted});
    }

    /// When a row got its name, or came to be.
    std::pair<std::string, base::Guid> namedSince(std::size_t table, const std::string& key) const {
        std::pair<std::string, base::Guid> since;
        const auto row = writes_->table(table).find(key);
        if (row == writes_->table(table).end()) return since;
        const std::uint64_t name = std::uint64_t{1}
                                   << target_.shape(table).indexOf(uniqueColumn(target_.shape(table).name));
        for (const RowWrite& write : row->second) {
            const auto& entry = graph_.step(graph_.stepOf(write.writer)).entry;
            if ((write.columns & name) != 0) since = std::max(since, std::make_pair(entry.at, entry.guid));
        }
        return since;
    }

    /// One of two things with one name.
    void rename(const RowChangeTo& row) {
        const TableShape& shape = target_.shape(row.table);
        const std::string column(uniqueColumn(shape.name));
        target_.writeFreely(row.table, row.key, row.after);
        if (shape.name == "revisions") return;  // Their numbers only count them.
        MergeConflict conflict;
        conflict.kind = MergeConflictKind::Name;
        conflict.table = shape.name;
        conflict.key = row.key;
        conflict.columns = {column};
        if (row.before) conflict.ours.values = {(*row.before)[shape.indexOf(column)]};
        if (const auto theirs = target_.theirs(row.table).read(row.key))
            conflict.theirs.values = {(*theirs)[shape.indexOf(column)]};
        answer.conflicts.push_back(std::move(conflict));
    }

    /// What was taken is known when all is done.
    void finishConflicts() {
        for (MergeConflict& conflict : answer.conflicts) {
            const std::size_t table = tableIndex(conflict.table);
            const TableShape& shape = target_.shape(table);
            const auto now = target_.ours(table).read(conflict.key);
            if (now)
                for (const std::string& column : conflict.columns)
                    conflict.taken.values.push_back((*now)[shape.indexOf(column)]);
            auto row = now;
            if (!row) row = target_.theirs(table).read(conflict.key);
            if (const auto removed = target_.removed(table).find(joined(conflict.key));
                !row && removed != target_.removed(table).end())
                row = removed->second;
            if (!row) continue;
            for (std::size_t i = 0; i < shape.columns.size(); ++i)
                if ((*row)[i]) conflict.thing[shape.columns[i]] = *(*row)[i];
        }
        std::sort(answer.conflicts.begin(), answer.conflicts.end(), [](const MergeConflict& a, const MergeConflict& b) {
            return std::tie(a.table, a.key, a.kind, a.columns) < std::tie(b.table, b.key, b.kind, b.columns);
        });
    }

    Connection& ours_;
    Connection& theirs_;
    Prefer prefer_;
    StepGraph graph_;
    MergeTarget target_;
    const RowWrites* writes_ = nullptr;  ///< While running.
    std::vector<RowChangeTo> renamed_;
    std::vector<RowChangeTo> preferred_;
};

base::Guid studyOf(const Connection& connection, std::string& title) {
    const auto guid = first(connection, "SELECT guid, title FROM study", [&](Row& row) {
        base::Guid read;
        row >> read >> title;
        return read;
    });
    if (!guid) throw damaged("it does not say which study it is");
    return *guid;
}

void refuseOtherStudy(const Connection& ours, const Connection& theirs) {
    std::string title;
    std::string otherTitle;
    if (studyOf(ours, title) == studyOf(theirs, otherTitle)) return;
    throw Failure(ErrorCode::Invalid,
                  "the file is another study, \"" + otherTitle + "\", and no copy of \"" + title + "\"",
                  "copies of a study come from one file, by coder backup or by copying it; what was made by its own "
                  "coder new is another study, even of the same transcripts");
}

/// Also whether its history is whole, so that it is the other file that is found to be damaged.
void checkOther(const Connection& ours, const Connection& theirs) {
    if (sameFile(ours.path, theirs.path))
        throw Failure(ErrorCode::Invalid, "a study can't be merged into itself", "name another copy of it");
    refuseOtherStudy(ours, theirs);
    const StepGraph whole({&theirs});
}

/// "bo.coder: 12 steps by Bo, Cy; 2 conflicts"
std::string summaryOf(const std::string& path, const project::MergeAnswer& answer) {
    std::set<std::string> people;
    for (const project::HistoryEntry& step : answer.steps) people.insert(step.who);
    const auto counted = [](std::size_t count, const std::string& what) {
        return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
    };
    std::string text = std::filesystem::path(path).filename().string() + ": " + counted(answer.steps.size(), "step") +
                       " by " + base::join(people, ", ");
    if (!answer.conflicts.empty()) text += "; " + counted(answer.conflicts.size(), "conflict");
    return text;
}

}  // namespace

base::Result<project::MergeAnswer> Store::merge(const Store& other, const StepInfo& info, const MergeOptions& options) {
    const auto state = other.snapshot();
    if (!state) return base::unexpected(state.error());
    const auto checked = guarded(other.path(), [&]() -> base::Status {
        checkOther(*connection_, *other.connection_);
        return base::Done{};
    });
    if (!checked) return base::unexpected(checked.error());
    return guarded(path(), [&]() -> base::Result<project::MergeAnswer> {
        Step step(std::make_unique<Step::State>(*connection_, info));
        Step::State& open = *step.state_;
        Merger merger(*connection_, *other.connection_, options.prefer);
        if (!merger.hasNewSteps() && !merger.hasNewDecisions()) return project::MergeAnswer();
        const auto decided = merger.run([&](const project::MergeAnswer& answer) {
            return options.finish ? options.finish(step, answer) : base::Status(base::Done{});
        });
        if (!decided) return base::unexpected(decided.error());
        // Both copies merged each other and decided the same: nobody needs to hear of that.
        if (!merger.hasNewSteps() && open.session->changes().bytes == 0) return project::MergeAnswer();
        if (options.preview) return std::move(merger.answer);
        keepSteps(*connection_, merger.graph());
        keepMerge(*connection_, open.guid, merger.graph().step(merger.graph().head(Theirs)).entry.guid, *decided);
        if (open.info.summary.empty()) open.info.summary = summaryOf(other.path(), merger.answer);
        merger.answer.entry = open.commit({project::StepKind::Merge, std::nullopt});
        return std::move(merger.answer);
    });
}

}  // namespace coder::store
