#include "coder/codebook/outline.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "coder/base/csv.h"
#include "coder/base/strings.h"
#include "coder/codebook/word_marks.h"
#include "coder/text/utf8.h"
#include "coder/text/word_forms.h"

namespace coder::codebook {

namespace {

using base::Severity;

// A codebook's YAML may nest some 30 levels of codes.
constexpr std::size_t DeepestLevel = 30;

/// "Takes time, always" -> "takes-time-always".
std::string idFrom(std::string_view name) {
    std::string id;
    for (const char c : text::foldWord(name)) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (letter)
            id += c;
        else if (c != '\'' && !id.empty() && id.back() != '-')
            id += '-';
    }
    while (!id.empty() && id.back() == '-') id.pop_back();
    return id.empty() ? "code" : id;
}

std::vector<std::string> linesOf(const std::string& cell) {
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < cell.size();) {
        const std::size_t end = std::min(cell.find('\n', begin), cell.size());
        std::string line = cell.substr(begin, end - begin);
        while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
        lines.push_back(std::move(line));
        begin = end + 1;
    }
    return lines;
}

/// One example a line; empty lines are none.
std::vector<std::string> examplesOf(const std::string& cell) {
    std::vector<std::string> examples = linesOf(cell);
    std::erase(examples, "");
    return examples;
}

/// The text without control characters, which YAML can't hold; told of where there were any.
std::string withoutControls(std::string_view text, const std::string& file, base::Diagnostics& diagnostics) {
    std::string kept;
    for (std::size_t at = 0, next = 0; at < text.size(); at = next) {
        const char32_t c = text::nextCodePoint(text, next);
        const bool control =
            (c < 0x20 && c != '\n' && c != '\t' && c != '\r') || (c >= 0x7F && c < 0xA0) || c == 0xFFFE || c == 0xFFFF;
        if (!control) kept += text.substr(at, next - at);
    }
    if (kept.size() < text.size())
        diagnostics.push_back(
            {Severity::Warning, {file}, "control characters were left out", "remove them from the file"});
    return kept;
}

/// Gives each code an id of its own among its siblings.
void makeIdsUnique(std::vector<OutlineCode>& codes) {
    std::set<std::string> taken;
    for (OutlineCode& code : codes) {
        const std::string wanted = code.id.empty() ? idFrom(code.name) : idFrom(code.id);
        code.id = wanted;
        for (int number = 2; !taken.insert(code.id).second; ++number) code.id = wanted + "-" + std::to_string(number);
        if (code.name.empty()) code.name = wanted;
        makeIdsUnique(code.codes);
    }
}

class CsvOutline {
public:
    CsvOutline(std::string_view text, const std::string& file)
        : table_(base::readCsv(withoutControls(text, file, found_), file)), file_(file) {}

    Outline read() {
        Outline outline;
        outline.diagnostics = std::move(found_);
        base::append(outline.diagnostics, std::move(table_.diagnostics));
        diagnostics_ = &outline.diagnostics;
        findColumns();
        if (!code_ && !name_) {
            tell(table_.header, Severity::Error, "there is no column `code` or `name`",
                 "name the columns in the first line");
            return outline;
        }
        for (const base::CsvRow& row : table_.rows) addRow(row);
        findParents();
        for (std::size_t i = 0; i < rows_.size(); ++i) breakCycle(i);
        for (std::size_t i = 0; i < rows_.size(); ++i)
            if (!rows_[i].parent) outline.codes.push_back(build(i));
        makeIdsUnique(outline.codes);
        return outline;
    }

private:
    struct Row {
        OutlineCode code;
        std::string parentName;
        std::optional<std::size_t> parent;
        const base::CsvRow* source = nullptr;
    };

    void tell(const base::CsvRow& row, Severity severity, std::string message, std::string remedy) {
        diagnostics_->push_back({severity, {file_, row.line, 1}, std::move(message), std::move(remedy)});
    }

    std::optional<std::size_t> any(std::initializer_list<const char*> names) const {
        for (const char* name : names)
            if (const auto column = table_.column(name)) return column;
        return std::nullopt;
    }

    void findColumns() {
        code_ = any({"code", "id"});
        name_ = any({"name", "label", "title"});
        parent_ = any({"parent", "group", "category"});
        valence_ = any({"valence"});
        definition_ = any({"definition", "description", "memo"});
        include_ = any({"include"});
        exclude_ = any({"exclude"});
        examples_ = any({"examples", "example"});
        counterexamples_ = any({"counterexamples", "counterexample"});
    }

    /// Without the apostrophe that keeps spreadsheets from taking a text for a formula.
    static std::string cell(const base::CsvRow& row, const std::optional<std::size_t>& column) {
        return column ? base::withoutApostrophe(row.cells[*column]) : std::string();
    }

    void addRow(const base::CsvRow& row) {
        Row added;
        added.source = &row;
        added.code.id = cell(row, code_);
        added.code.name = trimmed(cell(row, name_));
        if (added.code.id.empty() && added.code.name.empty()) {
            tell(row, Severity::Error, "the row names no code; it was left out", "fill in its code or name");
            return;
        }
        added.parentName = cell(row, parent_);
        added.code.definition = cell(row, definition_);
        added.code.include = cell(row, include_);
        added.code.exclude = cell(row, exclude_);
        added.code.valence = cell(row, valence_);
        if (!added.code.valence.empty() && added.code.valence != "success" && added.code.valence != "failure" &&
            added.code.valence != "neutral") {
            tell(row, Severity::Warning, "the valence \"" + added.code.valence + "\" is not known; it was left out",
                 "use success, failure or neutral");
            added.code.valence.clear();
        }
        added.code.examples = examplesOf(cell(row, examples_));
        added.code.counterexamples = examplesOf(cell(row, counterexamples_));
        rows_.push_back(std::move(added));
    }

    /// The path by the parents that have been found; none in a circle of them.
    std::string path(std::size_t index) const {
        std::vector<std::string> ids;
        for (std::optional<std::size_t> at = index; at; at = rows_[*at].parent) {
            if (ids.size() > rows_.size()) return {};
            const OutlineCode& code = rows_[*at].code;
            ids.push_back(idFrom(code.id.empty() ? code.name : code.id));
        }
        std::reverse(ids.begin(), ids.end());
        return base::join(ids, "/");
    }

    /// Parents that are named by code or name, then those that are named by their path, from the top downwards.
    void findParents() {
        std::map<std::string, std::size_t> byName;
        const auto offer = [&](const std::string& name, std::size_t index) {
            if (!name.empty()) byName.try_emplace(name, index);
        };
        for (std::size_t i = 0; i < rows_.size(); ++i)
            if (rows_[i].parentName.empty()) offer(path(i), i);
        for (std::size_t i = 0; i < rows_.size(); ++i) offer(rows_[i].code.id, i);
        for (std::size_t i = 0; i < rows_.size(); ++i) offer(rows_[i].code.name, i);
        assignParents(byName);
        for (bool found = true; found;) {
            std::map<std::string, std::size_t> byPath;
            for (std::size_t i = 0; i < rows_.size(); ++i)
                if (rows_[i].parent) byPath.try_emplace(path(i), i);
            found = assignParents(byPath);
        }
        for (const Row& row : rows_)
            if (!row.parent && !row.parentName.empty())
                tell(*row.source, Severity::Error,
                     "there is no parent \"" + row.parentName + "\"; the code stands at the top",
                     "name the code, path or name of another row");
    }

    bool assignParents(const std::map<std::string, std::size_t>& known) {
        bool assigned = false;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            if (rows_[i].parent || rows_[i].parentName.empty()) continue;
            const auto parent = known.find(rows_[i].parentName);
            if (parent == known.end() || parent->second == i) continue;
            rows_[i].parent = parent->second;
            assigned = true;
        }
        return assigned;
    }

    void breakCycle(std::size_t index) {
        std::size_t steps = 0;
        for (auto at = rows_[index].parent; at; at = rows_[*at].parent)
            if (*at == index || ++steps >= DeepestLevel) {
                tell(*rows_[index].source, Severity::Error,
                     *at == index ? "the code is under itself; it stands at the top"
                                  : "the code is nested too deeply; it stands at the top",
                     "correct its parent; there may be " + std::to_string(DeepestLevel) + " levels");
                rows_[index].parent.reset();
                return;
            }
    }

    OutlineCode build(std::size_t index) const {
        OutlineCode code = rows_[index].code;
        for (std::size_t i = 0; i < rows_.size(); ++i)
            if (rows_[i].parent == index) code.codes.push_back(build(i));
        return code;
    }

    base::Diagnostics found_;
    base::CsvTable table_;
    std::string file_;
    base::Diagnostics* diagnostics_ = nullptr;
    std::optional<std::size_t> code_, name_, parent_, valence_, definition_, include_, exclude_, examples_,
        counterexamples_;
    std::vector<Row> rows_;
};

/// What stands before the name: bullets and numbers.
std::string_view withoutBullet(std::string_view line) {
    if (line.size() > 1 && std::string_view("-*+").find(line[0]) != std::string_view::npos && line[1] == ' ')
        return line.substr(line.find_first_not_of(' ', 1) == std::string_view::npos ? line.size()
                                                                                    : line.find_first_not_of(' ', 1));
    const std::size_t end = line.find_first_not_of("0123456789.");
    if (end != 0 && end != std::string_view::npos && line[end] == ' ' && line.find('.') < end)
        return line.substr(std::min(line.find_first_not_of(' ', end), line.size()));
    return line;
}

void emit(YAML::Emitter& out, const char* key, const std::string& value) {
    if (!value.empty()) out << YAML::Key << key << YAML::Value << YAML::DoubleQuoted << value;
}

void emit(YAML::Emitter& out, const char* key, const std::vector<std::string>& values) {
    if (values.empty()) return;
    out << YAML::Key << key << YAML::Value << YAML::BeginSeq;
    for (const std::string& value : values) out << YAML::DoubleQuoted << value;
    out << YAML::EndSeq;
}

void emit(YAML::Emitter& out, const std::vector<OutlineCode>& codes) {
    out << YAML::Key << "codes" << YAML::Value << YAML::BeginSeq;
    for (const OutlineCode& code : codes) {
        out << YAML::BeginMap;
        out << YAML::Key << "code" << YAML::Value << code.id;
        emit(out, "name", code.name);
        emit(out, "valence", code.valence);
        emit(out, "definition", code.definition);
        emit(out, "include", code.include);
        emit(out, "exclude", code.exclude);
        emit(out, "examples", code.examples);
        emit(out, "counterexamples", code.counterexamples);
        if (!code.codes.empty()) emit(out, code.codes);
        out << YAML::EndMap;
    }
    out << YAML::EndSeq;
}

}  // namespace

Outline readOutlineCsv(std::string_view text, const std::string& file) { return CsvOutline(text, file).read(); }

Outline readOutlineList(std::string_view text, const std::string& file) {
    Outline outline;
    std::vector<std::pair<std::size_t, std::vector<OutlineCode>*>> open{{0, &outline.codes}};
    std::uint32_t number = 0;
    for (const std::string& line : linesOf(withoutControls(text, file, outline.diagnostics) + "\n")) {
        ++number;
        const std::size_t indent = line.find_first_not_of(" \t");
        if (indent == std::string::npos) continue;
        const std::string_view content = withoutBullet(std::string_view(line).substr(indent));
        if (content.empty()) continue;
        while (open.size() > 1 && indent <= open[open.size() - 1].first - 1) open.pop_back();
        if (open.size() > DeepestLevel) {
            outline.diagnostics.push_back({Severity::Error,
                                           {file, number, 1},
                                           "the list is nested too deeply; the line was left out",
                                           "use at most " + std::to_string(DeepestLevel) + " levels"});
            continue;
        }
        OutlineCode code;
        const std::size_t colon = content.find(": ");
        code.name = trimmed(content.substr(0, colon));
        while (!code.name.empty() && code.name.back() == ':')
            code.name = trimmed(code.name.substr(0, code.name.size() - 1));
        if (code.name.empty()) continue;
        if (colon != std::string_view::npos) code.definition = std::string(content.substr(colon + 2));
        std::vector<OutlineCode>& siblings = *open.back().second;
        siblings.push_back(std::move(code));
        open.emplace_back(indent + 1, &siblings.back().codes);
    }
    makeIdsUnique(outline.codes);
    return outline;
}

std::string toYaml(const std::vector<OutlineCode>& codes, const std::string& title, const std::string& language) {
    YAML::Emitter out;
    out << YAML::BeginMap;
    out << YAML::Key << "codebook" << YAML::Value << YAML::DoubleQuoted << title;
    out << YAML::Key << "version" << YAML::Value << "1.0.0";
    out << YAML::Key << "language" << YAML::Value << language;
    emit(out, codes);
    out << YAML::EndMap;
    return std::string(out.c_str()) + "\n";
}

}  // namespace coder::codebook
