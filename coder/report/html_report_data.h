// The turns and passages of a report as the JSON that its script reads.
#pragma once

#include <string>
#include <vector>

#include "coder/report/html_report.h"

namespace coder::report {

/// {"strings": [text], "turns": [[source, participant, attributes, speaker, line, before's speaker, before, text]],
/// "passages": [[turn, begin, end, code, name, rule, coder, begin, end, ...]]}, without "<".
///
/// What recurs is given once: source, participant, attributes, speakers, code, name, rule and coder are places in
/// "strings". Positions are UTF-16 units of the turn's text, half-open: those of the unit, and at the end those of the
/// evidence, in the text's order, overlapping ones joined.
std::string htmlReportData(const std::vector<ReportTurn>& turns, const std::vector<Passage>& passages);

}  // namespace coder::report
