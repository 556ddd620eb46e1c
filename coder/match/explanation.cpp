#include "coder/match/explanation.h"

#include <algorithm>

#include "coder/base/check.h"
#include "coder/match/rule_run.h"

namespace coder::match {

namespace {

using PatternKind = codebook::Pattern::Kind;
using PhraseKind = codebook::PhraseNode::Kind;
using QueryKind = codebook::QueryNode::Kind;

bool mustBeThere(const codebook::PhraseNode& node) {
    return node.kind != PhraseKind::Gap && node.kind != PhraseKind::Any && !node.optional;
}

/// Collects the parts of a pattern that no words of a scope satisfy.
class MissingParts {
public:
    MissingParts(PatternFinder& finder, const Scope& scope, Explanation& explanation)
        : finder_(finder), scope_(scope), explanation_(explanation) {}

    void look(const codebook::Pattern& source, const CompiledPattern& pattern) {
        if (pattern.kind == PatternKind::Phrase) lookAtPhrase(source.phrases.front(), pattern.phrase);
        if (pattern.kind == PatternKind::Near)
            for (std::size_t i = 0; i < source.phrases.size(); ++i) need(source.phrases[i], pattern.near.phrases[i]);
        if (pattern.kind == PatternKind::Query) lookAtQuery(source.query, pattern.query);
    }

private:
    bool isThere(const CompiledPhrase& phrase) {
        std::vector<text::Span> found;
        finder_.findPhrase(phrase, scope_, codebook::Negation::Any, found);
        return !found.empty();
    }

    void need(const codebook::PhraseSequence& source, const CompiledPhrase& phrase) {
        ++explanation_.parts;
        if (!isThere(phrase)) explanation_.missing.push_back(codebook::toText(source));
    }

    void lookAtPhrase(const codebook::PhraseSequence& source, const CompiledPhrase& phrase) {
        for (std::size_t i = 0; i < source.size(); ++i) {
            if (!mustBeThere(source[i])) continue;
            CompiledPhrase part;
            part.sequence = {phrase.sequence[i]};
            need({source[i]}, part);
        }
    }

    bool holds(const CompiledQuery& query) {
        CompiledPattern pattern;
        pattern.kind = PatternKind::Query;
        pattern.query = query;
        std::vector<text::Span> found;
        finder_.find(pattern, scope_, codebook::Negation::Any, found);
        return !found.empty();
    }

    void lookAtQuery(const codebook::QueryNode& source, const CompiledQuery& query) {
        switch (source.kind) {
            case QueryKind::Phrase:
                need(source.phrase, query.phrase);
                return;
            case QueryKind::Near:
                for (std::size_t i = 0; i < source.children.size(); ++i)
                    need(source.children[i].phrase, query.near.phrases[i]);
                return;
            case QueryKind::And:
                for (std::size_t i = 0; i < source.children.size(); ++i)
                    lookAtQuery(source.children[i], query.children[i]);
                return;
            case QueryKind::Or:
                lookAtAlternatives(source, query);
                return;
            case QueryKind::AndNot:
                lookAtQuery(source.children.front(), query.children.front());
                return;
            case QueryKind::Field:
                return;
        }
    }

    /// One of them is enough; of several that are not there all are named.
    void lookAtAlternatives(const codebook::QueryNode& source, const CompiledQuery& query) {
        if (holds(query)) {
            ++explanation_.parts;
            return;
        }
        Explanation each;
        MissingParts alternatives(finder_, scope_, each);
        for (std::size_t i = 0; i < source.children.size(); ++i)
            alternatives.lookAtQuery(source.children[i], query.children[i]);
        std::string all;
        for (const std::string& missing : each.missing) all += (all.empty() ? "" : " OR ") + missing;
        ++explanation_.parts;
        explanation_.missing.push_back(std::move(all));
    }

    PatternFinder& finder_;
    const Scope& scope_;
    Explanation& explanation_;
};

}  // namespace

const char* outcomeName(Outcome outcome) {
    switch (outcome) {
        case Outcome::OtherSpeaker:
            return "other speaker";
        case Outcome::OtherCase:
            return "other case";
        case Outcome::NotFound:
            return "not found";
        case Outcome::Negated:
            return "negated";
        case Outcome::NotNegated:
            return "not negated";
        case Outcome::WithMissing:
            return "with missing";
        case Outcome::Cancelled:
            return "cancelled";
        case Outcome::Matched:
            return "matched";
    }
    return "";
}

class Explainer::Work {
public:
    Work(const CompiledCodebook& codebook, text::WordFormer former)
        : codebook_(codebook), finder_(codebook, std::move(former)) {}

    std::vector<Explanation> explain(const Subject& subject, std::uint32_t turn, std::uint32_t sentence,
                                     const std::vector<std::uint32_t>& rules) {
        finder_.open(subject);
        finder_.readTurn(turn);
        CODER_CHECK_LT(sentence, finder_.sentences().size());
        std::vector<Explanation> explanations;
        for (const std::uint32_t index : rules) {
            const CompiledRule& rule = codebook_.rules[index];
            const bool wholeTurn = rule.source->unit == codebook::Unit::Turn;
            const Scope scope = wholeTurn ? finder_.turn() : finder_.sentences()[sentence];
            finder_.enter(scope, [](PredicateId) {});
            Explanation explanation;
            explanation.rule = index;
            explanation.unit = scope.span;
            explanation.outcome = run(rule, subject, subject.transcript.turns[turn].speaker, scope, explanation);
            explanations.push_back(std::move(explanation));
        }
        return explanations;
    }

private:
    /// The rule's steps in their order, up to the first that stops it.
    Outcome run(const CompiledRule& rule, const Subject& subject, std::size_t speaker, const Scope& scope,
                Explanation& explanation) {
        finder_.find(rule.pattern, scope, codebook::Negation::Any, explanation.evidence);
        if (explanation.evidence.empty())
            MissingParts(finder_, scope, explanation).look(rule.source->pattern, rule.pattern);
        if (!speakerFits(*rule.source, subject, speaker)) return Outcome::OtherSpeaker;
        if (!caseFits(*rule.source, subject, speaker)) return Outcome::OtherCase;
        if (explanation.evidence.empty()) return Outcome::NotFound;
        std::vector<text::Span> counting;
        finder_.find(rule.pattern, scope, rule.source->negation, counting);
        if (counting.empty()) return negation(rule, scope, explanation);
        explanation.evidence = std::move(counting);
        if (const CompiledCondition* missing = failingWith(rule, finder_, scope)) {
            explanation.condition = &rule.source->with[static_cast<std::size_t>(missing - rule.with.data())];
            return Outcome::WithMissing;
        }
        HoldingCondition unless = holdingUnless(rule, finder_, scope);
        if (unless.condition == nullptr) return Outcome::Matched;
        explanation.condition = &rule.source->unless[static_cast<std::size_t>(unless.condition - rule.unless.data())];
        explanation.against = std::move(unless.found);
        return Outcome::Cancelled;
    }

    Outcome negation(const CompiledRule& rule, const Scope& scope, Explanation& explanation) {
        if (rule.source->negation == codebook::Negation::Only) return Outcome::NotNegated;
        const CompiledPhrase* phrase = rule.pattern.kind == PatternKind::Phrase ? &rule.pattern.phrase : nullptr;
        for (const text::Span evidence : explanation.evidence)
            if (const auto cue = finder_.negatingCue(evidence, phrase, scope)) explanation.against.push_back(*cue);
        text::joinOverlaps(explanation.against);
        return Outcome::Negated;
    }

    const CompiledCodebook& codebook_;
    PatternFinder finder_;
};

Explainer::Explainer(std::unique_ptr<Work> work) : work_(std::move(work)) {}
Explainer::Explainer(Explainer&&) noexcept = default;
Explainer::~Explainer() = default;

base::Result<Explainer> Explainer::make(const CompiledCodebook& codebook) {
    auto former = text::WordFormer::make(codebook.codebook->language.tag);
    if (!former) return base::unexpected(former.error());
    return Explainer(std::make_unique<Work>(codebook, std::move(*former)));
}

std::vector<Explanation> Explainer::explain(const Subject& subject, std::uint32_t turn, std::uint32_t sentence,
                                            const std::vector<std::uint32_t>& rules) {
    return work_->explain(subject, turn, sentence, rules);
}

}  // namespace coder::match
