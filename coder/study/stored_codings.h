// The codings that a study file keeps: people's and rules', with who made them and what was decided on them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "coder/base/result.h"
#include "coder/report/table.h"
#include "coder/study/coding_run.h"
#include "coder/study/filter.h"

namespace coder::study {

struct StoredCodingsFilter {
    Filter speech;                          ///< Codes, sources, participants, attributes.
    std::string coder;                      ///< Name; empty: all.
    std::optional<project::Origin> origin;  ///< Neither: all.
    std::string status;                     ///< "accepted", "unreviewed", "rejected", "all"; empty: all but rejected.
};

struct StoredCodingList {
    report::Table table;        ///< With a first column of GUIDs, for programs alone.
    std::string csv;            ///< codings.csv (docs/formats/codings.md).
    std::uint64_t earlier = 0;  ///< Codings on earlier revisions of sources: only in `table`, without participant and
                                ///< line, and only where no participant or attribute was asked for.
    base::Diagnostics diagnostics;
};

/// In the order of sources, of the text, then of codes, coders and origins by name. Errors: NotFound (the filter names
/// a coder that is not there); those of runStudy() and of the store.
base::Result<StoredCodingList> listStoredCodings(const Study& study, const StoredCodingsFilter& filter,
                                                 const RunOptions& options);

}  // namespace coder::study
