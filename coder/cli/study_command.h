// What commands on a study have in common: words, the study, its diagnostics.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "coder/cli/commands.h"
#include "coder/cli/interrupts.h"
#include "coder/study/coding_run.h"
#include "coder/study/study.h"

namespace coder::cli {

/// Options for a run of a command that can be stopped, with progress shown as `what`.
study::RunOptions runOptions(Session& session, const Interrupts& interrupts, const std::string& what);

/// The options of a command on a study, as the parser fills them in.
struct StudyCommand {
    std::vector<std::string> words;  ///< The study's file, if named, and what follows.
    std::string usage;               ///< "coder turns [STUDY] SOURCE"
    std::string database;            ///< A study file whose codings go with the settings of a study.yaml, if named.
    bool json = false;
    unsigned threads = 0;
    FilterOptions filter;

    /// Adds the positional words (`positionals` names them), --threads and, where asked for, --json.
    CLI::App* add(CLI::App& app, const std::string& name, const std::string& description,
                  const std::string& positionals, bool withJson);

    /// Opens the study that `words` name; then `expected` words must be left, which `use` gets. Its exit code is the
    /// command's.
    template <class Use>
    ExitCode withStudy(Session& session, std::size_t expected, Use use) const {
        std::vector<std::string> rest = words;
        const auto path = takeStudy(rest);
        if (!path) return session.terminal.report(path.error());
        if (rest.size() != expected) return session.terminal.report(wordCountError(rest, expected));
        auto study =
            database.empty() ? study::openStudy(*path) : study::openStudy(*path, study::StudyDatabase{database});
        if (!study) return session.terminal.report(study.error());
        return use(*study, rest);
    }

    /// The same with this command's --threads.
    study::RunOptions runOptions(Session& session, const Interrupts& interrupts, const std::string& what) const;

private:
    base::Error wordCountError(const std::vector<std::string>& rest, std::size_t expected) const;
};

}  // namespace coder::cli
