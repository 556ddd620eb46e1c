// First the algorithm, with word lists of its own; then the lists of English, on sentences as people say them in
// interviews.
#include "coder/match/negation.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <random>
#include <string>

#include "tests/match/coded.h"
#include "tests/match/sentence.h"

namespace coder::match {

namespace {

std::vector<codebook::PhraseSequence> phrases(const std::vector<std::string>& patterns) {
    std::vector<codebook::PhraseSequence> sequences;
    for (const std::string& pattern : patterns) sequences.push_back(parsed(pattern));
    return sequences;
}

codebook::NegationWords smallLists(std::uint32_t window = 3) {
    return {window,
            phrases({"=not", "=no", "=never", "=anything but", "fail to"}),
            phrases({"=was lacking", "=went missing"}),
            phrases({"=not only", "=no doubt", "=nothing but", "=not ..2 enough", "=never fail"}),
            phrases({"=but", "=because"}),
            phrases({"=no", "=no no"})};
}

bool hasPunctuation(const std::string& between) {
    for (const char* mark : {",", ".", ";", ":", "!", "?", "--", "–", "—", "…"})
        if (between.find(mark) != std::string::npos) return true;
    return false;
}

/// One sentence and what is negated in it.
class Negated {
public:
    Negated(const codebook::NegationWords& lists, const std::string& text)
        : lists_(lists), negation_(compileNegation(lists, vocabulary_, former())), sentence_(vocabulary_, text) {
        negated_.assign(negation_, sentence_.row, sentence_.symbols, sentence_.text, sentence_.all());
    }

    bool negates(WordRange evidence) const {
        const bool negated = negated_.cueFor(evidence).has_value();
        std::vector<bool> punctuated;
        const auto& spans = sentence_.row.spans;
        for (std::size_t i = 0; i + 1 < spans.size(); ++i)
            punctuated.push_back(hasPunctuation(
                sentence_.text.substr(spans[i].end().value(), spans[i + 1].begin().value() - spans[i].end().value())));
        punctuated.push_back(false);
        CHECK(negated == naive::isNegated(lists_, sentence_.words, punctuated, naive::Forms(former()), sentence_.all(),
                                          evidence, nullptr));
        return negated;
    }

    /// The sentence with each negated word in brackets.
    std::string shown() const {
        std::vector<WordRange> words;
        for (std::uint32_t i = 0; i < sentence_.all().end; ++i)
            if (negates({i, i + 1})) words.push_back({i, i + 1});
        return sentence_.bracketed(words);
    }

    const Sentence& sentence() const { return sentence_; }

private:
    const codebook::NegationWords& lists_;
    Vocabulary vocabulary_;
    CompiledNegation negation_;
    Sentence sentence_;
    NegatedWords negated_;
};

void check(const char* text, const char* wanted, std::uint32_t window = 3) {
    CAPTURE(text);
    const codebook::NegationWords lists = smallLists(window);
    CHECK(Negated(lists, text).shown() == wanted);
}

}  // namespace

TEST_CASE("a cue before negates the words behind it, as many as the window has") {
    check("a b not c d e f g", "a b not [[c]] [[d]] [[e]] f g");
    check("a b not c d e f g", "a b not [[c]] d e f g", 1);
    check("not a", "not [[a]]");
    check("a not", "a not");
    check("not", "not");
    check("", "");
    check("a never b not c d", "a never [[b]] [[not]] [[c]] [[d]]");
    check("a failed to b", "a failed to [[b]]");
}

TEST_CASE("a cue after negates the words in front of it") {
    check("a b c d was lacking e", "a [[b]] [[c]] [[d]] was lacking e");
    check("was lacking a", "was lacking a");
    check("a was lacking, b went missing", "[[a]] [[was]] [[lacking]], [[b]] went missing");
}

TEST_CASE("a terminator ends the reach of a cue") {
    check("not a but b c", "not [[a]] but b c");
    check("not but a", "not but a");
    check("a but b was lacking", "a but [[b]] was lacking");
    check("a because b was lacking but c", "a because [[b]] was lacking but c");
    check("anything but a b", "anything but [[a]] [[b]]");
}

TEST_CASE("what only looks like a cue negates nothing") {
    check("not only a", "not only a");
    check("not a only b", "not [[a]] [[only]] [[b]]");
    check("no doubt a", "no doubt a");
    check("not b enough a", "not b enough a");
    check("not only a not b", "not only a not [[b]]");
    check("never not only a b", "never [[not]] [[only]] [[a]] b");
    check("no, no doubt a", "no, no doubt a");
    check("never fails to a", "never fails to a");
    check("not never fails to a", "not [[never]] [[fails]] [[to]] a");
}

TEST_CASE("an answer negates nothing where punctuation follows") {
    check("No, a b", "No, a b");
    check("No a b", "No [[a]] [[b]]");
    check("No. a", "No. a");
    check("No – a", "No – a");
    check("No—a", "No—a");
    check("No… a", "No… a");
    check("No -- a", "No -- a");
    check("No - a", "No - [[a]]");
    check("No “a”", "No “[[a]]”");
    check("No no, a", "No no, a");
    check("No no a", "No [[no]] [[a]]");
    check("a no", "a no");
    check("never, a", "never, [[a]]");
}

TEST_CASE("a cue is as long as it can be") {
    codebook::NegationWords lists = smallLists();
    lists.pseudo = phrases({"hesitate [=not]", "=no [=mean] [=feat]"});
    const auto shown = [&](const std::string& text) { return Negated(lists, text).shown(); };
    // What may be left out belongs to what only looks like a cue: nothing of it is a cue of its own.
    CHECK(shown("hesitate not a") == "hesitate not a");
    CHECK(shown("hesitate a not b") == "hesitate a not [[b]]");
    CHECK(shown("no mean feat a") == "no mean feat a");
}

TEST_CASE("evidence is negated by its first word from before and by its last from behind") {
    const codebook::NegationWords lists = smallLists();
    const Negated words(lists, "not a b c d e f was lacking");
    CHECK(words.negates({1, 2}));
    CHECK(words.negates({3, 6}));
    CHECK_FALSE(words.negates({4, 5}) != true);
    CHECK(words.negates({2, 7}));
    CHECK(words.negates({4, 7}));
    CHECK_FALSE(words.negates({0, 2}));
    CHECK_FALSE(words.negates({6, 8}));
    CHECK_FALSE(words.negates({0, 9}));
}

TEST_CASE("a cue inside the evidence counts if the phrase does not name it") {
    struct Case {
        const char* phrase;
        const char* text;
        bool negated;
    };
    const auto wanted = GENERATE(
        Case{"gave ..3 time", "gave me no time", true}, Case{"gave ..3 no time", "gave me no time", false},
        Case{"gave ? ? time", "gave me no time", true}, Case{"gave ..3 [no] time", "gave me no time", false},
        Case{"gave ..4 time", "gave me no doubt time", false}, Case{"gave ..4 time", "gave not much but time", false},
        Case{"help ..4 time", "help and time was lacking", true}, Case{"=time ..2 lacking", "time was lacking", false},
        Case{"fail* ..2 a", "failed to a", false}, Case{"gave ..6 time", "gave not a b c d time", false});
    CAPTURE(wanted.phrase, wanted.text);
    const codebook::NegationWords lists = smallLists();
    Vocabulary vocabulary;
    const codebook::PhraseSequence sequence = parsed(wanted.phrase);
    const CompiledPhrase phrase = compilePhrase(sequence, vocabulary, former());
    const CompiledNegation negation = compileNegation(lists, vocabulary, former());
    const Sentence sentence(vocabulary, wanted.text);
    std::vector<WordRange> found;
    PhraseMatcher(sentence.row, sentence.symbols).find(phrase, sentence.all(), found);
    REQUIRE(found.size() == 1);
    NegatedWords negated;
    negated.assign(negation, sentence.row, sentence.symbols, sentence.text, sentence.all());
    CHECK(negated.cueFor(found[0], &phrase).has_value() == wanted.negated);
    const std::vector<bool> none(sentence.words.size(), false);
    CHECK(naive::isNegated(lists, sentence.words, none, naive::Forms(former()), sentence.all(), found[0], &sequence) ==
          wanted.negated);
}

TEST_CASE("random sentences are negated as in the naive matcher") {
    std::mt19937 random(2001);
    const std::vector<std::string> Words{"not ",   "no ",          "no, ", "never ",        "but ",      "only ",
                                         "doubt ", "was lacking ", "was ", "nothing but ",  "enough ",   "because ",
                                         "a ",     "b ",           "c, ",  "anything but ", "failed to "};
    const codebook::NegationWords lists = smallLists(4);
    for (int i = 0; i < 1000; ++i) {
        std::string text;
        for (auto count = random() % 14; count > 0; --count) text += Words[random() % Words.size()];
        const Negated negated(lists, text);
        CAPTURE(text);
        const std::uint32_t all = negated.sentence().all().end;
        for (std::uint32_t begin = 0; begin < all; ++begin) {
            negated.negates({begin, begin + 1});
            negated.negates({begin, std::min(begin + 3, all)});
        }
    }
}

TEST_CASE("cues without number take linear time") {
    const codebook::NegationWords lists = smallLists(50);
    Vocabulary vocabulary;
    const CompiledNegation negation = compileNegation(lists, vocabulary, former());
    std::string text;
    for (int i = 0; i < 5'000; ++i) text += "not a but no doubt b was lacking no, ";
    const Sentence sentence(vocabulary, text);
    const auto begin = std::chrono::steady_clock::now();
    NegatedWords negated;
    negated.assign(negation, sentence.row, sentence.symbols, sentence.text, sentence.all());
    std::size_t count = 0;
    for (std::uint32_t word = 0; word < sentence.all().end; ++word) count += negated.cueFor({word, word + 1}) ? 1U : 0U;
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    CHECK(count > 10'000);
    CHECK(taken.count() < 20.0);
}

TEST_CASE("without any lists nothing is negated") {
    const codebook::NegationWords none;
    CHECK(Negated(none, "not a").shown() == "not a");
}

namespace {

/// Whether the sentence's one match of `phrase` is negated, by the lists of English.
bool isNegatedInEnglish(const std::string& phrase, const std::string& sentence) {
    const TestCodebook skip("      - {phrase: '" + phrase + "', unit: turn}\n      - {phrase: '" + phrase +
                            "', unit: turn, negation: any}\n");
    const Interview interview(sentence, skip.codebook().language);
    const std::vector<Hit> hits = skip.scan(interview.subject());
    REQUIRE(!hits.empty());
    return hits.size() == 1;
}

struct English {
    const char* sentence;
    const char* phrase = "generous|kind|helpful|honest|support*";
};

}  // namespace

TEST_CASE("English: negated") {
    const auto said = GENERATE(
        English{"She was not generous."}, English{"She wasn't generous."},
        English{"She wasn’t very generous with her time."}, English{"He is never helpful."},
        English{"He was never really that helpful to me."}, English{"I never felt she was generous."},
        English{"I don't think she was generous."}, English{"I didn't find him particularly helpful."},
        English{"Nobody was kind to me there."}, English{"No one was kind to me there."},
        English{"None of them was helpful."}, English{"She was neither kind nor patient."},
        English{"She was neither patient nor kind."}, English{"He was hardly ever helpful."},
        English{"They were barely supportive."}, English{"He was rarely honest with me."},
        English{"She was anything but generous."}, English{"He was far from helpful."},
        English{"There was a lack of support."}, English{"There was a total absence of support."},
        English{"I got no support from her."}, English{"I got no real support at all."},
        English{"I worked there without any support."}, English{"She failed to support me."},
        English{"He refused to support the application."}, English{"He was unable to support me."},
        English{"She stopped being supportive after that."}, English{"Instead of being supportive he laughed."},
        English{"The support was lacking."}, English{"The support was really lacking at times."},
        English{"The support just wasn't there."}, English{"The support never happened."},
        English{"The support never came."}, English{"The support went missing."},
        English{"Support was nowhere to be found."}, English{"Any support was out of the question."},
        English{"Support was in short supply."}, English{"Being honest was not his strong suit."},
        English{"She was less than helpful."}, English{"He was the opposite of generous."},
        English{"He can't be honest about his own work."}, English{"I wish she had been more supportive."},
        English{"I would have liked more support."}, English{"She should have been more supportive."},
        English{"If only he had been honest."}, English{"He was too busy to support me."},
        English{"I seldom saw anything kind from him."}, English{"No, she was not generous."},
        English{"She was patient but never generous."}, English{"It wasn't a helpful conversation."},
        English{"I wouldn't call him generous."}, English{"I wouldn't say that she was supportive."},
        English{"He pretended to be generous."}, English{"He ain't generous."}, English{"She didnt support me."},
        English{"I doubt she was honest with me."}, English{"He gave me no time.", "gave ..3 time"},
        English{"She never once gave me her time.", "gave ..3 time"},
        English{"She put my interests not first but last.", "put ..4 first"}, English{"Not once was she generous."},
        English{"Not a single one of them was helpful."}, English{"I can't say she was supportive."},
        English{"There is nothing generous about him."}, English{"There wasn't much in the way of support."},
        English{"She had no interest in being helpful."});
    CAPTURE(said.sentence);
    CHECK(isNegatedInEnglish(said.phrase, said.sentence));
}

TEST_CASE("English: not negated") {
    const auto said = GENERATE(
        English{"She was generous."}, English{"No, she was generous."}, English{"No. She was generous."},
        English{"No, no, she was generous."}, English{"No no no, she was generous."}, English{"Oh no, he was kind."},
        English{"No she was kind to me."}, English{"No I think he was kind."},
        English{"She was not only generous, she was fair."}, English{"Not only was she generous, she was fair."},
        English{"She was not just helpful, she was there every week."},
        English{"I never felt she was generous but he was kind.", "kind"},
        English{"She couldn't have been more generous."}, English{"He couldn't be more helpful."},
        English{"You couldn't ask for a kinder person.", "kind*"},
        English{"I couldn't have done it without her support."}, English{"I wouldn't be here without his support."},
        English{"I can't say enough about how supportive she was."},
        English{"I can't thank her enough for her support."}, English{"It isn't that he wasn't generous."},
        English{"It's not that she wasn't supportive."}, English{"He was never not generous."},
        English{"It is not as if she wasn't helpful."}, English{"No doubt she was generous."},
        English{"There is no doubt that she was generous."}, English{"She was without doubt generous."},
        English{"Without exception they were helpful."}, English{"No wonder she was so supportive."},
        English{"No matter what, he was supportive."}, English{"She never failed to support me."},
        English{"He never fails to be helpful."}, English{"He didn't hesitate to support me."},
        English{"She was not afraid to be honest."}, English{"He never stopped being supportive."},
        English{"She was nothing but generous."}, English{"He was nothing if not honest."},
        English{"He was nothing short of generous."}, English{"There was no lack of support."},
        English{"There was never a lack of support."}, English{"She didn't have to, but she was generous."},
        English{"It was not easy, because being honest never is.", "being honest"},
        English{"I didn't ask, and yet she was generous."},
        English{"He didn't know me, and he was kind anyway.", "kind"}, English{"I was not well and she was very kind."},
        English{"Why not be honest about it?"}, English{"Whether or not he was busy, he was helpful."},
        English{"Never mind, she was kind."}, English{"I don't know, she was just kind."},
        English{"Don't get me wrong, he was helpful."}, English{"Not to mention how generous she was."},
        English{"I have never met anyone so generous."}, English{"I've never had a more supportive mentor."},
        English{"Nobody was more supportive than her."}, English{"I can't think of anyone more generous."},
        English{"There's no better or more supportive mentor."}, English{"He didn't just support me, he pushed me."},
        English{"He was not without kind words.", "kind"}, English{"Not surprisingly, she was supportive."},
        English{"No question, she was honest."}, English{"She was generous, no question."},
        English{"She was generous, not stingy."}, English{"He was helpful, wasn't he?"},
        English{"He was honest, which is never easy."}, English{"Until then nobody did, then she was kind.", "kind"},
        English{"The support was never lacking."}, English{"I don't doubt that she was honest."},
        English{"He was kind even though he had no time.", "kind"},
        English{"She gave me not only money but time.", "gave ..5 time"},
        English{"She was by no means rich, but generous."});
    CAPTURE(said.sentence);
    CHECK_FALSE(isNegatedInEnglish(said.phrase, said.sentence));
}

// Words alone do not tell these apart; who teaches the program more may move them up.
TEST_CASE("English: judged wrongly") {
    struct Case {
        const char* sentence;
        bool negated;
    };
    const auto said =
        GENERATE(Case{"Honest he was not.", true}, Case{"She is not my boss, she is a kind friend.", false},
                 Case{"He was strict, not mean, and kind.", false}, Case{"Wasn't she generous?", false},
                 Case{"Isn't that generous?", false}, Case{"Didn't she support you?", false});
    CAPTURE(said.sentence);
    CHECK(isNegatedInEnglish("generous|kind|helpful|honest|support*", said.sentence) != said.negated);
}

}  // namespace coder::match
