// A small study in a folder of its own, which goes when the test is over.
#pragma once

#include <catch2/catch.hpp>

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "coder/study/coding_run.h"
#include "coder/study/study.h"

namespace coder::study::test {

class Folder {
public:
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "coder-study-XXXXXX").string();
        root_ = ::mkdtemp(name.data());
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(root_, ignored);
    }

    std::string path(const std::string& name) const { return (root_ / name).string(); }

    std::string write(const std::string& name, const std::string& bytes) const {
        std::filesystem::create_directories((root_ / name).parent_path());
        std::ofstream(root_ / name, std::ios::binary) << bytes;
        return path(name);
    }

    std::string read(const std::string& name) const {
        std::ifstream file(root_ / name, std::ios::binary);
        std::stringstream text;
        text << file.rdbuf();
        return text.str();
    }

    /// The text with the folder's own path left out.
    std::string relative(std::string text) const {
        const std::string own = root_.string() + "/";
        for (std::size_t at = text.find(own); at != std::string::npos; at = text.find(own, at))
            text.erase(at, own.size());
        return text;
    }

    std::vector<std::string> lines(const base::Diagnostics& diagnostics) const {
        std::vector<std::string> all;
        for (const base::Diagnostic& diagnostic : diagnostics) {
            const std::string text = toString(diagnostic);
            all.push_back(relative(text.substr(0, text.find('\n'))));
        }
        return all;
    }

private:
    std::filesystem::path root_;
};

inline constexpr const char* Codebook = R"(codebook: Small
version: 2
language: en
codes:
  - code: mentor
    codes:
      - code: kind
        rules: [{phrase: kind}, {regex: '\bkind heart'}]
      - code: open
        rules: [{query: door NEAR/3 open}]
  - code: rivalry
    rules: [{near: [stole, idea], within: 5}]
)";

inline constexpr const char* StudyFileText =
    "study: Small\ntranscripts: [t/*.txt]\ncodebook: book.yaml\nparticipants: people.csv\n"
    "tables:\n  themes: {kind: themes, by: stream}\n";

/// `interviews` transcripts P01, P02, ...; every third has no coding.
class MiniStudy : public Folder {
public:
    explicit MiniStudy(int interviews) {
        write("book.yaml", Codebook);
        write("study.yaml", StudyFileText);
        std::string people = "participant,stream\n";
        for (int i = 1; i <= interviews; ++i) {
            const std::string name = std::string(i < 10 ? "P0" : "P") + std::to_string(i);
            people += name + (i % 2 == 0 ? ",clinician\n" : ",scientist\n");
            write("t/" + name + ".txt",
                  i % 3 == 0 ? "I: And?\n\nP: Nothing.\n"
                             : "I: Was he kind?\n\nP: A kind heart had he. The door was open.\n\nI: And?\n\n"
                               "P: He stole an idea" +
                                   std::string(static_cast<std::size_t>(i), '!') + "\n");
        }
        write("people.csv", people);
    }

    Study open() const {
        auto study = openStudy(path("study.yaml"));
        if (!study) FAIL(toString(study.error().diagnostic()));
        return std::move(*study);
    }
};

/// "P01 mentor/kind mentor/kind#1;mentor/kind#2 A kind heart had he." for each coding of a run.
inline std::vector<std::string> codingsOf(const Study& study, const RunOptions& options) {
    std::vector<std::string> lines;
    const auto summary = runStudy(study, options, [&](CodedFile&& file, const project::CaseTable&) {
        for (const project::Coding& coding : file.coded.codings) {
            std::string line = file.coded.source.name + " " + study.codebook->codes[coding.code].path;
            for (const std::string& rule : coding.rules) line += " " + rule;
            lines.push_back(line + " " + std::string(text::slice(file.coded.source.text, coding.span)));
        }
    });
    REQUIRE(summary);
    return lines;
}

}  // namespace coder::study::test
