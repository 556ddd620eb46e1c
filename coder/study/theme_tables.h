// Theme tables of a study.
#pragma once

#include "coder/study/tables.h"

namespace coder::study {

MadeTable makeThemeTable(const Study& study, const Results& results, const OutputSpec& spec, bool linked);

}  // namespace coder::study
