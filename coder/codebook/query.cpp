// Queries by recursive descent over the tokens of query_scanner.h.
//
//   query  = all { OR all }
//   all    = { [AND] [NOT] near }          one or more; not NOT alone
//   near   = single { NEAR/N single }
//   single = phrase | field | "(" query ")"
#include "coder/codebook/query.h"

#include <fmt/format.h>

#include <optional>
#include <utility>

#include "coder/codebook/query_scanner.h"
#include "coder/text/words.h"

namespace coder::codebook {

namespace {

using QueryKind = QueryNode::Kind;
using QueryTokenKind = QueryToken::Kind;

const char* operatorName(QueryTokenKind kind) {
    switch (kind) {
        case QueryTokenKind::And:
            return "AND";
        case QueryTokenKind::Or:
            return "OR";
        case QueryTokenKind::Not:
            return "NOT";
        default:
            return "NEAR";
    }
}

/// One child alone needs no node around it.
QueryNode nodeOf(QueryKind kind, std::vector<QueryNode> children) {
    if (children.size() == 1) return std::move(children.front());
    QueryNode node;
    node.kind = kind;
    node.children = std::move(children);
    return node;
}

class QueryParser {
public:
    explicit QueryParser(std::vector<QueryToken> tokens) : tokens_(std::move(tokens)) {}

    std::optional<QueryNode> parse() {
        QueryNode node;
        if (current().kind == QueryTokenKind::End) {
            fail(current(), "the query has no word", "write the words to search for");
            return std::nullopt;
        }
        if (!parseAny(node)) return std::nullopt;
        if (current().kind == QueryTokenKind::End) return node;
        fail(current(), "a ) stands where no ( is open", "take it out, or add a ( before it");
        return std::nullopt;
    }

    PatternFault fault;  ///< Why parse() gave nothing.

private:
    QueryToken& current() { return tokens_[next_]; }

    bool fail(const QueryToken& at, std::string message, std::string remedy) {
        fault = {at.at, std::move(message), std::move(remedy)};
        return false;
    }

    bool parseAny(QueryNode& node) {
        std::vector<QueryNode> children(1);
        if (!parseAll(children.back())) return false;
        while (current().kind == QueryTokenKind::Or) {
            ++next_;
            if (!parseAll(children.emplace_back())) return false;
        }
        node = nodeOf(QueryKind::Or, std::move(children));
        return true;
    }

    bool beginsOperand() {
        const QueryTokenKind kind = current().kind;
        return kind == QueryTokenKind::Phrase || kind == QueryTokenKind::Field || kind == QueryTokenKind::Open ||
               kind == QueryTokenKind::Not;
    }

    bool parseAll(QueryNode& node) {
        const QueryToken& first = current();
        std::vector<QueryNode> wanted;
        std::vector<QueryNode> unwanted;
        if (!parseOperand(wanted, unwanted)) return false;
        while (current().kind == QueryTokenKind::And || beginsOperand()) {
            if (current().kind == QueryTokenKind::And) ++next_;
            if (!parseOperand(wanted, unwanted)) return false;
        }
        if (wanted.empty())
            return fail(first, "NOT has nothing to take away from",
                        "write what must be there beside it, as in: advice NOT grant");
        std::vector<QueryNode> children;
        children.push_back(nodeOf(QueryKind::And, std::move(wanted)));
        for (QueryNode& child : unwanted) children.push_back(std::move(child));
        node = nodeOf(QueryKind::AndNot, std::move(children));
        return true;
    }

    bool parseOperand(std::vector<QueryNode>& wanted, std::vector<QueryNode>& unwanted) {
        const bool negated = current().kind == QueryTokenKind::Not;
        if (negated) ++next_;
        return parseNear((negated ? unwanted : wanted).emplace_back());
    }

    bool parseNear(QueryNode& node) {
        const QueryToken* operand = &current();
        std::vector<QueryNode> children(1);
        if (!parseSingle(children.back())) return false;
        std::uint32_t within = 0;
        while (current().kind == QueryTokenKind::Near) {
            const QueryToken& near = current();
            if (!checkNear(children.back(), *operand, near)) return false;
            if (children.size() > 1 && near.within != within)
                return fail(near, "NEAR with another distance than the one before it",
                            "use one distance, or join two NEAR with AND");
            if (children.size() == MaxNearOperands)
                return fail(near, fmt::format("NEAR between more than {} words or phrases", MaxNearOperands),
                            "join several NEAR with AND");
            within = near.within;
            ++next_;
            operand = &current();
            if (!parseSingle(children.emplace_back())) return false;
            if (!checkNear(children.back(), *operand, near)) return false;
        }
        const bool several = children.size() > 1;
        node = nodeOf(QueryKind::Near, std::move(children));
        if (several) node.within = within;
        return true;
    }

    bool checkNear(const QueryNode& child, const QueryToken& operand, const QueryToken& near) {
        if (child.kind == QueryKind::Phrase) return true;
        return fail(operand, "NEAR stands beside something that is neither a word nor a phrase",
                    fmt::format("write one NEAR/{} for each combination of words, joined with OR", near.within));
    }

    bool parseSingle(QueryNode& node) {
        QueryToken& token = current();
        switch (token.kind) {
            case QueryTokenKind::Phrase:
                node.phrase = std::move(token.phrase);
                ++next_;
                return true;
            case QueryTokenKind::Field:
                node.kind = QueryKind::Field;
                node.name = std::move(token.name);
                node.value = std::move(token.value);
                ++next_;
                return true;
            case QueryTokenKind::Open:
                return parseGroup(node);
            case QueryTokenKind::Close:
                return fail(token, "a ) stands where a word was expected",
                            "write a word before it, or take the brackets out");
            case QueryTokenKind::End:
                return fail(token, "the query ends where a word was expected",
                            "write a word, or take the last operator out");
            default:
                return fail(token, fmt::format("{} stands where a word was expected", operatorName(token.kind)),
                            "write a word on both sides of it; in small letters or quotes it is a word itself");
        }
    }

    bool parseGroup(QueryNode& node) {
        const QueryToken& open = current();
        if (++depth_ > MaxQueryDepth)
            return fail(open, fmt::format("brackets nest deeper than {}", MaxQueryDepth),
                        "divide the query into several");
        ++next_;
        if (!parseAny(node)) return false;
        if (current().kind != QueryTokenKind::Close) return fail(open, "this bracket is not closed", "add a )");
        ++next_;
        --depth_;
        return true;
    }

    std::vector<QueryToken> tokens_;
    std::size_t next_ = 0;
    std::size_t depth_ = 0;
};

}  // namespace

base::Result<QueryNode> parseQuery(std::string_view query) {
    text::WordBreaker words;
    return parseQuery(query, words);
}

base::Result<QueryNode> parseQuery(std::string_view query, text::WordBreaker& words) {
    std::vector<QueryToken> tokens;
    if (const auto fault = scanQuery(query, words, tokens)) return faultError(query, *fault);
    QueryParser parser(std::move(tokens));
    if (auto node = parser.parse()) return std::move(*node);
    return faultError(query, parser.fault);
}

}  // namespace coder::codebook
