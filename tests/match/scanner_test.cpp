#include "coder/match/scanner.h"
#include "coder/text/encoding.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <functional>
#include <random>
#include <thread>

#include "coder/base/file.h"
#include "tests/match/coded.h"

namespace coder::match {

namespace {

void check(const char* rules, const char* text, const Lines& wanted) {
    CAPTURE(rules, text);
    CHECK(TestCodebook(rules).hits(text) == wanted);
}

std::string contentOf(const std::string& path) {
    auto content = base::readFile(path);
    REQUIRE(content);
    return text::toCanonical(std::move(*content), path).value().text;
}

double secondsOf(const std::function<void()>& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace

TEST_CASE("each kind of rule finds its words") {
    check("      - phrase: put* my|our interest* ..2 first\n", "She put my interests always first. Good.",
          {"a#1: She [[put my interests always first]]."});
    check("      - near: [mentee, best interest]\n        within: 3\n",
          "He thinks of the best interest of his mentees.",
          {"a#1: He thinks of the [[best interest]] of his [[mentees]]."});
    check("      - regex: '\\bself-?less(ly|ness)?\\b'\n", "A selfless man. Selfishness.",
          {"a#1: A [[selfless]] man."});
    check("      - query: altruis* OR unselfish\n", "Altruism. He was unselfish.",
          {"a#1: [[Altruism]].", "a#1: He was [[unselfish]]."});
}

TEST_CASE("a sentence has one hit of a rule, with all its evidence") {
    check("      - phrase: kind\n", "Kind, very kind. Not so much. Kinder, kindest.",
          {"a#1: [[Kind]], very [[kind]]."});
    check("      - phrase: kind\n      - phrase: very kind\n", "Kind, very kind. A kind one.",
          {"a#1: [[Kind]], very [[kind]].", "a#2: Kind, [[very kind]].", "a#1: A [[kind]] one."});
}

TEST_CASE("units") {
    const char* text = "P: He was kind. So kind and warm.\n\nI: Kind?\n\nP: Yes. Cold, and kind.";
    check("      - phrase: kind\n        unit: match\n", text, {"a#1: [[kind]]", "a#1: [[kind]]", "a#1: [[kind]]"});
    check("      - phrase: kind\n        unit: turn\n", text,
          {"a#1: He was [[kind]]. So [[kind]] and warm.", "a#1: Yes. Cold, and [[kind]]."});
    check("      - phrase: kind ..2 kind\n        unit: turn\n", text, {"a#1: He was [[kind. So kind]] and warm."});
    check("      - phrase: kind ..2 kind\n", text, {});
    check("      - near: [kind, warm]\n        unit: match\n", text, {"a#1: [[kind]]", "a#1: [[warm]]"});
    check("      - regex: 'kind\\. So'\n        unit: turn\n", text, {"a#1: He was [[kind. So]] kind and warm."});
    check("      - query: yes AND cold\n        unit: turn\n", text, {"a#1: [[Yes]]. [[Cold]], and kind."});
    check("      - query: yes AND cold\n", text, {});
}

TEST_CASE("speakers") {
    const char* text = "I: Was she kind?\n\nP: Kind, yes.\n\nP2: Very kind.\n\nO: Kind? Hello.";
    check("      - phrase: kind\n", text, {"a#1: [[Kind]], yes.", "a#1: Very [[kind]]."});
    check("      - phrase: kind\n        speaker: interviewer\n", text, {"a#1: Was she [[kind]]?"});
    check("      - phrase: kind\n        speaker: any\n", text,
          {"a#1: Was she [[kind]]?", "a#1: [[Kind]], yes.", "a#1: Very [[kind]].", "a#1: [[Kind]]?"});
    check("      - phrase: kind\n        speaker: P2\n", text, {"a#1: Very [[kind]]."});
    check("      - phrase: kind\n        speaker: p2\n", text, {"a#1: Very [[kind]]."});
    check("      - phrase: kind\n        speaker: P3\n", text, {});
}

TEST_CASE("where") {
    const TestCodebook book(
        "      - phrase: kind\n        where: {role: [mentee, both]}\n"
        "      - phrase: kind\n        where: {role: mentor, stream: [basic]}\n"
        "      - phrase: kind\n        where: {age: '40'}\n");
    Interview interview("P: Kind.\n\nP2: So kind.\n\nI: Kind?", book.codebook().language);
    CHECK(book.hits(interview).empty());
    interview.attributes.resize(3);
    interview.attributes[interview.speaker("P")] = {{"role", "Both"}, {"stream", "basic"}};
    interview.attributes[interview.speaker("P2")] = {{"role", "mentor"}, {"stream", "basic"}, {"Age", "40"}};
    CHECK(book.hits(interview) == Lines{"a#1: [[Kind]].", "a#2: So [[kind]]."});
}

TEST_CASE("negation") {
    const char* text = "He was kind. He was never kind. Kind he was, but not kind.";
    check("      - phrase: kind\n", text, {"a#1: He was [[kind]].", "a#1: [[Kind]] he was, but not kind."});
    check("      - phrase: kind\n        negation: only\n", text,
          {"a#1: He was never [[kind]].", "a#1: Kind he was, but not [[kind]]."});
    check("      - phrase: kind\n        negation: any\n", text,
          {"a#1: He was [[kind]].", "a#1: He was never [[kind]].", "a#1: [[Kind]] he was, but not [[kind]]."});
    check("      - regex: kind\n", text, {"a#1: He was [[kind]].", "a#1: [[Kind]] he was, but not kind."});
    check("      - phrase: never kind\n", text, {"a#1: He was [[never kind]]."});
}

TEST_CASE("negation ends with the sentence, in turns too") {
    const char* rule = "      - phrase: kind\n        unit: turn\n";
    check(rule, "I did not. Kind he was.", {"a#1: I did not. [[Kind]] he was."});
    check(rule, "I did not. He was not kind. Kind.", {"a#1: I did not. He was not kind. [[Kind]]."});
    check("      - phrase: kind\n        unit: turn\n        negation: only\n", "I did not. He was not kind. Kind.",
          {"a#1: I did not. He was not [[kind]]. Kind."});
}

TEST_CASE("an occurrence of near is negated with any of its parts") {
    const char* text = "My mentor was not generous. My mentor was generous.";
    check("      - near: [mentor, generous]\n", text, {"a#1: My [[mentor]] was [[generous]]."});
    check("      - near: [mentor, generous]\n        negation: only\n", text,
          {"a#1: My [[mentor]] was not [[generous]]."});
}

TEST_CASE("a query is asked of what is not negated") {
    const char* text = "My mentor was not generous. My mentor was generous. Not kind but generous.";
    check("      - query: mentor AND generous\n", text, {"a#1: My [[mentor]] was [[generous]]."});
    check("      - query: mentor AND generous\n        negation: only\n", text,
          {"a#1: My mentor was not [[generous]]."});
    check("      - query: kind OR generous\n", text,
          {"a#1: My mentor was [[generous]].", "a#1: Not kind but [[generous]]."});
    check("      - query: generous NOT kind\n", text, {"a#1: My mentor was [[generous]]."});
    check("      - query: mentor NEAR/3 generous\n", text, {"a#1: My [[mentor]] was [[generous]]."});
}

TEST_CASE("a cue in a gap negates, one that the phrase names does not") {
    const char* text = "She gave me no time. She gave me time. She never gave me time.";
    check("      - phrase: gave ..3 time\n", text, {"a#1: She [[gave me time]]."});
    check("      - phrase: gave ..3 time\n        negation: only\n", text,
          {"a#1: She [[gave me no time]].", "a#1: She never [[gave me time]]."});
    check("      - phrase: gave ..2 no time\n", text, {"a#1: She [[gave me no time]]."});
    check("      - phrase: gave ? ? time\n", text, {});
    check("      - phrase: lack* ..2 time\n", "There was a lack of time.", {"a#1: There was a [[lack of time]]."});
}

TEST_CASE("with and unless") {
    const char* text = "P: Kind. Warm. Kind and warm.\n\nP: Kind. Cold.";
    check("      - phrase: kind\n        with: warm\n", text, {"a#1: [[Kind]] and warm."});
    check("      - phrase: kind\n        with: [{phrase: warm, context: turn}]\n", text,
          {"a#1: [[Kind]].", "a#1: [[Kind]] and warm."});
    check("      - phrase: kind\n        unless: warm\n", text, {"a#1: [[Kind]].", "a#1: [[Kind]]."});
    check("      - phrase: kind\n        unless: [{regex: '\\bwarm\\b', context: turn}]\n", text, {"a#1: [[Kind]]."});
    check("      - phrase: kind\n        with: [warm, {near: [kind, warm]}]\n        unless: [cold]\n", text,
          {"a#1: [[Kind]] and warm."});
    check("      - phrase: kind\n        unless: [{query: warm OR cold, context: turn}]\n", text, {});
    check("      - phrase: kind\n        unit: match\n        with: [warm]\n", text, {"a#1: [[Kind]]"});
    // Negation is about what the rule looks for, not about its conditions.
    check("      - phrase: kind\n        with: [warm]\n", "Kind, but not warm.", {"a#1: [[Kind]], but not warm."});
}

TEST_CASE("marks are no speech") {
    const char* text = "P: She put [laughs] my interests first. Well [kind], [inaudible 00:14:05] kind.";
    check("      - phrase: put my interests\n", text, {"a#1: She [[put [laughs] my interests]] first."});
    check("      - phrase: laughs|inaudible\n", text, {});
    check("      - regex: laughs|inaudible|\\d+\n", text, {});
    check("      - regex: put\\s+my\n", text, {"a#1: She [[put [laughs] my]] interests first."});
    check("      - query: laughs\n", text, {});
    check("      - phrase: kind\n        unit: match\n", text, {"a#1: [[kind]]"});
    check("      - regex: put\\s+my\n        unit: turn\n", text,
          {"a#1: She [[put [laughs] my]] interests first. Well [kind], [inaudible 00:14:05] kind."});
    check("      - phrase: '?'\n", "P: [laughs]\n\nP: [crosstalk] Yes.", {"a#1: [crosstalk] [[Yes]]."});
}

TEST_CASE("queries") {
    const char* text = "Kind and warm. Warm and cold. Kind.";
    check("      - query: kind warm\n", text, {"a#1: [[Kind]] and [[warm]]."});
    check("      - query: '\"kind and\"'\n", text, {"a#1: [[Kind and]] warm."});
    check("      - query: kind OR warm\n", text,
          {"a#1: [[Kind]] and [[warm]].", "a#1: [[Warm]] and cold.", "a#1: [[Kind]]."});
    check("      - query: kind NOT warm\n", text, {"a#1: [[Kind]]."});
    check("      - query: warm NEAR/1 cold\n", text, {"a#1: [[Warm]] and [[cold]]."});
    check("      - query: warm NEAR/0 cold\n", text, {});
    // Evidence of a part that does not hold is none.
    check("      - query: (kind AND cold) OR warm\n", text, {"a#1: Kind and [[warm]].", "a#1: [[Warm]] and cold."});
    check("      - query: (kind NOT and) OR warm\n", text,
          {"a#1: Kind and [[warm]].", "a#1: [[Warm]] and cold.", "a#1: [[Kind]]."});
    // Overlapping evidence is joined.
    check("      - query: '\"kind and\" \"and warm\"'\n", text, {"a#1: [[Kind and warm]]."});
}

TEST_CASE("query rules look only at turns that an index has named") {
    const TestCodebook book("      - query: kind\n      - phrase: kind\n      - query: kind OR warm\n");
    const Interview interview("P: Kind.\n\nP: So kind.\n\nP: Kind!", book.codebook().language);
    Subject subject = interview.subject();
    const auto turns = [&](std::uint32_t rule) {
        std::vector<std::uint32_t> found;
        for (const Hit& hit : book.scan(subject))
            if (hit.rule == rule) found.push_back(hit.turn);
        return found;
    };
    using Turns = std::vector<std::uint32_t>;
    CHECK(turns(0) == Turns{0, 1, 2});
    subject.candidates = {{0, {0, 2}}};
    CHECK(turns(0) == Turns{0, 2});
    CHECK(turns(1) == Turns{0, 1, 2});
    CHECK(turns(2) == Turns{0, 1, 2});
    subject.candidates = {{0, {}}, {2, {1}}};
    CHECK(turns(0).empty());
    CHECK(turns(2) == Turns{1});
}

TEST_CASE("hits come in the order of their units, then of their rules") {
    const TestCodebook book(
        "  - code: b\n    rules:\n      - phrase: kind\n        unit: turn\n      - phrase: warm\n"
        "  - code: a\n    rules:\n      - phrase: kind\n        unit: match\n      - phrase: kind\n      - phrase: "
        "was\n");
    CHECK(book.hits("P: He was kind. Warm and kind.\n\nP: Kind.") ==
          Lines{"a#2: He was [[kind]].", "a#3: He [[was]] kind.", "b#1: He was [[kind]]. Warm and [[kind]].",
                "a#1: [[kind]]", "b#2: [[Warm]] and kind.", "a#2: Warm and [[kind]].", "a#1: [[kind]]", "a#1: [[Kind]]",
                "b#1: [[Kind]].", "a#2: [[Kind]]."});
}

TEST_CASE("hits are appended, and a scanner goes from source to source") {
    const TestCodebook book("      - phrase: kind\n");
    auto scanner = Scanner::make(book.compiled());
    REQUIRE(scanner);
    std::vector<Hit> hits;
    const Interview first("Kind [kind] one.", book.codebook().language);
    const Interview second("I: Kind?\n\nP: [so] Kind. Kind.", book.codebook().language);
    scanner->scan(first.subject(), hits);
    REQUIRE(hits.size() == 1);
    scanner->scan(second.subject(), hits);
    REQUIRE(hits.size() == 3);
    CHECK(hits[1].turn == 1);
    Scanner moved(std::move(*scanner));
    moved.scan(first.subject(), hits);
    REQUIRE(hits.size() == 4);
    CHECK(hits[3] == hits[0]);
}

TEST_CASE("odd transcripts") {
    const char* rules = "      - phrase: kind\n      - regex: '\\bkind\\b'\n      - phrase: '?'\n        unit: turn\n";
    check(rules, "", {});
    check(rules, "P: \xF0\x9F\x98\x80", {});
    check(rules, "P: kind", {"a#1: [[kind]]", "a#2: [[kind]]", "a#3: [[kind]]"});
    check(rules, "P: \xF0\x9F\x98\x80kind\xF0\x9F\x98\x80 é",
          {"a#1: \xF0\x9F\x98\x80[[kind]]\xF0\x9F\x98\x80 é", "a#2: \xF0\x9F\x98\x80[[kind]]\xF0\x9F\x98\x80 é",
           "a#3: \xF0\x9F\x98\x80[[kind]]\xF0\x9F\x98\x80 [[é]]"});
    check("      - phrase: كان\n      - regex: '\\bكان\\b'\n", "P: كان لطيفا، كانت. نعم كان",
          {"a#1: [[كان]] لطيفا، كانت.", "a#2: [[كان]] لطيفا، كانت.", "a#1: نعم [[كان]]", "a#2: نعم [[كان]]"});
    check("      - regex: '\\bcafé\\b'\n      - phrase: cafe\n", "P: Le cafe\xCC\x81, le café.",
          {"a#1: Le cafe\xCC\x81, le [[café]].", "a#2: Le [[cafe\xCC\x81]], le [[café]]."});
    check("      - phrase: don't know\n      - regex: don't\n", "P: I don’t know.",
          {"a#1: I [[don’t know]].", "a#2: I [[don’t]] know."});
}

TEST_CASE("a transcript without turns, speakers or cases") {
    const TestCodebook book("      - phrase: kind\n        speaker: any\n");
    const transcript::Transcript empty;
    CHECK(book.scan({"", empty, {}, {}}).empty());
    CHECK(book.scan({"kind", empty, {}, {}}).empty());
    const TestCodebook none("  - code: a\n    codes:\n      - code: b\n        rules: [{phrase: x}]\n");
    CHECK(none.hits("Kind.").empty());
}

TEST_CASE("one turn of megabytes") {
    struct Case {
        const char* piece;
        std::size_t bytes;
        const char* rules;
    };
    const char* const few =
        "      - phrase: put ..3 first\n        negation: any\n      - regex: '\\bgener\\w+\\b'\n        unit: turn\n";
    const char* const many =
        "      - phrase: put ..3 first\n      - near: [mentor, generous]\n      - regex: '\\bgener\\w+\\b'\n"
        "      - phrase: kind\n        unit: turn\n      - query: generous AND mentor\n        unit: turn\n"
        "      - regex: '\\bnever\\b'\n        unit: turn\n        negation: only\n";
    const auto wanted = GENERATE_COPY(
        Case{"She always put me first when the others had no time, and never asked why. ", std::size_t{10} << 20, few},
        Case{"She never put me first. My mentor was not kind but generous, and kind. ", std::size_t{1} << 20, many},
        // One sentence, full of cues.
        Case{"generous kind mentor put him first but never kind, no doubt, and ", std::size_t{1} << 19, many},
        Case{"la générosité de mentor, kind [not] kind ", std::size_t{1} << 19, many});
    CAPTURE(wanted.piece);
    const TestCodebook book(wanted.rules);
    std::string text;
    while (text.size() < wanted.bytes) text += wanted.piece;
    transcript::Transcript transcript;
    transcript.speakers = {{"P", transcript::Role::Participant, false}};
    text::SentenceBreaker().split(text, transcript.sentences);
    for (std::size_t at = 0; (at = text.find("[not]", at)) != std::string::npos; at += 5)
        transcript.marks.emplace_back(at, at + 5);
    transcript::Turn turn;
    turn.span = text::Span(std::size_t{0}, text.size());
    turn.sentenceCount = static_cast<std::uint32_t>(transcript.sentences.size());
    transcript.turns = {turn};
    std::vector<Hit> hits;
    const double taken = secondsOf([&] { hits = book.scan({text, transcript, {}, {}}); });
    CHECK(!hits.empty());
    // Some seconds without optimization; generous, since test machines are busy. What is quadratic takes hours.
    CHECK(taken < 120.0);
}

TEST_CASE("two scanners in two threads give what one gives") {
    const TestCodebook book(
        "      - phrase: kind|warm ..2 mentor*\n      - near: [mentor, time]\n      - regex: '\\bgener\\w+|été'\n"
        "      - query: kind OR time\n        unit: turn\n        negation: any\n      - phrase: '? not'\n        "
        "negation: only\n");
    std::vector<std::unique_ptr<Interview>> interviews;
    const std::vector<std::string> sayings{"A kind mentor has time.", "Not generous, été.",
                                           "Warm, old mentors had no time [laughs].", "I’m not kind.",
                                           "Why not, generous times."};
    for (std::size_t i = 0; i < 20; ++i) {
        std::string text;
        for (std::size_t j = 0; j < 30; ++j)
            text += std::string(j % 3 == 0 ? "I: " : "P: ") + sayings[(i * j + i) % 5] + " " + sayings[(i + j) % 5] +
                    "\n\n";
        interviews.push_back(std::make_unique<Interview>(text, book.codebook().language));
    }
    const auto scanAll = [&](std::vector<Hit>& hits) {
        auto scanner = Scanner::make(book.compiled());
        for (const auto& interview : interviews) scanner->scan(interview->subject(), hits);
    };
    std::vector<Hit> alone;
    scanAll(alone);
    std::vector<Hit> one;
    std::vector<Hit> other;
    std::thread first([&] { scanAll(one); });
    std::thread second([&] { scanAll(other); });
    first.join();
    second.join();
    CHECK(alone.size() > 1000);
    CHECK((one == alone));
    CHECK((other == alone));
}

namespace {

/// Codebooks and interviews of few words, in which everything meets everything.
class RandomStudies {
public:
    explicit RandomStudies(std::uint32_t seed) : random_(seed) {}

    std::string rules() {
        std::string yaml;
        for (int i = 0; i < 8; ++i) {
            yaml += "      - " + pattern();
            for (const char* key : {"with", "unless"})
                if (pick(4) == 0)
                    yaml +=
                        std::string(", ") + key + ": [{" + pattern() + (pick(2) == 0 ? ", context: turn" : "") + "}]";
            yaml += ", unit: " + of({"sentence", "turn", "match"}) + ", negation: " + of({"skip", "only", "any"}) +
                    ", speaker: " + of({"participant", "participant", "any", "P2"}) + "}\n";
            yaml.replace(yaml.rfind("      - ") + 8, 0, "{");
        }
        return yaml;
    }

    std::string interview() {
        std::string text;
        for (int turn = 0; turn < 6; ++turn) {
            text += of({"P: ", "P2: ", "I: "});
            for (auto words = 1 + pick(14); words > 0; --words)
                text += of({"kind", "warm", "not", "mentor", "time", "never", "no", "but", "kind", "été"}) +
                        of({" ", " ", " ", ", ", ". Then ", " [kind] ", "-", "? "});
            text += "end.\n\n";
        }
        return text;
    }

private:
    std::uint32_t pick(std::uint32_t of) { return static_cast<std::uint32_t>(random_()) % of; }
    std::string of(std::initializer_list<const char*> words) {
        return *(words.begin() + pick(static_cast<std::uint32_t>(words.size())));
    }

    std::string phrase() {
        return of({"kind", "warm", "time", "kind warm", "kind|warm ..2 time", "mentor [not] kind", "no ..3 time",
                   "not ? kind", "t*", "=kind ? ?", "kind ..4 kind", "(kind|no time) mentor", "ete"});
    }

    std::string pattern() {
        switch (pick(5)) {
            case 0:
                return "near: ['" + phrase() + "', '" + phrase() + "'], within: " + std::to_string(pick(6)) +
                       (pick(2) == 0 ? ", ordered: true" : "");
            case 1:
                return "regex: '" + of({"\\bkind\\b", "k\\w+ \\w+", "\\bété\\b", "[^ ]+\\.", "kind\\W+warm", "t.*e"}) +
                       "'";
            case 2:
                return "query: '" +
                       of({"kind warm", "kind OR time", "kind NOT warm", "(kind AND warm) OR (time NOT mentor)",
                           "kind NEAR/2 mentor", "\"kind warm\" OR no", "=time t*"}) +
                       "'";
            default:
                return "phrase: '" + phrase() + "'";
        }
    }

    std::mt19937 random_;
};

}  // namespace

TEST_CASE("random codebooks code random interviews as in the naive matcher") {
    RandomStudies make(88);
    std::size_t hits = 0;
    for (int i = 0; i < 20; ++i) {
        const std::string rules = make.rules();
        INFO(rules);
        const TestCodebook book(rules);
        for (int j = 0; j < 5; ++j) hits += book.hits(make.interview()).size();
    }
    CHECK(hits > 300);
}

namespace {

/// Scans every `step`-th turn of the sample transcripts, counted through all of them, both ways.
void compareOnSamples(std::size_t step) {
    namespace fs = std::filesystem;
    const std::string path = CODER_SOURCE_DIR "/codebooks/straus-2013.yaml";
    const auto read = codebook::readCodebook(contentOf(path), path);
    REQUIRE(read);
    base::Diagnostics diagnostics;
    const auto compiled = compile(read->codebook, diagnostics);
    REQUIRE(compiled);
    auto scanner = Scanner::make(*compiled);
    REQUIRE(scanner);
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(CODER_SOURCE_DIR "/corpus-samples/mentoring-54/transcripts"))
        files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    REQUIRE(files.size() == 54);
    std::size_t count = 0;
    for (const fs::path& file : files) {
        Interview interview(contentOf(file), read->codebook.language);
        std::erase_if(interview.transcript.turns, [&](const transcript::Turn&) { return count++ % step != 0; });
        // Whoever speaks: the roles are the study's affair.
        for (transcript::Speaker& speaker : interview.transcript.speakers) speaker.role = transcript::Role::Participant;
        std::vector<Hit> hits;
        scanner->scan(interview.subject(), hits);
        std::vector<naive::FoundHit> found;
        for (const Hit& hit : hits) found.push_back({hit.unit, compiled->rules[hit.rule].source->id, hit.evidence});
        std::sort(found.begin(), found.end());
        INFO(file);
        CHECK((found == naive::scan(read->codebook, interview.subject())));
    }
    CHECK(count > 500);
}

}  // namespace

TEST_CASE("the sample codebook codes the sample transcripts as in the naive matcher") { compareOnSamples(211); }

// Minutes, in a program that is optimized: match_tests "[naive]"
TEST_CASE("the sample codebook codes all of them so", "[.][naive]") { compareOnSamples(1); }

}  // namespace coder::match
