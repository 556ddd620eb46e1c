// Bytes as a transcript file, and what became of them.
#pragma once

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "coder/base/file.h"
#include "coder/import/text_lines.h"
#include "coder/import/transcript_file.h"

namespace coder::import {

using Strings = std::vector<std::string>;

inline transcript::ParseOptions testLabels() {
    transcript::ParseOptions options;
    options.wellKnown = {{"Interviewer", "I"}, {"Participant", "P"}, {}};
    return options;
}

inline base::Result<ImportedSource> tryImport(const std::string& bytes, const std::string& path) {
    text::SentenceBreaker sentences({"Dr."});
    return readTranscriptBytes(bytes, path, "name", testLabels(), sentences);
}

inline ImportedSource imported(const std::string& bytes, const std::string& path) {
    auto result = tryImport(bytes, path);
    if (!result) FAIL(base::toString(result.error().diagnostic()));
    return *std::move(result);
}

/// A file of tests/import/files.
inline std::string sampleBytes(const std::string& name) {
    auto bytes = base::readFile(std::string(CODER_SOURCE_DIR) + "/tests/import/files/" + name);
    REQUIRE(bytes);
    return *std::move(bytes);
}

/// "label@milliseconds|speech" per turn, paragraphs joined by "¶".
inline Strings turnsOf(const ImportedSource& imported) {
    Strings turns;
    const auto& transcript = imported.source.transcript;
    for (const transcript::Turn& turn : transcript.turns) {
        std::string line = transcript.speakers[turn.speaker].label;
        if (turn.time) line += "@" + std::to_string(turn.time->count());
        for (std::uint32_t i = 0; i < turn.paragraphCount; ++i)
            line += (i == 0 ? "|" : "¶") +
                    std::string(text::slice(imported.source.text, transcript.paragraphs[turn.firstParagraph + i]));
        turns.push_back(line);
    }
    return turns;
}

/// "begin-end|words" per mark of time.
inline Strings timesOf(const ImportedSource& imported) {
    Strings times;
    for (const project::TimeMark& mark : imported.source.times)
        times.push_back(std::to_string(mark.begin.count()) + "-" + (mark.end ? std::to_string(mark.end->count()) : "") +
                        "|" + std::string(text::slice(imported.source.text, mark.span)));
    return times;
}

/// "severity line message" per diagnostic, without notes about roles.
inline Strings findingsOf(const ImportedSource& imported) {
    Strings findings;
    for (const base::Diagnostic& diagnostic : imported.diagnostics) {
        CHECK(diagnostic.place.file == imported.source.path);
        if (diagnostic.message.find(" is taken for the ") != std::string::npos) continue;
        if (diagnostic.message.find("the role of ") != std::string::npos) continue;
        findings.push_back(std::string(base::severityName(diagnostic.severity)) + " " +
                           std::to_string(diagnostic.place.line) + " " + diagnostic.message);
    }
    return findings;
}

/// All words of a text, one space between.
inline std::string wordsOf(const std::string& text) { return singleSpaced(text); }

}  // namespace coder::import
