// Work on a codebook: read and test it, compare versions, print it, make one.
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <filesystem>
#include <memory>

#include "coder/base/file.h"
#include "coder/base/strings.h"
#include "coder/cli/commands.h"
#include "coder/cli/interrupts.h"
#include "coder/cli/study_command.h"
#include "coder/codebook/codebook_reader.h"
#include "coder/codebook/language.h"
#include "coder/codebook/outline.h"
#include "coder/report/codebook_document.h"
#include "coder/report/numbers.h"
#include "coder/study/codebook_check.h"
#include "coder/study/codebook_diff.h"
#include "coder/study/files.h"
#include "coder/study/study.h"
#include "coder/text/encoding.h"

namespace coder::cli {

namespace {

using report::Align;
using report::Cell;

struct CodebookCommand {
    std::string file;
    std::string newer;
    std::string study;
    std::string format;
    std::string out;
    std::string title;
    std::string language = "en";
    double maxChange = -1;
    bool list = false;
    bool json = false;
};

report::Table codesTable(const study::CodebookCheck& check) {
    report::Table table;
    table.title = check.codebook.title + (check.codebook.version.empty() ? "" : ", version " + check.codebook.version);
    table.columns = {
        {"code", "Code", "", Align::Left},          {"name", "Name", "", Align::Left},
        {"valence", "Valence", "", Align::Left},    {"rules", "Rules", "", Align::Right},
        {"examples", "Examples", "", Align::Right}, {"counterexamples", "Counterexamples", "", Align::Right}};
    for (const codebook::Code& code : check.codebook.codes) {
        report::Row row;
        row.indent = code.depth;
        row.heading = code.depth == 0;
        row.cells = {code.path,
                     code.name,
                     codebook::valenceName(code.valence),
                     Cell::count(code.rules.size()),
                     Cell::count(code.examples.size()),
                     Cell::count(code.counterexamples.size())};
        table.rows.push_back(std::move(row));
    }
    table.notes.push_back(report::counted(check.rules, "rule") + " usable; " +
                          std::to_string(check.examples - check.failures) + " of " + std::to_string(check.examples) +
                          " examples and counterexamples are coded as they should be");
    return table;
}

report::Table crossTalkTable(const study::CodebookCheck& check) {
    report::Table table;
    table.title = "Examples that get another code besides";
    table.columns = {{"code", "Example of", "", Align::Left},
                     {"other", "also gets", "", Align::Left},
                     {"rules", "by", "", Align::Left},
                     {"line", "Line", "", Align::Right},
                     {"example", "Example", "", Align::Left}};
    for (const study::CrossTalk& each : check.crossTalk) {
        report::Row row;
        row.cells = {check.codebook.codes[each.code].path, check.codebook.codes[each.other].path,
                     base::join(each.rules, ";"), Cell::count(each.example.place.line), each.example.text};
        table.rows.push_back(std::move(row));
    }
    return table;
}

ExitCode check(const CodebookCommand& command, Session& session) {
    if (command.file.empty() && !study::isStudyDatabase(command.study))
        return session.terminal.report(
            base::Error{base::ErrorCode::Invalid,
                        "no codebook is named",
                        "write coder codebook check FILE, or, for the codebook of a study file, --study STUDY.coder",
                        {}});
    const Interrupts interrupts;
    const auto checked = study::checkCodebook(command.file, command.study, runOptions(session, interrupts, "coding"));
    if (!checked) return session.terminal.report(checked.error());
    std::vector<report::Table> tables{codesTable(*checked)};
    if (!checked->crossTalk.empty()) tables.push_back(crossTalkTable(*checked));
    if (checked->figures) tables.push_back(study::figuresTable(*checked->figures, checked->codebook));
    printTables(session.terminal, tables, command.json);
    return session.terminal.report(checked->diagnostics);
}

ExitCode diff(const CodebookCommand& command, Session& session) {
    const Interrupts interrupts;
    if (command.study.empty() && (command.maxChange >= 0 || command.list))
        return session.terminal.report(base::Error{
            base::ErrorCode::Invalid, "--max-change and --list need a study to look at", "add --study study.yaml", {}});
    const auto compared =
        study::diffCodebooks(command.file, command.newer, command.study, runOptions(session, interrupts, "coding"));
    if (!compared) return session.terminal.report(compared.error());
    std::vector<report::Table> tables{study::changesTable(*compared), study::changedExamplesTable(*compared)};
    if (compared->withStudy) tables.push_back(study::effectsTable(*compared));
    if (command.list) tables.push_back(study::changedCodingsTable(*compared));
    printTables(session.terminal, tables, command.json);
    const ExitCode code = session.terminal.report(compared->diagnostics);
    const double largest = study::largestChange(*compared);
    if (command.maxChange < 0 || largest <= command.maxChange) return code;
    session.terminal.say(fmt::format("a row of the theme table moves by {:.1f} per cent points; {:.1f} were allowed",
                                     largest, command.maxChange));
    return std::max(code, Findings);
}

base::Result<std::string> printed(const codebook::Codebook& codebook, const std::string& format) {
    if (format == "csv") return report::codebookCsv(codebook);
    const report::Document document = report::codebookDocument(codebook);
    if (format == "html") return report::toHtml(document);
    if (format == "docx") return report::toDocx(document);
    return report::toMarkdown(document);
}

/// The format that was asked for, or the one that the output's ending says; Markdown on a terminal.
base::Result<std::string> formatOf(const CodebookCommand& command) {
    if (!command.format.empty()) return command.format;
    if (command.out.empty()) return std::string("md");
    const std::string ending = std::filesystem::path(command.out).extension().string();
    for (const auto* format : {"md", "html", "docx", "csv"})
        if (base::equalIgnoringCase(ending, std::string(".") + format)) return std::string(format);
    return base::unexpected(base::ErrorCode::Unsupported, "the ending of " + command.out + " says no known format",
                            "end it in .md, .html, .docx or .csv, or add --format");
}

/// An error when the output would take the place of what is read.
base::Status checkOut(const CodebookCommand& command) {
    std::error_code error;
    if (command.out.empty() || !std::filesystem::equivalent(command.file, command.out, error)) return base::Done{};
    return base::unexpected(base::ErrorCode::Invalid, command.out + " is the file that is read",
                            "name another with --out");
}

ExitCode show(const CodebookCommand& command, Session& session) {
    const auto text = base::readFile(command.file);
    if (!text) return session.terminal.report(text.error());
    const auto read = codebook::readCodebook(*text, command.file);
    if (!read) return session.terminal.report(read.error());
    const auto format = formatOf(command);
    if (!format) return session.terminal.report(format.error());
    if (auto out = checkOut(command); !out) return session.terminal.report(out.error());
    if (*format == "docx" && command.out.empty())
        return session.terminal.report(base::Error{
            base::ErrorCode::Invalid, "a Word file can't be printed on a terminal", "add --out FILE.docx", {}});
    const auto bytes = printed(read->codebook, *format);
    if (!bytes) return session.terminal.report(bytes.error());
    if (command.out.empty()) {
        session.terminal.print(*bytes);
    } else {
        const auto written = study::writeFile(command.out, *bytes);
        if (!written) return session.terminal.report(written.error());
    }
    return session.terminal.report(read->diagnostics);
}

ExitCode import(const CodebookCommand& command, Session& session) {
    if (!command.out.empty() && std::filesystem::exists(command.out))
        return session.terminal.report(base::Error{base::ErrorCode::Invalid,
                                                   command.out + " is there already; a codebook is not written over",
                                                   "name another file with --out, or remove it",
                                                   {}});
    if (const auto language = codebook::loadLanguage(command.language, {}); !language)
        return session.terminal.report(language.error());
    const auto bytes = base::readFile(command.file);
    if (!bytes) return session.terminal.report(bytes.error());
    const auto canonical = text::toCanonical(*bytes, {});
    if (!canonical) return session.terminal.report(canonical.error());
    const std::filesystem::path path(command.file);
    const std::string ending = path.extension().string();
    const bool table = ending == ".csv" || ending == ".tsv";
    const codebook::Outline outline = table ? codebook::readOutlineCsv(canonical->text, command.file)
                                            : codebook::readOutlineList(canonical->text, command.file);
    if (outline.codes.empty()) {
        session.terminal.report(outline.diagnostics);
        return session.terminal.report(
            base::Error{base::ErrorCode::Invalid,
                        "there is no code in " + command.file,
                        "give a table with a column `code` or `name`, or a list with one code a line",
                        {}});
    }
    const std::string yaml =
        codebook::toYaml(outline.codes, command.title.empty() ? path.stem().string() : command.title, command.language);
    if (command.out.empty()) {
        session.terminal.print(yaml);
    } else {
        const auto written = study::writeFile(command.out, yaml);
        if (!written) return session.terminal.report(written.error());
    }
    return session.terminal.report(outline.diagnostics);
}

using Run = ExitCode (*)(const CodebookCommand&, Session&);

/// Adds a command on one codebook file.
CLI::App* addCommand(CLI::App& group, Session& session, const std::shared_ptr<CodebookCommand>& command,
                     const char* name, const char* description, Run run) {
    CLI::App* sub = group.add_subcommand(name, description);
    sub->callback(
        [command, &session, run] { session.chosen = [command, &session, run] { return run(*command, session); }; });
    return sub;
}

void addFile(CLI::App& command, std::string& file, const char* help, bool required = true) {
    command.add_option("file", file, help)->type_name("FILE")->required(required);
}

void addOut(CLI::App& command, std::string& out) {
    command.add_option("--out", out, "Write to this file instead of the terminal")->type_name("FILE");
}

}  // namespace

void addCodebook(CLI::App& app, Session& session) {
    CLI::App* group = app.add_subcommand("codebook", "Work on a codebook");
    group->require_subcommand(1);
    auto command = std::make_shared<CodebookCommand>();
    const auto add = [&](const char* name, const char* description, Run run) {
        return addCommand(*group, session, command, name, description, run);
    };
    CLI::App* sub = add("check", "Read a codebook, run its examples, and tell what is probably not meant", &check);
    addFile(*sub, command->file, "The codebook (with --study STUDY.coder and without it: the one of the study file)",
            false);
    sub->add_option("--study", command->study,
                    "Add figures for each rule on the sources of this study, and how precise the rules were found")
        ->type_name("STUDY");
    sub->add_flag("--json", command->json, "Print JSON");

    sub = add("diff", "Compare two versions: codes, rules, examples, and what they do to a study", &diff);
    sub->add_option("old", command->file, "The old version")->type_name("OLD")->required();
    sub->add_option("new", command->newer, "The new version")->type_name("NEW")->required();
    sub->add_option("--study", command->study, "Code the sources of this study with both")->type_name("STUDY");
    sub->add_flag("--list", command->list, "With --study: list the codings gained and lost");
    sub->add_option(
           "--max-change", command->maxChange,
           "With --study: exit code 1 when a row of the theme table moves by more per cent points of participants")
        ->check(CLI::Range(0.0, 100.0))
        ->type_name("POINTS");
    sub->add_flag("--json", command->json, "Print JSON");

    for (const auto* name : {"show", "export"}) {
        const bool toFile = std::string(name) == "export";
        sub = add(name,
                  toFile ? "Write a codebook as an appendix has it: Markdown, HTML, Word or CSV"
                         : "Print a codebook as an appendix has it",
                  &show);
        addFile(*sub, command->file, "The codebook");
        sub->add_option("--format", command->format, "md, html, docx or csv (default: by the ending of --out, or md)")
            ->check(CLI::IsMember({"md", "html", "docx", "csv"}))
            ->type_name("FORMAT");
        addOut(*sub, command->out);
        if (toFile) sub->get_option("--out")->required();
    }

    sub = add("import", "Make a codebook from a table (.csv, .tsv) or an indented list of codes", &import);
    addFile(*sub, command->file, "The table or list");
    addOut(*sub, command->out);
    sub->add_option("--title", command->title, "The codebook's title (default: the file's name)")->type_name("TITLE");
    sub->add_option("--language", command->language, "Its language (default: en)")->type_name("TAG");
}

}  // namespace coder::cli
