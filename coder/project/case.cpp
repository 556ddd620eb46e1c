#include "coder/project/case.h"

#include <algorithm>

#include "coder/transcript/labels.h"

namespace coder::project {

std::optional<std::size_t> CaseTable::attribute(std::string_view name) const {
    const auto found = std::find(attributes.begin(), attributes.end(), name);
    if (found == attributes.end()) return std::nullopt;
    return static_cast<std::size_t>(found - attributes.begin());
}

bool isSameLabel(std::string_view a, std::string_view b) {
    return a == b || transcript::labelKey(a) == transcript::labelKey(b);
}

std::optional<std::size_t> CaseTable::find(std::string_view source, std::string_view speaker) const {
    std::optional<std::size_t> wholeSource;
    for (std::size_t i = 0; i < cases.size(); ++i)
        for (const Voice& voice : cases[i].voices) {
            if (voice.source != source) continue;
            if (!voice.speaker.empty() && isSameLabel(voice.speaker, speaker)) return i;
            if (voice.speaker.empty() && !wholeSource) wholeSource = i;
        }
    return wholeSource;
}

}  // namespace coder::project
