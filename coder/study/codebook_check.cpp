#include "coder/study/codebook_check.h"

#include <algorithm>

#include "coder/base/file.h"
#include "coder/base/strings.h"
#include "coder/codebook/codebook_reader.h"
#include "coder/match/compiled_codebook.h"
#include "coder/match/scanner.h"
#include "coder/text/encoding.h"
#include "coder/text/sentences.h"

namespace coder::study {

namespace {

using base::Severity;

/// Codes single utterances: each is one turn of a speaker whom every rule applies to.
class ExampleRunner {
public:
    ExampleRunner(const codebook::Codebook& codebook, const match::CompiledCodebook& compiled, match::Scanner scanner)
        : codebook_(codebook),
          compiled_(compiled),
          scanner_(std::move(scanner)),
          sentences_(codebook.language.abbreviations) {}

    void run(CodebookCheck& check) {
        for (std::size_t code = 0; code < codebook_.codes.size(); ++code) {
            for (const codebook::Example& example : codebook_.codes[code].examples) runOne(code, example, true, check);
            for (const codebook::Example& example : codebook_.codes[code].counterexamples)
                runOne(code, example, false, check);
        }
    }

private:
    void runOne(std::size_t code, const codebook::Example& example, bool wanted, CodebookCheck& check) {
        ++check.examples;
        const std::vector<std::string> rules = rulesThatCode(code, example.text);
        if (rules.empty() != wanted) return;
        ++check.failures;
        if (wanted)
            check.diagnostics.push_back(
                {Severity::Error, example.place,
                 "the example is not coded with " + codebook_.codes[code].path + ": \"" + example.text + "\"",
                 "add or widen a rule of the code, or move the example"});
        else
            check.diagnostics.push_back({Severity::Error, example.place,
                                         "the counterexample is coded with " + codebook_.codes[code].path + ": \"" +
                                             example.text + "\", by " + base::join(rules, ", "),
                                         "narrow the rule, for instance by `unless`"});
    }

    std::vector<std::string> rulesThatCode(std::size_t code, const std::string& example) {
        auto canonical = text::toCanonical(example, {});
        const std::string& text = canonical ? canonical->text : example;
        transcript::Transcript spoken = asTurn(text);
        std::vector<std::string> rules;
        // One speaker can't be every label and have every attribute at once, so rules with such limits are run one by
        // one.
        for (const auto& attributes : variants(code)) {
            spoken.speakers.front() = {attributes.label, attributes.role, false};
            match::Subject subject{text, spoken, {attributes.values}, {}};
            std::vector<match::Hit> hits;
            scanner_.scan(subject, hits);
            for (const match::Hit& hit : hits)
                if (codebook_.isUnder(hit.code, code)) rules.push_back(compiled_.rules[hit.rule].source->id);
        }
        std::sort(rules.begin(), rules.end());
        rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
        return rules;
    }

    transcript::Transcript asTurn(const std::string& text) {
        transcript::Transcript spoken;
        spoken.speakers.emplace_back();
        sentences_.split(text, spoken.sentences);
        transcript::Turn turn;
        turn.span = text::Span(std::size_t{0}, text.size());
        turn.sentenceCount = static_cast<std::uint32_t>(spoken.sentences.size());
        spoken.turns.push_back(turn);
        return spoken;
    }

    struct Variant {
        std::string label;
        transcript::Role role = transcript::Role::Participant;
        match::Attributes values;
    };

    /// A plain participant, and for each rule with limits a speaker who is within them.
    std::vector<Variant> variants(std::size_t code) const {
        std::vector<Variant> all(1);
        for (const match::CompiledRule& rule : compiled_.rules) {
            const codebook::Rule& source = *rule.source;
            const bool plain = (source.speaker == "participant" || source.speaker == "any") && source.where.empty();
            if (plain || !codebook_.isUnder(rule.code, code)) continue;
            Variant variant;
            if (source.speaker == "interviewer")
                variant.role = transcript::Role::Interviewer;
            else if (source.speaker != "participant" && source.speaker != "any")
                variant.label = source.speaker;
            for (const auto& condition : source.where)
                variant.values.emplace_back(condition.attribute,
                                            condition.values.empty() ? "" : condition.values.front());
            all.push_back(std::move(variant));
        }
        return all;
    }

    const codebook::Codebook& codebook_;
    const match::CompiledCodebook& compiled_;
    match::Scanner scanner_;
    text::SentenceBreaker sentences_;
};

}  // namespace

base::Result<CodebookCheck> checkCodebook(const std::string& path) {
    auto text = base::readFile(path);
    if (!text) return base::unexpected(text.error());
    auto read = codebook::readCodebook(*text, path);
    if (!read) return base::unexpected(read.error());
    CodebookCheck check;
    check.diagnostics = std::move(read->diagnostics);
    auto compiled = match::compile(read->codebook, check.diagnostics);
    if (!compiled) return base::unexpected(compiled.error());
    check.rules = compiled->rules.size();
    auto scanner = match::Scanner::make(*compiled);
    if (!scanner) return base::unexpected(scanner.error());
    ExampleRunner(read->codebook, *compiled, std::move(*scanner)).run(check);
    check.codebook = std::move(read->codebook);
    return check;
}

}  // namespace coder::study
