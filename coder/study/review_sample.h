// Random samples of rules' codings, to estimate how precise the rules are (docs/design/review.md).
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "coder/base/guid.h"

namespace coder::study {

/// What decides whether a coding is drawn: SHA-256, in hexadecimal, of "SEED GUID", such as "1
/// 0f8fad5b-d9cb-469f-a165-70867728950e". It depends on nothing else, so that neither the order of codings nor other
/// codings move a draw.
std::string drawKey(std::uint64_t seed, const base::Guid& coding);

/// A coding that may be drawn.
struct Drawable {
    base::Guid coding;
    base::Guid code;
    std::vector<std::string> rules;  ///< Each once.
};

/// A rule of a code; without a name all rules of the code.
using RuleOfCode = std::pair<base::Guid, std::string>;

/// What was drawn of one rule's codings.
struct RuleDraw {
    std::uint64_t hits = 0;           ///< All there are.
    std::vector<base::Guid> codings;  ///< In the order of the draw.
};

struct Draw {
    std::vector<std::size_t> drawn;  ///< Places in the list drawn from, in the order of the draw, each once.
    std::map<RuleOfCode, RuleDraw> rules;
};

/// The `most` codings with the lowest keys of each rule, or all where there are fewer; likewise of each code. The
/// latter are always among the former. A draw of more contains each draw of less.
Draw drawCodings(const std::vector<Drawable>& codings, std::uint64_t most, std::uint64_t seed);

}  // namespace coder::study
