#include "coder/study/study_file.h"

#include <algorithm>
#include <set>

#include "coder/base/file.h"
#include "coder/base/strings.h"
#include "coder/codebook/nearest_name.h"
#include "coder/codebook/yaml_reader.h"
#include "coder/match/label_pattern.h"
#include "coder/study/files.h"
#include "coder/transcript/labels.h"

namespace coder::study {

namespace {

using codebook::YamlFields;
using codebook::YamlNode;
using codebook::YamlReader;

class StudyFileReader {
public:
    explicit StudyFileReader(YamlReader& reader, StudyFile& study) : reader_(reader), study_(study) {}

    void read(const YamlNode& root) {
        const YamlFields fields(
            reader_, root, "a study",
            {"study", "transcripts", "participants", "codebook", "speakers", "columns", "orders", "tables", "figures"});
        if (const YamlNode* title = fields.value("study"))
            if (auto text = reader_.text(*title, "`study`")) study_.title = std::move(*text);
        if (const YamlNode* transcripts = fields.value("transcripts")) {
            study_.transcriptsPlace = reader_.place(*transcripts);
            study_.transcripts = reader_.texts(*transcripts, "`transcripts`");
        }
        if (const YamlNode* participants = fields.value("participants"))
            study_.participants = path(*participants, "`participants`");
        if (const YamlNode* codebook = fields.value("codebook")) study_.codebook = path(*codebook, "`codebook`");
        if (const YamlNode* speakers = fields.value("speakers")) readSpeakers(*speakers);
        if (const YamlNode* columns = fields.value("columns")) readColumns(*columns);
        if (const YamlNode* orders = fields.value("orders")) readOrders(*orders);
        if (const YamlNode* tables = fields.value("tables"))
            for (const auto& field : codebook::entriesOf(reader_, *tables, "`tables`"))
                readOutput(field, false, study_.tables);
        if (const YamlNode* figures = fields.value("figures"))
            for (const auto& field : codebook::entriesOf(reader_, *figures, "`figures`"))
                readOutput(field, true, study_.figures);
    }

private:
    std::string path(const YamlNode& node, std::string_view what) {
        const auto name = reader_.text(node, what);
        return name ? besideFile(study_.path, *name) : std::string();
    }

    void readSpeakers(const YamlNode& node) {
        const YamlFields fields(reader_, node, "`speakers`",
                                {"interviewer", "participant", "other", "same", "pattern"});
        if (const YamlNode* labels = fields.value("interviewer"))
            study_.speakers.interviewer = reader_.texts(*labels, "`interviewer`");
        if (const YamlNode* labels = fields.value("participant"))
            study_.speakers.participant = reader_.texts(*labels, "`participant`");
        if (const YamlNode* labels = fields.value("other")) study_.speakers.other = reader_.texts(*labels, "`other`");
        if (const YamlNode* same = fields.value("same")) readSame(*same);
        if (const YamlNode* pattern = fields.value("pattern")) readPattern(*pattern);
    }

    /// A label and its other spellings. None of them may be a label of the mapping, its own or another one's.
    void readSame(const YamlNode& node) {
        const std::vector<YamlFields::Field> fields = codebook::entriesOf(reader_, node, "`same`");
        std::set<std::string> taken;
        for (const auto& field : fields) taken.insert(transcript::labelKey(field.key->scalar));
        for (const auto& field : fields) {
            transcript::SameSpeaker speaker{field.key->scalar, {}};
            std::vector<std::string> spellings;
            if (field.value->kind == YamlNode::Kind::List)
                spellings = reader_.texts(*field.value, "`" + field.key->scalar + "`");
            else if (auto text = reader_.text(*field.value, "`" + field.key->scalar + "`"))
                spellings.push_back(std::move(*text));
            for (std::string& spelling : spellings)
                if (taken.insert(transcript::labelKey(spelling)).second)
                    speaker.spellings.push_back(std::move(spelling));
                else
                    reader_.error(*field.value, "`same`: \"" + spelling + "\" is there already",
                                  "name each spelling once; case, accents and spaces don't count");
            study_.sameSpeakers.push_back(std::move(speaker));
        }
    }

    void readPattern(const YamlNode& node) {
        const std::string* pattern = reader_.scalar(node, "`pattern`");
        if (pattern == nullptr) return;
        auto compiled = match::compileLabelPattern(*pattern);
        if (compiled) {
            study_.findLabel = std::move(*compiled);
            return;
        }
        base::Error error = compiled.error();
        error.message = "`pattern`: " + error.message;
        error.place = reader_.document().placeIn(node, std::max(error.place.column, 1U));
        reader_.error(error);
    }

    void readColumns(const YamlNode& node) {
        const YamlFields fields(reader_, node, "`columns`", {"speaker", "time", "end", "text"});
        import::ColumnNames& columns = study_.import.columns;
        for (const auto& [key, name] : {std::pair{"speaker", &columns.speaker}, std::pair{"time", &columns.time},
                                        std::pair{"end", &columns.end}, std::pair{"text", &columns.text}})
            if (const YamlNode* value = fields.value(key))
                *name = reader_.text(*value, std::string("`") + key + "`").value_or("");
    }

    void readOrders(const YamlNode& node) {
        for (const auto& field : codebook::entriesOf(reader_, node, "`orders`")) {
            study_.orders[field.key->scalar] = reader_.texts(*field.value, "`" + field.key->scalar + "`");
            study_.orderPlaces[field.key->scalar] = reader_.place(*field.key);
        }
    }

    void readOutput(const YamlFields::Field& field, bool figure, std::vector<OutputSpec>& outputs) {
        OutputSpec spec;
        spec.name = field.key->scalar;
        spec.place = reader_.place(*field.key);
        const std::string what = figure ? "figure" : "table";
        if (!isFileName(spec.name)) {
            reader_.error(*field.key, "the " + what + "'s name \"" + spec.name + "\" is no name for a file",
                          "use letters, digits, - and _");
            return;
        }
        const YamlFields fields(reader_, *field.value, "a " + what, settingNames(figure));
        const YamlNode* kind = fields.value("kind");
        if (kind == nullptr) {
            reader_.error(*field.key, "the " + what + " \"" + spec.name + "\" has no `kind`",
                          std::string("add kind: ") + (figure ? "heatmap" : "themes"));
            return;
        }
        const std::vector<OutputKindInfo> kinds = kindsOf(figure);
        std::vector<std::string_view> names;
        for (const OutputKindInfo& each : kinds) names.push_back(each.name);
        const auto which = reader_.choice(*kind, "`kind`", names);
        if (!which) return;
        spec.kind = kinds[*which].kind;
        const std::size_t before = reader_.errors();
        readSettings(fields, kinds[*which], spec);
        if (auto checked = checkSpec(spec); !checked)
            reader_.error(*field.key, what + " \"" + spec.name + "\": " + checked.error().message,
                          checked.error().remedy);
        if (reader_.errors() == before) outputs.push_back(std::move(spec));
    }

    /// Every setting that is there, also those of other kinds, which are refused.
    void readSettings(const YamlFields& fields, const OutputKindInfo& kind, OutputSpec& spec) {
        for (const std::string_view name : settingNames(kind.figure)) {
            const YamlFields::Field* field = fields.find(name);
            if (name == "kind" || field == nullptr) continue;
            if (std::find(kind.settings.begin(), kind.settings.end(), name) == kind.settings.end()) {
                reader_.error(*field->key, "`" + std::string(name) + "` is no setting of " + std::string(kind.name),
                              "its settings are " + base::join(kind.settings, ", "));
                continue;
            }
            readSetting(outputSetting(name), *field->value, spec);
        }
    }

    void readSetting(const OutputSetting& setting, const YamlNode& node, OutputSpec& spec) {
        const std::string what = "`" + std::string(setting.name) + "`";
        std::vector<std::string> values;
        if (setting.many && node.kind == YamlNode::Kind::List)
            values = reader_.texts(node, what);
        else if (auto text = setting.path ? path(node, what) : reader_.text(node, what).value_or(""); !text.empty())
            values.push_back(std::move(text));
        if (values.empty()) return;
        if (auto set = setting.set(spec, values); !set)
            reader_.error(node, what + ": " + set.error().message, set.error().remedy);
    }

    static std::vector<OutputKindInfo> kindsOf(bool figure) {
        std::vector<OutputKindInfo> kinds;
        for (const OutputKindInfo& each : outputKinds())
            if (each.figure == figure) kinds.push_back(each);
        return kinds;
    }

    static std::vector<std::string_view> settingNames(bool figure) {
        std::vector<std::string_view> names{"kind"};
        for (const OutputKindInfo& kind : kindsOf(figure))
            for (const std::string_view name : kind.settings)
                if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
        return names;
    }

    static bool isFileName(std::string_view name) {
        return !name.empty() && name.size() <= 100 &&
               name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") ==
                   std::string_view::npos;
    }

    YamlReader& reader_;
    StudyFile& study_;
};

}  // namespace

base::Result<ReadStudyFile> readStudyText(std::string text, const std::string& path) {
    ReadStudyFile result;
    result.study.path = path;
    result.study.text = std::move(text);
    const auto document = codebook::YamlDocument::parse(result.study.text, path);
    if (!document) return base::unexpected(document.error());
    YamlReader reader(*document);
    StudyFileReader(reader, result.study).read(document->root());
    result.diagnostics = reader.takeDiagnostics();
    return result;
}

base::Result<ReadStudyFile> readStudyFile(const std::string& path) {
    auto text = base::readFile(path, codebook::MaxYamlBytes);
    if (!text) return base::unexpected(text.error());
    auto read = readStudyText(std::move(*text), path);
    if (!read) return read;
    const ReadStudyFile& result = *read;
    for (const char* key : {"transcripts", "codebook"}) {
        const bool there =
            std::string_view(key) == "codebook" ? !result.study.codebook.empty() : !result.study.transcripts.empty();
        if (there) continue;
        if (base::hasErrors(result.diagnostics)) {
            const auto first = std::find_if(result.diagnostics.begin(), result.diagnostics.end(),
                                            [](const auto& d) { return d.severity == base::Severity::Error; });
            return base::unexpected(base::ErrorCode::Invalid, first->message, first->remedy, first->place);
        }
        return base::unexpected(base::ErrorCode::Invalid, std::string("the study has no `") + key + "`",
                                "see docs/formats/study.md for what a study.yaml holds", {path, 1, 1});
    }
    return read;
}

}  // namespace coder::study
