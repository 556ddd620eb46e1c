#include "coder/match/shadow.h"

#include <algorithm>

namespace coder::match {

namespace {

using PatternKind = codebook::Pattern::Kind;
using PhraseKind = codebook::PhraseNode::Kind;

constexpr std::size_t MostRows = 1000;

/// Whether `wider` is asked of all sentences that `narrower` is asked of, and cancelled in none that it is not.
bool asksNoMore(const codebook::Rule& wider, const codebook::Rule& narrower) {
    if (wider.unit != narrower.unit || wider.speaker != narrower.speaker || wider.negation != narrower.negation)
        return false;
    if (!wider.with.empty() || wider.where != narrower.where) return false;
    return std::all_of(wider.unless.begin(), wider.unless.end(), [&](const codebook::Condition& condition) {
        return std::any_of(narrower.unless.begin(), narrower.unless.end(),
                           [&](const codebook::Condition& other) { return codebook::sameCondition(condition, other); });
    });
}

bool hasFreeWords(const codebook::PhraseSequence& sequence) {
    return std::any_of(sequence.begin(), sequence.end(), [](const codebook::PhraseNode& node) {
        return node.kind == PhraseKind::Gap || node.kind == PhraseKind::Any ||
               std::any_of(node.alternatives.begin(), node.alternatives.end(), &hasFreeWords);
    });
}

}  // namespace

ShadowFinder::ShadowFinder(const CompiledCodebook& codebook, text::WordFormer former)
    : codebook_(codebook),
      former_(std::move(former)),
      symbols_(codebook.vocabulary, std::move(*text::WordFormer::make(codebook.codebook->language.tag))) {}

std::optional<std::uint32_t> ShadowFinder::shadowOf(std::uint32_t index, const std::vector<std::uint32_t>& others) {
    const codebook::Rule& rule = *codebook_.rules[index].source;
    if (rule.pattern.kind != PatternKind::Phrase || rule.unit == codebook::Unit::Match) return std::nullopt;
    const codebook::PhraseSequence& phrase = rule.pattern.phrases.front();
    if (rule.negation != codebook::Negation::Any && mayHoldCue(phrase)) return std::nullopt;
    // Nearly all pairs are told apart by a single row, so the others are made only where that is covered.
    Row shortest;
    appendShortest(phrase, shortest);
    std::vector<Row> rows;
    bool expanded = false;
    for (const std::uint32_t other : others) {
        const CompiledRule& wider = codebook_.rules[other];
        if (other == index || wider.pattern.kind != PatternKind::Phrase || !asksNoMore(*wider.source, rule)) continue;
        // Under `skip` a cue in a gap of the wider one, and under `only` one beside the words, may negate the one and
        // not the other.
        const bool any = rule.negation == codebook::Negation::Any;
        if (!any && hasFreeWords(wider.source->pattern.phrases.front())) continue;
        const bool whole = rule.negation == codebook::Negation::Only || (!any && hasFreeWords(phrase));
        if (!covers(wider.pattern.phrase, shortest, whole)) continue;
        if (!expanded && !expand(phrase, rows)) return std::nullopt;
        expanded = true;
        if (std::all_of(rows.begin(), rows.end(),
                        [&](const Row& row) { return covers(wider.pattern.phrase, row, whole); }))
            return other;
    }
    return std::nullopt;
}

/// Appends one way to read the sequence: what may be left out is, and of alternatives the first is taken.
void ShadowFinder::appendShortest(const codebook::PhraseSequence& sequence, Row& row) const {
    for (const codebook::PhraseNode& node : sequence) {
        if (node.kind == PhraseKind::Gap || node.optional) continue;
        if (node.kind == PhraseKind::Alternatives)
            appendShortest(node.alternatives.front(), row);
        else
            row.push_back(promised(node));
    }
}

/// Appends what stands in the sequence to each of `rows`, in all ways. False when there are too many.
bool ShadowFinder::expand(const codebook::PhraseSequence& sequence, std::vector<Row>& rows) const {
    if (rows.empty()) rows.emplace_back();
    return std::all_of(sequence.begin(), sequence.end(),
                       [&](const codebook::PhraseNode& node) { return expandNode(node, rows); });
}

bool ShadowFinder::expandNode(const codebook::PhraseNode& node, std::vector<Row>& rows) const {
    std::vector<Row> longer;
    if (node.kind == PhraseKind::Gap) {
        for (std::uint32_t length = 0; length <= node.gap; ++length)
            for (Row row : rows) {
                row.resize(row.size() + length);
                longer.push_back(std::move(row));
                if (longer.size() > MostRows) return false;
            }
    } else if (node.kind == PhraseKind::Alternatives) {
        if (node.optional) longer = rows;
        for (const codebook::PhraseSequence& alternative : node.alternatives) {
            std::vector<Row> more = rows;
            if (!expand(alternative, more)) return false;
            longer.insert(longer.end(), more.begin(), more.end());
            if (longer.size() > MostRows) return false;
        }
    } else {
        longer = rows;
        for (Row& row : longer) row.push_back(promised(node));
    }
    rows = std::move(longer);
    return true;
}

/// The predicates that every word has which the node takes.
ShadowFinder::WordSet ShadowFinder::promised(const codebook::PhraseNode& node) const {
    WordSet set;
    text::WordForms forms = former_.forms(node.word);
    if (node.kind == PhraseKind::Exact) codebook_.vocabulary.predicatesOf(forms, set);
    if (node.kind == PhraseKind::Stem) codebook_.vocabulary.predicatesOf({{}, forms.stem}, set);
    if (node.kind == PhraseKind::Prefix) codebook_.vocabulary.prefixesOf(forms.folded, set);
    return set;
}

/// Whether some word of the pattern belongs to a cue of negation.
bool ShadowFinder::mayHoldCue(const codebook::PhraseSequence& sequence) const {
    return std::any_of(sequence.begin(), sequence.end(), [&](const codebook::PhraseNode& node) {
        WordSet set;
        if (!node.word.empty()) codebook_.vocabulary.predicatesOf(former_.forms(node.word), set);
        const bool wakesCue = std::any_of(set.begin(), set.end(), [&](PredicateId predicate) {
            return predicate < codebook_.negation.wakes.size() && !codebook_.negation.wakes[predicate].empty();
        });
        return wakesCue || node.kind == PhraseKind::Prefix ||
               std::any_of(node.alternatives.begin(), node.alternatives.end(),
                           [&](const auto& alternative) { return mayHoldCue(alternative); });
    });
}

bool ShadowFinder::covers(const CompiledPhrase& wider, const Row& row, bool whole) {
    WordRow words;
    for (const WordSet& set : row) {
        words.symbols.push_back(symbols_.symbolOf(set));
        words.spans.emplace_back();
    }
    const WordRange all{0, static_cast<std::uint32_t>(row.size())};
    std::vector<WordRange> matches;
    PhraseMatcher(words, symbols_).findAll(wider, all, matches);
    return whole ? std::find(matches.begin(), matches.end(), all) != matches.end() : !matches.empty();
}

}  // namespace coder::match
