#include "coder/report/codings_csv.h"

#include "coder/base/csv.h"
#include "coder/base/strings.h"
#include "coder/text/position_index.h"

namespace coder::report {

std::string codingsCsvHeader() {
    return base::csvLine({"source", "participant", "speaker", "code", "begin", "end", "line", "coder", "origin", "rule",
                          "quote", "evidence"});
}

std::string codingsCsvLines(const project::CodedSource& coded, const codebook::Codebook& codebook,
                            const project::CaseTable& cases) {
    std::string lines;
    const project::Source& source = coded.source;
    const text::PositionIndex positions(source.text);
    for (const project::Coding& coding : coded.codings) {
        const std::uint32_t speaker = source.transcript.turns[coding.turn].speaker;
        std::vector<std::string> evidence;
        for (const text::Span span : coding.evidence) evidence.emplace_back(text::slice(source.text, span));
        lines += base::csvLine({source.name, coded.cases[speaker] ? cases.cases[*coded.cases[speaker]].name : "",
                                source.transcript.speakers[speaker].label, codebook.codes[coding.code].path,
                                std::to_string(positions.codePoint(coding.span.begin()).value()),
                                std::to_string(positions.codePoint(coding.span.end()).value()),
                                std::to_string(positions.lineColumn(coding.span.begin()).line), coding.coder,
                                project::originName(coding.origin), base::join(coding.rules, ";"),
                                std::string(text::slice(source.text, coding.span)), base::join(evidence, " | ")});
    }
    return lines;
}

}  // namespace coder::report
