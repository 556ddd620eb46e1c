#include "coder/text/anchoring.h"

#include <catch2/catch.hpp>

#include "tests/support/anchor_checks.h"

namespace coder::text {

namespace {

/// Where `quote` stands in `text` for the n-th time, from 0.
Span spanOf(std::string_view text, std::string_view quote, std::size_t n = 0) {
    std::size_t at = text.find(quote);
    for (; n > 0; --n) at = text.find(quote, at + 1);
    REQUIRE(at != std::string_view::npos);
    return {at, at + quote.size()};
}

/// One anchor with what it stands on.
struct Found {
    Anchor anchor;
    std::string quote;
};

Found locate(std::string_view oldText, std::string_view newText, Span span) {
    const std::vector<Anchor> anchors = reanchor(oldText, newText, {span});
    REQUIRE(anchors.size() == 1);
    CHECK(test::brokenPromise(oldText, newText, span, anchors[0]).empty());
    return {anchors[0], anchors[0].span ? std::string(slice(newText, *anchors[0].span)) : "-"};
}

Found locate(std::string_view oldText, std::string_view newText, std::string_view quote, std::size_t n = 0) {
    return locate(oldText, newText, spanOf(oldText, quote, n));
}

std::string verdictOf(const Found& found) { return verdictName(found.anchor.verdict); }

}  // namespace

TEST_CASE("texts without anything") {
    CHECK(reanchor("", "", {}).empty());
    CHECK(reanchor("", "new", {}).empty());
    CHECK(verdictOf(locate("", "", Span())) == "unchanged");
    CHECK(verdictOf(locate("", "new", Span())) == "unchanged");
    CHECK(verdictOf(locate("all of it", "", Span(std::size_t{0}, std::size_t{9}))) == "lost");
    CHECK(verdictOf(locate(" \n ", "", Span(std::size_t{0}, std::size_t{3}))) == "lost");
}

TEST_CASE("empty spans go with the text around them") {
    const std::string text = "one two three four";
    for (std::size_t at = 0; at <= text.size(); ++at) CHECK(verdictOf(locate(text, text, Span(at, at))) == "unchanged");
    const Found moved = locate(text, "zero one two three four", Span(std::size_t{4}, std::size_t{4}));
    CHECK(verdictOf(moved) == "moved");
    CHECK(moved.anchor.span->begin().value() == 9);
    CHECK(verdictOf(locate(text, "nothing of that", Span(std::size_t{4}, std::size_t{4}))) == "lost");
}

TEST_CASE("white space alone and white space at the edges") {
    CHECK(verdictOf(locate("one two", "zero one two", Span(std::size_t{3}, std::size_t{4}))) == "moved");
    const Found edges = locate("one two three", "zero one two three", Span(std::size_t{3}, std::size_t{8}));
    CHECK(edges.quote == " two ");
    CHECK(verdictOf(edges) == "moved");
}

TEST_CASE("marks alone") {
    CHECK(verdictOf(locate("Well ... yes", "Oh well ... yes", "...")) == "moved");
    CHECK(verdictOf(locate("Well - yes", "Well ! yes", "-")) == "lost");
}

TEST_CASE("a typing error inside a word") {
    const Found found = locate("P: My mentr was kind.\n", "P: My mentor was kind.\n", "My mentr was kind.");
    CHECK(verdictOf(found) == "changed");
    CHECK(found.quote == "My mentor was kind.");
    CHECK(found.anchor.similarity > 0.9);
    CHECK(found.anchor.similarity < 1);
    CHECK_FALSE(found.anchor.sameWords);
    CHECK(locate("P: My mentr was kind.\n", "P: My mentor was kind.\n", "mentr").quote == "mentor");
}

TEST_CASE("a word that grew is not the same word") {
    const Found found = locate("He had a mentor here.", "He had a mentors here.", "a mentor");
    CHECK(verdictOf(found) == "changed");
    CHECK(found.quote == "a mentors");
}

TEST_CASE("a span that begins and ends inside words") {
    const std::string text = "the grandmentorship programme";
    CHECK(locate(text, "oh the grandmentorship programme", "mentor").quote == "mentor");
    CHECK(locate(text, "the grandmentoring programme", "mentor").quote == "grandmentoring");
}

TEST_CASE("punctuation, case and white space alone are a change in which the words are the same") {
    for (const char* changed :
         {"P: well, I had two mentors", "P: Well I had two mentors", "P: Well, I\nhad two mentors",
          "P: WELL, I HAD TWO MENTORS!", "P: Well,  I had two mentors"}) {
        const Found found = locate("P: Well, I had two mentors.", changed, "Well, I had two mentors.");
        INFO(changed);
        CHECK(verdictOf(found) == "changed");
        CHECK(found.anchor.sameWords);
        CHECK(found.anchor.similarity == 1);
    }
    const Found quotes = locate("P: \"Don't\" he said", "P: “Don’t” he said", "\"Don't\" he");
    CHECK(quotes.quote == "“Don’t” he");
    CHECK(quotes.anchor.sameWords);
}

TEST_CASE("words inserted inside, right before and right behind") {
    const std::string text = "I: So?\nP: And I had two mentors there, as I said.\n";
    CHECK(locate(text, "I: So?\nP: And I had two good mentors there, as I said.\n", "I had two mentors").quote ==
          "I had two good mentors");
    const Found before = locate(text, "I: So?\nP: And then I had two mentors there, as I said.\n", "I had two mentors");
    CHECK(before.quote == "I had two mentors");
    CHECK(verdictOf(before) == "moved");
    const Found behind = locate(text, "I: So?\nP: And I had two mentors over there, as I said.\n", "I had two mentors");
    CHECK(behind.quote == "I had two mentors");
    CHECK(verdictOf(behind) == "unchanged");
}

TEST_CASE("a sentence that was extended before its full stop") {
    const Found found = locate("P: I had two mentors. They left.", "P: I had two mentors and a coach. They left.",
                               "I had two mentors.");
    CHECK(verdictOf(found) == "changed");
    CHECK(found.quote == "I had two mentors and a coach.");
}

TEST_CASE("words replaced at an edge stay in, those beside it stay out") {
    CHECK(locate("We really liked the old place", "We truly liked the new place", "really liked the old").quote ==
          "truly liked the new");
    CHECK(locate("He was so very tired then", "He was rather exhausted then", "tired").quote == "-");
}

TEST_CASE("a word removed inside and at the edges") {
    CHECK(locate("P: I, um, I had two mentors.", "P: I had two mentors.", "I had two mentors.").quote ==
          "I had two mentors.");
    CHECK(locate("P: Um, I had like two mentors.", "P: I had two mentors.", "Um, I had like two mentors.").quote ==
          "I had two mentors.");
}

TEST_CASE("repeated quotes go to their own places") {
    const std::string text = "I: Old?\nP: Yes.\nI: Rich?\nP: Yes.\nI: Happy?\nP: Yes.\nI: Done?\nP: Yes.\n";
    const std::string removed = "I: Old?\nP: Yes.\nI: Happy?\nP: Yes.\nI: Done?\nP: Yes.\n";
    CHECK((locate(text, removed, "Yes.", 0).anchor.span == spanOf(removed, "Yes.", 0)));
    CHECK(verdictOf(locate(text, removed, "Yes.", 1)) == "lost");
    CHECK((locate(text, removed, "Yes.", 2).anchor.span == spanOf(removed, "Yes.", 1)));
    CHECK((locate(text, removed, "Yes.", 3).anchor.span == spanOf(removed, "Yes.", 2)));
    for (std::size_t n = 0; n < 3; ++n)
        CHECK((locate(removed, text, "Yes.", n).anchor.span == spanOf(text, "Yes.", n == 0 ? 0 : n + 1)));
}

TEST_CASE("a quote that was removed does not go to the same words said elsewhere") {
    const std::string text = "P: I do not know.\nI: Where did you work?\nP: In a hospital, I do not know.\n";
    CHECK(verdictOf(locate(text, "I: Where did you work?\nP: In a hospital, I do not know.\n", "I do not know.")) ==
          "lost");
}

TEST_CASE("a sentence split over two turns keeps both parts") {
    const Found found = locate("P: I had two mentors, and they fought all the time.\n",
                               "P: I had two mentors,\nI: Mm-hm.\nP: and they fought all the time.\n",
                               "I had two mentors, and they fought all the time.");
    CHECK(verdictOf(found) == "changed");
    CHECK(found.quote == "I had two mentors,\nI: Mm-hm.\nP: and they fought all the time.");
    CHECK(found.anchor.similarity > 0.8);
}

TEST_CASE("a long insertion in the middle leaves the larger part") {
    std::string inserted;
    for (int i = 0; i < 200; ++i) inserted += "something" + std::to_string(i) + " else ";
    const Found found = locate("We met on the first day of the course and left.",
                               "We met on the first day of the " + inserted + "course and left.",
                               "We met on the first day of the course");
    CHECK(verdictOf(found) == "changed");
    CHECK(found.quote == "We met on the first day of the");
}

TEST_CASE("spans that touch, nest and overlap are mapped each for itself") {
    const std::string text = "P: One thing came first. Another one came second. A third one was last.";
    const std::string edited = "P: Well. One thing came first. Another man came second. A third one was last.";
    const std::vector<Span> spans{spanOf(text, "One thing came first."), spanOf(text, "Another one came second."),
                                  spanOf(text, "one came"), spanOf(text, "first. Another one"),
                                  spanOf(text, "One thing came first. Another one came second. A third one was last.")};
    const std::vector<Anchor> anchors = reanchor(text, edited, spans);
    std::vector<std::string> quotes;
    for (const Anchor& anchor : anchors) quotes.emplace_back(slice(edited, anchor.span.value()));
    CHECK(quotes == std::vector<std::string>{"One thing came first.", "Another man came second.", "man came",
                                             "first. Another man",
                                             "One thing came first. Another man came second. A third one was last."});
}

TEST_CASE("a span across a paragraph that was removed") {
    const std::string text = "P: I came here in May.\nThat was long ago.\nAnd I stayed for years.\n";
    const Found found = locate(text, "P: I came here in May.\nAnd I stayed for years.\n",
                               "I came here in May.\nThat was long ago.\nAnd I stayed for years.");
    CHECK(verdictOf(found) == "changed");
    CHECK(found.quote == "I came here in May.\nAnd I stayed for years.");
    CHECK(verdictOf(locate(text, "P: I came here in May.\nAnd I stayed for years.\n", "That was long ago.")) == "lost");
}

TEST_CASE("turns that were swapped are found where they are now") {
    const std::string first = "P: My first mentor taught me how to write a grant.\n";
    const std::string second = "P: The other one, in contrast, never had any time for me or my work.\n";
    const std::string text = "I: Tell me.\n" + first + second + "I: Thanks.\n";
    const std::string swapped = "I: Tell me.\n" + second + first + "I: Thanks.\n";
    for (const char* quote : {"taught me how", "never had any time", "My first mentor taught me how to write a grant.",
                              "The other one, in contrast, never had any time for me or my work."}) {
        const Found found = locate(text, swapped, quote);
        INFO(quote);
        CHECK(verdictOf(found) == "moved");
        CHECK((found.anchor.span == spanOf(swapped, quote)));
    }
    CHECK(locate(text, swapped, "taught me how").anchor.reordered !=
          locate(text, swapped, "never had any time").anchor.reordered);
}

TEST_CASE("short turns that were swapped") {
    const std::string text = "I: When?\nP: Often, yes.\nI: Where?\nP: Only here.\nI: Bye.\n";
    const std::string swapped = "I: Where?\nP: Only here.\nI: When?\nP: Often, yes.\nI: Bye.\n";
    CHECK((locate(text, swapped, "Often, yes.").anchor.span == spanOf(swapped, "Often, yes.")));
    CHECK((locate(text, swapped, "Only here.").anchor.span == spanOf(swapped, "Only here.")));
}

TEST_CASE("one word that is replaced wholly is lost, one that is nearly the same is changed") {
    CHECK(verdictOf(locate("I: So?\nP: Yes.\nI: Ah.", "I: So?\nP: No.\nI: Ah.", "Yes.")) == "lost");
    CHECK(verdictOf(locate("I: So?\nP: Okay.\nI: Ah.", "I: So?\nP: Okey.\nI: Ah.", "Okay.")) == "changed");
}

TEST_CASE("scripts without spaces, combined characters and emoji") {
    CHECK(locate("P: 我有两个导师。他们很好。", "P: 嗯。我有两个导师。他们很好。", "他们很好。").quote == "他们很好。");
    CHECK(locate("x 👩‍🔬 y", "w x 👩‍🔬 y", "👩‍🔬").quote == "👩‍🔬");
    const Found found = locate("P: Le café était bon", "P: Oui, le cafe était bon", "Le café");
    CHECK(found.quote == "le cafe");
    CHECK(found.anchor.sameWords);
}

TEST_CASE("two wholly different texts take no long time and lose everything") {
    std::string oldText;
    std::string newText;
    for (int i = 0; i < 20000; ++i) {
        oldText += "a" + std::to_string(i * 7 % 6007) + (i % 11 == 0 ? ".\n" : " ");
        newText += "b" + std::to_string(i * 5 % 6011) + (i % 13 == 0 ? ".\n" : " ");
    }
    for (std::size_t at = 0; at + 50 < oldText.size(); at += oldText.size() / 20)
        CHECK(verdictOf(locate(oldText, newText, Span(at, at + 50))) == "lost");
}

TEST_CASE("a summary counts and shows what is doubtful") {
    const std::string text = "P: One came. Two went. Three stayed here. Four slept. Five ate.";
    const std::string edited = "P: Oh. One came. Three stayed there. Four slept! Five ate.";
    const std::vector<Span> spans{spanOf(text, "P:"), spanOf(text, "One came."), spanOf(text, "Two went."),
                                  spanOf(text, "Three stayed here."), spanOf(text, "Four slept.")};
    const AnchorSummary summary = summarise(text, edited, spans, reanchor(text, edited, spans));
    CHECK(summary.unchanged == 1);
    CHECK(summary.moved == 1);
    CHECK(summary.changed == 2);
    CHECK(summary.lost == 1);
    CHECK(summary.changedInMarksOnly == 1);
    CHECK(summary.reordered == 0);
    REQUIRE(summary.doubtful.size() == 3);
    CHECK(summary.doubtful[0].index == 2);
    CHECK(summary.doubtful[0].oldQuote == "Two went.");
    CHECK(summary.doubtful[0].newQuote.empty());
    CHECK(summary.doubtful[1].newQuote == "Three stayed there.");
    CHECK(summary.doubtful[2].newQuote == "Four slept!");
}

}  // namespace coder::text
