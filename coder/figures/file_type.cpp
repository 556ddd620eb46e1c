#include "coder/base/strings.h"
#include "coder/figures/draw.h"

namespace coder::figures {

std::optional<FileType> fileTypeByName(std::string_view name) {
    const std::string_view ending = name.substr(name.rfind('.') + 1);  // The whole name when it has no point.
    if (base::equalIgnoringCase(ending, "svg")) return FileType::Svg;
    if (base::equalIgnoringCase(ending, "pdf")) return FileType::Pdf;
    if (base::equalIgnoringCase(ending, "png")) return FileType::Png;
    return std::nullopt;
}

}  // namespace coder::figures
