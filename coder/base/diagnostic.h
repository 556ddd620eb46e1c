// What the program has to say about its inputs: a place, a finding, a remedy.
//
// Bad input data never stops the work: the value that could be read comes back together with diagnostics.
// An operation that can't finish returns an Error instead (see result.h).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace coder::base {

enum class Severity : std::uint8_t { Note, Warning, Error };

/// "note", "warning" or "error".
const char* severityName(Severity severity);

/// Where in a file: line and column count from 1, columns in code points; 0 means "not known".
struct Place {
    std::string file;
    std::uint32_t line = 0;
    std::uint32_t column = 0;

    friend bool operator==(const Place&, const Place&) = default;
};

/// "file:line:column", leaving out what is not known; empty for no place at all.
std::string toString(const Place& place);

/// One finding about an input.
struct Diagnostic {
    Severity severity = Severity::Warning;
    Place place;
    std::string message;  ///< What is wrong and what was expected, without a full stop.
    std::string remedy;   ///< What the user can do about it, without a full stop; may be empty.

    friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

using Diagnostics = std::vector<Diagnostic>;

/// "file:3:7: error: message\n    remedy", as printed on a terminal.
std::string toString(const Diagnostic& diagnostic);

/// True when at least one diagnostic is of severity error.
bool hasErrors(const Diagnostics& diagnostics);

/// Appends all of `more` to `to`.
void append(Diagnostics& to, Diagnostics more);

}  // namespace coder::base
