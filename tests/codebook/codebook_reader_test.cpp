#include "coder/codebook/codebook_reader.h"

#include <catch2/catch.hpp>

#include "coder/base/file.h"
#include "tests/codebook/printed.h"
#include "tests/codebook/read_codebook.h"

using namespace coder;
using namespace coder::codebook;

namespace {

using Lines = std::vector<std::string>;

struct Unreadable {
    const char* yaml;
    const char* error;
};

struct Faulty {
    const char* rest;  ///< From line 5 of the file.
    Lines diagnostics;
    Lines paths;  ///< Of the codes that were read all the same.
};

Lines pathsOf(const Codebook& codebook) {
    Lines paths;
    for (const Code& code : codebook.codes) paths.push_back(code.path);
    return paths;
}

}  // namespace

TEST_CASE("codebook: every key") {
    const ReadCodebook read = readGood(R"(codebook: Mentoring relationships
version: 1.0
language: en-GB
source: "Straus et al. 2013: 82-89"
defaults: {unit: turn, speaker: any, negation: any}
lists:
  mentor: [mentor, my boss]
codes:
  - code: mentor
    name: Effective mentor
    valence: success
    codes:
      - code: altruistic
        name: Altruistic
        definition: >-
          What it means,
          in full.
        include: |
          When to use it.
        exclude: When not.
        examples:
          - She put my interests first.
          - '  He said: "mine"  '
        counterexamples: [One., "Two, and more."]
        rules:
          - phrase: <mentor> helps
          - {regex: 'self-?less', id: selfless, unit: match}
      - code: honest
        valence: neutral
        rules: [{query: honest}]
  - code: failed
    valence: failure
    rules:
      - near: [no, time]
)");
    CHECK(linesOf(read.diagnostics).empty());
    const Codebook& book = read.codebook;
    CHECK(book.title == "Mentoring relationships");
    CHECK(book.version == "1.0");
    CHECK(book.source == "Straus et al. 2013: 82-89");
    CHECK(book.file == "test.yaml");
    CHECK(book.language.tag == "en-GB");
    CHECK(pathsOf(book) == Lines{"mentor", "mentor/altruistic", "mentor/honest", "failed"});

    const Code& altruistic = book.codes[1];
    CHECK(altruistic.id == "altruistic");
    CHECK(altruistic.name == "Altruistic");
    CHECK(altruistic.definition == "What it means, in full.");
    CHECK(altruistic.include == "When to use it.");
    CHECK(altruistic.exclude == "When not.");
    CHECK(altruistic.valence == Valence::Success);
    CHECK(altruistic.parent == 0);
    CHECK(altruistic.depth == 1);
    CHECK(altruistic.place == base::Place{"test.yaml", 13, 9});
    REQUIRE(altruistic.examples.size() == 2);
    CHECK(altruistic.examples[1].text == "He said: \"mine\"");
    CHECK(altruistic.examples[1].place == base::Place{"test.yaml", 23, 13});
    REQUIRE(altruistic.counterexamples.size() == 2);
    CHECK(altruistic.counterexamples[1].text == "Two, and more.");
    REQUIRE(altruistic.rules.size() == 2);
    CHECK(altruistic.rules[0].id == "mentor/altruistic#1");
    CHECK(altruistic.rules[0].unit == Unit::Turn);
    CHECK(altruistic.rules[0].speaker == "any");
    CHECK(altruistic.rules[0].negation == Negation::Any);
    CHECK(altruistic.rules[0].place == base::Place{"test.yaml", 26, 13});
    CHECK(printed(altruistic.rules[0].pattern.phrases[0]) == "(mentor|my boss) helps");
    CHECK(altruistic.rules[1].id == "selfless");
    CHECK(altruistic.rules[1].unit == Unit::Match);

    CHECK(book.codes[0].parent == std::nullopt);
    CHECK(book.codes[2].valence == Valence::Neutral);
    CHECK(book.codes[2].name == "honest");
    CHECK(book.codes[3].valence == Valence::Failure);
    CHECK(book.find("mentor/honest") == 2);
    CHECK(book.find("honest") == std::nullopt);
    CHECK(book.isUnder(1, 0));
    CHECK(book.isUnder(1, 1));
    CHECK_FALSE(book.isUnder(3, 0));
    CHECK_FALSE(book.isUnder(0, 1));
}

TEST_CASE("codebook: what can't be read at all") {
    const auto [yaml, error] = GENERATE(values<Unreadable>({
        {"",
         "t.yaml:1:1: error: the file is empty\n    begin it with `codebook: its title`; docs/formats/codebook.md has "
         "an "
         "example"},
        {"# nothing\n",
         "t.yaml:1:1: error: the file is empty\n    begin it with `codebook: its title`; docs/formats/codebook.md "
         "has an example"},
        {"x",
         "t.yaml:1:1: error: a codebook must be a mapping\n    begin it with `codebook: its title`; "
         "docs/formats/codebook.md has an example"},
        {"- a",
         "t.yaml:1:1: error: a codebook must be a mapping\n    begin it with `codebook: its title`; "
         "docs/formats/codebook.md has an example"},
        {"codebook: x\nlanguage: en\n",
         "t.yaml:1:1: error: a codebook must have a list of codes under `codes`\n    add it, as in "
         "docs/formats/codebook.md"},
        {"codebook: x\ncodes: []\n",
         "t.yaml:2:8: error: a codebook must have a list of codes under `codes`\n    add it, as in "
         "docs/formats/codebook.md"},
        {"codebook: x\ncodes: {code: a}\n",
         "t.yaml:2:8: error: a codebook must have a list of codes under `codes`\n    add it, "
         "as in docs/formats/codebook.md"},
        {"language: xx\ncodes: [{code: a}]",
         "t.yaml:1:11: error: there is no language \"xx\"\n    use en, fr, or write "
         "languages/xx.yaml as in docs/formats/language.md"},
        {"language: ../en\ncodes: [{code: a}]",
         "t.yaml:1:11: error: there is no language \"../en\"\n    use en, fr, or write "
         "languages/xx.yaml as in docs/formats/language.md"},
        {"language: [en]\ncodes: [{code: a}]",
         "t.yaml:1:11: error: there is no language \"\"\n    use en, fr, or write "
         "languages/xx.yaml as in docs/formats/language.md"},
        {"a: 1\n---\nb: 2\n",
         "t.yaml:2:1: error: the first document of the file ends here, and more follows\n    take a --- out "
         "that stands inside the file, and indent what belongs to the value before it"},
        {"a: &x [*x]\n", "t.yaml:1:8: error: an alias stands inside the value that it repeats\n    take it out"},
        {"a: 'x\n",
         "t.yaml:1:4: error: this quotation mark is not closed\n    add the closing one; inside single quotes write "
         "'' for '"},
        {"a: \x04\n", "t.yaml:1:4: error: a control character stands in the file\n    take it out"},
        {"a: b\nc: \xFF\n", "t.yaml:2: error: the file is no UTF-8 text\n    save it as UTF-8"},
    }));
    INFO(yaml);
    const auto read = readCodebook(yaml, "t.yaml");
    REQUIRE_FALSE(read);
    CHECK(toString(read.error().diagnostic()) == error);
}

TEST_CASE("codebook: YAML that is none names the place") {
    const auto [yaml, line, column] = GENERATE(table<const char*, unsigned, unsigned>({
        {"codes:\n\t- code: a\n", 2, 2},
        {"codes:\n  - code: a\n    rules:\n      - phrase: [very] good\n", 4, 24},
        {"codes:\n  - code: a\n    rules:\n      - phrase: *ful\n", 4, 17},
        {"codes: [\n", 2, 1},
        {"codebook: a: b\n", 1, 12},
    }));
    INFO(yaml);
    const auto read = readCodebook(yaml, "t.yaml");
    REQUIRE_FALSE(read);
    CHECK(read.error().code == base::ErrorCode::Invalid);
    CHECK(toString(read.error().place) == "t.yaml:" + std::to_string(line) + ":" + std::to_string(column));
    CHECK(read.error().message.find("the file is no valid YAML: ") == 0);
    CHECK(read.error().remedy.find("indent with spaces, not tabs; put a text in quotes") == 0);
}

TEST_CASE("codebook: faults of codes") {
    const auto faulty = GENERATE(values<Faulty>({
        {"codes:\n  - code: a\n    rules: [{phrase: x}]\n", {}, {"a"}},
        {"codes:\n  - code: a\n",
         {"test.yaml:6:5: warning: no rule codes `a`\n    add `rules`, or code it by hand only"},
         {"a"}},
        {"codes:\n  - code: a\n    exampels: [x]\n    rules: [{phrase: x}]\n",
         {"test.yaml:7:5: error: unknown key `exampels` in a code\n    did you mean `examples`?"},
         {"a"}},
        {"codes:\n  - code: a\n    color: red\n    rules: [{phrase: x}]\n",
         {"test.yaml:7:5: error: unknown key `color` in a code\n    use code, name, valence, definition, include, "
          "exclude, "
          "examples, counterexamples, rules or codes"},
         {"a"}},
        {"codes:\n  - name: A\n    codes: [{code: b, rules: [{phrase: x}]}]\n  - code: c\n    rules: [{phrase: x}]\n",
         {"test.yaml:6:5: error: a code must have a `code`, by which it is called\n    add `code: short-name`; without "
          "it the "
          "code is left out with all under it"},
         {"c"}},
        {"codes:\n  - just text\n  - code: c\n    rules: [{phrase: x}]\n",
         {"test.yaml:6:5: error: a code must be a mapping, not a text\n    write lines of the form `key: value`"},
         {"c"}},
        {"codes:\n  - code: Work / Life!\n  - code: \xC3\x89\n  - code: c\n    rules: [{phrase: x}]\n",
         {"test.yaml:6:11: error: `code` must be of the letters a-z, digits and -, not \"Work / Life!\"\n    write "
          "`work-life`; `name` can have any letters",
          "test.yaml:7:11: error: `code` must be of the letters a-z, digits and -, not \"\xC3\x89\"\n    write it in "
          "these; "
          "`name` can have any letters"},
         {"c"}},
        {"codes:\n  - code: a\n    codes:\n      - code: b\n        rules: [{phrase: x}]\n      - code: b\n        "
         "codes: [{code: "
         "c}]\n  - code: b\n    rules: [{phrase: x}]\n",
         {"test.yaml:10:15: error: there are two codes `a/b`\n    rename one of them; the other is in line 8"},
         {"a", "a/b", "b"}},
        {"codes:\n  - code: a\n    valence: good\n    rules: [{phrase: x}]\n",
         {"test.yaml:7:14: error: `valence` must be neutral, success or failure, not \"good\"\n    use neutral, "
          "success or "
          "failure"},
         {"a"}},
        {"codes:\n  - code: a\n    name:\n    rules: [{phrase: x}]\n",
         {"test.yaml:7:9: error: `name` must be a text, not nothing\n    write it, in quotes where it is the word null "
          "or ~, or "
          "take it out"},
         {"a"}},
        {"codes:\n  - code: a\n    definition: \" \"\n    rules: [{phrase: x}]\n",
         {"test.yaml:7:17: error: `definition` is empty\n    write it, or take it out"},
         {"a"}},
        {"codes:\n  - code: a\n    definition: {x: y}\n    rules: [{phrase: x}]\n",
         {"test.yaml:7:17: error: `definition` must be a text, not a mapping\n    put a text in quotes that contains "
          "\": \" or "
          "begins with {"},
         {"a"}},
        {"codes:\n  - code: a\n    code: b\n    rules: [{phrase: x}]\n",
         {"test.yaml:7:5: error: the key `code` stands twice in a code\n    take one of them out; the other is in line "
          "6"},
         {"a"}},
        {"codes:\n  - code: a\n    ? [x]\n    : y\n    rules: [{phrase: x}]\n",
         {"test.yaml:7:7: error: a key of a code must be a text, not a list\n    put a text in quotes that begins with "
          "[ or with "
          "- and a space"},
         {"a"}},
        {"codes:\n  - code: a\n    examples:\n      - \"\"\n      - He said: no\n      - fine\n    counterexamples: "
         "[]\n    rules: "
         "[{phrase: x}]\n",
         {"test.yaml:8:9: error: an item of `examples` is empty\n    write it, or take it out",
          "test.yaml:9:9: error: an item of `examples` must be a text, not a mapping\n    put a text in quotes that "
          "contains "
          "\": \" or begins with {",
          "test.yaml:11:22: error: `counterexamples` is an empty list\n    write an item, or take the key out"},
         {"a"}},
        {"codes:\n  - code: a\n    examples: one\n    rules: {phrase: x}\n",
         {"test.yaml:7:15: error: `examples` must be a list, not a text\n    begin each item with - and a space, or "
          "put all in "
          "[ ]",
          "test.yaml:8:12: error: `rules` must be a list, not a mapping\n    begin each item with - and a space, or "
          "put all in "
          "[ ]"},
         {"a"}},
        {"codes:\n  - code: a\n    codes: none\n",
         {"test.yaml:7:12: error: `codes` must be a list, not a text\n    begin each item with - and a space, or put "
          "all in [ ]"},
         {"a"}},
        {"codes:\n  - code: a\n    rules: [{phrase: x, id: r}]\n  - code: b\n    rules: [{phrase: x, id: r}, {phrase: "
         "y}]\n",
         {"test.yaml:9:13: error: there are two rules with the id \"r\"\n    rename one of them; the other is in line "
          "7"},
         {"a", "b"}},
    }));
    INFO(faulty.rest);
    const ReadCodebook read = readGood(withHead(faulty.rest));
    CHECK(linesOf(read.diagnostics) == faulty.diagnostics);
    CHECK(pathsOf(read.codebook) == faulty.paths);
}

TEST_CASE("codebook: rules are numbered as they stand, also behind a faulty one") {
    const ReadCodebook read = readGood(withRules("phrase: x\n      - phrase: (\n      - phrase: y"));
    CHECK(linesOf(read.diagnostics) == Lines{"test.yaml:9:17: error: this bracket is not closed\n    add a )"});
    const auto& rules = read.codebook.codes.at(0).rules;
    REQUIRE(rules.size() == 2);
    CHECK(rules[0].id == "a#1");
    CHECK(rules[1].id == "a#3");
}

TEST_CASE("codebook: faults of the head") {
    struct Head {
        const char* yaml;
        Lines diagnostics;
    };
    const auto head = GENERATE(values<Head>({
        {"codes: [{code: a, rules: [{phrase: x}]}]",
         {"test.yaml:1:1: warning: the codebook has no `language`, so that English is taken\n    add `language: en`",
          "test.yaml:1:1: warning: the codebook has no title\n    add `codebook: its title`",
          "test.yaml:1:1: warning: the codebook has no version, by which its codings could be told apart\n    add "
          "`version: "
          "1.0.0`"}},
        {"codebok: x\nversion: [1]\nlanguage: en\ncodes: [{code: a, rules: [{phrase: x}]}]",
         {"test.yaml:1:1: error: unknown key `codebok` in a codebook\n    did you mean `codebook`?",
          "test.yaml:1:1: warning: the codebook has no title\n    add `codebook: its title`",
          "test.yaml:2:10: error: `version` must be a text, not a list\n    put a text in quotes that begins with [ or "
          "with - "
          "and a space"}},
        {"codebook: x\nversion: 1\nlanguage: en\ndefaults: {unit: paragraph, speaker: '', negation: skipp, context: "
         "turn}\n"
         "codes: [{code: a, rules: [{phrase: x}]}]",
         {"test.yaml:4:59: error: unknown key `context` in `defaults`\n    use unit, speaker, negation or unless",
          "test.yaml:4:18: error: `unit` must be sentence, turn or match, not \"paragraph\"\n    use sentence, turn or "
          "match",
          "test.yaml:4:52: error: `negation` must be skip, only or any, not \"skipp\"\n    did you mean `skip`?",
          "test.yaml:4:38: error: `speaker` is empty\n    write it, or take it out"}},
        {"codebook: x\nversion: 1\nlanguage: en\ndefaults: sentence\nlists: [a]\ncodes: [{code: a, rules: [{phrase: "
         "x}]}]",
         {"test.yaml:5:8: error: `lists` must be a mapping, not a list\n    write lines of the form `key: value`",
          "test.yaml:4:11: error: `defaults` must be a mapping, not a text\n    write lines of the form `key: value`"}},
    }));
    INFO(head.yaml);
    CHECK(linesOf(readGood(head.yaml).diagnostics) == head.diagnostics);
}

TEST_CASE("codebook: line ends, a byte order mark and aliases make no difference") {
    const std::string yaml =
        withHead("codes:\n  - &c\n    code: a\n    rules: [{phrase: x}]\n  - code: b\n    codes: [*c]\n");
    std::string crlf = "\xEF\xBB\xBF";
    for (const char c : yaml) crlf += c == '\n' ? "\r\n" : std::string(1, c);
    const ReadCodebook plain = readGood(yaml);
    const ReadCodebook read = readGood(crlf);
    CHECK(linesOf(read.diagnostics).empty());
    CHECK(pathsOf(read.codebook) == Lines{"a", "b", "b/a"});
    CHECK(pathsOf(plain.codebook) == pathsOf(read.codebook));
    CHECK(plain.codebook.codes[1].place == read.codebook.codes[1].place);
}

TEST_CASE("codebook: bounds hold") {
    const auto errorOf = [](const std::string& yaml) {
        const auto read = readCodebook(yaml, "t.yaml");
        REQUIRE_FALSE(read);
        CHECK(read.error().code == base::ErrorCode::Unsupported);
        return read.error().message;
    };
    CHECK(errorOf(std::string(16'777'217, ' ')) == "the file has 16777217 bytes; at most 16777216 are read");
    CHECK(errorOf("codes: " + std::string(1'000, '[')) == "lists and mappings nest deeper than 64 levels");
    CHECK(errorOf("codes: " + std::string(1'000'000, '[')) == "more than 100000 brackets are open");
    std::string dashes;
    for (int i = 0; i < 1'000; ++i) dashes += "- ";
    CHECK(errorOf(dashes) == "lists and mappings nest deeper than 64 levels");
    std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 10; ++i) {
        const std::string before = "*a" + std::to_string(i - 1);
        bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
        for (int j = 0; j < 10; ++j) bomb += before + ", ";
        bomb += before + "]\n";
    }
    CHECK(errorOf(bomb) == "the file has more than 1000000 values");
}

TEST_CASE("codebook: twenty thousand rules") {
    std::string yaml = withHead("codes:\n");
    for (int code = 0; code < 200; ++code) {
        yaml += "  - code: c" + std::to_string(code) + "\n    rules:\n";
        for (int rule = 0; rule < 100; ++rule)
            yaml += "      - phrase: put* my|our|their interest* ..2 first|before|ahead\n";
    }
    const ReadCodebook read = readGood(yaml);
    CHECK(read.diagnostics.empty());
    CHECK(read.codebook.codes.size() == 200);
    CHECK(read.codebook.codes.back().rules.size() == 100);
    CHECK(read.codebook.codes.back().rules.back().id == "c199#100");
}

TEST_CASE("codebook: the sample codebook has no errors") {
    const std::string path = std::string(CODER_SOURCE_DIR) + "/codebooks/straus-2013.yaml";
    const auto yaml = base::readFile(path);
    REQUIRE(yaml);
    const auto read = readCodebook(*yaml, path);
    REQUIRE(read);
    for (const auto& diagnostic : read->diagnostics)
        if (diagnostic.severity == base::Severity::Error) FAIL_CHECK(toString(diagnostic));
    CHECK(read->codebook.codes.size() >= 40);
    CHECK(read->codebook.find("mentor/altruistic"));
    CHECK_FALSE(read->codebook.language.yaml.empty());
}
