#include <xapian.h>

#include "coder/search/query_builder.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "coder/search/terms.h"
#include "coder/text/word_forms.h"

namespace coder::search {

namespace {

using Kind = ResolvedQuery::Kind;
using Built = base::Result<BuiltQuery>;

class Builder {
public:
    explicit Builder(const Xapian::Database& database) : database_(database), positions_(database.has_positions()) {}

    Built build(const ResolvedQuery& query) const {
        switch (query.kind) {
            case Kind::Phrase:
                return phrase(query.words);
            case Kind::Near:
                return near(query);
            case Kind::And:
                return joined(query, Xapian::Query::OP_AND);
            case Kind::Or:
                return joined(query, Xapian::Query::OP_OR);
            case Kind::AndNot:
                return andNot(query);
            case Kind::Field:
                break;
        }
        return field(query);
    }

private:
    Built word(const WordTest& test) const {
        switch (test.kind) {
            case WordTest::Kind::Stem:
                return BuiltQuery{Xapian::Query(stemTerm(test.form)), true};
            case WordTest::Kind::Exact:
                return BuiltQuery{Xapian::Query(wordTerm(test.form)), true};
            case WordTest::Kind::Prefix:
                break;
        }
        return prefix(test.form);
    }

    /// All words with this beginning, weighed as if they were one.
    Built prefix(const std::string& form) const {
        // Of a longer beginning the index may have no more than a hash.
        const std::string kept = form.substr(0, KeptTermBytes);
        std::vector<std::string> terms;
        const auto end = database_.allterms_end(kept);
        for (auto term = database_.allterms_begin(kept); term != end; ++term) {
            if (terms.size() == MaxPrefixWords)
                return base::unexpected(
                    base::ErrorCode::Invalid,
                    fmt::format("more than {} words of the index begin with {}*", MaxPrefixWords, form),
                    "write more letters before the *");
            terms.push_back(*term);
        }
        return BuiltQuery{Xapian::Query(Xapian::Query::OP_SYNONYM, terms.begin(), terms.end()),
                          kept.size() == form.size()};
    }

    bool hasPositions(const WordTest& test) const { return positions_ && test.kind == WordTest::Kind::Stem; }

    /// Stems in a row are Xapian's business; of other words it can only say that they are there.
    Built phrase(const std::vector<WordTest>& words) const {
        if (words.size() == 1) return word(words.front());
        std::vector<Xapian::Query> parts;
        for (auto at = words.begin(); at != words.end();) {
            auto end = std::find_if_not(at, words.end(), [this](const WordTest& test) { return hasPositions(test); });
            if (end == at) ++end;
            Built part = end - at == 1 ? word(*at) : positional(at, end, Xapian::Query::OP_PHRASE, end - at);
            if (!part) return part;
            parts.push_back(part->query);
            at = end;
        }
        const bool exact = parts.size() == 1;
        return BuiltQuery{Xapian::Query(Xapian::Query::OP_AND, parts.begin(), parts.end()), exact};
    }

    using Words = std::vector<WordTest>::const_iterator;

    static Built positional(Words begin, Words end, Xapian::Query::op op, std::ptrdiff_t window) {
        std::vector<Xapian::Query> stems;
        for (auto at = begin; at != end; ++at) stems.emplace_back(stemTerm(at->form));
        return BuiltQuery{Xapian::Query(op, stems.begin(), stems.end(), static_cast<Xapian::termcount>(window)), true};
    }

    /// Xapian's window is over all words, however they share it, and it has no NEAR of phrases: only two different
    /// stems are its business alone.
    Built near(const ResolvedQuery& query) const {
        std::vector<WordTest> stems;
        for (const ResolvedQuery& child : query.children)
            if (child.words.size() == 1 && hasPositions(child.words.front())) stems.push_back(child.words.front());
        const std::uint64_t window = (query.children.size() - 1) * (std::uint64_t{query.within} + 1) + 1;
        if (stems.size() < query.children.size() || !different(stems) || window > SentenceGap)
            return inexact(joined(query, Xapian::Query::OP_AND));
        Built built =
            positional(stems.begin(), stems.end(), Xapian::Query::OP_NEAR, static_cast<std::ptrdiff_t>(window));
        return stems.size() == 2 ? built : inexact(std::move(built));
    }

    static bool different(std::vector<WordTest> words) {
        std::sort(words.begin(), words.end());
        return std::adjacent_find(words.begin(), words.end()) == words.end();
    }

    static Built inexact(Built built) {
        if (built) built->exact = false;
        return built;
    }

    Built joined(const ResolvedQuery& query, Xapian::Query::op op) const {
        std::vector<Xapian::Query> parts;
        bool exact = true;
        for (const ResolvedQuery& child : query.children) {
            Built part = build(child);
            if (!part) return part;
            exact = exact && part->exact;
            parts.push_back(part->query);
        }
        return BuiltQuery{Xapian::Query(op, parts.begin(), parts.end()), exact};
    }

    /// What finds too much must not be taken away: it stays out, and the evaluation decides.
    Built andNot(const ResolvedQuery& query) const {
        Built wanted = build(query.children.front());
        if (!wanted) return wanted;
        std::vector<Xapian::Query> unwanted;
        for (std::size_t i = 1; i < query.children.size(); ++i) {
            Built part = build(query.children[i]);
            if (!part) return part;
            if (part->exact) unwanted.push_back(part->query);
            wanted->exact = wanted->exact && part->exact;
        }
        wanted->query = Xapian::Query(Xapian::Query::OP_AND_NOT, wanted->query,
                                      Xapian::Query(Xapian::Query::OP_OR, unwanted.begin(), unwanted.end()));
        return wanted;
    }

    /// Fields choose turns; they say nothing of how well one answers.
    Built field(const ResolvedQuery& query) const {
        if (query.term.starts_with(AttributePrefix) && database_.get_doccount() > 0) {
            const std::set<std::string> names = attributeNames();
            if (!names.contains(text::foldWord(query.name))) return unknownAttribute(query.name, names);
        }
        return BuiltQuery{Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(query.term), 0.0), true};
    }

    std::set<std::string> attributeNames() const {
        const std::string prefix(AttributePrefix);
        std::set<std::string> names;
        const auto end = database_.allterms_end(prefix);
        for (auto term = database_.allterms_begin(prefix); term != end;) {
            const std::string found = *term;
            const std::string name = found.substr(0, found.find(AttributeSeparator));
            names.insert(name.substr(prefix.size()));
            term.skip_to(name + static_cast<char>(AttributeSeparator + 1));
        }
        return names;
    }

    static Built unknownAttribute(const std::string& name, const std::set<std::string>& names) {
        const std::string known = names.empty() ? "the participants have no attributes yet"
                                                : fmt::format("the attributes are {}", fmt::join(names, ", "));
        return base::unexpected(base::ErrorCode::Invalid, fmt::format("no participant has an attribute \"{}\"", name),
                                known + "; role, speaker and source can be asked for too");
    }

    const Xapian::Database& database_;
    bool positions_;  ///< An index in memory has none.
};

}  // namespace

base::Result<BuiltQuery> buildQuery(const ResolvedQuery& query, const Xapian::Database& database) {
    return Builder(database).build(query);
}

}  // namespace coder::search
