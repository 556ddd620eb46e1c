// Workers take the next source each; what they have done waits until its turn comes, so that the sink sees the order of
// the study. A worker that is too far ahead waits: at most a few sources are in memory at once.
#include "coder/study/coding_run.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <set>
#include <thread>

#include "coder/base/file.h"
#include "coder/base/strings.h"
#include "coder/import/transcript_file.h"
#include "coder/text/words.h"

namespace coder::study {

namespace {

using base::Severity;

/// One thread's tools.
class Worker {
public:
    static base::Result<Worker> make(const Study& study, const RunOptions& options) {
        auto scanner = match::Scanner::make(study.compiled);
        if (!scanner) return base::unexpected(scanner.error());
        return Worker(study, options, std::move(*scanner));
    }

    base::Result<CodedFile> process(const SourceFile& source) {
        auto imported = import::readTranscript(source.path, source.name, parse_, sentences_);
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
        if (options_.countWords) countWords(file.coded);
        return file;
    }

private:
    Worker(const Study& study, const RunOptions& options, match::Scanner scanner)
        : study_(study),
          options_(options),
          scanner_(std::move(scanner)),
          parse_(study.parseOptions()),
          sentences_(study.codebook->language.abbreviations) {}

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

    void countWords(project::CodedSource& coded) {
        coded.words.assign(coded.source.transcript.speakers.size(), 0);
        for (const transcript::Turn& turn : coded.source.transcript.turns) {
            words_.clear();
            breaker_.split(text::slice(coded.source.text, turn.span), words_);
            coded.words[turn.speaker] += words_.size();
        }
    }

    const Study& study_;
    const RunOptions& options_;
    match::Scanner scanner_;
    transcript::ParseOptions parse_;
    text::SentenceBreaker sentences_;
    std::vector<match::Hit> hits_;
    text::WordBreaker breaker_;
    std::vector<text::Span> words_;
};

/// Gives out sources and takes back results in order.
class Queue {
public:
    Queue(std::size_t all, std::size_t ahead, std::stop_token stop)
        : all_(all), ahead_(ahead), stop_(std::move(stop)) {}

    /// The next source to work on; none when there is no more or the run was cancelled.
    std::optional<std::size_t> next() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return stopped() || next_ >= all_ || next_ < delivered_ + ahead_; });
        if (stopped() || next_ >= all_) return std::nullopt;
        return next_++;
    }

    /// Puts a result in and delivers all that are due, on this thread.
    template <class Deliver>
    void finish(std::size_t index, base::Result<CodedFile> result, Deliver deliver) {
        std::unique_lock lock(mutex_);
        waiting_.emplace(index, std::move(result));
        if (delivering_) return;
        delivering_ = true;
        for (auto due = waiting_.find(delivered_); due != waiting_.end() && !stopped();
             due = waiting_.find(delivered_)) {
            base::Result<CodedFile> file = std::move(due->second);
            waiting_.erase(due);
            lock.unlock();
            deliver(delivered_, std::move(file));
            lock.lock();
            ++delivered_;
            changed_.notify_all();
        }
        delivering_ = false;
        changed_.notify_all();
    }

private:
    bool stopped() const { return stop_.stop_requested(); }

    std::size_t all_;
    std::size_t ahead_;
    std::stop_token stop_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::size_t next_ = 0;
    std::size_t delivered_ = 0;  ///< Written under the lock; read by the one thread that delivers.
    bool delivering_ = false;
    std::map<std::size_t, base::Result<CodedFile>> waiting_;
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

unsigned threadsFor(const RunOptions& options, std::size_t sources) {
    const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
    const unsigned wanted = options.threads == 0 ? cores : options.threads;
    return static_cast<unsigned>(std::clamp<std::size_t>(sources, 1, wanted));
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
    const unsigned threads = threadsFor(options, study.sources.size());
    std::vector<Worker> workers;
    for (unsigned i = 0; i < threads; ++i) {
        auto worker = Worker::make(study, options);
        if (!worker) return base::unexpected(worker.error());
        workers.push_back(std::move(*worker));
    }
    RunSummary summary;
    Collector collector(study, summary);
    Queue queue(study.sources.size(), std::size_t{4} * threads, options.stop);
    const auto deliver = [&](std::size_t index, base::Result<CodedFile> file) {
        if (file) {
            collector.add(*file);
            sink(std::move(*file), summary.cases);
        } else {
            collector.addUnreadable(study.sources[index].name, file.error());
        }
        if (options.progress) options.progress(index + 1, study.sources.size());
    };
    const auto work = [&](Worker& worker) {
        while (const auto index = queue.next()) queue.finish(*index, worker.process(study.sources[*index]), deliver);
    };
    {
        std::vector<std::jthread> others;
        for (unsigned i = 1; i < threads; ++i) others.emplace_back([&, i] { work(workers[i]); });
        work(workers[0]);
    }
    if (options.stop.stop_requested()) return base::unexpected(base::ErrorCode::Cancelled, "stopped before the end");
    collector.finish();
    return summary;
}

}  // namespace coder::study
