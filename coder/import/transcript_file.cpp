#include "coder/import/transcript_file.h"

#include <utility>

#include "coder/base/file.h"
#include "coder/import/captions.h"
#include "coder/import/json_document.h"
#include "coder/import/sha256.h"
#include "coder/import/table_document.h"
#include "coder/text/encoding.h"

namespace coder::import {

namespace {

using base::ErrorCode;
using base::Severity;

/// Reads the document of a text file; nothing for plain text, which is a transcript as it is.
std::optional<base::Result<Document>> readTextDocument(Format format, std::string_view text, const std::string& path) {
    switch (format) {
        case Format::WebVtt:
        case Format::SubRip:
            return readCaptions(text, path);
        case Format::ZoomCaptions:
            return readZoomCaptions(text, path);
        case Format::Table:
            return readTable(text, path);
        case Format::Json:
            return readJson(text, path);
        default:
            return std::nullopt;
    }
}

/// From a document to the source, with the places of diagnostics as they are in the file.
void finish(ImportedSource& imported, Document document, const std::string& path,
            const transcript::ParseOptions& options, text::SentenceBreaker& sentences) {
    base::append(imported.diagnostics, std::move(document.diagnostics));
    document.diagnostics.clear();
    base::append(imported.diagnostics, droppedNotes(document, path));
    const bool failed = base::hasErrors(imported.diagnostics);
    Rendered rendered = render(document, options);
    imported.dropped = std::move(document.dropped);
    imported.source.text = std::move(rendered.text);
    imported.source.times = std::move(rendered.times);
    base::Diagnostics found;
    imported.source.transcript =
        transcript::parse(imported.source.text, rendered.stated, options, sentences, path, found);
    for (base::Diagnostic& diagnostic : found) {
        // That nothing was found has been said better already.
        if (failed && imported.source.transcript.turns.empty()) continue;
        diagnostic.place = {path, rendered.placeOf(diagnostic.place.line), 0};
        imported.diagnostics.push_back(std::move(diagnostic));
    }
}

base::Result<ImportedSource> readText(ImportedSource imported, std::string bytes, const std::string& path,
                                      const transcript::ParseOptions& options, text::SentenceBreaker& sentences) {
    auto canonical = text::toCanonical(std::move(bytes), path);
    if (!canonical) return base::unexpected(canonical.error());
    imported.encoding = std::move(canonical->encoding);
    imported.diagnostics = std::move(canonical->diagnostics);
    imported.format = recogniseText(canonical->text, path);
    if (auto document = readTextDocument(imported.format.format, canonical->text, path)) {
        if (!*document) return base::unexpected(document->error());
        finish(imported, std::move(**document), path, options, sentences);
        return imported;
    }
    imported.source.text = std::move(canonical->text);
    imported.source.transcript =
        transcript::parse(imported.source.text, options, sentences, path, imported.diagnostics);
    return imported;
}

}  // namespace

base::Result<ImportedSource> readTranscriptBytes(std::string bytes, const std::string& path, const std::string& name,
                                                 const transcript::ParseOptions& options,
                                                 text::SentenceBreaker& sentences) {
    ImportedSource imported;
    imported.source.name = name;
    imported.source.path = path;
    imported.source.sha256 = sha256(bytes);
    return readText(std::move(imported), std::move(bytes), path, options, sentences);
}

base::Result<ImportedSource> readTranscript(const std::string& path, const std::string& name,
                                            const transcript::ParseOptions& options, text::SentenceBreaker& sentences) {
    auto bytes = base::readFile(path);
    if (!bytes) return base::unexpected(bytes.error());
    return readTranscriptBytes(std::move(*bytes), path, name, options, sentences);
}

}  // namespace coder::import
