// Scenes through QPainter. Needs the application of application.h.
#pragma once

#include <cstdint>
#include <mutex>
#include <string>

#include "coder/base/result.h"
#include "coder/figures/scene.h"

namespace coder::figures {

/// PDF 1.4 with embedded fonts, without the time at which it was made.
std::string toPdf(const Scene& scene);

/// On white. `painting` is unlocked when the picture is painted and only remains to be compressed. Errors: Invalid for
/// more than 200 million pixels or 32,767 in a direction.
base::Result<std::string> toPng(const Scene& scene, std::uint32_t dpi, std::unique_lock<std::mutex>& painting);

}  // namespace coder::figures
