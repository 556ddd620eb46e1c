// Codebooks and codes.
#include "coder/store/rows.h"
#include "coder/store/step_state.h"

namespace coder::store {

base::Status Step::put(const project::StoredCodebook& codebook) {
    return writeRow(*state_,
                    "INSERT INTO codebooks(guid, name, version, sha256, yaml, added) VALUES(?, ?, ?, ?, ?, ?) "
                    "ON CONFLICT(guid) DO UPDATE SET name = excluded.name, version = excluded.version, "
                    "sha256 = excluded.sha256, yaml = excluded.yaml, added = excluded.added",
                    codebook.guid, codebook.name, codebook.version, codebook.sha256, codebook.yaml, codebook.added);
}

base::Status Step::put(const project::StoredCode& code) {
    return writeRow(*state_,
                    "INSERT INTO codes(guid, path, name, codebook) VALUES(?, ?, ?, ?) ON CONFLICT(guid) DO UPDATE SET "
                    "path = excluded.path, name = excluded.name, codebook = excluded.codebook",
                    code.guid, code.path, code.name, code.codebook);
}

base::Status Step::removeCodebook(const base::Guid& guid) {
    return writeRow(*state_, "DELETE FROM codebooks WHERE guid = ?", guid);
}

base::Status Step::removeCode(const base::Guid& guid) {
    return writeRow(*state_, "DELETE FROM codes WHERE guid = ?", guid);
}

base::Result<std::vector<CodebookInfo>> Store::codebooks() const {
    return guarded(path(), [&]() -> base::Result<std::vector<CodebookInfo>> {
        return all(*connection_, "SELECT guid, name, version, sha256, added FROM codebooks ORDER BY added, guid",
                   [](Row& row) {
                       CodebookInfo codebook;
                       row >> codebook.guid >> codebook.name >> codebook.version >> codebook.sha256 >> codebook.added;
                       return codebook;
                   });
    });
}

base::Result<project::StoredCodebook> Store::codebook(const base::Guid& guid) const {
    return guarded(path(), [&]() -> base::Result<project::StoredCodebook> {
        auto found = first(
            *connection_, "SELECT guid, name, version, sha256, yaml, added FROM codebooks WHERE guid = ?",
            [](Row& row) {
                project::StoredCodebook codebook;
                row >> codebook.guid >> codebook.name >> codebook.version >> codebook.sha256 >> codebook.yaml >>
                    codebook.added;
                return codebook;
            },
            guid);
        if (!found)
            return base::unexpected(base::ErrorCode::NotFound, "the study has no such codebook",
                                    "list the codebooks again", {path()});
        return std::move(*found);
    });
}

base::Result<std::vector<project::StoredCode>> Store::codes() const {
    return guarded(path(), [&]() -> base::Result<std::vector<project::StoredCode>> {
        return all(*connection_, "SELECT guid, path, name, codebook FROM codes ORDER BY path", [](Row& row) {
            project::StoredCode code;
            row >> code.guid >> code.path >> code.name >> code.codebook;
            return code;
        });
    });
}

}  // namespace coder::store
