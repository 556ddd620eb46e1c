#include "coder/cli/answers.h"

#include <poll.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <mutex>

namespace coder::cli {

namespace {

constexpr char Escape = '\x1B';
constexpr char EndOfInput = '\x04';  // Ctrl-D

std::mutex modeMutex;
std::optional<termios> terminalMode;  ///< The terminal's mode before the program changed it.

termios modeForKeys(termios mode) {
    mode.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
    mode.c_cc[VMIN] = 1;
    mode.c_cc[VTIME] = 0;
    // Stopped or aborted by a key, the program would leave the terminal like this.
    mode.c_cc[VSUSP] = _POSIX_VDISABLE;
    mode.c_cc[VQUIT] = _POSIX_VDISABLE;
    return mode;
}

void setMode(bool forKeys) {
    const std::lock_guard lock(modeMutex);
    if (!terminalMode) return;
    const termios mode = forKeys ? modeForKeys(*terminalMode) : *terminalMode;
    ::tcsetattr(STDIN_FILENO, TCSADRAIN, &mode);
}

std::size_t bytesOfCharacter(char first) {
    const auto byte = static_cast<unsigned char>(first);
    return byte < 0xC0U ? 1 : byte < 0xE0U ? 2 : byte < 0xF0U ? 3 : 4;
}

}  // namespace

Answers::Answers(std::stop_token stop) : stop_(std::move(stop)) {
    termios mode{};
    terminal_ = ::isatty(STDIN_FILENO) != 0 && ::tcgetattr(STDIN_FILENO, &mode) == 0;
    if (!terminal_) return;
    {
        const std::lock_guard lock(modeMutex);
        terminalMode = mode;
    }
    setMode(true);
}

Answers::~Answers() { restore(); }

void Answers::restore() {
    setMode(false);
    const std::lock_guard lock(modeMutex);
    terminalMode.reset();
}

std::optional<std::string> Answers::key() { return terminal_ ? readKey() : readLine(); }

std::optional<std::string> Answers::line(const std::function<void()>& ask) {
    if (!terminal_) return readLine();
    setMode(false);
    ask();
    auto read = readLine();
    setMode(true);
    return read;
}

/// True when something can be read. Below 0: waits until it can, or until it is to stop.
bool Answers::wait(int milliseconds) const {
    constexpr int Pause = 50;
    while (!stop_.stop_requested()) {
        pollfd input{STDIN_FILENO, POLLIN, 0};
        const int ready = ::poll(&input, 1, milliseconds < 0 ? Pause : milliseconds);
        if (ready > 0) return true;
        if (ready < 0 && errno != EINTR) return false;
        if (milliseconds >= 0) return false;
    }
    return false;
}

std::optional<char> Answers::byte() {
    char byte = 0;
    if (!wait(-1) || ::read(STDIN_FILENO, &byte, 1) != 1) return std::nullopt;
    return byte;
}

std::optional<std::string> Answers::readLine() {
    std::string line;
    for (;;) {
        const auto next = byte();
        if (!next) return line.empty() || stop_.stop_requested() ? std::nullopt : std::optional(line);
        if (*next == '\n') break;
        line += *next;
    }
    if (!line.empty() && line.back() == '\r') line.pop_back();
    return line;
}

/// A key such as an arrow sends several bytes, the first of which is Escape.
std::optional<std::string> Answers::readKey() {
    constexpr int BetweenBytes = 30;  // Milliseconds in which the bytes of one key come.
    const auto first = byte();
    if (!first || *first == EndOfInput) return std::nullopt;
    std::string key(1, *first);
    const std::size_t bytes = bytesOfCharacter(*first);
    while ((*first == Escape || key.size() < bytes) && wait(BetweenBytes)) {
        const auto next = byte();
        if (!next) break;
        key += *next;
    }
    return *first == Escape ? std::string() : key;
}

}  // namespace coder::cli
