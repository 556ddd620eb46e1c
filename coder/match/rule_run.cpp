#include "coder/match/rule_run.h"

#include <algorithm>

#include "coder/base/strings.h"

namespace coder::match {

namespace {

bool fulfils(const codebook::AttributeCondition& condition, const Attributes& attributes) {
    const auto found = std::find_if(attributes.begin(), attributes.end(),
                                    [&](const auto& attribute) { return attribute.first == condition.attribute; });
    if (found == attributes.end()) return false;
    return std::any_of(condition.values.begin(), condition.values.end(),
                       [&](const std::string& value) { return base::equalIgnoringCase(value, found->second); });
}

std::vector<text::Span> foundBy(const CompiledCondition& condition, PatternFinder& finder, const Scope& scope) {
    std::vector<text::Span> found;
    finder.find(condition.pattern, condition.wholeTurn ? finder.turn() : scope, codebook::Negation::Any, found);
    return found;
}

}  // namespace

bool speakerFits(const codebook::Rule& rule, const Subject& subject, std::size_t index) {
    const transcript::Speaker& speaker = subject.transcript.speakers[index];
    if (rule.speaker == "any") return true;
    if (rule.speaker == "participant") return speaker.role == transcript::Role::Participant;
    if (rule.speaker == "interviewer") return speaker.role == transcript::Role::Interviewer;
    return base::equalIgnoringCase(rule.speaker, speaker.label);
}

bool caseFits(const codebook::Rule& rule, const Subject& subject, std::size_t speaker) {
    static const Attributes none;
    const Attributes& attributes = speaker < subject.attributes.size() ? subject.attributes[speaker] : none;
    return std::all_of(rule.where.begin(), rule.where.end(),
                       [&](const auto& condition) { return fulfils(condition, attributes); });
}

const CompiledCondition* failingWith(const CompiledRule& rule, PatternFinder& finder, const Scope& scope) {
    for (const CompiledCondition& condition : rule.with)
        if (foundBy(condition, finder, scope).empty()) return &condition;
    return nullptr;
}

HoldingCondition holdingUnless(const CompiledRule& rule, PatternFinder& finder, const Scope& scope) {
    for (const CompiledCondition& condition : rule.unless)
        if (auto found = foundBy(condition, finder, scope); !found.empty()) return {&condition, std::move(found)};
    return {};
}

}  // namespace coder::match
