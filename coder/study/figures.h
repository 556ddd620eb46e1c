// Every kind of figure, from what a coding run found.
#pragma once

#include "coder/base/result.h"
#include "coder/figures/draw.h"
#include "coder/study/output_spec.h"
#include "coder/study/results.h"

namespace coder::study {

/// `results` must have kept what keptFor() says. Errors: Invalid where the data don't have what the figure needs: two
/// groups for a forest plot, the interview of a portrait.
base::Result<figures::Figure> makeFigure(const Study& study, const Results& results, const OutputSpec& spec);

/// The sheet that a specification asks for.
figures::Page pageOf(const Study& study, const OutputSpec& spec);

}  // namespace coder::study
