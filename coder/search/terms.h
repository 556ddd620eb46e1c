// How things are called in the index: the names of its terms, one function for each kind.
//
// Words stand as they are, folded; since folding leaves no upper-case ASCII letter, prefixes in capitals keep the kinds
// apart:
//   mentor  Zmentor          a folded word; a stem, with positions (but not in an index in memory)
//   QP07                     the source a turn belongs to, by its exact name
//   XRparticipant XSp07 XPdr. ruiz    role, source and speaker label, folded
//   XAstream<US>educator     an attribute of the speaker's case and its value, folded; <US> is U+001F
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "coder/transcript/transcript.h"

namespace coder::search {

/// Positions left free between two sentences of a turn: a phrase never crosses one, nor does a NEAR of less than this.
inline constexpr std::uint32_t SentenceGap = 100;

/// The number of the value that turns are ordered by (see stored_turn.h).
inline constexpr std::uint32_t OrderSlot = 0;

/// Between the name and the value of an attribute.
inline constexpr char AttributeSeparator = '\x1F';

inline constexpr std::string_view SourcePrefix = "Q";
inline constexpr std::string_view AttributePrefix = "XA";

/// A term of up to 240 bytes stays as it is; of a longer one the first 100 bytes and a hash of the whole are kept,
/// since Xapian takes at most 245 bytes.
std::string shortened(std::string term);

/// The longest beginning of a word that shortened() keeps in every case.
inline constexpr std::size_t KeptTermBytes = 100;

std::string wordTerm(std::string_view folded);
std::string stemTerm(std::string_view stem);
std::string sourceTerm(std::string_view name);

/// The term for `name:value` in a query. `role:` is the speaker's role when the value is one ("participant"), and an
/// attribute of this name when it is not ("mentee"); `speaker` and `source` go before attributes of the same name.
std::string fieldTerm(std::string_view name, std::string_view value);

std::string roleTerm(transcript::Role role);
std::string speakerTerm(std::string_view label);
std::string sourceFilterTerm(std::string_view name);
std::string attributeTerm(std::string_view name, std::string_view value);

/// Where the index keeps the fingerprint of a source (a key of Xapian's metadata), given its sourceTerm().
std::string fingerprintKey(std::string_view sourceTerm);

}  // namespace coder::search
