// Transcripts into a study file, and corrected ones as revisions. All words are invented.
#include "coder/study/study_import.h"

#include <catch2/catch.hpp>

#include "coder/base/file.h"
#include "coder/store/step.h"
#include "coder/study/history.h"
#include "coder/study/new_study.h"
#include "mini_study.h"

using namespace coder;
using study::ImportResult;
using study::test::Folder;

namespace {

template <class T>
T need(base::Result<T> result) {
    if (!result) FAIL(result.error().message << " / " << result.error().remedy);
    return std::move(*result);
}

constexpr const char* First =
    "I: How was she?\n\nP: She was kind to me. She read each draft twice. Yes.\n\nI: And he?\n\nP: He never wrote "
    "back. Yes.\n";

/// A study file with one source, "talk", and its codes.
class StudyOfOne {
public:
    StudyOfOne() {
        need(study::newStudy(path(), {"Invented", "en", "Ana"}));
        import(First);
    }

    std::string path() const { return folder_.path("s.coder"); }

    ImportResult import(const std::string& text, study::ImportSettings settings = {"Ana", false}) {
        return importFile(folder_.write("talk.txt", text), settings);
    }

    ImportResult importFile(const std::string& file, const study::ImportSettings& settings) {
        study::ReadOptions options;
        options.parse.wellKnown = {{"I"}, {"P"}, {}};
        shown.clear();
        return need(study::importTranscripts(path(), study::nameTranscripts({file}).entries, options, settings,
                                             [&](report::TranscriptSummary summary) { shown.push_back(summary); }));
    }

    store::Store open(store::Mode mode = store::Mode::Read) const { return need(store::Store::open(path(), mode)); }

    project::Source source() const {
        const store::Store store = open();
        return need(store.source(need(store.findSource("talk"))->revision));
    }

    /// Codes the `nth` place (from 0) of a quote, with the whole quote as evidence.
    base::Guid code(const std::string& quote, std::size_t nth = 0) {
        store::Store store = open(store::Mode::Write);
        auto step = need(store.begin({"Ana", "code", "", ""}));
        if (coder_.isNull()) {
            coder_ = base::Guid::random();
            code_ = base::Guid::random();
            const base::Guid book = base::Guid::random();
            need(step.put(project::Coder{coder_, "Ana", project::CoderKind::Person}));
            need(
                step.put(project::StoredCodebook{book, "invented", "1", std::string(64, '0'), "codes: []", step.at()}));
            need(step.put(project::StoredCode{code_, "mentor/kind", "Kind", book}));
        }
        const auto stored = need(store.findSource("talk"));
        const std::string text = need(store.source(stored->revision)).text;
        std::size_t at = text.find(quote);
        for (; nth > 0; --nth) at = text.find(quote, at + 1);
        REQUIRE(at != std::string::npos);
        project::StoredCoding coding;
        coding.guid = base::Guid::random();
        coding.source = stored->guid;
        coding.revision = stored->revision;
        coding.code = code_;
        coding.span = text::Span(at, at + quote.size());
        coding.quote = quote;
        coding.coder = coder_;
        coding.evidence = {coding.span};
        coding.created = coding.changed = step.at();
        need(step.put(coding));
        need(step.commit());
        return coding.guid;
    }

    project::StoredCoding coding(const base::Guid& guid) const {
        const store::Store store = open();
        return *need(store.coding(guid));
    }

    std::vector<report::TranscriptSummary> shown;

private:
    Folder folder_;
    base::Guid coder_;
    base::Guid code_;
};

}  // namespace

TEST_CASE("a transcript becomes a source with its bytes, and the same file is not imported twice") {
    StudyOfOne study;
    CHECK(study.shown.at(0).outcome == "new source");
    const project::Source source = study.source();
    CHECK(source.text == First);
    CHECK(source.transcript.turns.size() == 4);
    CHECK(need(study.open().originalBytes(source.sha256)) == First);
    const ImportResult again = study.import(First);
    CHECK(again.added == 0);
    CHECK(again.unchanged == 1);
    CHECK_FALSE(again.history);
    CHECK(study.shown.at(0).outcome == "already there, unchanged");
}

TEST_CASE("codings follow their words into a corrected transcript, and undo brings them back") {
    StudyOfOne study;
    const auto unchanged = study.code("She was kind to me.");
    const auto moved = study.code("He never wrote back.");
    const auto second = study.code("Yes.", 1);
    const auto changed = study.code("She read each draft twice.");
    const ImportResult result = study.import(
        "I: How was she?\n\nP: She was kind to me. She read every single draft twice. Yes.\n\nI: Go on. And he?\n\n"
        "P: He never wrote back. Yes.\n");
    CHECK(result.revised == 1);
    CHECK(study.shown.at(0).outcome == "revision 2");
    REQUIRE(result.reanchored.size() == 1);
    const text::AnchorSummary& anchors = result.reanchored[0].anchors;
    CHECK(anchors.unchanged == 1);
    CHECK(anchors.moved == 2);
    CHECK(anchors.changed == 1);
    CHECK(anchors.lost == 0);
    REQUIRE(anchors.doubtful.size() == 1);
    CHECK(result.reanchored[0].codes[anchors.doubtful[0].index] == "mentor/kind");
    const std::string text = study.source().text;
    for (const auto& guid : {unchanged, moved, second, changed}) {
        const project::StoredCoding coding = study.coding(guid);
        CHECK(text::slice(text, coding.span) == coding.quote);
        REQUIRE(coding.evidence.size() == 1);
        CHECK((coding.evidence[0] == coding.span));
        CHECK(coding.outdated == (guid == changed));
    }
    CHECK(study.coding(changed).quote == "She read every single draft twice.");
    CHECK(study.coding(second).span.begin().value() == text.rfind("Yes."));
    CHECK(study.open().verify().empty());

    const auto undone = need(study::undo(study.path(), std::nullopt, "Ana"));
    CHECK(undone.entry);
    CHECK(study.source().text == First);
    CHECK(study.coding(changed).quote == "She read each draft twice.");
    CHECK_FALSE(study.coding(changed).outdated);
    CHECK(study.open().verify().empty());
}

TEST_CASE("a coding whose words are gone stays with the revision that it was made on") {
    StudyOfOne study;
    const auto lost = study.code("He never wrote back.");
    const project::StoredCoding before = study.coding(lost);
    const ImportResult result = study.import("I: How was she?\n\nP: She was kind to me.\n");
    REQUIRE(result.reanchored.size() == 1);
    CHECK(result.reanchored[0].anchors.lost == 1);
    CHECK((study.coding(lost) == before));
    CHECK(study.open().verify().empty());
}

TEST_CASE("punctuation alone is no change that has to be looked at") {
    StudyOfOne study;
    const auto guid = study.code("She was kind to me.");
    std::string text = First;
    text.replace(text.find("kind to me."), 11, "kind, to me!");
    study.import(text);
    CHECK(study.coding(guid).quote == "She was kind, to me!");
    CHECK_FALSE(study.coding(guid).outdated);
}

TEST_CASE("comments become memos by their authors, if that is asked for") {
    StudyOfOne study;
    Folder folder;
    const std::string file =
        folder.write("changes.rtf",
                     "{\\rtf1\\ansi I: Why?\\par P: {\\*\\atrfstart 1}So it was{\\*\\atrfend 1}"
                     "{\\*\\atnid B}{\\*\\atnauthor Bo}\\chatn{\\*\\annotation{\\*\\atnref 1}Look here}.\\par}");
    const auto dropped = [&] {
        for (const auto& each : study.shown.at(0).dropped)
            if (each.what == "comment") return true;
        return false;
    };
    CHECK(study.importFile(file, {"Ana", true}).memos == 1);
    CHECK_FALSE(dropped());
    const store::Store store = study.open();
    const auto memos = need(store.memosOn(need(store.findSource("changes"))->guid));
    REQUIRE(memos.size() == 1);
    CHECK(memos[0].text == "\"So it was\": Look here");
    need(study::undo(study.path(), std::nullopt, "Ana"));
    CHECK(study.importFile(file, {"Ana", false}).memos == 0);
    CHECK(dropped());
    CHECK(need(study.open().memos()).empty());
}

TEST_CASE("files that can't be read don't keep the others out") {
    StudyOfOne study;
    Folder folder;
    folder.write("d/a.txt", "I: Why?\n\nP: So.\n");
    folder.write("d/b.docx", "PK\x03\x04 no archive");
    folder.write("d/c.txt", "");
    const ImportResult result = study.importFile(folder.path("d"), {"Ana", false});
    CHECK(result.added == 2);
    CHECK(result.unreadable == 1);
    CHECK(study.shown.size() == 3);
}
