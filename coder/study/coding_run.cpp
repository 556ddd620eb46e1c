#include "coder/study/coding_run.h"

#include <algorithm>
#include <optional>

#include "coder/base/ordered_work.h"
#include "coder/base/parallel.h"
#include "coder/base/strings.h"
#include "coder/store/store.h"
#include "coder/study/attendance.h"
#include "coder/study/label_consistency.h"
#include "coder/study/transcripts.h"

namespace coder::study {

namespace {

/// One thread's tools.
class Worker {
public:
    /// `kept` is null unless codings are to be read.
    static base::Result<Worker> make(const Study& study, const RunOptions& options, const KeptCodings* kept) {
        auto scanner = match::Scanner::make(study.compiled);
        if (!scanner) return base::unexpected(scanner.error());
        auto reader = SourceReader::make(study);
        if (!reader) return base::unexpected(reader.error());
        return Worker(study, options, kept, std::move(*scanner), std::move(*reader));
    }

    base::Result<CodedFile> process(const StudySource& source) {
        auto imported = reader_.read(source);
        if (!imported) return base::unexpected(imported.error());
        CodedFile file;
        file.encoding = std::move(imported->encoding);
        file.speakerPlaces = std::move(imported->speakerPlaces);
        file.diagnostics = std::move(imported->diagnostics);
        file.coded.source = std::move(imported->source);
        file.bytes = file.coded.source.text.size();
        for (const transcript::Speaker& speaker : file.coded.source.transcript.speakers)
            file.coded.cases.push_back(speaker.role == transcript::Role::Participant
                                           ? study_.cases.find(source.name, speaker.label)
                                           : std::nullopt);
        if (options_.codings == Codings::OfRules) code(file);
        if (kept_ != nullptr) {
            auto codings = kept_->codingsOf(*reader_.store(), source, file.coded.source, options_.choice, file.tally);
            if (!codings) return base::unexpected(codings.error());
            file.coded.codings = *std::move(codings);
        }
        if (options_.countWords) file.coded.words = wordsOfSpeakers(file.coded.source);
        return file;
    }

private:
    Worker(const Study& study, const RunOptions& options, const KeptCodings* kept, match::Scanner scanner,
           SourceReader reader)
        : study_(study), options_(options), kept_(kept), scanner_(std::move(scanner)), reader_(std::move(reader)) {}

    void code(CodedFile& file) {
        const project::Source& source = file.coded.source;
        match::Subject subject{source.text, source.transcript, {}, {}};
        subject.attributes = speakerAttributes(file.coded, study_.cases);
        if (const auto found = options_.candidates.find(source.name); found != options_.candidates.end())
            subject.candidates = found->second;
        hits_.clear();
        scanner_.scan(subject, hits_);
        file.coded.codings = codingsFromHits(hits_, study_.compiled, study_.ruleCoder());
    }

    const Study& study_;
    const RunOptions& options_;
    const KeptCodings* kept_;
    match::Scanner scanner_;
    SourceReader reader_;
    std::vector<match::Hit> hits_;
};

/// Collects what is about the whole run; called by one thread at a time.
class Collector {
public:
    Collector(const Study& study, const RunOptions& options, RunSummary& summary)
        : study_(study),
          options_(options),
          summary_(summary),
          attendance_(study),
          consistency_(study.parseOptions(), study.cases) {
        summary_.cases = study.cases;
    }

    void add(CodedFile& file) {
        ++summary_.sources;
        summary_.bytes += file.bytes;
        summary_.sha256.emplace_back(file.coded.source.path, file.coded.source.sha256);
        attendance_.hear(file.coded.source);
        consistency_.add(file.coded.source, file.speakerPlaces);
        addUnlisted(file);
        summary_.tally.add(file.tally);
        summary_.diagnostics.insert(summary_.diagnostics.end(), file.diagnostics.begin(), file.diagnostics.end());
    }

    void addUnreadable(const std::string& source, const base::Error& error) {
        ++summary_.unreadable;
        attendance_.addUnreadable(source);
        summary_.diagnostics.push_back(error.diagnostic());
    }

    void finish() {
        base::append(summary_.diagnostics, consistency_.findings());
        base::append(summary_.diagnostics, attendance_.findings());
        if (options_.codings == Codings::Kept)
            base::append(summary_.diagnostics, summary_.tally.findings(study_.database));
    }

private:
    /// Makes a case of each participant's voice that the table does not have.
    void addUnlisted(CodedFile& file) {
        const project::Source& source = file.coded.source;
        const auto& speakers = source.transcript.speakers;
        const auto isParticipant = [](const transcript::Speaker& speaker) {
            return speaker.role == transcript::Role::Participant;
        };
        const auto participants = std::count_if(speakers.begin(), speakers.end(), isParticipant);
        std::vector<std::string> labels;
        std::vector<std::string> names;
        for (std::size_t s = 0; s < speakers.size(); ++s) {
            if (file.coded.cases[s] || !isParticipant(speakers[s])) continue;
            project::Case unlisted;
            unlisted.name = source.name + (participants > 1 ? " (" + speakers[s].label + ")" : "");
            unlisted.values.resize(summary_.cases.attributes.size());
            unlisted.voices.push_back({source.name, speakers[s].label});
            unlisted.listed = false;
            labels.push_back(speakers[s].label);
            names.push_back(unlisted.name);
            file.coded.cases[s] = summary_.cases.cases.size();
            summary_.cases.cases.push_back(std::move(unlisted));
        }
        if (study_.file.participants.empty() || (labels.empty() && (participants > 0 || isNamed(source.name)))) return;
        attendance_.addUnlisted(source, std::move(labels), std::move(names));
    }

    /// True for a source that a row of the participants' table names.
    bool isNamed(const std::string& source) const {
        return std::any_of(study_.cases.cases.begin(), study_.cases.cases.end(), [&](const project::Case& each) {
            return std::any_of(each.voices.begin(), each.voices.end(),
                               [&](const project::Voice& voice) { return voice.source == source; });
        });
    }

    const Study& study_;
    const RunOptions& options_;
    RunSummary& summary_;
    Attendance attendance_;
    LabelConsistency consistency_;
};

/// Who codes and what is coded; none where no kept codings are asked for.
base::Result<std::optional<KeptCodings>> keptCodings(const Study& study, const RunOptions& options) {
    if (options.codings != Codings::Kept) return std::optional<KeptCodings>();
    const auto store = store::Store::open(study.database, store::Mode::Read);
    if (!store) return base::unexpected(store.error());
    auto kept = KeptCodings::read(*store, *study.codebook);
    if (!kept) return base::unexpected(kept.error());
    return std::optional(*std::move(kept));
}

}  // namespace

std::vector<project::Coding> codingsFromHits(const std::vector<match::Hit>& hits,
                                             const match::CompiledCodebook& compiled, const std::string& coder) {
    std::vector<const match::Hit*> sorted;
    for (const match::Hit& hit : hits) sorted.push_back(&hit);
    std::stable_sort(sorted.begin(), sorted.end(), [](const match::Hit* a, const match::Hit* b) {
        return a->unit != b->unit ? a->unit < b->unit : a->code != b->code ? a->code < b->code : a->rule < b->rule;
    });
    std::vector<project::Coding> codings;
    for (const match::Hit* hit : sorted) {
        const bool same = !codings.empty() && codings.back().code == hit->code && codings.back().span == hit->unit;
        if (!same) codings.push_back({hit->code, hit->unit, hit->turn, project::Origin::Rule, coder, {}, {}});
        codings.back().rules.push_back(compiled.rules[hit->rule].source->id);
        auto& evidence = codings.back().evidence;
        evidence.insert(evidence.end(), hit->evidence.begin(), hit->evidence.end());
    }
    for (project::Coding& coding : codings) text::joinOverlaps(coding.evidence);
    return codings;
}

std::vector<match::Attributes> speakerAttributes(const project::CodedSource& coded, const project::CaseTable& cases) {
    std::vector<match::Attributes> all(coded.cases.size());
    for (std::size_t s = 0; s < coded.cases.size(); ++s) {
        if (!coded.cases[s]) continue;
        const project::Case& owner = cases.cases[*coded.cases[s]];
        for (std::size_t a = 0; a < cases.attributes.size() && a < owner.values.size(); ++a)
            all[s].emplace_back(cases.attributes[a], owner.values[a]);
    }
    return all;
}

base::Result<RunSummary> runStudy(const Study& study, const RunOptions& options, const SourceSink& sink) {
    const auto kept = keptCodings(study, options);
    if (!kept) return base::unexpected(kept.error());
    std::vector<Worker> workers;
    for (unsigned i = 0; i < base::threadsFor(study.sources.size(), options.threads); ++i) {
        auto worker = Worker::make(study, options, *kept ? &**kept : nullptr);
        if (!worker) return base::unexpected(worker.error());
        workers.push_back(std::move(*worker));
    }
    RunSummary summary;
    Collector collector(study, options, summary);
    const auto process = [&](Worker& worker, std::size_t index) { return worker.process(study.sources[index]); };
    const auto deliver = [&](std::size_t index, base::Result<CodedFile> file) {
        if (file) {
            collector.add(*file);
            sink(std::move(*file), summary.cases);
        } else {
            collector.addUnreadable(study.sources[index].name, file.error());
        }
        if (options.progress) options.progress(index + 1, study.sources.size());
    };
    base::inOrder<base::Result<CodedFile>>(study.sources.size(), workers, options.stop, process, deliver);
    if (options.stop.stop_requested()) return base::unexpected(base::ErrorCode::Cancelled, "stopped before the end");
    collector.finish();
    return summary;
}

}  // namespace coder::study
