// A person's walk through what the rules found: accept, reject, another code, a memo; without a terminal.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "coder/base/result.h"
#include "coder/study/review_estimates.h"
#include "coder/study/review_item.h"
#include "coder/study/review_queue.h"
#include "coder/study/review_tally.h"

namespace coder::study {

/// A session. Each decision is a step of the history, kept before the function returns; between the calls nothing is
/// locked, so that others may work on the study meanwhile. Errors of all functions: those of the store; after one the
/// session may go on, and what failed was not kept.
class Review {
public:
    /// `study` must outlive it. Errors: those of reviewQueue(); Invalid (`scope.who` can't be a person's name).
    static base::Result<Review> open(const Study& study, const ReviewScope& scope, const RunOptions& options);
    Review(Review&&) noexcept;
    ~Review();

    std::size_t size() const;      ///< Codings to be decided on.
    std::size_t position() const;  ///< The present one's place, from 0; size() at the end.
    const ReviewQueue& queue() const;

    /// The coding to be decided on, as it is now; null at the end. Those that are gone, or that others decided on
    /// meanwhile, are passed over, which takeNews() says. Good until the next call.
    base::Result<const ReviewItem*> current();

    /// Each is about the present coding, which current() must have given, and goes on to the next one; a memo stays.
    /// False: it is not any more as it was shown, and nothing was kept; takeNews() says so, and current() shows it
    /// anew.
    base::Result<bool> decide(project::ReviewStatus status);
    /// Rejects it and gives its passage another code, as the reviewer's own coding. Errors: NotFound (no such code),
    /// Invalid (its own code).
    base::Result<bool> giveOtherCode(const std::string& path);
    /// Errors: Invalid, no text.
    base::Result<bool> addMemo(const std::string& text);
    void skip();

    /// Undoes the last of these and goes back to its coding. In words what was taken back; empty where there is
    /// nothing. Errors: Invalid, something was built on it since.
    base::Result<std::string> takeBack();

    /// In words what was done last, "accepted mentor/kind on P1:3"; empty before.
    const std::string& last() const;
    /// What happened to codings meanwhile, since the last call.
    std::vector<std::string> takeNews();
    ReviewTally tally() const;

    /// Of a sample: what is decided now. Keeps the estimates as one step. Empty without a sample.
    base::Result<std::vector<SampledRule>> finish();

private:
    struct State;
    explicit Review(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace coder::study
