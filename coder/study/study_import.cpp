#include "coder/study/study_import.h"

#include <map>

#include "coder/report/numbers.h"
#include "coder/store/step.h"
#include "coder/study/reanchor.h"

namespace coder::study {

namespace {

using base::Status;

/// Imports one file after the other into an open step.
class Importer {
public:
    Importer(store::Store& store, store::Step& step, const ImportSettings& settings)
        : store_(store), step_(step), settings_(settings) {}

    /// Needed before the first file. Errors: those of the store.
    Status prepare() {
        const auto codes = store_.codes();
        if (!codes) return base::unexpected(codes.error());
        for (const project::StoredCode& code : *codes) codes_.emplace(code.guid, code.path);
        const auto revisions = store_.revisions();
        if (!revisions) return base::unexpected(revisions.error());
        for (const project::Revision& revision : *revisions) files_.emplace(revision.guid, revision.file);
        const auto coders = store_.coders();
        if (!coders) return base::unexpected(coders.error());
        for (const project::Coder& coder : *coders)
            if (coder.kind == project::CoderKind::Person) coders_.emplace(coder.name, coder.guid);
        return base::Done{};
    }

    /// Says in `summary` what became of the file.
    Status take(const import::ImportedSource& imported, report::TranscriptSummary& summary) {
        const store::NewRevision added{imported.source, imported.bytes, import::formatName(imported.format.format),
                                       imported.encoding};
        const auto there = store_.findSource(imported.source.name);
        if (!there) return base::unexpected(there.error());
        auto revision = *there ? revise(**there, added, summary) : add(added, summary);
        if (!revision) return base::unexpected(revision.error());
        return *revision && settings_.comments ? keepComments(imported, **revision) : base::Status(base::Done{});
    }

    ImportResult result;

private:
    /// None where nothing new came.
    using Added = base::Result<std::optional<project::Revision>>;

    Added add(const store::NewRevision& added, report::TranscriptSummary& summary) {
        auto revision = step_.addSource(added);
        if (!revision) return base::unexpected(revision.error());
        ++result.added;
        summary.outcome = "new source";
        return std::optional(*std::move(revision));
    }

    Added revise(const project::StoredSource& source, const store::NewRevision& added,
                 report::TranscriptSummary& summary) {
        if (const auto file = files_.find(source.revision);
            file != files_.end() && file->second == added.source.sha256) {
            ++result.unchanged;
            summary.outcome = "already there, unchanged";
            return std::optional<project::Revision>();
        }
        auto revision = step_.addRevision(source.guid, added);
        if (!revision) return base::unexpected(revision.error());
        ++result.revised;
        summary.outcome = "revision " + std::to_string(revision->number);
        if (auto anchored = reanchor(source, *revision, added.source.text); !anchored)
            return base::unexpected(anchored.error());
        return std::optional(*std::move(revision));
    }

    /// Comments of a word processor as memos on the source, with the words that they are about.
    Status keepComments(const import::ImportedSource& imported, const project::Revision& revision) {
        for (const import::PlacedComment& comment : imported.comments) {
            const auto author = personOf(comment.author.empty() ? settings_.who : comment.author);
            if (!author) return base::unexpected(author.error());
            const std::string quote(text::slice(imported.source.text, comment.span));
            project::Memo memo;
            memo.guid = base::Guid::timed();
            memo.onKind = project::MemoOn::Source;
            memo.on = revision.source;
            memo.text = quote.empty() ? comment.text : "\"" + quote + "\": " + comment.text;
            memo.coder = *author;
            memo.created = memo.changed = step_.at();
            if (auto put = step_.put(memo); !put) return put;
            ++result.memos;
        }
        return base::Done{};
    }

    base::Result<base::Guid> personOf(const std::string& name) {
        if (const auto found = coders_.find(name); found != coders_.end()) return found->second;
        const auto guid = step_.newGuid(store::NamedThing::Person, name);
        if (!guid) return guid;
        const project::Coder coder{*guid, name, project::CoderKind::Person};
        if (auto put = step_.put(coder); !put) return base::unexpected(put.error());
        coders_.emplace(name, coder.guid);
        return coder.guid;
    }

    /// Takes the codings of the revision that counted until now to the new one.
    Status reanchor(const project::StoredSource& source, const project::Revision& revision, const std::string& now) {
        std::vector<project::StoredCoding> codings;
        store::CodingFilter filter;
        filter.source = source.guid;
        auto read = store_.eachCoding(filter, [&](const project::StoredCoding& coding) {
            if (coding.revision == source.revision) codings.push_back(coding);
            return true;
        });
        if (!read || codings.empty()) return read;
        const auto before = store_.source(source.revision);
        if (!before) return base::unexpected(before.error());
        const Reanchored moved = reanchorCodings(codings, revision.guid, before->text, now);
        report(source, revision, before->text, now, codings, moved.anchors);
        for (std::size_t i = 0; i < codings.size(); ++i) {
            if (!moved.anchors[i].span) continue;
            project::StoredCoding coding = moved.codings[i];
            coding.changed = step_.at();
            if (auto put = step_.put(coding); !put) return put;
        }
        return base::Done{};
    }

    void report(const project::StoredSource& source, const project::Revision& revision, const std::string& before,
                const std::string& now, const std::vector<project::StoredCoding>& codings,
                const std::vector<text::Anchor>& anchors) {
        std::vector<text::Span> spans;
        ReanchoredCodings reanchored{source.name, revision.number, {}, {}};
        for (const project::StoredCoding& coding : codings) {
            spans.push_back(coding.span);
            reanchored.codes.push_back(codes_[coding.code]);
        }
        reanchored.anchors = text::summarise(before, now, spans, anchors);
        result.reanchored.push_back(std::move(reanchored));
    }

    store::Store& store_;
    store::Step& step_;
    const ImportSettings& settings_;
    std::map<std::string, base::Guid> coders_;  ///< Persons, by name.
    std::map<base::Guid, std::string> codes_;   ///< Their paths.
    std::map<base::Guid, std::string> files_;   ///< By revision: the SHA-256 of its file.
};

std::string summaryOf(const ImportResult& result) {
    std::string text = report::counted(result.added, "new source");
    if (result.revised != 0) text += ", " + report::counted(result.revised, "revision");
    if (result.memos != 0) text += ", " + report::counted(result.memos, "memo") + " of comments";
    return text;
}

}  // namespace

base::Result<ImportResult> importTranscripts(const std::string& study,
                                             const std::vector<import::TranscriptEntry>& entries,
                                             const ReadOptions& options, const ImportSettings& settings,
                                             const std::function<void(report::TranscriptSummary)>& shown) {
    auto store = store::Store::open(study, store::Mode::Write);
    if (!store) return base::unexpected(store.error());
    auto step = store->begin({settings.who, "import", "", ""});
    if (!step) return base::unexpected(step.error());
    Importer importer(*store, *step, settings);
    if (auto prepared = importer.prepare(); !prepared) return base::unexpected(prepared.error());
    Status taken = base::Done{};
    std::stop_source stop;
    const std::stop_callback forward(options.stop, [&] { stop.request_stop(); });
    ReadOptions reading = options;
    reading.how.keepBytes = true;
    reading.how.keepComments = settings.comments;
    reading.stop = stop.get_token();
    auto read = readTranscripts(entries, reading, [&](ReadTranscript transcript) {
        if (!transcript.imported)
            ++importer.result.unreadable;
        else
            taken = importer.take(*transcript.imported, transcript.summary);
        if (!taken) stop.request_stop();
        shown(std::move(transcript.summary));
    });
    if (!taken) return base::unexpected(taken.error());
    if (!read) return base::unexpected(read.error());
    importer.result.diagnostics = *std::move(read);
    step->setSummary(summaryOf(importer.result));
    auto entry = step->commit();
    if (!entry) return base::unexpected(entry.error());
    importer.result.history = *std::move(entry);
    return std::move(importer.result);
}

}  // namespace coder::study
