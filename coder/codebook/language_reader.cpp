#include "coder/codebook/language_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "coder/codebook/phrase_lists.h"
#include "coder/codebook/yaml_reader.h"
#include "coder/text/word_forms.h"

namespace coder::codebook {

namespace {

const std::vector<std::string_view> LanguageKeys{"language",    "speakers", "abbreviations", "stop-words",
                                                 "inflections", "lists",    "negation"};
const std::vector<std::string_view> SpeakerKeys{"interviewer", "participant"};
const std::vector<std::string_view> NegationKeys{"window", "before", "after", "pseudo", "terminators", "answers"};

class LanguageReader {
public:
    explicit LanguageReader(const YamlDocument& document) : reader_(document), phrases_(reader_) {}

    base::Result<Language> read(std::string_view yaml) {
        const YamlNode& root = reader_.document().root();
        const YamlFields fields(reader_, root, "a language file", LanguageKeys);
        if (const YamlNode* const tag = fields.value("language")) {
            if (auto text = reader_.text(*tag, "`language`")) language_.tag = std::move(*text);
        } else if (root.kind == YamlNode::Kind::Map) {
            reader_.error(root, "a language file must have a `language`", "add its tag, such as `language: en`");
        }
        readTexts(fields, "abbreviations", language_.abbreviations);
        readTexts(fields, "stop-words", language_.stopWords);
        for (std::string& word : language_.stopWords) word = text::foldWord(word);
        readTexts(fields, "inflections", language_.inflections);
        if (const YamlNode* const speakers = fields.value("speakers")) readSpeakers(*speakers);
        if (const YamlNode* const lists = fields.value("lists")) phrases_.read(*lists);
        language_.lists = phrases_.all();
        if (const YamlNode* const negation = fields.value("negation")) readNegation(*negation);
        if (reader_.errors() > 0) return base::unexpected(firstError());
        language_.yaml = std::string(yaml);
        return std::move(language_);
    }

private:
    void readTexts(const YamlFields& fields, std::string_view key, std::vector<std::string>& texts) {
        if (const YamlNode* const node = fields.value(key)) texts = reader_.texts(*node, fmt::format("`{}`", key));
    }

    void readSpeakers(const YamlNode& node) {
        const YamlFields fields(reader_, node, "`speakers`", SpeakerKeys);
        readTexts(fields, "interviewer", language_.interviewerLabels);
        readTexts(fields, "participant", language_.participantLabels);
    }

    void readNegation(const YamlNode& node) {
        const YamlFields fields(reader_, node, "`negation`", NegationKeys);
        NegationWords& words = language_.negation;
        if (const YamlNode* const window = fields.value("window"))
            if (const auto number = reader_.number(*window, "`window`", 1, MaxNegationWindow)) words.window = *number;
        readPhrases(fields, "before", words.before);
        readPhrases(fields, "after", words.after);
        readPhrases(fields, "pseudo", words.pseudo);
        readPhrases(fields, "terminators", words.terminators);
        readPhrases(fields, "answers", words.answers);
    }

    void readPhrases(const YamlFields& fields, std::string_view key, std::vector<PhraseSequence>& phrases) {
        if (const YamlNode* const node = fields.value(key)) phrases = phrases_.phrases(*node, fmt::format("`{}`", key));
    }

    base::Error firstError() {
        const base::Diagnostics all = reader_.takeDiagnostics();
        const base::Diagnostic& first = all.front();
        std::string message = first.message;
        if (all.size() > 1) message += fmt::format(" (and {} more such errors in the language file)", all.size() - 1);
        return {base::ErrorCode::Invalid, std::move(message), first.remedy, first.place};
    }

    YamlReader reader_;
    PhraseLists phrases_;
    Language language_;
};

}  // namespace

base::Result<Language> readLanguage(std::string_view yaml, const std::string& file) {
    const auto document = YamlDocument::parse(yaml, file);
    if (!document) return base::unexpected(document.error());
    return LanguageReader(*document).read(yaml);
}

}  // namespace coder::codebook
