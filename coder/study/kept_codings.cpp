#include "coder/study/kept_codings.h"

#include <algorithm>
#include <tuple>

#include "coder/base/strings.h"
#include "coder/store/store.h"
#include "coder/study/source_reader.h"

namespace coder::study {

namespace {

using project::Coding;
using project::StoredCoding;

void warn(base::Diagnostics& findings, const std::string& file, const std::string& what, std::uint64_t count,
          const std::string& remedy) {
    if (count == 0) return;
    findings.push_back({base::Severity::Warning, {file}, what + ": " + std::to_string(count), remedy});
}

/// Joins codings of one code on one span, which stand next to each other.
void joinEqual(std::vector<Coding>& codings) {
    std::vector<Coding> joined;
    for (Coding& coding : codings) {
        const bool same = !joined.empty() && joined.back().span == coding.span && joined.back().code == coding.code;
        if (!same) {
            joined.push_back(std::move(coding));
            continue;
        }
        Coding& first = joined.back();
        if (coding.origin == project::Origin::Human) first.origin = project::Origin::Human;
        first.coder += "; " + coding.coder;
        first.rules.insert(first.rules.end(), coding.rules.begin(), coding.rules.end());
        first.evidence.insert(first.evidence.end(), coding.evidence.begin(), coding.evidence.end());
        text::joinOverlaps(first.evidence);
    }
    codings = std::move(joined);
}

}  // namespace

void CodingTally::add(const CodingTally& more) {
    byPeople += more.byPeople;
    byRules += more.byRules;
    accepted += more.accepted;
    rejected += more.rejected;
    people.insert(more.people.begin(), more.people.end());
    earlier += more.earlier;
    nobodySpeaks += more.nobodySpeaks;
    for (const auto& [code, count] : more.codes) codes[code] += count;
}

base::Diagnostics CodingTally::findings(const std::string& file) const {
    base::Diagnostics all;
    if (byPeople + byRules == 0)
        all.push_back({base::Severity::Warning,
                       {file},
                       "the study file has no codings to count",
                       "to code by the codebook's rules: coder apply " + file});
    warn(all, file, "not counted, codings on words that a corrected transcript no longer has", earlier,
         "coder codings lists them; coder recode GUID --span SOURCE:LINE puts one on another passage");
    warn(all, file, "not counted, codings where nobody speaks", nobodySpeaks,
         "coder codings lists them, without a speaker");
    for (const auto& [code, count] : codes)
        warn(all, file, "not counted, codings of \"" + code + "\", which the codebook no longer has", count,
             "coder recode them to another code");
    return all;
}

std::size_t turnOf(text::Span span, const transcript::Transcript& transcript) {
    const auto& turns = transcript.turns;
    const auto begin = std::partition_point(
        turns.begin(), turns.end(), [&](const transcript::Turn& turn) { return turn.span.end() <= span.begin(); });
    const auto end = std::partition_point(begin, turns.end(),
                                          [&](const transcript::Turn& turn) { return turn.span.begin() < span.end(); });
    if (begin == end) return turns.size();
    const auto participants = std::find_if(begin, end, [&](const transcript::Turn& turn) {
        return transcript.speakers[turn.speaker].role == transcript::Role::Participant;
    });
    return static_cast<std::size_t>((participants == end ? begin : participants) - turns.begin());
}

base::Result<KeptCodings> KeptCodings::read(const store::Store& store, const codebook::Codebook& codebook) {
    KeptCodings kept;
    const auto codes = store.codes();
    if (!codes) return base::unexpected(codes.error());
    for (const project::StoredCode& code : *codes) {
        kept.paths_.emplace(code.guid, code.path);
        if (const auto index = codebook.find(code.path))
            kept.codes_.emplace(code.guid, static_cast<std::uint32_t>(*index));
    }
    const auto coders = store.coders();
    if (!coders) return base::unexpected(coders.error());
    for (const project::Coder& coder : *coders) kept.coders_.emplace(coder.guid, coder.name);
    const auto codebooks = store.codebooks();
    if (!codebooks) return base::unexpected(codebooks.error());
    for (const store::CodebookInfo& each : *codebooks)
        kept.codebooks_.emplace(each.guid, each.name + (each.version.empty() ? "" : " " + each.version));
    return kept;
}

const std::string& KeptCodings::pathOf(const base::Guid& code) const {
    static const std::string Unknown;
    const auto path = paths_.find(code);
    return path == paths_.end() ? Unknown : path->second;
}

const std::string& KeptCodings::coderOf(const StoredCoding& coding) const {
    static const std::string Unknown;
    if (coding.origin == project::Origin::Rule && coding.codebook)
        if (const auto codebook = codebooks_.find(*coding.codebook); codebook != codebooks_.end())
            return codebook->second;
    const auto coder = coders_.find(coding.coder);
    return coder == coders_.end() ? Unknown : coder->second;
}

void KeptCodings::count(const StoredCoding& coding, CodingTally& tally) const {
    const auto name = [&](const base::Guid& coder) {
        const auto found = coders_.find(coder);
        return found == coders_.end() ? std::string() : found->second;
    };
    if (coding.reviewer) tally.people.insert(name(*coding.reviewer));
    if (coding.origin == project::Origin::Human) {
        ++tally.byPeople;
        tally.people.insert(name(coding.coder));
        return;
    }
    ++tally.byRules;
    tally.accepted += coding.status == project::ReviewStatus::Accepted ? 1 : 0;
    tally.rejected += coding.status == project::ReviewStatus::Rejected ? 1 : 0;
}

base::Result<std::vector<Coding>> KeptCodings::codingsOf(const store::Store& store, const StudySource& stored,
                                                         const project::Source& source, const CodingChoice& choice,
                                                         CodingTally& tally) const {
    std::vector<Coding> codings;
    store::CodingFilter filter;
    filter.source = stored.guid;
    const auto read = store.eachCoding(filter, [&](const StoredCoding& coding) {
        count(coding, tally);
        if (!counts(choice, coding)) return true;
        const auto code = codes_.find(coding.code);
        const std::size_t turn = turnOf(coding.span, source.transcript);
        if (coding.revision != stored.revision)
            ++tally.earlier;
        else if (code == codes_.end())
            ++tally.codes[pathOf(coding.code)];
        else if (turn == source.transcript.turns.size())
            ++tally.nobodySpeaks;
        else
            codings.push_back({code->second, coding.span, static_cast<std::uint32_t>(turn), coding.origin,
                               coderOf(coding), coding.rules, coding.evidence});
        return true;
    });
    if (!read) return base::unexpected(read.error());
    std::sort(codings.begin(), codings.end(), [](const Coding& a, const Coding& b) {
        return std::tie(a.span, a.code, a.origin, a.coder) < std::tie(b.span, b.code, b.origin, b.coder);
    });
    joinEqual(codings);
    return codings;
}

}  // namespace coder::study
