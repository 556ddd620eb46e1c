// report.html of a study: its tables, figures, codebook and methods, each number with the passages that it counts.
#pragma once

#include <utility>
#include <vector>

#include "coder/report/html_report.h"
#include "coder/study/output_spec.h"
#include "coder/study/results.h"

namespace coder::study {

/// Tables whose cells name codings as their passages (see makeTable()), in the order of their sections.
using ReportTables = std::vector<std::pair<OutputSpec, report::Table>>;

/// `results` must have kept texts. Tables of every coding are left out: the passages are in the report anyway.
report::HtmlReport makeReport(const Study& study, const Results& results, const ReportTables& tables,
                              std::vector<report::ReportFigure> figures, const report::Document& methods);

}  // namespace coder::study
