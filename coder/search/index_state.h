// What an open index holds, for index.cpp and index_writer.cpp. Include xapian.h before this header.
#pragma once

#include <xapian.h>

#include <string>

#include "coder/search/turn_words.h"

namespace coder::search {

struct IndexState {
    Xapian::Database database;
    std::string language;
    WordReader words;
    std::string folder;  ///< Empty for an index in memory.
};

}  // namespace coder::search
