#include "coder/report/codebook_document.h"

#include <algorithm>

#include "coder/base/csv.h"

namespace coder::report {

namespace {

void addText(Document& document, const char* label, const std::string& text) {
    if (!text.empty()) document.paragraph({{std::string(label) + " ", true, false}, {text}});
}

void addExamples(Document& document, const char* label, const std::vector<codebook::Example>& examples) {
    if (examples.empty()) return;
    document.paragraph({{label, true, false}});
    for (const codebook::Example& example : examples) document.bullet({{example.text, false, true}});
}

std::string examplesCell(const std::vector<codebook::Example>& examples) {
    std::string cell;
    for (const codebook::Example& example : examples) {
        std::string line = example.text;
        std::replace(line.begin(), line.end(), '\n', ' ');
        cell += (cell.empty() ? "" : "\n") + line;
    }
    return cell;
}

}  // namespace

Document codebookDocument(const codebook::Codebook& codebook) {
    Document document;
    document.title = codebook.title;
    document.language = codebook.language.tag;
    document.heading(1, codebook.title);
    if (!codebook.version.empty()) document.paragraph({{"Version " + codebook.version}});
    if (!codebook.source.empty()) document.paragraph({{"Source: " + codebook.source}});
    for (const codebook::Code& code : codebook.codes) {
        document.heading(code.depth + 2, code.name.empty() ? code.path : code.name);
        document.paragraph({{"Code: ", true, false}, {code.path}});
        addText(document, "Definition.", code.definition);
        addText(document, "When to use.", code.include);
        addText(document, "When not to use.", code.exclude);
        addExamples(document, "Examples", code.examples);
        addExamples(document, "Close calls, not coded", code.counterexamples);
    }
    return document;
}

std::string codebookCsv(const codebook::Codebook& codebook) {
    std::string csv = base::csvLine({"code", "parent", "name", "valence", "definition", "include", "exclude",
                                     "examples", "counterexamples", "rules"});
    for (const codebook::Code& code : codebook.codes)
        csv += base::csvLine({code.id, code.parent ? codebook.codes[*code.parent].path : "", code.name,
                              codebook::valenceName(code.valence), code.definition, code.include, code.exclude,
                              examplesCell(code.examples), examplesCell(code.counterexamples),
                              std::to_string(code.rules.size())});
    return csv;
}

}  // namespace coder::report
