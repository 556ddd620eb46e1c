// Quotations that illustrate themes: chosen by a stated rule, or by the study's author.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "coder/study/output_spec.h"
#include "coder/study/results.h"

namespace coder::study {

struct Quotation {
    std::uint32_t code = 0;   ///< Index in Codebook::codes.
    std::string text;         ///< As quoted: white space is single spaces.
    std::string participant;  ///< "P17, clinician-educator, associate"; the source's name where nobody is known.
    std::string source;
    std::uint64_t line = 1;
    bool pinned = false;                  ///< Chosen by the author.
    std::optional<std::uint32_t> coding;  ///< Index in Results::codings; none for a pinned one that no rule found.
};

struct ChosenQuotations {
    std::vector<Quotation> quotations;  ///< In the order of the codebook; pinned ones first, then the most typical.
    base::Diagnostics diagnostics;      ///< Pinned quotations that are nowhere, files that can't be read.
};

/// Quotations of the codes that `spec` names, up to `spec.perCode` each. `results` must have kept texts, and the
/// sources that the pinned file names (pinnedSources()) whole.
///
/// The rule: sentences that were coded, whole ones, of participants, of at most `spec.longest` words. First those that
/// illustrate no other theme yet, then those without a transcriber's note, then those of six words or more; among
/// equals the most typical of the theme (analysis::typicality). Each is of another participant and, while there are
/// any, of another value of `spec.by`.
///
/// A pinned quotation may leave words out, "[...]" or "[…]", and put words into brackets; the rest must stand in one
/// turn of the source in this order.
ChosenQuotations chooseQuotations(const Study& study, const Results& results, const OutputSpec& spec);

/// The sources that the pinned quotations of a table stand in.
std::vector<std::string> pinnedSources(const Study& study, const OutputSpec& spec);

/// "P17, clinician-educator, associate": a case with its values of some attributes, those it has.
std::string participantLabel(const project::CaseTable& cases, std::size_t index,
                             const std::vector<std::string>& attributes);

}  // namespace coder::study
