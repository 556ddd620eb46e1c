// Coding by people in a study file.
#include "coder/study/hand_coding.h"

#include <algorithm>

#include "coder/store/step.h"
#include "coder/store/store.h"
#include "coder/study/codings_file.h"
#include "coder/study/history.h"
#include "coder/study/memos.h"
#include "coder/study/new_study.h"
#include "coder/study/recode.h"
#include "coder/study/stored_codings.h"
#include "coder/study/study_check.h"
#include "coder/study/study_import.h"
#include "coder/study/transcripts.h"
#include "mini_study.h"

using namespace coder;
using namespace coder::study;

namespace {

template <class T>
T need(base::Result<T> result) {
    if (!result) FAIL(result.error().message << " / " << result.error().remedy);
    return std::move(*result);
}

/// MiniStudy as a study file, and what was done to it.
class StoredStudy : public test::MiniStudy {
public:
    explicit StoredStudy(int interviews = 3) : MiniStudy(interviews) {
        need(newStudyFrom(file(), path("study.yaml"), {"", "", "Ada"}));
        std::vector<std::string> files;
        const Study study = open();
        for (const StudySource& source : study.sources) files.push_back(source.file.path);
        import(files);
    }

    std::string file() const { return path("S.coder"); }

    void import(const std::vector<std::string>& files) {
        const Study study = need(openStudy(file()));
        ReadOptions options;
        options.parse = study.parseOptions();
        need(importTranscripts(file(), nameTranscripts(files).entries, options, {"Ada", false},
                               [](report::TranscriptSummary) {}));
    }

    CodedPassages code(const std::vector<WantedCoding>& wanted, bool skipBad = false, const std::string& who = "Ada") {
        return need(codePassages(file(), wanted, {who, skipBad}));
    }

    static WantedCoding wanted(const std::string& place, const std::string& code, const std::string& quote = {}) {
        WantedCoding coding;
        coding.passage.place = place;
        coding.passage.quote = quote;
        coding.code = code;
        return coding;
    }

    std::vector<project::StoredCoding> codings() const {
        std::vector<project::StoredCoding> all;
        const store::Store store = need(store::Store::open(file(), store::Mode::Read));
        need(store.eachCoding({}, [&](const project::StoredCoding& coding) {
            all.push_back(coding);
            return true;
        }));
        return all;
    }

    /// A coding by the codebook's rules on one passage of P01.
    base::Guid addRuleCoding(const std::string& code, const std::string& quote, project::ReviewStatus status) {
        store::Store store = need(store::Store::open(file(), store::Mode::Write));
        store::Step step = need(store.begin({"Ada", "apply", "", ""}));
        project::Coder rules{base::Guid::random(), "book", project::CoderKind::Rules};
        for (const project::Coder& coder : need(store.coders()))
            if (coder.kind == project::CoderKind::Rules) rules = coder;
        need(step.put(rules));
        const project::StoredSource source = *need(store.findSource("P01"));
        const std::string text = need(store.source(source.revision)).text;
        project::StoredCoding coding;
        coding.guid = base::Guid::timed();
        coding.source = source.guid;
        coding.revision = source.revision;
        for (const project::StoredCode& each : need(store.codes()))
            if (each.path == code) coding.code = each.guid;
        coding.span = text::Span(text.find(quote), text.find(quote) + quote.size());
        coding.quote = quote;
        coding.coder = rules.guid;
        coding.origin = project::Origin::Rule;
        coding.rules = {code + "#1"};
        coding.evidence = {coding.span};
        coding.status = status;
        coding.codebook = need(store.codebooks()).back().guid;
        coding.created = coding.changed = step.at();
        if (status != project::ReviewStatus::Unreviewed) {
            coding.reviewer = rules.guid;
            coding.reviewed = step.at();
        }
        need(step.put(coding));
        need(step.commit());
        return coding.guid;
    }

    StoredCodingList list(const StoredCodingsFilter& filter = {}) const {
        return need(listStoredCodings(need(openStudy(file())), filter, {}));
    }

    std::size_t steps() const { return need(store::Store::open(file(), store::Mode::Read)).history()->size(); }
    std::size_t memos(const base::Guid& on) const {
        return need(store::Store::open(file(), store::Mode::Read)).memosOn(on)->size();
    }
    bool isSound() const { return need(checkStudy(file())).empty(); }
};

}  // namespace

TEST_CASE("coding again changes nothing") {
    StoredStudy study;
    const auto first = study.code({StoredStudy::wanted("P01:3", "mentor/kind")});
    CHECK(first.added == 1);
    REQUIRE(first.history);
    CHECK(first.history->summary == "mentor/kind on P01:3");
    const std::size_t steps = study.steps();
    const auto again = study.code({StoredStudy::wanted("P01:3", "mentor/kind")});
    CHECK(again.added == 0);
    CHECK(again.already == 1);
    CHECK_FALSE(again.history);
    CHECK(study.steps() == steps);
    REQUIRE(study.codings().size() == 1);
    const project::StoredCoding coding = study.codings().front();
    CHECK(coding.quote == "A kind heart had he. The door was open.");
    CHECK(coding.origin == project::Origin::Human);
    CHECK(coding.status == project::ReviewStatus::Accepted);
    CHECK(coding.reviewer == coding.coder);
    CHECK(study.isSound());

    SECTION("another person's is another coding") {
        CHECK(study.code({StoredStudy::wanted("P01:3", "mentor/kind")}, false, "Bo").added == 1);
        CHECK(study.codings().size() == 2);
    }
    SECTION("a memo is kept once") {
        WantedCoding wanted = StoredStudy::wanted("P01:3", "mentor/kind");
        wanted.memo = "Is a heart enough?";
        CHECK(study.code({wanted}).memos == 1);
        CHECK(study.code({wanted}).memos == 0);
        CHECK(study.memos(coding.guid) == 1);
    }
}

TEST_CASE("one wrong coding keeps all others out") {
    StoredStudy study;
    const std::size_t steps = study.steps();
    std::vector<WantedCoding> wanted = {
        StoredStudy::wanted("P01:3", "mentor/kind"),  StoredStudy::wanted("P01:3", "mentor/kidn"),
        StoredStudy::wanted("P1:3", "mentor/kind"),   StoredStudy::wanted("P02", "rivalry", "stole an idea"),
        StoredStudy::wanted("P02:1", "mentor"),       StoredStudy::wanted("P02:99", "mentor"),
        StoredStudy::wanted("P01:3:1-3:3", "mentor"), StoredStudy::wanted("P01:3", "mentor/kind"),
    };
    const auto refused = study.code(wanted);
    CHECK(refused.wrong == 4);
    CHECK(study.lines(refused.diagnostics) ==
          std::vector<std::string>{"error: the study has no code \"mentor/kidn\"",
                                   "error: the study has no source \"P1\"",
                                   "warning: the passage in P02 at line 1 is not, or not only, speech of participants",
                                   "error: nobody speaks in P02 at line 99", "error: nobody speaks in P01 at line 3"});
    CHECK(study.codings().empty());
    CHECK(study.steps() == steps);

    const auto skipped = study.code(wanted, true);
    CHECK(skipped.added == 3);
    CHECK(skipped.already == 1);
    CHECK(study.codings().size() == 3);
    CHECK(study.steps() == steps + 1);
    need(undo(study.file(), std::nullopt, "Ada"));
    CHECK(study.codings().empty());
    CHECK(study.isSound());
}

TEST_CASE("coders have names") {
    StoredStudy study;
    for (const char* name : {"", "  ", "\u00A0", "\xFF"}) {
        WantedCoding wanted = StoredStudy::wanted("P01:3", "mentor");
        INFO(name);
        CHECK(study.code({wanted}, false, name).wrong == 1);
    }
    CHECK(study.code({StoredStudy::wanted("P01:3", "mentor")}, false, "Zoë \U0001F600").added == 1);
    CHECK(study.code({StoredStudy::wanted("P01:3", "mentor")}, false, "مريم").added == 1);
}

TEST_CASE("a study without codebook has no codes") {
    const test::Folder folder;
    need(newStudy(folder.path("E.coder"), {"", "", "Ada"}));
    const auto coded =
        need(codePassages(folder.path("E.coder"), {StoredStudy::wanted("P01:3", "mentor")}, {"Ada", true}));
    CHECK(coded.wrong == 1);
    CHECK_FALSE(coded.history);
    CHECK(need(codePassages(folder.path("E.coder"), {}, {"Ada", false})).added == 0);
}

TEST_CASE("a source with CRLF line ends is coded in its canonical text") {
    StoredStudy study;
    study.write("t/W.txt", "I: So?\r\n\r\nP: Tja. \U0001F600\r\nUnd e\u0301 dann.\r\n");
    study.import({study.path("t/W.txt")});
    study.code({StoredStudy::wanted("W:3", "mentor"), StoredStudy::wanted("W", "rivalry", "\u00E9 DANN")});
    REQUIRE(study.codings().size() == 2);
    for (const auto& coding : study.codings()) CHECK(coding.quote.find('\r') == std::string::npos);
    CHECK(study.isSound());
}

TEST_CASE("files of codings are checked row by row") {
    StoredStudy study;
    const auto linesOf = [&](const std::string& text) {
        study.write("c.csv", text);
        const auto file = readCodingsFile(study.path("c.csv"));
        if (!file) return std::vector<std::string>{"! " + file.error().message};
        auto lines = study.lines(file->diagnostics);
        lines.push_back(std::to_string(file->codings.size()) + " good");
        return lines;
    };
    CHECK(linesOf("") ==
          std::vector<std::string>{"! the file needs the columns source, code and quote (or begin and end)"});
    CHECK(linesOf("source,code,begin\n")[0].substr(0, 1) == "!");
    CHECK(linesOf("source,code,quote\n") == std::vector<std::string>{"0 good"});
    CHECK(linesOf("code;source;quote\nmentor;P01;\"door; open\"\n") == std::vector<std::string>{"1 good"});
    CHECK(linesOf("source,code,begin,end,origin\nP01,mentor,1,x,human\nP01,mentor,,,human\nP01,mentor,1,2,rule\n"
                  "P01,mentor,1,2,human\n") ==
          std::vector<std::string>{
              "c.csv:2:14: error: \"x\" is no whole number",
              "c.csv:3:12: error: the row has neither a quote nor positions",
              "c.csv:4:16: error: the row is a coding by rules; only people's codings can be added", "1 good"});

    study.write("c.csv",
                "source,code,quote,nth,coder,memo\nP01,mentor/kind,kind heart,,Bo,=1+1\nP01,mentor/nix,door,,,\n"
                "P01,mentor,he,2,,\n");
    const auto file = need(readCodingsFile(study.path("c.csv")));
    const auto refused = study.code(file.codings);
    CHECK(study.lines(refused.diagnostics) ==
          std::vector<std::string>{"c.csv:3:5: error: the study has no code \"mentor/nix\""});
    CHECK(study.code(file.codings, true).added == 2);
    REQUIRE(study.codings().size() == 2);
    CHECK(study.isSound());
}

TEST_CASE("codings are taken away") {
    StoredStudy study;
    const auto coded =
        study.code({StoredStudy::wanted("P01:3", "mentor/kind"), StoredStudy::wanted("P02:3", "mentor")});
    NamedCoding named;
    named.passage.place = "P01:3";
    named.code = "mentor/kind";
    CHECK_FALSE(uncode(study.file(), named, "Bo"));
    named.passage.place = "P01:3:4-3:9";
    const auto near = uncode(study.file(), named, "Ada");
    REQUIRE_FALSE(near);
    CHECK(near.error().remedy.find(coded.codings.rows[0].cells[0].text) != std::string::npos);
    named.passage.place = "P01:3";
    CHECK(need(uncode(study.file(), named, "Ada")).what ==
          "mentor/kind on P01, \"A kind heart had he. The door was open.\"");
    CHECK_FALSE(uncode(study.file(), named, "Ada"));
    named.guid = base::Guid::parse(coded.codings.rows[1].cells[0].text);
    CHECK(need(uncode(study.file(), named, "Bo")).changed == 1);
    CHECK_FALSE(uncode(study.file(), named, "Bo"));
    CHECK(study.codings().empty());
    need(undo(study.file(), std::nullopt, "Ada"));
    CHECK(study.codings().size() == 1);
    CHECK(study.isSound());
}

TEST_CASE("codes are recoded and merged") {
    StoredStudy study;
    study.code({StoredStudy::wanted("P01:3", "mentor/kind"), StoredStudy::wanted("P01:3", "mentor/open"),
                StoredStudy::wanted("P02:3", "mentor/kind")});
    study.code({StoredStudy::wanted("P01:3", "mentor/open")}, false, "Bo");
    WantedCoding memo = StoredStudy::wanted("P01:3", "mentor/kind");
    memo.memo = "Kind or open?";
    study.code({memo});
    const std::size_t steps = study.steps();
    CHECK_FALSE(recodeAll(study.file(), "mentor/kind", "mentor/kind", true, "Ada"));
    CHECK_FALSE(recodeAll(study.file(), "mentor/kind", "mentor/opne", true, "Ada"));
    const auto refused = recodeAll(study.file(), "mentor/kind", "mentor/open", false, "Ada");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == base::ErrorCode::Exists);
    CHECK(study.steps() == steps);
    const auto merged = need(recodeAll(study.file(), "mentor/kind", "mentor/open", true, "Ada"));
    CHECK(merged.changed == 2);
    CHECK(merged.merged == 1);
    REQUIRE(study.codings().size() == 3);
    std::size_t memos = 0;
    for (const auto& coding : study.codings()) memos += study.memos(coding.guid);
    CHECK(memos == 1);
    CHECK(study.isSound());
    need(undo(study.file(), std::nullopt, "Ada"));
    CHECK(study.codings().size() == 4);
    CHECK(need(recodeAll(study.file(), "rivalry", "mentor/open", false, "Ada")).changed == 0);
}

TEST_CASE("one coding's code and passage are changed") {
    StoredStudy study;
    study.code({StoredStudy::wanted("P01:3", "mentor/kind")});
    const base::Guid guid = study.codings().front().guid;
    NewContent content;
    content.code = "mentor/open";
    CHECK(need(changeCoding(study.file(), guid, content, false, "Bo")).changed == 1);
    CHECK(need(changeCoding(study.file(), guid, content, false, "Bo")).changed == 0);
    content.passage = Passage{"P01", "The door", {}, {}, {}};
    CHECK(need(changeCoding(study.file(), guid, content, false, "Bo")).what == "mentor/open on P01, \"The door\"");
    REQUIRE(study.codings().size() == 1);
    CHECK(study.codings().front().guid == guid);
    CHECK(study.codings().front().quote == "The door");
    content.passage = Passage{"P01:77", "", {}, {}, {}};
    CHECK_FALSE(changeCoding(study.file(), guid, content, false, "Bo"));
    CHECK_FALSE(changeCoding(study.file(), base::Guid::random(), content, false, "Bo"));

    study.code({StoredStudy::wanted("P01:3", "mentor/open")});
    content.passage = Passage{"P01:3", "", {}, {}, {}};
    CHECK_FALSE(changeCoding(study.file(), guid, content, false, "Bo"));
    CHECK(need(changeCoding(study.file(), guid, content, true, "Bo")).merged == 1);
    CHECK(study.codings().size() == 1);
    CHECK(study.isSound());
}

TEST_CASE("rules' codings are not taken away, and keep decisions when recoded") {
    StoredStudy study;
    const std::string quote = "A kind heart had he.";
    const base::Guid accepted = study.addRuleCoding("mentor/kind", quote, project::ReviewStatus::Accepted);
    study.addRuleCoding("mentor/open", quote, project::ReviewStatus::Unreviewed);
    study.code({StoredStudy::wanted("P01", "mentor/kind", quote)});
    NamedCoding named;
    named.guid = accepted;
    const auto refused = uncode(study.file(), named, "Ada");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == base::ErrorCode::Invalid);
    NewContent content;
    content.code = "rivalry";
    CHECK_FALSE(changeCoding(study.file(), accepted, content, false, "Ada"));

    const auto merged = need(recodeAll(study.file(), "mentor/kind", "mentor/open", true, "Ada"));
    CHECK(merged.changed == 2);
    CHECK(merged.merged == 1);
    const auto codings = study.codings();
    REQUIRE(codings.size() == 2);
    for (const project::StoredCoding& coding : codings) CHECK(coding.status == project::ReviewStatus::Accepted);
    CHECK(study.isSound());
}

TEST_CASE("stored codings are listed by who made them and what was decided") {
    StoredStudy study;
    study.addRuleCoding("mentor/kind", "A kind heart had he.", project::ReviewStatus::Rejected);
    study.addRuleCoding("mentor/open", "The door was open.", project::ReviewStatus::Unreviewed);
    study.code({StoredStudy::wanted("P01", "mentor/kind", "kind heart")}, false, "Bo");
    CHECK(study.list().table.rows.size() == 2);
    CHECK(study.list().csv ==
          "source,participant,speaker,code,begin,end,line,coder,origin,rule,quote,evidence\n"
          "P01,P01,P,mentor/kind,22,32,3,Bo,human,,kind heart,\n"
          "P01,P01,P,mentor/open,41,59,3,book 2,rule,mentor/open#1,The door was open.,The door was open.\n");
    StoredCodingsFilter filter;
    filter.status = "all";
    CHECK(study.list(filter).table.rows.size() == 3);
    filter.origin = project::Origin::Rule;
    CHECK(study.list(filter).table.rows.size() == 2);
    filter.speech.codes = {"mentor/kind"};
    CHECK(study.list(filter).table.rows.size() == 1);
    filter.speech.codes = {"ment"};
    CHECK(study.list(filter).table.rows.empty());
    filter = {};
    filter.coder = "Bo";
    CHECK(study.list(filter).table.rows.size() == 1);
    filter.speech.sources = {"P02"};
    CHECK(study.list(filter).table.rows.empty());
}

TEST_CASE("a coding that lost its words can be put elsewhere") {
    StoredStudy study;
    study.code({StoredStudy::wanted("P01", "mentor/kind", "A kind heart had he."),
                StoredStudy::wanted("P01", "rivalry", "He stole an idea")});
    study.write("t/P01.txt",
                "I: Was he kind?\n\nP: I would rather talk about quite other matters today.\n\nI: And?\n\n"
                "P: He stole an idea!\n");
    study.import({study.path("t/P01.txt")});
    const StoredCodingList list = study.list();
    REQUIRE(list.earlier == 1);
    CHECK(study.lines(list.diagnostics) ==
          std::vector<std::string>{
              "S.coder: warning: codings on words that a corrected transcript no longer has: 1; no line can be told"});
    CHECK(std::count(list.csv.begin(), list.csv.end(), '\n') == 2);
    REQUIRE(list.table.rows.size() == 2);
    for (const report::Row& row : list.table.rows) {
        if (!row.cells[7].isUndefined()) continue;
        NewContent content;
        content.passage = Passage{"P01:3", "", {}, {}, {}};
        need(changeCoding(study.file(), *base::Guid::parse(row.cells[0].text), content, false, "Ada"));
    }
    CHECK(study.list().earlier == 0);
    CHECK(study.isSound());
}

TEST_CASE("memos are on what has a name") {
    StoredStudy study;
    CHECK_FALSE(writeMemo(study.file(), "P01", "Who is meant?", "Ada"));
    CHECK(need(writeMemo(study.file(), "source:P01", "Noisy line.", "Ada")).on == "source P01");
    CHECK(need(writeMemo(study.file(), "participant:P01", "Called back.", "Ada")).on == "participant P01");
    CHECK(need(writeMemo(study.file(), "rivalry", "Too wide?", "Bo")).on == "code rivalry");
    CHECK(need(writeMemo(study.file(), "study", "مذكرة \U0001F600", "Bo")).on == "the study");
    CHECK_FALSE(need(writeMemo(study.file(), "rivalry", "Too wide?", "Bo")).history);
    CHECK(need(writeMemo(study.file(), "rivalry", "Too wide?", "Ada")).history);
    for (const char* on : {"", "P77", "source:P77", "code:P01", "00000000-0000-0000-0000-000000000000"})
        CHECK_FALSE(writeMemo(study.file(), on, "x", "Ada"));
    for (const char* text : {"", " \n", "\xC3"}) CHECK_FALSE(writeMemo(study.file(), "study", text, "Ada"));
    CHECK(need(memoTable(study.file(), "")).rows.size() == 5);
    CHECK(need(memoTable(study.file(), "rivalry")).rows.size() == 2);

    const std::string memo = need(memoTable(study.file(), "source:P01")).rows[0].cells[0].text;
    CHECK(need(writeMemo(study.file(), memo, "Quiet line.", "Bo")).on == "source P01");
    CHECK(need(memoTable(study.file(), "source:P01")).rows[0].cells.back().text == "Quiet line.");
    CHECK(need(removeMemo(study.file(), *base::Guid::parse(memo), "Bo")).on == "source P01");
    CHECK_FALSE(removeMemo(study.file(), *base::Guid::parse(memo), "Bo"));

    study.code({StoredStudy::wanted("P02:3", "mentor")});
    const base::Guid coding = study.codings().front().guid;
    need(writeMemo(study.file(), coding.toString(), "Really?", "Ada"));
    NamedCoding named;
    named.guid = coding;
    need(uncode(study.file(), named, "Ada"));
    const report::Table table = need(memoTable(study.file(), ""));
    CHECK(std::count_if(table.rows.begin(), table.rows.end(),
                        [](const report::Row& row) { return row.cells[2].text == "(removed)"; }) == 1);
    CHECK(study.isSound());
}

TEST_CASE("times are completed to their first or last moment") {
    CHECK(*parseTime("2013-02-28", false) == "2013-02-28T00:00:00.000Z");
    CHECK(*parseTime("2013-02-28", true) == "2013-02-28T23:59:59.999Z");
    CHECK(*parseTime("2013-02-28 14:05", true) == "2013-02-28T14:05:59.999Z");
    CHECK(*parseTime("2013-02-28T14:05Z", false) == "2013-02-28T14:05:00.000Z");
    CHECK(*parseTime("2013-02-28T14:05:09.120Z", true) == "2013-02-28T14:05:09.120Z");
    for (const char* wrong : {"", "2013", "2013-02", "2013-02-30", "28.2.2013", "2013-02-28T", "2013-02-28T25:00",
                              "2013-02-28T14", "2013-02-28T14:05:09.120ZZ", "today"}) {
        INFO(wrong);
        CHECK_FALSE(parseTime(wrong, false));
    }
}

TEST_CASE("the history is filtered, and earlier states are shown and written") {
    StoredStudy study;
    study.code({StoredStudy::wanted("P01:3", "mentor/kind")}, false, "Bo");
    const std::size_t all = need(historyTable(study.file())).rows.size();
    CHECK(need(historyTable(study.file(), {"Bo", "", "", ""})).rows.size() == 1);
    CHECK(need(historyTable(study.file(), {"", "code", "", ""})).rows.size() == 1);
    CHECK(need(historyTable(study.file(), {"Ada", "code", "", ""})).rows.empty());
    CHECK(need(historyTable(study.file(), {"", "", "2013-01-01", ""})).rows.size() == all);
    CHECK(need(historyTable(study.file(), {"", "", "", "2013-01-01"})).rows.empty());
    CHECK_FALSE(historyTable(study.file(), {"", "", "soon", ""}));

    const auto number = static_cast<std::int64_t>(all);
    const auto changes = need(stepTable(study.file(), std::to_string(number), 10));
    CHECK(changes.notes.empty());
    bool hasQuote = false;
    for (const auto& row : changes.rows)
        hasQuote = hasQuote || (row.cells[0].text == "codings" && row.cells[3].text == "quote" &&
                                row.cells[5].text == "A kind heart had he. The door was open.");
    CHECK(hasQuote);
    CHECK(need(stepTable(study.file(), std::to_string(number), 1)).notes.size() == 1);
    CHECK(need(stepTable(study.file(), std::to_string(number), 0)).rows.empty());
    CHECK_FALSE(stepTable(study.file(), "99", 10));
    CHECK_FALSE(stepTable(study.file(), "1.1", 10));

    const auto codingsAt = [&](const std::string& at) {
        return need(stateTable(study.file(), at)).rows[6].cells[1].text;
    };
    CHECK(codingsAt(std::to_string(number)) == "1");
    CHECK(codingsAt(std::to_string(number - 1)) == "0");
    CHECK(codingsAt("9000-01-01") == "1");
    CHECK_FALSE(stateTable(study.file(), "2013-01-01"));
    CHECK_FALSE(stateTable(study.file(), "0"));
    CHECK_FALSE(stateTable(study.file(), "yesterday"));
    CHECK(need(exportState(study.file(), std::to_string(number - 1), study.path("then.coder"))) == number - 1);
    CHECK(need(checkStudy(study.path("then.coder"))).empty());
    CHECK_FALSE(exportState(study.file(), "1", study.file()));
}

TEST_CASE("backups are not written over what is there") {
    StoredStudy study;
    need(backupStudy(study.file(), study.path("copy.coder"), false));
    CHECK_FALSE(backupStudy(study.file(), study.path("copy.coder"), false));
    CHECK(backupStudy(study.file(), study.path("copy.coder"), true));
    CHECK_FALSE(backupStudy(study.file(), study.file(), true));
    CHECK_FALSE(backupStudy(study.file(), study.path("no/such/copy.coder"), false));
    CHECK(need(checkStudy(study.path("copy.coder"))).empty());
    CHECK_FALSE(checkStudy(study.path("none.coder")));
}
