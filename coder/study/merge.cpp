#include "coder/study/merge.h"

#include <map>
#include <set>
#include <tuple>

#include "coder/report/numbers.h"
#include "coder/store/step.h"
#include "coder/store/store.h"
#include "coder/study/merge_words.h"
#include "coder/study/reanchor.h"
#include "coder/study/stored_names.h"

namespace coder::study {

namespace {

using base::Guid;
using base::Severity;
using base::Status;
using project::StoredCoding;

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

/// What a merge does beside the rows, and what it says.
class MergeFinish {
public:
    MergeFinish(const store::Store& store, const store::Store& other, const std::string& path)
        : store_(store), other_(other), path_(path) {}

    /// Before the merge.
    Status prepare() {
        if (auto learned = words_.learn(other_); !learned) return learned;
        if (auto learned = words_.learn(store_); !learned) return learned;
        for (const store::Store* copy : {&store_, &other_}) {
            const auto sources = copy->sources();
            if (!sources) return base::unexpected(sources.error());
            for (const project::StoredSource& source : *sources) counted_[source.guid].insert(source.revision);
        }
        return base::Done{};
    }

    /// Inside the merge.
    Status run(store::Step& step, const project::MergeAnswer& answer) {
        if (auto learned = words_.learn(store_); !learned) return learned;
        result.changes = mergeChanges(answer.counts);
        result.steps = mergeSteps(answer.steps);
        result.conflicts = words_.conflicts(answer.conflicts);
        if (answer.ruleDifferences != 0)
            warn("the rules left " + report::counted(answer.ruleDifferences, "coding") + " otherwise in each copy",
                 "bring them in line with the codebook that counts now: coder apply");
        const auto sources = store_.sources();
        if (!sources) return base::unexpected(sources.error());
        for (const project::StoredSource& source : *sources)
            if (counted_[source.guid].size() > 1)
                if (auto moved = reanchor(step, source); !moved) return moved;
        return findDoubles();
    }

    MergedStudy result;

private:
    void warn(std::string message, std::string remedy) {
        result.diagnostics.push_back({Severity::Warning, {path_}, std::move(message), std::move(remedy)});
    }

    /// Codings on revisions that counted in one of the copies, taken to the one that counts now.
    Status reanchor(store::Step& step, const project::StoredSource& source) {
        std::map<Guid, std::vector<StoredCoding>> codings;
        store::CodingFilter filter;
        filter.source = source.guid;
        auto read = store_.eachCoding(filter, [&](const StoredCoding& coding) {
            if (coding.revision != source.revision && counted_[source.guid].count(coding.revision) != 0)
                codings[coding.revision].push_back(coding);
            return true;
        });
        if (!read || codings.empty()) return read;
        const auto now = store_.source(source.revision);
        if (!now) return base::unexpected(now.error());
        std::uint64_t moved = 0;
        std::uint64_t lost = 0;
        for (const auto& [revision, there] : codings) {
            const auto before = store_.source(revision);
            if (!before) return base::unexpected(before.error());
            const Reanchored anchored = reanchorCodings(there, source.revision, before->text, now->text);
            for (std::size_t i = 0; i < there.size(); ++i) {
                ++(anchored.anchors[i].span ? moved : lost);
                if (!anchored.anchors[i].span) continue;
                if (auto put = step.put(anchored.codings[i]); !put) return put;
            }
        }
        if (lost != 0)
            warn(report::counted(lost, "coding") + " of " + source.name + " lost " + (lost == 1 ? "its" : "their") +
                     " words to the transcript that counts now; " + (lost == 1 ? "it stays" : "they stay") +
                     " with the one before, and tables leave " + (lost == 1 ? "it" : "them") + " out",
                 "code the passages anew where they stand now");
        if (moved != 0)
            result.diagnostics.push_back(
                {Severity::Note,
                 {path_},
                 report::counted(moved, "coding") + " of " + source.name + " taken to the transcript that counts now",
                 ""});
        return base::Done{};
    }

    /// One person's codings of one passage with one code, which each copy knew one of.
    Status findDoubles() {
        using Place = std::tuple<Guid, text::Span, Guid, std::string>;
        std::map<Place, Guid> seen;
        store::CodingFilter filter;
        filter.origin = project::Origin::Human;
        return store_.eachCoding(filter, [&](const StoredCoding& coding) {
            const Place place{coding.revision, coding.span, coding.code, words_.nameOf(coding.coder.toString())};
            if (!seen.emplace(place, coding.guid).second)
                warn(std::get<3>(place) + " gave " + quoted(coding.quote) + " in " +
                         words_.nameOf(coding.source.toString()) + " the code " +
                         words_.nameOf(coding.code.toString()) + " twice, once in each copy",
                     "take one of both away: coder uncode " + coding.guid.toString());
            return true;
        });
    }

    const store::Store& store_;
    const store::Store& other_;
    std::string path_;
    MergeWords words_;
    std::map<Guid, std::set<Guid>> counted_;  ///< By source: the revisions that counted in either copy.
};

}  // namespace

base::Result<MergedStudy> mergeStudy(const std::string& study, const std::string& other,
                                     const MergeSettings& settings) {
    auto store = store::Store::open(study, store::Mode::Write);
    if (!store) return base::unexpected(store.error());
    const auto theirs = store::Store::openCopy(other);
    if (!theirs) return base::unexpected(theirs.error());
    MergeFinish finish(*store, *theirs, study);
    if (auto prepared = finish.prepare(); !prepared) return base::unexpected(prepared.error());
    const auto answer =
        store->merge(*theirs, {settings.who, "merge", "", ""},
                     {settings.prefer, settings.preview,
                      [&](store::Step& step, const project::MergeAnswer& merged) { return finish.run(step, merged); }});
    if (!answer) return base::unexpected(answer.error());
    finish.result.history = answer->entry;
    return std::move(finish.result);
}

}  // namespace coder::study
