// Tables of a study file: they count the codings that it keeps, people's too.
#include "coder/study/kept_codings.h"

#include "coder/study/apply.h"
#include "coder/study/hand_coding.h"
#include "coder/study/tables.h"
#include "stored_study.h"

using namespace coder;
using namespace coder::study::test;
using study::CodingChoice;
using study::OriginChoice;
using study::OutputSpec;
using study::Results;
using study::StatusChoice;
using study::Study;

namespace {

class AppliedStudy : public StoredStudy {
public:
    explicit AppliedStudy(int interviews) : StoredStudy(interviews) { apply(); }

    void apply(const std::string& codebook = {}) const {
        study::ApplyOptions options;
        options.codebook = codebook;
        options.who = "Ada";
        need(study::applyRules(file(), options));
    }

    Study opened() const { return need(study::openStudy(file())); }

    void code(const std::string& who, const std::string& place, const std::string& code) const {
        study::WantedCoding wanted;
        wanted.passage.place = place;
        wanted.code = code;
        const auto done = need(study::codePassages(file(), {wanted}, {who, false, false}));
        INFO(place);
        REQUIRE(done.added == 1);
    }
};

Results resultsOf(const Study& study, const CodingChoice& choice = {}) {
    study::KeptParts kept;
    kept.texts = true;
    return need(study::collectResults(study, kept, {}, choice));
}

report::Table themes(const Study& study, const Results& results, analysis::Measure measure) {
    OutputSpec spec;
    spec.measure = measure;
    return study::makeTable(study, results, spec).table;
}

/// The number in the total column of a code's row.
std::string total(const Study& study, const Results& results, const std::string& path, analysis::Measure measure) {
    const report::Table table = themes(study, results, measure);
    for (const report::Row& row : table.rows)
        if (row.cells.front().text == path) return row.cells.back().text;
    return "no row";
}

std::string mentions(const AppliedStudy& files, const std::string& path, const CodingChoice& choice = {}) {
    const Study study = files.opened();
    return total(study, resultsOf(study, choice), path, analysis::Measure::Mentions);
}

std::string participants(const AppliedStudy& files, const std::string& path, const CodingChoice& choice = {}) {
    const Study study = files.opened();
    return total(study, resultsOf(study, choice), path, analysis::Measure::Participants);
}

}  // namespace

TEST_CASE("a study file on which nobody decided has the tables of its transcripts") {
    const AppliedStudy files(7);
    const Study stored = files.opened();
    const Study transcripts = files.open();
    const Results kept = resultsOf(stored);
    const Results found = resultsOf(transcripts);
    CHECK(kept.codingCount == found.codingCount);
    for (const auto measure : {analysis::Measure::Participants, analysis::Measure::Mentions, analysis::Measure::Words,
                               analysis::Measure::Sources, analysis::Measure::Share}) {
        report::Table table = themes(stored, kept, measure);
        CHECK(table.notes.back() == "Counted are codings by people and by rules, all but rejected ones.");
        table.notes.pop_back();
        CHECK(report::toJson(table) == report::toJson(themes(transcripts, found, measure)));
    }
    CHECK(kept.tally.byRules == found.codingCount);
    CHECK(kept.tally.byPeople == 0);
    CHECK_FALSE(found.choice);
}

TEST_CASE("a study file to which no rules were applied has no codings to count") {
    const StoredStudy files(3);
    const Study study = need(study::openStudy(files.file()));
    CHECK(resultsOf(study).codingCount == 0);
}

TEST_CASE("rejected codings are never counted, and accepted or human ones alone where asked for") {
    const AppliedStudy files(3);
    REQUIRE(mentions(files, "mentor/kind") == "2");
    files.decide("P01 mentor/kind A kind heart had he.", project::ReviewStatus::Rejected);
    CHECK(mentions(files, "mentor/kind") == "1");
    CHECK(participants(files, "mentor/kind") == "1 (33%)");
    files.decide("P02 mentor/kind A kind heart had he.", project::ReviewStatus::Accepted);
    files.code("Bo", "P03:3", "mentor/kind");
    CHECK(mentions(files, "mentor/kind") == "2");
    CHECK(mentions(files, "mentor/kind", {OriginChoice::Human, StatusChoice::All}) == "1");
    CHECK(mentions(files, "mentor/kind", {OriginChoice::Rule, StatusChoice::All}) == "1");
    CHECK(mentions(files, "mentor/kind", {OriginChoice::Rule, StatusChoice::Unreviewed}) == "0");
    CHECK(mentions(files, "mentor/kind", {OriginChoice::All, StatusChoice::Accepted}) == "2");
    CHECK(mentions(files, "mentor/open", {OriginChoice::All, StatusChoice::Accepted}) == "0");
    CHECK(mentions(files, "mentor/open", {OriginChoice::All, StatusChoice::Unreviewed}) == "2");

    const Study study = files.opened();
    const Results results = resultsOf(study, {OriginChoice::Rule, StatusChoice::Accepted});
    CHECK(themes(study, results, analysis::Measure::Mentions).notes.back() ==
          "Counted are codings by rules, accepted ones only.");
    CHECK(results.tally.byPeople == 1);
    CHECK(results.tally.accepted == 1);
    CHECK(results.tally.rejected == 1);
    CHECK(results.tally.people == std::set<std::string>{"Ada", "Bo"});
}

TEST_CASE("a passage that several coders gave the same code is one mention") {
    const AppliedStudy files(1);
    REQUIRE(mentions(files, "rivalry") == "1");
    files.code("Bo", "P01:7", "rivalry");
    files.code("Cy", "P01:7", "rivalry");
    CHECK(mentions(files, "rivalry") == "1");
    CHECK(mentions(files, "rivalry", {OriginChoice::Human, StatusChoice::All}) == "1");
    const Study study = files.opened();
    const Results results = resultsOf(study);
    const auto coder = std::find_if(results.codings.begin(), results.codings.end(), [&](const study::KeptCoding& each) {
        return study.codebook->codes[each.code].path == "rivalry";
    });
    REQUIRE(coder != results.codings.end());
    CHECK(coder->coder == "Bo; Cy; book 2");
}

TEST_CASE("of a person's coding over several turns the participants' words count") {
    const AppliedStudy files(1);
    // "A kind heart had he. The door was open." / "And?" / "He stole an idea!"
    files.code("Bo", "P01:3-7", "mentor/open");
    CHECK(mentions(files, "mentor/open", {OriginChoice::Human, StatusChoice::All}) == "1");
    const Study study = files.opened();
    const Results results = resultsOf(study, {OriginChoice::Human, StatusChoice::All});
    CHECK(total(study, results, "mentor/open", analysis::Measure::Words) == "13");
    CHECK(total(study, results, "mentor/open", analysis::Measure::Participants) == "1 (100%)");
    CHECK(results.units.sentences().size() == 2 * 3);  // Three sentences, and the group once more.
}

TEST_CASE("a coding of the interviewer's words alone belongs to no participant") {
    const AppliedStudy files(1);
    files.code("Bo", "P01:1", "mentor/open");
    CHECK(participants(files, "mentor/open", {OriginChoice::Human, StatusChoice::All}) == "0 (0%)");
    CHECK(mentions(files, "mentor/open", {OriginChoice::Human, StatusChoice::All}) == "1");
}

TEST_CASE("what can't be counted is told") {
    const AppliedStudy files(2);
    files.code("Bo", "P02:7", "rivalry");
    files.write("book.yaml",
                "codebook: Small\nversion: 3\nlanguage: en\ncodes:\n  - code: mentor\n    codes:\n"
                "      - code: kind\n        rules: [{phrase: kind}]\n");
    files.apply(files.path("book.yaml"));
    files.write("t/P01.txt", "I: Was he kind?\n\nP: Kindness was nothing to him. All doors were shut.\n");
    files.import();
    const Study study = files.opened();
    const Results results = resultsOf(study);
    CHECK(files.lines(results.diagnostics) ==
          std::vector<std::string>{
              "small.coder: warning: not counted, codings on words that a corrected transcript no longer has: 1",
              "small.coder: warning: not counted, codings of \"rivalry\", which the codebook no longer has: 1"});
}

TEST_CASE("which codings to count is a question for a study file alone") {
    const MiniStudy files(1);
    const Study study = files.open();
    OutputSpec spec;
    CHECK(study::missingNames(study, spec).empty());
    spec.origin = OriginChoice::Human;
    REQUIRE(study::missingNames(study, spec).size() == 1);
    CHECK(study::missingNames(study, spec).front().message ==
          "`origin` and `status` are for the codings of a study file");
}
