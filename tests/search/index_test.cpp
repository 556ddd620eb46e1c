#include "coder/search/index.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <memory>

#include "coder/search/index_writer.h"
#include "coder/search/query_builder.h"
#include "coder/search/resolved_query.h"
#include "sources.h"

using namespace coder::search;
using namespace coder::search::test;
using coder::base::ErrorCode;
using coder::codebook::PhraseNode;
using coder::codebook::QueryNode;
using coder::transcript::Role;

namespace {

struct Indexed {
    coder::project::Source source;
    SpeakerAttributes attributes;
};

void fill(IndexWriter& writer, const std::vector<Indexed>& sources) {
    for (const Indexed& indexed : sources) REQUIRE(writer.replace(indexed.source, indexed.attributes));
    REQUIRE(writer.commit());
}

/// The same sources on disk and in memory, which must answer alike.
class BothIndexes {
public:
    explicit BothIndexes(const std::vector<Indexed>& sources, std::string_view language = "en")
        : folder_(std::make_unique<FreshFolder>()),
          onDisk_(make(IndexWriter::open(folder_->path(), language), sources)),
          inMemory_(make(IndexWriter::inMemory(language), sources)) {}

    coder::base::Result<Answers> search(const QueryNode& query, const SearchOptions& options = {}) {
        auto answers = onDisk_.search(query, options);
        const auto others = inMemory_.search(query, options);
        REQUIRE(answers.has_value() == others.has_value());
        if (!answers) {
            CHECK(answers.error().message == others.error().message);
            return answers;
        }
        CHECK(answers->total == others->total);
        REQUIRE(answers->answers.size() == others->answers.size());
        for (std::size_t i = 0; i < answers->answers.size(); ++i) CHECK((answers->answers[i] == others->answers[i]));
        return answers;
    }

    coder::base::Result<std::vector<TurnRef>> matching(const QueryNode& query) {
        auto turns = onDisk_.matching(query);
        const auto others = inMemory_.matching(query);
        REQUIRE(turns.has_value() == others.has_value());
        if (turns) CHECK((*turns == *others));
        return turns;
    }

    const std::string& language() const { return onDisk_.language(); }

private:
    static Index make(coder::base::Result<IndexWriter> writer, const std::vector<Indexed>& sources) {
        REQUIRE(writer);
        fill(*writer, sources);
        auto index = writer->reader();
        REQUIRE(index);
        return *std::move(index);
    }

    std::unique_ptr<FreshFolder> folder_;
    Index onDisk_;
    Index inMemory_;
};

BothIndexes indexOf(const std::vector<Indexed>& sources) { return BothIndexes(sources); }

BothIndexes indexOfTurns(const std::vector<std::string>& turns, std::string_view language = "en") {
    return BothIndexes({{speech("P1", turns), {}}}, language);
}

/// The numbers of the turns that match, through the ranked search, which must agree with matching().
std::vector<std::uint32_t> found(BothIndexes& index, const QueryNode& query) {
    SearchOptions options;
    options.limit = 1'000;
    auto answers = index.search(query, options);
    REQUIRE(answers);
    std::vector<TurnRef> refs;
    for (const Answer& answer : answers->answers) refs.push_back(answer.turn.ref);
    std::sort(refs.begin(), refs.end());
    CHECK(answers->total == refs.size());
    auto matching = index.matching(query);
    REQUIRE(matching);
    CHECK((*matching == refs));
    std::vector<std::uint32_t> numbers;
    for (const TurnRef& ref : refs) numbers.push_back(ref.turn);
    return numbers;
}

using Turns = std::vector<std::uint32_t>;

/// The matched words of the best answer.
std::vector<std::string> highlighted(BothIndexes& index, const QueryNode& query) {
    auto answers = index.search(query);
    REQUIRE(answers);
    REQUIRE_FALSE(answers->answers.empty());
    return slices(answers->answers.front().turn.text, answers->answers.front().matches);
}

ErrorCode errorOf(BothIndexes& index, const QueryNode& query) {
    auto answers = index.search(query);
    REQUIRE_FALSE(answers);
    CHECK_FALSE(answers.error().message.empty());
    CHECK_FALSE(answers.error().remedy.empty());
    auto matching = index.matching(query);
    REQUIRE_FALSE(matching);
    CHECK(matching.error().message == answers.error().message);
    return answers.error().code;
}

const std::vector<Indexed>& interviews() {
    static const std::vector<Indexed> sources = {
        {source("P02", {{"Interviewer", Role::Interviewer, "Who was your mentor?"},
                        {"Dr. Müller", Role::Participant, "My mentor was a surgeon. He read every draft."},
                        {"Interviewer", Role::Interviewer, "And the second mentor?"},
                        {"Dr. Müller", Role::Participant, "A mentor in name."}}),
         {{}, {{"stream", "Clinician-Educator"}, {"role", "mentee"}}}},
        {source("P10", {{"I", Role::Interviewer, "Did you have a mentor?"},
                        {"P", Role::Participant, "No mentor, no. I had Études [laughs] and mentors in books."},
                        {"Secretary", Role::Other, "Your mentor is on the phone."}}),
         {{}, {{"stream", "scientist"}, {"role", "both"}}}},
    };
    return sources;
}

}  // namespace

TEST_CASE("search: words by stem, form and beginning", "[search]") {
    BothIndexes index =
        indexOfTurns({"She mentors three people.", "A mentor.", "MENTORING, mentored", "the mentality of men", ""});
    CHECK(found(index, word("mentor")) == Turns{0, 1, 2});
    CHECK(found(index, word("Mentoring")) == Turns{0, 1, 2});
    CHECK(found(index, exact("Mentor")) == Turns{1});
    CHECK(found(index, prefix("MENT")) == Turns{0, 1, 2, 3});
    CHECK(found(index, prefix("mentality")) == Turns{3});
    CHECK(found(index, prefix("mentalityx")).empty());
    CHECK(found(index, word("zebra")).empty());
}

TEST_CASE("search: accents, scripts and odd words", "[search]") {
    BothIndexes index =
        indexOfTurns({"Les Études à Montréal", "قال المُعلِّم كلمة", "👍🏽 great 🙂", "won’t do it", "3.14 or 50%",
                      "她是我的导师。", "e\xCC\x81tude decomposed", std::string(400, 'q') + " long"},
                     "none");
    CHECK(found(index, word("etudes")) == Turns{0});
    CHECK(found(index, exact("Montreal")) == Turns{0});
    CHECK(found(index, word("المعلم")) == Turns{1});
    CHECK(found(index, word("great")) == Turns{2});
    CHECK(found(index, exact("won't")) == Turns{3});
    CHECK(found(index, exact("3.14")) == Turns{4});
    CHECK(found(index, exact("étude")) == Turns{6});
    CHECK(found(index, exact(std::string(400, 'q'))) == Turns{7});
    CHECK(found(index, prefix(std::string(399, 'q'))) == Turns{7});
    CHECK(found(index, prefix(std::string(401, 'q'))).empty());
    CHECK(highlighted(index, word("ETUDES")) == std::vector<std::string>{"Études"});
}

TEST_CASE("search: stems are those of the language", "[search]") {
    BothIndexes index = indexOfTurns({"Mit den Häusern am See", "les chevaux, un cheval"}, "de");
    CHECK(index.language() == "de");
    CHECK(found(index, word("Haus")) == Turns{0});
    CHECK(found(index, exact("Haus")).empty());
}

TEST_CASE("search: a phrase stays within its sentence", "[search]") {
    BothIndexes index = indexOfTurns({"She gave her best. Interest came later.", "It was in my best interests, always.",
                                      "the best [laughs] interest", "best of interest", "interest best",
                                      "very very good", "very good very"});
    CHECK(found(index, row({"best", "interest"})) == Turns{1, 2});
    CHECK(found(index, row({"best", "=interest"})) == Turns{2});
    CHECK(found(index, row({"be*", "int*"})) == Turns{1, 2});
    CHECK(found(index, row({"very", "very", "good"})) == Turns{5});
    CHECK(found(index, row({"best", "zebra*"})).empty());
    CHECK(highlighted(index, row({"my", "best", "interest"})) == std::vector<std::string>{"my", "best", "interests"});
}

TEST_CASE("search: words in marks are not found", "[search]") {
    BothIndexes index = indexOfTurns({"[laughs] yes", "she laughs", "[inaudible 00:14:05]"});
    CHECK(found(index, word("laugh")) == Turns{1});
    CHECK(found(index, word("inaudible")).empty());
}

TEST_CASE("search: NEAR counts the words between, in any order, within a sentence", "[search]") {
    BothIndexes index = indexOfTurns({"feedback on my draft", "my draft, with a lot of feedback", "feedback. Draft.",
                                      "the draft", "a best interest of the mentee", "mentee and best and interest"});
    CHECK(found(index, near(2, {word("feedback"), word("draft")})) == Turns{0});
    CHECK(found(index, near(1, {word("feedback"), word("draft")})).empty());
    CHECK(found(index, near(4, {word("feedback"), word("draft")})) == Turns{0, 1});
    CHECK(found(index, near(5'000'000, {word("feedback"), word("draft")})) == Turns{0, 1});
    CHECK(found(index, near(UINT32_MAX, {word("feedback"), word("draft"), word("my")})) == Turns{0, 1});
    CHECK(found(index, near(5, {row({"best", "interest"}), word("mentee")})) == Turns{4});
    CHECK(found(index, near(5, {prefix("feed"), prefix("dra")})) == Turns{0, 1});
    // One word is not near itself.
    CHECK(found(index, near(5, {word("draft"), exact("draft")})).empty());
    CHECK(found(index, near(5, {word("draft"), word("drafts")})).empty());
    CHECK(highlighted(index, near(4, {word("lot"), word("my")})) == std::vector<std::string>{"my", "lot"});
}

TEST_CASE("search: AND, OR and NOT take the turn", "[search]") {
    BothIndexes index =
        indexOfTurns({"advice. Mentor.", "guidance, mentor, grant", "mentor", "advice near grant money"});
    CHECK(found(index, all({any({word("advice"), word("guidance")}), word("mentor")})) == Turns{0, 1});
    CHECK(found(index, without(any({word("advice"), word("guidance"), word("mentor")}), {word("grant")})) ==
          Turns{0, 2});
    CHECK(found(index, without(word("mentor"), {word("grant"), word("advice")})) == Turns{2});
    CHECK(found(index, all({word("mentor")})) == Turns{0, 1, 2});
    // What NOT takes away is judged exactly, also where Xapian alone would take too much.
    CHECK(found(index, without(word("grant"), {near(0, {prefix("advice"), word("grant")})})) == Turns{1, 3});
    CHECK(found(index, without(word("grant"), {near(1, {prefix("advice"), word("grant")})})) == Turns{1});
    CHECK(highlighted(index, without(word("mentor"), {row({"grant"})})) == std::vector<std::string>{"mentor"});
}

TEST_CASE("search: fields", "[search]") {
    BothIndexes index = indexOf(interviews());
    const auto sources = [&index](const QueryNode& query) {
        std::vector<std::string> names;
        const auto refs = index.matching(query);
        REQUIRE(refs);
        for (const TurnRef& ref : *refs) names.push_back(ref.source + std::to_string(ref.turn));
        CHECK(index.search(query).value().total == names.size());
        return names;
    };
    using Names = std::vector<std::string>;
    CHECK(sources(field("role", "Interviewer")) == Names{"P020", "P022", "P100"});
    CHECK(sources(field("role", "mentee")) == Names{"P021", "P023"});
    CHECK(sources(field("ROLE", "Both")) == Names{"P101"});
    CHECK(sources(field("speaker", "dr. muller")) == Names{"P021", "P023"});
    CHECK(sources(field("source", "p10")) == Names{"P100", "P101", "P102"});
    CHECK(sources(field("source", "P1")).empty());
    CHECK(sources(all({field("stream", "clinician-educator"), word("draft")})) == Names{"P021"});
    CHECK(sources(without(word("mentor"), {field("role", "interviewer"), field("stream", "scientist")})) ==
          Names{"P021", "P023", "P102"});
    CHECK(sources(all({near(9, {word("mentor"), row({"in", "books"})}), field("role", "both")})) == Names{"P101"});
    CHECK(sources(all({near(9, {word("mentor"), row({"in", "books"})}), field("role", "mentee")})).empty());
}

TEST_CASE("search: an unknown attribute is an error that names the known ones", "[search]") {
    BothIndexes index = indexOf(interviews());
    const auto answers = index.search(field("strem", "scientist"));
    REQUIRE_FALSE(answers);
    CHECK(answers.error().code == ErrorCode::Invalid);
    CHECK(answers.error().remedy == "the attributes are role, stream; role, speaker and source can be asked for too");
    BothIndexes without = indexOfTurns({"a"});
    CHECK(errorOf(without, field("stream", "scientist")) == ErrorCode::Invalid);
    BothIndexes empty = indexOf({});
    CHECK(found(empty, field("stream", "scientist")).empty());
}

TEST_CASE("search: an answer says who spoke, when and where", "[search]") {
    auto sources = interviews();
    sources[0].source.transcript.turns[1].time = std::chrono::milliseconds(83'000);
    BothIndexes index = indexOf(sources);
    const auto answers = index.search(word("draft"));
    REQUIRE(answers);
    REQUIRE(answers->answers.size() == 1);
    const Answer& answer = answers->answers.front();
    CHECK(answer.rank == 1);
    CHECK(answer.score == 100);
    CHECK((answer.turn.ref == TurnRef{"P02", 1}));
    CHECK(answer.turn.speaker == "Dr. Müller");
    CHECK(answer.turn.role == Role::Participant);
    CHECK(answer.turn.line == 3);
    CHECK(answer.turn.time == std::chrono::milliseconds(83'000));
    CHECK(answer.turn.text == "My mentor was a surgeon. He read every draft.");
    CHECK(slices(answer.turn.text, answer.matches) == std::vector<std::string>{"draft"});
}

TEST_CASE("search: only the role that was asked for", "[search]") {
    BothIndexes index = indexOf(interviews());
    SearchOptions options;
    options.role = GENERATE(Role::Interviewer, Role::Participant, Role::Other);
    const auto answers =
        index.search(any({word("mentor"), near(3, {word("your"), word("mentor"), word("phone")})}), options);
    REQUIRE(answers);
    CHECK(answers->total == (options.role == Role::Other ? 1 : 3));
    for (const Answer& answer : answers->answers) CHECK(answer.turn.role == options.role);
}

TEST_CASE("search: the better answer first, equal ones by source and turn", "[search]") {
    // Indexed against the order of names.
    const std::vector<std::string> turns = {"a mentor of mine", "mentor mentor mentor", "a mentor of mine"};
    BothIndexes index = indexOf({{speech("P3", turns), {}}, {speech("P1", turns), {}}, {speech("P2", turns), {}}});
    for (const QueryNode& query : {word("mentor"), any({word("mentor"), near(9, {word("mentor"), exact("mentor")})})}) {
        SearchOptions options;
        options.limit = 100;
        const auto answers = index.search(query, options);
        REQUIRE(answers);
        std::vector<std::string> order;
        for (const Answer& answer : answers->answers) {
            CHECK(answer.rank == order.size() + 1);
            order.push_back(answer.turn.ref.source + "/" + std::to_string(answer.turn.ref.turn));
        }
        CHECK(order ==
              std::vector<std::string>{"P1/1", "P2/1", "P3/1", "P1/0", "P1/2", "P2/0", "P2/2", "P3/0", "P3/2"});
        CHECK(answers->answers.front().score > answers->answers.back().score);
    }
}

TEST_CASE("search: pages and exact totals", "[search]") {
    std::vector<std::string> turns;
    for (int i = 0; i < 300; ++i) turns.push_back(i % 3 == 0 ? "feedback on the draft" : "feedback, and again a draft");
    BothIndexes index = indexOfTurns(turns);
    const QueryNode query = GENERATE(word("feedback"), near(2, {word("feedback"), word("draft")}),
                                     near(2, {row({"feedback", "on"}), word("draft")}));
    const auto everything = index.search(query, {1'000, 0, {}});
    REQUIRE(everything);
    const std::size_t total = everything->answers.size();
    CHECK(everything->total == total);
    CHECK((total == 300 || total == 100));
    for (const auto& [limit, offset] : std::vector<std::pair<std::size_t, std::size_t>>{
             {0, 0}, {10, 0}, {10, 95}, {10, 299}, {10, 300}, {10, SIZE_MAX}, {SIZE_MAX, 7}, {SIZE_MAX, SIZE_MAX}}) {
        const auto page = index.search(query, {limit, offset, {}});
        REQUIRE(page);
        CHECK(page->total == total);
        REQUIRE(page->answers.size() == (offset >= total ? 0 : std::min(limit, total - offset)));
        for (std::size_t i = 0; i < page->answers.size(); ++i) {
            CHECK(page->answers[i].rank == offset + i + 1);
            CHECK((page->answers[i].turn == everything->answers[offset + i].turn));
        }
    }
}

TEST_CASE("search: what the query language does not have is refused", "[search]") {
    BothIndexes index = indexOfTurns({"a b c"});
    PhraseNode gap;
    gap.kind = PhraseNode::Kind::Gap;
    PhraseNode anyWord;
    anyWord.kind = PhraseNode::Kind::Any;
    anyWord.word = "a";
    QueryNode deep = word("a");
    for (std::size_t i = 0; i <= MaxQueryDepth; ++i) deep = all({deep});
    const std::vector<QueryNode> refused = {QueryNode{},
                                            phrase({gap}),
                                            phrase({anyWord}),
                                            word(""),
                                            exact(""),
                                            prefix(""),
                                            all({}),
                                            any({}),
                                            without(word("a"), {}),
                                            near(3, {word("a")}),
                                            near(3, {word("a"), all({word("b")})}),
                                            near(3, std::vector<QueryNode>(9, word("a"))),
                                            field("", "x"),
                                            field("role", ""),
                                            deep,
                                            all({word("a"), QueryNode{}})};
    for (const QueryNode& query : refused) CHECK(errorOf(index, query) == ErrorCode::Invalid);
}

TEST_CASE("search: a prefix of too many words is refused, with the remedy", "[search]") {
    std::string turn;
    for (std::size_t i = 0; i < MaxPrefixWords; ++i) turn += "w" + std::to_string(i) + " ";
    BothIndexes enough = indexOfTurns({turn});
    CHECK(found(enough, prefix("w")) == Turns{0});
    BothIndexes tooMany = indexOfTurns({turn, "wide"});
    CHECK(errorOf(tooMany, prefix("w")) == ErrorCode::Invalid);
    CHECK(errorOf(tooMany, row({"a", "w*"})) == ErrorCode::Invalid);
    CHECK(found(tooMany, prefix("wi")) == Turns{1});
}
