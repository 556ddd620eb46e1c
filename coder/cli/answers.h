// What a person answers: keys on a terminal, lines of a file or pipe.
#pragma once

#include <functional>
#include <optional>
#include <stop_token>
#include <string>

namespace coder::cli {

/// On a terminal, keys are read without Enter and not shown while this lives; afterwards it is as it was.
class Answers {
public:
    /// Reading ends when `stop` asks for it.
    explicit Answers(std::stop_token stop);
    Answers(const Answers&) = delete;
    Answers& operator=(const Answers&) = delete;
    ~Answers();

    bool isTerminal() const { return terminal_; }

    /// A key, empty for one that is no character such as an arrow; where there is no terminal, a line. Nothing at the
    /// end of the input, or stopped.
    std::optional<std::string> key();
    /// A line, which on a terminal is shown and edited as the terminal does, after `ask` has asked for it.
    std::optional<std::string> line(const std::function<void()>& ask);

    /// Makes the terminal what it was, for a program that ends at once.
    static void restore();

private:
    bool wait(int milliseconds) const;
    std::optional<char> byte();
    std::optional<std::string> readLine();
    std::optional<std::string> readKey();

    std::stop_token stop_;
    bool terminal_ = false;
};

}  // namespace coder::cli
