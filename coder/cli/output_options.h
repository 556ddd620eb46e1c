// Options that set what a table or figure shows: the settings of study.yaml, one option each.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "coder/base/result.h"
#include "coder/cli/study_command.h"
#include "coder/study/output_spec.h"
#include "coder/study/tables.h"

namespace CLI {
class App;
}

namespace coder::cli {

/// The settings of one kind of output as options: "mask below" is --mask-below, and lists, such as "codes", are given
/// one by one: --code A --code B.
class OutputOptions {
public:
    void add(CLI::App& command, const study::OutputKindInfo& kind);

    /// Errors: a value that can't be; settings that contradict each other.
    base::Result<study::OutputSpec> spec() const;

private:
    struct Given {
        const study::OutputSetting* setting;
        std::vector<std::string> values;
    };

    study::OutputKind kind_ = study::OutputKind::Themes;
    std::vector<std::unique_ptr<Given>> given_;  ///< On the heap: the parser keeps addresses of the values.
};

/// A command that makes one table or figure of a study.
struct OutputCommand : StudyCommand {
    OutputOptions options;
    std::string out;

    /// Opens the study, runs over it and calls use(study, results, spec, diagnostics); the diagnostics, to which `use`
    /// may add, are told unless its exit code is another than Ok.
    template <class Use>
    ExitCode withResults(Session& session, Use use) const {
        const auto spec = options.spec();
        if (!spec) return session.terminal.report(spec.error());
        const Interrupts interrupts;
        return withStudy(session, 0, [&](study::Study& study, const std::vector<std::string>&) {
            if (const base::Diagnostics missing = study::missingNames(study, *spec); !missing.empty()) {
                session.terminal.report(missing);
                return Unusable;
            }
            const auto results = study::collectResults(study, study::keptFor(study, {*spec}),
                                                       runOptions(session, interrupts, "coding"), spec->choice());
            if (!results) return session.terminal.report(results.error());
            base::Diagnostics diagnostics = study.diagnostics;
            base::append(diagnostics, results->diagnostics);
            const ExitCode used = use(study, *results, *spec, diagnostics);
            return used == Ok ? session.terminal.report(diagnostics) : used;
        });
    }
};

/// "--mask-below", "--code".
std::string optionName(const study::OutputSetting& setting);

}  // namespace coder::cli
