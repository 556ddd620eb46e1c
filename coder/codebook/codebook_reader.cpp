#include "coder/codebook/codebook_reader.h"

#include <fmt/format.h>

#include <utility>
#include <vector>

#include "coder/codebook/code_reader.h"
#include "coder/codebook/phrase_lists.h"
#include "coder/codebook/rule_reader.h"
#include "coder/codebook/yaml_reader.h"

namespace coder::codebook {

namespace {

using base::ErrorCode;

const std::vector<std::string_view> CodebookKeys{"codebook", "version", "language", "source",
                                                 "defaults", "lists",   "codes"};
constexpr std::string_view DefaultLanguage = "en";

std::string folderOf(const std::string& file) {
    const std::size_t slash = file.rfind('/');
    if (slash == std::string::npos) return {};
    return file.substr(0, slash == 0 ? 1 : slash);
}

class CodebookReader {
public:
    explicit CodebookReader(const YamlDocument& document)
        : reader_(document), fields_(reader_, document.root(), "a codebook", CodebookKeys) {}

    base::Result<ReadCodebook> read() {
        if (const auto status = checkCodes(); !status) return base::unexpected(status.error());
        codebook_.file = reader_.document().file();
        if (const auto status = readLanguage(); !status) return base::unexpected(status.error());
        readHead();
        PhraseLists lists(reader_);
        lists.offer(codebook_.language.lists);
        if (const YamlNode* const node = fields_.value("lists")) lists.read(*node);
        RuleReader rules(reader_, lists);
        if (const YamlNode* const defaults = fields_.value("defaults")) rules.readDefaults(*defaults);
        CodeReader(reader_, rules, codebook_).readCodes(*fields_.value("codes"), std::nullopt);
        return ReadCodebook{std::move(codebook_), reader_.takeDiagnostics()};
    }

private:
    base::Status checkCodes() const {
        const YamlNode* const codes = fields_.value("codes");
        if (codes != nullptr && codes->kind == YamlNode::Kind::List && !codes->children.empty()) return base::Done{};
        return base::unexpected(ErrorCode::Invalid, "a codebook must have a list of codes under `codes`",
                                "add it, as in docs/formats/codebook.md",
                                reader_.place(codes == nullptr ? fields_.node() : *codes));
    }

    base::Status readLanguage() {
        const YamlNode* const node = fields_.value("language");
        if (node == nullptr)
            reader_.warning(fields_.node(), "the codebook has no `language`, so that English is taken",
                            "add `language: en`");
        // What is no text is no tag of a language either.
        auto language =
            loadLanguage(node == nullptr ? DefaultLanguage : std::string_view(node->scalar), folderOf(codebook_.file));
        if (!language) {
            base::Error error = language.error();
            if (error.place.file.empty() && node != nullptr) error.place = reader_.place(*node);
            return base::unexpected(std::move(error));
        }
        codebook_.language = std::move(*language);
        return base::Done{};
    }

    void readHead() {
        readText("codebook", codebook_.title, "the codebook has no title", "add `codebook: its title`");
        readText("version", codebook_.version, "the codebook has no version, by which its codings could be told apart",
                 "add `version: 1.0.0`");
        if (const YamlNode* const source = fields_.value("source"))
            if (auto text = reader_.text(*source, "`source`")) codebook_.source = std::move(*text);
    }

    void readText(std::string_view key, std::string& text, std::string missing, std::string remedy) {
        const YamlNode* const node = fields_.value(key);
        if (node == nullptr)
            reader_.warning(fields_.node(), std::move(missing), std::move(remedy));
        else if (auto value = reader_.text(*node, fmt::format("`{}`", key)))
            text = std::move(*value);
    }

    YamlReader reader_;
    YamlFields fields_;
    Codebook codebook_;
};

}  // namespace

base::Result<ReadCodebook> readCodebook(std::string_view yaml, const std::string& file) {
    const auto document = YamlDocument::parse(yaml, file);
    if (!document) return base::unexpected(document.error());
    if (document->root().kind != YamlNode::Kind::Map)
        return base::unexpected(
            ErrorCode::Invalid,
            document->root().kind == YamlNode::Kind::Nothing ? "the file is empty" : "a codebook must be a mapping",
            "begin it with `codebook: its title`; docs/formats/codebook.md has an example",
            document->place(document->root()));
    return CodebookReader(*document).read();
}

}  // namespace coder::codebook
