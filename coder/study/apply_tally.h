// What an application of rules did, added up source by source.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "coder/project/stored_codebook.h"
#include "coder/study/apply.h"
#include "coder/study/sync.h"
#include "coder/study/theme_moves.h"

namespace coder::study {

/// Memory grows with codes and cases, and with the passages where they are listed.
class ApplyTally {
public:
    explicit ApplyTally(bool list) : list_(list) {}

    /// Says what a code is called; needed for each before a coding of it comes.
    void name(const project::StoredCode& code) { paths_.emplace(code.guid, code.path); }

    /// One source: the codings that were there, and what becomes of them.
    void add(const project::CodedSource& coded, const std::vector<project::StoredCoding>& present,
             const std::vector<SyncedCoding>& synced);

    /// How many codings of a code were removed so far.
    std::uint64_t removed(const base::Guid& code) const;

    /// Fills codes, total, moves, participants and passages.
    void finish(ApplyResult& result) const;

private:
    void list(const project::Source& source, const std::vector<SyncedCoding>& synced);

    bool list_;
    std::map<base::Guid, std::string> paths_;
    std::map<base::Guid, CodeOutcome> counts_;  ///< By code.
    ThemeMoves moves_;
    std::vector<SyncedPassage> passages_;
};

}  // namespace coder::study
