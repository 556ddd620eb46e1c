#include "coder/report/codings_table.h"

#include "coder/base/strings.h"
#include "coder/text/position_index.h"

namespace coder::report {

Table codingsTable() {
    Table table;
    const auto forPrograms = [](const char* key, Align align) { return Column{key, key, "", align, {}, true}; };
    table.columns = {{"source", "Source", "", Align::Left}, {"participant", "Participant", "", Align::Left},
                     forPrograms("speaker", Align::Left),   {"code", "Code", "", Align::Left},
                     forPrograms("begin", Align::Right),    forPrograms("end", Align::Right),
                     {"line", "Line", "", Align::Right},    forPrograms("coder", Align::Left),
                     forPrograms("origin", Align::Left),    {"rule", "Rule", "", Align::Left},
                     {"quote", "Quote", "", Align::Left},   {"evidence", "Evidence", "", Align::Left}};
    return table;
}

void addCodings(Table& table, const project::CodedSource& coded, const codebook::Codebook& codebook,
                const project::CaseTable& cases) {
    const project::Source& source = coded.source;
    const text::PositionIndex positions(source.text);
    for (const project::Coding& coding : coded.codings) {
        const std::uint32_t speaker = source.transcript.turns[coding.turn].speaker;
        const auto& owner = coded.cases[speaker];
        std::vector<std::string_view> evidence;
        for (const text::Span span : coding.evidence) evidence.push_back(text::slice(source.text, span));
        Row& row = table.rows.emplace_back();
        row.cells = {source.name,
                     owner ? cases.cases[*owner].name : "",
                     source.transcript.speakers[speaker].label,
                     codebook.codes[coding.code].path,
                     Cell::count(positions.codePoint(coding.span.begin()).value()),
                     Cell::count(positions.codePoint(coding.span.end()).value()),
                     Cell::count(positions.lineColumn(coding.span.begin()).line),
                     coding.coder,
                     project::originName(coding.origin),
                     base::join(coding.rules, ";"),
                     std::string(text::slice(source.text, coding.span)),
                     base::join(evidence, " | ")};
    }
}

}  // namespace coder::report
