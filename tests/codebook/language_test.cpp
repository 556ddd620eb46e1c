#include "coder/codebook/language.h"

#include <catch2/catch.hpp>

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include "coder/base/file.h"
#include "coder/codebook/language_reader.h"
#include "tests/codebook/printed.h"

using namespace coder;
using namespace coder::codebook;

namespace {

struct Faulty {
    const char* yaml;
    const char* error;
};

/// A folder of its own with languages/, removed at the end.
class LanguageFolder {
public:
    LanguageFolder()
        : path_(std::filesystem::temp_directory_path() / ("coder-language-" + std::to_string(::getpid()))) {
        std::filesystem::create_directories(path_ / "languages");
    }
    LanguageFolder(const LanguageFolder&) = delete;
    LanguageFolder& operator=(const LanguageFolder&) = delete;
    ~LanguageFolder() { std::filesystem::remove_all(path_); }

    void write(const std::string& name, const std::string& yaml) const {
        std::ofstream(path_ / "languages" / name) << yaml;
    }
    std::string path() const { return path_.string(); }

private:
    std::filesystem::path path_;
};

bool contains(const std::vector<std::string>& texts, const std::string& text) {
    return std::find(texts.begin(), texts.end(), text) != texts.end();
}

bool matchesAlone(const std::vector<PhraseSequence>& phrases, const std::string& word) {
    return std::any_of(phrases.begin(), phrases.end(), [&](const PhraseSequence& phrase) {
        return ("|" + printed(phrase) + "|").find("=" + word + "|") != std::string::npos ||
               printed(phrase).find("=" + word + ")") != std::string::npos;
    });
}

}  // namespace

TEST_CASE("language: every key") {
    const std::string yaml = R"(language: de
speakers: {interviewer: [I, Frage], participant: [B]}
abbreviations: [Dr., z. B.]
stop-words: [Der, Ähm]
inflections: [e, en]
lists: {verneint: [=nicht, kein], mehr: [<verneint>, =nie]}
negation:
  window: 4
  before: [=nicht, kein]
  after: [fehlte ganz]
  pseudo: [=nicht =nur]
  terminators: [aber]
  answers: [=nein]
)";
    const auto language = readLanguage(yaml, "de.yaml");
    REQUIRE(language);
    CHECK(language->tag == "de");
    CHECK(language->interviewerLabels == std::vector<std::string>{"I", "Frage"});
    CHECK(language->participantLabels == std::vector<std::string>{"B"});
    CHECK(language->abbreviations == std::vector<std::string>{"Dr.", "z. B."});
    CHECK(language->stopWords == std::vector<std::string>{"der", "ahm"});
    CHECK(language->inflections == std::vector<std::string>{"e", "en"});
    REQUIRE(language->lists.at("mehr").size() == 2);
    CHECK(printed(language->lists.at("mehr")[0]) == "(=nicht|kein)");
    CHECK(language->negation.window == 4);
    REQUIRE(language->negation.before.size() == 2);
    CHECK(printed(language->negation.before[0]) == "=nicht");
    CHECK(printed(language->negation.after.at(0)) == "fehlte ganz");
    CHECK(printed(language->negation.pseudo.at(0)) == "=nicht =nur");
    CHECK(printed(language->negation.terminators.at(0)) == "aber");
    CHECK(printed(language->negation.answers.at(0)) == "=nein");
    CHECK(language->yaml == yaml);
    CHECK(readLanguage("language: x", "x.yaml")->negation.window == 5);
}

TEST_CASE("language: faults") {
    const auto [yaml, error] = GENERATE(values<Faulty>({
        {"",
         "f.yaml:1:1: error: a language file must be a mapping, not nothing\n    write lines of the form `key: value`"},
        {"speakers: {}",
         "f.yaml:1:1: error: a language file must have a `language`\n    add its tag, such as `language: en`"},
        {"language: en\nnegations: {}",
         "f.yaml:2:1: error: unknown key `negations` in a language file\n    did you mean "
         "`negation`?"},
        {"language: en\nspeakers: {interviewers: [I]}",
         "f.yaml:2:12: error: unknown key `interviewers` in `speakers`\n    did "
         "you mean `interviewer`?"},
        {"language: en\nnegation: {window: 0}",
         "f.yaml:2:20: error: `window` must be a whole number from 1 to 50\n    write it "
         "in digits"},
        {"language: en\nnegation: {befor: [x]}",
         "f.yaml:2:12: error: unknown key `befor` in `negation`\n    did you mean "
         "`before`?"},
        {"language: en\nnegation: {before: [(, <x>]}",
         "f.yaml:2:21: error: this bracket is not closed (and 1 more such errors "
         "in the language file)\n    add a )"},
        {"language: en\nabbreviations: Dr.",
         "f.yaml:2:16: error: `abbreviations` must be a list, not a text\n    begin each "
         "item with - and a space, or put all in [ ]"},
        {"a: [",
         "f.yaml:1:5: error: the file is no valid YAML: end of sequence flow not found\n    indent with spaces, not "
         "tabs; put a text in quotes that contains \": \" or \" #\" or begins with one of [ ] { } * & ! | > ' \" % @ ` "
         ", or with - or ? and a space"},
    }));
    INFO(yaml);
    const auto language = readLanguage(yaml, "f.yaml");
    REQUIRE_FALSE(language);
    CHECK(toString(language.error().diagnostic()) == error);
}

TEST_CASE("language: those built into the program") {
    const auto tags = builtInLanguages();
    CHECK(contains(tags, "en"));
    CHECK(std::is_sorted(tags.begin(), tags.end()));
    for (const std::string& tag : tags) {
        const auto language = loadLanguage(tag, "");
        if (!language) FAIL(toString(language.error().diagnostic()));
        const auto yaml = base::readFile(std::string(CODER_SOURCE_DIR) + "/codebooks/languages/" + tag + ".yaml");
        REQUIRE(yaml);
        CHECK(language->yaml == *yaml);
    }
}

TEST_CASE("language: English") {
    const auto english = loadLanguage("en", "");
    REQUIRE(english);
    for (const char* text : {"Dr.", "Mrs.", "Ph.D.", "a.m.", "e.g.", "vs."})
        CHECK(contains(english->abbreviations, text));
    for (const char* text : {"no.", "No.", "etc."}) CHECK_FALSE(contains(english->abbreviations, text));
    for (const char* text : {"Interviewer", "I", "Q", "Moderator"}) CHECK(contains(english->interviewerLabels, text));
    for (const char* text : {"Participant", "P", "R", "Mentee"}) CHECK(contains(english->participantLabels, text));
    for (const char* word : {"not", "never", "no", "without", "didn't", "can't", "hardly"})
        CHECK(matchesAlone(english->negation.before, word));
    for (const char* word : {"but", "because", "although"}) CHECK(matchesAlone(english->negation.terminators, word));
    CHECK_FALSE(english->negation.after.empty());
    CHECK_FALSE(english->negation.pseudo.empty());
    CHECK_FALSE(english->negation.answers.empty());
    std::set<std::string> labels(english->interviewerLabels.begin(), english->interviewerLabels.end());
    for (const std::string& label : english->participantLabels) {
        INFO(label);
        CHECK(labels.insert(label).second);
    }
}

TEST_CASE("language: a file beside the codebook goes before the one built in") {
    const LanguageFolder folder;
    CHECK_FALSE(loadLanguage("en", folder.path())->abbreviations.empty());
    folder.write("en.yaml", "language: en\n");
    folder.write("fi.yaml", "language: fi\nspeakers: {participant: [V]}\n");
    folder.write("sv.yaml", "language: fi\n");
    folder.write("nb.yaml", "language: nb\nnegation: {before: [=]}\n");
    CHECK(loadLanguage("en", folder.path())->abbreviations.empty());
    CHECK(loadLanguage("EN_us", folder.path())->tag == "EN_us");
    CHECK(loadLanguage("fi-FI", folder.path())->participantLabels == std::vector<std::string>{"V"});

    const auto unknown = loadLanguage("xx", folder.path());
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().code == base::ErrorCode::NotFound);
    CHECK(unknown.error().message == "there is no language \"xx\"");
    CHECK(unknown.error().remedy ==
          "use en, fi, fr, nb, sv, or write " + folder.path() + "/languages/xx.yaml as in docs/formats/language.md");

    const auto mistaken = loadLanguage("sv", folder.path());
    REQUIRE_FALSE(mistaken);
    CHECK(mistaken.error().message == "the file is for the language \"fi\", not \"sv\"");

    const auto faulty = loadLanguage("nb", folder.path());
    REQUIRE_FALSE(faulty);
    CHECK(faulty.error().code == base::ErrorCode::Invalid);
    CHECK(faulty.error().place == base::Place{folder.path() + "/languages/nb.yaml", 2, 21});
}

TEST_CASE("language: tags that are none name no file") {
    const auto tag = GENERATE(as<std::string>{}, "", "-", "../en", "en/../en", "e n", "\xC3\xA9n", "1");
    INFO(tag);
    const auto language = loadLanguage(tag, CODER_SOURCE_DIR "/codebooks");
    REQUIRE_FALSE(language);
    CHECK(language.error().code == base::ErrorCode::NotFound);
}
