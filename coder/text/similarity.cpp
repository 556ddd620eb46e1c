#include <algorithm>
#include <string>

#include "coder/text/passage_finder.h"
#include "coder/text/utf8.h"

namespace coder::text {

namespace {

/// Replaced words that are longer together than this many bytes were not corrected but written anew.
constexpr std::size_t LongestReplaced = 256;
constexpr double LeastShared = 0.5;

std::vector<std::uint64_t> letterPairs(std::string_view letters) {
    std::vector<std::uint64_t> pairs;
    std::uint64_t last = 0;  // before the first letter, and behind the last one
    for (std::size_t at = 0; at < letters.size();) {
        const std::uint64_t letter = nextCodePoint(letters, at);
        pairs.push_back(last << 32U | letter);
        last = letter;
    }
    pairs.push_back(last << 32U);
    std::sort(pairs.begin(), pairs.end());
    return pairs;
}

/// The coefficient of Dice (1945) of the pairs of neighbouring letters, the edges counted as letters.
double sharedPairs(std::string_view a, std::string_view b) {
    const std::vector<std::uint64_t> ofA = letterPairs(a);
    const std::vector<std::uint64_t> ofB = letterPairs(b);
    std::vector<std::uint64_t> common;
    std::set_intersection(ofA.begin(), ofA.end(), ofB.begin(), ofB.end(), std::back_inserter(common));
    return 2.0 * static_cast<double>(common.size()) / static_cast<double>(ofA.size() + ofB.size());
}

/// Letters of two passages, walked through together.
class Comparison {
public:
    explicit Comparison(const Vocabulary& vocabulary) : vocabulary_(&vocabulary) {}

    void addOld(const Token& token) { add(token, oldLetters_); }
    void addNew(const Token& token) { add(token, newLetters_); }

    void addPair(const Token& oldToken, const Token& newToken) {
        endReplaced();
        shared_ += weight(oldToken) + weight(newToken);
        all_ += weight(oldToken) + weight(newToken);
    }

    double result() {
        endReplaced();
        return all_ == 0 ? 0 : std::min(1.0, shared_ / all_);
    }

    /// Counts characters in place of letters.
    void countMarks() { marks_ = true; }

private:
    double weight(const Token& token) const { return marks_ ? 1 : vocabulary_->letters(token.id); }

    void add(const Token& token, std::string& letters) {
        all_ += weight(token);
        replaced_ += weight(token);
        if (letters.size() <= LongestReplaced) letters += vocabulary_->word(token.id);
    }

    void endReplaced() {
        const bool isShort = oldLetters_.size() <= LongestReplaced && newLetters_.size() <= LongestReplaced;
        if (isShort && !oldLetters_.empty() && !newLetters_.empty()) {
            const double part = sharedPairs(oldLetters_, newLetters_);
            if (part >= LeastShared) shared_ += part * replaced_;
        }
        replaced_ = 0;
        oldLetters_.clear();
        newLetters_.clear();
    }

    const Vocabulary* vocabulary_;
    bool marks_ = false;
    double shared_ = 0;
    double all_ = 0;
    double replaced_ = 0;  ///< Letters on both sides since the last pair.
    std::string oldLetters_;
    std::string newLetters_;
};

bool hasWords(const Vocabulary& vocabulary, const std::vector<Token>& tokens, TokenRange range) {
    for (std::size_t i = range.begin; i < range.end; ++i)
        if (!vocabulary.word(tokens[i].id).empty()) return true;
    return false;
}

}  // namespace

double similarity(const Vocabulary& vocabulary, const std::vector<Token>& oldTokens, TokenRange oldRange,
                  const std::vector<Token>& newTokens, TokenRange newRange, const Alignment& alignment) {
    Comparison comparison(vocabulary);
    if (!hasWords(vocabulary, oldTokens, oldRange)) comparison.countMarks();
    std::size_t next = newRange.begin;
    for (std::size_t i = oldRange.begin; i < oldRange.end; ++i) {
        const std::uint32_t partner = alignment.toNew[i];
        if (partner == Alignment::None || partner < next || partner >= newRange.end) {
            comparison.addOld(oldTokens[i]);
            continue;
        }
        for (; next < partner; ++next) comparison.addNew(newTokens[next]);
        comparison.addPair(oldTokens[i], newTokens[next++]);
    }
    for (; next < newRange.end; ++next) comparison.addNew(newTokens[next]);
    return comparison.result();
}

bool haveSameWords(const Vocabulary& vocabulary, const std::vector<Token>& oldTokens, TokenRange oldRange,
                   const std::vector<Token>& newTokens, TokenRange newRange) {
    const bool countMarks = !hasWords(vocabulary, oldTokens, oldRange);
    const auto nextWord = [&](const std::vector<Token>& tokens, std::size_t& at, std::size_t end) {
        while (!countMarks && at < end && vocabulary.word(tokens[at].id).empty()) ++at;
        return at < end;
    };
    std::size_t i = oldRange.begin;
    std::size_t j = newRange.begin;
    for (;; ++i, ++j) {
        const bool more = nextWord(oldTokens, i, oldRange.end);
        if (more != nextWord(newTokens, j, newRange.end)) return false;
        if (!more) return true;
        if (oldTokens[i].id != newTokens[j].id) return false;
    }
}

}  // namespace coder::text
