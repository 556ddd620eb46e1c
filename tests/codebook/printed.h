// Patterns and queries as text that shows their whole tree, for comparison in tests.
#pragma once

#include <string>

#include "coder/codebook/phrase.h"
#include "coder/codebook/query.h"

namespace coder::codebook {

inline std::string printed(const PhraseSequence& sequence);

inline std::string printed(const PhraseNode& node) {
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
            break;
    }
    std::string text;
    for (const PhraseSequence& alternative : node.alternatives)
        text += (text.empty() ? "" : "|") + printed(alternative);
    return (node.optional ? "[" : "(") + text + (node.optional ? "]" : ")");
}

/// Brackets stand around all alternatives, and nowhere else.
inline std::string printed(const PhraseSequence& sequence) {
    std::string text;
    for (const PhraseNode& node : sequence) text += (text.empty() ? "" : " ") + printed(node);
    return text;
}

/// "(AND a (NEAR/5 b c d))": operators first, then what they take.
inline std::string printed(const QueryNode& node) {
    std::string text;
    switch (node.kind) {
        case QueryNode::Kind::Phrase:
            return node.phrase.size() == 1 ? printed(node.phrase) : '"' + printed(node.phrase) + '"';
        case QueryNode::Kind::Field:
            return node.name + ":{" + node.value + "}";
        case QueryNode::Kind::And:
            text = "(AND";
            break;
        case QueryNode::Kind::Or:
            text = "(OR";
            break;
        case QueryNode::Kind::AndNot:
            text = "(NOT";
            break;
        case QueryNode::Kind::Near:
            text = "(NEAR/" + std::to_string(node.within);
            break;
    }
    for (const QueryNode& child : node.children) text += " " + printed(child);
    return text + ")";
}

}  // namespace coder::codebook
