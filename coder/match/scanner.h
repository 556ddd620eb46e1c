// Looks for all rules of a codebook in a source, in one pass.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "coder/base/result.h"
#include "coder/match/compiled_codebook.h"
#include "coder/transcript/transcript.h"

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

/// A case's attributes: names and values. Names are compared exactly, values without regard to ASCII case.
using Attributes = std::vector<std::pair<std::string, std::string>>;

/// For one query rule the turns of a source in which it may match, ascending: an index has been asked before.
struct QueryCandidates {
    std::uint32_t rule = 0;
    std::vector<std::uint32_t> turns;
};

/// What a scanner reads. All of it is borrowed during scan().
struct Subject {
    std::string_view text;
    const transcript::Transcript& transcript;
    std::vector<Attributes> attributes;       ///< By speaker; empty where a speaker is no case.
    std::vector<QueryCandidates> candidates;  ///< For query rules not named here every turn is a candidate.
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
