// The items of reporting checklists, and what a study can say of them by itself.
#pragma once

#include <map>
#include <string>

#include "coder/report/table.h"

namespace coder::study {

/// By the item's number, "12" or "S8": what the study says.
using ChecklistAnswers = std::map<std::string, std::string>;

/// Consolidated criteria for reporting qualitative research, 32 items: Tong, Sainsbury and Craig 2007, Int J Qual
/// Health Care 19:349-357.
report::Table coreq(const ChecklistAnswers& answers);

/// Standards for reporting qualitative research, 21 items: O'Brien et al. 2014, Acad Med 89:1245-1251.
report::Table srqr(const ChecklistAnswers& answers);

}  // namespace coder::study
