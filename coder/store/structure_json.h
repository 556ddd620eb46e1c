// A transcript's structure as JSON and back, compact and such that SQLite's json_each can read it:
//
//   {"speakers":[["Interviewer","interviewer",0],...],    label, role, 1 where the role was guessed
//    "turns":[[0,13,210,null,0,1,0,3],...],               speaker, begin, end, time in ms or null, first paragraph, how
//                                                         many, first sentence, how many
//    "paragraphs":[[13,210],...], "sentences":[[13,80],...], "marks":[[90,98],...],
//    "wrapped":0, "times":[[13,80,1200,2400],...]}        begin, end, from ms, to ms or null
//
// Positions are in bytes of the text. Internal to this module.
#pragma once

#include <string>
#include <string_view>

#include "coder/project/source.h"

namespace coder::store {

std::string structureJson(const project::Source& source);

/// The key of a text with its structure: the SHA-256 of the JSON, a NUL byte and the text.
std::string textKey(std::string_view structure, std::string_view text);

/// Fills the source's transcript and times. Throws a Failure where the JSON is not such, or a position lies outside of
/// the source's text, which must be set.
void readStructure(std::string_view json, project::Source& source);

}  // namespace coder::store
