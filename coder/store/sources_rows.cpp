// Sources, their revisions, and what these are made of: original bytes and texts, which are kept by their content.
#include "coder/base/sha256.h"
#include "coder/store/new_guid.h"
#include "coder/store/packed.h"
#include "coder/store/rows.h"
#include "coder/store/step_state.h"
#include "coder/store/structure_json.h"

namespace coder::store {

using base::ErrorCode;

namespace {

constexpr const char* RevisionColumns =
    "SELECT guid, source, number, path, file, text, format, encoding, imported FROM revisions ";

project::Revision readRevision(Row& row) {
    project::Revision revision;
    row >> revision.guid >> revision.source >> revision.number >> revision.path >> revision.file >> revision.text >>
        revision.format >> revision.encoding >> revision.imported;
    return revision;
}

project::StoredSource readSource(Row& row) {
    project::StoredSource source;
    row >> source.guid >> source.name >> source.revision;
    return source;
}

std::string readText(Row& row) {
    std::string text;
    row >> text;
    return text;
}

bool isThere(const Connection& connection, const char* sql, const std::string& key) {
    return first(
               connection, sql, [](Row&) { return true; }, key)
        .has_value();
}

void putFile(Connection& connection, const std::string& key, std::string_view bytes) {
    if (isThere(connection, "SELECT 1 FROM files WHERE sha256 = ?", key)) return;
    const std::string packed = pack(bytes);
    SQLite::Statement& insert = connection.kept("INSERT INTO files(sha256, bytes, packed) VALUES(?, ?, ?)");
    Binder binder(insert);
    binder << key << bytes.size();
    binder.blob(packed);
    insert.exec();
    insert.tryReset();
}

/// The key covers the structure, since one text can be read with other speakers' roles; the zero byte between can be
/// in no structure.
std::string putText(Connection& connection, const project::Source& source) {
    const std::string structure = structureJson(source);
    const std::string key = textKey(structure, source.text);
    if (!isThere(connection, "SELECT 1 FROM texts WHERE sha256 = ?", key))
        run(connection, "INSERT INTO texts(sha256, text, structure) VALUES(?, ?, ?)", key, source.text, structure);
    return key;
}

std::string checkedFileKey(const NewRevision& revision) {
    const std::string key = base::sha256(revision.bytes);
    if (!revision.source.sha256.empty() && revision.source.sha256 != key)
        throw Failure(ErrorCode::Invalid, "the file's bytes are not those that its SHA-256 says",
                      "read the file again");
    return key;
}

/// The new revision, with its file and text kept. The same file read in the same way is the same revision in all
/// copies.
project::Revision revisionOf(Connection& connection, const base::Guid& source, std::uint32_t number,
                             const NewRevision& added, const std::string& at) {
    const std::string file = checkedFileKey(added);
    const std::string text = putText(connection, added.source);
    putFile(connection, file, added.bytes);
    const base::Guid guid = newGuid(connection, NamedThing::Revision, source.toString() + " " + file + " " + text);
    return {guid, source, number, added.source.path, file, text, added.format, added.encoding, at};
}

}  // namespace

base::Status Step::put(const project::StoredSource& source) {
    return writeRow(*state_,
                    "INSERT INTO sources(guid, name, revision) VALUES(?, ?, ?) ON CONFLICT(guid) DO UPDATE SET "
                    "name = excluded.name, revision = excluded.revision",
                    source.guid, source.name, source.revision);
}

base::Status Step::put(const project::Revision& revision) {
    return writeRow(*state_,
                    "INSERT INTO revisions(guid, source, number, path, file, text, format, encoding, imported) "
                    "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(guid) DO UPDATE SET source = excluded.source, "
                    "number = excluded.number, path = excluded.path, file = excluded.file, text = excluded.text, "
                    "format = excluded.format, encoding = excluded.encoding, imported = excluded.imported",
                    revision.guid, revision.source, revision.number, revision.path, revision.file, revision.text,
                    revision.format, revision.encoding, revision.imported);
}

base::Status Step::removeSource(const base::Guid& guid) {
    return write(*state_, [&](Connection& connection) -> base::Status {
        run(connection, "DELETE FROM revisions WHERE source = ?", guid);
        run(connection, "DELETE FROM sources WHERE guid = ?", guid);
        return base::Done{};
    });
}

base::Result<std::string> Step::keepFile(std::string_view bytes) {
    return write(*state_, [&](Connection& connection) -> base::Result<std::string> {
        const std::string key = base::sha256(bytes);
        putFile(connection, key, bytes);
        return key;
    });
}

base::Result<std::string> Step::keepText(const project::Source& source) {
    return write(*state_,
                 [&](Connection& connection) -> base::Result<std::string> { return putText(connection, source); });
}

base::Result<project::Revision> Step::addSource(const NewRevision& added) {
    const std::string& name = added.source.name;
    const bool taken = !write(*state_, [&](Connection& connection) -> base::Status {
        if (isThere(connection, "SELECT 1 FROM sources WHERE name = ?", name))
            return base::unexpected(ErrorCode::Exists, {});
        return base::Done{};
    });
    if (taken)
        return base::unexpected(ErrorCode::Exists, "the study has a source \"" + name + "\" already",
                                "choose another name, or import it as a revision", {state_->connection.path});
    return write(*state_, [&](Connection& connection) -> base::Result<project::Revision> {
        project::StoredSource source{store::newGuid(connection, NamedThing::Source, name), name, {}};
        const project::Revision revision = revisionOf(connection, source.guid, 1, added, at());
        source.revision = revision.guid;
        if (auto done = put(source); !done) return base::unexpected(done.error());
        if (auto done = put(revision); !done) return base::unexpected(done.error());
        return revision;
    });
}

base::Result<project::Revision> Step::addRevision(const base::Guid& guid, const NewRevision& added) {
    return write(*state_, [&](Connection& connection) -> base::Result<project::Revision> {
        auto source = first(connection, "SELECT guid, name, revision FROM sources WHERE guid = ?", readSource, guid);
        if (!source)
            return base::unexpected(ErrorCode::NotFound, "the study has no such source", "import it as a new one");
        const auto last = first(
            connection, "SELECT coalesce(max(number), 0) FROM revisions WHERE source = ?",
            [](Row& row) {
                std::uint32_t number = 0;
                row >> number;
                return number;
            },
            guid);
        const project::Revision revision = revisionOf(connection, guid, last.value_or(0) + 1, added, at());
        if (auto done = put(revision); !done) return base::unexpected(done.error());
        source->revision = revision.guid;
        if (auto done = put(*source); !done) return base::unexpected(done.error());
        return revision;
    });
}

base::Result<std::vector<project::StoredSource>> Store::sources() const {
    return guarded(path(), [&]() -> base::Result<std::vector<project::StoredSource>> {
        return all(*connection_, "SELECT guid, name, revision FROM sources ORDER BY name", readSource);
    });
}

base::Result<std::vector<project::Revision>> Store::revisions() const {
    return guarded(path(), [&]() -> base::Result<std::vector<project::Revision>> {
        return all(*connection_, (std::string(RevisionColumns) + "ORDER BY source, number").c_str(), readRevision);
    });
}

base::Result<std::optional<project::StoredSource>> Store::findSource(const std::string& name) const {
    return guarded(path(), [&]() -> base::Result<std::optional<project::StoredSource>> {
        return first(*connection_, "SELECT guid, name, revision FROM sources WHERE name = ?", readSource, name);
    });
}

base::Result<project::Source> Store::source(const base::Guid& revision) const {
    return guarded(path(), [&]() -> base::Result<project::Source> {
        std::string structure;
        const auto read = [&](Row& row) {
            project::Source source;
            row >> source.name >> source.path >> source.sha256 >> source.text >> structure;
            return source;
        };
        auto source = first(*connection_,
                            "SELECT sources.name, revisions.path, revisions.file, texts.text, texts.structure "
                            "FROM revisions JOIN sources ON sources.guid = revisions.source "
                            "JOIN texts ON texts.sha256 = revisions.text WHERE revisions.guid = ?",
                            read, revision);
        if (!source)
            return base::unexpected(ErrorCode::NotFound, "the study has no such revision of a source",
                                    "list the sources again", {path()});
        readStructure(structure, *source);
        return std::move(*source);
    });
}

base::Result<std::string> Store::originalBytes(const std::string& sha256) const {
    return guarded(path(), [&]() -> base::Result<std::string> {
        std::uint64_t size = 0;
        const auto packed = first(
            *connection_, "SELECT bytes, packed FROM files WHERE sha256 = ?",
            [&](Row& row) {
                row >> size;
                return readText(row);
            },
            sha256);
        if (!packed)
            return base::unexpected(ErrorCode::NotFound, "the study has no file with this SHA-256", "", {path()});
        return unpack(*packed, size);
    });
}

base::Result<bool> Store::hasFile(const std::string& sha256) const {
    return guarded(path(), [&]() -> base::Result<bool> {
        return isThere(*connection_, "SELECT 1 FROM files WHERE sha256 = ?", sha256);
    });
}

}  // namespace coder::store
