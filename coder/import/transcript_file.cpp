#include "coder/import/transcript_file.h"

#include <algorithm>
#include <utility>

#include "coder/base/sha256.h"
#include "coder/import/captions.h"
#include "coder/import/cue_paragraphs.h"
#include "coder/import/docx_document.h"
#include "coder/import/html_document.h"
#include "coder/import/json_document.h"
#include "coder/import/odt_document.h"
#include "coder/import/otter_text.h"
#include "coder/import/pdf_document.h"
#include "coder/import/rtf_document.h"
#include "coder/import/table_document.h"
#include "coder/import/xlsx_document.h"
#include "coder/text/encoding.h"
#include "coder/text/utf8.h"

namespace coder::import {

namespace {

using base::ErrorCode;

base::Unexpected unsupported(std::string message, std::string remedy, const std::string& path) {
    return base::unexpected(ErrorCode::Unsupported, std::move(message), std::move(remedy), {path});
}

/// Reads the document of a text file; nothing for plain text, which is a transcript as it is.
std::optional<base::Result<Document>> readTextDocument(Format format, std::string_view text, const std::string& path,
                                                       const ImportOptions& how) {
    switch (format) {
        case Format::WebVtt:
        case Format::SubRip:
            return readCaptions(text, path);
        case Format::ZoomCaptions:
            return readZoomCaptions(text, path);
        case Format::Table:
            return readTable(text, path, how.columns);
        case Format::Json:
            return readJson(text, path);
        case Format::Html:
            return readHtml(text);
        case Format::OtherXml:
            return base::Result<Document>(unsupported(
                "an XML file of a kind that is not read, such as flat OpenDocument, Word 2003 or TTML",
                "open it in its program and save it as .docx, .odt, .vtt or text; for captions .srt will do, too",
                path));
        default:
            return std::nullopt;
    }
}

/// Old Office files; a Word file with a password is kept in such a container, in a stream of this name in UTF-16.
base::Unexpected refuseOldOffice(std::string_view bytes, const std::string& path) {
    using namespace std::string_view_literals;
    constexpr std::string_view Encrypted = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv;
    if (bytes.find(Encrypted) != std::string_view::npos)
        return unsupported("the file is encrypted with a password",
                           "open it in the word processor and save it without password", path);
    return unsupported("a file of old Word or Office (.doc, .xls), which is not read",
                       "open it in a word processor and save it as .docx, or run "
                       "`soffice --headless --convert-to docx FILE`",
                       path);
}

base::Result<Document> readContainer(std::string_view bytes, const std::string& path, const ImportOptions& how,
                                     Recognised& format) {
    const auto zip = ZipReader::open(bytes, path);
    if (!zip) return base::unexpected(zip.error());
    format = recogniseContainer(zip->names());
    switch (format.format) {
        case Format::Word:
            return readDocx(*zip, path);
        case Format::OpenDocument:
            return readOdt(*zip, path);
        case Format::Workbook:
            return readXlsx(*zip, path, how.columns);
        case Format::OtherContainer:
            return unsupported("a file of a program whose files are not read (.pptx, .epub, .pages and the like)",
                               "open it in its program and save it as .docx, .odt or text", path);
        default:
            return unsupported("a ZIP archive, and not one transcript", "unpack it and name the files in it", path);
    }
}

base::Result<Document> readBinary(std::string_view bytes, const std::string& path, Recognised recognised,
                                  const ImportOptions& how, Recognised& format) {
    format = recognised;
    switch (format.format) {
        case Format::Zip:
            return readContainer(bytes, path, how, format);
        case Format::Pdf:
            return readPdf(bytes, path);
        case Format::Rtf:
            return readRtf(bytes, path);
        case Format::OldOffice:
            return refuseOldOffice(bytes, path);
        default:
            return unsupported("a file of a kind that is not read", "save it as plain text (UTF-8)", path);
    }
}

/// By speaker, the line of the text in which the first turn begins, from 1.
std::vector<std::uint32_t> firstLines(const project::Source& source) {
    const transcript::Transcript& transcript = source.transcript;
    std::vector<std::uint32_t> lines(transcript.speakers.size());
    std::size_t found = 0;
    std::uint32_t line = 1;
    std::size_t at = 0;
    for (const transcript::Turn& turn : transcript.turns) {
        if (found == lines.size()) break;
        if (lines[turn.speaker] != 0) continue;
        const std::size_t begin = turn.span.begin().value();
        const std::string_view before = std::string_view(source.text).substr(at, begin - at);
        line += static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
        at = begin;
        lines[turn.speaker] = line;
        ++found;
    }
    return lines;
}

/// From a document to the source, with the places of diagnostics as they are in the file.
void finish(ImportedSource& imported, Document document, const std::string& path,
            const transcript::ParseOptions& options, text::SentenceBreaker& sentences, const ImportOptions& how) {
    base::append(imported.diagnostics, std::move(document.diagnostics));
    document.diagnostics.clear();
    if (how.keepComments) document.undrop("comment", document.comments.size());
    base::append(imported.diagnostics, droppedNotes(document, path));
    if (!document.captions && !document.lines) readCueParagraphs(document);
    const bool failed = base::hasErrors(imported.diagnostics);
    Rendered rendered = render(document, options);
    imported.dropped = std::move(document.dropped);
    imported.comments = std::move(rendered.comments);
    imported.source.text = std::move(rendered.text);
    imported.source.times = std::move(rendered.times);
    base::Diagnostics found;
    imported.source.transcript =
        transcript::parse(imported.source.text, rendered.stated, options, sentences, path, found);
    for (const std::uint32_t line : firstLines(imported.source))
        imported.speakerPlaces.push_back(rendered.placeOf(line));
    for (base::Diagnostic& diagnostic : found) {
        // That nothing was found has been said better already.
        if (failed && imported.source.transcript.turns.empty()) continue;
        diagnostic.place = {path, rendered.placeOf(diagnostic.place.line), 0};
        imported.diagnostics.push_back(std::move(diagnostic));
    }
}

/// A page says its encoding itself, and that counts where its bytes are no UTF-8.
base::Result<text::Canonical> decode(std::string bytes, const std::string& path) {
    const std::string_view head = std::string_view(bytes).substr(0, 512);
    const bool page = head.find("<html") != std::string_view::npos || head.find("<HTML") != std::string_view::npos;
    if (page && text::firstInvalidUtf8(bytes) != bytes.size())
        if (auto decoded = text::toCanonical(bytes, htmlCharset(bytes), path)) return decoded;
    return text::toCanonical(std::move(bytes), path);
}

base::Result<ImportedSource> readText(ImportedSource imported, std::string bytes, const std::string& path,
                                      const transcript::ParseOptions& options, text::SentenceBreaker& sentences,
                                      const ImportOptions& how) {
    auto canonical = decode(std::move(bytes), path);
    if (!canonical) return base::unexpected(canonical.error());
    imported.encoding = std::move(canonical->encoding);
    if (canonical->guessed) imported.encodingConfidence = canonical->confidence;
    imported.diagnostics = std::move(canonical->diagnostics);
    imported.format = recogniseText(canonical->text, path);
    if (auto document = readTextDocument(imported.format.format, canonical->text, path, how)) {
        if (!*document) return base::unexpected(document->error());
        finish(imported, std::move(**document), path, options, sentences, how);
        return imported;
    }
    imported.source.text = std::move(canonical->text);
    const transcript::Stated stated =
        imported.format.format == Format::Otter ? otterLabels(imported.source.text) : transcript::Stated{};
    imported.source.transcript =
        stated.labels.empty()
            ? transcript::parse(imported.source.text, options, sentences, path, imported.diagnostics)
            : transcript::parse(imported.source.text, stated, options, sentences, path, imported.diagnostics);
    imported.speakerPlaces = firstLines(imported.source);
    return imported;
}

}  // namespace

base::Result<ImportedSource> readTranscriptBytes(std::string bytes, const std::string& path, const std::string& name,
                                                 const transcript::ParseOptions& options,
                                                 text::SentenceBreaker& sentences, const ImportOptions& how) {
    ImportedSource imported;
    imported.source.name = name;
    imported.source.path = path;
    imported.source.sha256 = base::sha256(bytes);
    if (const auto format = recogniseBytes(bytes)) {
        imported.encoding = "UTF-8";
        auto document = readBinary(bytes, path, *format, how, imported.format);
        if (!document) return base::unexpected(document.error());
        finish(imported, *std::move(document), path, options, sentences, how);
        return imported;
    }
    return readText(std::move(imported), std::move(bytes), path, options, sentences, how);
}

}  // namespace coder::import
