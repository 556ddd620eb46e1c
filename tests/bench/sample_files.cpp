#include "sample_files.h"

#include <fmt/format.h>

#include <functional>

#include "coder/base/csv.h"
#include "coder/base/file.h"
#include "corpus.h"
#include "tests/fuzz/stored_zip.h"

namespace coder::bench {

namespace {

struct SampleTurn {
    std::string speaker;
    std::string words;
    std::size_t number;
};

std::vector<SampleTurn> sampleTurns(std::size_t bytes) {
    static const std::vector<project::Source> sources = corpusSources();
    std::vector<SampleTurn> turns;
    std::size_t length = 0;
    for (std::size_t i = 0; length < bytes; i = (i + 1) % sources.size()) {
        const project::Source& source = sources[i];
        for (const transcript::Turn& turn : source.transcript.turns) {
            std::string words(text::slice(source.text, turn.span));
            for (char& c : words)
                if (c == '\n' || c == '"' || c == '\\' || c == '&' || c == '<' || c == '{' || c == '}') c = ' ';
            length += words.size();
            turns.push_back({source.transcript.speakers[turn.speaker].label, std::move(words), turns.size()});
            if (length >= bytes) break;
        }
    }
    return turns;
}

std::string clock(std::size_t seconds, char point) {
    return fmt::format("{:02}:{:02}:{:02}{}000", seconds / 3600, seconds / 60 % 60, seconds % 60, point);
}

std::string times(const SampleTurn& turn, char point) {
    return clock(turn.number * 4, point) + " --> " + clock(turn.number * 4 + 3, point) + "\n";
}

using Write = std::function<std::string(const SampleTurn&)>;

std::string written(const std::vector<SampleTurn>& turns, const std::string& head, const Write& write,
                    const std::string& foot = {}) {
    std::string text = head;
    for (const SampleTurn& turn : turns) text += write(turn);
    return text + foot;
}

std::string docx(const std::vector<SampleTurn>& turns) {
    const std::string xml = written(
        turns, "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>",
        [](const SampleTurn& turn) {
            return "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>" + turn.speaker +
                   ":</w:t></w:r><w:r><w:t xml:space=\"preserve\"> " + turn.words + "</w:t></w:r></w:p>";
        },
        "</w:body></w:document>");
    return fuzz::storedZip({{"[Content_Types].xml", ""}, {"word/document.xml", xml}});
}

std::string odt(const std::vector<SampleTurn>& turns) {
    const std::string xml = written(
        turns,
        "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
        "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:text>",
        [](const SampleTurn& turn) { return "<text:p>" + turn.speaker + ": " + turn.words + "</text:p>"; },
        "</office:text></office:body></office:document-content>");
    return fuzz::storedZip({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", xml}});
}

std::string xlsx(const std::vector<SampleTurn>& turns) {
    constexpr const char* Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    constexpr const char* Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const auto cell = [](const std::string& text) { return "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>"; };
    const std::string sheet = written(
        turns, fmt::format("<worksheet xmlns=\"{}\"><sheetData><row>{}{}</row>", Main, cell("Speaker"), cell("Text")),
        [&](const SampleTurn& turn) { return "<row>" + cell(turn.speaker) + cell(turn.words) + "</row>"; },
        "</sheetData></worksheet>");
    const std::string book = fmt::format(
        "<workbook xmlns=\"{}\" xmlns:r=\"{}\"><sheets><sheet name=\"A\" sheetId=\"1\" "
        "r:id=\"rId1\"/></sheets></workbook>",
        Main, Relations);
    const std::string relations = fmt::format(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
        "Id=\"rId1\" "
        "Type=\"{}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
        Relations);
    return fuzz::storedZip({{"[Content_Types].xml", ""},
                            {"xl/workbook.xml", book},
                            {"xl/_rels/workbook.xml.rels", relations},
                            {"xl/worksheets/sheet1.xml", sheet}});
}

std::string zoom(const SampleTurn& turn) {
    return fmt::format("{}\n{}{}: {}\n\n", turn.number + 1, times(turn, '.'), turn.speaker, turn.words);
}

std::string latin1(std::string text) {
    return text + "\nParticipant: C'\xE9tait tr\xE8s bien, \xE0 vrai dire, cet \xE9t\xE9-l\xE0.\n";
}

}  // namespace

std::vector<SampleFile> sampleFiles(std::size_t bytes) {
    const std::vector<SampleTurn> turns = sampleTurns(bytes);
    const auto plain = [](const SampleTurn& turn) { return turn.speaker + ": " + turn.words + "\n\n"; };
    std::vector<SampleFile> files;
    files.push_back({"text.txt", written(turns, "", plain)});
    files.push_back({"windows1252.txt", latin1(written(turns, "", plain))});
    files.push_back({"markdown.md", written(turns, "# Interview\n\n", [](const SampleTurn& turn) {
                         return "**" + turn.speaker + ":** " + turn.words + "\n\n";
                     })});
    files.push_back({"captions.srt", written(turns, "", [](const SampleTurn& turn) {
                         return fmt::format("{}\n{}{}: {}\n\n", turn.number + 1, times(turn, ','), turn.speaker,
                                            turn.words);
                     })});
    files.push_back({"zoom.vtt", written(turns, "WEBVTT\n\n", zoom)});
    files.push_back({"teams.vtt", written(turns, "WEBVTT\n\n", [](const SampleTurn& turn) {
                         return times(turn, '.') + "<v " + turn.speaker + ">" + turn.words + "</v>\n\n";
                     })});
    files.push_back({"table.csv", written(turns, "Speaker,Text\n", [](const SampleTurn& turn) {
                         return base::csvLine({turn.speaker, turn.words}, base::CsvCell::Exact);
                     })});
    files.push_back(
        {"segments.json", written(
                              turns, "{\"segments\":[{\"speaker\":\"Anna\",\"start\":0,\"text\":\"Hello.\"}",
                              [](const SampleTurn& turn) {
                                  return fmt::format(",{{\"speaker\":\"{}\",\"start\":{},\"end\":{},\"text\":\"{}\"}}",
                                                     turn.speaker, turn.number * 4, turn.number * 4 + 3, turn.words);
                              },
                              "]}")});
    files.push_back({"page.html", written(
                                      turns, "<html><head><title>Interview</title></head><body>",
                                      [](const SampleTurn& turn) {
                                          return "<p><b>" + turn.speaker + ":</b> " + turn.words + "</p>\n";
                                      },
                                      "</body></html>")});
    files.push_back(
        {"document.rtf",
         written(
             turns, "{\\rtf1\\ansi ",
             [](const SampleTurn& turn) { return "{\\b " + turn.speaker + ":} " + turn.words + "\\par\n"; }, "}")});
    files.push_back({"document.docx", docx(turns)});
    files.push_back({"document.odt", odt(turns)});
    files.push_back({"workbook.xlsx", xlsx(turns)});
    files.push_back({"paged.pdf", base::readFile(CODER_SOURCE_DIR "/tests/import/files/paged1.pdf").value()});
    return files;
}

}  // namespace coder::bench
