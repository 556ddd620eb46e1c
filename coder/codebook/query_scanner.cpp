#include "coder/codebook/query_scanner.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <utility>

namespace coder::codebook {

namespace {

using QueryTokenKind = QueryToken::Kind;
using Fault = std::optional<PatternFault>;

/// Word processors and phones write typographic quotes without being asked.
constexpr std::array<std::string_view, 4> Quotes{"\"", "\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x9E"};
constexpr std::string_view Near = "NEAR";

/// The length of the quotation mark at `at`, or 0.
std::size_t quoteAt(std::string_view text, std::size_t at) {
    for (const std::string_view quote : Quotes)
        if (text.substr(at, quote.size()) == quote) return quote.size();
    return 0;
}

std::size_t findQuote(std::string_view text, std::size_t at) {
    while (at < text.size() && quoteAt(text, at) == 0) ++at;
    return at;
}

bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80U;
}

bool isNameCharacter(char c) { return isLetter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.'; }

/// Names begin with a letter, so that "10:30" is a time of day.
bool isFieldName(std::string_view name) {
    return !name.empty() && isLetter(name.front()) && std::all_of(name.begin(), name.end(), isNameCharacter);
}

class QueryScanner {
public:
    QueryScanner(std::string_view query, text::WordBreaker& breaker, std::vector<QueryToken>& tokens)
        : query_(query), breaker_(breaker), tokens_(tokens) {}

    Fault scan() {
        if (auto fault = checkPatternText(query_)) return fault;
        for (at_ = skipSpace(query_, 0); at_ < query_.size(); at_ = skipSpace(query_, at_)) {
            if (tokens_.size() >= MaxQueryTokens)
                return PatternFault{at_, fmt::format("the query has more than {} words and operators", MaxQueryTokens),
                                    "divide it into several queries"};
            if (auto fault = scanToken()) return fault;
        }
        add(QueryTokenKind::End, query_.size());
        return std::nullopt;
    }

private:
    Fault scanToken() {
        const char c = query_[at_];
        if (c == '(' || c == ')') {
            add(c == '(' ? QueryTokenKind::Open : QueryTokenKind::Close, at_);
            ++at_;
            return std::nullopt;
        }
        return quoteAt(query_, at_) != 0 ? scanQuoted() : scanRun();
    }

    /// Reads from an opening to behind its closing quotation mark.
    Fault readQuoted(std::string_view& content) {
        const std::size_t open = at_;
        const std::size_t begin = open + quoteAt(query_, open);
        const std::size_t end = findQuote(query_, begin);
        if (end == query_.size())
            return PatternFault{open, "this quotation mark is not closed", "add the closing one behind the phrase"};
        content = query_.substr(begin, end - begin);
        at_ = end + quoteAt(query_, end);
        return std::nullopt;
    }

    Fault scanQuoted() {
        const std::size_t open = at_;
        std::string_view content;
        if (auto fault = readQuoted(content)) return fault;
        if (query_.substr(at_, 1) == ":") {
            ++at_;
            return scanFieldValue(open, std::string(content));
        }
        const std::size_t begin = open + quoteAt(query_, open);
        PhraseSequence phrase;
        for (std::size_t at = skipSpace(content, 0); at < content.size(); at = skipSpace(content, at)) {
            const std::size_t end = findSpace(content, at);
            if (auto fault = readWords(content.substr(at, end - at), begin + at, phrase)) return fault;
            at = end;
        }
        if (phrase.empty())
            return PatternFault{open, "there is no word in the quotation marks", "write the phrase between them"};
        add(QueryTokenKind::Phrase, open).phrase = std::move(phrase);
        return std::nullopt;
    }

    Fault readWords(std::string_view run, std::size_t begin, PhraseSequence& phrase) {
        MarkedWords words;
        if (auto fault = readMarkedWords(run, breaker_, words)) {
            fault->at += begin;
            return fault;
        }
        phrase.insert(phrase.end(), std::make_move_iterator(words.nodes.begin()),
                      std::make_move_iterator(words.nodes.end()));
        return std::nullopt;
    }

    Fault scanRun() {
        const std::size_t begin = at_;
        const std::size_t space = findSpace(query_, begin);
        while (at_ < space && query_[at_] != '(' && query_[at_] != ')' && quoteAt(query_, at_) == 0) ++at_;
        const std::string_view run = query_.substr(begin, at_ - begin);
        if (run == "AND" || run == "OR" || run == "NOT") {
            add(run == "AND" ? QueryTokenKind::And : run == "OR" ? QueryTokenKind::Or : QueryTokenKind::Not, begin);
            return std::nullopt;
        }
        if (run == Near || (run.substr(0, Near.size()) == Near && run.substr(Near.size(), 1) == "/"))
            return scanNear(run, begin);
        if (const std::size_t colon = run.find(':');
            isFieldName(run.substr(0, colon)) && colon != std::string_view::npos) {
            at_ = begin + colon + 1;
            return scanFieldValue(begin, std::string(run.substr(0, colon)));
        }
        return scanWord(run, begin);
    }

    Fault scanNear(std::string_view run, std::size_t begin) {
        std::uint32_t within = DefaultNear;
        if (run.size() > Near.size()) {
            const std::string_view digits = run.substr(Near.size() + 1);
            const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), within);
            if (read.ptr != digits.data() + digits.size() || read.ec != std::errc{} || within > MaxNear)
                return PatternFault{begin,
                                    fmt::format("\"{}\": expected NEAR/ and a number from 0 to {}", run, MaxNear),
                                    "write NEAR/5 for at most five words between"};
        }
        add(QueryTokenKind::Near, begin).within = within;
        return std::nullopt;
    }

    /// Reads the value that begins at at_, right behind the colon.
    Fault scanFieldValue(std::size_t begin, std::string name) {
        std::string_view value;
        if (at_ < query_.size() && quoteAt(query_, at_) != 0) {
            if (auto fault = readQuoted(value)) return fault;
        } else {
            const std::size_t first = at_;
            const std::size_t space = findSpace(query_, first);
            while (at_ < space && query_[at_] != '(' && query_[at_] != ')' && quoteAt(query_, at_) == 0) ++at_;
            value = query_.substr(first, at_ - first);
        }
        if (name.empty() || value.empty())
            return PatternFault{
                begin, fmt::format("\"{}:\" has no {}", name, name.empty() ? "name" : "value"),
                "write name:value or name:\"two words\" without a space; leave the colon out where none is meant"};
        QueryToken& token = add(QueryTokenKind::Field, begin);
        token.name = std::move(name);
        token.value = std::string(value);
        return std::nullopt;
    }

    Fault scanWord(std::string_view run, std::size_t begin) {
        // Marks of other languages would be taken for punctuation, and the query would quietly find something else.
        if (const std::size_t at = run.find_first_of("|<>"); at != std::string_view::npos)
            return PatternFault{begin + at, fmt::format("{} means nothing in a query", run[at]),
                                "write OR between alternatives; lists and | are for phrases"};
        if (run.front() == '-' && run.size() > 1 && isNameCharacter(run[1]) && run[1] != '-')
            return PatternFault{begin, fmt::format("the - of \"{}\" means nothing in a query", run),
                                "write NOT before what must not be there"};
        PhraseSequence phrase;
        if (auto fault = readWords(run, begin, phrase)) return fault;
        if (!phrase.empty()) add(QueryTokenKind::Phrase, begin).phrase = std::move(phrase);
        return std::nullopt;
    }

    QueryToken& add(QueryTokenKind kind, std::size_t at) {
        tokens_.push_back({kind, at, {}, 0, {}, {}});
        return tokens_.back();
    }

    std::string_view query_;
    text::WordBreaker& breaker_;
    std::vector<QueryToken>& tokens_;
    std::size_t at_ = 0;
};

}  // namespace

Fault scanQuery(std::string_view query, text::WordBreaker& breaker, std::vector<QueryToken>& tokens) {
    return QueryScanner(query, breaker, tokens).scan();
}

}  // namespace coder::codebook
