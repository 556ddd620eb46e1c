// Why a rule codes a sentence, or how far it came.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "coder/base/result.h"
#include "coder/match/compiled_codebook.h"
#include "coder/match/pattern_finder.h"

namespace coder::match {

/// Where a rule stopped; the farther down, the farther it came.
enum class Outcome : std::uint8_t {
    OtherSpeaker,  ///< The rule is not for who speaks.
    OtherCase,     ///< The case has not the attributes that `where` asks for.
    NotFound,      ///< The pattern is not there.
    Negated,       ///< `negation: skip`, and all that was found is negated.
    NotNegated,    ///< `negation: only`, and nothing that was found is.
    WithMissing,   ///< A pattern under `with` is not there.
    Cancelled,     ///< A pattern under `unless` is there.
    Matched,
};

/// "matched", "negated", ...: stable, for programs.
const char* outcomeName(Outcome outcome);

struct Explanation {
    std::uint32_t rule = 0;  ///< Index in CompiledCodebook::rules.
    Outcome outcome = Outcome::NotFound;
    text::Span unit;                                 ///< What would be coded: a sentence or a turn.
    std::vector<text::Span> evidence;                ///< What the pattern found, negated or not.
    std::vector<text::Span> against;                 ///< The cues that negate it, or what `unless` found.
    const codebook::Condition* condition = nullptr;  ///< Of `with` or `unless`, where one decided.
    std::vector<std::string> missing;  ///< NotFound: the parts of the pattern no words of which are there. None: all
                                       ///< are, but not in this order or not so near each other.
    std::uint32_t parts = 0;           ///< Parts of the pattern that must be there; 0 for regular expressions.
};

/// Runs rules one by one and keeps what each of them found. For single sentences: nothing is woken, every rule runs.
class Explainer {
public:
    /// `codebook` must outlive the explainer. Errors: the language has no stemmer.
    static base::Result<Explainer> make(const CompiledCodebook& codebook);
    Explainer(Explainer&&) noexcept;
    ~Explainer();

    /// What each of `rules` says of a turn's sentence, in their order; rules of unit turn, of the whole turn.
    std::vector<Explanation> explain(const Subject& subject, std::uint32_t turn, std::uint32_t sentence,
                                     const std::vector<std::uint32_t>& rules);

private:
    class Work;
    explicit Explainer(std::unique_ptr<Work> work);
    std::unique_ptr<Work> work_;
};

}  // namespace coder::match
