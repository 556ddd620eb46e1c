// The study itself, its settings, coders and estimates.
#include "coder/store/names.h"
#include "coder/store/rows.h"
#include "coder/store/step_state.h"

namespace coder::store {

base::Status Step::put(const project::StudyInfo& study) {
    return writeRow(*state_,
                    "INSERT INTO study(guid, title, language, created) VALUES(?, ?, ?, ?) ON CONFLICT(guid) DO UPDATE "
                    "SET title = excluded.title, language = excluded.language, created = excluded.created",
                    study.guid, study.title, study.language, study.created);
}

base::Status Step::put(const project::Setting& setting) {
    return writeRow(
        *state_, "INSERT INTO settings(key, value) VALUES(?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value",
        setting.key, setting.value);
}

base::Status Step::removeSetting(const std::string& key) {
    return writeRow(*state_, "DELETE FROM settings WHERE key = ?", key);
}

base::Status Step::put(const project::Coder& coder) {
    return writeRow(*state_,
                    "INSERT INTO coders(guid, name, kind) VALUES(?, ?, ?) ON CONFLICT(guid) DO UPDATE SET "
                    "name = excluded.name, kind = excluded.kind",
                    coder.guid, coder.name, coderKindName(coder.kind));
}

base::Status Step::removeCoder(const base::Guid& guid) {
    return writeRow(*state_, "DELETE FROM coders WHERE guid = ?", guid);
}

base::Status Step::put(const project::Estimate& estimate) {
    return writeRow(*state_,
                    "INSERT INTO estimates(guid, code, rule, sampled, accepted, seed, coder, at) "
                    "VALUES(?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(guid) DO UPDATE SET code = excluded.code, "
                    "rule = excluded.rule, sampled = excluded.sampled, accepted = excluded.accepted, "
                    "seed = excluded.seed, coder = excluded.coder, at = excluded.at",
                    estimate.guid, estimate.code, estimate.rule, estimate.sampled, estimate.accepted, estimate.seed,
                    estimate.coder, estimate.at);
}

base::Status Step::removeEstimate(const base::Guid& guid) {
    return writeRow(*state_, "DELETE FROM estimates WHERE guid = ?", guid);
}

base::Result<project::StudyInfo> Store::study() const {
    return guarded(path(), [&]() -> base::Result<project::StudyInfo> {
        const auto found = first(*connection_, "SELECT guid, title, language, created FROM study", [](Row& row) {
            project::StudyInfo study;
            row >> study.guid >> study.title >> study.language >> study.created;
            return study;
        });
        if (!found) throw damaged("it does not say which study it is");
        return *found;
    });
}

base::Result<std::vector<project::Setting>> Store::settings() const {
    return guarded(path(), [&]() -> base::Result<std::vector<project::Setting>> {
        return all(*connection_, "SELECT key, value FROM settings ORDER BY key", [](Row& row) {
            project::Setting setting;
            row >> setting.key >> setting.value;
            return setting;
        });
    });
}

base::Result<std::vector<project::Coder>> Store::coders() const {
    return guarded(path(), [&]() -> base::Result<std::vector<project::Coder>> {
        return all(*connection_, "SELECT guid, name, kind FROM coders ORDER BY name, guid", [](Row& row) {
            project::Coder coder;
            row >> coder.guid >> coder.name;
            row.named(coder.kind, project::CoderKind::Rules, coderKindName);
            return coder;
        });
    });
}

base::Result<std::vector<project::Estimate>> Store::estimates() const {
    return guarded(path(), [&]() -> base::Result<std::vector<project::Estimate>> {
        return all(*connection_,
                   "SELECT guid, code, rule, sampled, accepted, seed, coder, at FROM estimates ORDER BY at, guid",
                   [](Row& row) {
                       project::Estimate estimate;
                       row >> estimate.guid >> estimate.code >> estimate.rule >> estimate.sampled >>
                           estimate.accepted >> estimate.seed >> estimate.coder >> estimate.at;
                       return estimate;
                   });
    });
}

}  // namespace coder::store
