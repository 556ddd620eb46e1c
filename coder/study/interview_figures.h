// Figures of one interview.
#pragma once

#include "coder/study/figures.h"

namespace coder::study {

figures::Portrait makePortrait(const Study& study, const project::CodedSource& coded, const OutputSpec& spec);
figures::Timeline makeTimeline(const Study& study, const project::CodedSource& coded, const OutputSpec& spec);

}  // namespace coder::study
