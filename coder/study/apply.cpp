#include "coder/study/apply.h"

#include <algorithm>
#include <map>
#include <set>

#include "coder/base/clock.h"
#include "coder/base/file.h"
#include "coder/base/strings.h"
#include "coder/report/numbers.h"
#include "coder/store/step.h"
#include "coder/study/apply_tally.h"
#include "coder/study/codebook_version.h"
#include "coder/study/rules.h"
#include "coder/study/study.h"

namespace coder::study {

namespace {

using base::Guid;
using base::Status;

/// Applies rules source by source; without a step it only tells what would happen.
class Application {
public:
    Application(const store::Store& store, store::Step* step, const Study& study, const ApplyOptions& options)
        : store_(store),
          step_(step),
          study_(study),
          at_(step == nullptr ? base::utcNow() : step->at()),
          tally_(options.list) {}

    /// Needed before the first source. `yaml`: the bytes of the codebook.
    Status prepare(std::string yaml) {
        auto update = compareCodebook(store_, *study_.codebook, std::move(yaml), at_);
        if (!update) return base::unexpected(update.error());
        update_ = *std::move(update);
        for (const project::StoredCode& code : update_.codes) tally_.name(code);
        for (const project::StoredCode& code : update_.unlisted) tally_.name(code);
        if (update_.isNew) {
            const std::string& version = update_.version.version;
            result.newCodebook = update_.version.name + (version.empty() ? "" : " " + version);
        }
        if (auto read = readPresent(); !read) return read;
        return step_ == nullptr ? Status(base::Done{}) : putCodebook(*step_, update_);
    }

    Status take(const CodedFile& file) {
        const auto source = sources_.find(file.coded.source.name);
        if (source == sources_.end()) return base::Done{};
        std::vector<project::StoredCoding> present;
        store::CodingFilter filter;
        filter.source = source->second.guid;
        auto read = store_.eachCoding(filter, [&](const project::StoredCoding& coding) {
            if (coding.revision == source->second.revision) present.push_back(coding);
            return true;
        });
        if (!read) return read;
        std::vector<FoundCoding> found;
        for (const project::Coding& coding : file.coded.codings)
            found.push_back({update_.codes[coding.code].guid, coding.span, coding.rules, coding.evidence});
        const SyncScope scope{source->second.guid,
                              source->second.revision,
                              file.coded.source.text,
                              update_.version.guid,
                              at_,
                              update_.changed,
                              withMemo_};
        std::vector<SyncedCoding> synced = syncCodings(scope, present, found);
        tally_.add(file.coded, present, synced);
        return step_ == nullptr ? Status(base::Done{}) : write(synced);
    }

    /// Needed behind the last source.
    Status finish() {
        tally_.finish(result);
        return update_.isNew ? removeUnused() : Status(base::Done{});
    }

    ApplyResult result;

private:
    Status readPresent() {
        const auto sources = store_.sources();
        if (!sources) return base::unexpected(sources.error());
        for (const project::StoredSource& source : *sources) sources_.emplace(source.name, source);
        const auto memos = store_.memos();
        if (!memos) return base::unexpected(memos.error());
        for (const project::Memo& memo : *memos) {
            if (memo.onKind == project::MemoOn::Coding) withMemo_.insert(memo.on);
            if (memo.onKind == project::MemoOn::Code) ++uses_[memo.on].memos;
        }
        const auto estimates = store_.estimates();
        if (!estimates) return base::unexpected(estimates.error());
        for (const project::Estimate& estimate : *estimates) ++uses_[estimate.code].estimates;
        return countUnlisted();
    }

    Status countUnlisted() {
        for (const project::StoredCode& code : update_.unlisted) {
            store::CodingFilter filter;
            filter.code = code.guid;
            const auto codings = store_.countCodings(filter);
            if (!codings) return base::unexpected(codings.error());
            uses_[code.guid].codings = *codings;
        }
        return base::Done{};
    }

    Status write(std::vector<SyncedCoding>& synced) {
        for (SyncedCoding& each : synced) {
            if (!each.isWritten) continue;
            if (each.outcome == SyncOutcome::Removed) {
                if (auto removed = step_->removeCoding(each.coding.guid); !removed) return removed;
                continue;
            }
            if (each.outcome == SyncOutcome::Added) {
                const auto coder = ruleCoder();
                if (!coder) return base::unexpected(coder.error());
                each.coding.coder = *coder;
                const auto guid = newGuid(each.coding);
                if (!guid) return base::unexpected(guid.error());
                each.coding.guid = *guid;
            }
            if (auto put = step_->put(each.coding); !put) return put;
        }
        return base::Done{};
    }

    /// What rules find is the same in all copies of the study, so it has the same GUID there: a merge makes one of
    /// them. Where that is taken, by a coding that has another code or place now, a timed one.
    base::Result<Guid> newGuid(const project::StoredCoding& coding) const {
        const std::string identity =
            coding.revision.toString() + coding.code.toString() + std::to_string(coding.span.end().value());
        const Guid guid = Guid::placed(coding.source, coding.span.begin().value(), identity);
        const auto there = store_.coding(guid);
        if (!there) return base::unexpected(there.error());
        return *there ? Guid::timed() : guid;
    }

    /// The rules as a coder, made when it is needed first.
    base::Result<Guid> ruleCoder() {
        if (ruleCoder_) return *ruleCoder_;
        const auto coders = store_.coders();
        if (!coders) return base::unexpected(coders.error());
        for (const project::Coder& coder : *coders)
            if (coder.kind == project::CoderKind::Rules && coder.name == update_.version.name) {
                ruleCoder_ = coder.guid;
                return coder.guid;
            }
        const auto guid = step_->newGuid(store::NamedThing::Rules, update_.version.name);
        if (!guid) return guid;
        ruleCoder_ = *guid;
        if (auto put = step_->put(project::Coder{*ruleCoder_, update_.version.name, project::CoderKind::Rules}); !put)
            return base::unexpected(put.error());
        return *ruleCoder_;
    }

    /// Codes that the codebook does not have go, where nothing is on them or on a code under them.
    Status removeUnused() {
        std::set<std::string> staying;
        for (auto code = update_.unlisted.rbegin(); code != update_.unlisted.rend(); ++code) {
            Uses uses = uses_[code->guid];
            uses.codings -= tally_.removed(code->guid);
            const auto under = staying.lower_bound(code->path + "/");
            const bool hasChild = under != staying.end() && under->rfind(code->path + "/", 0) == 0;
            if (uses.codings + uses.memos + uses.estimates > 0 || hasChild) {
                staying.insert(code->path);
                if (!hasChild && update_.gone.count(code->guid) != 0) warnOfStaying(*code, uses);
            } else if (step_ != nullptr) {
                if (auto removed = step_->removeCode(code->guid); !removed) return removed;
            }
        }
        return base::Done{};
    }

    /// What is on a code.
    struct Uses {
        std::uint64_t codings = 0;
        std::uint64_t memos = 0;
        std::uint64_t estimates = 0;
    };

    void warnOfStaying(const project::StoredCode& code, const Uses& uses) {
        std::vector<std::string> on;
        if (uses.codings > 0) on.push_back(report::counted(uses.codings, "coding"));
        if (uses.memos > 0) on.push_back(report::counted(uses.memos, "memo"));
        if (uses.estimates > 0) on.push_back(report::counted(uses.estimates, "estimate"));
        result.diagnostics.push_back({base::Severity::Warning,
                                      {study_.codebook->file},
                                      "the codebook no longer has the code \"" + code.path + "\", which stays for " +
                                          base::join(on, ", ") + " with people's work",
                                      "put it back into the codebook, or give the codings another code"});
    }

    const store::Store& store_;
    store::Step* step_;
    const Study& study_;
    const std::string at_;
    CodebookUpdate update_;
    ApplyTally tally_;
    std::map<std::string, project::StoredSource> sources_;  ///< By name.
    std::set<Guid> withMemo_;                               ///< Codings.
    std::map<Guid, Uses> uses_;                             ///< By code.
    std::optional<Guid> ruleCoder_;
};

/// The bytes of the codebook to be applied. Errors: there is none.
base::Result<std::string> codebookBytes(const store::Store& store, const std::string& file) {
    if (!file.empty()) return base::readFile(file);
    const auto versions = store.codebooks();
    if (!versions) return base::unexpected(versions.error());
    if (versions->empty())
        return base::unexpected(base::ErrorCode::NotFound, "the study has no codebook",
                                "take one over: coder apply " + store.path() + " --codebook FILE.yaml", {store.path()});
    auto version = store.codebook(versions->back().guid);
    if (!version) return base::unexpected(version.error());
    return std::move(version->yaml);
}

/// All sources, one after the other.
Status applyToSources(const Study& study, const ApplyOptions& options, Application& application) {
    Status taken = base::Done{};
    std::stop_source stop;
    const std::stop_callback forward(options.run.stop, [&] { stop.request_stop(); });
    RunOptions run = options.run;
    run.stop = stop.get_token();
    const auto summary = runStudy(study, run, [&](CodedFile&& file, const project::CaseTable&) {
        if (taken) taken = application.take(file);
        if (!taken) stop.request_stop();
    });
    if (!taken) return taken;
    if (!summary) return base::unexpected(summary.error());
    base::append(application.result.diagnostics, study.diagnostics);
    base::append(application.result.diagnostics, summary->diagnostics);
    return application.finish();
}

}  // namespace

base::Result<ApplyResult> applyRules(const std::string& path, const ApplyOptions& options) {
    if (!options.codebook.empty()) {
        const auto rules = readRules(options.codebook);
        if (!rules) return base::unexpected(rules.error());
        ApplyResult refused;
        refused.refused = base::hasErrors(rules->diagnostics);
        refused.diagnostics = rules->diagnostics;
        if (refused.refused) return refused;
    }
    auto store = store::Store::open(path, options.preview ? store::Mode::Read : store::Mode::Write);
    if (!store) return base::unexpected(store.error());
    // The step comes first: from then on nobody else changes what is read. A preview sees one state.
    std::optional<store::Step> step;
    std::optional<store::Snapshot> snapshot;
    if (options.preview) {
        auto state = store->snapshot();
        if (!state) return base::unexpected(state.error());
        snapshot.emplace(std::move(*state));
    } else {
        auto begun = store->begin({options.who, "apply", "", ""});
        if (!begun) return base::unexpected(begun.error());
        step.emplace(std::move(*begun));
    }
    auto yaml = codebookBytes(*store, options.codebook);
    if (!yaml) return base::unexpected(yaml.error());
    const auto study = openStudy(path, options.codebook);
    if (!study) return base::unexpected(study.error());
    Application application(*store, step ? &*step : nullptr, *study, options);
    if (auto prepared = application.prepare(*std::move(yaml)); !prepared) return base::unexpected(prepared.error());
    if (auto applied = applyToSources(*study, options, application); !applied) return base::unexpected(applied.error());
    if (!step) return std::move(application.result);
    const std::string& version = application.result.newCodebook;
    step->setSummary((version.empty() ? "" : "codebook " + version + ": ") + summaryOf(application.result));
    auto entry = step->commit();
    if (!entry) return base::unexpected(entry.error());
    application.result.history = *std::move(entry);
    return std::move(application.result);
}

}  // namespace coder::study
