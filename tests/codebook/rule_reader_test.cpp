#include "coder/codebook/rule_reader.h"

#include <catch2/catch.hpp>

#include "tests/codebook/printed.h"
#include "tests/codebook/read_codebook.h"

using namespace coder;
using namespace coder::codebook;

namespace {

struct Faulty {
    const char* rule;  ///< From line 8, column 9 of the file.
    std::vector<std::string> diagnostics;
};

}  // namespace

TEST_CASE("rule: what it is when it does not say otherwise") {
    const Rule rule = ruleOf("phrase: put* my|our");
    CHECK(rule.id == "a#1");
    CHECK(rule.place == base::Place{"test.yaml", 8, 9});
    CHECK(rule.unit == Unit::Sentence);
    CHECK(rule.speaker == "participant");
    CHECK(rule.negation == Negation::Skip);
    CHECK(rule.with.empty());
    CHECK(rule.unless.empty());
    CHECK(rule.where.empty());
    CHECK(rule.pattern.kind == Pattern::Kind::Phrase);
    CHECK(rule.pattern.source == "put* my|our");
    CHECK(rule.pattern.place == base::Place{"test.yaml", 8, 17});
    REQUIRE(rule.pattern.phrases.size() == 1);
    CHECK(printed(rule.pattern.phrases[0]) == "put* (my|our)");
}

TEST_CASE("rule: near") {
    const Rule plain = ruleOf("near: [mentee, best interest]");
    CHECK(plain.pattern.kind == Pattern::Kind::Near);
    CHECK(plain.pattern.source == "mentee ~ best interest");
    CHECK(plain.pattern.place == base::Place{"test.yaml", 8, 15});
    CHECK(plain.pattern.within == 10);
    CHECK_FALSE(plain.pattern.ordered);
    REQUIRE(plain.pattern.phrases.size() == 2);
    CHECK(printed(plain.pattern.phrases[1]) == "best interest");
    const Rule full = ruleOf("near:\n          - a\n          - b ? c\n        within: 0\n        ordered: true");
    CHECK(full.pattern.within == 0);
    CHECK(full.pattern.ordered);
    CHECK(full.pattern.source == "a ~ b ? c");
    CHECK_FALSE(ruleOf("{near: [a, b], within: 200, ordered: false}").pattern.ordered);
}

TEST_CASE("rule: regex") {
    const Rule rule = ruleOf(R"(regex: '\bself-?less(ly|ness)?\b')");
    CHECK(rule.pattern.kind == Pattern::Kind::Regex);
    CHECK(rule.pattern.source == R"(\bself-?less(ly|ness)?\b)");
    CHECK(rule.pattern.place == base::Place{"test.yaml", 8, 17});
    CHECK_FALSE(rule.pattern.caseSensitive);
    CHECK(ruleOf("{regex: 'A B', case: sensitive}").pattern.caseSensitive);
    CHECK_FALSE(ruleOf("{regex: 'A B', case: insensitive}").pattern.caseSensitive);
    // What is no regular expression is for the module that compiles it to say.
    CHECK(ruleOf("regex: '('").pattern.source == "(");
    CHECK(ruleOf("regex: ' a '").pattern.source == " a ");
}

TEST_CASE("rule: query") {
    const Rule rule = ruleOf("query: altruis* OR unselfish");
    CHECK(rule.pattern.kind == Pattern::Kind::Query);
    CHECK(rule.pattern.source == "altruis* OR unselfish");
    CHECK(printed(rule.pattern.query) == "(OR altruis* unselfish)");
}

TEST_CASE("rule: settings") {
    const Rule rule = ruleOf(
        "{phrase: x, unit: match, speaker: Dr. M\xC3\xBCller, negation: only, id: my-rule, "
        "where: {role: [mentee, both], stage: 1}}");
    CHECK(rule.unit == Unit::Match);
    CHECK(rule.speaker == "Dr. M\xC3\xBCller");
    CHECK(rule.negation == Negation::Only);
    CHECK(rule.id == "my-rule");
    REQUIRE(rule.where.size() == 2);
    CHECK(rule.where[0].attribute == "role");
    CHECK(rule.where[0].values == std::vector<std::string>{"mentee", "both"});
    CHECK(rule.where[1].attribute == "stage");
    CHECK(rule.where[1].values == std::vector<std::string>{"1"});
    CHECK(ruleOf("{phrase: x, unit: turn, negation: any}").unit == Unit::Turn);
    CHECK(ruleOf("{phrase: x, unit: sentence, negation: skip}").negation == Negation::Skip);
}

TEST_CASE("rule: conditions") {
    const Rule rule = ruleOf(
        "{phrase: x, with: kind, unless: [{phrase: a b}, {near: [c, d], within: 3, ordered: true}, "
        "{regex: E, case: sensitive, context: turn}, {query: f OR g, context: unit}, plain words]}");
    REQUIRE(rule.with.size() == 1);
    CHECK(rule.with[0].pattern.kind == Pattern::Kind::Phrase);
    CHECK(printed(rule.with[0].pattern.phrases[0]) == "kind");
    CHECK_FALSE(rule.with[0].wholeTurn);
    REQUIRE(rule.unless.size() == 5);
    CHECK(rule.unless[1].pattern.within == 3);
    CHECK(rule.unless[1].pattern.ordered);
    CHECK(rule.unless[2].pattern.caseSensitive);
    CHECK(rule.unless[2].wholeTurn);
    CHECK(printed(rule.unless[3].pattern.query) == "(OR f g)");
    CHECK_FALSE(rule.unless[3].wholeTurn);
    CHECK(rule.unless[4].pattern.source == "plain words");
    const Rule single = ruleOf("{phrase: x, with: {regex: y, context: turn}}");
    REQUIRE(single.with.size() == 1);
    CHECK(single.with[0].wholeTurn);
}

TEST_CASE("rule: a default `unless` holds beside a rule's own, and may name lists") {
    const auto read = readCodebook(
        "codebook: T\nversion: 1\nlanguage: en\ndefaults: {unless: [<mine>, <hedges>]}\nlists: {mine: [a b]}\ncodes:\n"
        "  - code: a\n    rules: [{phrase: x, unless: y}, {phrase: z}]\n",
        "t.yaml");
    REQUIRE(read);
    CHECK(read->diagnostics.empty());
    const auto& rules = read->codebook.codes[0].rules;
    REQUIRE(rules[0].unless.size() == 3);
    CHECK(rules[0].unless[0].pattern.source == "y");
    CHECK(printed(rules[0].unless[1].pattern.phrases[0]) == "a b");
    CHECK(rules[0].unless[2].pattern.source == "<hedges>");
    CHECK(rules[1].unless.size() == 2);
    // A codebook's own list takes the place of the language's.
    const auto own = readCodebook(
        "codebook: T\nversion: 1\nlanguage: en\nlists: {hedges: [q]}\ncodes:\n  - code: a\n    rules: [{phrase: "
        "<hedges> r}]\n",
        "t.yaml");
    REQUIRE(own);
    CHECK(printed(own->codebook.codes[0].rules[0].pattern.phrases[0]) == "q r");
}

TEST_CASE("rule: faults leave the rule out and the next one in") {
    const auto faulty = GENERATE(values<Faulty>({
        {"just text",
         {"test.yaml:8:9: error: a rule must be a mapping, not a text\n    write lines of the form `key: value`"}},
        {"unit: turn", {"test.yaml:8:9: error: a rule must have a pattern\n    add phrase, near, regex or query"}},
        {"phrse: x", {"test.yaml:8:9: error: unknown key `phrse` in a rule\n    did you mean `phrase`?"}},
        {"{phrase: x, regexp: y}",
         {"test.yaml:8:21: error: unknown key `regexp` in a rule\n    did you mean `regex`?"}},
        {"{phrase: x, context: turn}",
         {"test.yaml:8:21: error: unknown key `context` in a rule\n    use phrase, near, regex, "
          "query, within, ordered, case, with, unless, unit, speaker, where, negation or id"}},
        {"{phrase: x, regex: y}",
         {"test.yaml:8:21: error: a rule has one pattern, this one has `phrase` and `regex`\n    write "
          "one for each pattern"}},
        {"{phrase: x, phrase: y}",
         {"test.yaml:8:21: error: the key `phrase` stands twice in a rule\n    take one of them out; "
          "the other is in line 8"}},
        {"phrase:",
         {"test.yaml:8:15: error: `phrase` must be a text, not nothing\n    write it, in quotes where it is the word "
          "null or ~, or take it out"}},
        {"phrase: [very]",
         {"test.yaml:8:17: error: `phrase` must be a text, not a list\n    put a text in quotes that begins with "
          "[ or with - and a space"}},
        // the place inside a pattern
        {"phrase: good p*t",
         {"test.yaml:8:23: error: the * in \"p*t\" does not stand at the end of a word\n    write word* for "
          "all words that begin like this; other places can't have a *"}},
        {"phrase: \xC3\xA9t\xC3\xA9 p*t",
         {"test.yaml:8:22: error: the * in \"p*t\" does not stand at the end of a word\n    write "
          "word* for all words that begin like this; other places can't have a *"}},
        {"phrase: 'good (x'", {"test.yaml:8:23: error: this bracket is not closed\n    add a )"}},
        {"phrase: 'it''s (x'", {"test.yaml:8:17: error: this bracket is not closed\n    add a )"}},
        {"phrase: >-\n          good (x", {"test.yaml:8:17: error: this bracket is not closed\n    add a )"}},
        {"phrase: <mentor> x",
         {"test.yaml:8:17: error: there is no list <mentor>\n    define it under `lists`, "
          "or use hedges or reported-questions"}},
        {"query: good AND",
         {"test.yaml:8:24: error: the query ends where a word was expected\n    write a word, or take the last "
          "operator out"}},
        {"query: NOT x",
         {"test.yaml:8:16: error: NOT has nothing to take away from\n    write what must be there beside it, as "
          "in: advice NOT grant"}},
        {"regex: ''", {"test.yaml:8:16: error: `regex` is empty\n    write it, or take it out"}},
        {"regex: [a-z]",
         {"test.yaml:8:16: error: `regex` must be a text, not a list\n    put a text in quotes that begins with "
          "[ or with - and a space"}},
        // near
        {"near: a b",
         {"test.yaml:8:15: error: `near` must be a list of two to 8 phrases\n    write it as [first phrase, second "
          "phrase]"}},
        {"near: [a]",
         {"test.yaml:8:15: error: `near` must be a list of two to 8 phrases\n    write it as [first phrase, second "
          "phrase]"}},
        {"near: [a, b, c, d, e, f, g, h, i]",
         {"test.yaml:8:15: error: `near` must be a list of two to 8 phrases\n    write it as "
          "[first phrase, second phrase]"}},
        {"near: [a, (b]", {"test.yaml:8:19: error: this bracket is not closed\n    add a )"}},
        {"{near: [a, b], within: -1}",
         {"test.yaml:8:32: error: `within` must be a whole number from 0 to 200\n    write it in "
          "digits"}},
        {"{near: [a, b], within: 201}",
         {"test.yaml:8:32: error: `within` must be a whole number from 0 to 200\n    write it in "
          "digits"}},
        {"{near: [a, b], within: 5 words}",
         {"test.yaml:8:32: error: `within` must be a whole number from 0 to 200\n    write it "
          "in digits"}},
        {"{near: [a, b], ordered: yes}",
         {"test.yaml:8:33: error: `ordered` must be false or true, not \"yes\"\n    use false or "
          "true"}},
        {"{phrase: a, within: 3}",
         {"test.yaml:8:21: error: `within` is for `near` only\n    take it out, or use a `near` "
          "pattern"}},
        {"{query: a, ordered: true}",
         {"test.yaml:8:20: error: `ordered` is for `near` only\n    take it out, or use a `near` "
          "pattern"}},
        {"{phrase: a, case: sensitive}",
         {"test.yaml:8:21: error: `case` is for `regex` only\n    take it out, or use a `regex` "
          "pattern"}},
        {"{regex: a, case: yes}",
         {"test.yaml:8:26: error: `case` must be insensitive or sensitive, not \"yes\"\n    use "
          "insensitive or sensitive"}},
        // settings
        {"{phrase: a, unit: sentense}",
         {"test.yaml:8:27: error: `unit` must be sentence, turn or match, not \"sentense\"\n    "
          "did you mean `sentence`?"}},
        {"{phrase: a, unit: [turn]}",
         {"test.yaml:8:27: error: `unit` must be sentence, turn or match, not a list\n    use "
          "sentence, turn or match"}},
        {"{phrase: a, negation: none}",
         {"test.yaml:8:31: error: `negation` must be skip, only or any, not \"none\"\n    use "
          "skip, only or any"}},
        {"{phrase: a, speaker: }",
         {"test.yaml:8:28: error: `speaker` must be a text, not nothing\n    write it, in quotes where "
          "it is the word null or ~, or take it out"}},
        {"{phrase: a, id: a#1}",
         {"test.yaml:8:25: error: the id \"a#1\" has a space or # in it\n    use letters, digits, - and "
          "_"}},
        {"{phrase: a, where: mentee}",
         {"test.yaml:8:28: error: `where` must be a mapping, not a text\n    write lines of the "
          "form `key: value`"}},
        {"{phrase: a, where: {}}",
         {"test.yaml:8:28: error: `where` names no attribute\n    write it as {role: [mentee, both]}, "
          "or take it out"}},
        {"{phrase: a, where: {role: []}}",
         {"test.yaml:8:35: error: the value of `role` is an empty list\n    write an item, or "
          "take the key out"}},
        {"{phrase: a, where: {role: [x, {}]}}",
         {"test.yaml:8:39: error: an item of the value of `role` must be a text, not a "
          "mapping\n    put a text in quotes that contains \": \" or begins with {"}},
        {"{phrase: a, where: {role: x, role: y}}",
         {"test.yaml:8:38: error: the key `role` stands twice in `where`\n    take one "
          "of them out; the other is in line 8"}},
        // conditions
        {"{phrase: a, unless: []}",
         {"test.yaml:8:29: error: `unless` is an empty list\n    write an item, or take the key out"}},
        {"{phrase: a, unless: (b}", {"test.yaml:8:29: error: this bracket is not closed\n    add a )"}},
        {"{phrase: a, with: [{phrase: b, negation: any}]}",
         {"test.yaml:8:40: error: unknown key `negation` in an item of "
          "`with`\n    use phrase, near, regex, query, within, ordered, case "
          "or context"}},
        {"{phrase: a, with: [{context: turn}]}",
         {"test.yaml:8:28: error: an item of `with` must have a pattern\n    add phrase, "
          "near, regex or query"}},
        {"{phrase: a, with: {phrase: b, context: all}}",
         {"test.yaml:8:48: error: `context` must be unit or turn, not \"all\"\n   "
          " use unit or turn"}},
        {"{phrase: a, with: [[b]]}",
         {"test.yaml:8:28: error: an item of `with` must be a mapping, not a list\n    write lines of "
          "the form `key: value`"}},
        // two faults, both told
        {"{phrase: (, unit: x}",
         {"test.yaml:8:18: error: this bracket is not closed\n    add a )",
          "test.yaml:8:27: error: `unit` must be sentence, turn or match, not \"x\"\n    use sentence, "
          "turn or match"}},
    }));
    INFO(faulty.rule);
    const ReadCodebook read = readGood(withRules(std::string(faulty.rule) + "\n      - phrase: next"));
    CHECK(linesOf(read.diagnostics) == faulty.diagnostics);
    REQUIRE(read.codebook.codes.at(0).rules.size() == 1);
    CHECK(read.codebook.codes[0].rules[0].id == "a#2");
}
