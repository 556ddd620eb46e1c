// Mends a damaged study file: a new one is made of what can be read, the damaged one is kept.
//
// The history says what the study is. Where all of it can be replayed, the content is what it gives, and rows that no
// step knows are added by one more. Where it can't, the content is what stands in the tables, and one more step says
// what the steps that can't be read would have.
#include <algorithm>
#include <filesystem>
#include <set>
#include <tuple>

#include "coder/base/clock.h"
#include "coder/base/strings.h"
#include "coder/store/changeset.h"
#include "coder/store/history_rows.h"
#include "coder/store/lock_holder.h"
#include "coder/store/new_file.h"
#include "coder/store/packed.h"
#include "coder/store/references.h"
#include "coder/store/rows.h"
#include "coder/store/salvage.h"
#include "coder/store/schema.h"
#include "coder/store/step_state.h"

namespace coder::store {

namespace {

namespace fs = std::filesystem;
using base::ErrorCode;

/// "interviews.damaged.coder", or with a number where that is taken.
std::string nameForDamaged(const std::string& path) {
    const fs::path original(path);
    for (int i = 1;; ++i) {
        const std::string middle = i == 1 ? ".damaged" : ".damaged-" + std::to_string(i);
        const fs::path name =
            original.parent_path() / (original.stem().string() + middle + original.extension().string());
        if (!fs::exists(name)) return name.string();
    }
}

/// A copy of the damaged file, with what SQLite keeps beside it. It goes with the object unless keep() was called.
class DamagedCopy {
public:
    explicit DamagedCopy(const std::string& path) : path_(nameForDamaged(path)) {
        std::error_code error;
        for (const char* ending : {"", "-wal"}) {
            if (!fs::exists(path + ending)) continue;
            fs::copy_file(path + ending, path_ + ending, error);
            if (error)
                throw Failure(ErrorCode::Unwritable, "can't keep a copy of the damaged file: " + error.message(),
                              "make room on the disk, or check the folder's permissions; nothing was changed");
            fs::permissions(path_ + ending, fs::perms::owner_read | fs::perms::owner_write, error);
        }
    }
    DamagedCopy(const DamagedCopy&) = delete;
    DamagedCopy& operator=(const DamagedCopy&) = delete;
    ~DamagedCopy() {
        std::error_code ignored;
        if (!kept_)
            for (const char* ending : {"", "-wal"}) fs::remove(path_ + ending, ignored);
    }
    std::string keep() {
        kept_ = true;
        return path_;
    }

private:
    std::string path_;
    bool kept_ = false;
};

constexpr std::uint64_t MostDropped = 20;  // That are named.

class Mender {
public:
    Mender(SQLite::Database& damaged, Connection& mended, const StepInfo& info)
        : damaged_(damaged), mended_(mended), info_(info) {}

    base::Diagnostics run() {
        mended_.execute("PRAGMA foreign_keys = OFF");
        const std::set<std::string_view> content(ContentTables.begin(), ContentTables.end());
        {
            Transaction transaction(*mended_.database, "BEGIN IMMEDIATE");
            for (const std::string& table : tableNames(*mended_.database))
                if (content.count(table) == 0) take(table);
            fillGaps();
            transaction.commit();
        }
        if (const auto broken = replay()) {
            takeContent(*broken);
        } else {
            say("the whole history could be read: the study is as its steps say");
            addUnknown();
        }
        if (number(*mended_.database, "SELECT count(*) FROM study") == 0)
            throw damaged("nothing of the study could be read");
        if (dropped_ > MostDropped)
            warn(std::to_string(dropped_ - MostDropped) +
                 " more are left out because what they refer to could not be read");
        return std::move(told_);
    }

private:
    void say(std::string message) { told_.push_back({base::Severity::Note, {mended_.path}, std::move(message), ""}); }
    void warn(std::string message) {
        told_.push_back(
            {base::Severity::Warning, {mended_.path}, std::move(message), "compare with the file that is kept"});
    }

    void take(const std::string& table) {
        const Salvaged salvaged = salvageTable(damaged_, *mended_.database, table, Existing::Replace);
        if (table == "history") historyWhole_ = salvaged.whole && salvaged.refused == 0;
        if (!salvaged.whole) warn("a part of the table " + table + " could not be read");
        if (salvaged.refused > 0)
            warn(std::to_string(salvaged.refused) + " rows of the table " + table +
                 " have values that can't be, and are left out");
    }

    std::int64_t lastStep() { return number(*mended_.database, "SELECT coalesce(max(number), 0) FROM history"); }

    /// Steps that could not be read get an entry without changes, so that the others keep their numbers.
    void fillGaps() {
        const std::string nothing = pack("");
        for (std::int64_t step = 1; step <= lastStep(); ++step) {
            SQLite::Statement there(*mended_.database, "SELECT 1 FROM history WHERE number = ?");
            there.bind(1, step);
            if (there.executeStep()) continue;
            const base::Guid guid = base::Guid::random();
            SQLite::Statement insert(
                *mended_.database,
                "INSERT INTO history(number, guid, at, who, command, summary, kind, changes, bytes) "
                "VALUES(?, ?, ?, ?, 'unknown', 'this step could not be read', 'do', ?, 0)");
            Binder binder(insert);
            binder << step << guid << info_.at << info_.who;
            binder.blob(nothing);
            insert.exec();
            warn("step " + std::to_string(step) + " of the history could not be read");
        }
    }

    bool replayStep(std::int64_t step) {
        Transaction transaction(*mended_.database, "BEGIN IMMEDIATE");
        SQLite::Statement query(*mended_.database, "SELECT changes, bytes, command FROM history WHERE number = ?");
        query.bind(1, step);
        query.executeStep();
        std::string packed;
        std::uint64_t bytes = 0;
        std::string command;
        Row(query) >> packed >> bytes >> command;
        query.reset();
        if (bytes == 0) return false;  // It had to be made up.
        try {
            if (apply(mended_.handle(), packed, false).conflictCount > 0) return false;
        } catch (const Failure&) {
            return false;
        } catch (const SQLite::Exception&) {
            return false;
        }
        transaction.commit();
        return true;
    }

    /// As much of a step as fits.
    void replayLoosely(std::int64_t step) {
        try {
            apply(mended_.handle(), packedChanges(mended_, step), false);
        } catch (const Failure&) {
        } catch (const SQLite::Exception&) {
        }
    }

    /// The first step that can't be replayed, or the one behind the last where there is none to begin with.
    std::optional<std::int64_t> replay() {
        const std::int64_t last = lastStep();
        for (std::int64_t step = 1; step <= last; ++step)
            if (!replayStep(step)) return step;
        return historyWhole_ && last > 0 ? std::nullopt : std::optional(last + 1);
    }

    /// Rows that stand in the tables, though no step added them.
    void addUnknown() {
        Step::State step(mended_, info_);
        std::uint64_t rows = 0;
        for (const std::string_view table : ContentTables)
            rows += salvageTable(damaged_, *mended_.database, std::string(table), Existing::Keep).rows;
        if (rows == 0) return;
        dropDangling();
        putBackQuotes();
        step.info.summary = std::to_string(rows) + (rows == 1 ? " row" : " rows") + " that no step had added";
        if (const auto entry = step.commit({}))
            warn(step.info.summary + ": step " + std::to_string(entry->number) + " does it now");
    }

    /// What stands in the tables, as a step of its own behind all others; those from `broken` on change nothing any
    /// more.
    void takeContent(std::int64_t broken) {
        Step::State step(mended_, info_);
        for (std::int64_t later = broken; later <= lastStep(); ++later) replayLoosely(later);
        const std::string nothing = pack("");
        SQLite::Statement empty(
            *mended_.database,
            "UPDATE history SET changes = ?, bytes = 0, summary = summary || ' (what it changed could not be "
            "read)' WHERE number >= ? AND bytes > 0");
        Binder binder(empty);
        binder.blob(nothing) << broken;
        empty.exec();
        for (const std::string_view table : ContentTables) {
            // Of a table that can be read in part only, the rest is what the steps say.
            if (canBeRead(damaged_, std::string(table))) mended_.database->exec("DELETE FROM " + std::string(table));
            take(std::string(table));
        }
        dropDangling();
        putBackQuotes();
        step.info.summary = "what could be read of a damaged file, from step " + std::to_string(broken) + " on";
        if (const auto entry = step.commit({}))
            warn("step " + std::to_string(broken) + " of the history could not be read: what the study held is step " +
                 std::to_string(entry->number) + ", and steps between can't be undone any more");
    }

    /// Rows that refer to what is not there. Files and texts are not content: their places stay open.
    void dropDangling() {
        constexpr std::uint64_t Most = 10'000;
        const auto outside = [](const DanglingReference& each) { return each.to == "files" || each.to == "texts"; };
        for (;;) {
            auto dangling = danglingReferences(mended_, Most);
            std::erase_if(dangling, outside);
            if (dangling.empty()) return;
            for (const DanglingReference& each : dangling) drop(each);
        }
    }

    void drop(const DanglingReference& each) {
        const std::string name = nameOf(mended_, each.table, each.key);
        if (removeRow(mended_, each.table, each.key) && ++dropped_ <= MostDropped)
            warn("the " + thingOf(each.table) + (name.empty() ? "" : " \"" + name + "\"") + " is left out: its " +
                 thingOf(each.to) + " could not be read");
    }

    /// Codings whose span does not hold their quote go to the nearest place that does.
    void putBackQuotes() {
        SQLite::Statement query(
            *mended_.database,
            "SELECT codings.guid, begin, quote, texts.text FROM codings "
            "JOIN revisions ON revisions.guid = codings.revision "
            "JOIN texts ON texts.sha256 = revisions.text "
            "WHERE substr(CAST(texts.text AS BLOB), begin + 1, end - begin) <> CAST(quote AS BLOB)");
        std::vector<std::tuple<base::Guid, std::uint64_t, std::uint64_t>> found;
        while (query.executeStep()) {
            base::Guid guid;
            std::uint64_t begin = 0;
            std::string quote;
            std::string text;
            Row(query) >> guid >> begin >> quote >> text;
            const auto at = nearest(text, quote, begin);
            if (at)
                found.emplace_back(guid, *at, *at + quote.size());
            else
                warn("the coding \"" + quote.substr(0, 80) + "\" quotes what its source does not say");
        }
        for (const auto& [guid, begin, end] : found)
            store::run(mended_, "UPDATE codings SET begin = ?, end = ? WHERE guid = ?", begin, end, guid);
        if (!found.empty()) say(std::to_string(found.size()) + " codings were put where their quotes stand");
    }

    static std::optional<std::uint64_t> nearest(const std::string& text, const std::string& quote,
                                                std::uint64_t begin) {
        if (quote.empty()) return std::nullopt;
        const std::size_t after = text.find(quote, begin);
        const std::size_t before = text.rfind(quote, begin);
        if (after == std::string::npos && before == std::string::npos) return std::nullopt;
        if (before == std::string::npos) return after;
        if (after == std::string::npos) return before;
        return after - begin < begin - before ? after : before;
    }

    SQLite::Database& damaged_;
    Connection& mended_;
    const StepInfo& info_;
    base::Diagnostics told_;
    bool historyWhole_ = true;
    std::uint64_t dropped_ = 0;
};

/// Whoever has the file open would go on writing to the one that is put away.
void refuseOpen(const std::string& path) {
    if (!isOpenSomewhere(path)) return;
    const std::string holder = lockHolder(path);
    throw Failure(ErrorCode::Busy, "another program has the study open" + (holder.empty() ? "" : ": " + holder),
                  "close it, then try again");
}

}  // namespace

base::Result<Repair> Store::repair(const std::string& path, const StepInfo& info) {
    return guarded(path, [&]() -> base::Result<Repair> {
        refuseOpen(path);
        Repair repair;
        DamagedCopy copy(path);
        NewFile file(path);
        {
            SQLite::Database damaged(path, SQLite::OPEN_READWRITE);
            damaged.exec("PRAGMA writable_schema = ON");  // So that SQLite reads a file that is cut off.
            Connection mended(makeEmpty(file.temporary()), path, true);
            StepInfo step = info;
            if (step.at.empty()) step.at = base::utcNow();
            step.command = "repair";
            repair.diagnostics = Mender(damaged, mended, step).run();
            mended.execute("PRAGMA journal_mode = WAL");
        }
        for (const char* ending : {"-wal", "-shm"}) fs::remove(path + ending);
        file.putInPlace(true);
        repair.kept = copy.keep();
        return repair;
    });
}

}  // namespace coder::store
