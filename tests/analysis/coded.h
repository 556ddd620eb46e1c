// Small hand-made codebooks and codings.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "coder/analysis/theme_table.h"

namespace coder::analysis::test {

/// One code for each path; parents have to stand before their children.
inline codebook::Codebook codebookOf(const std::vector<std::string>& paths) {
    codebook::Codebook codebook;
    codebook.title = "Test";
    for (const std::string& path : paths) {
        codebook::Code code;
        code.path = path;
        if (const std::size_t slash = path.rfind('/'); slash != std::string::npos) {
            code.parent = codebook.find(path.substr(0, slash));
            code.depth = codebook.codes[*code.parent].depth + 1;
        }
        code.id = path.substr(path.rfind('/') + 1);
        code.name = code.id;
        codebook.codes.push_back(std::move(code));
    }
    return codebook;
}

/// A source with one turn for each text; speaker i says turn i and belongs to `cases[i]`.
inline project::CodedSource sourceOf(const std::vector<std::string>& turns,
                                     std::vector<std::optional<std::size_t>> cases) {
    project::CodedSource coded;
    coded.cases = std::move(cases);
    for (std::uint32_t i = 0; i < turns.size(); ++i) {
        transcript::Speaker speaker;
        speaker.label = std::string(1, static_cast<char>('A' + i));
        speaker.role = transcript::Role::Participant;
        coded.source.transcript.speakers.push_back(speaker);
        transcript::Turn turn;
        turn.speaker = i;
        const std::size_t begin = coded.source.text.size();
        coded.source.text += turns[i] + "\n";
        turn.span = text::Span(begin, begin + turns[i].size());
        coded.source.transcript.turns.push_back(turn);
    }
    return coded;
}

/// Codes the first place of `words` in the source.
inline void code(project::CodedSource& coded, std::uint32_t index, const std::string& words) {
    const std::size_t at = coded.source.text.find(words);
    project::Coding coding;
    coding.code = index;
    coding.span = text::Span(at, at + words.size());
    for (std::uint32_t turn = 0; turn < coded.source.transcript.turns.size(); ++turn)
        if (coded.source.transcript.turns[turn].span.contains(coding.span)) coding.turn = turn;
    coded.codings.push_back(coding);
    std::sort(coded.codings.begin(), coded.codings.end(), [](const project::Coding& a, const project::Coding& b) {
        return a.span != b.span ? a.span < b.span : a.code < b.code;
    });
}

/// Cases with one attribute, "stream".
inline project::CaseTable casesOf(const std::vector<std::string>& streams) {
    project::CaseTable table;
    table.attributes = {"stream"};
    for (const std::string& stream : streams) {
        project::Case added;
        added.name = "P" + std::to_string(table.cases.size() + 1);
        added.values = {stream};
        table.cases.push_back(added);
    }
    return table;
}

}  // namespace coder::analysis::test
