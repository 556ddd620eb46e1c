#include "coder/transcript/roles.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "coder/transcript/letters.h"

namespace coder::transcript {

namespace {

using base::Severity;

constexpr double LeastShareOfQuestions = 0.15;
constexpr double LeastLead = 2.0;
constexpr std::uint32_t FewestSentences = 5;

double shareOfQuestions(const SpeakerFacts& facts) {
    return facts.sentences == 0 ? 0 : static_cast<double>(facts.questions) / facts.sentences;
}

class RoleFinder {
public:
    RoleFinder(std::vector<Speaker>& speakers, const std::vector<SpeakerFacts>& facts, const KnownLabels& known,
               Reporter& reporter)
        : speakers_(speakers), facts_(facts), known_(known), reporter_(reporter) {}

    void run();

private:
    void takeKnown();
    void warnOfMisspelling(std::size_t speaker, std::string_view label);
    std::optional<std::size_t> whoAsks() const;
    void proposeByQuestions(std::size_t interviewer);
    void proposeOnlyOther();
    void warnOfUnknown();
    bool has(Role role) const;

    std::vector<Speaker>& speakers_;
    const std::vector<SpeakerFacts>& facts_;
    const KnownLabels& known_;
    Reporter& reporter_;
    std::vector<std::size_t> unknown_;  ///< Indices of the speakers without a role yet.
};

void RoleFinder::run() {
    takeKnown();
    if (unknown_.empty()) return;
    if (!has(Role::Interviewer)) {
        if (const auto interviewer = whoAsks()) return proposeByQuestions(*interviewer);
    } else if (unknown_.size() == 1 && !has(Role::Participant)) {
        return proposeOnlyOther();
    }
    warnOfUnknown();
}

void RoleFinder::takeKnown() {
    for (std::size_t i = 0; i < speakers_.size(); ++i) {
        if (facts_[i].knowledge.source != LabelSource::Unknown) {
            speakers_[i].role = facts_[i].knowledge.role;
        } else if (facts_[i].key.empty()) {
            continue;  // nobody knows whose speech it is: it stays with Role::Other, and can't be listed
        } else if (const std::string_view label = known_.nearest(facts_[i].key); !label.empty()) {
            warnOfMisspelling(i, label);
        } else {
            unknown_.push_back(i);
        }
    }
}

bool RoleFinder::has(Role role) const {
    for (std::size_t i = 0; i < speakers_.size(); ++i)
        if (speakers_[i].role == role && facts_[i].knowledge.source != LabelSource::Unknown) return true;
    return false;
}

void RoleFinder::warnOfMisspelling(std::size_t speaker, std::string_view label) {
    const std::string& written = speakers_[speaker].label;
    reporter_.add(
        Severity::Warning, facts_[speaker].label,
        fmt::format("the speaker label \"{}\" is not known; \"{}\" may be meant", written, label),
        fmt::format("if it is, add `speakers: {{same: {{{}: [{}]}}}}` to the study; else list {} under its role",
                    yamlItem(std::string(label)), yamlItem(written), yamlItem(written)));
}

std::optional<std::size_t> RoleFinder::whoAsks() const {
    if (speakers_.size() < 2) return std::nullopt;
    const auto less = [this](std::size_t a, std::size_t b) {
        return shareOfQuestions(facts_[a]) < shareOfQuestions(facts_[b]);
    };
    const std::size_t best = *std::max_element(unknown_.begin(), unknown_.end(), less);
    const double share = shareOfQuestions(facts_[best]);
    if (share < LeastShareOfQuestions || facts_[best].sentences < FewestSentences) return std::nullopt;
    for (std::size_t i = 0; i < speakers_.size(); ++i)
        if (i != best && facts_[i].sentences >= FewestSentences && share < LeastLead * shareOfQuestions(facts_[i]))
            return std::nullopt;
    return best;
}

void RoleFinder::proposeByQuestions(std::size_t interviewer) {
    std::string participants;
    std::string shares;
    for (const std::size_t i : unknown_) {
        speakers_[i].role = i == interviewer ? Role::Interviewer : Role::Participant;
        speakers_[i].proposed = true;
        if (i == interviewer) continue;
        participants += (participants.empty() ? "" : ", ") + yamlItem(speakers_[i].label);
        shares += fmt::format("{}\"{}\" {:.0f} %", shares.empty() ? "" : ", ", speakers_[i].label,
                              100 * shareOfQuestions(facts_[i]));
    }
    const Speaker& asks = speakers_[interviewer];
    reporter_.add(
        Severity::Note, facts_[interviewer].label,
        fmt::format("\"{}\" is taken for the interviewer: {:.0f} % of that speaker's sentences are questions{}{}",
                    asks.label, 100 * shareOfQuestions(facts_[interviewer]), shares.empty() ? "" : ", of others ",
                    shares),
        fmt::format("if that is right, add `speakers: {{interviewer: [{}], participant: [{}]}}` to the study",
                    yamlItem(asks.label), participants));
}

void RoleFinder::proposeOnlyOther() {
    Speaker& other = speakers_[unknown_.front()];
    other.role = Role::Participant;
    other.proposed = true;
    reporter_.add(
        Severity::Note, facts_[unknown_.front()].label,
        fmt::format("\"{}\" is taken for the participant, as the only speaker beside the interviewer", other.label),
        fmt::format("if that is right, add `speakers: {{participant: [{}]}}` to the study", yamlItem(other.label)));
}

void RoleFinder::warnOfUnknown() {
    constexpr std::size_t MostNamed = 5;
    std::string quoted;
    std::string items;
    for (std::size_t i = 0; i < std::min(unknown_.size(), MostNamed); ++i) {
        const std::string& label = speakers_[unknown_[i]].label;
        quoted += fmt::format("{}\"{}\"", i == 0 ? "" : ", ", label);
        items += (i == 0 ? "" : ", ") + yamlItem(label);
    }
    if (unknown_.size() > MostNamed) quoted += fmt::format(" and {} more", unknown_.size() - MostNamed);
    reporter_.add(
        Severity::Warning, facts_[unknown_.front()].label,
        fmt::format("the role of {} is not known, so that speech is not counted", quoted),
        fmt::format("sort them into `speakers: {{interviewer: [..], participant: [..], other: [..]}}` in the study: {}",
                    items));
}

bool endsWith(std::string_view text, std::string_view ending) {
    return text.size() >= ending.size() && text.substr(text.size() - ending.size()) == ending;
}

}  // namespace

std::string yamlItem(const std::string& label) {
    const bool plain =
        isAsciiLetter(label.front()) && std::all_of(label.begin(), label.end(), [](char c) {
            return isAsciiLetter(c) || isDigit(c) || isBeyondAscii(c) || c == ' ' || c == '.' || c == '-';
        });
    if (plain) return label;
    std::string quoted = "'";
    for (const char c : label) quoted += c == '\'' ? "''" : std::string(1, c);
    return quoted + "'";
}

bool endsInQuestion(std::string_view sentence) {
    // Closing quotation marks and Markdown's emphasis; then the question marks of Latin, Arabic and wide punctuation.
    constexpr std::array<std::string_view, 10> Closers{"\"",           "'",        ")", "*", "_", " ", "\xE2\x80\x9D",
                                                       "\xE2\x80\x99", "\xC2\xBB", "\\"};
    constexpr std::array<std::string_view, 3> QuestionMarks{"?", "\xD8\x9F", "\xEF\xBC\x9F"};
    for (;;) {
        if (sentence.empty() || sentence.back() == '.' || isAsciiLetter(sentence.back()))
            return false;  // nearly always
        const auto ends = [sentence](std::string_view ending) { return endsWith(sentence, ending); };
        if (std::any_of(QuestionMarks.begin(), QuestionMarks.end(), ends)) return true;
        if (endsWith(sentence, "]")) {
            const std::size_t open = sentence.rfind('[');
            if (open == std::string_view::npos) return false;
            sentence = sentence.substr(0, open);
            continue;
        }
        const auto* const closer = std::find_if(Closers.begin(), Closers.end(), ends);
        if (closer == Closers.end()) return false;
        sentence.remove_suffix(closer->size());
    }
}

void assignRoles(std::vector<Speaker>& speakers, const std::vector<SpeakerFacts>& facts, const KnownLabels& known,
                 Reporter& reporter) {
    RoleFinder(speakers, facts, known, reporter).run();
}

}  // namespace coder::transcript
