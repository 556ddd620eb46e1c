#include "coder/study/sync.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace coder::study {

namespace {

using base::Guid;
using project::Origin;
using project::ReviewStatus;
using project::StoredCoding;

using Key = std::pair<text::Span, Guid>;  ///< Span and code.

class Sync {
public:
    explicit Sync(const SyncScope& scope) : scope_(scope) {}

    std::vector<SyncedCoding> run(const std::vector<StoredCoding>& present, const std::vector<FoundCoding>& found) {
        std::map<Key, const FoundCoding*> hits;
        for (const FoundCoding& hit : found) hits.emplace(Key{hit.span, hit.code}, &hit);
        std::map<Key, std::vector<const StoredCoding*>> groups;
        for (const StoredCoding& coding : present) {
            if (coding.revision != scope_.revision) continue;
            if (coding.origin == Origin::Human)
                keep(SyncOutcome::Human, coding, coding);
            else
                groups[{coding.span, coding.code}].push_back(&coding);
        }
        for (const auto& [key, group] : groups) {
            const auto hit = hits.find(key);
            if (hit == hits.end()) {
                for (const StoredCoding* coding : group) lose(*coding);
            } else {
                meet(group, *hit->second);
                hits.erase(hit);
            }
        }
        for (const auto& [key, hit] : hits) add(*hit);
        sort();
        return std::move(synced_);
    }

private:
    bool hasMemo(const StoredCoding& coding) const { return scope_.withMemo.count(coding.guid) != 0; }

    /// Who of several takes the hit: the least.
    std::pair<int, Guid> rank(const StoredCoding& coding, const FoundCoding& hit) const {
        switch (coding.status) {
            case ReviewStatus::Accepted:
                return {0, coding.guid};
            case ReviewStatus::Rejected:
                return {coding.evidence == hit.evidence ? 1 : 4, coding.guid};
            case ReviewStatus::Unreviewed:
                break;
        }
        return {hasMemo(coding) ? 2 : 3, coding.guid};
    }

    /// Codings of one code and span, and what was found there.
    void meet(const std::vector<const StoredCoding*>& group, const FoundCoding& hit) {
        const StoredCoding* first = *std::min_element(
            group.begin(), group.end(),
            [&](const StoredCoding* a, const StoredCoding* b) { return rank(*a, hit) < rank(*b, hit); });
        for (const StoredCoding* coding : group) {
            const bool stays = coding->status == ReviewStatus::Accepted || hasMemo(*coding);
            if (coding == first || (stays && coding->status != ReviewStatus::Rejected))
                take(*coding, hit);
            else if (coding->status == ReviewStatus::Rejected)
                keep(SyncOutcome::Remembered, *coding, *coding);
            else
                remove(*coding);
        }
    }

    /// The rules find it.
    void take(const StoredCoding& before, const FoundCoding& hit) {
        StoredCoding now = before;
        SyncOutcome outcome = SyncOutcome::Kept;
        if (before.status == ReviewStatus::Rejected) {
            outcome = SyncOutcome::Blocked;
            if (before.evidence != hit.evidence) {
                outcome = SyncOutcome::Reopened;
                now.status = ReviewStatus::Unreviewed;
                now.reviewer.reset();
                now.reviewed.clear();
            }
        }
        if (now.status == ReviewStatus::Unreviewed) now.outdated = false;
        now.found = true;
        if (before.rules != hit.rules || before.evidence != hit.evidence) {
            now.rules = hit.rules;
            now.evidence = hit.evidence;
            now.codebook = scope_.codebook;
        }
        keep(outcome, before, std::move(now));
    }

    /// The rules don't find it.
    void lose(const StoredCoding& before) {
        const bool rejected = before.status == ReviewStatus::Rejected;
        if (before.status == ReviewStatus::Unreviewed && !hasMemo(before)) return remove(before);
        StoredCoding now = before;
        now.found = false;
        keep(rejected ? SyncOutcome::Remembered : SyncOutcome::NotFound, before, std::move(now));
    }

    void keep(SyncOutcome outcome, const StoredCoding& before, StoredCoding now) {
        const bool decided = now.origin == Origin::Human || now.status != ReviewStatus::Unreviewed;
        const bool outdated = decided && !now.outdated && scope_.changed.count(now.code) != 0;
        now.outdated = now.outdated || outdated;
        const bool written = now != before;
        if (written) now.changed = scope_.at;
        synced_.push_back({outcome, std::move(now), written, outdated});
    }

    void remove(const StoredCoding& coding) { synced_.push_back({SyncOutcome::Removed, coding, true, false}); }

    void add(const FoundCoding& hit) {
        StoredCoding coding;
        coding.source = scope_.source;
        coding.revision = scope_.revision;
        coding.code = hit.code;
        coding.span = hit.span;
        coding.quote = std::string(text::slice(scope_.text, hit.span));
        coding.origin = Origin::Rule;
        coding.rules = hit.rules;
        coding.evidence = hit.evidence;
        coding.codebook = scope_.codebook;
        coding.created = coding.changed = scope_.at;
        synced_.push_back({SyncOutcome::Added, std::move(coding), true, false});
    }

    void sort() {
        const auto key = [](const SyncedCoding& each) {
            return std::tie(each.coding.span, each.coding.code, each.coding.origin, each.coding.guid);
        };
        std::sort(synced_.begin(), synced_.end(),
                  [&](const SyncedCoding& a, const SyncedCoding& b) { return key(a) < key(b); });
    }

    const SyncScope& scope_;
    std::vector<SyncedCoding> synced_;
};

}  // namespace

const char* outcomeName(SyncOutcome outcome) {
    switch (outcome) {
        case SyncOutcome::Added:
            return "added";
        case SyncOutcome::Removed:
            return "removed";
        case SyncOutcome::Kept:
            return "kept";
        case SyncOutcome::Blocked:
            return "blocked";
        case SyncOutcome::Reopened:
            return "reopened";
        case SyncOutcome::NotFound:
            return "not found";
        case SyncOutcome::Remembered:
            return "remembered";
        case SyncOutcome::Human:
            break;
    }
    return "human";
}

std::vector<SyncedCoding> syncCodings(const SyncScope& scope, const std::vector<StoredCoding>& present,
                                      const std::vector<FoundCoding>& found) {
    return Sync(scope).run(present, found);
}

}  // namespace coder::study
