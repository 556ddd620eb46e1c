#include "coder/study/codebook_check.h"

#include "coder/base/strings.h"
#include "coder/store/store.h"
#include "coder/study/codebook_lint.h"
#include "coder/study/example_runner.h"
#include "coder/study/review_estimates.h"
#include "coder/study/rules.h"
#include "coder/study/study.h"

namespace coder::study {

namespace {

using base::Severity;

void checkExample(const Rules& rules, ExampleRunner& runner, std::size_t code, const codebook::Example& example,
                  bool wanted, CodebookCheck& check) {
    ++check.examples;
    const std::set<std::string> ids = runner.rulesThatCode(code, example.text);
    if (ids.empty() != wanted) return;
    ++check.failures;
    const std::string& path = rules.codebook->codes[code].path;
    if (wanted)
        check.diagnostics.push_back(
            {Severity::Error, example.place, "the example is not coded with " + path + ": \"" + example.text + "\"",
             "add or widen a rule of the code, or move the example; coder explain --codebook " + rules.codebook->file +
                 " --code " + path + " --text \"...\" says how far each came"});
    else
        check.diagnostics.push_back(
            {Severity::Error, example.place,
             "the counterexample is coded with " + path + ": \"" + example.text + "\", by " + base::join(ids, ", "),
             "narrow the rule, for instance by `unless`"});
}

void noteCrossTalk(const Rules& rules, ExampleRunner& runner, std::uint32_t code, const codebook::Example& example,
                   CodebookCheck& check) {
    for (const auto& [other, ids] : runner.codesOf(example.text))
        if (!rules.codebook->isUnder(other, code) && !rules.codebook->isUnder(code, other))
            check.crossTalk.push_back({code, other, {ids.begin(), ids.end()}, example});
}

void checkExamples(const Rules& rules, ExampleRunner& runner, CodebookCheck& check) {
    for (std::uint32_t code = 0; code < rules.codebook->codes.size(); ++code) {
        for (const codebook::Example& example : rules.codebook->codes[code].examples) {
            checkExample(rules, runner, code, example, true, check);
            noteCrossTalk(rules, runner, code, example, check);
        }
        for (const codebook::Example& example : rules.codebook->codes[code].counterexamples)
            checkExample(rules, runner, code, example, false, check);
    }
}

base::Result<Rules> rulesToCheck(const std::string& path, const std::string& study) {
    if (!path.empty()) return readRules(path);
    const auto store = store::Store::open(study, store::Mode::Read);
    if (!store) return base::unexpected(store.error());
    return readStoredRules(*store);
}

/// Adds what a study file keeps of reviewed samples.
base::Status addEstimates(const std::string& study, const codebook::Codebook& codebook, RuleFigures& figures) {
    const auto store = store::Store::open(study, store::Mode::Read);
    if (!store) return base::unexpected(store.error());
    const auto known = knownEstimates(*store, codebook);
    if (!known) return base::unexpected(known.error());
    for (auto* list : {&figures.codes, &figures.rules})
        for (RuleFigure& figure : *list)
            if (const auto found = known->find({codebook.codes[figure.code].path, figure.rule}); found != known->end())
                figure.estimate = found->second;
    return base::Done{};
}

}  // namespace

base::Result<CodebookCheck> checkCodebook(const std::string& path, const std::string& studyFile,
                                          const RunOptions& options) {
    CodebookCheck check;
    auto rules = rulesToCheck(path, studyFile);
    if (!rules) return base::unexpected(rules.error());
    check.diagnostics = std::move(rules->diagnostics);
    check.rules = rules->compiled.rules.size();
    auto runner = ExampleRunner::make(*rules);
    if (!runner) return base::unexpected(runner.error());
    checkExamples(*rules, *runner, check);
    std::vector<std::string> words;
    if (!studyFile.empty()) {
        const auto study = openStudy(studyFile, path);
        if (!study) return base::unexpected(study.error());
        auto figures = ruleFigures(*study, options, words);
        if (!figures) return base::unexpected(figures.error());
        if (study->isStored())
            if (auto added = addEstimates(studyFile, *study->codebook, *figures); !added)
                return base::unexpected(added.error());
        base::append(check.diagnostics, surprises(*figures, *study->codebook));
        check.figures = std::move(*figures);
    }
    auto doubts = lint(*rules->codebook, rules->compiled, words);
    if (!doubts) return base::unexpected(doubts.error());
    base::append(check.diagnostics, std::move(*doubts));
    check.codebook = std::move(*rules->codebook);
    return check;
}

}  // namespace coder::study
