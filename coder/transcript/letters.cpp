#include "coder/transcript/letters.h"

#include <algorithm>
#include <array>

namespace coder::transcript {

namespace {

/// Letters of one kind from `first` to `last`. In the blocks of pairs, an upper-case letter stands before its
/// lower-case one.
struct LetterRange {
    enum class Kind : std::uint8_t { Upper, Lower, PairsFromEven, PairsFromOdd };

    char32_t first;
    char32_t last;
    Kind kind;
};

using Kind = LetterRange::Kind;

constexpr std::array<LetterRange, 30> Ranges{{
    {U'A', U'Z', Kind::Upper},
    {U'a', U'z', Kind::Lower},
    {0x00B5, 0x00B5, Kind::Lower},
    {0x00C0, 0x00D6, Kind::Upper},
    {0x00D8, 0x00DE, Kind::Upper},
    {0x00DF, 0x00F6, Kind::Lower},
    {0x00F8, 0x00FF, Kind::Lower},
    {0x0100, 0x0137, Kind::PairsFromEven},
    {0x0138, 0x0138, Kind::Lower},
    {0x0139, 0x0148, Kind::PairsFromOdd},
    {0x0149, 0x0149, Kind::Lower},
    {0x014A, 0x0177, Kind::PairsFromEven},
    {0x0178, 0x0178, Kind::Upper},
    {0x0179, 0x017E, Kind::PairsFromOdd},
    {0x017F, 0x017F, Kind::Lower},
    {0x0200, 0x021B, Kind::PairsFromEven},
    {0x0386, 0x0386, Kind::Upper},
    {0x0388, 0x038F, Kind::Upper},
    {0x0390, 0x0390, Kind::Lower},
    {0x0391, 0x03AB, Kind::Upper},
    {0x03AC, 0x03CE, Kind::Lower},
    {0x0400, 0x042F, Kind::Upper},
    {0x0430, 0x045F, Kind::Lower},
    {0x0460, 0x0481, Kind::PairsFromEven},
    {0x048A, 0x04BF, Kind::PairsFromEven},
    {0x0531, 0x0556, Kind::Upper},
    {0x0561, 0x0587, Kind::Lower},
    {0x1E00, 0x1E95, Kind::PairsFromEven},
    {0x1EA0, 0x1EFF, Kind::PairsFromEven},
    {0x10A0, 0x10CD, Kind::Upper},
}};

}  // namespace

LetterCase letterCase(char32_t character) {
    const auto range = std::find_if(Ranges.begin(), Ranges.end(), [character](const LetterRange& r) {
        return r.first <= character && character <= r.last;
    });
    if (range == Ranges.end()) return LetterCase::None;
    const bool even = character % 2 == 0;
    switch (range->kind) {
        case Kind::Upper:
            return LetterCase::Upper;
        case Kind::Lower:
            return LetterCase::Lower;
        case Kind::PairsFromEven:
            return even ? LetterCase::Upper : LetterCase::Lower;
        case Kind::PairsFromOdd:
            return even ? LetterCase::Lower : LetterCase::Upper;
    }
    return LetterCase::None;
}

}  // namespace coder::transcript
