#include "coder/study/label_consistency.h"

#include <algorithm>
#include <array>

#include "coder/base/nearest_name.h"
#include "coder/transcript/labels.h"
#include "coder/transcript/roles.h"

namespace coder::study {

namespace {

using base::Severity;
using transcript::Role;
using transcript::yamlItem;

constexpr std::size_t MostTold = 5;
constexpr std::size_t FewestSources = 3;

bool hasDigit(std::string_view key) { return key.find_first_of("0123456789") != std::string_view::npos; }

std::size_t changesAllowed(std::size_t length) { return length >= 8 ? 2 : length >= 4 ? 1 : 0; }

const char* taken(Role role) {
    switch (role) {
        case Role::Interviewer:
            return "taken for the interviewer";
        case Role::Participant:
            return "taken for a participant";
        case Role::Other:
            break;
    }
    return "given no role";
}

/// The first few, and how many there are beside.
base::Diagnostics firstOf(base::Diagnostics findings, const std::string& what) {
    if (findings.size() <= MostTold) return findings;
    const std::size_t more = findings.size() - MostTold;
    findings.resize(MostTold);
    findings.push_back({Severity::Warning, {}, "the same holds for " + std::to_string(more) + " more " + what, {}});
    return findings;
}

}  // namespace

LabelConsistency::LabelConsistency(const transcript::ParseOptions& options, project::CaseTable cases)
    : cases_(std::move(cases)), known_(options) {}

bool LabelConsistency::isListed(const std::string& source, const std::string& label) const {
    return std::any_of(cases_.cases.begin(), cases_.cases.end(), [&](const project::Case& each) {
        return std::any_of(each.voices.begin(), each.voices.end(), [&](const project::Voice& voice) {
            return voice.source == source && !voice.speaker.empty() && project::isSameLabel(voice.speaker, label);
        });
    });
}

void LabelConsistency::add(const project::Source& source, const std::vector<std::uint32_t>& places) {
    const auto& speakers = source.transcript.speakers;
    for (std::size_t i = 0; i < speakers.size(); ++i) {
        const std::string key = transcript::labelKey(speakers[i].label);
        if (key.empty() || hasDigit(key) || known_.find(key).source != transcript::LabelSource::Unknown) continue;
        if (isListed(source.name, speakers[i].label)) continue;
        Label& label = labels_[key];
        if (label.uses.empty()) label.written = speakers[i].label;
        label.uses.push_back({{source.path, i < places.size() ? places[i] : 0, 0}, speakers[i].role});
    }
}

base::Diagnostics LabelConsistency::findings() const {
    base::Diagnostics findings = firstOf(misspellings(), "labels that are nearly another one");
    base::append(findings, firstOf(roleChanges(), "labels with several roles"));
    return findings;
}

base::Diagnostics LabelConsistency::misspellings() const {
    base::Diagnostics findings;
    for (const auto& [key, rare] : labels_) {
        if (rare.uses.size() > 1 || changesAllowed(key.size()) == 0 || !known_.nearest(key).empty()) continue;
        const Label* meant = nullptr;
        std::size_t fewest = changesAllowed(key.size()) + 1;
        for (const auto& [other, frequent] : labels_) {
            if (frequent.uses.size() < FewestSources) continue;
            const auto distance = base::nameDistance(key, other);
            if (!distance || *distance >= fewest || *distance > changesAllowed(other.size())) continue;
            fewest = *distance;
            meant = &frequent;
        }
        if (meant == nullptr) continue;
        findings.push_back(
            {Severity::Warning, rare.uses.front().place,
             "the speaker label \"" + rare.written + "\" is in this source only, and " +
                 std::to_string(meant->uses.size()) + " sources have \"" + meant->written + "\", which may be meant",
             "if it is, add `speakers: {same: {" + yamlItem(meant->written) + ": [" + yamlItem(rare.written) +
                 "]}}` to the study; else list " + yamlItem(rare.written) + " under its role"});
    }
    return findings;
}

base::Diagnostics LabelConsistency::roleChanges() const {
    base::Diagnostics findings;
    for (const auto& [key, label] : labels_) {
        std::array<std::size_t, 3> counts{};
        for (const Use& use : label.uses) ++counts[static_cast<std::size_t>(use.role)];
        const auto count = [&](Role role) { return counts[static_cast<std::size_t>(role)]; };
        const Role usual = count(Role::Interviewer) > count(Role::Participant) ? Role::Interviewer : Role::Participant;
        if (count(usual) == 0 || count(usual) == label.uses.size()) continue;
        const auto isUsual = [&](const Use& use) { return use.role == usual; };
        const auto odd = std::find_if_not(label.uses.begin(), label.uses.end(), isUsual);
        const auto first = std::find_if(label.uses.begin(), label.uses.end(), isUsual);
        const std::size_t others = count(usual);
        findings.push_back({Severity::Warning, odd->place,
                            "\"" + label.written + "\" is " + taken(odd->role) + " here, and " + taken(usual) + " in " +
                                std::to_string(others) + " other source" + (others == 1 ? "" : "s") + " (first " +
                                toString(first->place) + ")",
                            std::string("if it is one person, add `speakers: {") + roleName(usual) + ": [" +
                                yamlItem(label.written) + "]}` to the study"});
    }
    return findings;
}

}  // namespace coder::study
