#include "coder/study/review_item.h"

#include <algorithm>

#include "coder/codebook/codebook.h"
#include "coder/store/store.h"
#include "coder/text/characters.h"
#include "coder/text/utf8.h"

namespace coder::study {

namespace {

using project::StoredCoding;
using transcript::Turn;

/// Bytes of a turn that are shown around the sentence.
constexpr std::size_t MostBefore = 600;
constexpr std::size_t MostAfter = 400;
constexpr std::size_t MostOfQuestion = 240;

std::string line(std::string_view text, std::size_t begin, std::size_t end) {
    return begin < end ? flowing(text, {begin, end}, {}).text : std::string();
}

/// The sentences of a turn as a range, from the first that reaches into `span` to behind the last.
std::pair<std::uint32_t, std::uint32_t> sentencesOf(const transcript::Transcript& transcript, const Turn& turn,
                                                    text::Span span) {
    std::uint32_t first = turn.firstSentence;
    const std::uint32_t end = turn.firstSentence + turn.sentenceCount;
    while (first < end && transcript.sentences[first].end() <= span.begin()) ++first;
    std::uint32_t last = first;
    while (last < end && transcript.sentences[last].begin() < span.end()) ++last;
    return {first, last};
}

std::string statusOf(const StoredCoding& coding, const StoredNames& names) {
    std::string status;
    if (coding.status != project::ReviewStatus::Unreviewed) {
        status = project::reviewStatusName(coding.status);
        if (coding.reviewer) status += " by " + names.coderName(*coding.reviewer);
    }
    if (coding.outdated)
        status += std::string(status.empty() ? "" : ", ") + "outdated: the definition or the words changed since";
    if (!coding.found) status += std::string(status.empty() ? "" : "; ") + "the rules no longer find it";
    return status;
}

}  // namespace

FlowingText flowing(std::string_view text, text::Span part, const std::vector<text::Span>& marks) {
    constexpr std::size_t Nowhere = std::string::npos;
    FlowingText flow;
    const std::size_t first = part.begin().value();
    const std::size_t end = part.end().value();
    std::vector<std::size_t> places(part.size(), Nowhere);  // Of each byte; white space has none.
    bool space = false;
    for (std::size_t at = first; at < end;) {
        const std::size_t begin = at;
        if (text::isWhiteSpace(text::nextCodePoint(text, at))) {
            space = !flow.text.empty();
            continue;
        }
        if (space) flow.text += ' ';
        space = false;
        for (std::size_t i = begin; i < at; ++i) places[i - first] = flow.text.size() + (i - begin);
        flow.text += text.substr(begin, at - begin);
    }
    for (const text::Span mark : marks) {
        if (!part.contains(mark)) continue;
        std::size_t from = mark.begin().value() - first;
        std::size_t to = mark.end().value() - first;
        while (from < to && places[from] == Nowhere) ++from;
        while (from < to && places[to - 1] == Nowhere) --to;
        if (from < to) flow.marks.emplace_back(places[from], places[to - 1] + 1);
    }
    return flow;
}

base::Result<ReviewItem> ReviewItems::item(const StoredCoding& coding, const StoredNames& names) {
    if (auto loaded = load(coding.revision); !loaded) return base::unexpected(loaded.error());
    if (coding.span.end().value() > loaded_->source.text.size())
        return base::unexpected(base::ErrorCode::Invalid,
                                "the coding " + coding.guid.toString() + " lies outside of its text",
                                "coder check " + store_->path() + " says more", {store_->path()});
    ReviewItem item;
    item.coding = coding;
    item.code = names.pathOf(coding.code);
    item.source = names.sourceName(coding.source);
    if (const auto code = study_->codebook->find(item.code)) {
        const codebook::Code& found = study_->codebook->codes[*code];
        item.name = found.name;
        item.definition = found.definition;
        item.include = found.include;
        item.exclude = found.exclude;
    }
    setText(coding, item);
    if (blind_) return item;
    if (auto set = setJudgements(coding, names, item); !set) return base::unexpected(set.error());
    return item;
}

base::Status ReviewItems::load(const base::Guid& revision) {
    if (loaded_ && loaded_->revision == revision) return base::Done{};
    auto source = store_->source(revision);
    if (!source) return base::unexpected(source.error());
    loaded_ = std::make_unique<Loaded>(Loaded{revision, *std::move(source), {}});
    loaded_->positions.emplace(loaded_->source.text);
    return base::Done{};
}

void ReviewItems::setText(const StoredCoding& coding, ReviewItem& item) const {
    const project::Source& source = loaded_->source;
    const auto& turns = source.transcript.turns;
    item.line = loaded_->positions->lineColumn(coding.span.begin()).line;
    text::Span whole = coding.span;
    const auto turn =
        std::find_if(turns.begin(), turns.end(), [&](const Turn& each) { return each.span.overlaps(coding.span); });
    if (turn != turns.end()) {
        item.speaker = source.transcript.speakers[turn->speaker].label;
        const auto [first, last] = sentencesOf(source.transcript, *turn, coding.span);
        if (first < last)
            whole = {std::min(whole.begin(), source.transcript.sentences[first].begin()),
                     std::max(whole.end(), source.transcript.sentences[last - 1].end())};
        setContext(static_cast<std::size_t>(turn - turns.begin()), whole, item);
    }
    std::vector<text::Span> marks{coding.span};
    if (!blind_) marks.insert(marks.end(), coding.evidence.begin(), coding.evidence.end());
    item.sentence = flowing(source.text, whole, marks);
    if (item.sentence.marks.empty()) return;  // Of nothing but white space.
    item.passage = item.sentence.marks.front();
    item.sentence.marks.erase(item.sentence.marks.begin());
}

void ReviewItems::setContext(std::size_t index, text::Span sentences, ReviewItem& item) const {
    const std::string& text = loaded_->source.text;
    const transcript::Transcript& transcript = loaded_->source.transcript;
    const Turn& turn = transcript.turns[index];
    const auto [first, last] = sentencesOf(transcript, turn, sentences);
    std::size_t begin = sentences.begin().value();
    std::size_t end = sentences.end().value();
    for (std::uint32_t i = first; i > turn.firstSentence; --i) {
        const std::size_t place = transcript.sentences[i - 1].begin().value();
        if (sentences.begin().value() - place > MostBefore) break;
        begin = place;
        if (i - 1 == turn.firstSentence) begin = std::min<std::size_t>(begin, turn.span.begin().value());
    }
    for (std::uint32_t i = last; i < turn.firstSentence + turn.sentenceCount; ++i) {
        const std::size_t place = transcript.sentences[i].end().value();
        if (place - sentences.end().value() > MostAfter) break;
        end = place;
        if (i + 1 == turn.firstSentence + turn.sentenceCount) end = std::max<std::size_t>(end, turn.span.end().value());
    }
    // Of a neighbour that is too long, the words next to it.
    const std::size_t wordsFrom = text.find(' ', begin - std::min(begin, MostBefore));
    if (begin == sentences.begin().value() && begin - turn.span.begin().value() > MostBefore && wordsFrom < begin)
        begin = wordsFrom;
    const std::size_t wordsTo = text.rfind(' ', end + MostAfter);
    if (end == sentences.end().value() && turn.span.end().value() - end > MostAfter && wordsTo > end) end = wordsTo;
    item.before = line(text, begin, sentences.begin().value());
    item.after = line(text, sentences.end().value(), end);
    item.more = !line(text, turn.span.begin().value(), begin).empty();
    item.goesOn = !line(text, end, turn.span.end().value()).empty();
    if (index == 0) return;
    const Turn& asked = transcript.turns[index - 1];
    item.asker = transcript.speakers[asked.speaker].label;
    item.question = line(text, asked.span.begin().value(), asked.span.end().value());
    if (item.question.size() <= MostOfQuestion) return;
    const std::size_t space = item.question.find(' ', item.question.size() - MostOfQuestion);
    item.question = "…" + (space == std::string::npos ? std::string() : item.question.substr(space));
}

base::Status ReviewItems::setJudgements(const StoredCoding& coding, const StoredNames& names, ReviewItem& item) const {
    for (const std::string& id : coding.rules) {
        ReviewedRule rule{id, {}};
        for (const match::CompiledRule& each : study_->compiled.rules)
            if (each.source->id == id) rule.pattern = each.source->pattern.source;
        item.rules.push_back(std::move(rule));
    }
    for (const text::Span span : coding.evidence)
        if (span.end().value() <= loaded_->source.text.size())
            item.evidence.emplace_back(text::slice(loaded_->source.text, span));
    item.status = statusOf(coding, names);
    const auto memos = store_->memosOn(coding.guid);
    if (!memos) return base::unexpected(memos.error());
    for (const project::Memo& memo : *memos) item.memos.push_back(names.coderName(memo.coder) + ": " + memo.text);
    return base::Done{};
}

}  // namespace coder::study
