// Applying the rules of a codebook to a study file: a sync, which adds and removes rules' codings and leaves people's
// work alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "coder/base/result.h"
#include "coder/project/history.h"
#include "coder/report/table.h"
#include "coder/study/coding_run.h"
#include "coder/study/sync.h"

namespace coder::study {

struct ApplyOptions {
    std::string
        codebook;  ///< A file to be taken over as a version of the codebook first; empty: the one that is there.
    bool preview = false;  ///< Change nothing.
    bool list = false;     ///< Fill ApplyResult::passages, which takes memory.
    std::string who;
    RunOptions run;  ///< Threads, progress, stop.
};

/// What happens to the codings of one code.
struct CodeOutcome {
    std::string code;
    std::uint64_t added = 0;
    std::uint64_t removed = 0;
    std::uint64_t kept = 0;
    std::uint64_t blocked = 0;
    std::uint64_t reopened = 0;
    std::uint64_t notFound = 0;  ///< Kept for an acceptance or a memo, though the rules no longer find them.
    std::uint64_t outdated = 0;  ///< Marked now; people's codings are among them.

    friend bool operator==(const CodeOutcome&, const CodeOutcome&) = default;
};

/// A row of the theme table before and after, from codings that nobody rejected.
struct ThemeMove {
    std::string code;
    std::uint64_t participantsBefore = 0;
    std::uint64_t participantsAfter = 0;
    std::uint64_t mentionsBefore = 0;
    std::uint64_t mentionsAfter = 0;

    friend bool operator==(const ThemeMove&, const ThemeMove&) = default;
};

/// A passage that is not simply kept.
struct SyncedPassage {
    std::string source;
    std::uint32_t line = 0;
    std::string code;
    std::string what;  ///< "added", "removed", "blocked", "reopened", "not found", "outdated", "not found, outdated".
    std::string quote;
};

struct ApplyResult {
    std::vector<CodeOutcome> codes;       ///< Of codes with codings of rules or outdated ones, by path.
    CodeOutcome total;                    ///< Without a path.
    std::vector<ThemeMove> moves;         ///< Rows that change, by path; groups included.
    std::uint64_t participants = 0;       ///< That were interviewed.
    std::vector<SyncedPassage> passages;  ///< By code, then in the order of sources and text.
    std::string newCodebook;              ///< "straus-2013 1.1.0", where there is a new version.
    base::Diagnostics diagnostics;
    bool refused = false;  ///< The codebook's file has errors, which are in `diagnostics`: nothing else was done.
    std::optional<project::HistoryEntry> history;  ///< None where nothing changed.
};

/// Applies the codebook to all sources of the study file `study`, as one step of the history. The new codings' coder is
/// the rules' one with the name of the codebook's file, which is made when it is missing. Codings of other revisions
/// than those that count stay as they are, and so do those of a source that can't be read (a diagnostic). Codes that a
/// new codebook no longer has go, unless people's work is on them (a warning). Errors: the codebook's file can't be
/// read; the study has no codebook (NotFound); Cancelled; those of the store. On an error nothing was changed.
base::Result<ApplyResult> applyRules(const std::string& study, const ApplyOptions& options);

/// "12 added, 3 removed, 40 kept"; "1 reopened", "2 no longer found" and "5 outdated" behind it where there are any.
std::string summaryOf(const ApplyResult& result);

report::Table outcomesTable(const ApplyResult& result);
report::Table movesTable(const ApplyResult& result);
report::Table passagesTable(const ApplyResult& result);

}  // namespace coder::study
