// Phrase patterns by recursive descent over the tokens of phrase_scanner.h.
//
//   pattern  = sequence(outside)
//   sequence = part { part }
//   part     = ..N | optional | outside brackets: item { "|" item } | inside: item
//   optional = "[" body "]"
//   item     = words | "?" | "<" name ">" | "(" body ")"
//   body     = sequence(inside) { "|" sequence(inside) }
#include "coder/codebook/phrase.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "coder/codebook/phrase_scanner.h"
#include "coder/text/words.h"

namespace coder::codebook {

namespace {

using PhraseKind = PhraseNode::Kind;
using PhraseTokenKind = PhraseToken::Kind;

PhraseNode nodeOf(PhraseKind kind) {
    PhraseNode node;
    node.kind = kind;
    return node;
}

bool isFree(const PhraseNode& node) { return node.kind == PhraseKind::Gap || node.optional; }

void addTo(PhraseSequence& sequence, PhraseSequence more) {
    sequence.insert(sequence.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

class PhraseParser {
public:
    PhraseParser(const std::vector<PhraseToken>& tokens, const ListLookup& lists) : tokens_(tokens), lists_(lists) {}

    std::optional<PhraseSequence> parse() {
        PhraseSequence sequence;
        if (!parseSequence(sequence, false)) return std::nullopt;
        if (current().kind == PhraseTokenKind::End) return sequence;
        fail(current(), "a closing bracket stands where none is open", "take it out, or add the opening one before it");
        return std::nullopt;
    }

    PatternFault fault;  ///< Why parse() gave nothing.

private:
    const PhraseToken& current() const { return tokens_[next_]; }

    bool fail(const PhraseToken& at, std::string message, std::string remedy) {
        fault = {at.at, std::move(message), std::move(remedy)};
        return false;
    }

    bool count(std::size_t nodes) {
        nodes_ += nodes;
        if (nodes_ <= MaxPhraseNodes) return true;
        return fail(current(), fmt::format("the pattern and its lists have more than {} words", MaxPhraseNodes),
                    "use smaller lists, or divide the pattern into several rules");
    }

    static bool endsSequence(PhraseTokenKind kind, bool inside) {
        return kind == PhraseTokenKind::End || kind == PhraseTokenKind::CloseGroup ||
               kind == PhraseTokenKind::CloseOptional || (inside && kind == PhraseTokenKind::Bar);
    }

    /// Where a gap stands in its sequence and in the pattern.
    struct PlacedGap {
        std::size_t index = 0;
        const PhraseToken* token = nullptr;
    };

    bool parseSequence(PhraseSequence& sequence, bool inside) {
        const PhraseToken& first = current();
        std::vector<PlacedGap> gaps;
        while (!endsSequence(current().kind, inside)) {
            if (current().kind == PhraseTokenKind::Gap) gaps.push_back({sequence.size(), &current()});
            if (!parsePart(sequence, inside)) return false;
        }
        return checkSequence(sequence, first, inside) && checkGaps(sequence, gaps);
    }

    bool checkSequence(const PhraseSequence& sequence, const PhraseToken& first, bool inside) {
        if (sequence.empty())
            return inside ? fail(first, "no word stands in the brackets or beside the |",
                                 "write a word there, or take the mark out")
                          : fail(first, "the pattern has no word", "write the words to look for");
        const bool anyGap =
            std::any_of(sequence.begin(), sequence.end(), [](const auto& n) { return n.kind == PhraseKind::Gap; });
        if (!anyGap && std::all_of(sequence.begin(), sequence.end(), isFree))
            return fail(first, "all words are optional, so that none would have to be there",
                        "leave the brackets [ ] of at least one word out");
        return true;
    }

    /// A gap has on both sides something that must be there: else nothing says where it ends.
    bool checkGaps(const PhraseSequence& sequence, const std::vector<PlacedGap>& gaps) {
        for (const auto& [index, token] : gaps) {
            const auto gap = sequence.begin() + static_cast<std::ptrdiff_t>(index);
            if (std::all_of(sequence.begin(), gap, isFree) || std::all_of(gap, sequence.end(), isFree))
                return fail(*token, "a gap has no word on one of its sides, or only an optional one",
                            "put the gap between two words that can't be left out");
            if (std::next(gap)->kind == PhraseKind::Gap)
                return fail(*token, "two gaps stand side by side", "write one gap with the sum of their numbers");
        }
        return true;
    }

    bool parsePart(PhraseSequence& sequence, bool inside) {
        if (current().kind == PhraseTokenKind::Gap) return parseGap(sequence);
        if (current().kind == PhraseTokenKind::OpenOptional) return parseOptional(sequence);
        return inside ? parseItem(sequence) : parseAlternatives(sequence);
    }

    bool parseGap(PhraseSequence& sequence) {
        sequence.push_back(nodeOf(PhraseKind::Gap));
        sequence.back().gap = current().gap;
        ++next_;
        return count(1);
    }

    bool parseOptional(PhraseSequence& sequence) {
        PhraseNode node = nodeOf(PhraseKind::Alternatives);
        node.optional = true;
        if (!count(1) || !parseBody(node, PhraseTokenKind::CloseOptional)) return false;
        sequence.push_back(std::move(node));
        return refuseBar("an optional part is one of several alternatives");
    }

    /// An alternative that may be left out would make all of them so, unseen.
    bool refuseBar(const char* message) {
        if (current().kind != PhraseTokenKind::Bar || depth_ > 0) return true;
        return fail(current(), message, "write [a|b] where both may be left out, (a|b) where one must be there");
    }

    bool parseAlternatives(PhraseSequence& sequence) {
        PhraseSequence item;
        if (!parseItem(item)) return false;
        if (current().kind != PhraseTokenKind::Bar) {
            addTo(sequence, std::move(item));
            return true;
        }
        PhraseNode node = nodeOf(PhraseKind::Alternatives);
        addAlternative(node, std::move(item));
        while (current().kind == PhraseTokenKind::Bar) {
            ++next_;
            PhraseSequence alternative;
            if (!parseItem(alternative)) return false;
            addAlternative(node, std::move(alternative));
        }
        sequence.push_back(std::move(node));
        return count(1);
    }

    bool parseItem(PhraseSequence& sequence) {
        const PhraseToken& token = current();
        switch (token.kind) {
            case PhraseTokenKind::Words:
                ++next_;
                addTo(sequence, token.words);
                return count(token.words.size());
            case PhraseTokenKind::Any:
                ++next_;
                sequence.push_back(nodeOf(PhraseKind::Any));
                return count(1);
            case PhraseTokenKind::List:
                return parseList(sequence);
            case PhraseTokenKind::OpenGroup:
                return parseGroup(sequence);
            default:
                return fail(token, "no word stands on one side of a |",
                            "write a word, a (group) or a <list> on both sides of |");
        }
    }

    bool parseList(PhraseSequence& sequence) {
        const PhraseToken& token = current();
        const std::vector<PhraseSequence>* list = lists_ ? lists_(token.name) : nullptr;
        if (list == nullptr || list->empty())
            return fail(token, fmt::format("there is no list <{}>", token.name), "define it under `lists`");
        ++next_;
        PhraseNode node = nodeOf(PhraseKind::Alternatives);
        for (const PhraseSequence& phrase : *list) {
            if (!count(countNodes(phrase))) return false;
            addAlternative(node, phrase);
        }
        return addNode(sequence, std::move(node));
    }

    bool parseGroup(PhraseSequence& sequence) {
        PhraseNode node = nodeOf(PhraseKind::Alternatives);
        return parseBody(node, PhraseTokenKind::CloseGroup) && addNode(sequence, std::move(node));
    }

    /// From an opening to behind its closing bracket.
    bool parseBody(PhraseNode& node, PhraseTokenKind close) {
        const PhraseToken& open = current();
        if (++depth_ > MaxPhraseDepth)
            return fail(open, fmt::format("brackets nest deeper than {}", MaxPhraseDepth),
                        "use lists, or several rules");
        const auto notClosed = [&] {
            return fail(open, "this bracket is not closed",
                        close == PhraseTokenKind::CloseGroup ? "add a )" : "add a ]");
        };
        do {
            ++next_;
            PhraseSequence sequence;
            if (current().kind == PhraseTokenKind::End) return notClosed();
            if (!parseSequence(sequence, true)) return false;
            addAlternative(node, std::move(sequence));
        } while (current().kind == PhraseTokenKind::Bar);
        if (current().kind != close) return notClosed();
        ++next_;
        --depth_;
        return true;
    }

    /// Alternatives of alternatives are alternatives: (a|b)|c is a|b|c.
    static void addAlternative(PhraseNode& node, PhraseSequence sequence) {
        if (sequence.size() != 1 || sequence.front().kind != PhraseKind::Alternatives || sequence.front().optional) {
            node.alternatives.push_back(std::move(sequence));
            return;
        }
        auto& inner = sequence.front().alternatives;
        node.alternatives.insert(node.alternatives.end(), std::make_move_iterator(inner.begin()),
                                 std::make_move_iterator(inner.end()));
    }

    /// One alternative alone is no choice: (a b) is a b.
    bool addNode(PhraseSequence& sequence, PhraseNode node) {
        if (node.alternatives.size() == 1) {
            addTo(sequence, std::move(node.alternatives.front()));
            return true;
        }
        sequence.push_back(std::move(node));
        return count(1);
    }

    const std::vector<PhraseToken>& tokens_;
    const ListLookup& lists_;
    std::size_t next_ = 0;
    std::size_t nodes_ = 0;
    std::size_t depth_ = 0;
};

}  // namespace

base::Result<PhraseSequence> parsePhrase(std::string_view pattern, const ListLookup& lists) {
    text::WordBreaker words;
    return parsePhrase(pattern, lists, words);
}

base::Result<PhraseSequence> parsePhrase(std::string_view pattern, const ListLookup& lists, text::WordBreaker& words) {
    std::vector<PhraseToken> tokens;
    if (const auto fault = scanPhrase(pattern, words, tokens)) return faultError(pattern, *fault);
    PhraseParser parser(tokens, lists);
    if (auto sequence = parser.parse()) return std::move(*sequence);
    return faultError(pattern, parser.fault);
}

std::size_t countNodes(const PhraseSequence& sequence) {
    std::size_t nodes = sequence.size();
    for (const PhraseNode& node : sequence)
        for (const PhraseSequence& alternative : node.alternatives) nodes += countNodes(alternative);
    return nodes;
}

}  // namespace coder::codebook
