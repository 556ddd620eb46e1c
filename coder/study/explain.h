// Why a sentence is coded, and why it is not: in words, for people and programs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "coder/base/result.h"
#include "coder/match/compiled_codebook.h"
#include "coder/report/table.h"
#include "coder/study/coding_run.h"
#include "coder/study/filter.h"
#include "coder/study/study.h"

namespace coder::study {

/// What one rule says of a sentence.
struct ExplainedRule {
    std::string code;
    std::string rule;
    base::Place place;    ///< Of the rule in the codebook.
    std::string pattern;  ///< As written.
    bool matched = false;
    std::string outcome;                ///< "matched", "negated", ... as in docs/reference/explain.md.
    std::string reason;                 ///< The outcome in words.
    std::vector<std::string> evidence;  ///< What the pattern found, whether it counts or not.
    std::vector<std::string> against;   ///< Words that speak against it: negation cues, what `unless` found.
    std::vector<std::string> missing;   ///< Parts of the pattern that are not there.
};

struct ExplainedSentence {
    std::string source;
    std::uint32_t line = 0;
    std::string speaker;
    std::string role;
    std::string text;
    std::vector<text::Span> marked;    ///< Evidence of the rules that matched, inside `text`.
    std::vector<ExplainedRule> rules;  ///< Those that matched; then, for codes that were asked for, the others, those
                                       ///< that came farthest first.
};

/// Where to look: "P01:23" or "P01:23:40".
struct ExplainedPlace {
    std::string source;
    std::uint32_t line = 0;
    std::uint32_t column = 0;  ///< 0: all sentences that begin or go on in the line.
};

base::Result<ExplainedPlace> parsePlace(const std::string& text);

/// Explains sentences of a source. With codes in `filter` also the rules of these codes that did not match. Errors: no
/// such source, no speech at that place.
base::Result<std::vector<ExplainedSentence>> explainPlace(Study& study, const ExplainedPlace& place,
                                                          const Filter& filter, const RunOptions& options);

/// Explains each sentence of a text as if a participant had said it.
base::Result<std::vector<ExplainedSentence>> explainText(const codebook::Codebook& codebook,
                                                         const match::CompiledCodebook& compiled,
                                                         const std::string& text, const Filter& filter);

/// One row for each rule of each sentence.
report::Table explanationTable(const std::vector<ExplainedSentence>& sentences);

/// For reading: each sentence with its evidence underlined, then its rules; of the rules that did not match at most
/// `most` of each sentence.
std::string explanationText(const std::vector<ExplainedSentence>& sentences, std::size_t most);

}  // namespace coder::study
