// Codings as a study keeps them: with what was decided about them, by whom and when.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "coder/base/guid.h"
#include "coder/project/coding.h"
#include "coder/text/position.h"

namespace coder::project {

enum class ReviewStatus : std::uint8_t { Unreviewed, Accepted, Rejected };

/// "unreviewed", "accepted" or "rejected".
const char* reviewStatusName(ReviewStatus status);

struct StoredCoding {
    base::Guid guid;
    base::Guid source;
    base::Guid revision;  ///< Of that source: where the span lies.
    base::Guid code;
    text::Span span;
    std::string quote;  ///< The revision's text at `span`.
    base::Guid coder;
    Origin origin = Origin::Human;
    std::vector<std::string> rules;    ///< Ids of the rules that found it; empty for people's codings.
    std::vector<text::Span> evidence;  ///< The exact words that rules found, in order, without overlaps.
    ReviewStatus status = ReviewStatus::Unreviewed;
    std::optional<base::Guid> reviewer;  ///< The coder who accepted or rejected it.
    std::string reviewed;                ///< When, as base::utcNow() writes it; empty for never.
    bool found = true;                   ///< False when its rules no longer find it.
    bool outdated = false;               ///< Made under an older definition of its code.
    std::optional<base::Guid> codebook;  ///< The version that it was made with.
    std::string created;                 ///< As base::utcNow() writes it.
    std::string changed;                 ///< Likewise; equal to `created` at first.

    friend bool operator==(const StoredCoding&, const StoredCoding&) = default;
};

}  // namespace coder::project
