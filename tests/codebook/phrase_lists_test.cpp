#include "coder/codebook/phrase_lists.h"

#include <catch2/catch.hpp>

#include "tests/codebook/printed.h"
#include "tests/codebook/read_codebook.h"

using namespace coder;
using namespace coder::codebook;

namespace {

struct Faulty {
    const char* lists;  ///< From line 6 of the file.
    const char* phrase;
    std::vector<std::string> diagnostics;
};

/// A codebook with these lists and one rule with this phrase.
ReadCodebook readLists(const std::string& lists, const std::string& phrase) {
    return readGood(withHead("lists:\n" + lists + "codes: [{code: a, rules: [{phrase: \"" + phrase + "\"}]}]\n"));
}

}  // namespace

TEST_CASE("lists: used by rules and by each other, in any order") {
    const ReadCodebook read =
        readLists("  all: [<mentor>, <mentee>, nobody else]\n  mentor: [mentor, my boss]\n  mentee: [mentee*]\n",
                  "<all> of <mentee>|<mentor>");
    CHECK(linesOf(read.diagnostics).empty());
    CHECK(printed(read.codebook.codes.at(0).rules.at(0).pattern.phrases.at(0)) ==
          "(mentor|my boss|mentee*|nobody else) of (mentee*|mentor|my boss)");
}

TEST_CASE("lists: faults, and rules that depend on them") {
    const std::string left = "\n    correct the list in line ";
    const auto faulty = GENERATE_COPY(values<Faulty>({
        {"  a: [b, <a>]\n", "x", {"test.yaml:6:10: error: the list <a> contains itself: a > a\n    take <a> out here"}},
        {"  a: [<b>]\n  b: [<c>]\n  c: [x, <a>]\n",
         "x",
         {"test.yaml:8:10: error: the list <a> contains itself: a > b > c > a\n    take <a> out here",
          "test.yaml:7:7: error: the list <c> has an error, so that this can't be read either" + left + "8",
          "test.yaml:6:7: error: the list <b> has an error, so that this can't be read either" + left + "7"}},
        {"  mentor: [x]\n",
         "a <mentr> b",
         {"test.yaml:7:39: error: there is no list <mentr>\n    did you mean `mentor`?"}},
        {"  mentor: [x, (]\n",
         "<mentor>",
         {"test.yaml:6:15: error: this bracket is not closed\n    add a )",
          "test.yaml:7:37: error: the list <mentor> has an error, so that this can't be read either" + left + "6"}},
        {"  mentor: [x, <mentee>]\n",
         "y",
         {"test.yaml:6:15: error: there is no list <mentee>\n    did you mean `mentor`?"}},
        {"  mentor: x\n",
         "y",
         {"test.yaml:6:11: error: the list `mentor` must be a list, not a text\n    begin each item with - and a "
          "space, or put "
          "all in [ ]"}},
        {"  mentor: []\n",
         "y",
         {"test.yaml:6:11: error: the list `mentor` is an empty list\n    write an item, or take the key out"}},
        {"  my mentor: [x]\n",
         "y",
         {"test.yaml:6:3: error: \"my mentor\" is no name for a list\n    use letters a-z, digits, - and _"}},
        {"  m: [x]\n  m: [y]\n",
         "<m>",
         {"test.yaml:7:3: error: the key `m` stands twice in `lists`\n    take one of them out; the other is in line "
          "6"}},
        {"  m: [x, [y]]\n",
         "y",
         {"test.yaml:6:10: error: an item of the list `m` must be a text, not a list\n    put a text in quotes that "
          "begins with "
          "[ or with - and a space"}},
    }));
    INFO(faulty.lists);
    CHECK(linesOf(readLists(faulty.lists, faulty.phrase).diagnostics) == faulty.diagnostics);
}

TEST_CASE("lists: bounds hold") {
    SECTION("lists of lists that double each time") {
        std::string lists = "  l0: [x y]\n";
        for (int i = 1; i < 16; ++i) {
            const std::string before = "<l" + std::to_string(i - 1) + ">";
            lists += "  l" + std::to_string(i) + ": [" + before + " " + before + " " + before + "]\n";
        }
        const ReadCodebook read = readLists(lists, "<l15>");
        REQUIRE(hasErrors(read.diagnostics));
        CHECK(read.diagnostics.front().message == "the pattern and its lists have more than 100000 words");
        CHECK(read.codebook.codes.at(0).rules.empty());
    }
    SECTION("a long chain") {
        std::string lists;
        for (int i = 0; i < 1'000; ++i) lists += "  l" + std::to_string(i) + ": [<l" + std::to_string(i + 1) + ">]\n";
        const ReadCodebook read = readLists(lists + "  l1000: [x]\n", "y");
        REQUIRE(hasErrors(read.diagnostics));
        CHECK(read.diagnostics.front().message == "lists stand in lists deeper than 16 times");
    }
    SECTION("all rules together") {
        std::string list = "  large: [";
        for (int i = 0; i < 50'000; ++i) list += "x, ";
        std::string yaml = withHead("lists:\n" + list + "x]\ncodes:\n  - code: a\n    rules:\n");
        for (int i = 0; i < 50; ++i) yaml += "      - phrase: <large> y\n";
        const ReadCodebook read = readGood(yaml);
        REQUIRE(hasErrors(read.diagnostics));
        CHECK(read.diagnostics.front().message ==
              "the phrases of the file up to here have more than 2000000 words, lists counted at each use");
        CHECK(read.codebook.codes.at(0).rules.size() == 38);
    }
}
