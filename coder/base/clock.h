// The time of day, for records of who did what when. No output of an analysis may depend on it.
#pragma once

#include <string>
#include <string_view>

namespace coder::base {

/// Now, in UTC: "2013-02-28T14:05:09.120Z". Always 24 characters, so that the order of the texts is that of time.
std::string utcNow();

/// True for a text of just that form with a day that there is.
bool isUtcTime(std::string_view text);

}  // namespace coder::base
