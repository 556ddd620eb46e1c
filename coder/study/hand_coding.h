// Coding by people: passages that somebody marked, into a study file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "coder/base/result.h"
#include "coder/project/history.h"
#include "coder/report/table.h"
#include "coder/study/passage.h"

namespace coder::study {

/// One coding that a person wants.
struct WantedCoding {
    Passage passage;
    std::string code;   ///< Its path.
    std::string coder;  ///< Empty: who works.
    std::string memo;   ///< Empty for none.

    /// Where it was written; empty on the command line.
    base::Place place;         ///< Of the source or place.
    base::Place codePlace;     ///< Of the code.
    base::Place passagePlace;  ///< Of the quote or positions.
    base::Place coderPlace;    ///< Of the coder.
};

struct CodingSettings {
    std::string who;         ///< Who works.
    bool skipBad = false;    ///< Store the right ones even if others are wrong; else all or none.
    bool checkOnly = false;  ///< Only look what is wrong.
};

struct CodedPassages {
    std::uint64_t added = 0;
    std::uint64_t already = 0;  ///< Were there, by the same coder, or stand twice in the list.
    std::uint64_t memos = 0;
    std::uint64_t wrong = 0;                       ///< Left out, each with an error.
    base::Diagnostics diagnostics;                 ///< In the order of the list.
    report::Table codings;                         ///< Those that were added or were there, in the order of the list.
    std::optional<project::HistoryEntry> history;  ///< None where nothing changed.
};

/// Stores codings as one step of the history. Coding the same passage with the same code by the same coder again
/// changes nothing, but a new memo is kept. People's codings count as accepted, by who made them. Wrong ones are
/// errors in `diagnostics`; with one of them nothing is stored, unless CodingSettings::skipBad. Errors: those of the
/// store.
base::Result<CodedPassages> codePassages(const std::string& study, const std::vector<WantedCoding>& wanted,
                                         const CodingSettings& settings);

}  // namespace coder::study
