#include "coder/study/source_reader.h"

#include "coder/store/store.h"
#include "coder/study/study.h"

namespace coder::study {

base::Result<SourceReader> SourceReader::make(const Study& study) {
    std::unique_ptr<store::Store> store;
    if (study.isStored()) {
        auto opened = store::Store::open(study.database, store::Mode::Read);
        if (!opened) return base::unexpected(opened.error());
        store = std::make_unique<store::Store>(std::move(*opened));
    }
    return SourceReader(
        import::TranscriptReader(study.parseOptions(), text::SentenceBreaker(study.codebook->language.abbreviations),
                                 study.file.import),
        std::move(store));
}

SourceReader::SourceReader(import::TranscriptReader files, std::unique_ptr<store::Store> store)
    : files_(std::move(files)), store_(std::move(store)) {}
SourceReader::SourceReader(SourceReader&&) noexcept = default;
SourceReader::~SourceReader() = default;

base::Result<import::ImportedSource> SourceReader::read(const StudySource& source) {
    return source.revision ? readStored(source) : files_.read(source.file);
}

base::Result<import::ImportedSource> SourceReader::readStored(const StudySource& source) {
    auto stored = store_->source(*source.revision);
    if (!stored) return base::unexpected(stored.error());
    import::ImportedSource imported;
    imported.source = std::move(*stored);
    imported.encoding = source.encoding;
    imported.speakerPlaces.resize(imported.source.transcript.speakers.size());
    return imported;
}

}  // namespace coder::study
