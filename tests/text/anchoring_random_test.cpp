// Random edits whose true outcome is known by construction.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <random>

#include "coder/text/anchoring.h"
#include "coder/text/sentences.h"
#include "tests/support/anchor_checks.h"

namespace coder::text {

namespace {

std::size_t draw(std::mt19937_64& random, std::size_t below) { return static_cast<std::size_t>(random() % below); }

/// A text in pieces, of which an edited version is made; knows where each piece went.
struct Edited {
    std::string oldText;
    std::string newText;
    std::vector<Span> spans;                 ///< The pieces in the old text.
    std::vector<std::optional<Span>> truth;  ///< Of those not touched: where they are in the new text.
};

struct Script {
    std::size_t edits =
        0;              ///< Of 1,000 pieces so many are removed, so many get another behind, so many get another word.
    bool swap = false;  ///< Two stretches of twenty pieces change places.
};

std::string withOtherWord(const std::string& piece) {
    const std::size_t space = piece.find(' ');
    return space == std::string::npos ? "Indeed, " + piece : piece.substr(0, space) + " quite" + piece.substr(space);
}

Edited edit(const std::vector<std::string>& pieces, const Script& script, std::mt19937_64& random) {
    Edited edited;
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        order.push_back(i);
        edited.spans.emplace_back(edited.oldText.size(), edited.oldText.size() + pieces[i].size());
        edited.oldText += pieces[i] + (i % 3 == 2 ? "\n" : " ");
    }
    if (script.swap && order.size() > 100) {
        const std::size_t first = draw(random, order.size() / 2 - 20);
        const std::size_t second = order.size() / 2 + draw(random, order.size() / 2 - 20);
        for (std::size_t i = 0; i < 20; ++i) std::swap(order[first + i], order[second + i]);
    }
    edited.truth.resize(pieces.size());
    for (const std::size_t piece : order) {
        const std::size_t what = draw(random, 1000);
        if (what < script.edits) continue;
        if (what < 2 * script.edits) {
            edited.newText += withOtherWord(pieces[piece]) + " ";
            continue;
        }
        edited.truth[piece] = Span(edited.newText.size(), edited.newText.size() + pieces[piece].size());
        edited.newText += pieces[piece] + (piece % 3 == 2 ? "\n" : " ");
        if (what < 3 * script.edits) edited.newText += pieces[draw(random, pieces.size())] + " ";
    }
    return edited;
}

/// The share of untouched pieces that were found where they are.
double shareFound(const Edited& edited) {
    REQUIRE(test::brokenPromise(edited.oldText, edited.newText, edited.spans) == "");
    const std::vector<Anchor> anchors = reanchor(edited.oldText, edited.newText, edited.spans);
    std::size_t untouched = 0;
    std::size_t right = 0;
    for (std::size_t i = 0; i < anchors.size(); ++i) {
        if (!edited.truth[i]) continue;
        ++untouched;
        if (anchors[i].span == edited.truth[i]) ++right;
    }
    return static_cast<double>(right) / static_cast<double>(untouched);
}

/// Sentences of random words: of few different ones, so that much is repeated, or of many.
std::vector<std::string> randomPieces(std::mt19937_64& random, std::size_t count, std::size_t vocabulary) {
    std::vector<std::string> pieces;
    for (std::size_t i = 0; i < count; ++i) {
        std::string piece = "W" + std::to_string(draw(random, vocabulary));
        for (std::size_t words = draw(random, 12); words > 0; --words)
            piece += " w" + std::to_string(draw(random, vocabulary));
        pieces.push_back(piece + (draw(random, 5) == 0 ? "?" : "."));
    }
    return pieces;
}

std::vector<std::string> samplePieces() {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry :
         std::filesystem::directory_iterator(CODER_SOURCE_DIR "/corpus-samples/mentoring-54/transcripts"))
        paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    std::vector<std::string> pieces;
    SentenceBreaker breaker;
    for (const auto& path : paths) {
        std::ifstream file(path, std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
        std::vector<Span> sentences;
        breaker.split(text, sentences);
        for (const Span sentence : sentences) pieces.emplace_back(slice(text, sentence));
    }
    return pieces;
}

}  // namespace

TEST_CASE("untouched sentences of random texts are found where they are") {
    std::mt19937_64 random(1789);
    for (const std::size_t vocabulary : {30U, 500U, 20000U})
        for (const std::size_t edits : {0U, 1U, 20U, 100U})
            for (const bool swap : {false, true}) {
                INFO(vocabulary << " words, " << edits << " edits in 1000, swapped " << swap);
                const auto pieces = randomPieces(random, 600, vocabulary);
                const double found = shareFound(edit(pieces, {edits, swap}, random));
                CHECK(found >= (edits == 0 && !swap ? 1 : vocabulary == 30U ? 0.97 : 0.99));
            }
}

TEST_CASE("untouched sentences of the sample study are found where they are") {
    std::mt19937_64 random(1848);
    const auto pieces = samplePieces();
    REQUIRE(pieces.size() > 1000);
    for (const std::size_t edits : {1U, 20U, 100U})
        for (const bool swap : {false, true}) {
            INFO(edits << " edits in 1000, swapped " << swap);
            CHECK(shareFound(edit(pieces, {edits, swap}, random)) >= (edits == 100U ? 0.985 : 0.995));
        }
}

TEST_CASE("what moved forth moves back") {
    std::mt19937_64 random(1917);
    const auto pieces = randomPieces(random, 800, 5000);
    const Edited edited = edit(pieces, {30, true}, random);
    const std::vector<Anchor> forth = reanchor(edited.oldText, edited.newText, edited.spans);
    std::vector<Span> there;
    std::vector<Span> home;
    for (std::size_t i = 0; i < forth.size(); ++i) {
        if (forth[i].verdict != AnchorVerdict::Unchanged && forth[i].verdict != AnchorVerdict::Moved) continue;
        there.push_back(*forth[i].span);
        home.push_back(edited.spans[i]);
    }
    REQUIRE(there.size() > 600);
    const std::vector<Anchor> back = reanchor(edited.newText, edited.oldText, there);
    std::size_t same = 0;
    for (std::size_t i = 0; i < back.size(); ++i) same += back[i].span == home[i] ? 1U : 0U;
    CHECK(static_cast<double>(same) >= 0.995 * static_cast<double>(back.size()));
}

TEST_CASE("untouched passages keep their order") {
    std::mt19937_64 random(1968);
    const auto pieces = randomPieces(random, 800, 300);
    const Edited edited = edit(pieces, {50, false}, random);
    std::uint32_t last = 0;
    for (const Anchor& anchor : reanchor(edited.oldText, edited.newText, edited.spans)) {
        if (anchor.reordered || !anchor.span) continue;
        CHECK(anchor.span->begin().value() >= last);
        last = anchor.span->begin().value();
    }
}

TEST_CASE("the same anchors whatever the order of the spans") {
    std::mt19937_64 random(1989);
    const auto pieces = randomPieces(random, 300, 300);
    Edited edited = edit(pieces, {50, true}, random);
    const auto forward = reanchor(edited.oldText, edited.newText, edited.spans);
    std::reverse(edited.spans.begin(), edited.spans.end());
    const auto backward = reanchor(edited.oldText, edited.newText, edited.spans);
    for (std::size_t i = 0; i < forward.size(); ++i) CHECK((forward[i].span == backward[forward.size() - 1 - i].span));
}

}  // namespace coder::text
