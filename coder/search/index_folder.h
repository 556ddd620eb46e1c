// The folder of an index on disk: made for the owner alone, known by a marker file, and never anybody else's folder.
//
// The marker `coder-index` has four lines: "coder search index", "format N", "language TAG", "xapian VERSION". An index
// is used only if all four are as expected, since words of another language, or stemmed otherwise, would not be found.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "coder/base/result.h"

namespace coder::search {

/// Changes with every change of terms, positions or records.
inline constexpr int IndexFormat = 1;

inline constexpr std::string_view MarkerName = "coder-index";

enum class FolderState : std::uint8_t {
    New,      ///< It has nothing but a marker, written just now.
    Current,  ///< It has an index as expected.
    Old,      ///< It has an index of another format, language or version of Xapian, or its marker is damaged.
};

/// Makes the folder (mode 0700) if it isn't there; its parent must be. An empty folder gets mode 0700 and is taken.
/// Errors: Invalid for a folder with other things in it, Unwritable, Unreadable.
base::Result<FolderState> prepareFolder(const std::string& folder, std::string_view language);

/// Writes the marker beside and renames it.
base::Status writeMarker(const std::string& folder, std::string_view language);

/// The language of the index in `folder`. Errors: NotFound when there is none, Unsupported when it has to be built
/// again.
base::Result<std::string> languageOfIndex(const std::string& folder);

}  // namespace coder::search
