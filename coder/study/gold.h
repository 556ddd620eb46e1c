// A gold file: codings by people to measure rules against.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "coder/base/result.h"
#include "coder/codebook/codebook.h"
#include "coder/project/source.h"
#include "coder/study/quote_index.h"

namespace coder::study {

struct GoldRow {
    std::optional<std::uint32_t> code;  ///< Index in Codebook::codes; none: people say that it has no code.
    std::string quote;                  ///< Empty where positions are given.
    std::uint32_t begin = 0;            ///< Code points of the canonical text, half-open.
    std::uint32_t end = 0;
    base::Place place;  ///< In the gold file.
};

struct Gold {
    std::map<std::string, std::vector<GoldRow>> rows;  ///< By source.
    base::Diagnostics diagnostics;
};

/// Reads `source,code,quote` or `source,code,begin,end`; an empty code marks what must get none. Rows with unknown
/// codes or bad positions are diagnostics. Errors: unreadable, or a column is missing.
base::Result<Gold> readGold(const std::string& path, const codebook::Codebook& codebook);

/// Finds quotes in one source, whatever the white space in either.
class QuoteFinder {
public:
    explicit QuoteFinder(const project::Source& source);

    /// All places of the quote in participants' speech, in order.
    std::vector<text::Span> find(const std::string& quote) const;

private:
    const project::Source& source_;
    QuoteIndex index_;
};

}  // namespace coder::study
