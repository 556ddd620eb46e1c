#include <catch2/catch.hpp>

#include <algorithm>

#include "coder/study/apply.h"
#include "coder/study/history.h"
#include "stored_study.h"

using namespace coder;
using namespace coder::study::test;
using project::Origin;
using project::ReviewStatus;
using study::ApplyOptions;
using study::ApplyResult;
using study::applyRules;

namespace {

using Lines = std::vector<std::string>;

ApplyResult applied(const StoredStudy& files, const std::string& codebook = "", bool preview = false) {
    ApplyOptions options;
    options.codebook = codebook;
    options.preview = preview;
    options.list = true;
    options.who = "Bo";
    ApplyResult result = need(applyRules(files.file(), options));
    for (const base::Diagnostic& diagnostic : files.opened().verify()) FAIL(toString(diagnostic));
    return result;
}

/// The codebook with one text in place of another, under the same name.
std::string otherBook(const StoredStudy& files, const std::string& from, const std::string& to) {
    std::string text = Codebook;
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return files.write("new/book.yaml", text.replace(at, from.size(), to));
}

Lines passages(const ApplyResult& result) {
    Lines lines;
    for (const auto& each : result.passages)
        lines.push_back(each.code + " " + each.what + " " + each.source + ":" + std::to_string(each.line) + " " +
                        each.quote);
    return lines;
}

const Lines First{"P01 mentor/kind A kind heart had he.", "P01 mentor/open The door was open.",
                  "P01 rivalry He stole an idea!"};

}  // namespace

TEST_CASE("the first application adds what the rules find, the second changes nothing") {
    const StoredStudy files(4);
    const ApplyResult first = applied(files);
    CHECK(summaryOf(first) == "9 added, 0 removed, 0 kept");
    REQUIRE(first.history);
    CHECK(first.history->command == "apply");
    CHECK(first.history->who == "Bo");
    CHECK(first.history->summary == "9 added, 0 removed, 0 kept");
    CHECK(first.newCodebook.empty());
    const auto before = files.codings();
    REQUIRE(before.size() == 9);
    for (const auto& coding : before) {
        CHECK(coding.origin == Origin::Rule);
        CHECK(coding.created == first.history->at);
        CHECK_FALSE(coding.rules.empty());
        CHECK_FALSE(coding.evidence.empty());
    }
    const auto coders = need(files.opened().coders());
    REQUIRE(coders.size() == 1);
    CHECK(coders.front().name == "book");
    CHECK(coders.front().kind == project::CoderKind::Rules);
    const ApplyResult second = applied(files);
    CHECK(summaryOf(second) == "0 added, 0 removed, 9 kept");
    CHECK_FALSE(second.history);
    CHECK(files.codings() == before);
}

TEST_CASE("the number of threads changes nothing") {
    Lines lines;
    for (const unsigned threads : {1U, 2U, 5U}) {
        const StoredStudy files(20);
        ApplyOptions options;
        options.run.threads = threads;
        options.list = true;
        const ApplyResult result = need(applyRules(files.file(), options));
        Lines now = files.coded();
        for (const std::string& line : passages(result)) now.push_back(line);
        if (lines.empty()) lines = now;
        CHECK(now == lines);
    }
    CHECK(lines.size() > 20);
}

TEST_CASE("a changed rule adds and removes its own codings and leaves the others alone; undo and redo") {
    const StoredStudy files(1);
    applied(files);
    CHECK(files.coded() == First);
    const auto before = files.codings();
    const std::string book = otherBook(files, "door NEAR/3 open", "stole");
    const ApplyResult preview = applied(files, book, true);
    CHECK_FALSE(preview.history);
    CHECK(files.codings() == before);
    CHECK(need(files.opened().codebooks()).size() == 1);
    const ApplyResult result = applied(files, book);
    CHECK(passages(result) == passages(preview));
    CHECK(passages(result) ==
          Lines{"mentor/open removed P01:3 The door was open.", "mentor/open added P01:7 He stole an idea!"});
    CHECK(result.codes == preview.codes);
    CHECK(result.newCodebook == "book 2");
    REQUIRE(result.history);
    CHECK(result.history->summary == "codebook book 2: 1 added, 1 removed, 2 kept");
    const Lines after{"P01 mentor/kind A kind heart had he.", "P01 mentor/open He stole an idea!",
                      "P01 rivalry He stole an idea!"};
    CHECK(files.coded() == after);
    CHECK(need(files.opened().codebooks()).size() == 2);
    for (const auto& coding : files.codings())
        if (coding.quote == "A kind heart had he.")
            CHECK(std::find(before.begin(), before.end(), coding) != before.end());
    need(study::undo(files.file(), std::nullopt, "Bo"));
    CHECK(files.codings() == before);
    CHECK(need(files.opened().codebooks()).size() == 1);
    need(study::redo(files.file(), std::nullopt, "Bo"));
    CHECK(files.coded() == after);
    CHECK_FALSE(applied(files, book).history);
}

TEST_CASE("what people decided and coded stays, and is marked where the definition changed") {
    const StoredStudy files(1);
    applied(files);
    files.decide(First[0], ReviewStatus::Rejected);
    files.decide(First[1], ReviewStatus::Accepted);
    files.change(First[2], [](project::StoredCoding& coding, store::Step&) {
        coding.origin = Origin::Human;
        coding.rules.clear();
        coding.evidence.clear();
    });
    SECTION("the same codebook: the rejection blocks, and the rules code beside the person") {
        const ApplyResult result = applied(files);
        CHECK(summaryOf(result) == "1 added, 0 removed, 1 kept");
        CHECK(result.total.blocked == 1);
        CHECK(files.coded() == Lines{First[0] + " rejected", First[1] + " accepted", First[2], First[2] + " human"});
    }
    SECTION("a rule that finds nothing any more: the accepted coding stays, and is found again") {
        const ApplyResult result = applied(files, otherBook(files, "door NEAR/3 open", "window"));
        CHECK(summaryOf(result) == "1 added, 0 removed, 0 kept, 1 no longer found, 1 outdated");
        CHECK(files.coded()[1] == First[1] + " accepted not found outdated");
        const ApplyResult back = applied(files, files.path("book.yaml"));
        CHECK(back.total.notFound == 0);
        CHECK(back.total.outdated == 0);
        CHECK(files.coded()[1] == First[1] + " accepted outdated");
    }
    SECTION("a definition alone marks decisions and a person's coding, but not the rule's") {
        const ApplyResult result =
            applied(files, otherBook(files, "code: rivalry\n", "code: rivalry\n    definition: Takes the credit.\n"));
        CHECK(summaryOf(result) == "1 added, 0 removed, 1 kept, 1 outdated");
        CHECK(files.coded() ==
              Lines{First[0] + " rejected", First[1] + " accepted", First[2], First[2] + " human outdated"});
    }
    SECTION("other evidence reopens what was rejected") {
        const ApplyResult result =
            applied(files, otherBook(files, "{phrase: kind}, {regex: '\\bkind heart'}", "{phrase: kind}"));
        CHECK(result.total.reopened == 1);
        CHECK(files.coded()[0] == First[0]);
    }
    SECTION("another rule with the same evidence does not") {
        const ApplyResult result = applied(
            files, otherBook(files, "[{phrase: kind}, {regex: '\\bkind heart'}]", "[{regex: '\\bkind heart'}]"));
        CHECK(result.total.blocked == 1);
        CHECK(files.coded()[0] == First[0] + " rejected outdated");
    }
}

TEST_CASE("a code that the codebook no longer has goes, unless people's work is on it") {
    const StoredStudy files(1);
    applied(files);
    const std::string book = otherBook(files, "  - code: rivalry\n    rules: [{near: [stole, idea], within: 5}]\n", "");
    const auto paths = [&] {
        Lines all;
        for (const auto& code : need(files.opened().codes())) all.push_back(code.path);
        return all;
    };
    SECTION("nobody worked on it") {
        const ApplyResult result = applied(files, book);
        CHECK(result.diagnostics.empty());
        CHECK(result.total.removed == 1);
        CHECK(paths() == Lines{"mentor", "mentor/kind", "mentor/open"});
    }
    SECTION("an accepted coding") {
        files.decide(First[2], ReviewStatus::Accepted);
        const Lines warning{
            "new/book.yaml: warning: the codebook no longer has the code \"rivalry\", which stays for "
            "1 coding with people's work"};
        CHECK(files.lines(applied(files, book, true).diagnostics) == warning);
        CHECK(files.lines(applied(files, book).diagnostics) == warning);
        CHECK(paths() == Lines{"mentor", "mentor/kind", "mentor/open", "rivalry"});
        CHECK(files.coded()[2] == First[2] + " accepted not found");
        // It is said once; and the code that comes back is the same.
        CHECK(applied(files).diagnostics.empty());
        const auto codes = need(files.opened().codes());
        applied(files, files.path("book.yaml"));
        CHECK(need(files.opened().codes()).back().guid == codes.back().guid);
        CHECK(files.coded()[2] == First[2] + " accepted");
    }
    SECTION("a memo on the code") {
        store::Store store = files.opened();
        store::Step step = need(store.begin({"Ada", "memo", "", ""}));
        const project::Coder ada{base::Guid::random(), "Ada", project::CoderKind::Person};
        need(step.put(ada));
        need(step.put(project::Memo{base::Guid::random(), project::MemoOn::Code, need(store.codes()).back().guid,
                                    "Too broad?", ada.guid, step.at(), step.at()}));
        need(step.commit());
        CHECK(files.lines(applied(files, book).diagnostics) ==
              Lines{"new/book.yaml: warning: the codebook no longer has the code \"rivalry\", which stays for 1 memo "
                    "with people's work"});
        CHECK(paths().size() == 4);
    }
}

TEST_CASE("a coding that somebody wrote a memo on stays") {
    const StoredStudy files(1);
    applied(files);
    files.change(First[1], [](const project::StoredCoding& coding, store::Step& step) {
        const project::Coder ada{base::Guid::random(), "Ada", project::CoderKind::Person};
        need(step.put(ada));
        need(step.put(project::Memo{base::Guid::random(), project::MemoOn::Coding, coding.guid, "A door?", ada.guid,
                                    step.at(), step.at()}));
    });
    CHECK(applied(files, otherBook(files, "door NEAR/3 open", "window")).total.notFound == 1);
    CHECK(files.coded()[1] == First[1] + " not found");
}

TEST_CASE("how the theme table moves") {
    const StoredStudy files(4);  // P01, P02 and P04 have all themes, P03 none.
    const ApplyResult first = applied(files, "", true);
    CHECK(first.participants == 4);
    CHECK(first.moves == std::vector<study::ThemeMove>{{"mentor", 0, 3, 0, 6},
                                                       {"mentor/kind", 0, 3, 0, 3},
                                                       {"mentor/open", 0, 3, 0, 3},
                                                       {"rivalry", 0, 3, 0, 3}});
    applied(files);
    files.decide("P01 mentor/kind A kind heart had he.", ReviewStatus::Rejected);
    const ApplyResult preview = applied(files, otherBook(files, "door NEAR/3 open", "nothing"), true);
    CHECK(preview.moves == std::vector<study::ThemeMove>{{"mentor", 3, 3, 5, 3}, {"mentor/open", 3, 1, 3, 1}});
}

TEST_CASE("a rejected hit whose words were corrected in the transcript is to be decided on anew") {
    const StoredStudy files(1);
    applied(files);
    files.decide(First[0], ReviewStatus::Rejected);
    files.decide(First[1], ReviewStatus::Rejected);
    std::string text = files.read("t/P01.txt");
    text.replace(text.find("A kind heart"), 12, "A very kind heart");
    files.write("t/P01.txt", text);
    files.import();
    const ApplyResult result = applied(files);
    CHECK(result.total.blocked == 1);
    CHECK(files.coded() == Lines{"P01 mentor/kind A very kind heart had he.", First[1] + " rejected", First[2]});
}

TEST_CASE("a codebook with errors is refused, and a study without one says what to do") {
    const StoredStudy files(1);
    const auto before = need(files.opened().history());
    const std::string book = otherBook(files, "phrase: kind", "regex: '('");
    const ApplyResult refused = applied(files, book);
    CHECK(refused.refused);
    CHECK(hasErrors(refused.diagnostics));
    CHECK(need(files.opened().history()) == before);
    need(study::newStudy(files.path("empty.coder"), {"", "", "Ada"}));
    const auto none = applyRules(files.path("empty.coder"), {});
    REQUIRE_FALSE(none);
    CHECK(none.error().code == base::ErrorCode::NotFound);
    CHECK(none.error().message == "the study has no codebook");
    CHECK_FALSE(applyRules(files.path("none.coder"), {}));
    CHECK_FALSE(applyRules(files.file(), {files.path("none.yaml"), false, false, "", {}}));
}

TEST_CASE("an application that is stopped leaves the study as it was") {
    const StoredStudy files(6);
    std::stop_source stop;
    ApplyOptions options;
    options.codebook = otherBook(files, "phrase: kind", "phrase: heart");
    options.run.stop = stop.get_token();
    options.run.progress = [&](std::size_t done, std::size_t) {
        if (done == 2) stop.request_stop();
    };
    const auto stopped = applyRules(files.file(), options);
    REQUIRE_FALSE(stopped);
    CHECK(stopped.error().code == base::ErrorCode::Cancelled);
    CHECK(files.codings().empty());
    CHECK(need(files.opened().codebooks()).size() == 1);
}

TEST_CASE("a preview neither waits for somebody who writes nor sees it") {
    const StoredStudy files(1);
    store::Store writer = files.opened();
    store::Step step = need(writer.begin({"Ada", "memo", "", ""}));
    need(step.put(project::Coder{base::Guid::random(), "Ada", project::CoderKind::Person}));
    ApplyOptions options;
    options.preview = true;
    CHECK(need(applyRules(files.file(), options)).total.added == 3);
    need(step.commit());
    CHECK(files.codings().empty());
}

TEST_CASE("a codebook of another name is another coder; codings that stay keep theirs") {
    const StoredStudy files(1);
    applied(files);
    std::string text = Codebook;
    text.replace(text.find("door NEAR/3 open"), 16, "stole");
    CHECK(applied(files, files.write("second.yaml", text)).newCodebook == "second 2");
    const store::Store store = files.opened();
    std::map<base::Guid, std::string> names;
    for (const auto& coder : need(store.coders())) names[coder.guid] = coder.name;
    for (const auto& version : need(store.codebooks())) names[version.guid] = version.name;
    Lines lines;
    for (const auto& coding : files.codings())
        lines.push_back(coding.quote + " " + names[coding.coder] + " " + names[*coding.codebook]);
    std::sort(lines.begin(), lines.end());
    CHECK(lines ==
          Lines{"A kind heart had he. book book", "He stole an idea! book book", "He stole an idea! second second"});
}
