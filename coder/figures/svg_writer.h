#pragma once

#include <string>
#include <string_view>

#include "coder/figures/scene.h"

namespace coder::figures {

/// SVG 1.1 with nothing but elements and presentation attributes; ids begin with `idPrefix`.
std::string toSvg(const Scene& scene, std::string_view idPrefix);

}  // namespace coder::figures
