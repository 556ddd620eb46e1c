#include "coder/study/review_queue.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "coder/store/store.h"
#include "coder/study/stored_names.h"

namespace coder::study {

namespace {

using base::Guid;
using project::StoredCoding;

/// A coding that may be reviewed.
struct Candidate {
    Guid coding;
    std::uint32_t source = 0;  ///< In the order of the sources' names.
    std::uint32_t code = 0;    ///< In the order of the codes' paths.
    text::Span span;
    bool waits = true;  ///< It is to be shown.
};

class QueueMaker {
public:
    QueueMaker(const store::Store& store, const Study& study, const ReviewScope& scope, const RunOptions& options)
        : store_(store), study_(study), scope_(scope), options_(options) {}

    base::Result<ReviewQueue> make() {
        auto names = StoredNames::read(store_);
        if (!names) return base::unexpected(names.error());
        names_ = *std::move(names);
        for (const project::StoredSource& source : names_.sources())
            sources_.emplace(source.guid, static_cast<std::uint32_t>(sources_.size()));
        for (const project::StoredCode& code : names_.codes()) codes_.emplace(code.guid, codes_.size());
        if (auto read = readCodings(); !read) return base::unexpected(read.error());
        if (auto kept = keepParticipants(); !kept) return base::unexpected(kept.error());
        if (scope_.sample)
            drawSample();
        else
            putInOrder();
        return std::move(queue_);
    }

private:
    base::Status readCodings() {
        store::CodingFilter wanted;
        wanted.origin = project::Origin::Rule;
        return store_.eachCoding(wanted, [&](const StoredCoding& coding) {
            add(coding);
            return true;
        });
    }

    void add(const StoredCoding& coding) {
        const auto source = sources_.find(coding.source);
        const auto code = codes_.find(coding.code);
        if (source == sources_.end() || code == codes_.end()) return;
        const project::StoredSource& stored = names_.sources()[source->second];
        if (coding.revision != stored.revision || !scope_.speech.allowsSource(stored.name) ||
            !scope_.speech.allowsPath(names_.codes()[code->second].path))
            return;
        const bool waits = isOpen(coding) || (scope_.again && !isOwn(coding));
        if (scope_.sample ? !coding.found : !waits || isRemembered(coding)) return;
        candidates_.push_back({coding.guid, source->second, code->second, coding.span, waits});
        if (scope_.sample) drawables_.push_back({coding.guid, coding.code, coding.rules});
    }

    bool isOwn(const StoredCoding& coding) const {
        return coding.reviewer && names_.coderName(*coding.reviewer) == scope_.who;
    }

    /// Rejected, and not found any more: there is nothing to decide until the rules find it again.
    static bool isRemembered(const StoredCoding& coding) {
        return coding.status == project::ReviewStatus::Rejected && !coding.found;
    }

    /// Takes out what other participants say, where some are asked for.
    base::Status keepParticipants() {
        if (scope_.speech.participants.empty() && scope_.speech.where.empty()) return base::Done{};
        RunOptions reading = options_;
        reading.codings = Codings::None;
        std::map<std::string, std::vector<text::Span>> allowed;
        const auto summary = runStudy(study_, reading, [&](const CodedFile& file, const project::CaseTable& cases) {
            const project::Source& source = file.coded.source;
            for (const transcript::Turn& turn : source.transcript.turns)
                if (scope_.speech.allowsCase(cases, file.coded.cases[turn.speaker]))
                    allowed[source.name].push_back(turn.span);
        });
        if (!summary) return base::unexpected(summary.error());
        queue_.diagnostics = summary->diagnostics;
        std::erase_if(candidates_, [&](const Candidate& candidate) {
            const auto& turns = allowed[names_.sources()[candidate.source].name];
            const auto turn = std::partition_point(
                turns.begin(), turns.end(), [&](text::Span each) { return each.end() <= candidate.span.begin(); });
            return turn == turns.end() || !turn->overlaps(candidate.span);
        });
        return base::Done{};
    }

    void drawSample() {
        queue_.draw = drawCodings(drawables_, *scope_.sample, scope_.seed);
        for (const std::size_t index : queue_.draw->drawn)
            if (candidates_[index].waits)
                queue_.codings.push_back(candidates_[index].coding);
            else
                ++queue_.decided;
    }

    void putInOrder() {
        std::vector<std::pair<std::string, std::size_t>> keys;
        for (std::size_t i = 0; i < candidates_.size(); ++i)
            keys.emplace_back(scope_.blind ? drawKey(scope_.seed, candidates_[i].coding) : "", i);
        const auto place = [&](std::size_t index) {
            const Candidate& each = candidates_[index];
            return std::tie(each.source, each.span, each.code, each.coding);
        };
        std::sort(keys.begin(), keys.end(), [&](const auto& a, const auto& b) {
            return a.first != b.first ? a.first < b.first : place(a.second) < place(b.second);
        });
        for (const auto& [key, index] : keys) queue_.codings.push_back(candidates_[index].coding);
    }

    const store::Store& store_;
    const Study& study_;
    const ReviewScope& scope_;
    const RunOptions& options_;
    StoredNames names_;
    std::map<Guid, std::uint32_t> sources_;
    std::map<Guid, std::uint32_t> codes_;
    std::vector<Candidate> candidates_;
    std::vector<Drawable> drawables_;  ///< Of a sample: one for each candidate.
    ReviewQueue queue_;
};

}  // namespace

bool isOpen(const StoredCoding& coding) {
    return coding.status == project::ReviewStatus::Unreviewed || coding.outdated;
}

base::Result<ReviewQueue> reviewQueue(const store::Store& store, const Study& study, const ReviewScope& scope,
                                      const RunOptions& options) {
    const Filter& speech = scope.speech;
    if (scope.sample && !(speech.sources.empty() && speech.participants.empty() && speech.where.empty()))
        return base::unexpected(base::ErrorCode::Unsupported,
                                "a sample is one of all sources, since it says how precise the rules are",
                                "leave out --source, --participant and --where, or --sample");
    return QueueMaker(store, study, scope, options).make();
}

}  // namespace coder::study
