#include "coder/study/study.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "coder/base/file.h"
#include "coder/base/sha256.h"
#include "coder/base/strings.h"
#include "coder/codebook/nearest_name.h"
#include "coder/import/participants_file.h"
#include "coder/store/store.h"
#include "coder/study/files.h"
#include "coder/study/rules.h"
#include "coder/study/stored_settings.h"
#include "coder/study/transcripts.h"

namespace coder::study {

namespace {

using base::Severity;

std::string stem(const std::string& path) { return std::filesystem::path(path).stem().string(); }

void findSources(Study& study) {
    std::vector<std::string> paths;
    for (const std::string& pattern : study.file.transcripts) {
        const std::vector<std::string> files = filesMatching(study.file.path, pattern);
        if (files.empty())
            study.diagnostics.push_back({Severity::Error, study.file.transcriptsPlace,
                                         "no file matches \"" + pattern + "\"",
                                         "names are looked for from the folder of " + study.file.path});
        paths.insert(paths.end(), files.begin(), files.end());
    }
    NamedTranscripts named = nameTranscripts(paths);
    for (import::TranscriptEntry& entry : named.entries) study.sources.push_back({entry.name, entry, {}, {}, {}});
    base::append(study.diagnostics, std::move(named.diagnostics));
}

base::Status readCases(Study& study) {
    if (study.file.participants.empty()) return base::Done{};
    auto bytes = base::readFile(study.file.participants);
    if (!bytes) return base::unexpected(bytes.error());
    auto cases = import::readParticipants(std::move(*bytes), study.file.participants);
    if (!cases) return base::unexpected(cases.error());
    study.cases = std::move(cases->table);
    base::append(study.diagnostics, std::move(cases->diagnostics));
    return base::Done{};
}

void checkAttribute(const Study& study, const std::string& attribute, const base::Place& place, const std::string& what,
                    base::Diagnostics& diagnostics) {
    if (study.cases.attribute(attribute)) return;
    const std::vector<std::string_view> known(study.cases.attributes.begin(), study.cases.attributes.end());
    diagnostics.push_back(
        {Severity::Error, place, what + " names the attribute \"" + attribute + "\", which no participant has",
         known.empty() ? "name a participants' table in the study" : codebook::nameRemedy(attribute, known)});
}

/// Values to be compared that nobody has.
void checkCompared(const Study& study, const OutputSpec& spec, base::Diagnostics& missing) {
    const auto attribute = spec.by.empty() ? std::nullopt : study.cases.attribute(spec.by.back());
    if (!attribute) return;
    std::set<std::string_view> values;
    for (const project::Case& each : study.cases.cases) values.insert(each.values[*attribute]);
    for (const std::string& value : spec.test.compare)
        if (values.count(value) == 0)
            missing.push_back({Severity::Error, spec.place,
                               "`compare`: no participant's " + spec.by.back() + " is \"" + value + "\"",
                               codebook::nameRemedy(value, {values.begin(), values.end()})});
}

/// Attributes that rules and orders name and the participants' table does not have; tables are looked at when they are
/// made.
void checkAttributes(Study& study) {
    for (const match::CompiledRule& rule : study.compiled.rules)
        for (const codebook::AttributeCondition& condition : rule.source->where)
            checkAttribute(study, condition.attribute, rule.source->place, "the rule can match nothing: `where`",
                           study.diagnostics);
    for (const auto& [attribute, place] : study.file.orderPlaces)
        checkAttribute(study, attribute, place, "`orders`", study.diagnostics);
    for (auto* outputs : {&study.file.tables, &study.file.figures})
        std::erase_if(*outputs, [&](const OutputSpec& spec) {
            const base::Diagnostics missing = missingNames(study, spec);
            base::append(study.diagnostics, missing);
            return !missing.empty();
        });
}

void setRules(Study& study, Rules rules) {
    study.codebook = std::move(rules.codebook);
    study.compiled = std::move(rules.compiled);
    base::append(study.diagnostics, std::move(rules.diagnostics));
}

base::Result<Study> openStudyFile(const std::string& path, const std::string& codebook) {
    auto read = readStudyFile(path);
    if (!read) return base::unexpected(read.error());
    Study study;
    study.file = std::move(read->study);
    study.diagnostics = std::move(read->diagnostics);
    if (!codebook.empty()) study.file.codebook = codebook;
    auto rules = readRules(study.file.codebook);
    if (!rules) return base::unexpected(rules.error());
    setRules(study, *std::move(rules));
    if (auto cases = readCases(study); !cases) return base::unexpected(cases.error());
    findSources(study);
    return study;
}

base::Status readStoredSources(const store::Store& store, Study& study) {
    const auto sources = store.sources();
    if (!sources) return base::unexpected(sources.error());
    const auto revisions = store.revisions();
    if (!revisions) return base::unexpected(revisions.error());
    std::map<base::Guid, const project::Revision*> byGuid;
    for (const project::Revision& revision : *revisions) byGuid.emplace(revision.guid, &revision);
    for (const project::StoredSource& source : *sources) {
        const auto revision = byGuid.find(source.revision);
        const std::string encoding = revision == byGuid.end() ? "" : revision->second->encoding;
        study.sources.push_back({source.name, {}, source.guid, source.revision, encoding});
    }
    return base::Done{};
}

base::Result<Study> openStudyDatabase(const std::string& path, const std::string& codebook) {
    const auto store = store::Store::open(path, store::Mode::Read);
    if (!store) return base::unexpected(store.error());
    const auto snapshot = store->snapshot();
    if (!snapshot) return base::unexpected(snapshot.error());
    const auto info = store->study();
    if (!info) return base::unexpected(info.error());
    auto settings = storedSettings(*store);
    if (!settings) return base::unexpected(settings.error());
    Study study;
    study.database = path;
    study.file = std::move(settings->study);
    study.diagnostics = std::move(settings->diagnostics);
    study.file.title = info->title;
    auto rules = codebook.empty() ? readStoredRules(*store) : readRules(codebook);
    if (!rules) return base::unexpected(rules.error());
    setRules(study, *std::move(rules));
    const auto history = store->history();
    if (!history) return base::unexpected(history.error());
    study.step = history->empty() ? 0 : history->back().number;
    const auto codebooks = store->codebooks();
    if (!codebooks) return base::unexpected(codebooks.error());
    if (!codebooks->empty() && codebook.empty()) study.codebookSha256 = codebooks->back().sha256;
    auto cases = store->caseTable();
    if (!cases) return base::unexpected(cases.error());
    study.cases = *std::move(cases);
    if (auto read = readStoredSources(*store, study); !read) return base::unexpected(read.error());
    return study;
}

/// A warning where the study file has another text of the codebook than the one that study.yaml names.
base::Diagnostics otherCodebook(const Study& study) {
    const auto bytes = base::readFile(study.file.codebook);
    if (bytes && base::sha256(*bytes) == study.codebookSha256) return {};
    return {{Severity::Warning,
             {study.file.codebook},
             "not the codebook that the study file was coded with; that one counts",
             "to code with this one: coder apply " + study.database + " --codebook " + study.file.codebook}};
}

}  // namespace

std::string Study::ruleCoder() const {
    std::string name = stem(codebook->file);
    if (!codebook->version.empty()) name += " " + codebook->version;
    return name;
}

transcript::ParseOptions Study::parseOptions() const {
    transcript::ParseOptions options;
    options.study = file.speakers;
    options.same = file.sameSpeakers;
    options.findLabel = file.findLabel;
    options.wellKnown.interviewer = codebook->language.interviewerLabels;
    options.wellKnown.participant = codebook->language.participantLabels;
    return options;
}

bool isStudyDatabase(const std::string& path) {
    return base::equalIgnoringCase(std::filesystem::path(path).extension().string(), ".coder");
}

base::Result<Study> openStudy(const std::string& path, const std::string& codebook) {
    auto study = isStudyDatabase(path) ? openStudyDatabase(path, codebook) : openStudyFile(path, codebook);
    if (study) checkAttributes(*study);
    return study;
}

base::Result<Study> openStudy(const std::string& settings, const StudyDatabase& database) {
    if (isStudyDatabase(settings) || !isStudyDatabase(database.path))
        return base::unexpected(base::ErrorCode::Invalid, "settings of a study.yaml go with codings of a study file",
                                "coder run study.yaml --study FILE.coder", {settings});
    auto read = readStudyFile(settings);
    if (!read) return base::unexpected(read.error());
    auto study = openStudyDatabase(database.path, {});
    if (!study) return study;
    study->file = std::move(read->study);
    study->diagnostics = std::move(read->diagnostics);
    base::append(study->diagnostics, otherCodebook(*study));
    study->file.codebook.clear();
    study->file.participants.clear();
    checkAttributes(*study);
    return study;
}

base::Diagnostics missingNames(const Study& study, const OutputSpec& spec) {
    base::Diagnostics missing;
    for (const std::string& name : spec.by) checkAttribute(study, name, spec.place, "`by`", missing);
    for (const std::string& name : spec.attributes) checkAttribute(study, name, spec.place, "`attributes`", missing);
    checkCompared(study, spec, missing);
    std::vector<std::string_view> paths;
    for (const codebook::Code& code : study.codebook->codes) paths.push_back(code.path);
    for (const std::string& code : spec.codes)
        if (!study.codebook->find(code))
            missing.push_back(
                {Severity::Error, spec.place, "there is no code \"" + code + "\"", codebook::nameRemedy(code, paths)});
    if (!study.isStored() && (spec.origin || spec.status))
        missing.push_back({Severity::Error, spec.place, "`origin` and `status` are for the codings of a study file",
                           "leave them out, or name a study file (.coder)"});
    const auto isSource = [&](const StudySource& source) { return source.name == spec.source; };
    if (!spec.source.empty() && std::none_of(study.sources.begin(), study.sources.end(), isSource))
        missing.push_back({Severity::Error, spec.place, "the study has no source \"" + spec.source + "\"",
                           "coder sources lists them"});
    return missing;
}

base::Status keepOnly(Study& study, const std::string& source) {
    std::erase_if(study.sources, [&](const StudySource& each) { return each.name != source; });
    if (study.sources.empty())
        return base::unexpected(base::ErrorCode::NotFound, "the study has no source \"" + source + "\"",
                                "coder sources lists them", {study.file.path});
    for (project::Case& each : study.cases.cases)
        std::erase_if(each.voices, [&](const project::Voice& voice) { return voice.source != source; });
    std::erase_if(study.cases.cases, [](const project::Case& each) { return each.voices.empty(); });
    return base::Done{};
}

}  // namespace coder::study
