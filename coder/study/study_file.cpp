#include "coder/study/study_file.h"

#include <algorithm>

#include "coder/base/file.h"
#include "coder/codebook/nearest_name.h"
#include "coder/codebook/yaml_reader.h"
#include "coder/study/files.h"

namespace coder::study {

namespace {

using codebook::YamlFields;
using codebook::YamlNode;
using codebook::YamlReader;

class StudyFileReader {
public:
    explicit StudyFileReader(YamlReader& reader, StudyFile& study) : reader_(reader), study_(study) {}

    void read(const YamlNode& root) {
        const YamlFields fields(reader_, root, "a study",
                                {"study", "transcripts", "participants", "codebook", "speakers", "tables", "figures"});
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
        if (const YamlNode* tables = fields.value("tables"))
            for (const auto& field : codebook::entriesOf(reader_, *tables, "`tables`")) readTable(field);
        if (const YamlNode* figures = fields.value("figures"))
            notYet(*figures, "figures are not drawn by this version");
    }

private:
    void notYet(const YamlNode& node, std::string what) {
        reader_.warning(node, std::move(what) + "; this part of the study is left out",
                        "all else in the study is done");
    }

    std::string path(const YamlNode& node, std::string_view what) {
        const auto name = reader_.text(node, what);
        return name ? besideFile(study_.path, *name) : std::string();
    }

    void readSpeakers(const YamlNode& node) {
        const YamlFields fields(reader_, node, "`speakers`", {"interviewer", "participant", "other"});
        if (const YamlNode* labels = fields.value("interviewer"))
            study_.speakers.interviewer = reader_.texts(*labels, "`interviewer`");
        if (const YamlNode* labels = fields.value("participant"))
            study_.speakers.participant = reader_.texts(*labels, "`participant`");
        if (const YamlNode* labels = fields.value("other")) study_.speakers.other = reader_.texts(*labels, "`other`");
    }

    void readTable(const YamlFields::Field& field) {
        TableSpec table;
        table.name = field.key->scalar;
        table.place = reader_.place(*field.key);
        if (!isFileName(table.name)) {
            reader_.error(*field.key, "the table's name \"" + table.name + "\" is no name for a file",
                          "use letters, digits, - and _");
            return;
        }
        const YamlFields fields(reader_, *field.value, "a table",
                                {"kind", "by", "measure", "test", "adjust", "attributes", "per code"});
        const YamlNode* kind = fields.value("kind");
        if (kind == nullptr) {
            reader_.error(*field.key, "the table \"" + table.name + "\" has no `kind`", "add kind: themes");
            return;
        }
        const auto which = reader_.choice(*kind, "`kind`", {"themes", "participants", "quotations", "codings"});
        if (!which) return;
        if (*which != 0) {
            notYet(*kind, "tables of kind " + kind->scalar + " are not made by this version");
            return;
        }
        for (const char* key : {"test", "adjust"})
            if (const YamlNode* value = fields.value(key))
                notYet(*value, std::string("`") + key + "` is not computed by this version");
        if (const YamlNode* by = fields.value("by"))
            if (auto attribute = reader_.text(*by, "`by`")) table.by = std::move(*attribute);
        if (const YamlNode* measure = fields.value("measure")) {
            const auto index = reader_.choice(*measure, "`measure`", {"participants", "mentions", "sources", "words"});
            if (!index) return;
            table.measure = static_cast<analysis::Measure>(*index);
        }
        study_.tables.push_back(std::move(table));
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

base::Result<ReadStudyFile> readStudyFile(const std::string& path) {
    auto text = base::readFile(path, codebook::MaxYamlBytes);
    if (!text) return base::unexpected(text.error());
    ReadStudyFile result;
    result.study.path = path;
    result.study.text = std::move(*text);
    const auto document = codebook::YamlDocument::parse(result.study.text, path);
    if (!document) return base::unexpected(document.error());
    YamlReader reader(*document);
    StudyFileReader(reader, result.study).read(document->root());
    result.diagnostics = reader.takeDiagnostics();
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
    return result;
}

}  // namespace coder::study
