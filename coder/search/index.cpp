#include <xapian.h>

#include "coder/search/index.h"

#include <algorithm>
#include <cmath>

#include "coder/search/evaluate.h"
#include "coder/search/index_folder.h"
#include "coder/search/index_state.h"
#include "coder/search/query_builder.h"
#include "coder/search/terms.h"
#include "coder/search/xapian_error.h"

namespace coder::search {

namespace {

/// A writer's second commit takes away what a reader has open; it then opens the newest state. More than a few times in
/// one search means that somebody commits all the time.
constexpr int MaxReopens = 5;

/// Runs `work` on the newest state of the index and turns what Xapian throws into errors.
template <class Work>
auto onNewest(IndexState& state, Work work) -> decltype(work()) {
    for (int attempt = 0;; ++attempt) {
        try {
            state.database.reopen();
            return work();
        } catch (const Xapian::DatabaseModifiedError& error) {
            if (attempt == MaxReopens) return base::unexpected(toError(error, state.folder));
        } catch (const Xapian::Error& error) {
            return base::unexpected(toError(error, state.folder));
        }
    }
}

/// A query on its way through the index.
class Search {
public:
    Search(IndexState& state, const ResolvedQuery& query) : state_(state), query_(query) {}

    base::Result<Answers> run(const SearchOptions& options) {
        auto built = buildQuery(query_, state_.database);
        if (!built) return base::unexpected(built.error());
        if (options.role)
            built->query =
                Xapian::Query(Xapian::Query::OP_FILTER, built->query, Xapian::Query(roleTerm(*options.role)));
        Xapian::Enquire enquire(state_.database);
        enquire.set_query(built->query);
        enquire.set_sort_by_relevance_then_value(OrderSlot, false);
        return built->exact ? page(enquire, options) : verified(enquire, options);
    }

    base::Result<std::vector<TurnRef>> all() {
        auto built = buildQuery(query_, state_.database);
        if (!built) return base::unexpected(built.error());
        Xapian::Enquire enquire(state_.database);
        enquire.set_query(built->query);
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        enquire.set_sort_by_value(OrderSlot, false);
        const Xapian::MSet found = enquire.get_mset(0, state_.database.get_doccount());
        std::vector<TurnRef> turns;
        for (auto at = found.begin(); at != found.end(); ++at) {
            if (!built->exact && !holds(at.get_document())) continue;
            auto turn = fromOrderKey(at.get_sort_key());
            if (!turn) return base::unexpected(badRecord());
            turns.push_back(*std::move(turn));
        }
        if (damaged_) return base::unexpected(badRecord());
        return turns;
    }

private:
    /// Xapian's own ranks and counts: with all turns checked, the count is exact and so is every weight.
    base::Result<Answers> page(Xapian::Enquire& enquire, const SearchOptions& options) {
        const Xapian::doccount all = state_.database.get_doccount();
        const auto offset = static_cast<Xapian::doccount>(std::min<std::size_t>(options.offset, all));
        const auto limit = static_cast<Xapian::doccount>(std::min<std::size_t>(options.limit, all - offset));
        const Xapian::MSet found = enquire.get_mset(offset, limit, all);
        Answers answers;
        answers.total = found.get_matches_estimated();
        const double best = found.get_max_attained();
        for (auto at = found.begin(); at != found.end(); ++at)
            answers.answers.push_back(
                answer(at.get_document(), percent(at.get_weight(), best), offset + answers.answers.size() + 1));
        if (damaged_) return base::unexpected(badRecord());
        return answers;
    }

    base::Result<Answers> verified(Xapian::Enquire& enquire, const SearchOptions& options) {
        const Xapian::MSet found = enquire.get_mset(0, state_.database.get_doccount());
        Answers answers;
        double best = 0;
        for (auto at = found.begin(); at != found.end(); ++at) {
            if (!holds(at.get_document())) continue;
            if (++answers.total == 1) best = at.get_weight();
            if (answers.total > options.offset && answers.answers.size() < options.limit)
                answers.answers.push_back(answer(at.get_document(), percent(at.get_weight(), best), answers.total));
        }
        if (damaged_) return base::unexpected(badRecord());
        return answers;
    }

    bool holds(const Xapian::Document& document) {
        const auto stored = decode(document.get_data());
        if (!stored) damaged_ = true;
        return stored && matches(query_, state_.words.read(*stored), terms(document));
    }

    static int percent(double weight, double best) {
        return best > 0 ? static_cast<int>(std::lround(100 * weight / best)) : 100;
    }

    Answer answer(const Xapian::Document& document, int score, std::size_t rank) {
        auto stored = decode(document.get_data());
        if (!stored) {
            damaged_ = true;
            return {};
        }
        std::vector<text::Span> words = matchedWords(query_, state_.words.read(*stored), terms(document));
        return {rank, score, std::move(stored->turn), std::move(words)};
    }

    static HasTerm terms(const Xapian::Document& document) {
        return [&document](const std::string& term) {
            auto at = document.termlist_begin();
            at.skip_to(term);
            return at != document.termlist_end() && *at == term;
        };
    }

    base::Error badRecord() const { return damaged(state_.folder, "a turn's record can't be read"); }

    IndexState& state_;
    const ResolvedQuery& query_;
    bool damaged_ = false;
};

}  // namespace

base::Result<Index> Index::open(const std::string& folder) {
    auto language = languageOfIndex(folder);
    if (!language) return base::unexpected(language.error());
    auto former = text::WordFormer::make(*language);
    if (!former) return base::unexpected(former.error());
    try {
        return Index(std::make_unique<IndexState>(
            IndexState{Xapian::Database(folder), *std::move(language), WordReader(*std::move(former)), folder}));
    } catch (const Xapian::Error& error) {
        return base::unexpected(toError(error, folder));
    }
}

Index::Index(std::unique_ptr<IndexState> state) : state_(std::move(state)) {}
Index::Index(Index&&) noexcept = default;
Index& Index::operator=(Index&&) noexcept = default;
Index::~Index() = default;

const std::string& Index::language() const { return state_->language; }

base::Result<std::size_t> Index::turns() {
    return onNewest(*state_,
                    [this]() -> base::Result<std::size_t> { return std::size_t{state_->database.get_doccount()}; });
}

base::Result<Answers> Index::search(const codebook::QueryNode& query, const SearchOptions& options) {
    const auto resolved = resolve(query, state_->words.former());
    if (!resolved) return base::unexpected(resolved.error());
    return onNewest(*state_, [&] { return Search(*state_, *resolved).run(options); });
}

base::Result<std::vector<TurnRef>> Index::matching(const codebook::QueryNode& query) {
    const auto resolved = resolve(query, state_->words.former());
    if (!resolved) return base::unexpected(resolved.error());
    return onNewest(*state_, [&] { return Search(*state_, *resolved).all(); });
}

}  // namespace coder::search
