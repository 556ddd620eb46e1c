#include <catch2/catch.hpp>

#include <random>
#include <set>

#include "coded.h"
#include "coder/analysis/coding_units.h"

using namespace coder;
using namespace coder::analysis;
using namespace coder::analysis::test;

namespace {

/// A source of turns with a number of sentences each, "s. " every one; turns alternate between two participants, and
/// every third is the interviewer's.
project::CodedSource talk(const std::vector<std::uint32_t>& sentencesOfTurn) {
    project::CodedSource coded;
    transcript::Transcript& transcript = coded.source.transcript;
    transcript.speakers = {{"A", transcript::Role::Participant, false},
                           {"B", transcript::Role::Participant, false},
                           {"I", transcript::Role::Interviewer, false}};
    coded.cases = {0, 1, std::nullopt};
    for (std::uint32_t i = 0; i < sentencesOfTurn.size(); ++i) {
        transcript::Turn turn;
        turn.speaker = i % 3;
        turn.firstSentence = static_cast<std::uint32_t>(transcript.sentences.size());
        turn.sentenceCount = sentencesOfTurn[i];
        const std::size_t begin = coded.source.text.size();
        for (std::uint32_t s = 0; s < sentencesOfTurn[i]; ++s) {
            transcript.sentences.emplace_back(coded.source.text.size(), coded.source.text.size() + 2);
            coded.source.text += "s. ";
        }
        turn.span = {begin, coded.source.text.size()};
        transcript.turns.push_back(turn);
    }
    return coded;
}

void codeSentences(project::CodedSource& coded, std::uint32_t code, std::uint32_t first, std::uint32_t last) {
    const auto& sentences = coded.source.transcript.sentences;
    project::Coding coding;
    coding.code = code;
    coding.span = {sentences[first].begin(), sentences[last].end()};
    for (std::uint32_t turn = 0; turn < coded.source.transcript.turns.size(); ++turn)
        if (coded.source.transcript.turns[turn].span.contains(coding.span)) coding.turn = turn;
    coded.codings.push_back(coding);
    std::sort(coded.codings.begin(), coded.codings.end(),
              [](const auto& a, const auto& b) { return a.span != b.span ? a.span < b.span : a.code < b.code; });
}

}  // namespace

TEST_CASE("codes together: in a sentence, in a turn, in a case") {
    const codebook::Codebook codebook = codebookOf({"g", "g/a", "g/b", "c"});
    auto coded = talk({3, 2, 1});
    codeSentences(coded, 1, 0, 0);
    codeSentences(coded, 2, 0, 1);
    codeSentences(coded, 3, 2, 2);
    codeSentences(coded, 3, 3, 3);
    codeSentences(coded, 1, 5, 5);  // The interviewer's.
    CodingUnits units(codebook);
    units.add(coded);
    const PairCounts sentences = units.together(Unit::Sentence);
    CHECK(sentences.units == 5);
    CHECK(sentences.at(1, 1) == 1);
    CHECK(sentences.at(2, 2) == 2);
    CHECK(sentences.at(1, 2) == 1);
    CHECK(sentences.at(0, 0) == 2);
    CHECK(sentences.at(1, 3) == 0);
    const PairCounts turns = units.together(Unit::Turn);
    CHECK(turns.units == 2);
    CHECK(turns.at(1, 3) == 1);
    CHECK(turns.at(3, 3) == 2);
    const PairCounts cases = units.together(Unit::Case);
    CHECK(cases.units == 2);
    CHECK(cases.at(3, 3) == 2);
    CHECK(cases.at(1, 3) == 1);
    CHECK(cases.at(3, 1) == 1);
}

TEST_CASE("codes in sequence: the next coded sentence of the same participant in the same source") {
    const codebook::Codebook codebook = codebookOf({"a", "b", "c"});
    auto coded = talk({4, 3});
    codeSentences(coded, 0, 0, 0);
    codeSentences(coded, 1, 2, 2);
    codeSentences(coded, 2, 2, 2);
    codeSentences(coded, 0, 3, 3);
    codeSentences(coded, 2, 4, 4);  // The other participant's only one.
    CodingUnits units(codebook);
    units.add(coded);
    units.add(coded);  // A second interview begins anew.
    const PairCounts all = units.sequence({true, true, true});
    CHECK(all.at(0, 1) == 2);
    CHECK(all.at(0, 2) == 2);
    CHECK(all.at(1, 0) == 2);
    CHECK(all.at(2, 0) == 2);
    CHECK(all.at(1, 2) == 0);
    CHECK(all.units == 8);
    const PairCounts without = units.sequence({true, false, true});
    CHECK(without.at(0, 2) == 2);
    CHECK(without.at(1, 0) == 0);
}

TEST_CASE("codes together: the same as counting sets, whatever the codings") {
    const codebook::Codebook codebook = codebookOf({"g", "g/a", "g/b", "c", "d"});
    std::mt19937 engine(1);
    const auto random = [&] { return static_cast<std::uint32_t>(engine()); };
    for (int round = 0; round < 50; ++round) {
        CodingUnits units(codebook);
        std::map<std::pair<int, std::uint32_t>, std::set<std::size_t>> codesOf;  // By source and sentence.
        std::uint64_t participantSentences = 0;
        for (int source = 0; source < 3; ++source) {
            auto coded = talk({1 + random() % 4, 1 + random() % 4, 1 + random() % 4, 1 + random() % 4});
            const auto& transcript = coded.source.transcript;
            for (unsigned i = 0; i < random() % 12; ++i) {
                const auto& turn = transcript.turns[random() % transcript.turns.size()];
                const std::uint32_t first = turn.firstSentence + random() % turn.sentenceCount;
                const std::uint32_t last = first + random() % (turn.firstSentence + turn.sentenceCount - first);
                const std::uint32_t code = 1 + random() % 4;
                codeSentences(coded, code, first, last);
                if (turn.speaker == 2) continue;
                for (std::uint32_t s = first; s <= last; ++s) {
                    codesOf[{source, s}].insert(code);
                    if (code < 3) codesOf[{source, s}].insert(0);
                }
            }
            for (const auto& turn : transcript.turns)
                if (turn.speaker != 2) participantSentences += turn.sentenceCount;
            units.add(coded);
        }
        const PairCounts found = units.together(Unit::Sentence);
        CHECK(found.units == participantSentences);
        for (std::size_t a = 0; a < 5; ++a)
            for (std::size_t b = 0; b < 5; ++b) {
                std::uint64_t both = 0;
                for (const auto& [unit, codes] : codesOf) both += codes.count(a) * codes.count(b);
                CHECK(found.at(a, b) == both);
            }
    }
}
