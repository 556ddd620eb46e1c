// A study file in a folder of its own, and values to put into it. All words are invented.
#pragma once

#include <catch2/catch.hpp>

#include <unistd.h>

#include <filesystem>
#include <memory>
#include <string>

#include "coder/base/clock.h"
#include "coder/store/step.h"
#include "coder/store/store.h"

namespace store_tests {

using namespace coder;
using base::Guid;
using store::Mode;
using store::Store;

/// A new empty folder that goes with the object.
class Folder {
public:
    explicit Folder(const std::filesystem::path& in = std::filesystem::temp_directory_path()) {
        std::string name = (in / "coder-store-XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    std::string file(const std::string& name) const { return (path_ / name).string(); }
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// The value of a result that must be there.
template <class T>
T need(base::Result<T> result) {
    if (!result) FAIL(result.error().message << " / " << result.error().remedy);
    return std::move(*result);
}

inline Store makeStudy(const std::string& path) { return need(Store::create(path, {"Invented study", "en", "Ada"})); }

inline store::Step begin(Store& study, const std::string& command = "test") {
    return need(study.begin({"Ada", command, "", ""}));
}

inline project::HistoryEntry commit(store::Step& step) {
    auto entry = need(step.commit());
    REQUIRE(entry.has_value());
    return *entry;
}

/// A source of two speakers: "I: How?\nP: <speech>\n".
inline project::Source sourceNamed(const std::string& name, const std::string& speech = "She read every draft.") {
    project::Source source;
    source.name = name;
    source.path = "transcripts/" + name + ".txt";
    source.text = "I: How?\nP: " + speech + "\n";
    auto& transcript = source.transcript;
    transcript.speakers = {{"I", transcript::Role::Interviewer, true}, {"P", transcript::Role::Participant, false}};
    const text::Span question(std::size_t{3}, std::size_t{7});
    const text::Span answer(std::size_t{11}, 11 + speech.size());
    transcript.paragraphs = {question, answer};
    transcript.sentences = {question, answer};
    transcript.turns = {{0, question, std::nullopt, 0, 1, 0, 1},
                        {1, answer, std::chrono::milliseconds(4200), 1, 1, 1, 1}};
    return source;
}

inline project::Revision addSource(store::Step& step, const project::Source& source, const std::string& bytes) {
    return need(step.addSource({source, bytes, "Plain text", "UTF-8"}));
}

/// What a coding needs: a source, a coder, a codebook and a code.
struct Ground {
    project::Revision revision;
    project::Coder coder{Guid::random(), "Ada", project::CoderKind::Person};
    project::StoredCodebook codebook{Guid::random(),         "Invented",    "1.0.0", std::string(64, 'a'),
                                     "codebook: Invented\n", base::utcNow()};
    project::StoredCode code{Guid::random(), "mentor/reads", "Reads drafts", codebook.guid};

    void put(store::Step& step, const std::string& source = "P01") {
        revision = addSource(step, sourceNamed(source), "I: How?\r\nP: She read every draft.\r\n" + source);
        need(step.put(coder));
        need(step.put(codebook));
        need(step.put(code));
    }

    /// "read" in the answer.
    project::StoredCoding coding() const {
        project::StoredCoding coding;
        coding.guid = Guid::random();
        coding.source = revision.source;
        coding.revision = revision.guid;
        coding.code = code.guid;
        coding.span = text::Span(std::size_t{15}, std::size_t{19});
        coding.quote = "read";
        coding.coder = coder.guid;
        coding.created = coding.changed = base::utcNow();
        return coding;
    }
};

/// What verify() says, for a message.
inline std::string told(const base::Diagnostics& diagnostics) {
    std::string text;
    for (const auto& diagnostic : diagnostics) text += base::toString(diagnostic) + "\n";
    return text;
}

inline void requireSound(const Store& study) {
    const auto diagnostics = study.verify();
    INFO(told(diagnostics));
    REQUIRE(diagnostics.empty());
}

inline std::vector<project::StoredCoding> codingsOf(const Store& study, const store::CodingFilter& filter = {}) {
    std::vector<project::StoredCoding> codings;
    need(study.eachCoding(filter, [&](const project::StoredCoding& coding) {
        codings.push_back(coding);
        return true;
    }));
    return codings;
}

}  // namespace store_tests
