#include "coder/study/coding_run.h"

#include <algorithm>
#include <optional>

#include "coder/base/ordered_work.h"
#include "coder/base/parallel.h"
#include "coder/base/strings.h"
#include "coder/study/transcripts.h"

namespace coder::study {

namespace {

using base::Severity;

/// One thread's tools.
class Worker {
public:
    static base::Result<Worker> make(const Study& study, const RunOptions& options) {
        auto scanner = match::Scanner::make(study.compiled);
        if (!scanner) return base::unexpected(scanner.error());
        auto reader = SourceReader::make(study);
        if (!reader) return base::unexpected(reader.error());
        return Worker(study, options, std::move(*scanner), std::move(*reader));
    }

    base::Result<CodedFile> process(const StudySource& source) {
        auto imported = reader_.read(source);
        if (!imported) return base::unexpected(imported.error());
        CodedFile file;
        file.encoding = std::move(imported->encoding);
        file.diagnostics = std::move(imported->diagnostics);
        file.coded.source = std::move(imported->source);
        file.bytes = file.coded.source.text.size();
        for (const transcript::Speaker& speaker : file.coded.source.transcript.speakers)
            file.coded.cases.push_back(speaker.role == transcript::Role::Participant
                                           ? study_.cases.find(source.name, speaker.label)
                                           : std::nullopt);
        if (options_.code) code(file);
        if (options_.countWords) file.coded.words = wordsOfSpeakers(file.coded.source);
        return file;
    }

private:
    Worker(const Study& study, const RunOptions& options, match::Scanner scanner, SourceReader reader)
        : study_(study), options_(options), scanner_(std::move(scanner)), reader_(std::move(reader)) {}

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
    match::Scanner scanner_;
    SourceReader reader_;
    std::vector<match::Hit> hits_;
};

/// Collects what is about the whole run; called by one thread at a time.
class Collector {
public:
    Collector(const Study& study, RunSummary& summary) : study_(study), summary_(summary) {
        summary_.cases = study.cases;
        heard_.resize(study.cases.cases.size());
        for (std::size_t i = 0; i < heard_.size(); ++i)
            heard_[i].resize(study.cases.cases[i].voices.size(), Heard::NoSource);
    }

    void add(CodedFile& file) {
        ++summary_.sources;
        summary_.bytes += file.bytes;
        summary_.sha256.emplace_back(file.coded.source.path, file.coded.source.sha256);
        hear(file.coded.source);
        addUnlisted(file);
        summary_.diagnostics.insert(summary_.diagnostics.end(), file.diagnostics.begin(), file.diagnostics.end());
    }

    void addUnreadable(const std::string& source, const base::Error& error) {
        ++summary_.unreadable;
        forVoicesIn(source, [](std::size_t, const project::Voice&) { return Heard::Unreadable; });
        summary_.diagnostics.push_back(error.diagnostic());
    }

    /// Participants of the table who are not heard where it says.
    void finish() {
        for (std::size_t i = 0; i < heard_.size(); ++i)
            for (std::size_t v = 0; v < heard_[i].size(); ++v)
                if (heard_[i][v] != Heard::Yes)
                    reportUnheard(study_.cases.cases[i], study_.cases.cases[i].voices[v], heard_[i][v]);
    }

private:
    /// What became of a voice of the participants' table.
    enum class Heard : std::uint8_t { NoSource, Unreadable, NoSpeaker, NoParticipant, NoSpeech, Yes };

    /// Asks `judge` about each case's voice in this source.
    template <class Judge>
    void forVoicesIn(const std::string& source, Judge judge) {
        for (std::size_t i = 0; i < heard_.size(); ++i) {
            const auto& voices = study_.cases.cases[i].voices;
            for (std::size_t v = 0; v < voices.size(); ++v)
                if (voices[v].source == source) heard_[i][v] = judge(i, voices[v]);
        }
    }

    void hear(const project::Source& source) {
        forVoicesIn(source.name, [&](std::size_t owner, const project::Voice& voice) {
            Heard heard = voice.speaker.empty() ? Heard::NoSpeech : Heard::NoSpeaker;
            for (const transcript::Speaker& speaker : source.transcript.speakers) {
                if (!voice.speaker.empty() && !base::equalIgnoringCase(voice.speaker, speaker.label)) continue;
                const bool participant = speaker.role == transcript::Role::Participant;
                if (participant && study_.cases.find(source.name, speaker.label) == owner) return Heard::Yes;
                if (!voice.speaker.empty()) heard = participant ? Heard::NoSpeech : Heard::NoParticipant;
            }
            return heard;
        });
    }

    void reportUnheard(const project::Case& unheard, const project::Voice& voice, Heard heard) {
        std::string why;
        std::string remedy;
        switch (heard) {
            case Heard::NoSource:
                why = "there is no such source";
                remedy = "add the transcript, or correct the source's name in the table";
                break;
            case Heard::Unreadable:
                why = "its transcript can't be read";
                remedy = "see the message about that file";
                break;
            case Heard::NoSpeaker:
                why = "it has no speaker \"" + voice.speaker + "\"";
                remedy = "write the label as the transcript has it (coder sources lists them)";
                break;
            case Heard::NoParticipant:
                why = "its speaker \"" + voice.speaker + "\" is not taken for a participant";
                remedy = "say so in the study: speakers: {participant: [" + voice.speaker + "]}";
                break;
            case Heard::NoSpeech:
            case Heard::Yes:
                why = "it has no speech of a participant, or all of it is somebody else's";
                remedy =
                    "see how its speakers are labelled (coder sources lists them), and who else names it in the table";
                break;
        }
        summary_.diagnostics.push_back(
            {Severity::Error, unheard.place,
             "participant " + unheard.name + " is not counted in the source \"" + voice.source + "\": " + why, remedy});
    }

    void addUnlisted(CodedFile& file) {
        const auto& speakers = file.coded.source.transcript.speakers;
        for (std::size_t s = 0; s < speakers.size(); ++s) {
            if (file.coded.cases[s] || speakers[s].role != transcript::Role::Participant) continue;
            project::Case unlisted;
            const auto participants = std::count_if(
                speakers.begin(), speakers.end(),
                [](const transcript::Speaker& speaker) { return speaker.role == transcript::Role::Participant; });
            unlisted.name = file.coded.source.name + (participants > 1 ? " (" + speakers[s].label + ")" : "");
            unlisted.values.resize(summary_.cases.attributes.size());
            unlisted.voices.push_back({file.coded.source.name, speakers[s].label});
            unlisted.listed = false;
            if (!study_.file.participants.empty())
                file.diagnostics.push_back({Severity::Error,
                                            {file.coded.source.path},
                                            "the participants' table " + study_.file.participants +
                                                " has nobody for the source " + file.coded.source.name +
                                                ", speaker \"" + speakers[s].label + "\"",
                                            "add a row for it; until then it counts as participant \"" + unlisted.name +
                                                "\" with all attributes missing"});
            file.coded.cases[s] = summary_.cases.cases.size();
            summary_.cases.cases.push_back(std::move(unlisted));
        }
    }

    const Study& study_;
    RunSummary& summary_;
    std::vector<std::vector<Heard>> heard_;  ///< By case and voice.
};

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
    std::vector<Worker> workers;
    for (unsigned i = 0; i < base::threadsFor(study.sources.size(), options.threads); ++i) {
        auto worker = Worker::make(study, options);
        if (!worker) return base::unexpected(worker.error());
        workers.push_back(std::move(*worker));
    }
    RunSummary summary;
    Collector collector(study, summary);
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
