// A small study file in a folder of its own, made as coder new --from makes it.
#pragma once

#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "coder/store/step.h"
#include "coder/store/store.h"
#include "coder/study/new_study.h"
#include "coder/study/study_import.h"
#include "mini_study.h"

namespace coder::study::test {

template <class T>
T need(base::Result<T> result) {
    if (!result) FAIL(toString(result.error().diagnostic()));
    return std::move(*result);
}

/// A MiniStudy and what was made of it.
class StoredStudy : public MiniStudy {
public:
    explicit StoredStudy(int interviews) : MiniStudy(interviews) {
        need(newStudyFrom(file(), path("study.yaml"), {"", "", "Ada"}));
        import();
    }

    std::string file() const { return path("small.coder"); }

    /// Imports the transcripts as they are now.
    void import() const {
        const Study from = open();
        ReadOptions options;
        options.parse = from.parseOptions();
        options.abbreviations = from.codebook->language.abbreviations;
        options.how = from.file.import;
        std::vector<import::TranscriptEntry> entries;
        for (const StudySource& source : from.sources) entries.push_back(source.file);
        need(importTranscripts(file(), entries, options, {"Ada", false}, [](report::TranscriptSummary) {}));
    }

    store::Store opened() const { return need(store::Store::open(file(), store::Mode::Write)); }

    std::vector<project::StoredCoding> codings() const {
        std::vector<project::StoredCoding> all;
        need(opened().eachCoding({}, [&](const project::StoredCoding& coding) {
            all.push_back(coding);
            return true;
        }));
        return all;
    }

    /// "P01 mentor/kind A kind heart had he." for each coding, and behind it "accepted", "not found", ...; sorted.
    std::vector<std::string> coded() const {
        const store::Store store = opened();
        std::map<base::Guid, std::string> names;
        for (const auto& source : need(store.sources())) names[source.guid] = source.name;
        for (const auto& code : need(store.codes())) names[code.guid] = code.path;
        std::vector<std::string> all;
        for (const project::StoredCoding& coding : codings()) {
            std::string line = names[coding.source] + " " + names[coding.code] + " " + coding.quote;
            if (coding.origin == project::Origin::Human) line += " human";
            if (coding.status != project::ReviewStatus::Unreviewed)
                line += std::string(" ") + project::reviewStatusName(coding.status);
            if (!coding.found) line += " not found";
            if (coding.outdated) line += " outdated";
            all.push_back(line);
        }
        std::sort(all.begin(), all.end());
        return all;
    }

    /// Changes the one coding with this line.
    template <class Change>
    void change(const std::string& line, Change change) const {
        const std::size_t space = line.find(' ', line.find(' ') + 1);
        store::Store store = opened();
        std::map<base::Guid, std::string> names;
        for (const auto& source : need(store.sources())) names[source.guid] = source.name;
        for (const auto& code : need(store.codes())) names[code.guid] = code.path;
        store::Step step = need(store.begin({"Ada", "review", "", ""}));
        int changed = 0;
        for (project::StoredCoding coding : codings()) {
            if (names[coding.source] + " " + names[coding.code] != line.substr(0, space) ||
                coding.quote != line.substr(space + 1))
                continue;
            change(coding, step);
            need(step.put(coding));
            ++changed;
        }
        REQUIRE(changed == 1);
        need(step.commit());
    }

    void decide(const std::string& line, project::ReviewStatus status) const {
        change(line, [&](project::StoredCoding& coding, store::Step& step) {
            const project::Coder ada{base::Guid::random(), "Ada", project::CoderKind::Person};
            need(step.put(ada));
            coding.status = status;
            coding.reviewer = ada.guid;
            coding.reviewed = step.at();
        });
    }
};

}  // namespace coder::study::test
