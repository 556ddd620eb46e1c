// What a rule asks beside its pattern: of the speaker, of the case, and of other patterns.
#pragma once

#include <vector>

#include "coder/match/pattern_finder.h"

namespace coder::match {

/// Whether the rule is for what this speaker says.
bool speakerFits(const codebook::Rule& rule, const Subject& subject, std::size_t speaker);

/// Whether the speaker's case has the attributes that the rule's `where` asks for.
bool caseFits(const codebook::Rule& rule, const Subject& subject, std::size_t speaker);

/// The first condition under `with` that does not hold in the scope; nullptr if all do.
const CompiledCondition* failingWith(const CompiledRule& rule, PatternFinder& finder, const Scope& scope);

struct HoldingCondition {
    const CompiledCondition* condition = nullptr;
    std::vector<text::Span> found;
};

/// The first condition under `unless` that holds in the scope, with what it found; nullptr if none does.
HoldingCondition holdingUnless(const CompiledRule& rule, PatternFinder& finder, const Scope& scope);

}  // namespace coder::match
