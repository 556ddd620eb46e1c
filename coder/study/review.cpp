#include "coder/study/review.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "coder/report/numbers.h"
#include "coder/store/step.h"
#include "coder/study/memos.h"
#include "coder/study/review_writer.h"
#include "coder/study/stored_names.h"

namespace coder::study {

using project::ReviewStatus;
using project::StoredCoding;

struct Review::State {
    enum class Deed : std::uint8_t { Accepted, Rejected, OtherCode, Memo, Skipped };

    /// Something done, so that it can be taken back.
    struct Done {
        Deed deed = Deed::Skipped;
        std::size_t position = 0;
        std::string code;                  ///< Its path.
        std::string words;                 ///< "accepted mentor/kind on P1:3"
        std::optional<std::int64_t> step;  ///< Of the history; none where nothing was changed.
    };

    State(store::Store opened, const Study& study, ReviewScope scoped)
        : store(std::make_unique<store::Store>(std::move(opened))),
          scope(std::move(scoped)),
          items(*store, study, scope.blind) {}

    std::unique_ptr<store::Store> store;  ///< On the heap, since the items refer to it.
    ReviewScope scope;
    StoredNames names;
    ReviewQueue queue;
    std::size_t position = 0;
    ReviewItems items;
    std::optional<ReviewItem> shown;
    std::vector<Done> done;
    std::vector<std::string> news;
    std::string last;
    std::optional<base::Guid> reviewer;
    bool worked = false;  ///< Something was decided, perhaps taken back.

    /// What the review does to one coding, in one step.
    using Deeds = std::function<base::Status(ReviewWriter&)>;

    static void count(Deed deed, ReviewCounts& counts) {
        switch (deed) {
            case Deed::Accepted:
                ++counts.accepted;
                break;
            case Deed::OtherCode:
                ++counts.otherCode;
                [[fallthrough]];
            case Deed::Rejected:
                ++counts.rejected;
                break;
            case Deed::Memo:
                ++counts.memos;
                break;
            case Deed::Skipped:
                ++counts.skipped;
                break;
        }
    }

    base::Status readNames() {
        auto read = StoredNames::read(*store);
        if (!read) return base::unexpected(read.error());
        names = *std::move(read);
        return base::Done{};
    }

    /// The reviewer as a coder of the study; made in a step of its own, so that the first decision can be taken back
    /// when others refer to the coder already.
    base::Status findReviewer() {
        if (reviewer) return base::Done{};
        auto step = store->begin({scope.who, "review", scope.who + " as a coder", ""});
        if (!step) return base::unexpected(step.error());
        if (auto read = readNames(); !read) return read;
        const auto person = names.person(*step, scope.who);
        if (!person) return base::unexpected(person.error());
        const auto entry = step->commit();
        if (!entry) return base::unexpected(entry.error());
        reviewer = *person;
        return base::Done{};
    }

    /// "mentor/kind on P1:3".
    std::string placeOf(const ReviewItem& item) const {
        return item.code + " on " + item.source + ":" + std::to_string(item.line);
    }

    /// True where a coding is to be shown; else the news say why not.
    bool isThere(const std::optional<StoredCoding>& coding) {
        if (!coding) {
            news.emplace_back("a hit was removed meanwhile");
            return false;
        }
        const bool current = std::any_of(names.sources().begin(), names.sources().end(), [&](const auto& source) {
            return source.guid == coding->source && source.revision == coding->revision;
        });
        if (!current) {
            news.emplace_back("a transcript was corrected meanwhile, and a hit lost its words");
            return false;
        }
        const bool own = coding->reviewer && reviewer == coding->reviewer;
        if (isOpen(*coding) || (scope.again && !own)) return true;
        // The queue had it undecided.
        news.push_back(names.pathOf(coding->code) + " on " + names.sourceName(coding->source) + " was decided on by " +
                       (coding->reviewer ? names.coderName(*coding->reviewer) : std::string("somebody")) +
                       " meanwhile");
        return false;
    }

    base::Result<const ReviewItem*> show() {
        if (shown) return &*shown;
        for (; position < queue.codings.size(); ++position) {
            auto coding = store->coding(queue.codings[position]);
            if (!coding) return base::unexpected(coding.error());
            if (auto read = readNamesFor(*coding); !read) return base::unexpected(read.error());
            if (!isThere(*coding)) continue;
            auto item = items.item(**coding, names);
            if (!item) return base::unexpected(item.error());
            shown = *std::move(item);
            return &*shown;
        }
        return nullptr;
    }

    /// Names are read anew where the coding has one that is not known yet, or its source another revision.
    base::Status readNamesFor(const std::optional<StoredCoding>& coding) {
        if (!coding) return base::Done{};
        const bool known = !names.pathOf(coding->code).empty() &&
                           (!coding->reviewer || !names.coderName(*coding->reviewer).empty()) &&
                           std::any_of(names.sources().begin(), names.sources().end(),
                                       [&](const auto& source) { return source.revision == coding->revision; });
        return known ? base::Status(base::Done{}) : readNames();
    }

    /// What is shown now; current() must have given it.
    const StoredCoding& present() const {
        CODER_CHECK_EQ(shown.has_value(), true);
        return shown->coding;
    }

    base::Result<bool> doIt(Deed deed, const std::string& words, const Deeds& deeds) {
        if (auto found = findReviewer(); !found) return base::unexpected(found.error());
        auto step = store->begin({scope.who, "review", words + " " + placeOf(*shown), ""});
        if (!step) return base::unexpected(step.error());
        const auto now = store->coding(shown->coding.guid);
        if (!now) return base::unexpected(now.error());
        if (*now != shown->coding) {
            // What is wrong with it, current() says, unless it is to be shown again.
            if (*now && isOpen(**now))
                news.push_back(placeOf(*shown) + " was changed meanwhile; this is how it is now");
            shown.reset();
            return false;
        }
        ReviewWriter writer(*store, *step, *reviewer);
        if (auto did = deeds(writer); !did) return base::unexpected(did.error());
        const auto entry = step->commit();
        if (!entry) return base::unexpected(entry.error());
        note(deed, words, *entry ? std::optional((*entry)->number) : std::nullopt);
        return true;
    }

    void note(Deed deed, const std::string& words, std::optional<std::int64_t> step) {
        last = words + " " + placeOf(*shown);
        done.push_back({deed, position, shown->code, last, step});
        worked = worked || (deed != Deed::Memo && deed != Deed::Skipped);
        if (deed != Deed::Memo) ++position;
        shown.reset();
    }

    static std::vector<SampledRule> complete(std::vector<SampledRule> samples) {
        std::erase_if(samples, [](const SampledRule& sample) { return !sample.isComplete(); });
        return samples;
    }

    base::Status keep(const std::vector<SampledRule>& samples) {
        if (samples.empty()) return base::Done{};
        if (auto found = findReviewer(); !found) return found;
        auto step = store->begin({scope.who, "review", "", ""});
        if (!step) return base::unexpected(step.error());
        const auto count = putEstimates(*store, *step, samples, scope.seed, *reviewer);
        if (!count) return base::unexpected(count.error());
        step->setSummary(report::counted(*count, "estimate"));
        const auto entry = step->commit();
        if (!entry) return base::unexpected(entry.error());
        return base::Done{};
    }
};

Review::Review(std::unique_ptr<State> state) : state_(std::move(state)) {}
Review::Review(Review&&) noexcept = default;
Review::~Review() = default;

base::Result<Review> Review::open(const Study& study, const ReviewScope& scope, const RunOptions& options) {
    auto store = store::Store::open(study.file.path, store::Mode::Write);
    if (!store) return base::unexpected(store.error());
    auto state = std::make_unique<State>(std::move(*store), study, scope);
    if (auto read = state->readNames(); !read) return base::unexpected(read.error());
    if (auto person = state->names.checkPerson(scope.who); !person) return base::unexpected(person.error());
    auto queue = reviewQueue(*state->store, study, scope, options);
    if (!queue) return base::unexpected(queue.error());
    state->queue = *std::move(queue);
    return Review(std::move(state));
}

std::size_t Review::size() const { return state_->queue.codings.size(); }
std::size_t Review::position() const { return state_->position; }
const ReviewQueue& Review::queue() const { return state_->queue; }
const std::string& Review::last() const { return state_->last; }

base::Result<const ReviewItem*> Review::current() { return state_->show(); }

base::Result<bool> Review::decide(ReviewStatus status) {
    const StoredCoding coding = state_->present();
    const bool accepted = status == ReviewStatus::Accepted;
    return state_->doIt(accepted ? State::Deed::Accepted : State::Deed::Rejected, accepted ? "accepted" : "rejected",
                        [&](ReviewWriter& writer) { return writer.decide(coding, status); });
}

base::Result<bool> Review::giveOtherCode(const std::string& path) {
    if (auto read = state_->readNames(); !read) return base::unexpected(read.error());
    const auto code = state_->names.code(path);
    if (!code) return base::unexpected(code.error());
    const StoredCoding coding = state_->present();
    return state_->doIt(State::Deed::OtherCode, path + " in place of",
                        [&](ReviewWriter& writer) { return writer.giveOtherCode(coding, *code); });
}

base::Result<bool> Review::addMemo(const std::string& text) {
    if (auto checked = checkMemoText(text); !checked) return base::unexpected(checked.error());
    const base::Guid coding = state_->present().guid;
    return state_->doIt(State::Deed::Memo, "memo on", [&](ReviewWriter& writer) -> base::Status {
        const auto added = writer.addMemo(coding, text);
        if (!added) return base::unexpected(added.error());
        return base::Done{};
    });
}

void Review::skip() {
    CODER_CHECK_EQ(state_->shown.has_value(), true);
    state_->note(State::Deed::Skipped, "skipped", {});
}

base::Result<std::string> Review::takeBack() {
    if (state_->done.empty()) return std::string();
    const State::Done done = state_->done.back();
    if (done.step) {
        const auto undone = state_->store->undo(*done.step, {state_->scope.who, "undo", "", ""});
        if (!undone) return base::unexpected(undone.error());
        if (!undone->obstacles.empty()) {
            const project::Obstacle& first = undone->obstacles.front();
            return base::unexpected(base::ErrorCode::Invalid,
                                    done.words + " can't be taken back: the " + first.kind + " " + first.why +
                                        " since" + (first.by ? ", by " + first.by->who : std::string()),
                                    "coder undo says more");
        }
    }
    state_->done.pop_back();
    state_->position = done.position;
    state_->shown.reset();
    state_->last = state_->done.empty() ? std::string() : state_->done.back().words;
    return done.words;
}

std::vector<std::string> Review::takeNews() { return std::exchange(state_->news, {}); }

ReviewTally Review::tally() const {
    ReviewTally tally;
    for (const State::Done& done : state_->done) State::count(done.deed, tally[done.code]);
    return tally;
}

base::Result<std::vector<SampledRule>> Review::finish() {
    if (!state_->queue.draw) return std::vector<SampledRule>();
    auto samples = countSamples(*state_->store, *state_->queue.draw);
    if (!samples) return samples;
    // Who decided on nothing does not replace what is known from before.
    const auto kept = state_->keep(state_->worked ? *samples : State::complete(*samples));
    if (!kept) return base::unexpected(kept.error());
    return samples;
}

}  // namespace coder::study
