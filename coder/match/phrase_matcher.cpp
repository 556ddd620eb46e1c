#include "coder/match/phrase_matcher.h"

#include <algorithm>

namespace coder::match {

namespace {

using Kind = codebook::PhraseNode::Kind;
using Node = CompiledPhrase::Node;

bool isWord(Kind kind) { return kind == Kind::Stem || kind == Kind::Exact || kind == Kind::Prefix; }

PredicateId predicateOf(const codebook::PhraseNode& node, Vocabulary& vocabulary, const text::WordFormer& former) {
    const text::WordForms forms = former.forms(node.word);
    if (node.kind == Kind::Stem) return vocabulary.stem(forms.stem);
    return node.kind == Kind::Exact ? vocabulary.exact(forms.folded) : vocabulary.prefix(forms.folded);
}

std::vector<Node> compileSequence(const codebook::PhraseSequence& sequence, Vocabulary& vocabulary,
                                  const text::WordFormer& former) {
    std::vector<Node> compiled;
    for (const codebook::PhraseNode& source : sequence) {
        Node node;
        node.kind = source.kind;
        node.gap = source.gap;
        node.optional = source.optional;
        if (isWord(source.kind)) node.predicate = predicateOf(source, vocabulary, former);
        for (const codebook::PhraseSequence& alternative : source.alternatives)
            node.alternatives.push_back(compileSequence(alternative, vocabulary, former));
        compiled.push_back(std::move(node));
    }
    return compiled;
}

std::vector<PredicateId> anchorsOfSequence(const std::vector<Node>& sequence, const Vocabulary& vocabulary);

/// Predicates of which a match of the node has at least one; empty when nothing can be promised.
std::vector<PredicateId> anchorsOfNode(const Node& node, const Vocabulary& vocabulary) {
    if (isWord(node.kind)) return {node.predicate};
    if (node.kind != Kind::Alternatives || node.optional) return {};
    std::vector<PredicateId> all;
    for (const auto& alternative : node.alternatives) {
        const std::vector<PredicateId> anchors = anchorsOfSequence(alternative, vocabulary);
        if (anchors.empty()) return {};
        all.insert(all.end(), anchors.begin(), anchors.end());
    }
    return all;
}

std::vector<PredicateId> anchorsOfSequence(const std::vector<Node>& sequence, const Vocabulary& vocabulary) {
    std::vector<PredicateId> best;
    for (const Node& node : sequence) {
        std::vector<PredicateId> anchors = anchorsOfNode(node, vocabulary);
        if (!anchors.empty() && anchorLength(anchors, vocabulary) > anchorLength(best, vocabulary)) best = std::move(anchors);
    }
    return best;
}

void appendPredicates(const std::vector<Node>& sequence, std::vector<PredicateId>& predicates) {
    for (const Node& node : sequence) {
        if (isWord(node.kind)) predicates.push_back(node.predicate);
        for (const auto& alternative : node.alternatives) appendPredicates(alternative, predicates);
    }
}

void sortUnique(std::vector<std::uint32_t>& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

}  // namespace

std::size_t anchorLength(const std::vector<PredicateId>& anchors, const Vocabulary& vocabulary) {
    if (anchors.empty()) return 0;
    std::size_t shortest = vocabulary.length(anchors.front());
    for (const PredicateId anchor : anchors) shortest = std::min(shortest, vocabulary.length(anchor));
    return shortest;
}

CompiledPhrase compilePhrase(const codebook::PhraseSequence& phrase, Vocabulary& vocabulary, const text::WordFormer& former) {
    CompiledPhrase compiled;
    compiled.sequence = compileSequence(phrase, vocabulary, former);
    compiled.anchors = anchorsOfSequence(compiled.sequence, vocabulary);
    sortUnique(compiled.anchors);
    appendPredicates(compiled.sequence, compiled.named);
    sortUnique(compiled.named);
    return compiled;
}

void PhraseMatcher::find(const CompiledPhrase& phrase, WordRange range, std::vector<WordRange>& matches) const {
    for (std::uint32_t begin = range.begin; begin < range.end;) {
        const std::uint32_t end = shortestEnd(phrase, {begin, range.end});
        if (end > begin) matches.push_back({begin, end});
        begin = std::max(begin + 1, end);
    }
}

void PhraseMatcher::findAll(const CompiledPhrase& phrase, WordRange range, std::vector<WordRange>& matches) const {
    for (std::uint32_t begin = range.begin; begin < range.end; ++begin) {
        const std::uint32_t end = shortestEnd(phrase, {begin, range.end});
        if (end > begin) matches.push_back({begin, end});
    }
}

bool PhraseMatcher::has(std::uint32_t word, PredicateId predicate) const {
    const auto set = symbols_.predicates(row_.symbols[word]);
    return std::find(set.begin(), set.end(), predicate) != set.end();
}

/// A quick look at the first word; what can be left out or is any word may always begin.
bool PhraseMatcher::mayBegin(const std::vector<Node>& sequence, std::uint32_t word) const {
    if (sequence.empty()) return true;
    const Node& first = sequence.front();
    if (isWord(first.kind)) return has(word, first.predicate);
    if (first.kind != Kind::Alternatives || first.optional) return true;
    return std::any_of(first.alternatives.begin(), first.alternatives.end(),
                       [&](const auto& alternative) { return mayBegin(alternative, word); });
}

/// Where the shortest match that begins at range.begin ends; 0 if none does.
std::uint32_t PhraseMatcher::shortestEnd(const CompiledPhrase& phrase, WordRange range) const {
    if (!mayBegin(phrase.sequence, range.begin)) return 0;
    for (const std::uint32_t end : run(phrase.sequence, {range.begin}, range.end))
        if (end > range.begin) return end;
    return 0;
}

PhraseMatcher::Positions PhraseMatcher::run(const std::vector<Node>& sequence, Positions positions, std::uint32_t end) const {
    for (const Node& node : sequence) {
        if (positions.empty()) break;
        positions = step(node, positions, end);
    }
    return positions;
}

PhraseMatcher::Positions PhraseMatcher::step(const Node& node, const Positions& positions, std::uint32_t end) const {
    Positions next;
    switch (node.kind) {
        case Kind::Stem:
        case Kind::Exact:
        case Kind::Prefix:
            for (const std::uint32_t at : positions)
                if (at < end && has(at, node.predicate)) next.push_back(at + 1);
            break;
        case Kind::Any:
            for (const std::uint32_t at : positions)
                if (at < end) next.push_back(at + 1);
            break;
        case Kind::Gap:
            // Positions are sorted, so what one of them reached need not be reached again.
            for (const std::uint32_t at : positions)
                for (std::uint32_t to = next.empty() ? at : std::max(at, next.back() + 1); to <= std::min(at + node.gap, end);
                     ++to)
                    next.push_back(to);
            break;
        case Kind::Alternatives:
            for (const auto& alternative : node.alternatives) {
                const Positions reached = run(alternative, positions, end);
                next.insert(next.end(), reached.begin(), reached.end());
            }
            if (node.optional) next.insert(next.end(), positions.begin(), positions.end());
            sortUnique(next);
            break;
    }
    return next;
}

}  // namespace coder::match
