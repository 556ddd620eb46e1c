// Two versions of a codebook: what changed in them, and what that does to a study.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "coder/base/result.h"
#include "coder/report/table.h"
#include "coder/study/coding_run.h"

namespace coder::study {

/// One thing that is not the same in both.
struct CodebookChange {
    std::string code;
    std::string what;    ///< "code added", "rule removed", "definition", ...
    std::string detail;  ///< The rule, or the old and the new text.
};

/// An example that one version codes and the other does not.
struct ChangedExample {
    std::string code;
    std::string text;
    bool counterexample = false;
    bool before = false;  ///< Coded by the old rules.
    bool after = false;   ///< Coded by the new rules.
};

/// What a code's codings and its row of the theme table become.
struct CodeEffect {
    std::string code;
    std::uint64_t gained = 0;  ///< Codings that only the new version makes.
    std::uint64_t lost = 0;    ///< Codings that only the old version makes.
    std::uint64_t kept = 0;
    std::uint64_t participantsBefore = 0;  ///< With the code, or one under it.
    std::uint64_t participantsAfter = 0;
};

/// A coding that only one of the two versions makes.
struct ChangedCoding {
    std::string code;
    std::string source;
    std::uint32_t line = 0;
    bool gained = false;
    std::string rules;
    std::string quote;
};

struct CodebookDiff {
    std::vector<CodebookChange> changes;
    std::vector<ChangedExample> examples;
    bool withStudy = false;
    std::vector<CodeEffect> effects;  ///< Codes whose codings or participants change, in the order of the codebooks.
    std::vector<ChangedCoding> codings;
    std::uint64_t participants = 0;  ///< That were interviewed.
    base::Diagnostics diagnostics;
};

/// Compares two codebook files; `study`, if not empty, is a study file whose sources are coded with both. Errors: a
/// file can't be read, or is no codebook; the study can't be used.
base::Result<CodebookDiff> diffCodebooks(const std::string& before, const std::string& after, const std::string& study,
                                         const RunOptions& options);

/// The largest change of a row of the theme table, in per cent points of participants, 0 to 100.
double largestChange(const CodebookDiff& diff);

report::Table changesTable(const CodebookDiff& diff);
report::Table changedExamplesTable(const CodebookDiff& diff);
report::Table effectsTable(const CodebookDiff& diff);
report::Table changedCodingsTable(const CodebookDiff& diff);

}  // namespace coder::study
