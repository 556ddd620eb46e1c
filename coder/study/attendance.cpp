#include "coder/study/attendance.h"

#include <algorithm>

#include "coder/base/nearest_name.h"
#include "coder/base/strings.h"
#include "coder/text/word_forms.h"

namespace coder::study {

namespace {

using base::Severity;

/// More findings of a kind are told in one.
constexpr std::size_t MostSingly = 3;
constexpr std::size_t MostNamed = 8;

/// A, B and C; of many the first few: A, B, C and 9 more.
std::string listed(const std::vector<std::string>& names) {
    std::string text;
    const std::size_t shown = names.size() > MostNamed ? MostSingly : names.size();
    for (std::size_t i = 0; i < shown; ++i) {
        const bool last = i + 1 == names.size();
        text += (i == 0 ? "" : last ? " and " : ", ") + names[i];
    }
    if (shown < names.size()) text += " and " + std::to_string(names.size() - shown) + " more";
    return text;
}

std::vector<std::string> quoted(const std::vector<std::string>& names) {
    std::vector<std::string> result;
    for (const std::string& name : names) result.push_back('"' + name + '"');
    return result;
}

/// What two spellings of a source's name have in common: without case, accents, ending, separators and leading zeros.
std::string sourceKey(std::string_view name) {
    constexpr std::size_t LongestEnding = 5;
    const std::size_t dot = name.rfind('.');
    if (dot != std::string_view::npos && dot > 0 && name.size() - dot <= LongestEnding &&
        name.find(' ', dot) == std::string_view::npos)
        name = name.substr(0, dot);
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    std::string key;
    for (const char c : text::foldWord(name)) {
        if (std::string_view(" _-.\t").find(c) != std::string_view::npos) continue;
        const bool leadingZero =
            !key.empty() && key.back() == '0' && isDigit(c) && (key.size() == 1 || !isDigit(key[key.size() - 2]));
        if (leadingZero) key.pop_back();
        key += c;
    }
    return key;
}

std::string digitsOf(std::string_view key) {
    std::string digits;
    for (const char c : key)
        if (c >= '0' && c <= '9') digits += c;
    return digits;
}

/// The labels of a source, quoted: the one most like `wanted`, then participants', then the others.
std::string labelsOf(const project::Source& source, const std::string& wanted) {
    std::vector<std::string> labels;
    for (const bool participants : {true, false})
        for (const transcript::Speaker& speaker : source.transcript.speakers)
            if ((speaker.role == transcript::Role::Participant) == participants && !speaker.label.empty())
                labels.push_back(speaker.label);
    if (const auto nearest = base::nearestName(wanted, {labels.begin(), labels.end()}))
        std::stable_partition(labels.begin(), labels.end(),
                              [label = std::string(*nearest)](const std::string& each) { return each == label; });
    return listed(quoted(labels));
}

}  // namespace

Attendance::Attendance(const Study& study) : study_(study) {
    for (const project::Case& each : study.cases.cases) voices_.emplace_back(each.voices.size());
}

void Attendance::hear(const project::Source& source) {
    for (std::size_t i = 0; i < voices_.size(); ++i) {
        const auto& voices = study_.cases.cases[i].voices;
        for (std::size_t v = 0; v < voices.size(); ++v)
            if (voices[v].source == source.name) voices_[i][v] = outcomeOf(source, i, voices[v]);
    }
}

void Attendance::addUnreadable(const std::string& source) {
    for (std::size_t i = 0; i < voices_.size(); ++i) {
        const auto& voices = study_.cases.cases[i].voices;
        for (std::size_t v = 0; v < voices.size(); ++v)
            if (voices[v].source == source) voices_[i][v].heard = Heard::Unreadable;
    }
}

Attendance::Voice Attendance::outcomeOf(const project::Source& source, std::size_t owner,
                                        const project::Voice& voice) const {
    Voice outcome{voice.speaker.empty() ? Heard::NoSpeech : Heard::NoSpeaker, {}};
    for (const transcript::Speaker& speaker : source.transcript.speakers) {
        if (!voice.speaker.empty() && !project::isSameLabel(voice.speaker, speaker.label)) continue;
        const bool participant = speaker.role == transcript::Role::Participant;
        if (participant && study_.cases.find(source.name, speaker.label) == owner) return {Heard::Yes, {}};
        if (!voice.speaker.empty()) outcome.heard = participant ? Heard::NoSpeech : Heard::NoParticipant;
    }
    if (outcome.heard == Heard::NoSpeaker) outcome.labels = labelsOf(source, voice.speaker);
    return outcome;
}

void Attendance::addUnlisted(const project::Source& source, std::vector<std::string> labels,
                             std::vector<std::string> names) {
    unlisted_.push_back({source.name, source.path, std::move(labels), std::move(names)});
}

base::Diagnostics Attendance::findings() const {
    base::Diagnostics findings;
    addUnlisted(true, findings);
    addUnlisted(false, findings);
    base::Diagnostics unheard;
    for (const Heard heard :
         {Heard::NoSource, Heard::Unreadable, Heard::NoSpeaker, Heard::NoParticipant, Heard::NoSpeech})
        addUnheard(heard, unheard);
    std::stable_sort(unheard.begin(), unheard.end(),
                     [](const auto& a, const auto& b) { return a.place.line < b.place.line; });
    base::append(findings, std::move(unheard));
    return findings;
}

void Attendance::addUnheard(Heard heard, base::Diagnostics& findings) const {
    std::vector<Unheard> found;
    for (std::size_t i = 0; i < voices_.size(); ++i)
        for (std::size_t v = 0; v < voices_[i].size(); ++v)
            if (voices_[i][v].heard == heard)
                found.push_back({&study_.cases.cases[i], &study_.cases.cases[i].voices[v], &voices_[i][v]});
    if (found.size() > MostSingly)
        findings.push_back(unheardFinding(found));
    else
        for (const Unheard& each : found) findings.push_back(unheardFinding(each));
}

base::Diagnostic Attendance::unheardFinding(const Unheard& unheard) const {
    std::string why;
    std::string remedy;
    const std::string& speaker = unheard.voice->speaker;
    switch (unheard.outcome->heard) {
        case Heard::NoSource:
            why = "there is no such source";
            remedy = sourceRemedy(unheard.voice->source);
            break;
        case Heard::Unreadable:
            why = "its transcript can't be read";
            remedy = "see the message about that file";
            break;
        case Heard::NoSpeaker:
            why = "it has no speaker \"" + speaker + "\"";
            remedy = unheard.outcome->labels.empty() ? "it has no labels; see the message about that file"
                                                     : "its speakers are " + unheard.outcome->labels;
            break;
        case Heard::NoParticipant:
            why = "its speaker \"" + speaker + "\" is not taken for a participant";
            remedy = "say so in the study: speakers: {participant: [" + speaker + "]}";
            break;
        case Heard::NoSpeech:
        case Heard::Yes:
            why = "it has no speech of a participant, or all of it is somebody else's";
            remedy = "see how its speakers are labelled (coder sources lists them), and who else names it in the table";
            break;
    }
    return {Severity::Error, unheard.owner->place,
            "participant " + unheard.owner->name + " is not counted in the source \"" + unheard.voice->source +
                "\": " + why,
            remedy};
}

base::Diagnostic Attendance::unheardFinding(const std::vector<Unheard>& unheard) const {
    std::vector<std::string> whom;
    for (const Unheard& each : unheard) {
        const std::string& speaker = each.voice->speaker;
        whom.push_back(each.owner->name + " (" + each.voice->source + (speaker.empty() ? "" : ", " + speaker) + ")");
    }
    std::string why;
    switch (unheard.front().outcome->heard) {
        case Heard::NoSource:
            why = "the study has no such sources";
            break;
        case Heard::Unreadable:
            why = "their transcripts can't be read";
            break;
        case Heard::NoSpeaker:
            why = "their sources have no such speakers";
            break;
        case Heard::NoParticipant:
            why = "these speakers are not taken for participants";
            break;
        case Heard::NoSpeech:
        case Heard::Yes:
            why = "there is no speech of a participant, or all of it is somebody else's";
            break;
    }
    const base::Diagnostic first = unheardFinding(unheard.front());
    return {Severity::Error, first.place,
            std::to_string(unheard.size()) + " rows of the participants' table are not counted, since " + why + ": " +
                listed(whom),
            "of the first: " + first.remedy};
}

/// The source that is probably meant: the same but for case, separators, ending and leading zeros, or nearly the same
/// with the same numbers.
std::string Attendance::sourceRemedy(const std::string& name) const {
    const std::string key = sourceKey(name);
    std::vector<std::string_view> near;
    for (const StudySource& source : study_.sources) {
        const std::string known = sourceKey(source.name);
        if (known == key) return "did you mean `" + source.name + "`? (the study has that source)";
        if (digitsOf(known) == digitsOf(key)) near.push_back(source.name);
    }
    if (const auto nearest = base::nearestName(name, near))
        return "did you mean `" + std::string(*nearest) + "`? (the study has that source)";
    return "add the transcript, or correct the source's name in the table";
}

void Attendance::addUnlisted(bool speaking, base::Diagnostics& findings) const {
    std::vector<const Unlisted*> found;
    for (const Unlisted& each : unlisted_)
        if (each.labels.empty() != speaking) found.push_back(&each);
    if (found.size() <= MostSingly) {
        for (const Unlisted* each : found) findings.push_back(unlistedFinding(*each));
        return;
    }
    std::vector<std::string> sources;
    for (const Unlisted* each : found) sources.push_back(each->source);
    const std::string table = "the participants' table " + study_.file.participants;
    if (speaking)
        findings.push_back(
            {Severity::Error,
             {found.front()->path},
             table + " lacks participants of " + std::to_string(found.size()) + " sources: " + listed(sources),
             "add rows for them (coder sources lists who speaks there); until then they count as "
             "participants of their own with all attributes missing"});
    else
        findings.push_back({Severity::Warning,
                            {found.front()->path},
                            table + " has nobody for " + std::to_string(found.size()) +
                                " sources in which no participant speaks: " + listed(sources),
                            "say who the participants are (coder sources lists the speakers), or take the transcripts "
                            "out of the study"});
}

base::Diagnostic Attendance::unlistedFinding(const Unlisted& unlisted) const {
    const std::string nobody =
        "the participants' table " + study_.file.participants + " has nobody for the source " + unlisted.source;
    if (unlisted.labels.empty())
        return {Severity::Warning,
                {unlisted.path},
                nobody + ", in which no participant speaks",
                "say who the participant is (coder sources lists the speakers), or take the transcript out of the "
                "study"};
    const bool one = unlisted.labels.size() == 1;
    return {Severity::Error,
            {unlisted.path},
            nobody + (one ? ", speaker " : ", speakers ") + listed(quoted(unlisted.labels)),
            std::string(one ? "add a row for it; until then it counts as participant "
                            : "add rows for them; until then they count as participants ") +
                listed(quoted(unlisted.names)) + " with all attributes missing"};
}

}  // namespace coder::study
