#include "coder/import/transcript_file.h"

#include "coder/base/file.h"
#include "coder/import/sha256.h"
#include "coder/text/encoding.h"

namespace coder::import {

base::Result<ImportedSource> readTranscript(const std::string& path, const std::string& name,
                                            const transcript::ParseOptions& options, text::SentenceBreaker& sentences) {
    auto bytes = base::readFile(path);
    if (!bytes) return base::unexpected(bytes.error());
    ImportedSource imported;
    imported.source.name = name;
    imported.source.path = path;
    imported.source.sha256 = sha256(*bytes);
    auto canonical = text::toCanonical(std::move(*bytes), path);
    if (!canonical) return base::unexpected(canonical.error());
    imported.encoding = canonical->encoding;
    imported.diagnostics = std::move(canonical->diagnostics);
    imported.source.text = std::move(canonical->text);
    imported.source.transcript =
        transcript::parse(imported.source.text, options, sentences, path, imported.diagnostics);
    return imported;
}

}  // namespace coder::import
