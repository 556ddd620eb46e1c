// From a query to Xapian's. Include xapian.h before this header.
#pragma once

#include <xapian.h>

#include "coder/base/result.h"
#include "coder/search/resolved_query.h"

namespace coder::search {

struct BuiltQuery {
    Xapian::Query query;
    /// Finds the turns that match and no others. If not, it finds all that match and perhaps some that don't, which are
    /// to be sorted out by evaluate.h.
    bool exact = true;
};

/// How many words a `word*` may stand for. Each costs a list of postings to read.
inline constexpr std::size_t MaxPrefixWords = 5'000;

/// Errors: Invalid when a prefix stands for too many words, and for an attribute that no turn has. Throws what Xapian
/// throws.
base::Result<BuiltQuery> buildQuery(const ResolvedQuery& query, const Xapian::Database& database);

}  // namespace coder::search
