// Whether a source has changed since it was indexed.
#pragma once

#include <string>

#include "coder/project/source.h"
#include "coder/search/index_writer.h"

namespace coder::search {

/// A line that differs (but for one chance in 2^64) when anything does that the index is made of: the file, the text,
/// the structure of turns and sentences, speakers and roles, attributes.
std::string fingerprint(const project::Source& source, const SpeakerAttributes& attributes);

}  // namespace coder::search
