// Examples of a codebook, coded as if somebody had said them.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "coder/match/scanner.h"
#include "coder/study/rules.h"
#include "coder/text/sentences.h"

namespace coder::study {

/// Codes single utterances: each is one turn of a speaker whom every rule applies to.
class ExampleRunner {
public:
    /// `rules` must outlive the runner. Errors: the language has no stemmer.
    static base::Result<ExampleRunner> make(const Rules& rules);

    /// The rules that give the text `code` or a code under it, each once. For rules with a speaker or `where`, somebody
    /// within their limits says it.
    std::set<std::string> rulesThatCode(std::size_t code, const std::string& text);

    /// All codes that the text gets from a participant without attributes, with their rules.
    std::map<std::uint32_t, std::set<std::string>> codesOf(const std::string& text);

private:
    struct Speaker {
        std::string label;
        transcript::Role role = transcript::Role::Participant;
        match::Attributes attributes;
    };

    ExampleRunner(const Rules& rules, match::Scanner scanner);
    std::vector<Speaker> speakersFor(std::size_t code) const;
    std::vector<match::Hit> hits(const std::string& text, const Speaker& speaker);

    const Rules* rules_;
    match::Scanner scanner_;
    text::SentenceBreaker sentences_;
};

}  // namespace coder::study
