// Patterns written out for people.
#include <algorithm>

#include "coder/codebook/phrase.h"

namespace coder::codebook {

namespace {

std::string alternativesText(const PhraseNode& node, std::size_t most) {
    std::string text;
    const std::size_t shown = std::min(most, node.alternatives.size());
    for (std::size_t i = 0; i < shown; ++i) text += (i == 0 ? "" : "|") + toText(node.alternatives[i], most);
    if (shown < node.alternatives.size()) text += "|...";
    return text;
}

std::string nodeText(const PhraseNode& node, std::size_t most, bool alone) {
    switch (node.kind) {
        case PhraseNode::Kind::Stem:
            return node.word;
        case PhraseNode::Kind::Exact:
            return "=" + node.word;
        case PhraseNode::Kind::Prefix:
            return node.word + "*";
        case PhraseNode::Kind::Any:
            return "?";
        case PhraseNode::Kind::Gap:
            return ".." + std::to_string(node.gap);
        case PhraseNode::Kind::Alternatives:
            if (node.optional) return "[" + alternativesText(node, most) + "]";
            return alone ? alternativesText(node, most) : "(" + alternativesText(node, most) + ")";
    }
    return {};
}

}  // namespace

std::string toText(const PhraseSequence& sequence, std::size_t mostAlternatives) {
    std::string text;
    for (const PhraseNode& node : sequence)
        text += (text.empty() ? "" : " ") + nodeText(node, mostAlternatives, sequence.size() == 1);
    return text;
}

}  // namespace coder::codebook
