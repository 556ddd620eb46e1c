// One small study of each format version is kept for ever: what was written once must open and read for good.
//
// studies/version-N.coder hold invented data. Each was made by this file, as it was when N was the present version:
//     store_tests "[.make]"
// with CODER_MAKE_STUDY set to the file's new name. A published one is never made again.
#include <cstdlib>

#include "study_fixture.h"

using namespace store_tests;

namespace {

Guid guid(char digit) { return Guid::parse(std::string(32, digit)).value(); }

const std::string Time = "2013-02-28T14:05:09.120Z";

/// Odd words on purpose: an emoji, Arabic, a tab.
const std::string Speech = "She read every draft \xF0\x9F\x98\x80 \xD8\xB9\xD9\x84\xD8\xA7\xD9\x82\xD8\xA9\tand more.";

project::Source source() {
    auto made = sourceNamed("P01 (invented)", Speech);
    made.transcript.marks = {text::Span(std::size_t{15}, std::size_t{19})};
    made.times = {{made.transcript.turns[1].span, std::chrono::milliseconds(4200), std::chrono::milliseconds(9000)}};
    return made;
}

project::StoredCoding coding(const Guid& source, const Guid& revision) {
    project::StoredCoding made;
    made.guid = guid('7');
    made.source = source;
    made.revision = revision;
    made.code = guid('4');
    made.span = text::Span(std::size_t{15}, std::size_t{19});
    made.quote = "read";
    made.coder = guid('2');
    made.origin = project::Origin::Rule;
    made.rules = {"reads-drafts", "near-2"};
    made.evidence = {text::Span(std::size_t{15}, std::size_t{17})};
    made.status = project::ReviewStatus::Accepted;
    made.reviewer = guid('1');
    made.reviewed = Time;
    made.outdated = true;
    made.codebook = guid('3');
    made.created = made.changed = Time;
    return made;
}

const project::Coder Ada{guid('1'), "Ada (invented)", project::CoderKind::Person};
const project::Coder Rules{guid('2'), "rules", project::CoderKind::Rules};
const project::StoredCodebook Codebook{guid('3'), "Invented", "1.0.0", std::string(64, 'b'), "codebook: Invented\n",
                                       Time};
const project::StoredCode Code{guid('4'), "mentor/reads", "Reads drafts", guid('3')};
const project::Attribute Stream{guid('5'), "career stream", project::AttributeType::Text, 0};
const project::StoredCase Case{guid('6'), "P01", 0};
const project::CaseValue Value{guid('6'), guid('5'), "Clinician"};
const project::StoredVoice Voice{guid('6'), "P01 (invented)", "P"};
const project::Memo Memo{guid('8'), project::MemoOn::Code, guid('4'), "Only what is read.", guid('1'), Time, Time};
const project::Estimate Estimate{guid('9'), guid('4'), "reads-drafts", 50, 47, 2013, guid('1'), Time};
const project::Setting Setting{"speakers", "interviewer: [I]\n"};

}  // namespace

TEST_CASE("a study of the present version, to be kept", "[.make]") {
    const char* path = std::getenv("CODER_MAKE_STUDY");
    REQUIRE(path != nullptr);
    Store study = makeStudy(path);
    auto step = need(study.begin({"Ada (invented)", "import", "1 source", Time}));
    const auto made = source();
    const auto revision = addSource(step, made, "I: How?\r\nP: " + Speech + "\r\n");
    for (const auto& coder : {Ada, Rules}) need(step.put(coder));
    need(step.put(Codebook));
    need(step.put(Code));
    need(step.put(Stream));
    need(step.put(Case));
    need(step.put(Value));
    need(step.put(Voice));
    need(step.put(coding(revision.source, revision.guid)));
    need(step.put(Memo));
    need(step.put(Estimate));
    need(step.put(Setting));
    commit(step);
    {
        auto more = need(study.begin({"Ada (invented)", "setting", "", Time}));
        need(more.removeSetting(Setting.key));
        commit(more);
    }
    REQUIRE(need(study.undo({"Ada (invented)", "undo", "", Time})).entry.has_value());
    // Since version 2: a merge, which also decided something (the name of the case).
    const Folder folder;
    need(study.backup(folder.file("b.coder")));
    Store copy = need(Store::open(folder.file("b.coder"), Mode::Write));
    auto here = need(study.begin({"Ada (invented)", "participants", "", Time}));
    need(here.put(project::StoredCase{guid('a'), "P02", 1}));
    commit(here);
    auto there = need(copy.begin({"Bo (invented)", "participants", "", Time}));
    need(there.put(project::StoredCase{guid('b'), "P02", 1}));
    commit(there);
    REQUIRE(need(study.merge(need(Store::openCopy(folder.file("b.coder"))), {"Ada (invented)", "merge", "", Time}, {}))
                .entry.has_value());
}

namespace {

std::string keptStudy(const Folder& folder, const std::string& name) {
    const std::string path = folder.file("a.coder");
    std::filesystem::copy_file(std::string(CODER_SOURCE_DIR) + "/tests/store/studies/" + name, path);
    std::filesystem::permissions(path, std::filesystem::perms(0600));
    return path;
}

}  // namespace

TEST_CASE("a study of format version 1 opens and reads, and takes changes") {
    const Folder folder;
    const std::string path = keptStudy(folder, "version-1.coder");
    Store study = need(Store::open(path, Mode::Write));
    requireSound(study);
    const auto info = need(study.study());
    CHECK(info.title == "Invented study");
    CHECK(info.language == "en");
    const auto sources = need(study.sources());
    REQUIRE(sources.size() == 1);
    CHECK(sources[0].name == "P01 (invented)");
    const auto revisions = need(study.revisions());
    REQUIRE(revisions.size() == 1);
    CHECK(revisions[0].guid == sources[0].revision);
    CHECK(revisions[0].path == "transcripts/P01 (invented).txt");
    CHECK(revisions[0].imported == Time);
    CHECK(need(study.originalBytes(revisions[0].file)) == "I: How?\r\nP: " + Speech + "\r\n");
    const auto read = need(study.source(sources[0].revision));
    const auto expected = source();
    CHECK(read.text == expected.text);
    CHECK((read.transcript.sentences == expected.transcript.sentences));
    CHECK((read.transcript.marks == expected.transcript.marks));
    REQUIRE(read.transcript.turns.size() == 2);
    CHECK((read.transcript.turns[1].span == expected.transcript.turns[1].span));
    CHECK(read.transcript.turns[1].time == std::chrono::milliseconds(4200));
    CHECK(read.transcript.speakers[0].proposed);
    REQUIRE(read.times.size() == 1);
    CHECK(read.times[0].end == std::chrono::milliseconds(9000));
    CHECK(need(study.coders()) == std::vector{Ada, Rules});
    CHECK(need(study.codebook(Codebook.guid)) == Codebook);
    CHECK(need(study.codes()) == std::vector{Code});
    CHECK(need(study.attributes()) == std::vector{Stream});
    CHECK(need(study.cases()) == std::vector{Case});
    CHECK(need(study.caseValues()) == std::vector{Value});
    CHECK(need(study.voices()) == std::vector{Voice});
    CHECK(codingsOf(study) == std::vector{coding(sources[0].guid, sources[0].revision)});
    CHECK(need(study.memos()) == std::vector{Memo});
    CHECK(need(study.estimates()) == std::vector{Estimate});
    CHECK(need(study.settings()) == std::vector{Setting});
    const auto history = need(study.history());
    REQUIRE(history.size() == 4);
    CHECK(history[2].undone);
    CHECK(history[3].kind == project::StepKind::Undo);
    CHECK(history[3].summary == "3: setting");
    CHECK(need(need(study.at(3)).settings()).empty());
    REQUIRE(need(study.redo({"Ada", "redo", "", ""})).entry.has_value());
    CHECK(need(study.settings()).empty());
    requireSound(study);
}

TEST_CASE("a study of format version 2 knows what was merged into it") {
    const Folder folder;
    Store study = need(Store::open(keptStudy(folder, "version-2.coder"), Mode::Write));
    requireSound(study);
    const auto history = need(study.history());
    REQUIRE(history.size() == 6);
    CHECK(history[5].kind == project::StepKind::Merge);
    CHECK(history[5].summary == "b.coder: 1 step by Bo (invented); 1 conflict");
    const auto merged = need(study.mergedSteps());
    REQUIRE(merged.size() == 1);
    REQUIRE(merged.at(6).size() == 1);
    const auto& step = merged.at(6).front();
    CHECK(step.who == "Bo (invented)");
    CHECK(step.command == "participants");
    CHECK(step.at == Time);
    std::vector<std::string> tables;
    need(study.changesOf(step.guid, [&](const project::RowChange& change) {
        tables.push_back(change.table);
        return true;
    }));
    CHECK(tables == std::vector<std::string>{"cases"});
    const auto cases = need(study.cases());
    REQUIRE(cases.size() == 3);
    CHECK(cases[1].name == "P02");
    CHECK(cases[2].name == "P02 (2)");
    REQUIRE(need(study.undo({"Ada", "undo", "", ""})).entry.has_value());
    CHECK(need(study.cases()).size() == 2);
    requireSound(study);
}
