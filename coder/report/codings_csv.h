// codings.csv: one line for each coding (docs/formats/codings.md).
#pragma once

#include <string>

#include "coder/codebook/codebook.h"
#include "coder/project/case.h"
#include "coder/project/coding.h"

namespace coder::report {

/// "source,participant,speaker,code,begin,end,line,coder,origin,rule,quote,evidence" with its line feed.
std::string codingsCsvHeader();

/// The lines of one source's codings, in their order. `begin` and `end` are code points of the canonical text,
/// half-open; several rules are separated by ";", several pieces of evidence by " | ".
std::string codingsCsvLines(const project::CodedSource& coded, const codebook::Codebook& codebook,
                            const project::CaseTable& cases);

}  // namespace coder::report
