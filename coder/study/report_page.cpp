#include "coder/study/report_page.h"

#include <algorithm>

#include "coder/base/strings.h"
#include "coder/report/codebook_document.h"
#include "coder/report/numbers.h"
#include "coder/study/quotations.h"
#include "coder/study/versions.h"

namespace coder::study {

namespace {

std::string sectionTitle(OutputKind kind) {
    switch (kind) {
        case OutputKind::Themes:
            return "Themes";
        case OutputKind::Participants:
            return "Participants";
        case OutputKind::Quotations:
            return "Quotations";
        case OutputKind::CoOccurrence:
            return "Themes that come together";
        case OutputKind::CodeByCase:
            return "Participants and codes";
        case OutputKind::Sequence:
            return "Themes that follow each other";
        case OutputKind::Saturation:
            return "Saturation";
        default:
            return "Tables";
    }
}

std::string attributesOf(const project::CaseTable& cases, std::size_t owner) {
    std::vector<std::string> values;
    for (const std::string& value : cases.cases[owner].values)
        if (!value.empty()) values.push_back(value);
    return base::join(values, ", ");
}

std::vector<report::ReportTurn> turnsOf(const Results& results) {
    std::vector<report::ReportTurn> turns;
    for (const KeptTurn& kept : results.turns) {
        report::ReportTurn& turn = turns.emplace_back();
        turn.source = results.sources[kept.source];
        turn.speaker = kept.speaker;
        turn.line = kept.line;
        turn.before = kept.before;
        turn.beforeSpeaker = kept.beforeSpeaker;
        turn.text = kept.text;
        if (!kept.owner) continue;
        turn.participant = results.cases.cases[*kept.owner].name;
        turn.attributes = attributesOf(results.cases, *kept.owner);
    }
    return turns;
}

std::vector<report::Passage> passagesOf(const Study& study, const Results& results) {
    std::vector<report::Passage> passages;
    for (const KeptCoding& coding : results.codings) {
        const codebook::Code& code = study.codebook->codes[coding.code];
        passages.push_back({coding.turn, coding.unit, coding.evidence, code.path, code.name,
                            base::join(coding.rules, "; "), coding.coder});
    }
    return passages;
}

report::NamedValues factsOf(const Study& study, const Results& results) {
    std::uint64_t participants = 0;
    for (std::size_t i = 0; i < results.cases.cases.size(); ++i) participants += results.counts.interviewed(i) ? 1 : 0;
    std::string book = study.codebook->title;
    if (!study.codebook->version.empty()) book += ", version " + study.codebook->version;
    return {{"Codebook", book},
            {"Interviews", report::grouped(results.sources.size())},
            {"Participants", report::grouped(participants)},
            {"Words of participants", report::grouped(results.wordsSpoken)},
            {"Codings", report::grouped(results.codingCount) + ", by rules"},
            {"Program", std::string("Coder ") + programVersion()}};
}

/// Tables of one kind are one section, in the order in which the kinds first come.
std::vector<report::ReportSection> tableSections(const ReportTables& tables) {
    std::vector<report::ReportSection> sections;
    for (const auto& [spec, table] : tables) {
        if (spec.kind == OutputKind::Codings) continue;
        const std::string title = sectionTitle(spec.kind);
        auto section = std::find_if(sections.begin(), sections.end(), [&](const auto& s) { return s.title == title; });
        if (section == sections.end())
            section = sections.insert(sections.end(), {std::string(infoOf(spec.kind).name), title, {}});
        section->contents.emplace_back(table);
    }
    return sections;
}

}  // namespace

report::HtmlReport makeReport(const Study& study, const Results& results, const ReportTables& tables,
                              std::vector<report::ReportFigure> figures, const report::Document& methods) {
    report::HtmlReport page;
    page.title = study.file.title.empty() ? study.codebook->title : study.file.title;
    page.language = study.codebook->language.tag;
    page.facts = factsOf(study, results);
    page.sections = tableSections(tables);
    if (!figures.empty()) {
        report::ReportSection section{"figures", "Figures", {}};
        for (report::ReportFigure& figure : figures) section.contents.emplace_back(std::move(figure));
        page.sections.push_back(std::move(section));
    }
    page.sections.push_back({"codebook", "Codebook", {report::codebookDocument(*study.codebook)}});
    page.sections.push_back({"methods", "Methods", {methods}});
    page.turns = turnsOf(results);
    page.passages = passagesOf(study, results);
    return page;
}

}  // namespace coder::study
