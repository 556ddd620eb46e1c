#include "coder/codebook/codebook.h"

#include <algorithm>

namespace coder::codebook {

const char* unitName(Unit unit) {
    switch (unit) {
        case Unit::Sentence:
            return "sentence";
        case Unit::Turn:
            return "turn";
        case Unit::Match:
            break;
    }
    return "match";
}

const char* valenceName(Valence valence) {
    switch (valence) {
        case Valence::Success:
            return "success";
        case Valence::Failure:
            return "failure";
        case Valence::Neutral:
            break;
    }
    return "neutral";
}

const char* negationName(Negation negation) {
    switch (negation) {
        case Negation::Skip:
            return "skip";
        case Negation::Only:
            return "only";
        case Negation::Any:
            break;
    }
    return "any";
}

std::optional<std::size_t> Codebook::find(const std::string& path) const {
    const auto found = std::find_if(codes.begin(), codes.end(), [&](const Code& code) { return code.path == path; });
    if (found == codes.end()) return std::nullopt;
    return static_cast<std::size_t>(found - codes.begin());
}

bool Codebook::isUnder(std::size_t code, std::size_t ancestor) const {
    CODER_CHECK_LT(code, codes.size());
    std::optional<std::size_t> at = code;
    while (at && *at != ancestor) at = codes[*at].parent;
    return at.has_value();
}

bool samePattern(const Pattern& a, const Pattern& b) {
    return a.kind == b.kind && a.source == b.source && a.phrases == b.phrases && a.within == b.within &&
           a.ordered == b.ordered && a.caseSensitive == b.caseSensitive;
}

bool sameCondition(const Condition& a, const Condition& b) {
    return a.wholeTurn == b.wholeTurn && samePattern(a.pattern, b.pattern);
}

bool sameConditions(const std::vector<Condition>& a, const std::vector<Condition>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), &sameCondition);
}

bool sameRule(const Rule& a, const Rule& b) {
    return samePattern(a.pattern, b.pattern) && a.unit == b.unit && a.speaker == b.speaker &&
           a.negation == b.negation && sameConditions(a.with, b.with) && sameConditions(a.unless, b.unless) &&
           a.where == b.where;
}

bool sameDefinition(const Code& a, const Code& b) {
    return a.definition == b.definition && a.include == b.include && a.exclude == b.exclude &&
           std::is_permutation(a.rules.begin(), a.rules.end(), b.rules.begin(), b.rules.end(), &sameRule);
}

}  // namespace coder::codebook
