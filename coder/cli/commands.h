// The commands, one function each: it adds the command with its options and what it does to the program.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "coder/base/result.h"
#include "coder/cli/terminal.h"
#include "coder/report/table.h"
#include "coder/study/filter.h"

namespace CLI {
class App;
}

namespace coder::cli {

/// What all commands share: where they print, and what the chosen one returns.
struct Session {
    Terminal terminal;
    std::function<ExitCode()> chosen;  ///< Set by the parser when a command was named.
};

void addRun(CLI::App& app, Session& session);
void addImport(CLI::App& app, Session& session);
void addNew(CLI::App& app, Session& session);
void addParticipants(CLI::App& app, Session& session);
void addApply(CLI::App& app, Session& session);
void addCode(CLI::App& app, Session& session);  ///< And uncode, recode.
void addReview(CLI::App& app, Session& session);
void addMemo(CLI::App& app, Session& session);  ///< And memos.
void addHistory(CLI::App& app, Session& session);
void addMerge(CLI::App& app, Session& session);
void addCheck(CLI::App& app, Session& session);  ///< And backup.
void addSources(CLI::App& app, Session& session);
void addTurns(CLI::App& app, Session& session);
void addCases(CLI::App& app, Session& session);
void addCodebook(CLI::App& app, Session& session);
void addCodings(CLI::App& app, Session& session);
void addTable(CLI::App& app, Session& session);
void addFigure(CLI::App& app, Session& session);
void addSearch(CLI::App& app, Session& session);
void addExplain(CLI::App& app, Session& session);
void addEvaluate(CLI::App& app, Session& session);

/// True for a word that names a study: it ends in .coder, .yaml or .yml.
bool isStudyName(const std::string& word);

/// Splits the words behind a command into the study and the rest: the first word names the study if isStudyName() holds
/// for it; else the study is study.yaml, the only .coder file, or the only .yaml file, of the folder one is in.
base::Result<std::string> takeStudy(std::vector<std::string>& words);

/// The same for commands that change a study: it is a study file, or the only .coder file, but for the file `except`,
/// of the folder one is in.
base::Result<std::string> takeStudyDatabase(std::vector<std::string>& words, const std::string& except = "");

/// Imports all transcripts that a study.yaml names into a study file and shows what was understood.
ExitCode importAll(const std::string& study, const std::string& yaml, const std::string& who, Session& session);

/// The name of the person who works: the account's full name, or else its name.
std::string accountName();
/// --as NAME.
void addWho(CLI::App& command, std::string& who);

/// The options that choose speech: --code, --source, --participant, --where.
struct FilterOptions {
    std::vector<std::string> codes;
    std::vector<std::string> sources;
    std::vector<std::string> participants;
    std::vector<std::string> where;

    void add(CLI::App& command, bool withCodes);
    /// The filter; an error when it names what the study does not have.
    base::Result<study::Filter> filter(const study::Study& study) const;
};

/// An option that takes one value each time it is given, so that it swallows no word behind it.
void addRepeated(CLI::App& command, const std::string& name, std::vector<std::string>& values, const std::string& help,
                 const std::string& type);

/// --code, for commands that choose codes only.
void addCodeOption(CLI::App& command, std::vector<std::string>& codes);

/// Prints a list as a table or, for --json, as JSON.
void printList(const Terminal& terminal, const report::Table& table, bool json);

/// Prints several; as JSON an array of them, since documents in a row would be none.
void printTables(const Terminal& terminal, const std::vector<report::Table>& tables, bool json);

}  // namespace coder::cli
