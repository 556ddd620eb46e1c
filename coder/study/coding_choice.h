// Which of the codings that a study file keeps a table or figure counts.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "coder/project/stored_coding.h"

namespace coder::study {

enum class OriginChoice : std::uint8_t { All, Human, Rule };
enum class StatusChoice : std::uint8_t { All, Accepted, Unreviewed };  ///< All: both. Rejected ones never count.

struct CodingChoice {
    OriginChoice origin = OriginChoice::All;
    StatusChoice status = StatusChoice::All;

    friend auto operator<=>(const CodingChoice&, const CodingChoice&) = default;
};

/// In the order of the enumerations: "all", "human", "rule"; "all", "accepted", "unreviewed".
const std::vector<std::string_view>& originChoiceNames();
const std::vector<std::string_view>& statusChoiceNames();

bool counts(const CodingChoice& choice, const project::StoredCoding& coding);

/// For captions: "Counted are codings by people, accepted ones only."
std::string inWords(const CodingChoice& choice);

}  // namespace coder::study
