#include "coder/base/diagnostic.h"

#include <algorithm>
#include <iterator>

namespace coder::base {

const char* severityName(Severity severity) {
    switch (severity) {
        case Severity::Note:
            return "note";
        case Severity::Warning:
            return "warning";
        case Severity::Error:
            return "error";
    }
    return "error";
}

std::string toString(const Place& place) {
    std::string text = place.file;
    if (place.line != 0) {
        text += (text.empty() ? "line " : ":") + std::to_string(place.line);
        if (place.column != 0) text += ":" + std::to_string(place.column);
    }
    return text;
}

std::string toString(const Diagnostic& diagnostic) {
    std::string text = toString(diagnostic.place);
    if (!text.empty()) text += ": ";
    text += severityName(diagnostic.severity);
    text += ": " + diagnostic.message;
    if (!diagnostic.remedy.empty()) text += "\n    " + diagnostic.remedy;
    return text;
}

bool hasErrors(const Diagnostics& diagnostics) {
    return std::any_of(diagnostics.begin(), diagnostics.end(),
                       [](const Diagnostic& d) { return d.severity == Severity::Error; });
}

void append(Diagnostics& to, Diagnostics more) {
    to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace coder::base
