// coder code, uncode and recode: coding by people.
#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>

#include "coder/base/guid.h"
#include "coder/cli/commands.h"
#include "coder/report/numbers.h"
#include "coder/study/codings_file.h"
#include "coder/study/recode.h"

namespace coder::cli {

namespace {

/// What says which passage is meant, beside the place.
struct PassageOptions {
    std::string quote;
    std::optional<std::uint32_t> nth;
    std::optional<std::uint32_t> begin;
    std::optional<std::uint32_t> end;

    void add(CLI::App& command) {
        command.add_option("--quote", quote, "The passage's words; the place is then the source alone")
            ->type_name("TEXT");
        command.add_option("--nth", nth, "Which of several places of the quote, from 1")->type_name("N");
        command.add_option("--begin", begin, "Where the passage begins, in code points of the text")->type_name("N");
        command.add_option("--end", end, "Where it ends; this one is not included")->type_name("N");
    }

    study::Passage at(const std::string& place) const { return {place, quote, nth, begin, end}; }
    bool given() const { return !quote.empty() || nth || begin || end; }
};

struct CodingCommand {
    std::vector<std::string> words;  ///< The study, if named, and what is asked for.
    PassageOptions passage;
    std::string memo;
    std::string csv;
    bool skipBad = false;
    bool json = false;
    std::string span;
    bool merge = false;
    std::string who = accountName();
};

base::Error usageError(const std::string& message, const std::string& usage) {
    return {base::ErrorCode::Invalid, message, "write " + usage, {}};
}

/// Prints what was coded; for one coding in words, for a file the numbers.
ExitCode tell(const study::CodedPassages& coded, const CodingCommand& command, Session& session) {
    if (command.json) session.terminal.print(report::toJson(coded.codings));
    if (command.csv.empty()) {
        for (const report::Row& row : coded.codings.rows)
            session.terminal.say(row.cells[5].text + ": " + row.cells[3].text + " on " + row.cells[1].text + ":" +
                                 row.cells[2].text + ", \"" + row.cells[6].text + "\"");
        if (coded.memos != 0) session.terminal.say("with a memo");
        return Ok;
    }
    session.terminal.say(report::counted(coded.added, "coding") + " added, " + std::to_string(coded.already) +
                         " already there" +
                         (coded.memos == 0 ? "" : ", " + report::counted(coded.memos, "memo") + " added"));
    return Ok;
}

/// Stores codings; `found` is what was found wrong in their file, of which nothing is stored then, unless --skip-bad.
ExitCode storeCodings(const std::string& study, const std::vector<study::WantedCoding>& wanted, base::Diagnostics found,
                      const CodingCommand& command, Session& session) {
    const bool refused = base::hasErrors(found) && !command.skipBad;
    const auto coded = study::codePassages(study, wanted, {command.who, command.skipBad, refused});
    if (!coded) return session.terminal.report(coded.error());
    base::append(found, coded->diagnostics);
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.place.line < b.place.line; });
    const ExitCode code = session.terminal.report(found);
    if (!refused && (coded->wrong == 0 || command.skipBad)) return std::max(code, tell(*coded, command, session));
    if (!command.csv.empty()) session.terminal.say("nothing was coded; --skip-bad codes the rows that are right");
    return Unusable;
}

ExitCode codeFile(const std::string& study, const CodingCommand& command, Session& session) {
    auto file = study::readCodingsFile(command.csv);
    if (!file) return session.terminal.report(file.error());
    return storeCodings(study, file->codings, std::move(file->diagnostics), command, session);
}

ExitCode code(const CodingCommand& command, Session& session) {
    std::vector<std::string> words = command.words;
    const auto study = takeStudyDatabase(words);
    if (!study) return session.terminal.report(study.error());
    if (!command.csv.empty()) {
        if (words.empty() && !command.passage.given() && command.memo.empty())
            return codeFile(*study, command, session);
        return session.terminal.report(
            usageError("with --csv the passages stand in the file", "coder code [STUDY] --csv FILE"));
    }
    if (words.size() != 2)
        return session.terminal.report(
            usageError("a place and a code are expected", "coder code [STUDY] SOURCE:LINE CODE"));
    study::WantedCoding wanted;
    wanted.passage = command.passage.at(words[0]);
    wanted.code = words[1];
    wanted.memo = command.memo;
    return storeCodings(*study, {wanted}, {}, command, session);
}

ExitCode uncode(const CodingCommand& command, Session& session) {
    std::vector<std::string> words = command.words;
    const auto study = takeStudyDatabase(words);
    if (!study) return session.terminal.report(study.error());
    study::NamedCoding coding;
    if (words.size() == 1) coding.guid = base::Guid::parse(words[0]);
    if (words.size() == 2) {
        coding.passage = command.passage.at(words[0]);
        coding.code = words[1];
    }
    if (words.size() != 2 && (!coding.guid || command.passage.given()))
        return session.terminal.report(
            usageError("a coding's GUID, or a place and a code, are expected",
                       "coder uncode [STUDY] GUID, or coder uncode [STUDY] SOURCE:LINE CODE"));
    const auto changed = study::uncode(*study, coding, command.who);
    if (!changed) return session.terminal.report(changed.error());
    session.terminal.say("removed: " + changed->what);
    return Ok;
}

ExitCode changeOne(const std::string& study, const base::Guid& guid, const study::NewContent& content,
                   const CodingCommand& command, Session& session) {
    const auto changed = study::changeCoding(study, guid, content, command.merge, command.who);
    if (!changed) return session.terminal.report(changed.error());
    session.terminal.say((changed->changed == 0  ? "unchanged: "
                          : changed->merged == 0 ? "changed: "
                                                 : "made one with: ") +
                         changed->what);
    return Ok;
}

ExitCode recode(const CodingCommand& command, Session& session) {
    std::vector<std::string> words = command.words;
    const auto study = takeStudyDatabase(words);
    if (!study) return session.terminal.report(study.error());
    const auto guid = words.empty() ? std::nullopt : base::Guid::parse(words[0]);
    study::NewContent content;
    if (words.size() == 2) content.code = words[1];
    if (!command.span.empty()) content.passage = command.passage.at(command.span);
    if (guid && words.size() <= 2 && (content.code || content.passage) && (content.passage || !command.passage.given()))
        return changeOne(*study, *guid, content, command, session);
    if (guid || words.size() != 2 || content.passage || command.passage.given())
        return session.terminal.report(
            usageError("two codes, or a coding's GUID and what it is to become, are expected",
                       "coder recode [STUDY] FROM TO, or coder recode [STUDY] GUID [CODE] [--span SOURCE:LINE]"));
    const auto changed = study::recodeAll(*study, words[0], words[1], command.merge, command.who);
    if (!changed) return session.terminal.report(changed.error());
    session.terminal.say(
        report::counted(changed->changed, "coding") + " of " + words[0] + " got the code " + words[1] +
        (changed->merged == 0 ? "" : ", " + std::to_string(changed->merged) + " became one with another"));
    return Ok;
}

CLI::App* addCommand(CLI::App& app, Session& session, const std::string& name, const std::string& help,
                     const std::string& positionals, const std::shared_ptr<CodingCommand>& command,
                     ExitCode (*run)(const CodingCommand&, Session&)) {
    CLI::App* sub = app.add_subcommand(name, help);
    sub->add_option("words", command->words,
                    "The study file (without it: the only .coder file of this folder), then what is asked for")
        ->type_name(positionals);
    command->passage.add(*sub);
    addWho(*sub, command->who);
    sub->callback(
        [command, run, &session] { session.chosen = [command, run, &session] { return run(*command, session); }; });
    return sub;
}

}  // namespace

void addCode(CLI::App& app, Session& session) {
    auto command = std::make_shared<CodingCommand>();
    CLI::App* sub = addCommand(app, session, "code", "Code a passage, or all passages of a CSV file",
                               "[STUDY] SOURCE:LINE CODE", command, &code);
    sub->add_option("--memo", command->memo, "A memo on the coding")->type_name("TEXT");
    sub->add_option("--csv", command->csv,
                    "Codings with the columns source, code, quote or begin and end, and perhaps nth, coder and memo")
        ->type_name("FILE");
    sub->add_flag("--skip-bad", command->skipBad, "With --csv: code what is right even if some rows are wrong")
        ->needs("--csv");
    sub->add_flag("--json", command->json, "Print the codings with their GUIDs as JSON");

    command = std::make_shared<CodingCommand>();
    addCommand(app, session, "uncode", "Take a coding away", "[STUDY] GUID | SOURCE:LINE CODE", command, &uncode);

    command = std::make_shared<CodingCommand>();
    sub = addCommand(app, session, "recode", "Give all codings of a code another code, or change one coding",
                     "[STUDY] FROM TO | GUID [CODE]", command, &recode);
    sub->add_option("--span", command->span, "The passage that the coding is to be on; or the source, with --quote")
        ->type_name("SOURCE:LINE");
    sub->add_flag("--merge", command->merge, "Make one of two codings on the same passage; memos are kept");
}

}  // namespace coder::cli
