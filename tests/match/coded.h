// Codebooks from a few lines of YAML, transcripts from a few lines of text, and hits as lines that are easy to read:
// `a#1: She [[put my interests first]].` is a hit of rule a#1 with its unit and, in brackets, its evidence.
#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <memory>
#include <string>
#include <vector>

#include "coder/codebook/codebook_reader.h"
#include "coder/match/compiled_codebook.h"
#include "coder/match/scanner.h"
#include "tests/match/naive_matcher.h"
#include "tests/support/bracketed.h"

namespace coder::match {

using Lines = std::vector<std::string>;

/// A transcript with its text. "I:" is an interviewer, "P:" and "P2:" are participants; text without label is what P
/// says.
struct Interview {
    explicit Interview(std::string source, const codebook::Language& language) : text(std::move(source)) {
        if (text.find(": ") == std::string::npos) text = "P: " + text;
        transcript::ParseOptions options;
        options.study = {{"I"}, {"P", "P2"}, {"O"}};
        text::SentenceBreaker sentences(language.abbreviations);
        base::Diagnostics diagnostics;
        transcript = transcript::parse(text, options, sentences, "test.txt", diagnostics);
    }
    Interview(const Interview&) = delete;

    Subject subject() const { return {text, transcript, attributes, {}}; }
    std::uint32_t speaker(const std::string& label) const {
        const auto found = std::find_if(transcript.speakers.begin(), transcript.speakers.end(),
                                        [&](const auto& speaker) { return speaker.label == label; });
        REQUIRE(found != transcript.speakers.end());
        return static_cast<std::uint32_t>(found - transcript.speakers.begin());
    }

    std::string text;
    transcript::Transcript transcript;
    std::vector<Attributes> attributes;
};

/// A codebook that is ready. `codes` is what stands under `codes:`; or only rules, of one code `a`.
class TestCodebook {
public:
    explicit TestCodebook(const std::string& rules, const std::string& head = "language: en\n") {
        std::string yaml = "codebook: Test\nversion: 1.0\nsource: none\n" + head + "codes:\n";
        if (rules.find("- code:") == std::string::npos) yaml += "  - code: a\n    rules:\n";
        read(yaml + rules);
    }

    const codebook::Codebook& codebook() const { return *codebook_; }
    const CompiledCodebook& compiled() const { return *compiled_; }
    const base::Diagnostics& diagnostics() const { return diagnostics_; }

    std::vector<Hit> scan(const Subject& subject) const {
        auto scanner = Scanner::make(*compiled_);
        REQUIRE(scanner);
        std::vector<Hit> hits;
        scanner->scan(subject, hits);
        return hits;
    }

    /// The hits as lines, after a comparison with the naive matcher.
    Lines hits(const Interview& interview) const {
        std::vector<naive::FoundHit> found;
        for (const Hit& hit : scan(interview.subject()))
            found.push_back({hit.unit, compiled_->rules[hit.rule].source->id, hit.evidence});
        const Lines lines = shown(interview, found);
        std::sort(found.begin(), found.end());
        CHECK(shown(interview, found) == shown(interview, naive::scan(*codebook_, interview.subject())));
        return lines;
    }
    Lines hits(const std::string& text) const { return hits(Interview(text, codebook_->language)); }

private:
    void read(const std::string& yaml) {
        auto result = codebook::readCodebook(yaml, CODER_SOURCE_DIR "/codebooks/test.yaml");
        if (!result) FAIL(base::toString(result.error().diagnostic()));
        for (const base::Diagnostic& diagnostic : result->diagnostics)
            if (diagnostic.severity == base::Severity::Error) FAIL(base::toString(diagnostic));
        codebook_ = std::make_unique<codebook::Codebook>(std::move(result->codebook));
        auto compiled = compile(*codebook_, diagnostics_);
        REQUIRE(compiled);
        compiled_ = std::make_unique<CompiledCodebook>(std::move(*compiled));
    }

    static Lines shown(const Interview& interview, const std::vector<naive::FoundHit>& hits) {
        Lines lines;
        for (const naive::FoundHit& hit : hits) {
            std::vector<text::Span> inside;
            for (const text::Span span : hit.evidence) {
                REQUIRE(hit.unit.contains(span));
                const std::size_t begin = span.begin().value() - hit.unit.begin().value();
                inside.emplace_back(begin, begin + span.size());
            }
            lines.push_back(hit.rule + ": " + support::bracketed(text::slice(interview.text, hit.unit), inside));
        }
        return lines;
    }

    std::unique_ptr<codebook::Codebook> codebook_;
    std::unique_ptr<CompiledCodebook> compiled_;
    base::Diagnostics diagnostics_;
};

}  // namespace coder::match
