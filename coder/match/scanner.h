// Looks for all rules of a codebook in a source, in one pass.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "coder/base/result.h"
#include "coder/match/compiled_codebook.h"
#include "coder/match/pattern_finder.h"

namespace coder::match {

/// What a rule found: the unit to be coded and the evidence, the exact words, inside it.
struct Hit {
    text::Span unit;
    std::uint32_t code = 0;            ///< Index in Codebook::codes.
    std::uint32_t rule = 0;            ///< Index in CompiledCodebook::rules.
    std::uint32_t turn = 0;            ///< Index in Transcript::turns.
    std::vector<text::Span> evidence;  ///< One or more, in order of the text, without overlaps.

    friend bool operator==(const Hit&, const Hit&) = default;
};

/// One thread's scanner: it keeps caches that grow with the texts it has read. Scanners with the same codebook give the
/// same hits.
class Scanner {
public:
    /// `codebook` must outlive the scanner. Errors: the language has no stemmer.
    static base::Result<Scanner> make(const CompiledCodebook& codebook);
    Scanner(Scanner&&) noexcept;
    ~Scanner();

    /// Appends the hits of all rules, in order of their units, then of their rules.
    ///
    /// Patterns are looked for sentence by sentence, for rules of unit turn in the whole turn. A rule gives at most one
    /// hit for a sentence or turn, with all its evidence; with unit match one hit for each piece of evidence. What
    /// stands in marks ([laughs]) is no speech: words there do not exist, and regular expressions see spaces in its
    /// place.
    void scan(const Subject& subject, std::vector<Hit>& hits);

private:
    class Work;
    explicit Scanner(std::unique_ptr<Work> work);
    std::unique_ptr<Work> work_;
};

}  // namespace coder::match
