#include "coder/study/example_runner.h"

#include "coder/study/utterance.h"

namespace coder::study {

ExampleRunner::ExampleRunner(const Rules& rules, match::Scanner scanner)
    : rules_(&rules), scanner_(std::move(scanner)), sentences_(rules.codebook->language.abbreviations) {}

base::Result<ExampleRunner> ExampleRunner::make(const Rules& rules) {
    auto scanner = match::Scanner::make(rules.compiled);
    if (!scanner) return base::unexpected(scanner.error());
    return ExampleRunner(rules, std::move(*scanner));
}

std::set<std::string> ExampleRunner::rulesThatCode(std::size_t code, const std::string& text) {
    std::set<std::string> ids;
    // One speaker can't be every label and have every attribute at once, so rules with such limits are run one by one.
    for (const Speaker& speaker : speakersFor(code))
        for (const match::Hit& hit : hits(text, speaker))
            if (rules_->codebook->isUnder(hit.code, code)) ids.insert(rules_->compiled.rules[hit.rule].source->id);
    return ids;
}

std::map<std::uint32_t, std::set<std::string>> ExampleRunner::codesOf(const std::string& text) {
    std::map<std::uint32_t, std::set<std::string>> codes;
    for (const match::Hit& hit : hits(text, {})) codes[hit.code].insert(rules_->compiled.rules[hit.rule].source->id);
    return codes;
}

std::vector<match::Hit> ExampleRunner::hits(const std::string& text, const Speaker& speaker) {
    Utterance spoken = utteranceOf(text, sentences_);
    spoken.transcript.speakers.front() = {speaker.label, speaker.role, false};
    const match::Subject subject{spoken.text, spoken.transcript, {speaker.attributes}, {}};
    std::vector<match::Hit> found;
    scanner_.scan(subject, found);
    return found;
}

/// A plain participant, and for each rule of the code with limits a speaker who is within them.
std::vector<ExampleRunner::Speaker> ExampleRunner::speakersFor(std::size_t code) const {
    std::vector<Speaker> all(1);
    for (const match::CompiledRule& rule : rules_->compiled.rules) {
        const codebook::Rule& source = *rule.source;
        const bool plain = (source.speaker == "participant" || source.speaker == "any") && source.where.empty();
        if (plain || !rules_->codebook->isUnder(rule.code, code)) continue;
        Speaker speaker;
        if (source.speaker == "interviewer")
            speaker.role = transcript::Role::Interviewer;
        else if (source.speaker != "participant" && source.speaker != "any")
            speaker.label = source.speaker;
        for (const auto& condition : source.where)
            speaker.attributes.emplace_back(condition.attribute,
                                            condition.values.empty() ? "" : condition.values.front());
        all.push_back(std::move(speaker));
    }
    return all;
}

}  // namespace coder::study
