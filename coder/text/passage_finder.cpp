#include "coder/text/passage_finder.h"

#include <algorithm>
#include <cmath>

#include "coder/text/utf8.h"

namespace coder::text {

namespace {

constexpr std::size_t MostContext = 32;        // tokens on each side
constexpr std::size_t LeastContext = 3;        // tokens on both sides together, for a quote of a word or two
constexpr std::size_t LongQuote = 3;           // words that need no context
constexpr std::size_t MostOccurrences = 256;   // of the rarest token of a quote
constexpr double DenseEnough = 0.5;            // all that is left of a passage is taken, not only its densest part
constexpr double StaysHere = 0.75;             // a passage that is still so like itself is not looked for elsewhere
constexpr std::size_t FarthestNeighbour = 64;  // tokens between an edge and the next token with a partner

TokenIds idsOf(const std::vector<Token>& tokens) {
    TokenIds ids;
    ids.reserve(tokens.size());
    for (const Token& token : tokens) ids.push_back(token.id);
    return ids;
}

std::size_t share(std::size_t of, std::size_t part, std::size_t whole) { return (2 * of * part + whole) / (2 * whole); }

}  // namespace

PassageFinder::PassageFinder(std::string_view oldText, std::string_view newText, Span oldPart, Span newPart)
    : oldText_(oldText), newText_(newText) {
    vocabulary_.split(slice(oldText, oldPart), oldPart.begin().value(), old_);
    vocabulary_.split(slice(newText, newPart), newPart.begin().value(), new_);
    alignment_ = align(idsOf(old_), idsOf(new_));
    newWeights_.push_back(0);
    for (std::size_t i = 0; i < new_.size(); ++i) {
        newWeights_.push_back(newWeights_.back() + weight(new_[i]));
        if (alignment_.toOld[i] != Alignment::None) continue;
        if (free_.size() <= new_[i].id) free_.resize(new_[i].id + std::size_t{1});
        free_[new_[i].id].push_back(static_cast<std::uint32_t>(i));
    }
}

/// Letters; a mark counts as one.
std::uint64_t PassageFinder::weight(const Token& token) const {
    return std::max<std::uint64_t>(1, vocabulary_.letters(token.id));
}

Anchor PassageFinder::find(Span span) const {
    const TokenRange passage = tokensOf(span);
    if (passage.empty()) return findBetweenTokens(span).value_or(Anchor{});
    const std::uint32_t first = alignment_.toNew[passage.begin];
    if (first != Alignment::None) {
        const std::size_t begin = new_[first].span.begin().value() + span.begin().value();
        const std::size_t tokenBegin = old_[passage.begin].span.begin().value();
        if (begin >= tokenBegin)
            if (auto exact = findExact(span, begin - tokenBegin)) {
                exact->reordered = alignment_.reordered[passage.begin];
                return *exact;
            }
    }
    const std::vector<Pair> pairs = densest(pairsOf(passage), passage);
    const TokenRange here = pairs.empty() ? replacement(passage) : withReplacedEdges(passage, pairs);
    Anchor anchor = judge(span, passage, here);
    if (!pairs.empty() && anchor.verdict != AnchorVerdict::Lost)
        anchor.reordered = alignment_.reordered[pairs.front().ofOld];
    if (anchor.similarity >= StaysHere) return anchor;
    if (const auto elsewhere = quoteElsewhere(passage)) {
        anchor = judge(span, passage, *elsewhere);
        anchor.reordered = anchor.verdict != AnchorVerdict::Lost;
    }
    return anchor;
}

/// The tokens that share a byte with a span.
TokenRange PassageFinder::tokensOf(Span span) const {
    const auto begin = std::partition_point(old_.begin(), old_.end(),
                                            [&](const Token& token) { return token.span.end() <= span.begin(); });
    const auto end =
        std::partition_point(begin, old_.end(), [&](const Token& token) { return token.span.begin() < span.end(); });
    return {static_cast<std::size_t>(begin - old_.begin()), static_cast<std::size_t>(end - old_.begin())};
}

/// White space, or an empty span: goes with the token behind it, or else with the one before.
std::optional<Anchor> PassageFinder::findBetweenTokens(Span span) const {
    const std::size_t behind = tokensOf(span).begin;
    if (behind < old_.size() && alignment_.toNew[behind] != Alignment::None) {
        const Token& partner = new_[alignment_.toNew[behind]];
        const std::size_t distance = old_[behind].span.begin().value() - span.begin().value();
        if (distance <= partner.span.begin().value())
            if (auto anchor = findExact(span, partner.span.begin().value() - distance)) return anchor;
    }
    if (behind > 0 && alignment_.toNew[behind - 1] != Alignment::None) {
        const Token& partner = new_[alignment_.toNew[behind - 1]];
        const std::size_t distance = span.begin().value() - old_[behind - 1].span.end().value();
        return findExact(span, partner.span.end().value() + distance);
    }
    return std::nullopt;
}

/// The same bytes at `newBegin`, if they are there and do not end inside a word where the span does not.
std::optional<Anchor> PassageFinder::findExact(Span span, std::size_t newBegin) const {
    const std::string_view quote = slice(oldText_, span);
    if (newBegin > newText_.size() || newText_.substr(newBegin, quote.size()) != quote) return std::nullopt;
    const std::size_t end = newBegin + span.size();
    if (end < newText_.size() && isContinuationByte(newText_[end])) return std::nullopt;
    const TokenRange passage = tokensOf(span);
    if (!passage.empty() && old_[passage.end - 1].span.end() <= span.end()) {
        const auto last = std::partition_point(new_.begin(), new_.end(),
                                               [&](const Token& token) { return token.span.end().value() <= end; });
        if (last != new_.end() && last->span.begin().value() < end) return std::nullopt;
    }
    Anchor anchor;
    anchor.verdict = newBegin == span.begin().value() ? AnchorVerdict::Unchanged : AnchorVerdict::Moved;
    anchor.span = Span(newBegin, end);
    anchor.similarity = 1;
    anchor.sameWords = true;
    return anchor;
}

/// In the order of the new text.
std::vector<PassageFinder::Pair> PassageFinder::pairsOf(TokenRange passage) const {
    std::vector<Pair> pairs;
    for (std::size_t i = passage.begin; i < passage.end; ++i)
        if (alignment_.toNew[i] != Alignment::None)
            pairs.push_back({static_cast<std::uint32_t>(i), alignment_.toNew[i]});
    std::sort(pairs.begin(), pairs.end(), [](Pair a, Pair b) { return a.ofNew < b.ofNew; });
    return pairs;
}

/// All pairs, if they are dense enough; else the neighbouring ones for which twice their weight by the weights of the
/// passage and of all tokens from the first to the last pair is greatest. Found by Dinkelbach's method (1967): the best
/// sum of `2 - ratio` for pairs and
/// `-ratio` for what lies between gives the next ratio; a few rounds, each linear.
std::vector<PassageFinder::Pair> PassageFinder::densest(std::vector<Pair> pairs, TokenRange passage) const {
    constexpr int MostRounds = 20;
    double passageWeight = 0;
    for (std::size_t i = passage.begin; i < passage.end; ++i) passageWeight += static_cast<double>(weight(old_[i]));
    double ratio = 0;
    std::size_t bestBegin = 0;
    std::size_t bestEnd = pairs.size();
    for (int round = 0; round < MostRounds && !pairs.empty(); ++round) {
        double paired = 0;
        for (std::size_t i = bestBegin; i < bestEnd; ++i) paired += static_cast<double>(weight(new_[pairs[i].ofNew]));
        const auto all = static_cast<double>(newWeight(pairs[bestBegin].ofNew, pairs[bestEnd - 1].ofNew + 1));
        const double next = 2 * paired / (passageWeight + all);
        if (next <= ratio || (round == 0 && next >= DenseEnough)) break;
        ratio = next;
        double best = -1;
        double sum = 0;
        std::size_t begin = 0;
        std::size_t end = 0;
        std::size_t windowBegin = 0;
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            if (i > 0) sum -= ratio * static_cast<double>(newWeight(pairs[i - 1].ofNew + 1, pairs[i].ofNew));
            if (sum < 0) {
                sum = 0;
                windowBegin = i;
            }
            sum += (2 - ratio) * static_cast<double>(weight(new_[pairs[i].ofNew]));
            if (sum <= best) continue;
            best = sum;
            begin = windowBegin;
            end = i + 1;
        }
        bestBegin = begin;
        bestEnd = end;
    }
    return {pairs.begin() + static_cast<std::ptrdiff_t>(bestBegin),
            pairs.begin() + static_cast<std::ptrdiff_t>(bestEnd)};
}

/// From the first to the last pair, and what stands in the place of the passage's tokens before and behind them.
TokenRange PassageFinder::withReplacedEdges(TokenRange passage, const std::vector<Pair>& pairs) const {
    const auto [lowest, highest] =
        std::minmax_element(pairs.begin(), pairs.end(), [](Pair a, Pair b) { return a.ofOld < b.ofOld; });
    Pair first = *lowest;
    Pair last = *highest;
    TokenRange found{pairs.front().ofNew, pairs.back().ofNew + std::size_t{1}};
    // Of "I, um, I had" the first "I" may have become that of "I had", and a passage begin with the second.
    if (first.ofNew == found.begin) {
        while (first.ofOld > passage.begin && first.ofNew > 0 && old_[first.ofOld - 1].id == new_[first.ofNew - 1].id)
            first = {first.ofOld - 1, first.ofNew - 1};
        found.begin = first.ofNew - replacedBefore(passage, first);
    }
    if (last.ofNew + std::size_t{1} == found.end) {
        while (last.ofOld + std::size_t{1} < passage.end && last.ofNew + std::size_t{1} < new_.size() &&
               old_[last.ofOld + 1].id == new_[last.ofNew + 1].id)
            last = {last.ofOld + 1, last.ofNew + 1};
        found.end = last.ofNew + std::size_t{1} + replacedBehind(passage, last);
    }
    return found;
}

/// How many new tokens before the first pair stand for tokens of the passage: as large a part of those without partner
/// as the passage has of the old tokens that they replaced.
std::size_t PassageFinder::replacedBefore(TokenRange passage, Pair first) const {
    std::size_t oldBegin = first.ofOld;
    while (oldBegin > 0 && alignment_.toNew[oldBegin - 1] == Alignment::None &&
           passage.begin < oldBegin + FarthestNeighbour)
        --oldBegin;
    std::size_t newBegin = first.ofNew;
    const std::size_t replaced = first.ofOld - oldBegin;
    while (newBegin > 0 && alignment_.toOld[newBegin - 1] == Alignment::None &&
           first.ofNew - newBegin <= 4 * replaced + 4)
        --newBegin;
    const std::size_t added = first.ofNew - newBegin;
    if (replaced == 0 || added > 4 * replaced + 4 || oldBegin >= first.ofOld || passage.begin >= first.ofOld) return 0;
    return share(added, first.ofOld - std::max(oldBegin, passage.begin), replaced);
}

std::size_t PassageFinder::replacedBehind(TokenRange passage, Pair last) const {
    const std::size_t oldFirst = last.ofOld + std::size_t{1};
    const std::size_t newFirst = last.ofNew + std::size_t{1};
    std::size_t oldEnd = oldFirst;
    while (oldEnd < old_.size() && alignment_.toNew[oldEnd] == Alignment::None &&
           oldEnd < passage.end + FarthestNeighbour)
        ++oldEnd;
    const std::size_t replaced = oldEnd - oldFirst;
    std::size_t newEnd = newFirst;
    while (newEnd < new_.size() && alignment_.toOld[newEnd] == Alignment::None && newEnd - newFirst <= 4 * replaced + 4)
        ++newEnd;
    const std::size_t added = newEnd - newFirst;
    if (replaced == 0 || added > 4 * replaced + 4 || passage.end <= oldFirst) return 0;
    return share(added, std::min(oldEnd, passage.end) - oldFirst, replaced);
}

/// What stands in the place of a passage none of whose tokens has a partner; empty if nothing does.
TokenRange PassageFinder::replacement(TokenRange passage) const {
    std::size_t oldBegin = passage.begin;
    while (oldBegin > 0 && alignment_.toNew[oldBegin - 1] == Alignment::None &&
           passage.begin - oldBegin < FarthestNeighbour)
        --oldBegin;
    std::size_t oldEnd = passage.end;
    while (oldEnd < old_.size() && alignment_.toNew[oldEnd] == Alignment::None &&
           oldEnd - passage.end < FarthestNeighbour)
        ++oldEnd;
    const std::size_t newBegin = oldBegin == 0 ? 0 : alignment_.toNew[oldBegin - 1] + std::size_t{1};
    const std::size_t newEnd = oldEnd == old_.size() ? new_.size() : alignment_.toNew[oldEnd];
    const std::size_t replaced = oldEnd - oldBegin;
    const bool isKnown = (oldBegin == 0 || alignment_.toNew[oldBegin - 1] != Alignment::None) &&
                         (oldEnd == old_.size() || alignment_.toNew[oldEnd] != Alignment::None);
    if (!isKnown || newBegin >= newEnd || newEnd - newBegin > 4 * replaced + 4) return {};
    const std::size_t added = newEnd - newBegin;
    return {newBegin + share(added, passage.begin - oldBegin, replaced),
            newBegin + share(added, passage.end - oldBegin, replaced)};
}

bool PassageFinder::isQuoteAt(TokenRange passage, std::size_t newBegin) const {
    const std::size_t length = passage.end - passage.begin;
    if (new_.size() - newBegin < length) return false;
    for (std::size_t i = 0; i < length; ++i)
        if (old_[passage.begin + i].id != new_[newBegin + i].id) return false;
    return true;
}

/// Equal tokens right before and right behind.
std::size_t PassageFinder::contextAt(TokenRange passage, std::size_t newBegin) const {
    const std::size_t newEnd = newBegin + passage.end - passage.begin;
    std::size_t before = 0;
    while (before < std::min({MostContext, passage.begin, newBegin}) &&
           old_[passage.begin - before - 1].id == new_[newBegin - before - 1].id)
        ++before;
    std::size_t behind = 0;
    while (behind < std::min({MostContext, old_.size() - passage.end, new_.size() - newEnd}) &&
           old_[passage.end + behind].id == new_[newEnd + behind].id)
        ++behind;
    return before + behind;
}

/// The same tokens at a place that no other part of the old text went to: the one with most context, of several the
/// first. A word or two must have some.
std::optional<TokenRange> PassageFinder::quoteElsewhere(TokenRange passage) const {
    std::size_t rarest = passage.begin;
    const auto places = [&](std::size_t i) { return old_[i].id < free_.size() ? free_[old_[i].id].size() : 0; };
    std::size_t words = 0;
    for (std::size_t i = passage.begin; i < passage.end; ++i) {
        if (places(i) < places(rarest)) rarest = i;
        if (!vocabulary_.word(old_[i].id).empty()) ++words;
        if (places(rarest) == 0) return std::nullopt;
    }
    if (places(rarest) > MostOccurrences) return std::nullopt;
    std::optional<TokenRange> best;
    std::size_t most = words >= LongQuote ? 0 : LeastContext;
    for (const std::uint32_t place : free_[old_[rarest].id]) {
        if (place < rarest - passage.begin) continue;
        const std::size_t begin = place - (rarest - passage.begin);
        if (!isQuoteAt(passage, begin)) continue;
        const std::size_t context = contextAt(passage, begin);
        if (best ? context <= most : context < most) continue;
        best = TokenRange{begin, begin + passage.end - passage.begin};
        most = context;
    }
    return best;
}

Anchor PassageFinder::judge(Span span, TokenRange passage, TokenRange found) const {
    Anchor anchor;
    if (found.empty()) return anchor;
    const Span place = placed(span, passage, found);
    if (auto exact = findExact(span, place.begin().value())) return *exact;
    anchor.sameWords = haveSameWords(vocabulary_, old_, passage, new_, found);
    anchor.similarity = anchor.sameWords ? 1 : similarity(vocabulary_, old_, passage, new_, found, alignment_);
    if (anchor.similarity < LeastSimilarity) return {};
    anchor.verdict = AnchorVerdict::Changed;
    anchor.span = place;
    return anchor;
}

/// From the first to the last token found; an edge inside a word stays there if the word is the same.
Span PassageFinder::placed(Span span, TokenRange passage, TokenRange found) const {
    const auto same = [&](const Token& a, const Token& b) {
        return slice(oldText_, a.span) == slice(newText_, b.span);
    };
    const Token& oldFirst = old_[passage.begin];
    const Token& newFirst = new_[found.begin];
    std::size_t begin = newFirst.span.begin().value();
    if (span.begin() > oldFirst.span.begin() && same(oldFirst, newFirst))
        begin += span.begin().value() - oldFirst.span.begin().value();
    const Token& oldLast = old_[passage.end - 1];
    const Token& newLast = new_[found.end - 1];
    std::size_t end = newLast.span.end().value();
    if (span.end() < oldLast.span.end() && same(oldLast, newLast))
        end -= oldLast.span.end().value() - span.end().value();
    return {std::min(begin, end), end};
}

}  // namespace coder::text
