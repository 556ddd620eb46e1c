#include "coder/match/phrase_matcher.h"

#include <algorithm>

namespace coder::match {

namespace {

using PhraseKind = codebook::PhraseNode::Kind;
using Node = CompiledPhrase::Node;

bool isWord(PhraseKind kind) {
    return kind == PhraseKind::Stem || kind == PhraseKind::Exact || kind == PhraseKind::Prefix;
}

PredicateId predicateOf(const codebook::PhraseNode& node, Vocabulary& vocabulary, const text::WordFormer& former) {
    const text::WordForms forms = former.forms(node.word);
    if (node.kind == PhraseKind::Stem) return vocabulary.stem(forms.stem);
    return node.kind == PhraseKind::Exact ? vocabulary.exact(forms.folded) : vocabulary.prefix(forms.folded);
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
    if (node.kind != PhraseKind::Alternatives || node.optional) return {};
    std::vector<PredicateId> all;
    for (const auto& alternative : node.alternatives) {
        const std::vector<PredicateId> anchors = anchorsOfSequence(alternative, vocabulary);
        if (anchors.empty()) return {};
        all.insert(all.end(), anchors.begin(), anchors.end());
    }
    return all;
}

/// The anchors of each part that can't be left out, those with the rarest words first.
std::vector<std::vector<PredicateId>> requiredOf(const std::vector<Node>& sequence, const Vocabulary& vocabulary) {
    std::vector<std::vector<PredicateId>> required;
    for (const Node& node : sequence) {
        std::vector<PredicateId> anchors = anchorsOfNode(node, vocabulary);
        if (!anchors.empty()) required.push_back(std::move(anchors));
    }
    std::stable_sort(required.begin(), required.end(), [&](const auto& a, const auto& b) {
        return anchorLength(a, vocabulary) > anchorLength(b, vocabulary);
    });
    return required;
}

std::vector<PredicateId> anchorsOfSequence(const std::vector<Node>& sequence, const Vocabulary& vocabulary) {
    const auto required = requiredOf(sequence, vocabulary);
    return required.empty() ? std::vector<PredicateId>() : required.front();
}

/// Adds the predicates that the first word of a match may have. False when it may be any word.
bool appendFirsts(const std::vector<Node>& sequence, std::vector<PredicateId>& firsts) {
    for (const Node& node : sequence) {
        if (isWord(node.kind)) {
            firsts.push_back(node.predicate);
            return true;
        }
        if (node.kind != PhraseKind::Alternatives) return false;
        for (const auto& alternative : node.alternatives)
            if (!appendFirsts(alternative, firsts)) return false;
        if (!node.optional) return true;
    }
    return false;
}

void appendPredicates(const std::vector<Node>& sequence, std::vector<PredicateId>& predicates) {
    for (const Node& node : sequence) {
        if (isWord(node.kind)) predicates.push_back(node.predicate);
        for (const auto& alternative : node.alternatives) appendPredicates(alternative, predicates);
    }
}

}  // namespace

std::size_t anchorLength(const std::vector<PredicateId>& anchors, const Vocabulary& vocabulary) {
    if (anchors.empty()) return 0;
    std::size_t shortest = vocabulary.length(anchors.front());
    for (const PredicateId anchor : anchors) shortest = std::min(shortest, vocabulary.length(anchor));
    return shortest;
}

CompiledPhrase compilePhrase(const codebook::PhraseSequence& phrase, Vocabulary& vocabulary,
                             const text::WordFormer& former) {
    CompiledPhrase compiled;
    compiled.sequence = compileSequence(phrase, vocabulary, former);
    compiled.required = requiredOf(compiled.sequence, vocabulary);
    if (!compiled.required.empty()) compiled.anchors = compiled.required.front();
    sortUnique(compiled.anchors);
    if (!appendFirsts(compiled.sequence, compiled.firsts)) compiled.firsts.clear();
    sortUnique(compiled.firsts);
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

void PhraseMatcher::findLongest(const CompiledPhrase& phrase, WordRange range, std::vector<WordRange>& matches) const {
    for (std::uint32_t begin = range.begin; begin < range.end;) {
        const std::uint32_t end = longestEnd(phrase, {begin, range.end});
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

bool PhraseMatcher::mayBegin(const CompiledPhrase& phrase, std::uint32_t word) const {
    if (phrase.firsts.empty()) return true;
    const auto set = symbols_.predicates(row_.symbols[word]);
    return std::any_of(set.begin(), set.end(), [&](PredicateId predicate) {
        return std::binary_search(phrase.firsts.begin(), phrase.firsts.end(), predicate);
    });
}

/// Where the shortest match that begins at range.begin ends; 0 if none does.
std::uint32_t PhraseMatcher::shortestEnd(const CompiledPhrase& phrase, WordRange range) const {
    if (!mayBegin(phrase, range.begin)) return 0;
    for (const std::uint32_t end : run(phrase.sequence, {range.begin}, range.end))
        if (end > range.begin) return end;
    return 0;
}

std::uint32_t PhraseMatcher::longestEnd(const CompiledPhrase& phrase, WordRange range) const {
    if (!mayBegin(phrase, range.begin)) return 0;
    const Positions ends = run(phrase.sequence, {range.begin}, range.end);
    return ends.empty() ? 0 : *std::max_element(ends.begin(), ends.end());
}

PhraseMatcher::Positions PhraseMatcher::run(const std::vector<Node>& sequence, Positions positions,
                                            std::uint32_t end) const {
    for (const Node& node : sequence) {
        if (positions.empty()) break;
        positions = step(node, positions, end);
    }
    return positions;
}

PhraseMatcher::Positions PhraseMatcher::step(const Node& node, const Positions& positions, std::uint32_t end) const {
    Positions next;
    switch (node.kind) {
        case PhraseKind::Stem:
        case PhraseKind::Exact:
        case PhraseKind::Prefix:
            for (const std::uint32_t at : positions)
                if (at < end && has(at, node.predicate)) next.push_back(at + 1);
            break;
        case PhraseKind::Any:
            for (const std::uint32_t at : positions)
                if (at < end) next.push_back(at + 1);
            break;
        case PhraseKind::Gap:
            // Positions are sorted, so what one of them reached need not be reached again.
            for (const std::uint32_t at : positions)
                for (std::uint32_t to = next.empty() ? at : std::max(at, next.back() + 1);
                     to <= std::min(at + node.gap, end); ++to)
                    next.push_back(to);
            break;
        case PhraseKind::Alternatives:
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
