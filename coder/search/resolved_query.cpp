#include "coder/search/resolved_query.h"

#include <fmt/format.h>

#include "coder/search/terms.h"

namespace coder::search {

namespace {

using codebook::PhraseNode;
using codebook::QueryNode;

base::Unexpected invalid(std::string message, std::string remedy) {
    return base::unexpected(base::ErrorCode::Invalid, std::move(message), std::move(remedy));
}

base::Result<WordTest> resolveWord(const PhraseNode& node, const text::WordFormer& former) {
    if (node.word.empty())
        return invalid("a phrase of a query has words only: word, =word or word*",
                       "leave out gaps and optional words; alternatives are written (a OR b)");
    switch (node.kind) {
        case PhraseNode::Kind::Stem:
            return WordTest{WordTest::Kind::Stem, former.forms(node.word).stem};
        case PhraseNode::Kind::Exact:
            return WordTest{WordTest::Kind::Exact, text::foldWord(node.word)};
        case PhraseNode::Kind::Prefix:
            return WordTest{WordTest::Kind::Prefix, text::foldWord(node.word)};
        default:
            return invalid("a phrase of a query has words only: word, =word or word*", "take the other parts out");
    }
}

base::Status resolvePhrase(const QueryNode& node, const text::WordFormer& former, ResolvedQuery& resolved) {
    if (node.phrase.empty()) return invalid("the query has no word to search for", "give at least one word");
    for (const PhraseNode& wordNode : node.phrase) {
        auto word = resolveWord(wordNode, former);
        if (!word) return base::unexpected(word.error());
        resolved.words.push_back(*std::move(word));
    }
    return base::Done{};
}

base::Status checkNear(const QueryNode& node) {
    if (node.children.size() > MaxNearPhrases)
        return invalid(
            fmt::format("NEAR takes at most {} words or phrases, not {}", MaxNearPhrases, node.children.size()),
            "split it into several NEAR joined by AND");
    for (const QueryNode& child : node.children)
        if (child.kind != QueryNode::Kind::Phrase)
            return invalid("NEAR takes words and phrases only", "put AND, OR, NOT and fields outside NEAR");
    return base::Done{};
}

base::Result<ResolvedQuery> resolveNode(const QueryNode& node, const text::WordFormer& former, std::size_t depth);

base::Status resolveChildren(const QueryNode& node, const text::WordFormer& former, std::size_t depth,
                             ResolvedQuery& resolved) {
    const bool two = node.kind == QueryNode::Kind::AndNot || node.kind == QueryNode::Kind::Near;
    if (node.children.size() < (two ? 2U : 1U))
        return invalid("an operator of the query has nothing to work on", "give it a word on either side");
    for (const QueryNode& child : node.children) {
        auto part = resolveNode(child, former, depth + 1);
        if (!part) return base::unexpected(part.error());
        resolved.children.push_back(*std::move(part));
    }
    return base::Done{};
}

base::Status resolveField(const QueryNode& node, ResolvedQuery& resolved) {
    if (node.name.empty() || node.value.empty())
        return invalid("a field of the query needs a name and a value", "write it as name:value");
    resolved.name = node.name;
    resolved.term = fieldTerm(node.name, node.value);
    return base::Done{};
}

base::Result<ResolvedQuery> resolveNode(const QueryNode& node, const text::WordFormer& former, std::size_t depth) {
    if (depth > MaxQueryDepth)
        return invalid(fmt::format("the query is nested more than {} deep", MaxQueryDepth), "take brackets away");
    ResolvedQuery resolved;
    resolved.kind = node.kind;
    resolved.within = node.within;
    base::Status status = base::Done{};
    if (node.kind == QueryNode::Kind::Near) status = checkNear(node);
    if (!status) return base::unexpected(status.error());
    switch (node.kind) {
        case QueryNode::Kind::Phrase:
            status = resolvePhrase(node, former, resolved);
            break;
        case QueryNode::Kind::Field:
            status = resolveField(node, resolved);
            break;
        default:
            status = resolveChildren(node, former, depth, resolved);
            break;
    }
    if (!status) return base::unexpected(status.error());
    return resolved;
}

}  // namespace

base::Result<ResolvedQuery> resolve(const codebook::QueryNode& query, const text::WordFormer& former) {
    return resolveNode(query, former, 0);
}

}  // namespace coder::search
