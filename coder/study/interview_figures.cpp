#include "coder/study/interview_figures.h"

#include <algorithm>
#include <map>

#include "coder/report/numbers.h"
#include "coder/study/tables.h"
#include "coder/text/words.h"

namespace coder::study {

namespace {

/// Where in a talk a position is: after so many words, whoever said them.
class TalkScale {
public:
    explicit TalkScale(const project::CodedSource& coded) : coded_(coded) {
        text::WordBreaker breaker;
        for (const transcript::Turn& turn : coded.source.transcript.turns) {
            wordsBefore_.push_back(words_.size());
            std::vector<text::Span> words;
            breaker.split(text::slice(coded.source.text, turn.span), words);
            for (const text::Span word : words) words_.push_back(turn.span.begin().value() + word.begin().value());
        }
        wordsBefore_.push_back(words_.size());
    }

    double words() const { return static_cast<double>(words_.size()); }
    double turnBegin(std::size_t turn) const { return static_cast<double>(wordsBefore_[turn]); }
    double turnEnd(std::size_t turn) const { return static_cast<double>(wordsBefore_[turn + 1]); }
    /// How many words begin before a position in the source's text.
    double at(text::ByteOffset position) const {
        return static_cast<double>(std::lower_bound(words_.begin(), words_.end(), position.value()) - words_.begin());
    }

private:
    const project::CodedSource& coded_;
    std::vector<std::size_t> words_;        ///< Where each word begins.
    std::vector<std::size_t> wordsBefore_;  ///< By turn.
};

figures::Speaker speakerOf(transcript::Role role) {
    switch (role) {
        case transcript::Role::Interviewer:
            return figures::Speaker::Interviewer;
        case transcript::Role::Participant:
            return figures::Speaker::Participant;
        case transcript::Role::Other:
            break;
    }
    return figures::Speaker::Other;
}

std::size_t topOf(const codebook::Codebook& codebook, std::size_t code) {
    while (codebook.codes[code].parent) code = *codebook.codes[code].parent;
    return code;
}

/// The codes at the top, in order, with their places.
std::map<std::size_t, std::uint32_t> topCodes(const codebook::Codebook& codebook) {
    std::map<std::size_t, std::uint32_t> groups;
    for (std::size_t code = 0; code < codebook.codes.size(); ++code)
        if (!codebook.codes[code].parent) groups.emplace(code, static_cast<std::uint32_t>(groups.size()));
    return groups;
}

}  // namespace

figures::Portrait makePortrait(const Study& study, const project::CodedSource& coded, const OutputSpec& spec) {
    const codebook::Codebook& codebook = *study.codebook;
    const TalkScale scale(coded);
    const double length = std::max(scale.words(), 1.0);
    const auto groups = topCodes(codebook);
    figures::Portrait figure;
    figure.title = coded.source.name + ": themes over the interview";
    figure.length = scale.words();
    std::map<std::size_t, std::size_t> lanes;  // By code.
    const std::vector<std::size_t> shown = codesShown(study, spec, true);
    for (const std::size_t code : shown) {
        const bool used = std::any_of(coded.codings.begin(), coded.codings.end(), [&](const project::Coding& coding) {
            return codebook.isUnder(coding.code, code);
        });
        if (!used) continue;
        lanes.emplace(code, figure.lanes.size());
        figure.lanes.push_back({codebook.codes[code].name, 0, groups.at(topOf(codebook, code))});
    }
    for (const project::Coding& coding : coded.codings)
        for (std::optional<std::size_t> code = coding.code; code; code = codebook.codes[*code].parent)
            if (const auto lane = lanes.find(*code); lane != lanes.end())
                figure.marks.push_back(
                    {lane->second, scale.at(coding.span.begin()) / length, scale.at(coding.span.end()) / length});
    const auto& transcript = coded.source.transcript;
    for (std::size_t turn = 0; turn < transcript.turns.size(); ++turn)
        figure.turns.push_back({speakerOf(transcript.speakers[transcript.turns[turn].speaker].role),
                                scale.turnBegin(turn) / length, scale.turnEnd(turn) / length});
    figure.caption = "Codings in the interview " + coded.source.name + " (" +
                     report::counted(coded.codings.size(), "coding") +
                     "), by the words said before them. Themes that " + "do not come are left out.";
    return figure;
}

figures::Timeline makeTimeline(const Study& study, const project::CodedSource& coded, const OutputSpec& spec) {
    const codebook::Codebook& codebook = *study.codebook;
    const TalkScale scale(coded);
    const auto& transcript = coded.source.transcript;
    figures::Timeline figure;
    figure.title = coded.source.name + ": who speaks, and of what";
    figure.axis = "Words";
    figure.length = scale.words();
    for (const transcript::Speaker& speaker : transcript.speakers)
        figure.lanes.push_back({speaker.label.empty() ? "(no label)" : speaker.label, {}, {}});
    for (std::size_t turn = 0; turn < transcript.turns.size(); ++turn)
        figure.lanes[transcript.turns[turn].speaker].turns.push_back({scale.turnBegin(turn), scale.turnEnd(turn)});
    const auto groups = topCodes(codebook);
    for (const auto& [code, group] : groups) figure.groups.push_back(codebook.codes[code].name);
    OutputSpec all = spec;
    all.rows = RowChoice::All;
    const std::vector<std::size_t> shown = codesShown(study, all, false);
    for (const project::Coding& coding : coded.codings)
        if (std::binary_search(shown.begin(), shown.end(), coding.code))
            figure.lanes[transcript.turns[coding.turn].speaker].marks.push_back(
                {scale.at(coding.span.begin()), groups.at(topOf(codebook, coding.code))});
    figure.caption =
        "Turns of the interview " + coded.source.name + " and the codings in them, by the words said before.";
    return figure;
}

}  // namespace coder::study
