#include "coder/transcript/label_choice.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <unordered_map>

#include "coder/transcript/letters.h"

namespace coder::transcript {

namespace {

constexpr std::uint32_t NotChosen = std::numeric_limits<std::uint32_t>::max();
/// Looking for a word goes through the whole text; files of interviews have far fewer rare labels.
constexpr std::size_t MostWordSearches = 64;
/// A lone unknown label must begin within so many bytes.
constexpr std::uint32_t LongestHeader = 300;

/// All that is known of one label.
struct LabelFacts {
    std::string_view label;
    std::string key;
    LabelKnowledge knowledge;
    LabelShape shape = LabelShape::Lower;
    std::uint32_t first = 0;                             ///< Offset of its first candidate.
    std::array<std::uint32_t, LabelFormCount> counts{};  ///< Per form.
    std::array<bool, LabelFormCount> accepted{};         ///< Per form.
    std::uint32_t timed = 0;                             ///< Of those with a colon.
    std::uint32_t chosen = NotChosen;                    ///< Index in LabelChoice::labels.
    std::optional<bool> common;                          ///< The text has it as a word in lower case, too.

    bool known() const { return knowledge.source != LabelSource::Unknown; }
    bool named() const { return shape < LabelShape::Phrase; }
    std::uint32_t count(LabelForm form) const { return counts[static_cast<std::size_t>(form)]; }
    bool acceptedIn(LabelForm form) const { return accepted[static_cast<std::size_t>(form)]; }
};

bool isWordByte(char c) { return isAsciiLetter(c) || isDigit(c) || isBeyondAscii(c); }

bool containsWord(std::string_view text, std::string_view word) {
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || !isWordByte(text[at - 1])) && (end == text.size() || !isWordByte(text[end]))) return true;
    }
    return false;
}

/// Number of ASCII letters at the beginning.
std::size_t letters(std::string_view label) {
    return static_cast<std::size_t>(std::find_if_not(label.begin(), label.end(), isAsciiLetter) - label.begin());
}

/// What all labels of one form have together.
struct FormFacts {
    LabelForm form = LabelForm::Colon;
    std::uint32_t strongUses = 0;
    std::uint32_t strongLabels = 0;
    std::uint32_t firstStrong = std::numeric_limits<std::uint32_t>::max();  ///< Offset.
    std::uint32_t top = 0;                                                  ///< The most uses that one label has.
};

/// Forms that only a known label may have: "P:Yes", and a short paragraph without a full stop, followed by a blank
/// line.
bool isDoubtful(const LabelCandidate& candidate) {
    return candidate.tight || (candidate.form == LabelForm::Alone && candidate.beforeBlank);
}

/// How many labels follow a blank line.
struct BlankCount {
    std::size_t with = 0;
    std::size_t without = 0;

    void add(const LabelCandidate& candidate) { ++(candidate.afterBlank ? with : without); }
    /// All but one of ten, or all but one of a few.
    bool nearlyAll() const { return with > 1 && without <= std::max<std::size_t>(1, (with + without) / 10); }
};

class Chooser {
public:
    Chooser(std::string_view text, const FileScan& scan, const KnownLabels& known)
        : text_(text), scan_(scan), known_(known) {}

    LabelChoice choose();

private:
    void collect();
    std::uint32_t factsOf(std::string_view label, std::uint32_t first);
    void findFileForm();
    FormFacts formFacts(LabelForm form) const;
    void judgeAll();
    bool judge(LabelFacts& facts, LabelForm form);
    bool judgeInFileForm(LabelFacts& facts);
    bool judgeColon(LabelFacts& facts);
    void refuseLoneLabel();
    void findBlankSeparated();
    bool isStrong(const LabelFacts& facts, LabelForm form) const;
    bool isCommonWord(LabelFacts& facts);
    bool isMisspelt(const LabelFacts& facts) const;
    bool acceptsUse(const LabelCandidate& candidate, const LabelFacts& facts) const;
    bool isHeader(const LabelChoice& choice) const;
    void dropHeader(LabelChoice& choice) const;

    const LabelCandidate& candidate(std::size_t index) const { return scan_.candidates[index]; }

    std::string_view text_;
    const FileScan& scan_;
    const KnownLabels& known_;
    std::vector<LabelFacts> facts_;
    std::vector<std::uint32_t> factsOfCandidate_;
    std::unordered_map<std::string_view, std::uint32_t> bySpelling_;
    std::unordered_map<std::string, std::uint32_t> byKey_;
    std::size_t knownLabels_ = 0;
    std::size_t wordSearches_ = 0;
    std::uint32_t mostUses_ = 0;  ///< Of one label in one form.
    std::uint32_t marked_ = 0;    ///< Candidates in the marked form.
    FormFacts file_;              ///< The file's form.
    bool timedColons_ = false;    ///< At least half of the labels with a colon have a time.
    bool blankSeparated_ = false;
};

LabelChoice Chooser::choose() {
    collect();
    findFileForm();
    judgeAll();
    refuseLoneLabel();
    findBlankSeparated();
    LabelChoice choice;
    for (std::size_t i = 0; i < scan_.candidates.size(); ++i) {
        LabelFacts& facts = facts_[factsOfCandidate_[i]];
        if (!acceptsUse(candidate(i), facts)) continue;
        if (facts.chosen == NotChosen) {
            facts.chosen = static_cast<std::uint32_t>(choice.labels.size());
            choice.labels.push_back({facts.key, facts.knowledge});
        }
        choice.uses.push_back({static_cast<std::uint32_t>(i), facts.chosen});
    }
    if (isHeader(choice)) dropHeader(choice);
    return choice;
}

void Chooser::collect() {
    std::uint32_t colons = 0;
    std::uint32_t timedColons = 0;
    factsOfCandidate_.reserve(scan_.candidates.size());
    for (const LabelCandidate& candidate : scan_.candidates) {
        const std::uint32_t index = factsOf(text::slice(text_, candidate.label), candidate.line);
        factsOfCandidate_.push_back(index);
        LabelFacts& facts = facts_[index];
        if (!facts.known() && isDoubtful(candidate)) continue;
        mostUses_ = std::max(mostUses_, ++facts.counts[static_cast<std::size_t>(candidate.form)]);
        if (candidate.form == LabelForm::Marked) ++marked_;
        if (candidate.form != LabelForm::Colon) continue;
        ++colons;
        if (candidate.timed) ++timedColons, ++facts.timed;
    }
    timedColons_ = timedColons * 2 >= colons;
}

std::uint32_t Chooser::factsOf(std::string_view label, std::uint32_t first) {
    const auto next = static_cast<std::uint32_t>(facts_.size());
    const auto spelling = bySpelling_.try_emplace(label, next);
    if (!spelling.second) return spelling.first->second;
    std::string key = known_.keyOf(label);
    const auto known = byKey_.try_emplace(key, next);
    spelling.first->second = known.first->second;
    if (!known.second) return known.first->second;
    LabelFacts facts;
    facts.label = label;
    facts.knowledge = known_.find(key);
    facts.key = std::move(key);
    facts.shape = labelShape(label);
    facts.first = first;
    if (facts.known()) ++knownLabels_;
    facts_.push_back(std::move(facts));
    return next;
}

bool Chooser::isStrong(const LabelFacts& facts, LabelForm form) const {
    const std::uint32_t count = facts.count(form);
    if (count == 0) return false;
    if (facts.knowledge.source == LabelSource::Study) return true;
    if (facts.known()) return facts.key.size() > 1 || count > 1 || (knownLabels_ > 1 && mostUses_ < 3);
    if (form == LabelForm::Marked) return marked_ > 1;
    return count > 1 && facts.named();
}

void Chooser::findFileForm() {
    // Of equal ones the first: the more a form can only be a label's, the earlier it stands here.
    constexpr std::array<LabelForm, LabelFormCount> Forms{LabelForm::Marked, LabelForm::Timed, LabelForm::Colon,
                                                          LabelForm::Alone};
    file_ = formFacts(LabelForm::Colon);
    std::uint32_t most = 0;
    for (const LabelForm form : Forms) {
        const FormFacts facts = formFacts(form);
        const std::uint32_t uses = form == LabelForm::Alone && facts.strongLabels < 2 ? 0 : facts.strongUses;
        if (uses <= most) continue;
        file_ = facts;
        most = uses;
    }
}

FormFacts Chooser::formFacts(LabelForm form) const {
    FormFacts all;
    all.form = form;
    for (const LabelFacts& facts : facts_) {
        // A phrase can be the most frequent label, though it is not strong by itself.
        if (facts.shape != LabelShape::Lower) all.top = std::max(all.top, facts.count(form));
        if (!isStrong(facts, form)) continue;
        all.strongUses += facts.count(form);
        ++all.strongLabels;
        all.firstStrong = std::min(all.firstStrong, facts.first);
    }
    return all;
}

void Chooser::judgeAll() {
    // The file's form first, since the other forms ask what was accepted there.
    for (LabelFacts& facts : facts_) facts.accepted[static_cast<std::size_t>(file_.form)] = judge(facts, file_.form);
    for (std::size_t form = 0; form < LabelFormCount; ++form)
        for (LabelFacts& facts : facts_)
            if (form != static_cast<std::size_t>(file_.form))
                facts.accepted[form] = judge(facts, static_cast<LabelForm>(form));
}

bool Chooser::judge(LabelFacts& facts, LabelForm form) {
    if (facts.count(form) == 0) return false;
    if (form == file_.form) return facts.known() ? isStrong(facts, form) : judgeInFileForm(facts);
    if (form == LabelForm::Alone) return false;
    if (facts.known()) return isStrong(facts, form);
    if (facts.acceptedIn(file_.form)) return true;
    return facts.named() && facts.count(form) > 2 && facts.count(form) * 4 >= file_.top;
}

/// An unknown label in the file's form.
bool Chooser::judgeInFileForm(LabelFacts& facts) {
    switch (file_.form) {
        case LabelForm::Marked:
            return marked_ > 1;
        case LabelForm::Timed:
            return facts.count(file_.form) > 1 ||
                   (facts.named() && file_.strongUses > 1 && facts.first > file_.firstStrong);
        case LabelForm::Alone:
            return isStrong(facts, file_.form) || (facts.shape == LabelShape::Caps && facts.first > file_.firstStrong);
        case LabelForm::Colon:
            return judgeColon(facts);
    }
    return false;
}

bool Chooser::judgeColon(LabelFacts& facts) {
    const std::uint32_t count = facts.count(LabelForm::Colon);
    if (timedColons_ && facts.timed > 1) return true;
    if (facts.shape == LabelShape::Lower) return false;
    if (facts.shape == LabelShape::Phrase) return count > (file_.strongLabels > 1 ? 2U : 1U) && count * 4 >= file_.top;
    if (count > 2 || (count == 2 && file_.top == 2)) return true;
    if (count == 1 && (file_.strongUses < 2 || facts.first < file_.firstStrong)) return isMisspelt(facts);
    return !isCommonWord(facts);
}

/// True for "Inteviewer", and not for "Interview" and "Participants", which are words of their own.
bool Chooser::isMisspelt(const LabelFacts& facts) const {
    const std::string meant = labelKey(known_.nearest(facts.key));
    return !meant.empty() && !meant.starts_with(facts.key) && !facts.key.starts_with(meant);
}

/// True for "Note" where the text has "note", too, and likewise for the first word of "And Ana" or "In 2010".
bool Chooser::isCommonWord(LabelFacts& facts) {
    if (!facts.common) {
        std::string word(facts.label.substr(0, letters(facts.label)));
        const bool abbreviated = word.size() < facts.label.size() && facts.label[word.size()] != ' ';
        if (word.empty() || abbreviated || facts.shape == LabelShape::Caps) return *(facts.common = false);
        if (isAsciiUpper(word.front())) word.front() = static_cast<char>(word.front() - 'A' + 'a');
        facts.common = ++wordSearches_ > MostWordSearches || containsWord(text_, word);
    }
    return *facts.common;
}

void Chooser::refuseLoneLabel() {
    LabelFacts* lone = nullptr;
    for (LabelFacts& facts : facts_) {
        if (std::none_of(facts.accepted.begin(), facts.accepted.end(), [](bool accepted) { return accepted; }))
            continue;
        if (lone != nullptr || facts.known()) return;
        lone = &facts;
    }
    if (lone == nullptr) return;
    if (lone->shape == LabelShape::Phrase || lone->first > LongestHeader) lone->accepted.fill(false);
}

void Chooser::findBlankSeparated() {
    BlankCount count;
    bool first = true;
    for (std::size_t i = 0; i < scan_.candidates.size(); ++i) {
        if (!facts_[factsOfCandidate_[i]].acceptedIn(candidate(i).form)) continue;
        if (!first) count.add(candidate(i));
        first = false;
    }
    blankSeparated_ = count.nearlyAll();
}

bool Chooser::acceptsUse(const LabelCandidate& candidate, const LabelFacts& facts) const {
    if (!facts.acceptedIn(candidate.form)) return false;
    if (facts.known()) return true;
    if (isDoubtful(candidate)) return false;
    const bool single = facts.count(candidate.form) == 1;
    return candidate.afterBlank || !blankSeparated_ || !(single || scan_.wrapped);
}

bool Chooser::isHeader(const LabelChoice& choice) const {
    std::size_t labelled = 0;  // lines of the first paragraph
    std::size_t nowhereElse = 0;
    for (; labelled < scan_.candidates.size() && candidate(labelled).line < scan_.firstBlockEnd; ++labelled) {
        const LabelForm form = candidate(labelled).form;
        if (form != LabelForm::Colon && form != LabelForm::Marked) return false;
        const LabelFacts& facts = facts_[factsOfCandidate_[labelled]];
        if (!facts.known() && (!facts.acceptedIn(form) || facts.count(form) == 1)) ++nowhereElse;
    }
    if (labelled < 2 || labelled != scan_.firstBlockLines || nowhereElse == 0) return false;
    BlankCount behind;
    for (const LabelUse& use : choice.uses)
        if (use.candidate >= labelled) behind.add(candidate(use.candidate));
    if (behind.with + behind.without == 0) return false;
    return nowhereElse > 1 || behind.without == 0;
}

void Chooser::dropHeader(LabelChoice& choice) const {
    choice.uses.erase(
        std::remove_if(choice.uses.begin(), choice.uses.end(),
                       [this](const LabelUse& use) { return candidate(use.candidate).line < scan_.firstBlockEnd; }),
        choice.uses.end());
}

}  // namespace

LabelChoice chooseLabels(std::string_view text, const FileScan& scan, const KnownLabels& known) {
    return Chooser(text, scan, known).choose();
}

}  // namespace coder::transcript
