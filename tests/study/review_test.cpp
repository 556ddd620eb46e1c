// Reviewing what rules found: decisions, what comes between, taking back, samples.
#include "coder/study/review.h"

#include <algorithm>
#include <random>

#include "coder/study/apply.h"
#include "coder/study/hand_coding.h"
#include "coder/study/memos.h"
#include "coder/study/review_file.h"
#include "stored_study.h"

using namespace coder;
using namespace coder::study;
using coder::study::test::need;
using project::ReviewStatus;

namespace {

constexpr auto Accepted = ReviewStatus::Accepted;
constexpr auto Rejected = ReviewStatus::Rejected;

/// A study file with the rules applied: in each interview but every third one coding of mentor/kind, mentor/open and
/// rivalry.
class ReviewedStudy : public test::StoredStudy {
public:
    explicit ReviewedStudy(int interviews) : StoredStudy(interviews) { apply(); }

    void apply(const std::string& codebook = {}) const {
        ApplyOptions options;
        options.who = "Ada";
        options.codebook = codebook;
        REQUIRE_FALSE(need(applyRules(file(), options)).refused);
    }

    /// A session of Ada's, or another's; the study that it reads stays with the test.
    Review review(ReviewScope scope = {}) {
        if (scope.who.empty()) scope.who = "Ada";
        study_ = std::make_unique<Study>(need(openStudy(file())));
        return need(Review::open(*study_, scope, {}));
    }

    const Study& study() {
        study_ = std::make_unique<Study>(need(openStudy(file())));
        return *study_;
    }

    std::vector<std::string> steps() const {
        std::vector<std::string> all;
        for (const auto& entry : need(opened().history()))
            if (entry.command != "new" && entry.command != "import" && entry.command != "apply")
                all.push_back(entry.who + ": " + entry.command + " " + entry.summary);
        return all;
    }

    std::vector<std::string> memos() const {
        std::vector<std::string> all;
        for (const auto& memo : need(opened().memos())) all.push_back(memo.text);
        return all;
    }

    std::vector<project::Estimate> estimates() const { return need(opened().estimates()); }

private:
    std::unique_ptr<Study> study_;
};

std::string shownIn(Review& review) {
    const ReviewItem* item = need(review.current());
    return item == nullptr ? "end" : item->source + ":" + std::to_string(item->line) + " " + item->code;
}

ReviewScope ofCode(const std::string& code) {
    ReviewScope scope;
    scope.speech.codes = {code};
    return scope;
}

ReviewScope sampleOf(std::uint64_t most, std::uint64_t seed = 1) {
    ReviewScope scope;
    scope.sample = most;
    scope.seed = seed;
    return scope;
}

/// Decides until the end by `decision`, which gets the item.
template <class Decide>
void decideAll(Review& review, Decide decision) {
    while (const ReviewItem* item = need(review.current())) CHECK(need(review.decide(decision(*item))));
}

}  // namespace

TEST_CASE("what is shown of a coding") {
    ReviewedStudy study(1);
    Review review = study.review();
    REQUIRE(review.size() == 3);
    const ReviewItem& item = *need(review.current());
    CHECK(item.code == "mentor/kind");
    CHECK(item.source == "P01");
    CHECK(item.line == 3);
    CHECK(item.speaker == "P");
    CHECK(item.asker == "I");
    CHECK(item.question == "Was he kind?");
    CHECK(item.before.empty());
    CHECK(item.sentence.text == "A kind heart had he.");
    CHECK(text::slice(item.sentence.text, item.passage) == "A kind heart had he.");
    REQUIRE(item.sentence.marks.size() == 1);
    CHECK(text::slice(item.sentence.text, item.sentence.marks[0]) == "kind heart");
    CHECK(item.after == "The door was open.");
    CHECK_FALSE(item.more);
    CHECK_FALSE(item.goesOn);
    REQUIRE(item.rules.size() == 2);
    CHECK(item.rules[0].id == "mentor/kind#1");
    CHECK(item.rules[0].pattern == "kind");
    CHECK(item.status.empty());
}

TEST_CASE("long turns are cut to some sentences around") {
    ReviewedStudy study(1);
    std::string text = "I: Well?\n\nP:";
    for (int i = 0; i < 40; ++i) text += " This is sentence number " + std::to_string(i) + " of a long answer.";
    text += " A kind man.";
    for (int i = 0; i < 40; ++i) text += " Behind it comes number " + std::to_string(i) + " of the sentences.";
    study.write("t/P01.txt", text + "\n");
    study.import();
    study.apply();
    Review review = study.review();
    REQUIRE(review.size() != 0);
    const ReviewItem& item = *need(review.current());
    CHECK(item.sentence.text == "A kind man.");
    CHECK(item.more);
    CHECK(item.goesOn);
    CHECK(item.before.size() <= 600);
    CHECK(item.before.find("number 39 of a long answer.") != std::string::npos);
    CHECK(item.before.rfind("This is sentence", 0) == 0);
    CHECK(item.after.size() <= 400);
    CHECK(item.after.rfind("Behind it comes number 0 of the sentences.", 0) == 0);
}

TEST_CASE("of a long sentence beside it the nearest words are shown") {
    ReviewedStudy study(1);
    std::string words;
    for (int i = 0; i < 300; ++i) words += " w" + std::to_string(i);
    study.write("t/P01.txt", "I: Well?\n\nP: Before" + words + ". A kind man. Then" + words + ".\n");
    study.import();
    study.apply();
    Review review = study.review();
    REQUIRE(review.size() != 0);
    const ReviewItem& item = *need(review.current());
    CHECK(item.sentence.text == "A kind man.");
    CHECK(item.more);
    CHECK(item.goesOn);
    CHECK(item.before.size() > 500);
    CHECK(item.before.size() <= 600);
    CHECK(item.before.substr(item.before.size() - 10) == "w298 w299.");
    CHECK(item.before.front() == 'w');
    CHECK(item.after.size() > 300);
    CHECK(item.after.size() <= 400);
    CHECK(item.after.rfind("Then w0 w1 ", 0) == 0);
    CHECK(words.find(item.after.substr(item.after.rfind(' ')) + " ") != std::string::npos);
}

TEST_CASE("flowing text keeps the words that are marked") {
    std::mt19937 random(11);
    const std::vector<std::string> pieces{"a", "bc", "é", "…", "漢", " ", "  ", "\n", "\t", "\xC2\xA0"};
    const auto collapsed = [](std::string_view text) { return flowing(text, {std::size_t{0}, text.size()}, {}).text; };
    for (int round = 0; round < 500; ++round) {
        std::string text;
        std::vector<std::size_t> places{0};
        for (auto i = random() % 12; i > 0; --i) {
            text += pieces[random() % pieces.size()];
            places.push_back(text.size());
        }
        std::vector<std::size_t> cut;
        for (int i = 0; i < 4; ++i) cut.push_back(places[random() % places.size()]);
        std::sort(cut.begin(), cut.end());
        const text::Span part(cut[0], cut[3]);
        const text::Span mark(cut[1], cut[2]);
        const FlowingText flow = flowing(text, part, {mark});
        CHECK(flow.text.find('\n') == std::string::npos);
        CHECK(flow.text.find("  ") == std::string::npos);
        CHECK(flow.text == collapsed(text::slice(text, part)));
        const std::string marked = collapsed(text::slice(text, mark));
        std::string found = flow.marks.empty() ? "" : std::string(text::slice(flow.text, flow.marks[0]));
        CHECK(collapsed(found) == marked);
    }
}

TEST_CASE("decisions are kept at once, and apply keeps them") {
    ReviewedStudy study(2);
    {
        Review review = study.review();
        CHECK(review.size() == 6);
        CHECK(shownIn(review) == "P01:3 mentor/kind");
        CHECK(need(review.decide(Accepted)));
        CHECK(shownIn(review) == "P01:3 mentor/open");
        CHECK(need(review.decide(Rejected)));
        CHECK(shownIn(review) == "P01:7 rivalry");
        review.skip();
        CHECK(shownIn(review) == "P02:3 mentor/kind");
        // Another program sees it already.
        const auto lines = study.coded();
        CHECK(lines[0] == "P01 mentor/kind A kind heart had he. accepted");
        CHECK(lines[1] == "P01 mentor/open The door was open. rejected");
        CHECK(inWords(review.tally()) == "1 accepted, 1 rejected, 1 skipped");
    }
    CHECK(study.steps() == std::vector<std::string>{"Ada: review Ada as a coder",
                                                    "Ada: review accepted mentor/kind on P01:3",
                                                    "Ada: review rejected mentor/open on P01:3"});
    const auto before = study.coded();
    study.apply();
    CHECK(study.coded() == before);
    Review review = study.review();
    CHECK(review.size() == 4);
    CHECK(shownIn(review) == "P01:7 rivalry");
}

TEST_CASE("another code is a coding of one's own, and the hit is rejected") {
    ReviewedStudy study(1);
    Review review = study.review();
    REQUIRE(need(review.current()) != nullptr);
    const auto unknown = review.giveOtherCode("mentor/opne");
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().remedy == "did you mean `mentor/open`?");
    const auto own = review.giveOtherCode("mentor/kind");
    REQUIRE_FALSE(own);
    CHECK(own.error().code == base::ErrorCode::Invalid);
    CHECK(shownIn(review) == "P01:3 mentor/kind");
    CHECK(need(review.giveOtherCode("rivalry")));
    CHECK(study.coded() == std::vector<std::string>{
                               "P01 mentor/kind A kind heart had he. rejected", "P01 mentor/open The door was open.",
                               "P01 rivalry A kind heart had he. human accepted", "P01 rivalry He stole an idea!"});
    CHECK(inWords(review.tally()) == "0 accepted, 1 rejected (1 with another code)");

    CHECK(need(review.takeBack()) == "rivalry in place of mentor/kind on P01:3");
    CHECK(study.coded()[0] == "P01 mentor/kind A kind heart had he.");
    CHECK(study.coded().size() == 3);

    SECTION("one that is there already stays the only one") {
        WantedCoding wanted;
        wanted.passage.place = "P01";
        wanted.passage.quote = "A kind heart had he.";
        wanted.code = "rivalry";
        need(codePassages(study.file(), {wanted}, {"Ada"}));
        REQUIRE(need(review.current()) != nullptr);
        CHECK(need(review.giveOtherCode("rivalry")));
        const auto lines = study.coded();
        CHECK(std::count(lines.begin(), lines.end(), "P01 rivalry A kind heart had he. human accepted") == 1);
        study.apply();
        CHECK(study.coded() == lines);
    }
}

TEST_CASE("a memo stays on the coding that is shown, which stays shown") {
    ReviewedStudy study(1);
    Review review = study.review();
    REQUIRE(need(review.current()) != nullptr);
    CHECK_FALSE(review.addMemo("  "));
    CHECK(need(review.addMemo("Kind to whom?")));
    CHECK(shownIn(review) == "P01:3 mentor/kind");
    CHECK(need(review.current())->memos == std::vector<std::string>{"Ada: Kind to whom?"});
    CHECK(need(review.addMemo("Kind to whom?")));  // The same again is one.
    CHECK(study.memos().size() == 1);
    REQUIRE(need(review.current()) != nullptr);
    CHECK(need(review.decide(Rejected)));
    CHECK(need(review.takeBack()) == "rejected mentor/kind on P01:3");
    CHECK(study.memos().size() == 1);
    CHECK(need(review.takeBack()) == "memo on mentor/kind on P01:3");
    CHECK(need(review.takeBack()) == "memo on mentor/kind on P01:3");
    CHECK(study.memos().empty());
    CHECK(need(review.takeBack()).empty());
}

TEST_CASE("everything can be taken back, to the first decision of a new reviewer") {
    ReviewedStudy study(4);
    const auto before = study.coded();
    ReviewScope scope = sampleOf(2);
    scope.who = "Bo";
    Review review = study.review(scope);
    std::mt19937 random(5);
    std::vector<std::string> shown;
    while (const ReviewItem* item = need(review.current())) {
        shown.push_back(item->source + item->code);
        switch (random() % 3) {
            case 0:
                CHECK(need(review.decide(Accepted)));
                break;
            case 1:
                CHECK(need(review.giveOtherCode(item->code == "rivalry" ? "mentor" : "rivalry")));
                break;
            default:
                review.skip();
        }
    }
    for (; !shown.empty(); shown.pop_back()) {
        CHECK_FALSE(need(review.takeBack()).empty());
        const ReviewItem* item = need(review.current());
        REQUIRE(item != nullptr);
        CHECK(item->source + item->code == shown.back());
    }
    CHECK(need(review.takeBack()).empty());
    CHECK(review.position() == 0);
    CHECK(study.coded() == before);
    CHECK(inWords(review.tally()) == "0 accepted, 0 rejected");
    need(review.finish());
    CHECK(study.estimates().empty());
}

TEST_CASE("what others do meanwhile is told and not overwritten") {
    ReviewedStudy study(2);
    Review review = study.review();
    CHECK(shownIn(review) == "P01:3 mentor/kind");

    SECTION("the coding that is shown was removed") {
        {
            store::Store store = study.opened();
            store::Step step = need(store.begin({"Bo", "uncode", "", ""}));
            need(step.removeCoding(study.codings()[0].guid));
            const auto first = need(review.current())->coding.guid;
            need(step.removeCoding(first));
            need(step.commit());
        }
        CHECK_FALSE(need(review.decide(Accepted)));
        CHECK(shownIn(review) != "P01:3 mentor/kind");
        CHECK(review.takeNews().front() == "a hit was removed meanwhile");
        CHECK(review.takeNews().empty());
    }
    SECTION("somebody else decided") {
        study.change("P01 mentor/kind A kind heart had he.", [](project::StoredCoding& coding, store::Step& step) {
            const project::Coder bo{base::Guid::random(), "Bo", project::CoderKind::Person};
            need(step.put(bo));
            coding.status = Rejected;
            coding.reviewer = bo.guid;
            coding.reviewed = step.at();
        });
        CHECK_FALSE(need(review.decide(Accepted)));
        CHECK(shownIn(review) == "P01:3 mentor/open");
        CHECK(review.takeNews() == std::vector<std::string>{"mentor/kind on P01 was decided on by Bo meanwhile"});
        CHECK(study.coded()[0] == "P01 mentor/kind A kind heart had he. rejected");
    }
    SECTION("other evidence: it is shown again") {
        study.change("P01 mentor/kind A kind heart had he.",
                     [](project::StoredCoding& coding, store::Step&) { coding.evidence.pop_back(); });
        CHECK_FALSE(need(review.decide(Rejected)));
        CHECK(shownIn(review) == "P01:3 mentor/kind");
        CHECK(need(review.current())->sentence.marks.empty());
        CHECK(review.takeNews().size() == 1);
        CHECK(need(review.decide(Rejected)));
        CHECK(study.coded()[0] == "P01 mentor/kind A kind heart had he. rejected");
    }
    SECTION("while another program writes, an error says so and nothing is lost") {
        store::Store store = study.opened();
        store::Step step = need(store.begin({"Bo", "apply", "", ""}));
        const auto kept = review.decide(Accepted);
        REQUIRE_FALSE(kept);
        CHECK(kept.error().code == base::ErrorCode::Busy);
        CHECK(shownIn(review) == "P01:3 mentor/kind");
    }
}

TEST_CASE("between decisions nothing is locked") {
    ReviewedStudy study(1);
    Review review = study.review();
    REQUIRE(need(review.current()) != nullptr);
    CHECK(need(review.decide(Accepted)));
    REQUIRE(need(review.current()) != nullptr);
    need(writeMemo(study.file(), "study", "Meanwhile", "Bo"));
    CHECK(need(review.decide(Accepted)));
}

TEST_CASE("decisions under an older definition are looked at again") {
    ReviewedStudy study(1);
    {
        Review review = study.review();
        decideAll(review, [](const ReviewItem&) { return Accepted; });
    }
    CHECK(study.review().size() == 0);
    std::string changed = test::Codebook;
    changed.replace(changed.find("rules: [{phrase: kind}"), 6, "definition: Other.\n        rules:");
    study.apply(study.write("book.yaml", changed));
    Review review = study.review();
    REQUIRE(review.size() == 1);
    CHECK(need(review.current())->status == "accepted by Ada, outdated: the definition or the words changed since");
    CHECK(need(review.decide(Accepted)));
    CHECK(study.coded()[0] == "P01 mentor/kind A kind heart had he. accepted");
    CHECK(study.review().size() == 0);
}

TEST_CASE("a blind review hides what could sway, and comes in an order of chance") {
    ReviewedStudy study(20);
    need(writeMemo(study.file(), study.codings()[0].guid.toString(), "Doubtful", "Bo"));
    ReviewScope scope;
    scope.blind = true;
    scope.seed = 3;
    Review review = study.review(scope);
    std::vector<base::Guid> order;
    while (const ReviewItem* item = need(review.current())) {
        order.push_back(item->coding.guid);
        CHECK(item->rules.empty());
        CHECK(item->evidence.empty());
        CHECK(item->status.empty());
        CHECK(item->memos.empty());
        CHECK(item->sentence.marks.empty());
        CHECK_FALSE(item->passage.empty());
        review.skip();
    }
    CHECK(order.size() == 42);
    CHECK(std::is_sorted(order.begin(), order.end(),
                         [](const auto& a, const auto& b) { return drawKey(3, a) < drawKey(3, b); }));
    const std::string csv = need(exportReview(study.study(), scope, {})).csv;
    CHECK(csv.find("mentor/kind#1") == std::string::npos);
    CHECK(csv.find("unreviewed") == std::string::npos);
}

TEST_CASE("what others decided on can be reviewed again, what one decided oneself is passed over") {
    ReviewedStudy study(2);
    {
        Review review = study.review();
        decideAll(review, [](const ReviewItem&) { return Accepted; });
    }
    ReviewScope again;
    again.again = true;
    CHECK(study.review(again).size() == 0);
    again.who = "Bo";
    {
        Review review = study.review(again);
        REQUIRE(review.size() == 6);
        REQUIRE(need(review.current()) != nullptr);
        CHECK(need(review.decide(Rejected)));
        CHECK(need(review.takeBack()) == "rejected mentor/kind on P01:3");
        CHECK(need(review.current())->status == "accepted by Ada");
        CHECK(need(review.decide(Rejected)));
    }
    CHECK(study.review(again).size() == 5);
}

TEST_CASE("filters choose what is reviewed") {
    ReviewedStudy study(5);
    CHECK(study.review(ofCode("mentor")).size() == 8);
    CHECK(study.review(ofCode("rivalry")).size() == 4);
    ReviewScope scope;
    scope.speech.sources = {"P02"};
    CHECK(study.review(scope).size() == 3);
    scope = {};
    scope.speech.where = {{"stream", {"scientist"}}};
    CHECK(study.review(scope).size() == 6);
    scope = {};
    scope.speech.participants = {"P04"};
    CHECK(study.review(scope).size() == 3);
    scope.sample = 2;
    scope.who = "Ada";
    CHECK(Review::open(study.study(), scope, {}).error().code == base::ErrorCode::Unsupported);
    scope = {};
    scope.who = "book";  // The rules are no person.
    CHECK(Review::open(study.study(), scope, {}).error().code == base::ErrorCode::Invalid);
}

TEST_CASE("a sample gives an estimate of each rule and each code, which is kept") {
    ReviewedStudy study(30);  // 20 codings of each code.
    {
        Review review = study.review(sampleOf(8, 5));
        CHECK(review.size() == 24);
        int number = 0;
        decideAll(review, [&](const ReviewItem&) { return ++number % 4 == 0 ? Rejected : Accepted; });
        CHECK(study.estimates().empty());  // They follow from the decisions, and are kept at the end.
        const auto samples = need(review.finish());
        REQUIRE(samples.size() == 7);  // Three codes, four rules.
        std::uint64_t accepted = 0;
        for (const SampledRule& sample : samples) {
            CHECK(sample.hits == 20);
            CHECK(sample.drawn == 8);
            CHECK(sample.isComplete());
            if (sample.rule.empty()) accepted += sample.accepted;
        }
        CHECK(accepted == 18);
        CHECK(samples[0].path == "mentor/kind");
        CHECK(samples[1].rule == "mentor/kind#1");
        CHECK(samples[1].accepted == samples[2].accepted);  // Both rules find the same.
    }
    const auto kept = study.estimates();
    REQUIRE(kept.size() == 7);
    for (const auto& estimate : kept) {
        CHECK(estimate.seed == 5);
        CHECK(estimate.sampled == 8);
    }
    SECTION("the same sample again has nothing left and changes nothing") {
        Review review = study.review(sampleOf(8, 5));
        CHECK(review.size() == 0);
        CHECK(review.queue().decided == 24);
        need(review.finish());
        CHECK(study.estimates() == kept);
    }
    SECTION("a larger one asks for the rest alone") {
        Review review = study.review(sampleOf(9, 5));
        CHECK(review.size() == 3);
        need(review.finish());
        CHECK(study.estimates() == kept);  // Who decides on nothing changes nothing.
        decideAll(review, [&](const ReviewItem&) { return Accepted; });
        need(review.finish());
        CHECK(study.estimates().size() == 7);
        CHECK(study.estimates().front().sampled == 9);
    }
    SECTION("of decisions that are outdated since, the estimate stays until there are others") {
        std::string changed = test::Codebook;
        changed.replace(changed.find("rules: [{phrase: kind}"), 6, "definition: Other.\n        rules:");
        study.apply(study.write("book.yaml", changed));
        Review review = study.review(sampleOf(8, 5));
        CHECK(review.size() == 8);
        REQUIRE(need(review.current()) != nullptr);
        review.skip();
        for (const SampledRule& sample : need(review.finish()))
            CHECK(sample.decided == (sample.path == "mentor/kind" ? 0U : 8U));
        CHECK(study.estimates() == kept);
        decideAll(review, [&](const ReviewItem&) { return Rejected; });
        need(review.finish());
        std::vector<std::uint64_t> sampled;
        for (const auto& estimate : study.estimates()) sampled.push_back(estimate.sampled);
        std::sort(sampled.begin(), sampled.end());
        CHECK(sampled == std::vector<std::uint64_t>{7, 7, 7, 8, 8, 8, 8});  // mentor/kind and its two rules.
    }
    SECTION("another seed is another estimate") {
        Review review = study.review(sampleOf(1, 6));
        decideAll(review, [&](const ReviewItem&) { return Accepted; });
        need(review.finish());
        CHECK(study.estimates().size() == 14);
    }
    SECTION("a broken-off sample says what was decided") {
        Review review = study.review(sampleOf(12, 5));
        REQUIRE(need(review.current()) != nullptr);
        const std::string code = need(review.current())->code;
        CHECK(need(review.decide(Rejected)));
        for (const SampledRule& sample : need(review.finish()))
            CHECK(sample.decided == (sample.path == code ? 9U : 8U));
    }
}

TEST_CASE("estimates know whether they were made under an older definition") {
    ReviewedStudy study(3);
    Review review = study.review(sampleOf(5));
    decideAll(review, [&](const ReviewItem&) { return Accepted; });
    need(review.finish());
    const auto olderIn = [&](const std::string& yaml) {
        study.write("other.yaml", yaml);
        const auto rules = need(openStudy(study.file(), study.path("other.yaml")));
        std::vector<std::string> older;
        for (const auto& [rule, known] : need(knownEstimates(study.opened(), *rules.codebook)))
            if (known.older) older.push_back(rule.first + " " + rule.second);
        return older;
    };
    const std::string book = test::Codebook;
    const auto with = [&](const std::string& from, const std::string& to) {
        std::string changed = book;
        return changed.replace(changed.find(from), from.size(), to);
    };
    CHECK(olderIn(book).empty());
    CHECK(olderIn(with("version: 2", "version: 3")).empty());
    // Another rule of the code leaves this one what it is; the code's own is not.
    CHECK(olderIn(with("'\\bkind heart'", "'\\bkind hearts?'")) ==
          std::vector<std::string>{"mentor/kind ", "mentor/kind mentor/kind#2"});
    CHECK(olderIn(with("- code: rivalry", "- code: rivalry\n    definition: Theft.")) ==
          std::vector<std::string>{"rivalry ", "rivalry rivalry#1"});
    CHECK(olderIn(with("code: open", "code: opened")) ==
          std::vector<std::string>{"mentor/open ", "mentor/open mentor/open#1"});
}

TEST_CASE("a spreadsheet does what the terminal does") {
    ReviewedStudy study(2);
    const ReviewScope ada = [] {
        ReviewScope scope;
        scope.who = "Ada";
        return scope;
    }();
    const auto exported = need(exportReview(study.study(), ada, {}));
    CHECK(exported.codings == 6);
    std::string csv = exported.csv;
    CHECK(csv.rfind("coding,source,line,speaker,code,quote,evidence,rules,status,decision,other code,memo\n", 0) == 0);
    // The n-th line's last three cells.
    const auto fill = [&](std::size_t line, const std::string& cells) {
        std::size_t end = 0;
        for (std::size_t i = 0; i <= line; ++i) end = csv.find('\n', end) + 1;
        csv.replace(end - 4, 3, "," + cells);
    };
    const auto import = [&](bool skipBad = false, const std::string& who = "Ada") {
        ReviewScope scope = ada;
        scope.who = who;
        return need(importReview(study.study(), study.write("review.csv", csv), scope, skipBad, {}));
    };
    fill(1, "A,,");
    fill(2, "reject,,\"Not, so\"");
    fill(3, ",mentor/open,");
    fill(4, "Skip,,");
    fill(5, "s,,'=only a memo");

    SECTION("all that is right") {
        const ReviewImport done = import();
        CHECK(done.diagnostics.empty());
        CHECK(inWords(done.tally) == "1 accepted, 2 rejected (1 with another code), 2 memos");
        const auto lines = study.coded();
        CHECK(lines[0] == "P01 mentor/kind A kind heart had he. accepted");
        CHECK(lines[1] == "P01 mentor/open He stole an idea! human accepted");
        CHECK(lines[2] == "P01 mentor/open The door was open. rejected");
        CHECK(lines[3] == "P01 rivalry He stole an idea! rejected");
        CHECK(study.memos() == std::vector<std::string>{"Not, so", "=only a memo"});
        CHECK(study.steps().size() == 1);

        // Twice is once.
        const ReviewImport twice = import();
        CHECK_FALSE(twice.history);
        CHECK(twice.already == 4);
        CHECK(study.coded() == lines);

        // The same by keys gives the same.
        ReviewedStudy other(2);
        Review review = other.review();
        REQUIRE(need(review.current()) != nullptr);
        need(review.decide(Accepted));
        REQUIRE(need(review.current()) != nullptr);
        need(review.addMemo("Not, so"));
        REQUIRE(need(review.current()) != nullptr);
        need(review.decide(Rejected));
        REQUIRE(need(review.current()) != nullptr);
        need(review.giveOtherCode("mentor/open"));
        CHECK(other.coded() == lines);
    }
    SECTION("what is wrong is named with its place, and nothing is done") {
        const auto before = study.coded();
        fill(6, "perhaps,,");
        csv.replace(csv.find("A kind heart had he."), 6, "A cold");
        ReviewImport done = import();
        CHECK(study.lines(done.diagnostics) ==
              std::vector<std::string>{"review.csv:2:58: error: the coding's words are not these any more",
                                       "review.csv:7:107: error: \"perhaps\" is no decision"});
        CHECK(study.coded() == before);
        done = import(true);
        CHECK(done.wrong == 2);
        CHECK(inWords(done.tally) == "0 accepted, 2 rejected (1 with another code), 2 memos");
    }
    SECTION("rows that contradict themselves or the study") {
        csv = exported.csv;
        fill(1, "accept,rivalry,");
        fill(2, ",mentor/open,");
        fill(3, ",mentor/opne,");
        csv += csv.substr(csv.find('\n') + 1, csv.find('\n', csv.find('\n') + 1) - csv.find('\n'));
        csv += "x,P01,3,P,mentor/kind,A kind heart had he.,,,unreviewed,a,,\n";
        csv += base::Guid::random().toString() + ",P01,3,P,mentor/kind,A kind heart had he.,,,unreviewed,a,,\n";
        const auto lines = study.lines(import().diagnostics);
        REQUIRE(lines.size() == 6);
        CHECK(lines[0].find("and the decision is \"accept\"") != std::string::npos);
        CHECK(lines[1].find("mentor/open is the code that the rules gave") != std::string::npos);
        CHECK(lines[2].find("the study has no code \"mentor/opne\"") != std::string::npos);
        CHECK(lines[3].find("and the decision is \"accept\"") != std::string::npos);
        CHECK(lines[4].find("\"x\" is no GUID of a coding") != std::string::npos);
        CHECK(lines[5].find("the coding is no longer in the study") != std::string::npos);
    }
    SECTION("others' decisions of the meantime are not overwritten, one's own are") {
        {
            Review review = study.review();
            REQUIRE(need(review.current()) != nullptr);
            need(review.decide(Rejected));
        }
        const ReviewImport bo = import(true, "Bo");
        REQUIRE(bo.diagnostics.size() == 1);
        CHECK(bo.diagnostics[0].message == "Ada rejected it since the file was written");
        CHECK(study.coded()[0] == "P01 mentor/kind A kind heart had he. rejected");
        CHECK(inWords(import().tally).rfind("1 accepted", 0) == 0);
        CHECK(study.coded()[0] == "P01 mentor/kind A kind heart had he. accepted");
    }
    SECTION("with a sample its estimates are kept in the same step") {
        ReviewScope scope = ada;
        scope.sample = 2;
        const auto done = need(importReview(study.study(), study.write("review.csv", csv), scope, false, {}));
        CHECK(done.samples.size() == 7);
        CHECK(study.estimates().size() == 7);
        CHECK(study.steps().size() == 1);
    }
    SECTION("a file of other columns") {
        csv = "coding,quote\nx,y\n";
        CHECK_FALSE(importReview(study.study(), study.write("review.csv", csv), ada, false, {}));
    }
}
