// How a coding looks to its reviewer.
#pragma once

#include <cstddef>
#include <string>

#include "coder/study/review_item.h"

namespace coder::cli {

struct ScreenLook {
    std::size_t width = 80;  ///< Columns.
    bool emphasis = false;   ///< Bold and underlined type; else « ».
};

/// The coding as lines of text: which one, its code, the turn with the sentence set off by ">" and bold, the words
/// that rules found underlined (without emphasis in « »), and why it is there. Nothing in it commands the terminal but
/// that type.
std::string reviewScreen(const study::ReviewItem& item, std::size_t number, std::size_t all, const ScreenLook& look);

/// The keys in one line.
std::string reviewKeys();

/// The keys, one a line, and all that the codebook says of the code.
std::string reviewHelp(const study::ReviewItem& item, const ScreenLook& look);

}  // namespace coder::cli
