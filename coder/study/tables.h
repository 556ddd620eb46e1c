// Every kind of table, from what a coding run found.
#pragma once

#include <vector>

#include "coder/report/table.h"
#include "coder/study/output_spec.h"
#include "coder/study/quotations.h"
#include "coder/study/results.h"

namespace coder::study {

/// What a run has to keep for these tables and figures.
KeptParts keptFor(const Study& study, const std::vector<OutputSpec>& specs);

struct MadeTable {
    report::Table table;
    base::Diagnostics diagnostics;
};

/// `results` must have kept what keptFor() says. With `linked`, cells name the codings that they count (indices in
/// Results::codings), which have to have been kept.
MadeTable makeTable(const Study& study, const Results& results, const OutputSpec& spec, bool linked = false);

/// The theme table that a specification asks for, with rows that it leaves out taken away, and masked; and in which
/// order its rows are shown. For figures too.
struct ThemesShown {
    analysis::ThemeTable table;
    std::vector<std::size_t> order;
};
ThemesShown themesShown(const Study& study, const Results& results, const OutputSpec& spec);

/// The codes that a specification shows, as indices in Codebook::codes: for `rows: all` only those without codes under
/// them where `leaves` is true.
std::vector<std::size_t> codesShown(const Study& study, const OutputSpec& spec, bool leaves);

}  // namespace coder::study
