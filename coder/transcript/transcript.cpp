// Three passes: the lines are scanned for what may be a label; the labels are chosen, with the whole file in view; the
// speech between two labels is cut into paragraphs, marks and sentences.
#include "coder/transcript/transcript.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <unordered_map>

#include "coder/text/utf8.h"
#include "coder/transcript/known_labels.h"
#include "coder/transcript/label_choice.h"
#include "coder/transcript/labels.h"
#include "coder/transcript/lines.h"
#include "coder/transcript/marks.h"
#include "coder/transcript/reporter.h"
#include "coder/transcript/roles.h"
#include "coder/transcript/times.h"

namespace coder::transcript {

namespace {

using base::Severity;

/// Tells lines that are no speech: those that the format states, or else those of Markdown.
class Asides {
public:
    explicit Asides(const Stated* stated) : stated_(stated) {}

    /// `content` is trimmed and not empty. To be asked in the order of the text.
    bool has(std::string_view text, text::Span content) {
        if (stated_ == nullptr) return isHeadingOrRule(text::slice(text, content));
        while (next_ < stated_->asides.size() && stated_->asides[next_].end() <= content.begin()) ++next_;
        return next_ < stated_->asides.size() && stated_->asides[next_].begin() < content.end();
    }

private:
    const Stated* stated_;
    std::size_t next_ = 0;
};

bool hasLabels(const Stated* stated) { return stated != nullptr && !stated->labels.empty(); }

/// What a study's own pattern finds in a line, which is not empty, as a candidate.
std::optional<LabelCandidate> foundLabel(std::string_view text, text::Span line, const LabelFinder& find) {
    const auto found = find(text::slice(text, line));
    if (!found) return std::nullopt;
    const std::size_t begin = line.begin().value();
    LabelCandidate candidate;
    candidate.line = static_cast<std::uint32_t>(begin);
    candidate.label = found->label.shifted(begin);
    candidate.speech = trimmed(text, begin + found->speech, line.end().value()).begin().value();
    if (begin + found->speech >= line.end().value()) candidate.speech = line.end().value();
    if (found->time && !found->time->empty()) {
        const text::Span span = found->time->shifted(begin);
        const auto time = matchAnyTime(text, span.begin().value());
        if (time && time->end <= span.end().value()) candidate.time = time->time;
    }
    return candidate;
}

class Scanner {
public:
    /// Both `stated` and `find` may be null.
    Scanner(std::string_view text, const Stated* stated, const LabelFinder* find)
        : text_(text), asides_(stated), find_(find) {
        if (stated != nullptr) lines_ = stated->lines;
    }

    FileScan scan();

private:
    void addLine(text::Span line, text::Span content);
    void endBlock(std::size_t at);

    std::string_view text_;
    Asides asides_;
    const LabelFinder* find_;
    LineKind lines_ = LineKind::Unknown;
    FileScan scan_;
    WrapDetector wraps_;
    bool inBlock_ = false;
    bool lastIsCandidate_ = false;
};

FileScan Scanner::scan() {
    scan_.firstBlockEnd = static_cast<std::uint32_t>(text_.size());
    LineReader lines(text_, 0, text_.size());
    text::Span line;
    while (lines.next(line)) {
        const text::Span content = trimmed(text_, line.begin().value(), line.end().value());
        if (content.empty() || asides_.has(text_, content))
            endBlock(line.begin().value());
        else
            addLine(line, content);
    }
    endBlock(text_.size());
    scan_.wrapped = lines_ == LineKind::Wrapped || (lines_ == LineKind::Unknown && wraps_.wrapped());
    return std::move(scan_);
}

void Scanner::endBlock(std::size_t at) {
    if (inBlock_ && at < scan_.firstBlockEnd) scan_.firstBlockEnd = static_cast<std::uint32_t>(at);
    if (lastIsCandidate_) scan_.candidates.back().beforeBlank = true;
    inBlock_ = lastIsCandidate_ = false;
    wraps_.endParagraph();
}

void Scanner::addLine(text::Span line, text::Span content) {
    auto candidate = find_ == nullptr ? matchLabel(text_, content) : foundLabel(text_, content, *find_);
    if (candidate && candidate->form == LabelForm::Alone && inBlock_) candidate.reset();
    auto kind = WrapDetector::Line::Speech;
    if (candidate) {
        const bool alone = candidate->speech == content.end().value();
        kind = alone ? WrapDetector::Line::LabelAlone : WrapDetector::Line::TurnBegin;
        candidate->afterBlank = !inBlock_;
        scan_.candidates.push_back(*candidate);
    }
    wraps_.add(text::slice(text_, {line.begin(), content.end()}), kind);
    if (line.begin().value() < scan_.firstBlockEnd) ++scan_.firstBlockLines;
    lastIsCandidate_ = candidate.has_value();
    inBlock_ = true;
}

/// Fills a Transcript turn by turn.
class Builder {
public:
    Builder(std::string_view text, const Stated* stated, bool wrapped, text::SentenceBreaker& sentences)
        : text_(text), asides_(stated), breaker_(sentences) {
        transcript_.wrapped = wrapped;
    }

    /// Adds the turn between two offsets. False, and nothing is added, when no speech is there.
    bool addTurn(std::size_t begin, std::size_t end, std::uint32_t speaker,
                 std::optional<std::chrono::milliseconds> time);

    Transcript& transcript() { return transcript_; }

private:
    void addParagraph(std::size_t begin, std::size_t end);
    void addSentences(text::Span paragraph, std::size_t firstMark);
    std::string_view withoutLineFeeds(std::string_view paragraph);

    std::string_view text_;
    Asides asides_;
    text::SentenceBreaker& breaker_;
    Transcript transcript_;
    std::string unwrapped_;
    std::vector<text::Span> split_;
};

bool Builder::addTurn(std::size_t begin, std::size_t end, std::uint32_t speaker,
                      std::optional<std::chrono::milliseconds> time) {
    Turn turn;
    turn.speaker = speaker;
    turn.time = time;
    turn.firstParagraph = static_cast<std::uint32_t>(transcript_.paragraphs.size());
    turn.firstSentence = static_cast<std::uint32_t>(transcript_.sentences.size());
    LineReader lines(text_, begin, end);
    text::Span line;
    text::Span block;  // the lines of the paragraph so far
    const auto endBlock = [&] {
        if (!block.empty()) addParagraph(block.begin().value(), block.end().value());
        block = {};
    };
    while (lines.next(line)) {
        const text::Span content = trimmed(text_, line.begin().value(), line.end().value());
        const bool speech = !content.empty() && !asides_.has(text_, content);
        if (!speech || !transcript_.wrapped) endBlock();
        if (speech) block = block.empty() ? content : text::Span(block.begin(), content.end());
    }
    endBlock();
    turn.paragraphCount = static_cast<std::uint32_t>(transcript_.paragraphs.size()) - turn.firstParagraph;
    turn.sentenceCount = static_cast<std::uint32_t>(transcript_.sentences.size()) - turn.firstSentence;
    if (turn.paragraphCount == 0) return false;
    turn.span = {transcript_.paragraphs[turn.firstParagraph].begin(), transcript_.paragraphs.back().end()};
    transcript_.turns.push_back(turn);
    return true;
}

void Builder::addParagraph(std::size_t begin, std::size_t end) {
    const text::Span paragraph(begin, end);
    const std::size_t firstMark = transcript_.marks.size();
    transcript_.paragraphs.push_back(paragraph);
    findMarks(text_, paragraph, transcript_.marks);
    addSentences(paragraph, firstMark);
}

void Builder::addSentences(text::Span paragraph, std::size_t firstMark) {
    std::string_view part = text::slice(text_, paragraph);
    if (transcript_.wrapped) part = withoutLineFeeds(part);
    split_.clear();
    breaker_.split(part, split_);
    for (const text::Span sentence : split_) {
        const text::Span inText = sentence.shifted(paragraph.begin().value());
        if (!isOnlyMarks(text_, inText, transcript_.marks, firstMark)) transcript_.sentences.push_back(inText);
    }
}

/// The same text at the same offsets, with spaces for the line feeds; valid until the next call.
std::string_view Builder::withoutLineFeeds(std::string_view paragraph) {
    if (paragraph.find('\n') == std::string_view::npos) return paragraph;
    unwrapped_.assign(paragraph);
    std::replace(unwrapped_.begin(), unwrapped_.end(), '\n', ' ');
    return unwrapped_;
}

constexpr std::uint32_t NoSpeaker = std::numeric_limits<std::uint32_t>::max();

/// One file from text to transcript.
class Parser {
public:
    /// `stated` may be null.
    Parser(std::string_view text, const Stated* stated, const ParseOptions& options, text::SentenceBreaker& sentences,
           Reporter& reporter)
        : text_(text),
          stated_(stated),
          known_(options),
          find_(options.findLabel && !hasLabels(stated) ? &options.findLabel : nullptr),
          scan_(Scanner(text, stated, find_).scan()),
          builder_(text, stated, scan_.wrapped, sentences),
          reporter_(reporter) {}

    Transcript parse();

private:
    LabelChoice choose();
    void addTurns(const LabelChoice& choice);
    void addUnlabelled();
    void countSentences(const Turn& turn);
    void noteHeader(std::size_t end);
    void noteSilentLabels();
    void warnOfTimes();

    Transcript& transcript() { return builder_.transcript(); }

    std::string_view text_;
    const Stated* stated_;
    KnownLabels known_;
    const LabelFinder* find_;  ///< Null where labels are stated or recognised.
    FileScan scan_;
    Builder builder_;
    Reporter& reporter_;
    std::vector<SpeakerFacts> facts_;
    std::vector<LabelUse> silent_;  ///< Labels with no speech behind them.
};

Transcript Parser::parse() {
    const LabelChoice choice = choose();
    if (choice.uses.empty()) {
        addUnlabelled();
    } else {
        noteHeader(scan_.candidates[choice.uses.front().candidate].line);
        addTurns(choice);
        noteSilentLabels();
        warnOfTimes();
        assignRoles(transcript().speakers, facts_, known_, reporter_);
    }
    return std::move(transcript());
}

/// The stated labels in place of what the scan found.
void takeStated(const Stated& stated, FileScan& scan) {
    scan.candidates.clear();
    for (const StatedLabel& label : stated.labels) {
        LabelCandidate candidate;
        candidate.line = label.label.begin().value();
        candidate.label = label.label;
        candidate.speech = label.speech;
        candidate.time = label.time;
        scan.candidates.push_back(candidate);
    }
}

/// Every candidate is a label.
LabelChoice takeAll(std::string_view text, const FileScan& scan, const KnownLabels& known) {
    LabelChoice choice;
    std::unordered_map<std::string, std::uint32_t> byKey;
    for (std::uint32_t i = 0; i < scan.candidates.size(); ++i) {
        std::string key = known.keyOf(text::slice(text, scan.candidates[i].label));
        const auto [at, isNew] = byKey.try_emplace(key, static_cast<std::uint32_t>(choice.labels.size()));
        if (isNew) choice.labels.push_back({key, key.empty() ? LabelKnowledge{} : known.find(key)});
        choice.uses.push_back({i, at->second});
    }
    return choice;
}

LabelChoice Parser::choose() {
    if (hasLabels(stated_)) takeStated(*stated_, scan_);
    return hasLabels(stated_) || find_ != nullptr ? takeAll(text_, scan_, known_) : chooseLabels(text_, scan_, known_);
}

void Parser::addTurns(const LabelChoice& choice) {
    std::vector<std::uint32_t> speakers(choice.labels.size(), NoSpeaker);
    for (std::size_t i = 0; i < choice.uses.size(); ++i) {
        const LabelUse use = choice.uses[i];
        const LabelCandidate& candidate = scan_.candidates[use.candidate];
        const std::size_t end =
            i + 1 < choice.uses.size() ? scan_.candidates[choice.uses[i + 1].candidate].line : text_.size();
        std::uint32_t& speaker = speakers[use.label];
        const auto next = static_cast<std::uint32_t>(transcript().speakers.size());
        if (!builder_.addTurn(candidate.speech, end, speaker == NoSpeaker ? next : speaker, candidate.time)) {
            silent_.push_back(use);
            continue;
        }
        if (speaker == NoSpeaker) {
            speaker = next;
            const ChosenLabel& label = choice.labels[use.label];
            const std::string_view shown = known_.shown(text::slice(text_, candidate.label));
            transcript().speakers.push_back({std::string(shown), Role::Other, false});
            facts_.push_back({candidate.label.begin().value(), label.knowledge, label.key, 0, 0});
        }
        countSentences(transcript().turns.back());
    }
}

void Parser::countSentences(const Turn& turn) {
    SpeakerFacts& facts = facts_[turn.speaker];
    facts.sentences += turn.sentenceCount;
    for (std::uint32_t i = 0; i < turn.sentenceCount; ++i)
        if (endsInQuestion(text::slice(text_, transcript().sentences[turn.firstSentence + i]))) ++facts.questions;
}

void Parser::addUnlabelled() {
    if (!builder_.addTurn(0, text_.size(), 0, std::nullopt)) {
        reporter_.add(Severity::Error, 0, "the transcript is empty",
                      "check that the right file was saved and imported");
        return;
    }
    transcript().speakers.push_back({});
    if (find_ != nullptr) {
        reporter_.add(Severity::Error, transcript().turns.front().span.begin().value(),
                      "no line begins as the study's `pattern` for labels says; the text is one turn of an unknown "
                      "speaker",
                      "correct `speakers: {pattern: ..}` in the study; it must hold for all files of the study whose "
                      "labels stand in the text");
        return;
    }
    reporter_.add(Severity::Error, transcript().turns.front().span.begin().value(),
                  "no speaker labels found, such as \"Interviewer: \" at the beginning of a line; the text is one turn "
                  "of an unknown speaker",
                  "label each turn, or, if the file has labels, list them in the study: "
                  "`speakers: {interviewer: [..], participant: [..]}`");
}

void Parser::noteHeader(std::size_t end) {
    constexpr std::size_t LongHeader = 300;
    const text::Span header = trimmed(text_, 0, end);
    const std::size_t length = text::countCodePoints(text::slice(text_, header));
    if (length <= LongHeader) return;
    reporter_.add(Severity::Note, header.begin().value(),
                  fmt::format("the {} characters before the first speaker label are not read as speech", length),
                  "put a speaker label before them if somebody says them");
}

void Parser::noteSilentLabels() {
    if (silent_.empty()) return;
    const text::Span label = scan_.candidates[silent_.front().candidate].label;
    const std::size_t further = silent_.size() - 1;
    const std::string more =
        further == 0 ? "" : fmt::format(", nor behind {} further label{}", further, further == 1 ? "" : "s");
    reporter_.add(Severity::Note, label.begin().value(),
                  fmt::format("no speech stands behind the speaker label \"{}\"{}: it gives no turn",
                              text::slice(text_, label), more));
}

/// One warning, at the first time that is earlier than the one before.
void Parser::warnOfTimes() {
    std::optional<std::chrono::milliseconds> last;
    for (const Turn& turn : transcript().turns) {
        if (!turn.time) continue;
        if (last && *turn.time < *last) {
            reporter_.add(Severity::Warning, turn.span.begin().value(),
                          "the time of this turn is earlier than that of the turn before",
                          "correct the times in the transcript if they are used");
            return;
        }
        last = turn.time;
    }
}

}  // namespace

const char* roleName(Role role) {
    switch (role) {
        case Role::Interviewer:
            return "interviewer";
        case Role::Participant:
            return "participant";
        case Role::Other:
            return "other";
    }
    return "other";
}

Transcript parse(std::string_view text, const ParseOptions& options, text::SentenceBreaker& sentences,
                 const std::string& file, base::Diagnostics& diagnostics) {
    Reporter reporter(text, file, diagnostics);
    return Parser(text, nullptr, options, sentences, reporter).parse();
}

Transcript parse(std::string_view text, const Stated& stated, const ParseOptions& options,
                 text::SentenceBreaker& sentences, const std::string& file, base::Diagnostics& diagnostics) {
    Reporter reporter(text, file, diagnostics);
    return Parser(text, &stated, options, sentences, reporter).parse();
}

std::vector<StatedLabel> findLabels(std::string_view text, LineKind lines, const ParseOptions& options) {
    const Stated stated{{}, {}, lines};
    const KnownLabels known(options);
    const LabelFinder* const find = options.findLabel ? &options.findLabel : nullptr;
    const FileScan scan = Scanner(text, &stated, find).scan();
    const LabelChoice choice = find == nullptr ? chooseLabels(text, scan, known) : takeAll(text, scan, known);
    std::vector<StatedLabel> labels;
    for (const LabelUse& use : choice.uses) {
        const LabelCandidate& candidate = scan.candidates[use.candidate];
        labels.push_back({candidate.label, candidate.speech, candidate.time});
    }
    return labels;
}

}  // namespace coder::transcript
