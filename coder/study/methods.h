// methods.md: what was done, with the numbers of the study, and the checklists that journals ask for.
#pragma once

#include <vector>

#include "coder/report/document.h"
#include "coder/study/output_spec.h"
#include "coder/study/results.h"

namespace coder::study {

/// A paragraph of methods for the tables that were made, and two checklists: COREQ (Tong, Sainsbury and Craig 2007, Int
/// J Qual Health Care 19:349-357) and SRQR (O'Brien et al. 2014, Acad Med 89:1245-1251). Items that the study can't
/// answer by itself are left to the authors.
report::Document methodsOf(const Study& study, const Results& results, const std::vector<OutputSpec>& specs);

}  // namespace coder::study
