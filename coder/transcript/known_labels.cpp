#include "coder/transcript/known_labels.h"

#include <algorithm>
#include <numeric>
#include <optional>

#include "coder/transcript/labels.h"

namespace coder::transcript {

namespace {

constexpr std::size_t ShortestMisspelt = 6;

std::size_t editsAllowed(std::size_t length) { return length >= 8 ? 2 : 1; }

/// Optimal string alignment: insertions, deletions, replacements and swaps of neighbours.
std::size_t editDistance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> beforeLast(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], beforeLast[j - 2] + 1);
        }
        std::swap(beforeLast, last);
        std::swap(last, row);
    }
    return last[b.size()];
}

std::optional<Role> roleOf(const std::unordered_map<std::string, Role>& roles, std::string_view key) {
    auto found = roles.find(std::string(key));
    if (found == roles.end()) found = roles.find(std::string(keyWithoutNumber(key)));
    return found == roles.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace

KnownLabels::KnownLabels(const ParseOptions& options) {
    add(study_, options.study);
    add(wellKnown_, options.wellKnown);
    for (const SameSpeaker& speaker : options.same)
        for (const std::string& spelling : speaker.spellings) same_.emplace(labelKey(spelling), speaker.label);
}

std::string KnownLabels::keyOf(std::string_view label) const {
    std::string key = labelKey(label);
    if (same_.empty()) return key;
    const auto other = same_.find(key);
    return other == same_.end() ? key : labelKey(other->second);
}

std::string_view KnownLabels::shown(std::string_view label) const {
    if (same_.empty()) return label;
    const auto other = same_.find(labelKey(label));
    return other == same_.end() ? label : other->second;
}

void KnownLabels::add(Roles& roles, const SpeakerRoles& labels) {
    const auto addAll = [&](const std::vector<std::string>& ofRole, Role role) {
        for (const std::string& label : ofRole) {
            std::string key = labelKey(label);
            if (key.empty()) continue;
            roles.emplace(key, role);
            spellings_.push_back({std::move(key), label});
        }
    };
    addAll(labels.interviewer, Role::Interviewer);
    addAll(labels.participant, Role::Participant);
    addAll(labels.other, Role::Other);
}

LabelKnowledge KnownLabels::find(std::string_view key) const {
    if (const auto role = roleOf(study_, key)) return {LabelSource::Study, *role};
    if (const auto role = roleOf(wellKnown_, key)) return {LabelSource::WellKnown, *role};
    return {};
}

std::string_view KnownLabels::nearest(std::string_view key) const {
    if (key.size() < ShortestMisspelt) return {};
    std::string_view best;
    std::size_t bestDistance = editsAllowed(key.size()) + 1;
    for (const Spelling& known : spellings_) {
        const std::size_t longer = std::max(known.key.size(), key.size());
        const std::size_t shorter = std::min(known.key.size(), key.size());
        if (shorter < ShortestMisspelt || longer - shorter >= bestDistance) continue;
        const std::size_t distance = editDistance(key, known.key);
        if (distance == 0 || distance >= bestDistance || distance > editsAllowed(shorter)) continue;
        best = known.label;
        bestDistance = distance;
    }
    return best;
}

}  // namespace coder::transcript
