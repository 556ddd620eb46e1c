// Copies of one study, and what they hold.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <random>
#include <sstream>

#include "study_fixture.h"

namespace store_tests {

/// A disk in memory where there is one: thousands of steps would wait for a real one most of the time.
inline std::filesystem::path quickFolder() {
    const std::filesystem::path memory("/dev/shm");
    return ::access(memory.c_str(), W_OK) == 0 ? memory : std::filesystem::temp_directory_path();
}

/// Every row of every content table, as text in the order of the keys; not the history, which is each copy's own.
inline std::string tablesOf(const std::string& path) {
    SQLite::Database database(path, SQLite::OPEN_READWRITE);
    std::string text;
    for (const char* table : {"study", "coders", "sources", "revisions", "attributes", "cases", "case_values", "voices",
                              "codebooks", "codes", "codings", "memos", "estimates", "settings"}) {
        SQLite::Statement columns(database,
                                  "SELECT group_concat('quote(' || name || ')', '||'' ''||') FROM "
                                  "pragma_table_info(?)");
        columns.bind(1, table);
        columns.executeStep();
        const std::string row = columns.getColumn(0).getString();
        SQLite::Statement query(database, "SELECT " + row + " FROM " + table + " ORDER BY 1");
        while (query.executeStep()) text += std::string(table) + " " + query.getColumn(0).getString() + "\n";
    }
    return text;
}

/// The lines that only one of two texts has, for a message.
inline std::string differences(const std::string& a, const std::string& b) {
    const auto lines = [](const std::string& text) {
        std::vector<std::string> all;
        std::istringstream in(text);
        for (std::string line; std::getline(in, line);) all.push_back(line);
        std::sort(all.begin(), all.end());
        return all;
    };
    const auto first = lines(a);
    const auto second = lines(b);
    std::vector<std::string> only;
    std::set_difference(first.begin(), first.end(), second.begin(), second.end(), std::back_inserter(only));
    std::string text;
    for (const auto& line : only) text += "< " + line + "\n";
    only.clear();
    std::set_difference(second.begin(), second.end(), first.begin(), first.end(), std::back_inserter(only));
    for (const auto& line : only) text += "> " + line + "\n";
    return text;
}

inline void requireSame(const std::string& what, const std::string& a, const std::string& b) {
    INFO(what);
    INFO(differences(a, b));
    REQUIRE((a == b));
}

/// "2013-02-28T14:05:09.120Z" and so many milliseconds.
inline std::string timeAt(std::uint64_t milliseconds) {
    std::string text = std::to_string(10'000'000 + milliseconds % 10'000'000).substr(1);
    return "2013-02-28T" + text.substr(0, 1) + "0:" + text.substr(1, 1) + "0:0" + text.substr(2, 1) + "." +
           text.substr(3, 3) + "Z";
}

}  // namespace store_tests
