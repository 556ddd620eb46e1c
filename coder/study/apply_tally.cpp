#include "coder/study/apply_tally.h"

#include <algorithm>
#include <array>

#include "coder/text/position_index.h"

namespace coder::study {

namespace {

using project::ReviewStatus;
using Count = std::uint64_t CodeOutcome::*;

constexpr std::array<Count, 7> Counts{&CodeOutcome::added,   &CodeOutcome::removed,  &CodeOutcome::kept,
                                      &CodeOutcome::blocked, &CodeOutcome::reopened, &CodeOutcome::notFound,
                                      &CodeOutcome::outdated};

/// Where an outcome is counted; null for those that are not.
Count countOf(SyncOutcome outcome) {
    switch (outcome) {
        case SyncOutcome::Added:
            return &CodeOutcome::added;
        case SyncOutcome::Removed:
            return &CodeOutcome::removed;
        case SyncOutcome::Kept:
            return &CodeOutcome::kept;
        case SyncOutcome::Blocked:
            return &CodeOutcome::blocked;
        case SyncOutcome::Reopened:
            return &CodeOutcome::reopened;
        case SyncOutcome::NotFound:
            return &CodeOutcome::notFound;
        case SyncOutcome::Remembered:
        case SyncOutcome::Human:
            break;
    }
    return nullptr;
}

bool isZero(const CodeOutcome& counts) {
    return std::all_of(Counts.begin(), Counts.end(), [&](Count count) { return counts.*count == 0; });
}

/// What a list of passages says of a coding; nothing for those that stay as they are.
std::string whatOf(const SyncedCoding& each) {
    const bool quiet = each.outcome == SyncOutcome::Kept || countOf(each.outcome) == nullptr;
    std::string what = quiet ? "" : outcomeName(each.outcome);
    if (each.isOutdated) what += what.empty() ? "outdated" : ", outdated";
    return what;
}

}  // namespace

void ApplyTally::add(const project::CodedSource& coded, const std::vector<project::StoredCoding>& present,
                     const std::vector<SyncedCoding>& synced) {
    moves_.enter(coded);
    for (const project::StoredCoding& coding : present)
        if (coding.status != ReviewStatus::Rejected) moves_.addBefore(paths_[coding.code], coding.span);
    for (const SyncedCoding& each : synced) {
        if (each.outcome != SyncOutcome::Removed && each.coding.status != ReviewStatus::Rejected)
            moves_.addAfter(paths_[each.coding.code], each.coding.span);
        CodeOutcome& counts = counts_[each.coding.code];
        if (const Count count = countOf(each.outcome)) ++(counts.*count);
        if (each.isOutdated) ++counts.outdated;
    }
    if (list_) list(coded.source, synced);
}

void ApplyTally::list(const project::Source& source, const std::vector<SyncedCoding>& synced) {
    const text::PositionIndex positions(source.text);
    for (const SyncedCoding& each : synced)
        if (std::string what = whatOf(each); !what.empty())
            passages_.push_back({source.name, positions.lineColumn(each.coding.span.begin()).line,
                                 paths_[each.coding.code], std::move(what), each.coding.quote});
}

std::uint64_t ApplyTally::removed(const base::Guid& code) const {
    const auto counts = counts_.find(code);
    return counts == counts_.end() ? 0 : counts->second.removed;
}

void ApplyTally::finish(ApplyResult& result) const {
    for (const auto& [guid, counts] : counts_) {
        if (isZero(counts)) continue;
        for (const Count count : Counts) result.total.*count += counts.*count;
        result.codes.push_back(counts);
        result.codes.back().code = paths_.at(guid);
    }
    std::sort(result.codes.begin(), result.codes.end(),
              [](const CodeOutcome& a, const CodeOutcome& b) { return a.code < b.code; });
    result.passages = passages_;
    std::stable_sort(result.passages.begin(), result.passages.end(),
                     [](const SyncedPassage& a, const SyncedPassage& b) { return a.code < b.code; });
    for (const auto& [path, move] : moves_.moves())
        if (move.before != move.after)
            result.moves.push_back({path, move.before.participants.size(), move.after.participants.size(),
                                    move.before.mentions, move.after.mentions});
    result.participants = moves_.interviewed();
}

}  // namespace coder::study
