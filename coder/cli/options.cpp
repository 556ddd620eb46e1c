#include <algorithm>
#include <filesystem>

#include <CLI/CLI.hpp>

#include "coder/base/strings.h"
#include "coder/cli/commands.h"
#include "coder/study/study.h"

namespace coder::cli {

namespace fs = std::filesystem;

namespace {

bool isStudyFile(const std::string& name) {
    const std::string ending = fs::path(name).extension().string();
    return ending == ".yaml" || ending == ".yml";
}

/// The files of this folder that `is` holds for, in order.
std::vector<std::string> filesHere(bool (*is)(const std::string&)) {
    std::vector<std::string> found;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(".", error))
        if (is(entry.path().filename().string())) found.push_back(entry.path().filename().string());
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace

bool isStudyName(const std::string& word) { return isStudyFile(word) || study::isStudyDatabase(word); }

base::Result<std::string> takeStudyDatabase(std::vector<std::string>& words, const std::string& except) {
    if (!words.empty() && isStudyName(words.front())) {
        std::string study = words.front();
        words.erase(words.begin());
        if (study::isStudyDatabase(study)) return study;
        return base::unexpected(base::ErrorCode::Unsupported, "only a study file (.coder) can be changed",
                                "make one: coder new STUDY.coder --from " + study, {study});
    }
    std::vector<std::string> found = filesHere(&study::isStudyDatabase);
    std::error_code error;
    std::erase_if(found,
                  [&](const std::string& file) { return !except.empty() && fs::equivalent(file, except, error); });
    if (found.size() == 1) return found.front();
    return base::unexpected(
        base::ErrorCode::NotFound,
        found.empty() ? "there is no study file (.coder) in this folder" : "there are several .coder files here",
        found.empty() ? "make one: coder new STUDY.coder" : "name one of: " + base::join(found, ", "));
}

void addRepeated(CLI::App& command, const std::string& name, std::vector<std::string>& values, const std::string& help,
                 const std::string& type) {
    command.add_option(name, values, help)->allow_extra_args(false)->type_name(type);
}

base::Result<std::string> takeStudy(std::vector<std::string>& words) {
    if (!words.empty() && isStudyName(words.front())) {
        std::string study = words.front();
        words.erase(words.begin());
        return study;
    }
    std::error_code error;
    if (fs::exists("study.yaml", error)) return std::string("study.yaml");
    if (const auto stored = filesHere(&study::isStudyDatabase); stored.size() == 1) return stored.front();
    const std::vector<std::string> found = filesHere(&isStudyFile);
    if (found.size() == 1) return found.front();
    return base::unexpected(
        base::ErrorCode::NotFound,
        found.empty() ? "there is no study in this folder" : "there are several .yaml files in this folder",
        found.empty() ? "name one: coder COMMAND study.yaml ..." : "name one of: " + base::join(found, ", "));
}

void addWho(CLI::App& command, std::string& who) {
    command.add_option("--as", who, "Who works (default: the account's name)")->type_name("NAME");
}

void addCodeOption(CLI::App& command, std::vector<std::string>& codes) {
    addRepeated(command, "--code", codes, "Only this code, or all codes of this group (may be repeated)", "PATH");
}

void FilterOptions::add(CLI::App& command, bool withCodes) {
    if (withCodes) addCodeOption(command, codes);
    addRepeated(command, "--source", sources, "Only this source (may be repeated)", "NAME");
    addRepeated(command, "--participant", participants, "Only this participant (may be repeated)", "NAME");
    addRepeated(command, "--where", where,
                "Only participants with this attribute: stream=clinician-educator, role=mentee,both (may be repeated)",
                "ATTRIBUTE=VALUE");
}

base::Result<study::Filter> FilterOptions::filter(const study::Study& study) const {
    study::Filter filter;
    filter.codes = codes;
    filter.sources = sources;
    filter.participants = participants;
    for (const std::string& text : where) {
        auto condition = study::parseCondition(text);
        if (!condition) return base::unexpected(condition.error());
        filter.where.push_back(std::move(*condition));
    }
    if (auto checked = study::checkFilter(filter, study); !checked) return base::unexpected(checked.error());
    return filter;
}

void printList(const Terminal& terminal, const report::Table& table, bool json) {
    if (json)
        terminal.print(report::toJson(table));
    else
        terminal.print(table);
}

void printTables(const Terminal& terminal, const std::vector<report::Table>& tables, bool json) {
    if (tables.size() == 1) return printList(terminal, tables.front(), json);
    std::string array;
    for (const report::Table& table : tables) {
        if (json)
            array += (array.empty() ? "[" : ",") + report::toJson(table);
        else
            terminal.print(table);
        if (!json && &table != &tables.back()) terminal.print("\n");
    }
    if (json) terminal.print(array + "]\n");
}

}  // namespace coder::cli
