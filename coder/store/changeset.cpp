#include "coder/store/changeset.h"

// The extension's declarations are only there when asked for; Debian's library has it.
#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <exception>
#include <map>

#include "coder/base/guid.h"
#include "coder/store/errors.h"
#include "coder/store/packed.h"
#include "coder/store/schema.h"

namespace coder::store {

namespace {

constexpr std::uint64_t MostConflicts = 100;

void check(int code, const char* what) {
    if (code == SQLITE_OK) return;
    if (code == SQLITE_CORRUPT) throw damaged(std::string("the history: ") + what);
    throw SQLite::Exception(std::string(what) + ": " + sqlite3_errstr(code), code);
}

/// An Unpacker as SQLite's input; exceptions must not pass through C.
struct Input {
    explicit Input(std::string_view packed) : unpacker(packed) {}
    Unpacker unpacker;
    std::exception_ptr failure;

    static int read(void* self, void* to, int* count) {
        auto& input = *static_cast<Input*>(self);
        try {
            *count = static_cast<int>(input.unpacker.read(to, static_cast<std::size_t>(*count)));
            return SQLITE_OK;
        } catch (...) {
            input.failure = std::current_exception();
            return SQLITE_CORRUPT;
        }
    }
    void check(int code, const char* what) const {
        if (failure) std::rethrow_exception(failure);
        store::check(code, what);
    }
};

std::optional<std::string> textOf(sqlite3_value* value) {
    if (sqlite3_value_type(value) == SQLITE_NULL) return std::nullopt;
    if (sqlite3_value_type(value) == SQLITE_BLOB) {
        base::Guid::Bytes bytes{};
        const auto* from = static_cast<const std::uint8_t*>(sqlite3_value_blob(value));
        const auto size = static_cast<std::size_t>(sqlite3_value_bytes(value));
        if (size != bytes.size()) return std::string("(") + std::to_string(size) + " bytes)";
        std::copy(from, from + size, bytes.begin());
        return base::Guid(bytes).toString();
    }
    const unsigned char* text = sqlite3_value_text(value);
    if (text == nullptr) return std::string();
    return std::string(reinterpret_cast<const char*>(text), static_cast<std::size_t>(sqlite3_value_bytes(value)));
}

ChangedRow rowOf(sqlite3_changeset_iter* iterator) {
    const char* table = nullptr;
    int columns = 0;
    int operation = 0;
    check(sqlite3changeset_op(iterator, &table, &columns, &operation, nullptr), "reading a change");
    ChangedRow row;
    row.table = table;
    row.kind = operation == SQLITE_INSERT   ? project::ChangeKind::Added
               : operation == SQLITE_DELETE ? project::ChangeKind::Removed
                                            : project::ChangeKind::Changed;
    unsigned char* keys = nullptr;
    check(sqlite3changeset_pk(iterator, &keys, nullptr), "reading a change's key");
    for (int i = 0; i < columns; ++i) {
        row.keyColumns.push_back(keys[i] != 0);
        sqlite3_value* value = nullptr;
        row.before.emplace_back();
        row.after.emplace_back();
        if (operation != SQLITE_INSERT && sqlite3changeset_old(iterator, i, &value) == SQLITE_OK && value != nullptr)
            row.before.back() = {true, textOf(value)};
        value = nullptr;
        if (operation != SQLITE_DELETE && sqlite3changeset_new(iterator, i, &value) == SQLITE_OK && value != nullptr)
            row.after.back() = {true, textOf(value)};
    }
    return row;
}

struct Outcome {
    Applied applied;
    std::exception_ptr failure;
    const std::map<std::string, int>* renamed = nullptr;  ///< By row: the column with a name for the meantime.
};

std::string rowId(const std::string& table, const std::string& key) { return table + " " + key; }

bool sameValue(sqlite3_value* a, sqlite3_value* b) {
    if (sqlite3_value_type(a) != sqlite3_value_type(b)) return false;
    const void* first = sqlite3_value_blob(a);
    const void* second = sqlite3_value_blob(b);
    const int size = sqlite3_value_bytes(a);
    return size == sqlite3_value_bytes(b) &&
           (size == 0 || std::memcmp(first, second, static_cast<std::size_t>(size)) == 0);
}

/// Whether the row is as the change expects it, but for its name for the meantime.
bool isOnlyRenamed(const Outcome& outcome, sqlite3_changeset_iter* iterator) {
    if (outcome.renamed == nullptr) return false;
    const ChangedRow row = rowOf(iterator);
    const auto found = outcome.renamed->find(rowId(row.table, row.key().front()));
    if (found == outcome.renamed->end()) return false;
    for (int i = 0; i < static_cast<int>(row.before.size()); ++i) {
        sqlite3_value* expected = nullptr;
        sqlite3_value* present = nullptr;
        if (i == found->second || sqlite3changeset_old(iterator, i, &expected) != SQLITE_OK || expected == nullptr)
            continue;
        if (sqlite3changeset_conflict(iterator, i, &present) != SQLITE_OK || !sameValue(expected, present))
            return false;
    }
    return true;
}

int onConflict(void* context, int reason, sqlite3_changeset_iter* iterator) {
    auto& outcome = *static_cast<Outcome*>(context);
    if (reason == SQLITE_CHANGESET_FOREIGN_KEY) {
        outcome.applied.dangling = true;
        return SQLITE_CHANGESET_OMIT;
    }
    if (reason == SQLITE_CHANGESET_DATA && isOnlyRenamed(outcome, iterator)) return SQLITE_CHANGESET_REPLACE;
    ++outcome.applied.conflictCount;
    if (outcome.applied.conflictCount > MostConflicts) return SQLITE_CHANGESET_OMIT;
    try {
        const ConflictKind kind = reason == SQLITE_CHANGESET_DATA       ? ConflictKind::Changed
                                  : reason == SQLITE_CHANGESET_NOTFOUND ? ConflictKind::Missing
                                  : reason == SQLITE_CHANGESET_CONFLICT ? ConflictKind::Taken
                                                                        : ConflictKind::Refused;
        outcome.applied.conflicts.push_back({kind, rowOf(iterator)});
    } catch (...) {
        outcome.failure = std::current_exception();
        return SQLITE_CHANGESET_ABORT;
    }
    return SQLITE_CHANGESET_OMIT;
}

}  // namespace

struct Session::Handle {
    sqlite3_session* session = nullptr;
};

Session::Session(sqlite3* database) : handle_(std::make_unique<Handle>()) {
    check(sqlite3session_create(database, "main", &handle_->session), "watching the study");
    for (const std::string_view table : ContentTables) {
        const int code = sqlite3session_attach(handle_->session, std::string(table).c_str());
        if (code == SQLITE_OK) continue;
        sqlite3session_delete(handle_->session);
        check(code, "watching a table");
    }
}

Session::~Session() { sqlite3session_delete(handle_->session); }

Changes Session::changes() {
    Packer packer(1);  // Three times as fast as the default, a tenth larger.
    const auto output = [](void* to, const void* bytes, int count) {
        try {
            static_cast<Packer*>(to)->add(bytes, static_cast<std::size_t>(count));
            return SQLITE_OK;
        } catch (...) {
            return SQLITE_NOMEM;
        }
    };
    check(sqlite3session_changeset_strm(handle_->session, output, &packer), "collecting the changes");
    Changes changes;
    changes.bytes = packer.added();
    changes.packed = packer.finish();
    return changes;
}

std::vector<std::string> ChangedRow::key() const {
    const auto& values = kind == project::ChangeKind::Added ? after : before;
    std::vector<std::string> key;
    for (std::size_t i = 0; i < keyColumns.size(); ++i)
        if (keyColumns[i]) key.push_back(values[i].text.value_or(""));
    return key;
}

void eachChange(std::string_view packed, const std::function<bool(const ChangedRow&)>& visitor) {
    Input input(packed);
    sqlite3_changeset_iter* iterator = nullptr;
    input.check(sqlite3changeset_start_strm(&iterator, Input::read, &input), "reading a step");
    const std::unique_ptr<sqlite3_changeset_iter, int (*)(sqlite3_changeset_iter*)> owner(iterator,
                                                                                          sqlite3changeset_finalize);
    int state = SQLITE_ROW;
    while ((state = sqlite3changeset_next(iterator)) == SQLITE_ROW)
        if (!visitor(rowOf(iterator))) return;
    input.check(state == SQLITE_DONE ? SQLITE_OK : state, "reading a step");
}

namespace {

Applied applyOnce(sqlite3* database, std::string_view packed, bool inverse, const std::map<std::string, int>* renamed) {
    Input input(packed);
    Outcome outcome;
    outcome.renamed = renamed;
    // Only tables of the content: a damaged or foreign changeset must not reach the history itself.
    const auto isContent = [](void*, const char* table) {
        return static_cast<int>(std::find(ContentTables.begin(), ContentTables.end(), table) != ContentTables.end());
    };
    const int flags = inverse ? SQLITE_CHANGESETAPPLY_INVERT : 0;
    const int code = sqlite3changeset_apply_v2_strm(database, Input::read, &input, isContent, onConflict, &outcome,
                                                    nullptr, nullptr, flags);
    if (outcome.failure) std::rethrow_exception(outcome.failure);
    input.check(code, "applying a step");
    return std::move(outcome.applied);
}

/// The rows whose names a changeset changes, with the column's place.
std::map<std::string, int> renamedRows(std::string_view packed) {
    std::map<std::string, int> rows;
    eachChange(packed, [&](const ChangedRow& row) {
        const int column = uniqueColumnIndex(row.table);
        if (column >= 0 && row.kind == project::ChangeKind::Changed &&
            row.after[static_cast<std::size_t>(column)].present)
            rows.emplace(rowId(row.table, row.key().front()), column);
        return true;
    });
    return rows;
}

/// Gives these rows names that nobody has.
void makeWay(sqlite3* database, const std::map<std::string, int>& rows) {
    int number = 1'000'000'000;
    for (const auto& [id, column] : rows) {
        const std::string table = id.substr(0, id.find(' '));
        const auto guid = base::Guid::parse(id.substr(table.size() + 1)).value_or(base::Guid());
        sqlite3_stmt* update = nullptr;
        const std::string sql = "UPDATE " + table + " SET " + std::string(uniqueColumn(table)) + " = ? WHERE guid = ?";
        check(sqlite3_prepare_v2(database, sql.c_str(), -1, &update, nullptr), "making way for a step");
        sqlite3_bind_int(update, 1, ++number);
        sqlite3_bind_blob(update, 2, guid.bytes().data(), 16, SQLITE_STATIC);
        const int code = sqlite3_step(update);
        sqlite3_finalize(update);
        if (code != SQLITE_DONE) check(code, "making way for a step");
    }
}

void execute(sqlite3* database, const char* sql) {
    check(sqlite3_exec(database, sql, nullptr, nullptr, nullptr), "applying a step");
}

}  // namespace

Applied apply(sqlite3* database, std::string_view packed, bool inverse) {
    execute(database, "SAVEPOINT apply");
    Applied applied = applyOnce(database, packed, inverse, nullptr);
    const bool refused = std::any_of(applied.conflicts.begin(), applied.conflicts.end(),
                                     [](const Conflict& one) { return one.kind == ConflictKind::Refused; });
    // A merge may exchange the names of two things, which no order of the rows can do.
    const auto renamed = refused ? renamedRows(packed) : std::map<std::string, int>();
    if (renamed.size() > 1) {
        execute(database, "ROLLBACK TO apply");
        makeWay(database, renamed);
        applied = applyOnce(database, packed, inverse, &renamed);
    }
    execute(database, "RELEASE apply");
    return applied;
}

}  // namespace coder::store
