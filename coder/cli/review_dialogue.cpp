#include "coder/cli/review_dialogue.h"

#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <utility>

#include "coder/base/strings.h"
#include "coder/text/for_terminal.h"

namespace coder::cli {

namespace {

constexpr std::size_t WidestScreen = 100;  // Longer lines are hard to read.

/// True for a key or a word that stands for it.
bool isKey(const std::string& answer, std::initializer_list<std::string_view> keys) {
    return std::any_of(keys.begin(), keys.end(),
                       [&](std::string_view key) { return base::equalIgnoringCase(answer, key); });
}

}  // namespace

ReviewDialogue::ReviewDialogue(study::Review& review, Answers& answers, const Terminal& terminal, bool toError)
    : review_(review),
      answers_(answers),
      terminal_(terminal),
      toError_(toError),
      page_(answers.isTerminal() && ::isatty(toError ? STDERR_FILENO : STDOUT_FILENO) != 0) {}

ExitCode ReviewDialogue::run() {
    if (page_) terminal_.show("\x1B[2J", toError_);
    for (;;) {
        const auto item = review_.current();
        if (!item) {
            fail(item.error());
            show(nullptr);
            return Unusable;
        }
        tellNews();
        show(*item);
        if (*item == nullptr || answer(**item) == Next::Stop) break;
    }
    if (page_) terminal_.show("\n", toError_);
    return failed_ && !answers_.isTerminal() ? Findings : Ok;
}

ScreenLook ReviewDialogue::look() const {
    const std::size_t width = terminal_.width();
    return {width == 0 ? 80 : std::min(width, WidestScreen), terminal_.emphasis() && !toError_};
}

void ReviewDialogue::fail(const base::Error& error) {
    failed_ = true;
    say(text::forTerminal(base::toString(error.diagnostic())));
}

void ReviewDialogue::tellNews() {
    for (const std::string& news : review_.takeNews()) say(text::forTerminal(news));
}

void ReviewDialogue::show(const study::ReviewItem* item) {
    std::string screen = page_ ? "\x1B[H\x1B[J" : "";
    for (const std::string& message : messages_) screen += message + "\n";
    if (!messages_.empty()) screen += "\n";
    messages_.clear();
    if (item != nullptr && (page_ || std::exchange(anew_, false))) {
        screen += reviewScreen(*item, review_.position() + 1, review_.size(), look()) + "\n";
        if (answers_.isTerminal()) screen += reviewKeys() + "\n> ";
    }
    terminal_.show(screen, toError_);
}

ReviewDialogue::Next ReviewDialogue::answer(const study::ReviewItem& item) {
    const auto answer = answers_.key();
    if (!answer) return Next::Stop;
    if (answers_.isTerminal()) return carryOut(*answer, "", item);
    const std::string line = base::trimmed(*answer);
    const std::size_t space = std::min(line.find(' '), line.size());
    return carryOut(space == 0 ? " " : line.substr(0, space), base::trimmed(line.substr(space)), item);
}

ReviewDialogue::Next ReviewDialogue::carryOut(const std::string& key, const std::string& rest,
                                              const study::ReviewItem& item) {
    if (isKey(key, {"q", "quit", "stop"})) return Next::Stop;
    if (isKey(key, {"a", "accept"}))
        decide(project::ReviewStatus::Accepted);
    else if (isKey(key, {"r", "reject"}))
        decide(project::ReviewStatus::Rejected);
    else if (isKey(key, {"s", "skip", " "}))
        skip();
    else if (isKey(key, {"c", "code"}))
        giveOtherCode(argument(rest, "other code"));
    else if (isKey(key, {"m", "memo"}))
        addMemo(argument(rest, "memo"));
    else if (isKey(key, {"u", "b", "undo", "back"}))
        takeBack();
    else if (isKey(key, {"?", "h", "help"}))
        say(reviewHelp(item, look()));
    else if (!key.empty())
        fail({base::ErrorCode::Invalid, "\"" + key + "\" is no answer", reviewKeys(), {}});
    return Next::Go;
}

void ReviewDialogue::skip() {
    review_.skip();
    anew_ = true;
    say(text::forTerminal(review_.last()));
}

void ReviewDialogue::decide(project::ReviewStatus status) {
    const auto kept = review_.decide(status);
    if (!kept) return fail(kept.error());
    anew_ = true;
    if (*kept) say(text::forTerminal(review_.last()));
}

void ReviewDialogue::giveOtherCode(const std::string& path) {
    if (path.empty()) return say("no code was named");
    const auto kept = review_.giveOtherCode(path);
    if (!kept) return fail(kept.error());
    anew_ = true;
    if (*kept) say(text::forTerminal(review_.last()));
}

void ReviewDialogue::addMemo(const std::string& text) {
    if (text.empty()) return say("no memo was written");
    const auto kept = review_.addMemo(text);
    if (!kept) return fail(kept.error());
    anew_ = !*kept;
    if (*kept) say(text::forTerminal(review_.last()));
}

void ReviewDialogue::takeBack() {
    const auto taken = review_.takeBack();
    if (!taken) return fail(taken.error());
    anew_ = !taken->empty();
    say(taken->empty() ? "there is nothing to take back" : "taken back: " + text::forTerminal(*taken));
}

std::string ReviewDialogue::argument(const std::string& rest, const std::string& prompt) {
    if (!rest.empty()) return rest;
    const auto ask = [&] { terminal_.show("\r\x1B[K" + prompt + ": ", toError_); };
    return base::trimmed(answers_.line(ask).value_or(""));
}

}  // namespace coder::cli
