// What the program prints, and where.
#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>

#include "coder/base/diagnostic.h"
#include "coder/base/result.h"
#include "coder/report/table.h"

namespace coder::cli {

/// Exit codes, as in docs/reference/commands.md.
enum ExitCode : int {
    Ok = 0,        ///< Done.
    Findings = 1,  ///< Done, and there were errors in the inputs, or a check failed.
    Unusable = 2,  ///< The command or an input was unusable.
    Fault = 3,     ///< A fault of the program.
};

/// Answers go to standard output, all else to standard error. Progress and bold type appear only where a terminal is.
class Terminal {
public:
    Terminal();

    void setQuiet(bool quiet) { quiet_ = quiet; }
    void setNotes(bool notes) { notes_ = notes; }

    /// To standard output.
    void print(const std::string& text) const;
    /// A table, fitted to the terminal.
    void print(const report::Table& table) const;

    /// To standard output, or standard error, as it is: for screens, whose texts of others forTerminal() has made
    /// harmless.
    void show(const std::string& text, bool toError) const;
    /// Columns of the terminal on standard output; 0 where none is.
    std::size_t width() const;
    /// Bold and underlined type may be used on standard output.
    bool emphasis() const { return emphasis_; }
    bool isQuiet() const { return quiet_; }

    /// To standard error, unless quiet.
    void say(const std::string& text);

    /// Warnings and errors, and notes if they were asked for; else their number. The exit code that they ask for.
    ExitCode report(const base::Diagnostics& diagnostics);
    /// The error of a command that could not be carried out.
    ExitCode report(const base::Error& error);

    /// Makes sure that all answers are written. An error when they could not be: the disk is full.
    ExitCode finish(ExitCode code);

    /// Shows how far the work is, in a line that is written over; only on a terminal and only after a second.
    void progress(const std::string& what, std::size_t done, std::size_t all);

private:
    void clearProgress();

    bool quiet_ = false;
    bool notes_ = false;
    bool emphasis_ = false;
    bool showsProgress_ = false;
    std::chrono::steady_clock::time_point start_;
    std::chrono::steady_clock::time_point lastProgress_;
    bool progressShown_ = false;
    std::mutex mutex_;  ///< Progress comes from worker threads.
};

}  // namespace coder::cli
