// Codings: one code on one span by one coder.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "coder/project/source.h"
#include "coder/text/position.h"

namespace coder::project {

enum class Origin : std::uint8_t { Human, Rule };

/// "human" or "rule".
const char* originName(Origin origin);

struct Coding {
    std::uint32_t code = 0;  ///< Index in Codebook::codes.
    text::Span span;         ///< In the source's text.
    std::uint32_t turn = 0;  ///< The turn that it is listed under: the first of partsOf().
    Origin origin = Origin::Rule;
    std::string coder;
    std::vector<std::string>
        rules;  ///< Ids of the rules that found it, in the codebook's order; empty for people's codings.
    std::vector<text::Span> evidence;  ///< The exact words that rules found, in order, without overlaps.
};

/// What of a coding lies in one turn.
struct TurnPart {
    std::uint32_t turn = 0;
    text::Span span;
};

/// A coding by turns, in their order, from Coding::turn on: one part, unless a person's coding goes on into other
/// turns. Of these only those of participants count where Coding::turn is a participant's.
std::vector<TurnPart> partsOf(const Coding& coding, const transcript::Transcript& transcript);

/// A source with its codings and the cases that speak in it.
struct CodedSource {
    Source source;
    std::vector<Coding> codings;                    ///< In order of their spans, then of their codes.
    std::vector<std::optional<std::size_t>> cases;  ///< By speaker: index in CaseTable::cases.
    std::vector<std::uint64_t> words;               ///< By speaker: words spoken; empty where they were not counted.
};

}  // namespace coder::project
