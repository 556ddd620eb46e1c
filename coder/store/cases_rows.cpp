// Cases, attributes, values and voices.
#include <algorithm>
#include <map>

#include "coder/store/names.h"
#include "coder/store/rows.h"
#include "coder/store/step_state.h"

namespace coder::store {

base::Status Step::put(const project::Attribute& attribute) {
    return writeRow(*state_,
                    "INSERT INTO attributes(guid, name, type, position) VALUES(?, ?, ?, ?) ON CONFLICT(guid) DO UPDATE "
                    "SET name = excluded.name, type = excluded.type, position = excluded.position",
                    attribute.guid, attribute.name, project::typeName(attribute.type), attribute.position);
}

base::Status Step::put(const project::StoredCase& value) {
    return writeRow(*state_,
                    "INSERT INTO cases(guid, name, position) VALUES(?, ?, ?) ON CONFLICT(guid) DO UPDATE SET "
                    "name = excluded.name, position = excluded.position",
                    value.guid, value.name, value.position);
}

base::Status Step::put(const project::CaseValue& value) {
    return writeRow(*state_,
                    "INSERT INTO case_values(case_guid, attribute, value) VALUES(?, ?, ?) "
                    "ON CONFLICT(case_guid, attribute) DO UPDATE SET value = excluded.value",
                    value.ofCase, value.attribute, value.value);
}

base::Status Step::put(const project::StoredVoice& voice) {
    return writeRow(*state_,
                    "INSERT INTO voices(case_guid, source, speaker) VALUES(?, ?, ?) "
                    "ON CONFLICT(case_guid, source, speaker) DO NOTHING",
                    voice.ofCase, voice.source, voice.speaker);
}

base::Status Step::removeAttribute(const base::Guid& guid) {
    return write(*state_, [&](Connection& connection) -> base::Status {
        run(connection, "DELETE FROM case_values WHERE attribute = ?", guid);
        run(connection, "DELETE FROM attributes WHERE guid = ?", guid);
        return base::Done{};
    });
}

base::Status Step::removeCase(const base::Guid& guid) {
    return write(*state_, [&](Connection& connection) -> base::Status {
        run(connection, "DELETE FROM case_values WHERE case_guid = ?", guid);
        run(connection, "DELETE FROM voices WHERE case_guid = ?", guid);
        run(connection, "DELETE FROM cases WHERE guid = ?", guid);
        return base::Done{};
    });
}

base::Status Step::remove(const project::CaseValue& value) {
    return writeRow(*state_, "DELETE FROM case_values WHERE case_guid = ? AND attribute = ?", value.ofCase,
                    value.attribute);
}

base::Status Step::remove(const project::StoredVoice& voice) {
    return writeRow(*state_, "DELETE FROM voices WHERE case_guid = ? AND source = ? AND speaker = ?", voice.ofCase,
                    voice.source, voice.speaker);
}

base::Result<std::vector<project::Attribute>> Store::attributes() const {
    return guarded(path(), [&]() -> base::Result<std::vector<project::Attribute>> {
        return all(*connection_, "SELECT guid, name, type, position FROM attributes ORDER BY position, name",
                   [](Row& row) {
                       project::Attribute attribute;
                       row >> attribute.guid >> attribute.name;
                       row.named(attribute.type, project::AttributeType::YesNo, project::typeName);
                       row >> attribute.position;
                       return attribute;
                   });
    });
}

base::Result<std::vector<project::StoredCase>> Store::cases() const {
    return guarded(path(), [&]() -> base::Result<std::vector<project::StoredCase>> {
        return all(*connection_, "SELECT guid, name, position FROM cases ORDER BY position, name", [](Row& row) {
            project::StoredCase value;
            row >> value.guid >> value.name >> value.position;
            return value;
        });
    });
}

base::Result<std::vector<project::CaseValue>> Store::caseValues() const {
    return guarded(path(), [&]() -> base::Result<std::vector<project::CaseValue>> {
        return all(*connection_, "SELECT case_guid, attribute, value FROM case_values ORDER BY case_guid, attribute",
                   [](Row& row) {
                       project::CaseValue value;
                       row >> value.ofCase >> value.attribute >> value.value;
                       return value;
                   });
    });
}

base::Result<std::vector<project::StoredVoice>> Store::voices() const {
    return guarded(path(), [&]() -> base::Result<std::vector<project::StoredVoice>> {
        return all(*connection_, "SELECT case_guid, source, speaker FROM voices ORDER BY case_guid, source, speaker",
                   [](Row& row) {
                       project::StoredVoice voice;
                       row >> voice.ofCase >> voice.source >> voice.speaker;
                       return voice;
                   });
    });
}

base::Result<project::CaseTable> Store::caseTable() const {
    auto attributes = this->attributes();
    auto cases = this->cases();
    auto values = caseValues();
    auto voices = this->voices();
    if (!attributes) return base::unexpected(attributes.error());
    if (!cases) return base::unexpected(cases.error());
    if (!values) return base::unexpected(values.error());
    if (!voices) return base::unexpected(voices.error());
    project::CaseTable table;
    std::map<base::Guid, std::size_t> columns;
    std::map<base::Guid, std::size_t> rows;
    for (const project::Attribute& attribute : *attributes) {
        columns[attribute.guid] = table.attributes.size();
        table.attributes.push_back(attribute.name);
    }
    for (const project::StoredCase& value : *cases) {
        rows[value.guid] = table.cases.size();
        table.cases.push_back({value.name, std::vector<std::string>(columns.size()), {}, {}, true});
    }
    for (project::CaseValue& value : *values) {
        const auto row = rows.find(value.ofCase);
        const auto column = columns.find(value.attribute);
        if (row != rows.end() && column != columns.end())
            table.cases[row->second].values[column->second] = std::move(value.value);
    }
    for (project::StoredVoice& voice : *voices)
        if (const auto row = rows.find(voice.ofCase); row != rows.end())
            table.cases[row->second].voices.push_back({std::move(voice.source), std::move(voice.speaker)});
    for (std::size_t i = 0; i < table.attributes.size(); ++i) {
        std::vector<std::string> column;
        for (const project::Case& each : table.cases) column.push_back(each.values[i]);
        table.kinds.push_back(project::findKind(column).kind);
    }
    return table;
}

}  // namespace coder::store
