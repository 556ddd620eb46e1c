#include "coder/study/results.h"

#include <algorithm>

#include "coder/report/codings_table.h"
#include "coder/text/position_index.h"

namespace coder::study {

namespace {

text::Span relative(text::Span span, text::Span within) {
    return {span.begin().value() - within.begin().value(), span.end().value() - within.begin().value()};
}

/// Those of the spans, which are in order, that lie inside `within`, counted from its beginning.
std::vector<text::Span> inside(const std::vector<text::Span>& spans, text::Span within) {
    std::vector<text::Span> found;
    auto at = std::lower_bound(spans.begin(), spans.end(), within.begin(),
                               [](text::Span span, text::ByteOffset begin) { return span.begin() < begin; });
    for (; at != spans.end() && at->end() <= within.end(); ++at) found.push_back(relative(*at, within));
    return found;
}

KeptTurn kept(const project::CodedSource& coded, std::uint32_t index, const text::PositionIndex& positions) {
    const transcript::Transcript& transcript = coded.source.transcript;
    const transcript::Turn& turn = transcript.turns[index];
    KeptTurn result;
    result.speaker = transcript.speakers[turn.speaker].label;
    if (const auto owner = coded.cases[turn.speaker]) result.owner = static_cast<std::uint32_t>(*owner);
    result.line = positions.lineColumn(turn.span.begin()).line;
    if (index > 0) {
        const transcript::Turn& before = transcript.turns[index - 1];
        result.before = text::slice(coded.source.text, before.span);
        result.beforeSpeaker = transcript.speakers[before.speaker].label;
    }
    result.text = text::slice(coded.source.text, turn.span);
    std::vector<text::Span> sentences(transcript.sentences.begin() + turn.firstSentence,
                                      transcript.sentences.begin() + turn.firstSentence + turn.sentenceCount);
    result.sentences = inside(sentences, turn.span);
    result.marks = inside(transcript.marks, turn.span);
    return result;
}

}  // namespace

Results::Results(const Study& study, KeptParts kept)
    : counts(*study.codebook), units(*study.codebook), codebook_(*study.codebook), kept_(std::move(kept)) {
    if (kept_.codingsTable) codingsTable = report::codingsTable();
}

void Results::add(CodedFile&& file, const project::CaseTable& casesSoFar) {
    const project::CodedSource& coded = file.coded;
    counts.add(coded);
    units.add(coded);
    if (kept_.texts) keepTexts(coded);
    if (kept_.codingsTable) report::addCodings(codingsTable, coded, codebook_, casesSoFar);
    sources.push_back(coded.source.name);
    bytes += file.bytes;
    codingCount += coded.codings.size();
    for (std::size_t speaker = 0; speaker < coded.words.size(); ++speaker)
        if (coded.source.transcript.speakers[speaker].role == transcript::Role::Participant)
            wordsSpoken += coded.words[speaker];
    if (kept_.interviews.count(coded.source.name) != 0) interviews.emplace(coded.source.name, std::move(file.coded));
}

std::vector<std::uint32_t> Results::casesInOrder() const {
    std::vector<std::uint32_t> order;
    std::set<std::uint32_t> seen;
    for (const auto& speaking : counts.casesBySource())
        for (const std::uint32_t c : speaking)
            if (seen.insert(c).second) order.push_back(c);
    return order;
}

void Results::keepTexts(const project::CodedSource& coded) {
    const transcript::Transcript& transcript = coded.source.transcript;
    const text::PositionIndex positions(coded.source.text);
    std::map<std::uint32_t, std::uint32_t> places;
    for (const project::Coding& coding : coded.codings) {
        const auto [place, isNew] = places.try_emplace(coding.turn, static_cast<std::uint32_t>(turns.size()));
        if (isNew) {
            turns.push_back(kept(coded, coding.turn, positions));
            turns.back().source = static_cast<std::uint32_t>(sources.size());
        }
        const transcript::Turn& turn = transcript.turns[coding.turn];
        KeptCoding& added = codings.emplace_back();
        added.code = coding.code;
        added.turn = place->second;
        added.participant = transcript.speakers[turn.speaker].role == transcript::Role::Participant;
        added.unit = relative(project::partsOf(coding, transcript).front().span, turn.span);
        added.evidence = inside(coding.evidence, turn.span);
        added.rules = coding.rules;
        added.coder = coding.coder;
    }
}

base::Result<Results> collectResults(const Study& study, KeptParts kept, RunOptions options, const CodingChoice& choice,
                                     const std::function<void(const CodedFile&, const project::CaseTable&)>& also) {
    Results results(study, std::move(kept));
    options.countWords = true;
    if (study.isStored()) {
        options.codings = Codings::Kept;
        options.choice = choice;
        results.choice = choice;
    }
    auto summary = runStudy(study, options, [&](CodedFile&& file, const project::CaseTable& cases) {
        if (also) also(file, cases);
        results.add(std::move(file), cases);
    });
    if (!summary) return base::unexpected(summary.error());
    results.cases = std::move(summary->cases);
    results.tally = std::move(summary->tally);
    results.sha256 = std::move(summary->sha256);
    results.diagnostics = std::move(summary->diagnostics);
    return results;
}

}  // namespace coder::study
