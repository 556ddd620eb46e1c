#include "coder/study/case_import.h"

#include <map>
#include <set>

#include "coder/base/file.h"
#include "coder/import/participants_file.h"
#include "coder/report/numbers.h"
#include "coder/store/step.h"

namespace coder::study {

namespace {

using base::Guid;
using base::Status;

/// What a case has beside its name: values by attribute, and voices.
struct CaseContent {
    std::map<Guid, std::string> values;
    std::set<std::pair<std::string, std::string>> voices;

    friend bool operator==(const CaseContent&, const CaseContent&) = default;
};

/// Brings cases, values and voices of a study in line with a table.
class CaseSync {
public:
    CaseSync(const store::Store& store, store::Step& step, const project::CaseTable& table, CaseChanges& changes)
        : store_(store), step_(step), table_(table), changes_(changes) {}

    Status run() {
        if (auto read = readPresent(); !read) return read;
        if (auto put = putAttributes(); !put) return put;
        for (std::size_t i = 0; i < table_.cases.size(); ++i)
            if (auto put = putCase(table_.cases[i], static_cast<std::uint32_t>(i)); !put) return put;
        return removeOthers();
    }

private:
    Status readPresent() {
        const auto attributes = store_.attributes();
        const auto cases = store_.cases();
        const auto values = store_.caseValues();
        const auto voices = store_.voices();
        if (!attributes) return base::unexpected(attributes.error());
        if (!cases) return base::unexpected(cases.error());
        if (!values) return base::unexpected(values.error());
        if (!voices) return base::unexpected(voices.error());
        for (const project::Attribute& attribute : *attributes) attributes_.emplace(attribute.name, attribute);
        for (const project::StoredCase& each : *cases) cases_.emplace(each.name, each);
        for (const project::CaseValue& value : *values) present_[value.ofCase].values[value.attribute] = value.value;
        for (const project::StoredVoice& voice : *voices)
            present_[voice.ofCase].voices.emplace(voice.source, voice.speaker);
        return base::Done{};
    }

    Status putAttributes() {
        for (std::size_t i = 0; i < table_.attributes.size(); ++i) {
            const auto found = attributes_.find(table_.attributes[i]);
            project::Attribute attribute;
            attribute.name = table_.attributes[i];
            const auto guid = found == attributes_.end() ? step_.newGuid(store::NamedThing::Attribute, attribute.name)
                                                         : base::Result<Guid>(found->second.guid);
            if (!guid) return base::unexpected(guid.error());
            attribute.guid = *guid;
            attribute.type = table_.kind(i).type;
            attribute.position = static_cast<std::uint32_t>(i);
            guids_.push_back(attribute.guid);
            if (found != attributes_.end() && found->second == attribute) continue;
            if (auto put = step_.put(attribute); !put) return put;
        }
        return base::Done{};
    }

    Status putCase(const project::Case& listed, std::uint32_t position) {
        const auto found = cases_.find(listed.name);
        const auto guid = found == cases_.end() ? step_.newGuid(store::NamedThing::Case, listed.name)
                                                : base::Result<Guid>(found->second.guid);
        if (!guid) return base::unexpected(guid.error());
        const project::StoredCase stored{*guid, listed.name, position};
        kept_.insert(stored.guid);
        CaseContent wanted;
        for (std::size_t i = 0; i < guids_.size(); ++i)
            if (!listed.values[i].empty()) wanted.values.emplace(guids_[i], listed.values[i]);
        for (const project::Voice& voice : listed.voices) wanted.voices.emplace(voice.source, voice.speaker);
        const CaseContent& present = present_[stored.guid];
        if (found == cases_.end())
            ++changes_.added;
        else if (wanted != present)
            ++changes_.changed;
        if (found == cases_.end() || found->second != stored)
            if (auto put = step_.put(stored); !put) return put;
        return wanted == present ? Status(base::Done{}) : putContent(stored.guid, wanted, present);
    }

    Status putContent(const Guid& guid, const CaseContent& wanted, const CaseContent& present) {
        for (const auto& [attribute, value] : present.values)
            if (wanted.values.count(attribute) == 0)
                if (auto removed = step_.remove(project::CaseValue{guid, attribute, value}); !removed) return removed;
        for (const auto& [attribute, value] : wanted.values)
            if (auto put = step_.put(project::CaseValue{guid, attribute, value}); !put) return put;
        for (const auto& voice : present.voices)
            if (wanted.voices.count(voice) == 0)
                if (auto removed = step_.remove(project::StoredVoice{guid, voice.first, voice.second}); !removed)
                    return removed;
        for (const auto& voice : wanted.voices)
            if (auto put = step_.put(project::StoredVoice{guid, voice.first, voice.second}); !put) return put;
        return base::Done{};
    }

    Status removeOthers() {
        for (const auto& [name, stored] : cases_) {
            if (kept_.count(stored.guid) != 0) continue;
            ++changes_.removed;
            if (auto removed = step_.removeCase(stored.guid); !removed) return removed;
        }
        const std::set<Guid> listed(guids_.begin(), guids_.end());
        for (const auto& [name, attribute] : attributes_)
            if (listed.count(attribute.guid) == 0)
                if (auto removed = step_.removeAttribute(attribute.guid); !removed) return removed;
        return base::Done{};
    }

    const store::Store& store_;
    store::Step& step_;
    const project::CaseTable& table_;
    CaseChanges& changes_;
    std::map<std::string, project::Attribute> attributes_;  ///< In the study, by name.
    std::map<std::string, project::StoredCase> cases_;      ///< Likewise.
    std::map<Guid, CaseContent> present_;                   ///< By case.
    std::vector<Guid> guids_;                               ///< Of the table's attributes.
    std::set<Guid> kept_;
};

}  // namespace

base::Status syncCases(const store::Store& store, store::Step& step, const project::CaseTable& table,
                       CaseChanges& changes) {
    return CaseSync(store, step, table, changes).run();
}

base::Result<CaseChanges> importCases(const std::string& study, const std::string& participants,
                                      const std::string& who) {
    auto bytes = base::readFile(participants);
    if (!bytes) return base::unexpected(bytes.error());
    auto read = import::readParticipants(std::move(*bytes), participants);
    if (!read) return base::unexpected(read.error());
    auto store = store::Store::open(study, store::Mode::Write);
    if (!store) return base::unexpected(store.error());
    auto step = store->begin({who, "participants", "", ""});
    if (!step) return base::unexpected(step.error());
    CaseChanges changes;
    if (auto synced = syncCases(*store, *step, read->table, changes); !synced) return base::unexpected(synced.error());
    step->setSummary(report::counted(changes.added, "participant") + " added, " + std::to_string(changes.changed) +
                     " changed, " + std::to_string(changes.removed) + " removed");
    auto entry = step->commit();
    if (!entry) return base::unexpected(entry.error());
    changes.history = *std::move(entry);
    changes.diagnostics = std::move(read->diagnostics);
    return changes;
}

}  // namespace coder::study
