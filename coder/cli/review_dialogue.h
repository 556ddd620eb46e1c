// The conversation of a review: shows a coding, takes an answer, and goes on.
#pragma once

#include <string>
#include <vector>

#include "coder/cli/answers.h"
#include "coder/cli/review_screen.h"
#include "coder/cli/terminal.h"
#include "coder/study/review.h"

namespace coder::cli {

class ReviewDialogue {
public:
    /// With `toError` all is shown on standard error, so that standard output is free. All must outlive the dialogue.
    ReviewDialogue(study::Review& review, Answers& answers, const Terminal& terminal, bool toError);

    /// Until the end, or until the reviewer stops. Findings, where an answer of no terminal could not be carried out;
    /// Unusable, where the study can't be read.
    ExitCode run();

private:
    enum class Next : std::uint8_t { Go, Stop };

    ScreenLook look() const;
    void say(const std::string& text) { messages_.push_back(text); }
    void fail(const base::Error& error);
    void tellNews();
    void show(const study::ReviewItem* item);
    Next answer(const study::ReviewItem& item);
    Next carryOut(const std::string& key, const std::string& rest, const study::ReviewItem& item);
    void skip();
    void decide(project::ReviewStatus status);
    void giveOtherCode(const std::string& path);
    void addMemo(const std::string& text);
    void takeBack();
    /// What stands behind the key, or else is asked for; empty for nothing.
    std::string argument(const std::string& rest, const std::string& prompt);

    study::Review& review_;
    Answers& answers_;
    const Terminal& terminal_;
    bool toError_;
    bool page_;  ///< Each coding has the screen for itself.
    bool failed_ = false;
    bool anew_ = true;                   ///< The coding has not been shown as it is now.
    std::vector<std::string> messages_;  ///< For the next screen.
};

}  // namespace coder::cli
