#include "coder/match/compiled_codebook.h"

#include <algorithm>
#include <utility>

namespace coder::match {

namespace {

using base::Severity;
using PatternKind = codebook::Pattern::Kind;
using QueryKind = codebook::QueryNode::Kind;

/// Compiles patterns one after the other into one vocabulary and one regex plan.
class PatternCompiler {
public:
    PatternCompiler(CompiledCodebook& target, const text::WordFormer& former, base::Diagnostics& diagnostics)
        : target_(target), former_(former), diagnostics_(diagnostics) {}

    std::optional<CompiledPattern> compile(const codebook::Pattern& source) {
        CompiledPattern pattern;
        pattern.kind = source.kind;
        switch (source.kind) {
            case PatternKind::Phrase:
                pattern.phrase = compilePhrase(source.phrases.front(), target_.vocabulary, former_);
                pattern.anchors = pattern.phrase.anchors;
                return pattern;
            case PatternKind::Near:
                pattern.near = compileNear(source.phrases, source.within, source.ordered);
                pattern.anchors = rarest(pattern.near);
                return pattern;
            case PatternKind::Regex:
                return compileRegex(source, std::move(pattern));
            case PatternKind::Query:
                return compileQuery(source, std::move(pattern));
        }
        return std::nullopt;
    }

private:
    void refuse(const codebook::Pattern& source, std::uint32_t column, std::string message, std::string remedy) {
        base::Place place = source.place;
        if (column > 1) place.column += column - 1;
        diagnostics_.push_back({Severity::Error, std::move(place), std::move(message), std::move(remedy)});
    }

    CompiledNear compileNear(const std::vector<codebook::PhraseSequence>& phrases, std::uint32_t within, bool ordered) {
        CompiledNear near;
        near.within = within;
        near.ordered = ordered;
        for (const auto& phrase : phrases) near.phrases.push_back(compilePhrase(phrase, target_.vocabulary, former_));
        return near;
    }

    /// Of the parts that must all be there, the anchors of the one with the rarest words.
    std::vector<PredicateId> rarest(const CompiledNear& near) const {
        std::vector<PredicateId> best;
        for (const CompiledPhrase& phrase : near.phrases)
            if (anchorLength(phrase.anchors, target_.vocabulary) > anchorLength(best, target_.vocabulary))
                best = phrase.anchors;
        return best;
    }

    std::optional<CompiledPattern> compileRegex(const codebook::Pattern& source, CompiledPattern pattern) {
        const auto added = target_.regexes.add({source.source, source.caseSensitive});
        if (!added) {
            const base::Error& error = added.error();
            refuse(source, error.place.column, error.message, error.remedy);
            return std::nullopt;
        }
        pattern.regex = *added;
        return pattern;
    }

    std::optional<CompiledPattern> compileQuery(const codebook::Pattern& source, CompiledPattern pattern) {
        if (hasField(source.query)) {
            refuse(source, 0, "a query rule can't name a field (name:value)",
                   "use the rule's keys speaker and where instead");
            return std::nullopt;
        }
        pattern.query = compileNode(source.query);
        pattern.anchors = anchorsOf(pattern.query);
        sortUnique(pattern.anchors);
        return pattern;
    }

    static bool hasField(const codebook::QueryNode& node) {
        return node.kind == QueryKind::Field || std::any_of(node.children.begin(), node.children.end(), &hasField);
    }

    CompiledQuery compileNode(const codebook::QueryNode& source) {
        CompiledQuery node;
        node.kind = source.kind;
        if (source.kind == QueryKind::Phrase) {
            node.phrase = compilePhrase(source.phrase, target_.vocabulary, former_);
        } else if (source.kind == QueryKind::Near) {
            std::vector<codebook::PhraseSequence> phrases;
            for (const auto& child : source.children) phrases.push_back(child.phrase);
            node.near = compileNear(phrases, source.within, false);
        } else {
            for (const auto& child : source.children) node.children.push_back(compileNode(child));
        }
        return node;
    }

    std::vector<PredicateId> anchorsOf(const CompiledQuery& node) const {
        std::vector<PredicateId> anchors;
        switch (node.kind) {
            case QueryKind::Phrase:
                return node.phrase.anchors;
            case QueryKind::Near:
                return rarest(node.near);
            case QueryKind::Or:
                for (const CompiledQuery& child : node.children) {
                    const std::vector<PredicateId> more = anchorsOf(child);
                    if (more.empty()) return {};
                    anchors.insert(anchors.end(), more.begin(), more.end());
                }
                return anchors;
            case QueryKind::AndNot:
                return anchorsOf(node.children.front());
            case QueryKind::And:
                for (const CompiledQuery& child : node.children) {
                    std::vector<PredicateId> more = anchorsOf(child);
                    if (anchorLength(more, target_.vocabulary) > anchorLength(anchors, target_.vocabulary))
                        anchors = std::move(more);
                }
                return anchors;
            case QueryKind::Field:
                break;
        }
        return anchors;
    }

    CompiledCodebook& target_;
    const text::WordFormer& former_;
    base::Diagnostics& diagnostics_;
};

/// Whether `b` finds whatever `a` does: the same, but for a near pattern that may reach farther.
bool findsAlso(const codebook::Pattern& a, const codebook::Pattern& b) {
    return a.kind == b.kind && a.source == b.source && a.phrases == b.phrases && a.caseSensitive == b.caseSensitive &&
           (a.kind != PatternKind::Near || (a.within <= b.within && a.ordered == b.ordered));
}

/// True for rules whose own conditions take back whatever they find. Not every pattern that a sentence has is found in
/// its turn too: a regular expression may have anchors, a query a NOT.
bool cancelsItself(const codebook::Rule& rule) {
    const bool isWords = rule.pattern.kind == PatternKind::Phrase || rule.pattern.kind == PatternKind::Near;
    return std::any_of(rule.unless.begin(), rule.unless.end(), [&](const codebook::Condition& c) {
        const bool looksThere = !c.wholeTurn || rule.unit == codebook::Unit::Turn || isWords;
        return looksThere && findsAlso(rule.pattern, c.pattern);
    });
}

bool compileConditions(const std::vector<codebook::Condition>& sources, PatternCompiler& compiler,
                       std::vector<CompiledCondition>& conditions) {
    for (const codebook::Condition& source : sources) {
        auto pattern = compiler.compile(source.pattern);
        if (!pattern) return false;
        conditions.push_back({std::move(*pattern), source.wholeTurn});
    }
    return true;
}

std::optional<CompiledRule> compileRule(const codebook::Rule& source, PatternCompiler& compiler,
                                        base::Diagnostics& diagnostics) {
    if (cancelsItself(source)) {
        diagnostics.push_back({Severity::Error, source.place,
                               "the rule can match nothing: its own pattern stands under `unless`",
                               "take it out of `unless`, or remove the rule"});
        return std::nullopt;
    }
    CompiledRule rule;
    rule.source = &source;
    auto pattern = compiler.compile(source.pattern);
    if (!pattern) return std::nullopt;
    rule.pattern = std::move(*pattern);
    if (!compileConditions(source.with, compiler, rule.with) ||
        !compileConditions(source.unless, compiler, rule.unless))
        return std::nullopt;
    return rule;
}

void addTo(WakeLists& lists, const CompiledRule& rule, std::uint32_t index) {
    const CompiledPattern& pattern = rule.pattern;
    if (pattern.kind == PatternKind::Regex) {
        if (lists.byRegex.size() <= pattern.regex) lists.byRegex.resize(pattern.regex + 1);
        lists.byRegex[pattern.regex].push_back(index);
        return;
    }
    if (pattern.anchors.empty()) lists.always.push_back(index);
    for (const PredicateId anchor : pattern.anchors) {
        if (lists.byPredicate.size() <= anchor) lists.byPredicate.resize(anchor + 1);
        lists.byPredicate[anchor].push_back(index);
    }
}

}  // namespace

std::vector<std::uint32_t> CompiledCodebook::queryRules() const {
    std::vector<std::uint32_t> indices;
    for (std::uint32_t i = 0; i < rules.size(); ++i)
        if (rules[i].pattern.kind == PatternKind::Query) indices.push_back(i);
    return indices;
}

base::Result<CompiledCodebook> compile(const codebook::Codebook& codebook, base::Diagnostics& diagnostics) {
    auto former = text::WordFormer::make(codebook.language.tag);
    if (!former) return base::unexpected(former.error());
    CompiledCodebook compiled;
    compiled.codebook = &codebook;
    PatternCompiler compiler(compiled, *former, diagnostics);
    for (std::uint32_t code = 0; code < codebook.codes.size(); ++code) {
        const auto& sources = codebook.codes[code].rules;
        for (std::uint32_t order = 0; order < sources.size(); ++order) {
            auto rule = compileRule(sources[order], compiler, diagnostics);
            if (!rule) continue;
            rule->code = code;
            rule->order = order;
            compiled.rules.push_back(std::move(*rule));
        }
    }
    compiled.negation = compileNegation(codebook.language.negation, compiled.vocabulary, *former);
    for (std::uint32_t i = 0; i < compiled.rules.size(); ++i) {
        const bool turn = compiled.rules[i].source->unit == codebook::Unit::Turn;
        addTo(turn ? compiled.turnRules : compiled.sentenceRules, compiled.rules[i], i);
    }
    compiled.regexes.seal(compiled.vocabulary);
    return compiled;
}

}  // namespace coder::match
