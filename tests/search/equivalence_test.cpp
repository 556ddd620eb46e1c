// The index against the evaluation of queries turn by turn, and that against a reading of the query's meaning that
// tries all.
#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "coder/search/evaluate.h"
#include "coder/search/index_writer.h"
#include "coder/search/resolved_query.h"
#include "sources.h"

using namespace coder::search;
using namespace coder::search::test;
using coder::codebook::QueryNode;
using coder::transcript::Role;

namespace {

/// Makes turns and queries of few words, so that they meet often.
class Maker {
public:
    explicit Maker(unsigned seed) : random_(seed) {}

    std::string turn() {
        std::string text;
        for (std::size_t left = below(14); left > 0; --left) {
            text += pick({"mentor", "mentors", "Mentoring", "draft", "drafts", "men", "a", "of", "[men a]", "déjà"});
            text += pick({" ", " ", " ", ", ", "-", ". Then ", "! "});
        }
        return text;
    }

    QueryNode query(std::size_t depth) {
        if (depth == 0 || below(4) == 0) return leaf();
        std::vector<QueryNode> children;
        for (std::size_t left = 2 + below(2); left > 0; --left) children.push_back(query(depth - 1));
        switch (below(3)) {
            case 0:
                return all(children);
            case 1:
                return any(children);
            default:
                return without(children.front(), {children.begin() + 1, children.end()});
        }
    }

    std::string pick(const std::vector<std::string>& choices) { return choices[below(choices.size())]; }
    std::size_t below(std::size_t n) { return random_() % n; }

private:
    QueryNode leaf() {
        if (below(8) == 0) return field("role", pick({"participant", "interviewer"}));
        if (below(2) == 0) return phraseOf(1 + below(3));
        std::vector<QueryNode> children;
        for (std::size_t left = 2 + below(2); left > 0; --left) children.push_back(phraseOf(1 + below(2)));
        return near(static_cast<std::uint32_t>(below(2) == 0 ? below(4) : below(200)), children);
    }

    QueryNode phraseOf(std::size_t words) {
        std::vector<std::string> row;
        for (; words > 0; --words)
            row.push_back(
                pick({"mentor", "=mentor", "ment*", "m*", "draft", "=drafts", "a", "of", "then", "men", "deja"}));
        return test::row(row);
    }

    std::mt19937 random_;
};

std::vector<Line> lines(Maker& maker, std::size_t count) {
    std::vector<Line> lines;
    for (std::size_t i = 0; i < count; ++i)
        lines.push_back(i % 2 == 0 ? Line{"I", Role::Interviewer, maker.turn()}
                                   : Line{"P", Role::Participant, maker.turn()});
    return lines;
}

/// Numbers of the turns that match by evaluate.h alone.
std::vector<std::uint32_t> byEvaluation(const coder::project::Source& source, const QueryNode& query,
                                        WordReader& reader) {
    const auto resolved = resolve(query, reader.former());
    REQUIRE(resolved);
    std::vector<std::uint32_t> numbers;
    for (std::uint32_t i = 0; i < source.transcript.turns.size(); ++i) {
        const StoredTurn turn = takeTurn(source, i, 1);
        const auto hasRole = [&turn](const std::string& term) {
            return term == std::string("XR") + roleName(turn.turn.role);
        };
        const TurnWords& words = reader.read(turn);
        const bool holds = matches(*resolved, words, hasRole);
        if (holds) numbers.push_back(i);
        if (!holds) CHECK(matchedWords(*resolved, words, hasRole).empty());
    }
    return numbers;
}

}  // namespace

TEST_CASE("search: the index finds what the evaluation of every turn finds", "[search]") {
    Maker maker(GENERATE(range(1U, 9U)));
    const coder::project::Source source = test::source("P1", lines(maker, 120));
    const FreshFolder folder;
    auto writer = GENERATE(true, false) ? IndexWriter::open(folder.path(), "en") : IndexWriter::inMemory("en");
    REQUIRE(writer);
    REQUIRE(writer->replace(source, {}));
    REQUIRE(writer->commit());
    auto index = writer->reader();
    REQUIRE(index);
    WordReader reader(coder::text::WordFormer::make("en").value());
    for (int round = 0; round < 250; ++round) {
        const QueryNode query = maker.query(maker.below(4));
        const std::vector<std::uint32_t> expected = byEvaluation(source, query, reader);
        std::vector<std::uint32_t> matching;
        const auto refs = index->matching(query);
        REQUIRE(refs);
        for (const TurnRef& ref : *refs) matching.push_back(ref.turn);
        REQUIRE(matching == expected);
        const auto answers = index->search(query, {1'000, 0, {}});
        REQUIRE(answers);
        REQUIRE(answers->total == expected.size());
        std::vector<std::uint32_t> answered;
        for (const Answer& answer : answers->answers) answered.push_back(answer.turn.ref.turn);
        std::sort(answered.begin(), answered.end());
        REQUIRE(answered == expected);
        const auto page = index->search(query, {3, 2, {}});
        REQUIRE(page->total == expected.size());
        for (std::size_t i = 0; i < page->answers.size(); ++i)
            REQUIRE((page->answers[i].turn == answers->answers[i + 2].turn));
    }
}
