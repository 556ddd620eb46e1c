#include "coder/store/replay.h"

#include "coder/base/strings.h"
#include "coder/store/changeset.h"
#include "coder/store/history_rows.h"
#include "coder/store/references.h"
#include "coder/store/rows.h"
#include "coder/store/schema.h"

namespace coder::store {

namespace {

constexpr std::size_t MostRowsShown = 10;  // Of one table.

bool sameValue(const SQLite::Column& a, const SQLite::Column& b) {
    if (a.getType() != b.getType()) return false;
    if (a.isInteger()) return a.getInt64() == b.getInt64();
    const void* first = a.getBlob();
    const void* second = b.getBlob();
    const int size = a.getBytes();
    return size == b.getBytes() && (size == 0 || std::memcmp(first, second, static_cast<std::size_t>(size)) == 0);
}

/// The rows of one table in the order of their keys.
class Rows {
public:
    Rows(SQLite::Database& database, const std::string& table, const std::vector<std::string>& keys)
        : query_(database,
                 "SELECT " + base::join(keys, ", ") + ", * FROM " + table + " ORDER BY " + base::join(keys, ", ")),
          keyCount_(static_cast<int>(keys.size())) {
        next();
    }
    bool there() const { return there_; }
    const std::vector<std::string>& key() const { return key_; }
    void next() {
        there_ = query_.executeStep();
        key_.clear();
        for (int i = 0; there_ && i < keyCount_; ++i) key_.push_back(keyText(query_.getColumn(i)));
    }
    bool sameAs(Rows& other) {
        for (int i = 0; i < query_.getColumnCount(); ++i)
            if (!sameValue(query_.getColumn(i), other.query_.getColumn(i))) return false;
        return true;
    }

private:
    SQLite::Statement query_;
    int keyCount_;
    bool there_ = false;
    std::vector<std::string> key_;
};

class TableComparison {
public:
    TableComparison(const Connection& present, std::string table, base::Diagnostics& diagnostics)
        : present_(present), table_(std::move(table)), diagnostics_(diagnostics) {}

    void run(SQLite::Database& replayed) {
        const auto keys = keyColumns(present_, table_);
        if (keys.empty()) throw damaged("the table " + table_ + " is missing");
        Rows now(*present_.database, table_, keys);
        Rows before(replayed, table_, keys);
        while (now.there() || before.there()) {
            if (!before.there() || (now.there() && now.key() < before.key())) {
                report(now.key(), "is in the study, but no step of the history added it");
                now.next();
            } else if (!now.there() || before.key() < now.key()) {
                report(before.key(), "is missing, and no step of the history removed it");
                before.next();
            } else {
                if (!now.sameAs(before)) report(now.key(), "is not as the history says");
                now.next();
                before.next();
            }
        }
        if (count_ > MostRowsShown)
            diagnostics_.push_back({base::Severity::Error,
                                    {present_.path},
                                    std::to_string(count_ - MostRowsShown) + " more rows of the table " + table_ +
                                        " are not as the history says",
                                    ""});
    }

private:
    void report(const std::vector<std::string>& key, const char* what) {
        if (++count_ > MostRowsShown) return;
        const std::string name = nameOf(present_, table_, key);
        diagnostics_.push_back({base::Severity::Error,
                                {present_.path},
                                "the " + thingOf(table_) + " " + base::join(key, " ") +
                                    (name.empty() ? "" : " (\"" + name + "\")") + " " + what,
                                "it was changed without Coder; take it from a backup, or from the history"});
    }

    const Connection& present_;
    std::string table_;
    base::Diagnostics& diagnostics_;
    std::size_t count_ = 0;
};

}  // namespace

base::Diagnostics checkReplay(const Connection& connection) {
    base::Diagnostics diagnostics;
    const auto history = readHistory(connection);
    requireWhole(history);
    const auto replayed = makeEmpty("");
    replayed->exec("PRAGMA foreign_keys = OFF");  // Files and texts are not in the history.
    Transaction transaction(*replayed, "BEGIN");
    for (const project::HistoryEntry& entry : history) {
        const Applied applied = apply(replayed->getHandle(), packedChanges(connection, entry.number), false);
        if (!applied.clean())
            diagnostics.push_back({base::Severity::Error,
                                   {connection.path},
                                   "step " + std::to_string(entry.number) + " of the history (" + entry.command +
                                       ") does not fit the steps before it",
                                   "work with a backup"});
    }
    transaction.commit();
    for (const std::string_view table : ContentTables)
        TableComparison(connection, std::string(table), diagnostics).run(*replayed);
    return diagnostics;
}

}  // namespace coder::store
