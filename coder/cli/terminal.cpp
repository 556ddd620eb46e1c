#include "coder/cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "coder/text/for_terminal.h"

namespace coder::cli {

namespace {

constexpr auto ProgressDelay = std::chrono::seconds(1);
constexpr auto ProgressInterval = std::chrono::milliseconds(100);

bool isTerminal(int descriptor) {
    const char* term = std::getenv("TERM");
    return ::isatty(descriptor) != 0 && term != nullptr && std::string_view(term) != "dumb";
}

std::size_t terminalWidth() {
    winsize size{};
    if (::isatty(STDOUT_FILENO) == 0 || ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return 0;
    return size.ws_col;
}

/// Flushed at once, so that answers and messages stay in order where both go to one file.
void write(std::FILE* stream, const std::string& text) {
    std::fwrite(text.data(), 1, text.size(), stream);
    std::fflush(stream);
}

/// What transcripts and codebooks say may hold codes that change a terminal; files and pipes get it as it is.
std::string harmless(std::string text, int descriptor) {
    return ::isatty(descriptor) == 0 ? std::move(text) : text::forTerminal(text);
}

void makeHarmless(report::Table& table) {
    table.title = text::forTerminal(table.title);
    for (report::Column& column : table.columns) {
        column.header = text::forTerminal(column.header);
        column.note = text::forTerminal(column.note);
        column.group = text::forTerminal(column.group);
    }
    for (report::Row& row : table.rows)
        for (report::Cell& cell : row.cells) cell.text = text::forTerminal(cell.text);
    for (std::string& note : table.notes) note = text::forTerminal(note);
}

}  // namespace

Terminal::Terminal()
    : emphasis_(isTerminal(STDOUT_FILENO) && std::getenv("NO_COLOR") == nullptr),
      showsProgress_(isTerminal(STDERR_FILENO)),
      start_(std::chrono::steady_clock::now()),
      lastProgress_(start_) {}

void Terminal::print(const std::string& text) const { write(stdout, harmless(text, STDOUT_FILENO)); }

void Terminal::print(const report::Table& table) const {
    if (::isatty(STDOUT_FILENO) == 0) {
        write(stdout, report::toText(table, terminalWidth(), emphasis_));
        return;
    }
    report::Table shown = table;
    makeHarmless(shown);
    write(stdout, report::toText(shown, terminalWidth(), emphasis_));
}

void Terminal::show(const std::string& text, bool toError) const { write(toError ? stderr : stdout, text); }

std::size_t Terminal::width() const { return terminalWidth(); }

void Terminal::say(const std::string& text) {
    if (quiet_) return;
    clearProgress();
    write(stderr, harmless(text + "\n", STDERR_FILENO));
}

ExitCode Terminal::report(const base::Diagnostics& diagnostics) {
    clearProgress();
    std::size_t hidden = 0;
    for (const base::Diagnostic& diagnostic : diagnostics) {
        if (diagnostic.severity == base::Severity::Note && !notes_)
            ++hidden;
        else
            write(stderr, harmless(base::toString(diagnostic) + "\n", STDERR_FILENO));
    }
    if (hidden != 0)
        say(std::to_string(hidden) + (hidden == 1 ? " note" : " notes") + " not shown (--notes shows them)");
    return base::hasErrors(diagnostics) ? Findings : Ok;
}

ExitCode Terminal::report(const base::Error& error) {
    clearProgress();
    write(stderr, harmless(base::toString(error.diagnostic()) + "\n", STDERR_FILENO));
    return Unusable;
}

ExitCode Terminal::finish(ExitCode code) {
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return code;
    return report(base::Error{base::ErrorCode::Unwritable,
                              "can't write the answer to standard output",
                              "check the space on the disk it is sent to",
                              {}});
}

void Terminal::progress(const std::string& what, std::size_t done, std::size_t all) {
    if (quiet_ || !showsProgress_) return;
    const std::lock_guard lock(mutex_);
    const auto now = std::chrono::steady_clock::now();
    if (now - start_ < ProgressDelay || now - lastProgress_ < ProgressInterval) return;
    lastProgress_ = now;
    progressShown_ = true;
    write(stderr, "\r\x1B[K" + what + ": " + std::to_string(done) + " of " + std::to_string(all));
}

void Terminal::clearProgress() {
    const std::lock_guard lock(mutex_);
    if (progressShown_) write(stderr, "\r\x1B[K");
    progressShown_ = false;
}

}  // namespace coder::cli
