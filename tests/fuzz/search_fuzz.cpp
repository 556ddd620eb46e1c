// Records of the index from any bytes, and queries from any text: the index must find what the evaluation of every turn
// finds.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "coder/base/check.h"
#include "coder/codebook/query.h"
#include "coder/search/evaluate.h"
#include "coder/search/index_writer.h"
#include "coder/search/resolved_query.h"
#include "coder/search/terms.h"

using namespace coder;
using namespace coder::search;

namespace {

/// One turn a line, one sentence a turn; every third is the interviewer's.
project::Source makeSource() {
    project::Source source;
    source.name = "P1";
    source.text =
        "my mentor read a draft of mine\nwho was your mentor then\nmentors and mentoring and men\na draft a draft a "
        "draft\n"
        "the best interest of the mentee\nétudes à la carte\nno\nbest of the best\nfeedback on the second draft\n";
    source.transcript.speakers = {{"P", transcript::Role::Participant, false},
                                  {"I", transcript::Role::Interviewer, false}};
    for (std::size_t begin = 0; begin < source.text.size();) {
        const std::size_t end = source.text.find('\n', begin);
        transcript::Turn turn;
        turn.speaker = source.transcript.turns.size() % 3 == 1 ? 1 : 0;
        turn.span = {begin, end};
        turn.firstSentence = static_cast<std::uint32_t>(source.transcript.sentences.size());
        turn.sentenceCount = 1;
        source.transcript.sentences.push_back(turn.span);
        source.transcript.turns.push_back(turn);
        begin = end + 1;
    }
    return source;
}

struct Fixture {
    project::Source source = makeSource();
    WordReader reader{text::WordFormer::make("en").value()};
    IndexWriter writer{IndexWriter::inMemory("en").value()};
    Index index{writer.reader().value()};

    Fixture() {
        const auto indexed = writer.replace(source, {});
        CODER_CHECK_EQ(*indexed, true);
    }

    bool holds(const ResolvedQuery& query, std::uint32_t number) {
        const StoredTurn turn = takeTurn(source, number, 1);
        const auto hasTerm = [&turn](const std::string& term) {
            return term == roleTerm(turn.turn.role) || term == speakerTerm(turn.turn.speaker) ||
                   term == sourceFilterTerm(turn.turn.ref.source);
        };
        return matches(query, reader.read(turn), hasTerm);
    }
};

void checkRecord(std::string_view bytes) {
    const auto turn = decode(bytes);
    if (turn) CODER_CHECK_EQ((decode(encode(*turn)) == turn), true);
}

void checkQuery(std::string_view text) {
    static Fixture fixture;
    const auto query = codebook::parseQuery(text);
    if (!query) return;
    const auto resolved = resolve(*query, fixture.reader.former());
    const auto turns = fixture.index.matching(*query);
    // What can't be resolved can't be searched; a field of an attribute that nobody has can be resolved only.
    if (!resolved) CODER_CHECK_EQ(turns.has_value(), false);
    if (!turns) return;
    std::vector<TurnRef> expected;
    for (std::uint32_t i = 0; i < fixture.source.transcript.turns.size(); ++i)
        if (fixture.holds(*resolved, i)) expected.push_back({"P1", i});
    CODER_CHECK_EQ((*turns == expected), true);
    const auto answers = fixture.index.search(*query, {1'000, 0, {}});
    CODER_CHECK_EQ(answers->total, expected.size());
    CODER_CHECK_EQ(answers->answers.size(), expected.size());
    for (const Answer& answer : answers->answers)
        for (const text::Span span : answer.matches) CODER_CHECK_LE(span.end().value(), answer.turn.text.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(data, data + size);
    checkRecord(text);
    checkQuery(text);
    return 0;
}
