// What applying rules does to the codings of one source: a comparison of what is there with what the rules find now.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "coder/base/guid.h"
#include "coder/project/stored_coding.h"
#include "coder/text/position.h"

namespace coder::study {

enum class SyncOutcome : std::uint8_t {
    Added,       ///< Found, and not there before.
    Removed,     ///< There before and no longer found; nobody decided on it or wrote a memo on it.
    Kept,        ///< Found, and there before.
    Blocked,     ///< Found, and there as rejected: it stays so.
    Reopened,    ///< Found on other evidence than a person rejected: that decision no longer holds.
    NotFound,    ///< No longer found, but kept, since a person accepted it or wrote a memo on it.
    Remembered,  ///< Rejected, and the rules do not find it or found it otherwise: kept for the day when they do.
    Human,       ///< A person's: left alone.
};

/// "added", "removed", "kept", "blocked", "reopened", "not found", "remembered" or "human".
const char* outcomeName(SyncOutcome outcome);

/// What rules found: as project::Coding, with the study's GUID of the code.
struct FoundCoding {
    base::Guid code;
    text::Span span;
    std::vector<std::string> rules;
    std::vector<text::Span> evidence;
};

/// Where and under which codebook. What it refers to must outlive the call.
struct SyncScope {
    base::Guid source;
    base::Guid revision;
    std::string_view text;  ///< Of the revision.
    base::Guid codebook;    ///< The version by which the rules found.
    const std::string& at;  ///< When, as base::utcNow() writes it.
    /// Codes defined otherwise than until now: people's codings and decisions on them are marked as outdated.
    const std::set<base::Guid>& changed;
    const std::set<base::Guid>& withMemo;  ///< Codings that a memo is about.
};

struct SyncedCoding {
    SyncOutcome outcome = SyncOutcome::Kept;
    project::StoredCoding
        coding;               ///< As it is afterwards; for Removed as it was. An added one has no GUID and no coder.
    bool isWritten = false;   ///< It is not as it was: to be put or removed.
    bool isOutdated = false;  ///< Marked as outdated now.
};

/// Compares the codings `present` in a revision (others are passed over) with those that the rules find now, which must
/// differ from each other in code or span.
///
/// A coding is the same when source, code and span are. Its GUID, dates and status stay; other rules or other evidence
/// change the row, and so does being found again. A rejection holds only for the evidence that was rejected. Of several
/// rule codings that are the same (two that a corrected transcript made one), one that was accepted counts, then one
/// that was rejected on this evidence, then the one with a memo or the lowest GUID; undecided others go.
///
/// The result has every coding once, in order of span, code, people's before rules', then GUID.
std::vector<SyncedCoding> syncCodings(const SyncScope& scope, const std::vector<project::StoredCoding>& present,
                                      const std::vector<FoundCoding>& found);

}  // namespace coder::study
