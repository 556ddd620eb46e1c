// What a transcript's file was understood to be, before anything is coded: for people and as JSON.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "coder/base/diagnostic.h"

namespace coder::report {

struct TranscriptSummary {
    struct Speaker {
        std::string label;  ///< Empty where the text has none.
        std::string role;   ///< "interviewer", "participant" or "other".
        bool proposed = false;
        std::uint64_t turns = 0;
        std::uint64_t words = 0;
    };
    struct Dropped {
        std::string what;  ///< In the singular: "comment".
        std::uint64_t count = 0;
    };

    std::string file;                                ///< "interviews.zip/P07.docx"
    std::string source;                              ///< The name its source gets.
    bool readable = true;                            ///< If not, the diagnostics say why, and nothing below is known.
    std::string format;                              ///< "Word (.docx)"
    std::string certainty;                           ///< "certain", "likely", "by the file's name"
    std::string encoding;                            ///< By IANA's name.
    std::optional<int> encodingConfidence;           ///< Of a guess, 0 to 100; none where the file leaves no doubt.
    std::vector<Speaker> speakers;                   ///< In the order of their first turns.
    std::optional<std::chrono::milliseconds> begin;  ///< The first and last time in the file.
    std::optional<std::chrono::milliseconds> end;
    std::vector<Dropped> dropped;
    base::Diagnostics diagnostics;
    std::string outcome;  ///< What became of it: "new source", "revision 2"; empty where nothing was asked for.

    std::uint64_t words() const;
};

/// Some lines for people: the file and what it is, its speakers with their shares of the words, what was left out, and
/// the diagnostics, notes too.
std::string toText(const TranscriptSummary& summary);

/// An array of one object for each file; shares are per cent of all words, with one decimal, null where nobody speaks;
/// times are seconds.
std::string toJson(const std::vector<TranscriptSummary>& summaries);

}  // namespace coder::report
